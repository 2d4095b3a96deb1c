"""Approvals that a change made void, and that count again once the notice says again what was approved.

What they cover is digested: they come back only where their digests hold, and the history tells both.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from signoff.notice.record.digest import covers
from signoff.notice.record.history import entries_of, extends
from signoff.notice.record.history_entry import with_event
from signoff.notice.record.lifecycle import edit
from signoff.notice.record.record import Event, EventKind, Record, Status

AGAIN = "the notice says again what was approved, so the approvals count again"
"""The reason of the entry with which approvals come back."""


def are_void(record: Record) -> bool:
    """Whether an unsigned record had approvals that a change made void, and that were not given or brought back."""
    return not record.signatures and bool(voided(record.history))


def voided(history: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the entries of the approvals that were made void last; none where none are void."""
    given: tuple[Event, ...] = ()
    void: tuple[Event, ...] = ()
    for event in entries_of(history):
        if event.event is EventKind.APPROVED:
            given, void = (*given, event), ()
        elif event.event is EventKind.APPROVALS_VOIDED:
            given, void = (), given or void
        elif event.event is EventKind.EDITED and event.reason == AGAIN:
            given, void = void, ()
    return void


def with_approvals_again(record: Record, approved: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return the record with the approvals of an earlier state of it, if it says what that said.

    The date of the decision may differ, which approvals do not cover. The record itself is returned where it says
    something else, where `approved` is no earlier state of it or has no approvals, or where an approval does not
    cover what is restored.
    """
    if not are_void(record) or not approved.approvals or not extends(record, approved):
        return record
    if record.is_locked or not set(record.settled) <= set(approved.settled):
        return record
    notice = replace(approved.notice, decision_date=record.notice.decision_date)
    if notice != record.notice or _origin(record) != _origin(approved):
        return record
    again = replace(
        approved,
        notice=notice,
        reference=record.reference,
        publication=record.publication,
        history=record.history,
        comments=record.comments,
    )
    if not all(covers(again, place) for place in range(len(again.signatures))):
        return record
    return with_event(again, EventKind.EDITED, actor, at, reason=AGAIN)


def _origin(record: Record) -> tuple[object, ...]:
    return record.terms, record.supersedes, record.superseded


def back_to_approved(record: Record, approved: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return the record with the answers of an earlier state of it that was approved, and with its approvals.

    What was changed since stays in the history alone. The record itself is returned where that is not possible; raises
    NotAllowed where the record can no longer change.
    """
    if not are_void(record) or not approved.approvals or not extends(record, approved):
        return record
    notice = replace(approved.notice, decision_date=record.notice.decision_date)
    changed = replace(edit(record, notice, actor=actor, at=at), settled=())
    again = with_approvals_again(changed, approved, actor=actor, at=at)
    return record if again is changed else again


def puts_at_stake(record: Record, changed: Record) -> bool:
    """Whether a change makes approvals void, or takes back that a notice is ready to be signed."""
    return bool(record.approvals and not changed.approvals) or (record.status, changed.status) == (
        Status.READY,
        Status.DRAFT,
    )
