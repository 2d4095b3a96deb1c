"""Which notices need attention, and why; found in the background, since each draft has to be read for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from signoff.errors import ResourceProblem
from signoff.notice.record.record import EventKind, Record, Status

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.record.handover import Handover
    from signoff.register.draft_reader import DraftReader
    from signoff.register.results import Row

DAMAGED = "Damaged: not what signoff saved"

_STEPS = (EventKind.HANDED_OVER, EventKind.RETURNED, EventKind.APPROVALS_VOIDED)


@dataclass(frozen=True, slots=True)
class Need:
    """Why a notice needs attention, in a few words; of a damaged one, `sentence` says more.

    Of one that `waits` for somebody else the words say for whom; `is_ready` is whether that is one to be signed.
    """

    words: str
    sentence: str = ""
    waits: bool = False
    is_ready: bool = False


@dataclass(frozen=True, slots=True)
class ChangedNeeds:
    """What some notices need now, None of one that needs nothing; and whether all have been looked at."""

    needs: Mapping[str, Need | None]
    is_last: bool


def changed_needs(
    drafts: DraftReader,
    most: int,
    profile_of: Callable[[str], Profile],
    today: dt.date,
    me: str = "",
    post: str = "",
) -> ChangedNeeds:
    """Return what up to so many of the changed notices need of `me`, in this post, or whom they wait for.

    Raises RegisterProblem when the register cannot be read.
    """
    changed = drafts.turn(most)
    needs = {notice_id: need_of(record, profile_of, today, me, post) for notice_id, record in changed.records.items()}
    return ChangedNeeds({**dict.fromkeys(changed.gone), **needs}, changed.is_last)


def marked(row: Row, needs: Mapping[str, Need]) -> Row:
    """Return the row with what it needs."""
    need = needs.get(row.id)
    return row if need is None else replace(row, need=need.words, damaged=bool(need.sentence), waits=need.waits)


def need_of(
    record: Record, profile_of: Callable[[str], Profile], today: dt.date, me: str = "", post: str = ""
) -> Need | None:
    """Return what a notice needs of `me`, if that is known, or whom else it waits for; None for nothing."""
    from signoff.desktop.register.whose_turn import to_publish, waits_for_another, with_whom
    from signoff.notice.record.handover import open_handover

    handover = open_handover(record)
    if handover is not None and waits_for_another(handover, me, post):
        return _need(with_whom(handover, today), waits=True, is_ready=record.status is Status.READY)
    if record.status is Status.SIGNED:
        words = to_publish(record, handover, today, me, post)
    else:
        words = _reason(record, handover, profile_of, today, is_mine=handover is not None and handover.is_to(me, post))
    return _need(words) if words else None


_need = lru_cache(maxsize=64)(Need)
"""A need in these words: of thousands of notices, most need the same."""


def _reason(
    record: Record,
    handover: Handover | None,
    profile_of: Callable[[str], Profile],
    today: dt.date,
    *,
    is_mine: bool,
) -> str:
    from signoff.notice.record.approvals import are_void
    from signoff.notice.record.history import entries_of
    from signoff.notice.record.message import ASKED_WORDS, Asked
    from signoff.notice.text.characters import shown

    if handover is not None and is_mine and not handover.is_return:
        by = f", from {shown(handover.by)}" if handover.by else ""
        return f"For you {ASKED_WORDS[handover.asked]}{by}" if handover.asked is not Asked.READ else ""
    last = next((event for event in reversed([*entries_of(record.history)]) if event.event in _STEPS), None)
    if record.status is Status.DRAFT and last is not None:
        if last.event is EventKind.RETURNED:
            return f"Sent back: {last.reason}" if last.reason else "Sent back"
        return "Approvals are no longer valid after a change" if are_void(record) else ""
    if record.status is not Status.READY:
        return ""
    from signoff import actions
    from signoff.rules.progress import counted

    try:
        findings = actions.findings_to_sign(record, profile_of(record.council), today)
    except ResourceProblem:
        return ""  # its council is not known here: opening the notice reports that
    errors, _ = counted(findings)
    return f"Handed over with {errors} {'error' if errors == 1 else 'errors'}" if errors else ""
