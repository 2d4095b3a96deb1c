"""What remains of a hand-over, as each of the people in it sees it on their own machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, draft, later, signed
from signoff.desktop.core.commands import Command
from signoff.desktop.core.outbox import Outbox, Outgoing
from signoff.desktop.notice.handover_banner import LONGEST_NOTE, shortened_note
from signoff.desktop.notice.handover_state import HandoverStage, HandoverState, handover_state
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record


def sent(asked: Asked = Asked.SIGN, record: Record | None = None) -> Record:
    message = Message(asked=asked, note="By Thursday,\nplease.", by=DAY)
    return lifecycle.hand_over(record or draft(), actor="Pat Jones", at=later(1), to="Ann Lee", message=message)


def back() -> Record:
    message = Message(to="Pat Jones")
    return lifecycle.give_back(sent(), actor="Ann Lee", at=later(2), reason="Name the gate.", message=message)


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "handovers.json")


def noted(outbox: Outbox, record: Record, *, is_sent: bool = False, is_done: bool = False) -> None:
    handover = last_handover(record)
    assert handover is not None
    outgoing = Outgoing(key=handover.key, file=str(Path("Mail", "gate.signoff")), is_sent=is_sent, is_done=is_done)
    outbox.note(record.id, outgoing)


def shown(record: Record, me: str, outbox: Outbox) -> HandoverState:
    state = handover_state(record, me, outbox)
    assert state is not None
    return state


def test_whoever_gets_it_is_told_by_whom_for_what_and_with_which_note(outbox: Outbox) -> None:
    state = shown(sent(), "Ann Lee", outbox)
    assert state.stage is HandoverStage.RECEIVED
    assert state.title == "Handed over by Pat Jones on 14 May 2024, to sign by 14 May 2024"
    assert state.note == "By Thursday,\nplease."
    assert [command for command, _ in state.commands] == [Command.SIGN, Command.SEND_BACK]


def test_a_machine_that_knows_nobody_asks_once_who_sits_there(outbox: Outbox) -> None:
    state = shown(sent(), "", outbox)
    assert state.title.startswith("Handed over by Pat Jones to Ann Lee on")
    assert state.commands[-1] == (Command.ADOPT_NAME, "I am Ann Lee")
    assert Command.ADOPT_NAME not in dict(shown(sent(), "Tim", outbox).commands)


def test_the_sender_is_reminded_until_the_file_was_sent(outbox: Outbox) -> None:
    record = sent()
    noted(outbox, record)
    state = shown(record, "Pat Jones", outbox)
    assert (state.stage, state.title) == (HandoverStage.UNSENT, "Still to be sent to Ann Lee")
    assert state.note == "Send the file gate.signoff, which is in Mail."
    noted(outbox, record, is_sent=True)
    state = shown(record, "Pat Jones", Outbox(outbox._path))
    assert (state.stage, state.title) == (HandoverStage.AWAY, "With Ann Lee since 14 May 2024, to sign by 14 May 2024")


def test_who_changes_what_was_handed_over_is_told_that_the_file_is_older(outbox: Outbox) -> None:
    record = back()
    notice = with_value(record.notice, "subject", "Two gates")
    changed = lifecycle.edit(record, notice, actor="Ann Lee", at=later(5))
    noted(outbox, record)
    assert shown(record, "Ann Lee", outbox).hint == ""
    assert shown(changed, "Ann Lee", outbox).hint.startswith("You have changed the notice since it was saved")
    noted(outbox, record, is_sent=True)
    assert shown(record, "Ann Lee", outbox).hint == ""
    assert "Send it again" in shown(changed, "Ann Lee", outbox).hint
    assert shown(changed, "Pat Jones", Outbox(Path("none.json"))).hint == ""


def test_what_comes_back_ends_what_was_still_to_be_sent(outbox: Outbox) -> None:
    noted(outbox, sent())
    state = shown(back(), "Pat Jones", outbox)
    assert (state.title, state.note) == ("Sent back by Ann Lee on 14 May 2024", "Name the gate.")
    assert state.commands == ((Command.HAND_OVER, "Hand over…"),)
    assert shown(back(), "Ann Lee", outbox).title == "With Pat Jones since 14 May 2024, to change or complete"


def test_what_was_signed_goes_back_to_who_waits_for_it(outbox: Outbox) -> None:
    record = signed(sent())
    state = shown(record, "Ann Lee", outbox)
    assert state.stage is HandoverStage.ANSWERED
    assert state.title == "You have signed it. Hand it over to Pat Jones, who is waiting for it."
    assert handover_state(record, "Pat Jones", outbox) is None
    noted(outbox, record, is_sent=True, is_done=True)
    assert handover_state(record, "Ann Lee", outbox) is None


def test_a_signed_notice_is_published_by_whoever_gets_it(outbox: Outbox) -> None:
    record = sent(Asked.PUBLISH, signed())
    first = [command for command, _ in shown(record, "Ann Lee", outbox).commands]
    assert first == [Command.EXPORT_PUBLICATION_COPY, Command.MARK_PUBLISHED]
    exported = handover_state(record, "Ann Lee", outbox, is_exported=True)
    assert exported is not None
    assert [command for command, _ in exported.commands] == [*reversed(first)]
    published = lifecycle.publish(record, date=DAY, url=None, actor="Ann Lee", at=later(30))
    assert handover_state(published, "Ann Lee", outbox) is None


def test_what_was_sent_to_be_read_remains_with_who_reads_it_alone(outbox: Outbox) -> None:
    record = sent(Asked.READ)
    assert handover_state(record, "Pat Jones", outbox) is None
    assert shown(record, "Ann Lee", outbox).commands == ((Command.MARK_DONE, "Done"),)


def test_nothing_is_said_of_what_nobody_handed_over_nor_on_a_publication_copy(outbox: Outbox) -> None:
    assert handover_state(draft(), "Pat Jones", outbox) is None
    assert handover_state(publication_copy(signed(sent())), "Ann Lee", outbox) is None


@pytest.mark.parametrize("note", ["Short.", "Two\nlines", "word " * 100, "\n".join("12345"), "x" * 1000])
def test_a_long_note_is_begun(note: str) -> None:
    begun = shortened_note(note)
    assert begun == note or (begun.endswith("…") and note.replace("\n", "").startswith(begun[:-1].replace("\n", "")))
    assert len(begun) <= LONGEST_NOTE + 1
