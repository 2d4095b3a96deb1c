"""Handing over and sending back on a real register: what is asked, what is written, and what is still to be sent."""

from __future__ import annotations

from dataclasses import replace as replace_question
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import DAY, draft, later, signed
from desktop.answering import AnsweringNotifier
from signoff import actions
from signoff.covering_message import covering_message
from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
from signoff.desktop.core.people import Addressee
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.exchange.handing_over import HandingOver
from signoff.desktop.exchange.handover_dialog import HandoverDialog
from signoff.desktop.exchange.send_dialog import LONGEST_LINK, SendDialog, mail_link
from signoff.desktop.look.theme import Theme
from signoff.notice.form.profile_file import load_profile
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.comments import comment_on
from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import LONGEST_NOTE, Asked, Message
from signoff.notice.record.model import Contact, given
from signoff.notice.record.record import EventKind, Record, Role, Status

URGENT = replace(actions.example("key"), signatures=())
PAT = Addressee("Pat Jones", "PA", "pat@example.org")


def session_on(services: Services, record: Record) -> NoticeSession:
    services.register.save(record)
    return NoticeSession(
        services.register,
        load_profile("leeds"),
        record,
        actor=services.settings.actor,
        clock=lambda: later(60),
    )


def notifier_of(services: Services) -> AnsweringNotifier:
    assert isinstance(services.notifier, AnsweringNotifier)
    return services.notifier


def asked_of(services: Services, record: Record, *, is_return: bool = False) -> HandoverQuestion:
    handing_over, notifier = HandingOver(services), notifier_of(services)
    notifier.file = None
    session = session_on(services, record)
    assert not (handing_over.send_back(session) if is_return else handing_over.hand_over(session))
    return notifier.handovers[-1]


def approve(record: Record, role: Role, name: str) -> Record:
    return lifecycle.sign(
        record, role=role, name=name, post="Approver", date=DAY, mark=TypedMark(text=name), at=later(5)
    )


def to_ann(record: Record, asked: Asked = Asked.SIGN) -> Record:
    return lifecycle.hand_over(record, actor="Pat Jones", at=later(1), to="Ann Lee", message=Message(asked=asked))


def test_a_name_is_asked_once_and_everything_is_remembered(services: Services, tmp_path: Path) -> None:
    notifier, handing_over = notifier_of(services), HandingOver(services)
    notifier.text, notifier.file = "Ann Lee", tmp_path / "for-ann.signoff"
    session = session_on(services, draft())
    assert handing_over.hand_over(session)
    sent = actions.open_document(notifier.file)
    assert sent == session.record == services.register.get(sent.id)
    assert (sent.history[-1].actor, sent.history[-1].reason, sent.status) == ("Pat", "Ann Lee", Status.READY)
    assert notifier.handovers[-1].proposed.sender == ""
    assert services.settings.name == "Pat"
    assert services.people.offered() == (Addressee("Ann Lee"),)
    (file,) = notifier.to_send
    assert (file.path, file.to.name) == (notifier.file, "Ann Lee")
    handover = last_handover(sent)
    assert handover is not None
    outgoing = services.outbox.find(sent.id, handover.key)
    assert outgoing is not None
    assert not outgoing.is_sent
    notifier.sent = True
    handing_over.send(session)
    outgoing = services.outbox.find(sent.id, handover.key)
    assert outgoing is not None
    assert outgoing.is_sent


def test_a_file_that_has_gone_is_written_again(services: Services, tmp_path: Path) -> None:
    notifier, handing_over = notifier_of(services), HandingOver(services)
    session = session_on(services, to_ann(draft()))
    notifier.file = tmp_path / "again"
    handing_over.send(session)
    assert actions.open_document(tmp_path / "again.signoff") == session.record
    assert notifier.to_send[-1].path == tmp_path / "again.signoff"


def test_what_was_changed_since_is_in_the_file_that_is_sent(services: Services, tmp_path: Path) -> None:
    notifier, handing_over = notifier_of(services), HandingOver(services)
    notifier.text, notifier.file = "Pat Jones", tmp_path / "for-pat.signoff"
    session = session_on(services, to_ann(draft()))
    assert handing_over.send_back(session)
    session.set_value("subject", "Two gates")
    handing_over.send(session)
    assert actions.open_document(notifier.file) == session.record
    assert notifier.toasts[-1] == "for-pat.signoff was saved again, with the changes made since."
    said = len(notifier.toasts)
    handing_over.send(session)
    assert len(notifier.toasts) == said


