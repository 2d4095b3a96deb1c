"""What becomes of a notice of which our register and the shared one have a state: the rules for files, and one more.

Where one side is still exactly what both agreed on, the other is simply what came next. A file never knows that.
"""

from __future__ import annotations

from enum import Enum

from signoff.errors import ImportConflict
from signoff.notice.record.comments import why_closed, without_comments
from signoff.notice.record.joined_comments import with_comments_of
from signoff.notice.record.record import Record, Status
from signoff.register.import_rules import outcome_of_import
from signoff.register.results import Outcome
from signoff.register.shared_states import is_successor


class Decision(Enum):
    """What is to be done with two states of a notice."""

    AGREED = "agreed"
    TAKE = "take"
    SEND = "send"
    SET_ASIDE = "set aside"


def decide(
    ours: Record, theirs: Record, *, is_ours_agreed: bool, is_theirs_agreed: bool, was_shared: bool = False
) -> Decision:
    """Return what is to be done with our state and theirs; raises ImportConflict where both have gone on.

    `is_ours_agreed` says that ours is the state on which both agreed last, `is_theirs_agreed` that theirs is. What is
    taken may have to be sent afterwards, since it is taken with our own comments. What is SET_ASIDE stays as it is on
    both sides; not what `was_shared` as it is: no signature ever takes the place of one that stood there.
    """
    if is_set_aside(ours, theirs) and not was_shared:
        return Decision.SET_ASIDE
    if ours == theirs:
        return Decision.AGREED
    if is_ours_agreed and is_successor(ours, theirs):
        return Decision.TAKE
    if is_theirs_agreed and is_successor(theirs, ours):
        return Decision.SEND
    outcome, _ = outcome_of_import(ours, theirs)
    if outcome is Outcome.IDENTICAL:
        return Decision.SEND if adds_comments(ours, theirs) else Decision.AGREED
    return Decision.SEND if outcome is Outcome.OLDER else Decision.TAKE


def is_signed_otherwise(ours: Record, theirs: Record) -> bool:
    """Whether both are signed, each by another signature: one of them stands, the other is set aside."""
    signatures = (ours.decision_signature, theirs.decision_signature)
    return None not in signatures and signatures[0] != signatures[1]


def is_set_aside(ours: Record, theirs: Record) -> bool:
    """Whether ours was withdrawn beside another signature that stands there: nothing is left to be decided."""
    return is_signed_otherwise(ours, theirs) and ours.status is Status.WITHDRAWN


def adds_comments(ours: Record, theirs: Record) -> bool:
    """Whether our state says the same as theirs, and has comments that theirs lacks and may still get."""
    if why_closed(theirs) or without_comments(ours) != without_comments(theirs):
        return False
    return with_comments_of(theirs, ours) is not theirs


__all__ = ["Decision", "ImportConflict", "adds_comments", "decide", "is_set_aside", "is_signed_otherwise"]
