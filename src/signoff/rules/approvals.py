"""Which approvals a notice needs before the decision maker signs, and whose post is that of an approver."""

from __future__ import annotations

from types import MappingProxyType

from signoff.notice.form.council import Profile
from signoff.notice.record.model import DecisionType, Notice, Route
from signoff.notice.record.record import Record, Role
from signoff.rules.answer_text import meaningful
from signoff.rules.deadlines import deadlines_of

_WORDS_OF_POSTS = MappingProxyType(
    {
        Role.SCRUTINY_CHAIR: ("scrutiny",),
        Role.EXECUTIVE_MEMBER: ("executive member", "cabinet member", "portfolio holder"),
    }
)
"""Words by which the post of an approver is known, in small letters."""


def approvals_needed(record: Record) -> tuple[Role, ...]:
    """Return the roles whose approval the form asks for, whether they have approved or not."""
    notice = record.notice
    if notice.decision_type is not DecisionType.KEY:
        return ()
    is_needed = {
        Role.SCRUTINY_CHAIR: notice.forthcoming_list.route is Route.SPECIAL_URGENCY,
        Role.EXECUTIVE_MEMBER: meaningful(notice.report_publication.late_reason),
    }
    return tuple(role for role, needed in is_needed.items() if needed)


def missing_approvals(record: Record, profile: Profile) -> tuple[Role, ...]:
    """Return the roles that still have to approve; nothing once the decision maker has signed.

    A report that was published in time needs no approval, also where a reason for publishing it late is still written.
    """
    in_time = _is_in_time(record.notice, profile)
    return tuple(role for role in _unapproved(record) if not (in_time and role is Role.EXECUTIVE_MEMBER))


def _is_in_time(notice: Notice, profile: Profile) -> bool:
    earliest = deadlines_of(notice, profile).earliest_from_report
    return earliest is not None and notice.decision_date is not None and notice.decision_date >= earliest


def _unapproved(record: Record) -> tuple[Role, ...]:
    if record.decision_signature is not None:
        return ()
    given = {signature.role for signature in record.approvals}
    return tuple(role for role in approvals_needed(record) if role not in given)


def is_post_of(role: Role, post: str) -> bool:
    """Whether a post says that its holder is this approver."""
    return any(words in post.casefold() for words in _WORDS_OF_POSTS.get(role, ()))


def approver_asked(record: Record, post: str) -> Role | None:
    """Return as which approver the holder of a post is asked to approve: as the next, where the post does not say."""
    missing = _unapproved(record)
    return next((role for role in missing if is_post_of(role, post)), next(iter(missing), None))
