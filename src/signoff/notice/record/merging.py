"""One draft of two copies of a notice that have both been changed; its history tells both.

Whoever merges has chosen every answer. The entry that notes it holds the other copy's entries, so each copy's holder
sees that the merged notice continues theirs, and takes it over without another question.
"""

from __future__ import annotations

import datetime as dt

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from signoff.errors import NotAllowed
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.cleaning import cleaned_notice
from signoff.notice.record.digest import covers
from signoff.notice.record.history import entries_since, shares_beginning
from signoff.notice.record.history_entry import changed_sections, with_event
from signoff.notice.record.joined_comments import merged as all_comments
from signoff.notice.record.model import Notice
from signoff.notice.record.record import EventKind, Record, Settled, Signature, Status

DEEPEST = 6
"""How often what was merged may be merged crosswise again: a document is only nested so deep."""


def why_not_merged(ours: Record, theirs: Record) -> str:
    """Return why two copies cannot be merged, as a sentence; empty where they can."""
    if ours.is_publication or theirs.is_publication:
        return "A publication copy is never merged with another copy."
    if ours.id != theirs.id or not shares_beginning(ours, theirs):
        return "The two do not come from the same notice."
    if ours.decision_signature is not None or theirs.decision_signature is not None:
        signed = "Your copy" if ours.decision_signature is not None else "The copy in the file"
        return f"{signed} is signed, so nothing can be merged into it."
    if ours.is_locked or theirs.is_locked:
        return "One of the copies is withdrawn: bring it back first."
    if (ours.council, ours.terms, ours.supersedes) != (theirs.council, theirs.terms, theirs.supersedes):
        return "The two copies are not on the same form."
    if _depth(theirs) >= DEEPEST:
        return "The two copies have been merged too often: keep the file as a copy instead."
    return ""


def merged(ours: Record, theirs: Record, notice: Notice, *, actor: str, at: dt.datetime) -> Record:
    """Return our copy merged with theirs, with the answers that were chosen, as a draft.

    An approval counts as long as it covers exactly what was chosen; where one does not, the history says that it is
    void. Raises NotAllowed where the two cannot be merged.
    """
    if reason := why_not_merged(ours, theirs):
        raise NotAllowed(reason)
    if notice not in (ours.notice, theirs.notice):
        notice = cleaned_notice(notice)
    draft = replace(
        ours,
        notice=notice,
        status=_status(ours, theirs, notice),
        reference=ours.reference or theirs.reference,
        salt=_salt(ours, theirs, notice),
        settled=_settled(ours, theirs, notice),
        signatures=(),
        comments=all_comments(ours.comments, theirs.comments),
        original=None,
    )
    given = {(entry.role, entry.name): entry for entry in (*theirs.approvals, *ours.approvals)}
    draft = replace(draft, signatures=_standing(draft, tuple(given.values())))
    sections = changed_sections(ours.notice, notice)
    result = with_event(draft, EventKind.MERGED, actor, at, sections=sections, merged=entries_since(theirs, ours))
    if len(result.signatures) == len(given):
        return result
    return with_event(replace(result, status=Status.DRAFT), EventKind.APPROVALS_VOIDED, actor, at, sections=sections)


def _standing(draft: Record, approvals: tuple[Signature, ...]) -> tuple[Signature, ...]:
    """Return the approvals that cover the draft as it is now."""
    signed = replace(draft, signatures=approvals)
    return tuple(approval for place, approval in enumerate(approvals) if covers(signed, place))


def _status(ours: Record, theirs: Record, notice: Notice) -> Status:
    is_ready = ours.status is theirs.status is Status.READY and ours.notice == theirs.notice == notice
    return Status.READY if is_ready else Status.DRAFT


def _salt(ours: Record, theirs: Record, notice: Notice) -> str | UnsetType:
    """Return the salt of whoever's exempt text was chosen; none where it is another, so that it gets a new one."""
    for copy in (ours, theirs):
        if copy.notice.exempt_information == notice.exempt_information:
            return copy.salt
    return UNSET


def _settled(ours: Record, theirs: Record, notice: Notice) -> tuple[Settled, ...]:
    """Return the warnings considered in either copy whose answers were chosen; approvals cover just their copy's."""
    for copy in (ours, theirs):
        if copy.approvals and copy.notice == notice:
            return copy.settled
    settled: dict[tuple[str, str], Settled] = {}
    for copy in (theirs, ours):
        for warning in copy.settled:
            if _is_same(copy.notice, notice, warning.field):
                settled[warning.rule, warning.field] = warning
    return tuple(settled.values())


def _is_same(before: Notice, after: Notice, path: str) -> bool:
    try:
        return bool(value_at(before, path) == value_at(after, path))
    except (AttributeError, IndexError):
        return before == after


def _depth(record: Record) -> int:
    """Return how deep the histories are that a record's history holds."""
    depth, entries = 0, [entry for event in record.history for entry in event.merged]
    while entries:
        depth, entries = depth + 1, [inner for entry in entries for inner in entry.merged]
    return depth