def test_another_file_at_its_place_is_never_replaced(services: Services, tmp_path: Path) -> None:
    notifier, handing_over = notifier_of(services), HandingOver(services)
    notifier.text, notifier.file = "Ann Lee", tmp_path / "for-ann.signoff"
    session = session_on(services, draft())
    assert handing_over.hand_over(session)
    answer = lifecycle.give_back(session.record, actor="Ann Lee", at=later(90), reason="Name the gate.")
    actions.save_document(answer, notifier.file)
    notifier.file = tmp_path / "again.signoff"
    handing_over.send(session)
    assert actions.open_document(tmp_path / "for-ann.signoff") == answer
    assert actions.open_document(notifier.file) == session.record


def test_a_file_that_cannot_be_written_changes_nothing_and_asks_again(services: Services, tmp_path: Path) -> None:
    notifier = notifier_of(services)
    notifier.file = tmp_path
    session = session_on(services, draft())
    assert not HandingOver(services).hand_over(session)
    assert session.record.status is Status.DRAFT
    assert "The notice was not changed." in notifier.problems[0]
    assert notifier.handovers[1].proposed.note == notifier.note


def test_what_is_proposed_follows_from_where_the_notice_is(services: Services) -> None:
    services.settings.update(name="Ann Lee")
    proposed = asked_of(services, to_ann(draft()), is_return=True).proposed
    assert (proposed.to.name, proposed.asked) == ("Pat Jones", Asked.CHANGE)
    proposed = asked_of(services, signed(to_ann(draft()))).proposed
    assert (proposed.to.name, proposed.asked) == ("Pat Jones", Asked.PUBLISH)
    approved = signed(to_ann(draft(), Asked.APPROVE), role=Role.SCRUTINY_CHAIR)
    proposed = asked_of(services, approved).proposed
    assert (proposed.to.name, proposed.asked) == ("Pat Jones", Asked.CHANGE)
    back = lifecycle.give_back(to_ann(draft(), Asked.APPROVE), actor="Ann Lee", at=later(90), reason="Name the gate.")
    services.settings.update(name="Pat Jones")
    proposed = asked_of(services, back).proposed
    assert (proposed.to.name, proposed.asked) == ("Ann Lee", Asked.APPROVE)
    services.settings.update(name="Ann Lee")
    question = asked_of(services, draft(decision=None))
    assert (question.proposed.to.name, question.proposed.asked) == ("A. Officer", Asked.SIGN)
    assert question.cautions == ("1 error to correct before it can be signed.",)


def test_the_next_approver_is_proposed_before_the_decision_maker(services: Services) -> None:
    services.settings.update(name="Pat Jones", post="Personal assistant")
    late = with_value(URGENT.notice, "report_publication.late_reason", "A flood.")

    def proposed(*approvals: Role) -> HandoverAnswer:
        record = replace(URGENT, id=str(uuid4()), notice=late)
        for role in approvals:
            record = approve(record, role, "Cat Moss")
        return asked_of(services, record).proposed

    assert (proposed().to, proposed().asked) == (Addressee(post="Scrutiny chair"), Asked.APPROVE)
    services.people.remember(Addressee("Cat Moss", "Chair of the Scrutiny Board", "cat@example.org"))
    services.people.remember(Addressee("Ed Ray", "Executive Member for Flood Defence"))
    assert proposed().to.email == "cat@example.org"
    answer = proposed(Role.SCRUTINY_CHAIR)
    assert (answer.to.name, answer.asked) == ("Ed Ray", Asked.APPROVE)
    answer = proposed(Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER)
    assert (answer.to.name, answer.asked) == (given(late.decision_maker.name), Asked.SIGN)


def test_an_approver_gives_it_back_to_who_asked(services: Services) -> None:
    services.settings.update(name="Cat Moss", post="Chair of the Scrutiny Board")
    sent = lifecycle.hand_over(
        URGENT, actor="Pat Jones", at=later(1), to="Cat Moss", message=Message(asked=Asked.APPROVE)
    )
    proposed = asked_of(services, approve(sent, Role.SCRUTINY_CHAIR, "Cat Moss")).proposed
    assert (proposed.to.name, proposed.asked) == ("Pat Jones", Asked.CHANGE)


