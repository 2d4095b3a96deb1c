"""Why a command cannot be done at the moment: each reason is a sentence for the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from signoff.notice.record.record import EventKind, Record, Status

NO_NOTICE = "Choose a notice in the register first, or open one."
NOT_OPEN = "No notice is open."
LIST_NOT_SHOWN = "Go back to the register first: the notices in its list are exported."
NOT_CHANGED_HERE = "A publication copy can only be read and exported."
SIGNED_ALREADY = "The notice is already signed."
NOT_HANDED_OVER = "This notice was not handed over to anyone."
WITHDRAWN = "The notice is withdrawn: bring it back first."
WITHDRAWN_ALREADY = "The notice is already withdrawn."
NOT_SIGNED = "Only a signed notice can be superseded."
NOT_SIGNED_YET = "Only a signed notice can be published."
NOT_WITHDRAWN = "Only a withdrawn notice can be brought back."
NO_HISTORY = "A publication copy has no history."
NO_COMMENTS = "A publication copy has no comments."
NOT_COMMENTED = "The notice has no comments."
NO_RECORD_COPY = "A record copy cannot be made from a publication copy."
NO_SECTIONS = "A signed notice is shown as a whole, not section by section."
LAST_STEP = "Sign is the last step."
NO_FIELDS = "Go to a section, or to the review, first."
NO_TEXT = "Click in a text box first."
NO_CHANGE = "Click in a text box that you can change first."


@dataclass(frozen=True, slots=True)
class Moment:
    """What commands would be done on now.

    `record` is the current notice (the open one, else the one chosen in the register) if it can be read; `notice_id`
    is its identity even if it cannot. `stage` is the screen of an open notice ("wizard", "sign" or "signed"), empty
    where none is open. `edits` holds the editing methods that the field with the focus can do.
    """

    record: Record | None = None
    notice_id: str = ""
    stage: str = ""
    edits: frozenset[str] = field(default_factory=frozenset)


WhyNot = Callable[[Moment], str]
"""Returns why a command cannot be done in a moment; empty where it can."""


def always(_: Moment) -> str:
    """Permit it always."""
    return ""


def to_read(now: Moment) -> str:
    """Ask for a notice that can be read."""
    return "" if now.record is not None else NO_NOTICE


def to_examine(now: Moment) -> str:
    """Ask for a notice, damaged or not."""
    return "" if now.notice_id or now.record is not None else NO_NOTICE


def to_leave(now: Moment) -> str:
    """Ask for an open notice."""
    return "" if now.stage else NOT_OPEN


def to_export_all(now: Moment) -> str:
    """Ask for the register's list to be shown."""
    return LIST_NOT_SHOWN if now.stage else ""


def to_copy(now: Moment) -> str:
    """Ask for a notice whose answers can go into a new one."""
    if now.record is None:
        return NO_NOTICE
    return NOT_CHANGED_HERE if now.record.is_publication else ""


def to_sign(now: Moment) -> str:
    """Ask for a notice that is still to be signed."""
    if now.record is None or now.record.is_publication:
        return to_copy(now)
    if now.record.decision_signature is not None:
        return SIGNED_ALREADY
    return WITHDRAWN if now.record.is_locked else ""


def to_hand_over(now: Moment) -> str:
    """Ask for a notice that is neither withdrawn nor a publication copy."""
    if now.record is None or now.record.is_publication:
        return to_copy(now)
    return WITHDRAWN if now.record.status is Status.WITHDRAWN else ""


def to_send(now: Moment) -> str:
    """Ask for a notice that was handed over or sent back."""
    problem = to_hand_over(now)
    if now.record is None or problem:
        return problem
    turns = (EventKind.HANDED_OVER, EventKind.RETURNED)
    return "" if any(event.event in turns for event in now.record.history) else NOT_HANDED_OVER


def to_supersede(now: Moment) -> str:
    """Ask for a signed notice."""
    if now.record is None or now.record.is_publication:
        return to_copy(now)
    return "" if now.record.decision_signature is not None else NOT_SIGNED


def to_publish(now: Moment) -> str:
    """Ask for a signed notice that is not withdrawn."""
    if now.record is not None and now.record.status is Status.WITHDRAWN:
        return WITHDRAWN
    return NOT_SIGNED_YET if to_supersede(now) == NOT_SIGNED else to_supersede(now)


def to_withdraw(now: Moment) -> str:
    """Ask for a notice that is not withdrawn."""
    if now.record is None or now.record.is_publication:
        return to_copy(now)
    return WITHDRAWN_ALREADY if now.record.status is Status.WITHDRAWN else ""


def to_bring_back(now: Moment) -> str:
    """Ask for a notice that is withdrawn."""
    if now.record is None or now.record.is_publication:
        return to_copy(now)
    return "" if now.record.status is Status.WITHDRAWN else NOT_WITHDRAWN


def to_show_history(now: Moment) -> str:
    """Ask for a notice with a history: an open publication copy has none."""
    if now.stage and now.record is not None and now.record.is_publication:
        return NO_HISTORY
    return to_examine(now)


def to_compare(now: Moment) -> str:
    """Ask for a notice that can be read and has earlier states: a publication copy has none."""
    if now.record is not None and now.record.is_publication:
        return NO_HISTORY
    return to_read(now)


def to_read_comments(now: Moment) -> str:
    """Ask for an open notice that has comments, or can have some: a publication copy has none."""
    if not now.stage:
        return NOT_OPEN
    if now.record is not None and now.record.is_publication:
        return NO_COMMENTS
    return NOT_COMMENTED if now.record is not None and now.record.is_locked and not now.record.comments else ""


def to_save_without_comments(now: Moment) -> str:
    """Ask for a notice that can be read, with comments to be left out."""
    if now.record is None:
        return NO_NOTICE
    return "" if now.record.comments else NOT_COMMENTED


def to_comment(now: Moment) -> str:
    """Ask for an open notice that can still be commented on."""
    if not now.stage:
        return NOT_OPEN
    from signoff.notice.record.comments import why_closed  # a start, with no notice open, does without

    return why_closed(now.record) if now.record is not None else NO_NOTICE


def to_export_record_copy(now: Moment) -> str:
    """Ask for a notice that is not a publication copy itself."""
    if now.record is None:
        return NO_NOTICE
    return NO_RECORD_COPY if now.record.is_publication else ""


def to_review(now: Moment) -> str:
    """Ask for an open notice that is not signed."""
    if not now.stage:
        return NOT_OPEN
    return NO_SECTIONS if now.stage == "signed" else ""


def to_next_section(now: Moment) -> str:
    """Ask for a section of the wizard, which another follows."""
    return LAST_STEP if now.stage == "sign" else to_review(now)


def to_see_findings(now: Moment) -> str:
    """Ask for a section of the wizard, or the review."""
    return NO_FIELDS if now.stage == "sign" else to_review(now)


def to_edit(method: str) -> WhyNot:
    """Ask for a field with the focus that can do this editing method."""
    reason = NO_TEXT if method == "copy" else NO_CHANGE
    return lambda now: "" if method in now.edits else reason
