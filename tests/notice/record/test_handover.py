"""Hand-overs with their messages: what is kept, who has a notice, and what ends it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders import DAY, draft, later, signed
from signoff.errors import NotAllowed, RecordRefused
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.digest import event_digest
from signoff.notice.record.handover import handover_of, last_handover, open_handover, who_waits
from signoff.notice.record.integrity import FaultKind, alteration, faults
from signoff.notice.record.merging import merged
from signoff.notice.record.message import LONGEST_NOTE, Asked, Message
from signoff.notice.record.record import EventKind, Record, Role, Status

MESSAGE = Message(asked=Asked.SIGN, post="Chief\nOfficer", note=" By Thursday,\r\nplease\u200b. ", by=DAY)


def sent(asked: Asked | None = Asked.SIGN, record: Record | None = None, **message: object) -> Record:
    given = replace(Message(asked=asked), **message)
    return lifecycle.hand_over(record or draft(), actor="Pat Jones", at=later(1), to="Ann Lee", message=given)


def edited(record: Record, actor: str) -> Record:
    notice = with_value(record.notice, "subject", "Two gates")
    return lifecycle.edit(record, notice, actor=actor, at=later(5))


def test_a_message_is_kept_in_the_form_of_texts_and_read_back() -> None:
    record = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="Ann\tLee ", message=MESSAGE)
    event = record.history[-1]
    assert (event.reason, event.message) == (
        "Ann Lee",
        Message(asked=Asked.SIGN, post="Chief Officer", note="By Thursday,\nplease.", by=DAY),
    )
    assert read_record(write_record(record)) == record
    handover = handover_of(event)
    assert handover is not None
    assert (handover.by, handover.to, handover.wanted_by) == ("Pat Jones", "Ann Lee", DAY)


def test_an_entry_without_a_message_has_the_digest_that_it_always_had() -> None:
    event = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="Ann Lee", message=Message()).history[-1]
    assert event.message is None
    assert b"message" not in write_record(lifecycle.hand_over(draft(), actor="PA", at=later(1), to="Ann Lee"))
    assert event_digest(event) != event_digest(replace(event, message=Message(note="?")))


@pytest.mark.parametrize("note", ["x" * (LONGEST_NOTE + 1), "\ud800" * (LONGEST_NOTE + 1)])
def test_a_note_has_a_limit(note: str) -> None:
    with pytest.raises(NotAllowed, match="at most 4,000"):
        sent(note=note)


@pytest.mark.parametrize(
    "hostile",
    [b'"note": "' + b"x" * (LONGEST_NOTE + 1) + b'"', b'"asked": "burn"', b'"by": "soon"', b'"note": 1', b'"cc": ""'],
)
def test_a_message_that_is_none_is_refused(hostile: bytes) -> None:
    data = write_record(sent(note="A note"))
    with pytest.raises(RecordRefused, match="history"):
        read_record(data.replace(b'"note": "A note"', hostile))


def test_words_of_a_message_are_read_without_what_hides_in_them() -> None:
    record = sent(note="A note")
    event = record.history[-1]
    hostile = replace(event, reason="Ann\nLee\u202e", message=Message(asked=Asked.SIGN, note="A\u200b note\u202e"))
    handover = handover_of(hostile)
    assert handover is not None
    assert (handover.to, handover.note) == ("Ann Lee", "A note")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (None, Status.READY),
        (Asked.SIGN, Status.READY),
        (Asked.APPROVE, Status.READY),
        (Asked.CHANGE, Status.DRAFT),
        (Asked.READ, Status.DRAFT),
    ],
)
def test_the_status_follows_from_what_is_asked(asked: Asked | None, status: Status) -> None:
    assert sent(asked).status is status


@pytest.mark.parametrize("asked", [Asked.SIGN, Asked.APPROVE, Asked.CHANGE])
def test_a_signed_notice_is_not_handed_over_to_be_changed(asked: Asked) -> None:
    with pytest.raises(NotAllowed, match="already signed"):
        sent(asked, signed())


def test_only_a_signed_notice_is_handed_over_to_be_published() -> None:
    with pytest.raises(NotAllowed, match="Only a signed notice"):
        sent(Asked.PUBLISH)
    record = sent(Asked.PUBLISH, signed(), note="On Monday")
    assert (record.status, faults(record)) == (Status.SIGNED, ())


def test_no_message_hides_in_the_entry_of_a_signature() -> None:
    record = signed()
    last = replace(record.history[-1], message=Message(note="Hidden"))
    fault = alteration(replace(record, history=(*record.history[:-1], last)))
    assert fault is not None
    assert fault.kind is FaultKind.UNRECORDED


def back(record: Record) -> Record:
    return lifecycle.give_back(
        record, actor="Ann Lee", at=later(6), reason="Name the gate.", message=Message(to="Pat Jones")
    )


def approved(record: Record) -> Record:
    return signed(record, role=Role.SCRUTINY_CHAIR)


def published(record: Record) -> Record:
    return lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(30))


@pytest.mark.parametrize(
    ("record", "step", "answered", "is_open"),
    [
        pytest.param(sent(), lambda record: record, None, True, id="nothing"),
        pytest.param(sent(), lambda record: edited(record, "Ann Lee"), None, True, id="an edit by who has it"),
        pytest.param(sent(), lambda record: edited(record, "Pat Jones"), None, False, id="taken back by an edit"),
        pytest.param(sent(Asked.CHANGE), lambda record: edited(record, "Pat Jones"), None, True, id="to change"),
        pytest.param(sent(), signed, EventKind.SIGNED, False, id="signed"),
        pytest.param(sent(), approved, None, True, id="approved, and still to be signed"),
        pytest.param(sent(Asked.APPROVE), approved, EventKind.APPROVED, False, id="approved"),
        pytest.param(sent(Asked.PUBLISH, signed()), published, EventKind.PUBLISHED, False, id="published"),
        pytest.param(
            sent(), lambda record: lifecycle.withdraw(record, actor="PA", at=later(9)), None, False, id="withdrawn"
        ),
    ],
)
def test_what_ends_a_handover(
    record: Record, step: Callable[[Record], Record], answered: EventKind | None, is_open: bool
) -> None:
    after = step(record)
    last = last_handover(after)
    assert (open_handover(after) is not None) is is_open
    assert (last.answered if last is not None else None) is answered


def test_a_return_names_whom_it_goes_to_and_asks_for_a_change() -> None:
    handover = open_handover(back(sent()))
    assert handover is not None
    assert (handover.by, handover.to, handover.note) == ("Ann Lee", "Pat Jones", "Name the gate.")
    assert (handover.asked, handover.is_return, handover.at) == (Asked.CHANGE, True, later(6).astimezone(dt.UTC))


def test_a_notice_that_nobody_handed_over_has_no_handover() -> None:
    assert last_handover(draft()) is None


def merged_by(actor: str, ours: Record, theirs: Record) -> Record:
    return merged(ours, theirs, theirs.notice, actor=actor, at=later(30))


def test_of_two_copies_that_were_merged_the_last_handover_of_both_counts() -> None:
    returned = back(sent())
    mine = edited(returned, "Ann Lee")
    again = lifecycle.hand_over(edited(returned, "Pat Jones"), actor="Pat Jones", at=later(9), to="Ann Lee")
    handover = open_handover(merged_by("Ann Lee", mine, again))
    assert handover is not None
    assert (handover.is_return, handover.by, handover.to) == (False, "Pat Jones", "Ann Lee")
    assert handover.key == event_digest(again.history[-1])


def test_who_merges_what_they_had_handed_over_to_be_signed_has_taken_it_back() -> None:
    waiting = sent()
    assert last_handover(merged_by("Pat Jones", waiting, edited(waiting, "Ann Lee"))) is None
    assert last_handover(merged_by("Ann Lee", waiting, edited(waiting, "Ann Lee"))) is not None


def test_who_only_approved_a_notice_does_not_wait_for_it_when_it_is_signed() -> None:
    asked = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="A. Officer", message=Message())
    approved = signed(asked, role=Role.SCRUTINY_CHAIR)
    passed_on = lifecycle.hand_over(approved, actor="A. Officer", at=later(70), to="Ann Lee", message=Message())
    assert who_waits(passed_on) == "Pat Jones"
    assert who_waits(asked) == "Pat Jones"
    assert who_waits(draft()) == ""