def test_the_post_of_who_gets_it_back_is_filled_in_wherever_it_is_known(services: Services) -> None:
    services.settings.update(name="Ann Lee", post="Chief Officer")
    contact = to_ann(draft(contact=Contact(name="pat  jones", post="Personal assistant", telephone="1")))
    assert asked_of(services, contact, is_return=True).proposed.to.post == "Personal assistant"
    asking = comment_on(draft(), "reasons", "Is it?", author="Pat Jones", post="Report author", at=later(0))
    assert asked_of(services, to_ann(asking), is_return=True).proposed.to.post == "Report author"
    services.people.remember(Addressee("Pat Jones", email="pat@example.org"))
    known = asked_of(services, to_ann(replace(asking, id=str(uuid4()))), is_return=True).proposed.to
    assert (known.post, known.email) == ("Report author", "pat@example.org")


def test_the_email_names_what_to_choose(services: Services, tmp_path: Path) -> None:
    record = lifecycle.hand_over(draft(), actor="P", at=later(1), to="C", message=Message(asked=Asked.APPROVE))
    handover = last_handover(record)
    assert handover is not None
    message = covering_message(record, handover, "notice.signoff")
    assert message.subject.startswith("To approve: ")
    assert "Choose Read and approve there." in message.text


def test_a_file_that_is_there_is_not_proposed(services: Services, tmp_path: Path) -> None:
    services.settings.update(last_folder=str(tmp_path))
    first = asked_of(services, draft()).proposed.path
    first.write_bytes(b"")
    assert asked_of(services, draft()).proposed.path.name == f"{first.stem} (2).signoff"


def test_who_it_was_handed_over_to_can_say_that_it_is_they(services: Services) -> None:
    session = session_on(services, to_ann(draft()))
    HandingOver(services).adopt_name(session)
    assert services.settings.name == "Ann Lee"


def question(tmp_path: Path, *, is_return: bool = False, sender: str = "Kim") -> HandoverQuestion:
    proposed = HandoverAnswer(Addressee("Ann Lee"), Asked.SIGN, tmp_path / "gate.signoff", sender=sender)
    return HandoverQuestion("A gate", proposed, (PAT,), (Asked.SIGN, Asked.CHANGE), DAY, is_return=is_return)


