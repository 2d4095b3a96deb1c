"""Who may sign a notice now, in which role, and what they declare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.desktop.core.person import NOBODY, Person
from signoff.notice.marks.mark import Mark
from signoff.notice.record.handover import open_handover
from signoff.notice.record.message import Asked
from signoff.notice.record.model import DecisionMaker, given
from signoff.notice.record.record import Record, Role
from signoff.notice.text.names import is_same_person
from signoff.rules.answer_text import listed, same_words
from signoff.rules.approvals import approvals_needed, approver_asked, is_post_of
from signoff.rules.publisher import LOWEST_RESOLUTION, resolution
from signoff.rules.signer import differences, names_somebody, who


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature that can be given now; name, post and date are proposals, `given` names who has signed so already."""

    role: Role
    title: str
    declaration: str
    name: str
    post: str
    date: dt.date
    given: str = ""

    @property
    def person(self) -> Person:
        """Who is proposed."""
        return Person(self.name, self.post)


_APPROVERS = (
    (
        Role.SCRUTINY_CHAIR,
        "Scrutiny chair",
        "I agree that the decision is urgent and cannot reasonably be deferred.",
    ),
    (
        Role.EXECUTIVE_MEMBER,
        "Executive member",
        "I approve that the report was published late, for the reason given.",
    ),
)


def signatories(record: Record, today: dt.date, me: Person = NOBODY) -> tuple[Signatory, ...]:
    """Return who may sign, the decision maker first; approvals are offered where the form asks for them.

    Where the notice names only a post, its holder signs by name: that of `me`, if the post is theirs. As approver is
    proposed to whom the notice was handed over for that.
    The executive member approves once. Scrutiny chairs may be several: one satisfies the rule, another may join.
    """
    maker = record.notice.decision_maker
    return (
        Signatory(
            Role.DECISION_MAKER,
            "Decision maker",
            "I have read this notice and take the decision it records under my delegated authority.",
            _name_of(maker, me),
            given(maker.post),
            record.notice.decision_date or today,
        ),
        *_approvers(record, today, me),
    )


def difference(record: Record, role: Role, name: str, post: str) -> str:
    """Return how a signer differs from the authorised decision maker, in a sentence; empty where they agree."""
    named = record.notice.decision_maker
    if role is not Role.DECISION_MAKER or not name or not post or not differences(named, name, post):
        return ""
    return f"You sign as {who(name, post)}; the notice names {who(named.name, named.post)}."


def _name_of(named: DecisionMaker, me: Person) -> str:
    if names_somebody(named) or not given(named.name):
        return given(named.name)
    return me.name if same_words(me.post, named.post or "") else ""


def coarse(mark: Mark | None) -> str:
    """Return how coarse the picture of a signature would print, in a sentence; empty where it looks clean."""
    pixels = resolution(mark)
    if pixels is None or pixels >= LOWEST_RESOLUTION:
        return ""
    return f"The picture has {pixels} pixels per inch in print; use at least {LOWEST_RESOLUTION}."


def _have_signed(names: Sequence[str]) -> str:
    return f"{listed(names)} {'has' if len(names) == 1 else 'have'} signed."


def role_asked(record: Record) -> Role | None:
    """Return the role in which the notice was handed over to be approved; None where it was not."""
    handover = open_handover(record)
    return None if handover is None or handover.asked is not Asked.APPROVE else approver_asked(record, handover.post)


def _approvers(record: Record, today: dt.date, me: Person) -> Iterator[Signatory]:
    needed = approvals_needed(record)
    for role, title, declaration in _APPROVERS:
        names = [signature.name for signature in record.approvals if signature.role is role]
        if role not in needed or (names and role is not Role.SCRUTINY_CHAIR):
            continue
        if names:
            yield Signatory(role, "Another scrutiny chair", declaration, "", "", today, _have_signed(names))
        else:
            person = _approver(record, role, me)
            yield Signatory(role, title, declaration, person.name, person.post, today)


def _approver(record: Record, role: Role, me: Person) -> Person:
    """Return who is to approve in a role: to whom the notice was handed over for that, else whoever has the post."""
    handover = open_handover(record)
    if handover is not None and role_asked(record) is role:
        if is_same_person(handover.to, me.name) and (not handover.post or is_post_of(role, me.post)):
            return Person(handover.to, me.post)  # in their own words: what was asked may name the role alone
        return Person(handover.to, handover.post)
    return me if is_post_of(role, me.post) else NOBODY
