"""The open notice: it keeps what is typed, says when it cannot, and judges as it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import NOON, draft, later, notice, signed
from desktop.stubborn_register import StubbornRegister
from signoff import actions
from signoff.desktop.core.delays import SAVE_AFTER
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.form.council import load_profile
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.approvals import AGAIN
from signoff.notice.record.history import extends
from signoff.notice.record.integrity import faults
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import EventKind, Record, Role, Status

Opening = Callable[[Record], NoticeSession]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[StubbornRegister]:
    with StubbornRegister(tmp_path / "register.sqlite") as opened:
        yield opened


@pytest.fixture
def opening(register: StubbornRegister, qtbot: QtBot) -> Opening:
    def opened(record: Record) -> NoticeSession:
        ticks = iter(range(20, 10_000))
        return NoticeSession(
            register, load_profile("leeds"), record, actor=lambda: "Ayesha", clock=lambda: later(next(ticks))
        )

    return opened


def test_typing_is_in_the_register_within_two_seconds(
    opening: Opening, register: StubbornRegister, qtbot: QtBot
) -> None:
    session = opening(draft())

    with qtbot.waitSignal(session.saved, timeout=2000):
        session.set_value("subject", "A wider gate")

    assert SAVE_AFTER <= 2000
    assert register.get(session.record.id).notice.subject == "A wider gate"
    assert not session.unsaved


def test_keys_that_go_on_do_not_put_the_save_off(opening: Opening, register: StubbornRegister, qtbot: QtBot) -> None:
    session = opening(draft())
    typed: list[str] = []

    def type_and_look() -> bool:
        typed.append("x")
        session.set_value("subject", "".join(typed))
        return len(rows_of(register)) == 1

    qtbot.waitUntil(type_and_look, timeout=2000)


def test_flush_saves_at_once(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.set_value("contact.name", "Head of Gates")

    assert session.flush()
    assert register.get(session.record.id).notice.contact.name == "Head of Gates"


def test_visiting_a_page_saves_what_was_typed(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.set_value("director", "Director of Gates")

    session.visit("director_and_contact")

    assert register.get(session.record.id).notice.director == "Director of Gates"


def test_a_failing_save_keeps_the_text_says_so_and_is_tried_again(
    opening: Opening, register: StubbornRegister, qtbot: QtBot
) -> None:
    session = opening(draft())
    register.full = True
    session.set_value("subject", "Kept")

    with qtbot.waitSignal(session.failed) as failed:
        assert not session.flush()
    assert failed.args == ["The disk is full."]
    assert session.notice.subject == "Kept"
    assert session.problem == "The disk is full."

    register.full = False
    with qtbot.waitSignal(session.saved, timeout=5000):
        pass
    assert register.get(session.record.id).notice.subject == "Kept"
    assert session.problem == ""


def test_an_hour_of_typing_is_one_entry_of_the_history(opening: Opening) -> None:
    session = opening(draft())
    for text in ("A", "A w", "A wide gate"):
        session.set_value("subject", text)
        session.flush()
    session.set_value("reasons", "Because.")

    kinds = [event.event for event in session.record.history]
    assert kinds == [EventKind.CREATED, EventKind.EDITED]
    assert session.record.history[-1].sections == ("subject", "reasons")


def test_after_a_file_has_left_typing_begins_a_new_entry(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.set_value("subject", "Sent")
    session.flush()
    sent = session.record_for_file()

    session.set_value("subject", "Sent, and changed since")
    session.flush()

    assert extends(session.record, sent)


def test_a_hand_over_that_fails_once_its_file_is_written_leaves_typing_a_new_entry(
    opening: Opening, register: StubbornRegister
) -> None:
    session = opening(draft())
    session.set_value("subject", "Sent")
    session.flush()
    sent: list[Record] = []

    def write(record: Record) -> None:
        sent.append(record)
        register.full = True

    with pytest.raises(RegisterProblem):
        session.advance(partial(lifecycle.hand_over, to="A. Officer"), write)
    session.set_value("subject", "Sent, and changed since")

    assert session.record.history[: len(sent[0].history) - 1] == sent[0].history[:-1]


def test_a_later_session_begins_an_entry_of_its_own(opening: Opening, register: StubbornRegister) -> None:
    first = opening(draft())
    first.set_value("subject", "Monday")
    first.flush()

    second = opening(register.get(first.record.id))
    second.set_value("subject", "Tuesday")

    assert [event.event for event in second.record.history].count(EventKind.EDITED) == 2


def test_nothing_happens_when_nothing_changes(opening: Opening, qtbot: QtBot) -> None:
    session = opening(draft())
    with qtbot.assertNotEmitted(session.changed):
        session.set_value("subject", session.value("subject"))
    assert not session.unsaved


def test_findings_follow_the_answers_and_are_signalled(opening: Opening, qtbot: QtBot) -> None:
    session = opening(draft(subject=None))
    assert "subject" in {finding.field for finding in session.findings}

    with qtbot.waitSignal(session.findings_changed):
        session.set_value("subject", "A gate")

    assert "subject" not in {finding.field for finding in session.findings}


def test_the_state_of_a_page_does_not_depend_on_who_has_been_there(opening: Opening) -> None:
    session = opening(lifecycle.new_record("leeds", draft().terms, actor="Ayesha", at=NOON))
    before = session.states
    session.visit("subject")
    assert session.states == before
    assert session.visited == {"subject"}


def test_pages_that_were_begun_before_show_their_findings(opening: Opening, register: StubbornRegister) -> None:
    first = opening(lifecycle.new_record("leeds", draft().terms, actor="Ayesha", at=NOON))
    first.set_value("reasons", "Because.")
    first.flush()

    assert opening(register.get(first.record.id)).visited == {"reasons"}


def test_a_notice_is_judged_as_if_it_were_signed_today(opening: Opening) -> None:
    session = opening(draft())
    findings = actions.findings_before_signing(
        session.record, Role.DECISION_MAKER, session.today(), on=session.today(), profile=session.profile
    )
    assert session.findings == findings


def test_a_warning_answered_with_a_word_rests(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft(reasons="It is about software."))
    warning = next(finding for finding in session.findings if finding.severity == "warning")

    session.settle(warning, "Not a digital matter")

    settled = [finding for finding in session.findings if finding.rule == warning.rule and finding.settled is not None]
    assert settled
    assert register.get(session.record.id).settled[0].word == "Not a digital matter"


ACT = SignatureRequest(Role.DECISION_MAKER, "A. Officer", "Chief Officer", NOON.date(), TypedMark(text="A. Officer"))


def sign(session: NoticeSession) -> bytes:
    """Sign, and return the file that was seen."""
    from signoff.pdf.export import render

    candidate = session.signed_as(ACT)
    pdf = render(candidate).data
    session.sign(candidate, pdf)
    return pdf


def test_the_file_that_was_seen_is_kept(opening: Opening) -> None:
    session = opening(draft())
    assert session.signed_as(ACT).decision_signature is not None
    assert not session.locked
    pdf = sign(session)
    assert session.seen_pdf() == pdf


def test_what_was_seen_before_an_edit_is_not_signed(opening: Opening) -> None:
    session = opening(draft())
    candidate = session.signed_as(ACT)
    session.set_value("subject", "Another")
    with pytest.raises(NotAllowed, match="changed since its pages were shown"):
        session.sign(candidate, b"%PDF-1.7")
    with pytest.raises(NotAllowed, match="changed since"):
        session.sign(opening(draft()).signed_as(ACT), b"%PDF-1.7")
    assert not session.locked


def test_a_notice_goes_from_draft_to_published(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.advance(partial(lifecycle.hand_over, to="A. Officer"))
    assert register.get(session.record.id).status is Status.READY
    session.advance(partial(lifecycle.give_back, reason="The value is wrong"))
    assert session.record.history[-1].reason == "The value is wrong"

    sign(session)
    assert session.locked
    session.give_reference("D1")
    session.publish(dt.date(2024, 5, 15), "")

    saved = register.get(session.record.id)
    assert (saved.status, saved.reference) == (Status.PUBLISHED, "D1")


def test_a_locked_notice_takes_no_answers(opening: Opening) -> None:
    session = opening(draft())
    sign(session)

    with pytest.raises(NotAllowed):
        session.set_value("subject", "Another")


def test_a_step_that_cannot_be_kept_has_not_happened(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.flush()
    register.full = True

    with pytest.raises(RegisterProblem):
        session.advance(partial(lifecycle.hand_over, to="A. Officer"))

    assert session.record.status is Status.DRAFT


def test_withdrawing_has_a_way_back(opening: Opening) -> None:
    session = opening(draft())
    session.withdraw("no longer needed")
    assert session.locked
    session.bring_back()
    assert session.record.status is Status.DRAFT


def test_what_is_typed_goes_along_with_a_step(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.change(lambda _: notice(subject="Typed a moment ago", decision_type=DecisionType.ADMINISTRATIVE))
    session.advance(partial(lifecycle.hand_over, to="A. Officer"))

    assert register.get(session.record.id).notice.subject == "Typed a moment ago"
    assert session.notice != Notice()


def approved_by_chair(record: Record) -> Record:
    return signed(record, role=Role.SCRUTINY_CHAIR)


def test_a_state_from_elsewhere_is_gone_on_from(opening: Opening, register: StubbornRegister, qtbot: QtBot) -> None:
    session = opening(draft())
    session.set_value("subject", "Ours")
    assert session.flush()
    ours = session.record
    answers = replace(ours.notice, decision="Theirs.")
    theirs = lifecycle.edit(ours, answers, actor="PA", at=later(15_000))
    register.import_state(theirs, register.state_digests()[ours.id])
    with qtbot.waitSignal(session.changed) as changed:
        assert session.follow_register()
    assert changed.args is not None
    assert changed.args[0].paths == {"decision"}
    assert not session.unsaved
    assert not session.follow_register()
    session.set_value("subject", "Ours again")
    assert session.flush()
    assert register.get(ours.id).notice == replace(answers, subject="Ours again")


def test_the_first_change_of_an_approved_notice_asks_once(opening: Opening, qtbot: QtBot) -> None:
    asked: list[Record] = []
    allowed = False

    def ask(record: Record) -> bool:
        asked.append(record)
        return allowed

    session = opening(approved_by_chair(draft()))
    session.may_change = ask
    assert session.asks_first
    with qtbot.waitSignal(session.changed) as shown:
        session.set_value("subject", "A")
    assert shown.args[0].touches("subject"), "the field shows its answer again"
    assert (len(session.record.approvals), session.notice.subject, len(asked)) == (1, "A new gate", 1)

    allowed = True
    session.set_value("subject", "A")
    session.set_value("subject", "A w")
    assert (session.record.approvals, len(asked)) == ((), 2)


def test_a_ready_notice_asks_too_and_a_draft_does_not(opening: Opening) -> None:
    session = opening(draft())
    session.may_change = lambda _: False
    session.set_value("subject", "A wider gate")
    session.advance(partial(lifecycle.hand_over, to="Tim"))
    session.set_value("subject", "A")
    assert (session.notice.subject, session.record.status) == ("A wider gate", Status.READY)


def test_what_was_approved_has_its_approvals_again(opening: Opening, register: StubbornRegister) -> None:
    approved = approved_by_chair(lifecycle.hand_over(draft(), actor="PA", at=later(5)))
    register.save(approved)
    session = opening(approved)
    session.set_value("subject", "A wider gate")
    session.set_value("subject", "A new gate")
    assert session.record.signatures == approved.signatures
    assert session.record.status is Status.READY
    session.set_value("subject", "A wider gate")
    session.set_value("contact.name", "Somebody else")
    session.flush()

    reopened = opening(register.get(approved.id))
    reopened.set_value("subject", "A new gate")
    assert reopened.record.approvals == ()
    reopened.set_value("contact.name", "Head of Service")
    assert reopened.record.signatures == approved.signatures
    assert faults(reopened.record) == ()
    kinds = [event.event for event in reopened.record.history]
    assert kinds.count(EventKind.APPROVALS_VOIDED) == 2
    assert [event.reason for event in reopened.record.history].count(AGAIN) == 2
    reopened.flush()
    assert register.get(approved.id).approvals == approved.approvals
