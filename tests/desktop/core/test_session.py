"""The open notice: it keeps what is typed, says when it cannot, and judges as it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import NOON, draft, later, signed
from desktop.stubborn_register import StubbornRegister
from signoff import actions
from signoff.desktop.core.delays import SAVE_AFTER
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.errors import NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.approvals import AGAIN
from signoff.notice.record.history import extends
from signoff.notice.record.integrity import faults
from signoff.notice.record.record import EventKind, Record, Role, Status

Opening = Callable[[Record], NoticeSession]


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


def test_a_locked_notice_takes_no_answers(opening: Opening) -> None:
    session = opening(signed())

    with pytest.raises(NotAllowed):
        session.set_value("subject", "Another")


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
    NoticeSteps(session).advance(partial(lifecycle.hand_over, to="Tim"))
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
