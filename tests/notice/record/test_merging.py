"""Two copies that have both been changed: what was chosen of both, the history of both, and no approval wrongly."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from builders import draft, later, signed
from signoff.errors import NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.approvals import voided
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.comments import comment_on
from signoff.notice.record.digest import event_digest
from signoff.notice.record.history import entries_of, entries_since, extends
from signoff.notice.record.integrity import faults, history_fault
from signoff.notice.record.merging import DEEPEST, merged, why_not_merged
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import EventKind, Record, Role, Status


def edited(record: Record, actor: str, minutes: int, **answers: Any) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor=actor, at=later(minutes))


def merge(ours: Record, theirs: Record, notice: Any = None, minutes: int = 40) -> Record:
    return merged(ours, theirs, notice or ours.notice, actor="Chris", at=later(minutes))


ORIGIN = draft()
OURS = edited(edited(ORIGIN, "Chris", 10, subject="Ours"), "Chris", 11, reasons="Ours")
THEIRS = edited(ORIGIN, "PA", 12, decision="Theirs")


def test_the_merged_notice_has_what_was_chosen_and_both_histories() -> None:
    chosen = replace(OURS.notice, decision=THEIRS.notice.decision)
    result = merge(OURS, THEIRS, chosen)
    assert result.notice == chosen
    assert (result.status, result.id) == (Status.DRAFT, ORIGIN.id)
    assert [entry.actor for entry in entries_of(result.history)] == ["PA", "Chris", "Chris", "PA", "Chris"]
    assert result.history[-1].event is EventKind.MERGED
    assert result.history[-1].sections == ("decision",)
    assert history_fault(result.history) is None
    assert not faults(result)
    assert read_record(write_record(result)) == result


def test_it_goes_on_from_both_and_neither_goes_on_from_it() -> None:
    result = merge(OURS, THEIRS)
    for copy in (OURS, THEIRS, ORIGIN):
        assert extends(result, copy)
        assert not (extends(copy, result) and copy is not result)
    assert extends(edited(result, "PA", 50, subject="On"), THEIRS)
    assert not extends(result, edited(THEIRS, "PA", 50, subject="On"))


def test_an_entry_says_the_same_within_another_and_by_itself() -> None:
    result = merge(OURS, THEIRS)
    again = read_record(write_record(result))
    assert [event_digest(entry) for entry in again.history[-1].merged] == [event_digest(THEIRS.history[-1])]


def test_two_who_merge_each_others_copies_can_merge_again() -> None:
    mine, yours = merge(OURS, THEIRS), merge(THEIRS, OURS)
    assert not why_not_merged(mine, yours)
    both = merge(mine, yours, minutes=60)
    assert extends(both, mine)
    assert extends(both, yours)
    for _ in range(DEEPEST + 1):
        if why_not_merged(mine, yours):
            break
        mine, yours = merge(mine, yours), merge(yours, mine)
    assert "too often" in why_not_merged(mine, yours)
    assert read_record(write_record(mine)) == mine


def approved(record: Record, role: Role = Role.EXECUTIVE_MEMBER) -> Record:
    return signed(record, role=role)


def test_an_approval_of_exactly_what_was_chosen_still_counts() -> None:
    ours = approved(OURS)
    result = merge(ours, THEIRS)
    assert result.approvals == ours.approvals
    assert not faults(result)
    result = merge(THEIRS, ours, ours.notice)
    assert result.approvals == ours.approvals
    assert not faults(result)


def test_approvals_of_the_same_content_come_together() -> None:
    ours, theirs = approved(ORIGIN), approved(ORIGIN, Role.SCRUTINY_CHAIR)
    result = merge(ours, theirs)
    assert {entry.role for entry in result.approvals} == {Role.EXECUTIVE_MEMBER, Role.SCRUTINY_CHAIR}
    assert not faults(result)
    assert not voided(result.history)


@pytest.mark.parametrize("is_ours", [True, False])
def test_an_approval_of_anything_else_is_void_and_the_history_says_so(is_ours: bool) -> None:
    ours, theirs = (approved(OURS), THEIRS) if is_ours else (OURS, approved(THEIRS))
    result = merge(ours, theirs, replace(ours.notice, decision="Neither"))
    assert (result.approvals, result.status) == ((), Status.DRAFT)
    assert [event.actor for event in voided(result.history)] == ["A. Officer"]
    assert [event.event for event in result.history[-2:]] == [EventKind.MERGED, EventKind.APPROVALS_VOIDED]
    assert not faults(result)


def test_a_merged_notice_can_be_signed_and_is_sound() -> None:
    assert not faults(signed(merge(approved(OURS), THEIRS)))


def test_warnings_are_considered_where_their_answers_were_chosen() -> None:
    def considered(record: Record, field: str) -> Record:
        return lifecycle.settle(record, rule=f"r-{field}", field=field, word="w", actor="PA", at=later(20))

    ours, theirs = considered(OURS, "reasons"), considered(considered(THEIRS, "decision"), "subject")
    result = merge(ours, theirs, replace(ours.notice, decision=theirs.notice.decision))
    assert sorted(warning.field for warning in result.settled) == ["decision", "reasons"]


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        (signed(OURS), THEIRS, "Your copy is signed"),
        (OURS, signed(THEIRS), "The copy in the file is signed"),
        (OURS, lifecycle.withdraw(THEIRS, actor="PA", at=later(30)), "withdrawn"),
        (OURS, publication_copy(signed(THEIRS)), "publication copy"),
        (OURS, replace(draft(), id=OURS.id), "same notice"),
        (OURS, draft(), "same notice"),
        (OURS, replace(THEIRS, council="elsewhere"), "same form"),
    ],
)
def test_what_may_not_be_merged_is_refused_with_the_reason(ours: Record, theirs: Record, words: str) -> None:
    assert words in why_not_merged(ours, theirs)
    with pytest.raises(NotAllowed, match=words):
        merge(ours, theirs)


def test_the_entries_that_one_copy_has_more() -> None:
    assert entries_since(OURS, ORIGIN) == OURS.history[1:]
    assert entries_since(ORIGIN, OURS) == ()
    assert entries_since(THEIRS, merge(OURS, THEIRS)) == ()


def test_the_comments_of_both_copies_are_kept() -> None:
    ours = comment_on(OURS, "reasons", "Why?", author="Chris", post="", at=later(20))
    theirs = comment_on(THEIRS, "decision", "When?", author="PA", post="", at=later(21))
    assert [comment.text for comment in merge(ours, theirs).comments] == ["Why?", "When?"]