def test_the_window_says_what_is_missing_and_fills_in_who_is_known(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = HandoverDialog(theme, question(tmp_path, is_return=True, sender=""), lambda path: None)
    qtbot.addWidget(dialog)
    dialog._to.setEditText("pat  jones")
    assert dialog.answer.to == Addressee("pat  jones", "PA", "pat@example.org")
    dialog._to.setEditText("Somebody else")
    assert dialog.answer.to == Addressee("Somebody else")
    dialog._note.setPlainText("x" * (LONGEST_NOTE + 1))
    dialog._email.setText("not an address")
    dialog._by.set_date(DAY.replace(day=1))
    dialog.accept()
    assert dialog.result() == 0
    problems = [labelled.problem() for labelled in dialog._labelled if labelled.problem()]
    assert [words.split()[0] for words in problems] == ["Enter", "Enter", "Enter", "Shorten"]
    dialog._note.setPlainText("")
    dialog.accept()
    assert dialog._note_label.problem() == "Say what should change."
    dialog._note.setPlainText(" Name the gate. ")
    dialog._email.setText("kim@example.org")
    dialog._by.set_date(DAY)
    dialog._sender.setText("Ann Lee")
    dialog.accept()
    assert dialog.result() == 1
    assert (dialog.answer.note, dialog.answer.sender) == ("Name the gate.", "Ann Lee")


def test_who_is_not_reached_by_the_shared_register_is_said_as_their_name_is_typed(
    theme: Theme, qtbot: QtBot, tmp_path: Path, announced: list[str]
) -> None:
    asked = replace_question(question(tmp_path), kept_from=("Sam Lee",))
    dialog = HandoverDialog(theme, asked, lambda path: None)
    qtbot.addWidget(dialog)
    dialog.show()
    announced.clear()
    dialog._to.setEditText("Sam Lee")
    assert announced == ["Sam Lee may not read exempt information in the shared register, so it goes as a file."]
    dialog._to.setEditText("Ann Lee")
    assert dialog._kept_from.isHidden()


def test_who_must_approve_is_said_only_to_whoever_sends_it_to_be_signed(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    words = "The scrutiny chair must approve it before the decision maker can sign."
    tasks = (Asked.SIGN, Asked.APPROVE, Asked.CHANGE)
    asked = replace_question(question(tmp_path), approvals_caution=words, tasks=tasks)
    dialog = HandoverDialog(theme, asked, lambda path: None)
    qtbot.addWidget(dialog)
    caution = dialog.findChild(QWidget, "handoverApprovals")
    assert caution is not None
    said = {}
    for task in tasks:
        dialog._tasks.choose(task)
        dialog._tasks.chosen.emit(task)
        said[task] = not caution.isHidden()
    assert said == {Asked.SIGN: True, Asked.APPROVE: False, Asked.CHANGE: False}
    plain = HandoverDialog(theme, question(tmp_path), lambda path: None)
    qtbot.addWidget(plain)
    assert plain._about_approvals.isHidden()


def test_a_post_that_is_proposed_without_a_name_stays_for_whoever_is_named(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    proposed = HandoverAnswer(Addressee(post="Scrutiny chair"), Asked.APPROVE, tmp_path / "n.signoff", sender="Pat")
    question = HandoverQuestion("A gate", proposed, (PAT,), (Asked.SIGN, Asked.APPROVE), DAY)
    dialog = HandoverDialog(theme, question, lambda path: None)
    qtbot.addWidget(dialog)
    name = dialog.findChild(QComboBox, "handoverTo")
    assert name is not None
    name.setEditText("Cat Moss")
    assert dialog.answer.to == Addressee("Cat Moss", "Scrutiny chair")
    name.setEditText("Pat Jones")
    assert dialog.answer.to == PAT


def test_the_file_can_be_saved_elsewhere(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = HandoverDialog(theme, question(tmp_path), lambda path: tmp_path / "other.signoff")
    qtbot.addWidget(dialog)
    dialog._file.pressed.emit()
    assert dialog.answer.path == tmp_path / "other.signoff"


@pytest.mark.parametrize("text", ["Dear Ann,\n\nplease & thanks", "word " * 600])
def test_the_email_program_gets_what_its_link_can_hold(theme: Theme, qtbot: QtBot, tmp_path: Path, text: str) -> None:
    opened: list[QUrl] = []
    file = FileToSend(tmp_path / "gate.signoff", PAT, "To sign: A gate?", text)
    dialog = SendDialog(theme, file, open_url=opened.append)
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "openEmail")
    assert button is not None
    button.click()
    link = opened[0].toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert link.startswith("mailto:pat@example.org?subject=To%20sign%3A%20A%20gate%3F")
    assert len(link) <= LONGEST_LINK
    if "body" in link:
        assert link.endswith("&body=Dear%20Ann%2C%0D%0A%0D%0Aplease%20%26%20thanks")
    else:
        assert QGuiApplication.clipboard().text() == text


def test_the_text_is_copied_as_it_was_edited(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SendDialog(theme, FileToSend(tmp_path / "gate.signoff", PAT, "Subject", "Text"))
    qtbot.addWidget(dialog)
    text = dialog.findChild(QPlainTextEdit, "emailText")
    button = dialog.findChild(QPushButton, "copyEmail")
    assert text is not None
    assert button is not None
    text.setPlainText("Another text")
    button.click()
    assert QGuiApplication.clipboard().text() == "Another text"


def test_no_address_can_add_fields_to_the_link() -> None:
    assert mail_link("a@b.c?bcc=x@y.z&cc=q", "S", "") == "mailto:a@b.c%3Fbcc%3Dx@y.z%26cc%3Dq?subject=S"


def test_what_goes_back_is_noted_with_its_reason(services: Services, tmp_path: Path) -> None:
    notifier = notifier_of(services)
    notifier.text, notifier.file, notifier.note = "Pat Jones", tmp_path / "back.signoff", "Name the gate."
    session = session_on(services, to_ann(draft()))
    assert HandingOver(services).send_back(session)
    last = actions.open_document(notifier.file).history[-1]
    assert (last.event, last.reason, last.message) == (
        EventKind.RETURNED,
        "Name the gate.",
        Message(to="Pat Jones"),
    )
