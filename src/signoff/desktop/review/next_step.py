"""What is next with a notice for the person here: to sign it, to approve it, or to hand it over."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from signoff.notice.record.handover import open_handover
from signoff.notice.record.message import Asked
from signoff.notice.text.names import is_same_person, may_be_same_person
from signoff.rules.approvals import is_post_of, missing_approvals
from signoff.rules.signer import names_somebody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from signoff.desktop.core.person import Person
    from signoff.notice.form.council import Profile
    from signoff.notice.record.model import DecisionMaker
    from signoff.notice.record.record import Record, Role


class NextStep(Enum):
    """The step, in the words of the button that leads to it."""

    SIGN = "Sign now"
    APPROVE = "Read and approve"
    HAND_OVER = "Hand over…"


def next_step(record: Record, me: Person, profile: Profile) -> NextStep:
    """Return what the person here can do next with a notice that is not signed; to sign it where they are not known.

    Approvals come first: while one is missing, a notice is for its approver.
    """
    if not me.name:
        return NextStep.SIGN
    if missing := missing_approvals(record, profile):
        return NextStep.APPROVE if _is_to_approve(record, me) or _has_post(missing, me) else NextStep.HAND_OVER
    handover = open_handover(record)
    if handover is not None and handover.asked is Asked.SIGN and handover.is_to(me.name, me.post):
        return NextStep.SIGN
    return NextStep.SIGN if _is_decision_maker(record.notice.decision_maker, me) else NextStep.HAND_OVER


def _is_to_approve(record: Record, me: Person) -> bool:
    handover = open_handover(record)
    return handover is not None and handover.asked is Asked.APPROVE and handover.is_to(me.name, me.post)


def _has_post(missing: Sequence[Role], me: Person) -> bool:
    return any(is_post_of(role, me.post) for role in missing)


def _is_decision_maker(maker: DecisionMaker, me: Person) -> bool:
    """Whether a person may be whom the notice names: nobody is ruled out where it names nobody."""
    if names_somebody(maker):
        return may_be_same_person(maker.name or "", me.name)
    return not maker.post or not me.post or is_same_person(maker.post, me.post)
