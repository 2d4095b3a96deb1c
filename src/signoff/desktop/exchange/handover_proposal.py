"""What the hand-over window proposes: whom a notice names, what they can be asked, and who is next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.covering_message import wanted_by
from signoff.desktop.core.handover_question import HandoverAnswer
from signoff.desktop.core.people import LONGEST, Addressee
from signoff.notice.record.handover import handover_of, last_handover, who_waits
from signoff.notice.record.message import Asked
from signoff.notice.record.model import given
from signoff.notice.record.record import ROLE_NAMES, EventKind, Role
from signoff.notice.text.cleaning import as_read, cleaned_line
from signoff.notice.text.names import is_same_person
from signoff.rules.approvals import is_post_of, missing_approvals

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.record.record import Record


def tasks_for(record: Record) -> tuple[Asked, ...]:
    """Return what somebody can be asked to do with a notice in this state, the most usual first."""
    if record.decision_signature is not None:
        return (Asked.PUBLISH, Asked.READ)
    return (Asked.SIGN, Asked.APPROVE, Asked.CHANGE, Asked.READ)


def addressees(record: Record) -> tuple[Addressee, ...]:
    """Return the people of a notice, each with their post where any of it tells: who is to sign, who had it, who
    approved it, its contact, and who has commented on it.
    """
    named = [person for person in map(_bounded, _named(record)) if person.name]
    return tuple(person if person.post else replace(person, post=_post_of(person.name, named)) for person in named)


def proposed_answer(
    record: Record,
    me: str,
    known: Sequence[Addressee],
    path: Path,
    *,
    profile: Profile,
    today: dt.date,
    is_return: bool,
) -> HandoverAnswer:
    """Return what is filled in: a return goes to who handed it over, a draft to the next approver, if one is missing,
    else to the decision maker.

    What I have signed or approved goes back to who asked for it: a signed notice to be published. What was sent back to
    be changed goes to who sent it, for what they were asked before.
    """
    last, tasks = last_handover(record), tasks_for(record)
    sender = last.by if last is not None and not is_same_person(last.by, me) else ""
    if is_return:
        return HandoverAnswer(_known(sender, known), Asked.CHANGE, path, sender=me)
    if tasks[0] is Asked.PUBLISH:
        waiting = who_waits(record) if last is not None and last.answered is EventKind.SIGNED else sender
        to = "" if is_same_person(waiting, me) else waiting
        return HandoverAnswer(_known(to, known), Asked.PUBLISH, path, sender=me)
    if last is not None and last.asked is Asked.APPROVE and last.answered and sender:
        return HandoverAnswer(_known(sender, known), Asked.CHANGE, path, sender=me)
    missing = missing_approvals(record, profile)
    if last is not None and last.is_return and not last.answered and sender:
        asked = _asked_before(record, sender)
        if not (missing and asked is Asked.SIGN):  # an edit voids approvals, which come first then
            return HandoverAnswer(_known(sender, known), asked, path, by=wanted_by(record, today), sender=me)
    if missing:
        return HandoverAnswer(_approver(missing[0], known), Asked.APPROVE, path, sender=me)
    maker = given(record.notice.decision_maker.name)
    to = "" if is_same_person(maker, me) else maker
    return HandoverAnswer(_known(to, known), Asked.SIGN, path, by=wanted_by(record, today), sender=me)


def _asked_before(record: Record, name: str) -> Asked:
    """Return what a person was asked to do with a notice when they had it last; to sign it where nobody said."""
    handovers = (handover_of(event) for event in reversed(record.history))
    turns = (turn for turn in handovers if turn is not None and not turn.is_return)
    return next((turn.asked for turn in turns if is_same_person(turn.to, name)), Asked.SIGN)


def _named(record: Record) -> Iterator[Addressee]:
    maker, contact = record.notice.decision_maker, record.notice.contact
    yield Addressee(given(maker.name), given(maker.post))
    for event in reversed(record.history):
        if (handover := handover_of(event)) is not None:
            yield Addressee(handover.to, handover.post)
            yield Addressee(handover.by)
    for signature in record.signatures:
        yield Addressee(signature.name, signature.post)
    yield Addressee(given(contact.name), given(contact.post))
    for comment in record.comments:
        yield Addressee(comment.author, comment.post)


def _post_of(name: str, named: Sequence[Addressee]) -> str:
    return next((person.post for person in named if person.post and is_same_person(person.name, name)), "")


def _approver(role: Role, known: Sequence[Addressee]) -> Addressee:
    """Return who approves in a role, by name where somebody with such a post is known."""
    title = f"{ROLE_NAMES[role][0].upper()}{ROLE_NAMES[role][1:]}"
    return next((person for person in known if is_post_of(role, person.post)), Addressee(post=title))


def _bounded(person: Addressee) -> Addressee:
    name, post = (as_read(cleaned_line(text)).strip()[:LONGEST] for text in (person.name, person.post))
    return Addressee(name, "" if post == name else post, person.email)  # a notice may name a post alone


def _known(name: str, known: Sequence[Addressee]) -> Addressee:
    """Return what is known of a person of this name."""
    return next((person for person in known if is_same_person(person.name, name)), Addressee(name))
