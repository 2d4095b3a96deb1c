"""By which authority an officer decides, and with what interest of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.model import AuthorityKind, DecisionType
from signoff.notice.text.days import written as day
from signoff.rules.answer_text import clip, filled, meaningful
from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule

_FINANCIAL = re.compile(
    r"\b(?:pecuniary|financial(?:ly)?|shares?|sharehold(?:er|ers|ing)|dividends?|director\s+of|partner\s+in|owns?|owner|"
    r"employed\s+by|employee\s+of|works?\s+for|paid\s+by|landlord|tenant|beneficiary|trustee\s+of)\b",
    re.IGNORECASE,
)
_NOT_FINANCIAL = re.compile(r"\b(?:not|no|nor|neither|non|without)[\s-]+(?:\w+\s+){0,3}\Z", re.IGNORECASE)


@rule(
    "key-not-executive",
    ERROR,
    when="key, and the function is said not to be the executive’s",
    says="Only an executive decision is key. Choose another type, or change the answer that the function is not "
    "the executive’s.",
    source="2012 reg 8(1)",
)
def key_not_executive(case: Case) -> Iterator[Hit]:
    """The regulations on key decisions speak of executive decisions alone."""
    if case.notice.decision_type is DecisionType.KEY and not case.is_executive:
        yield hit("authority.executive", "decision_type")


@rule(
    "authority-incomplete",
    WARNING,
    when="the scheme of delegation without its paragraph, or a specific authority without who gave it, or when",
    says="Say where the authority comes from. {missing}",
    source="practice",
)
def authority_incomplete(case: Case) -> Iterator[Hit]:
    """A reader who doubts the authority has to be able to look it up."""
    authority = case.notice.authority
    if authority.relied_on is AuthorityKind.SCHEME and not meaningful(authority.scheme):
        yield hit("authority.scheme", "authority.relied_on", missing="Name the scheme of delegation and its paragraph.")
    if authority.relied_on is AuthorityKind.SPECIFIC:
        if not meaningful(authority.body):
            yield hit("authority.body", "authority.relied_on", missing="Enter the body or person that gave it.")
        if authority.date is None:
            yield hit("authority.date", "authority.relied_on", missing="Enter the date on which it was given.")


@rule(
    "authority-after-decision",
    WARNING,
    when="a specific authority dated after the decision",
    says="Check the date of the authority. It was given on {given}, and the decision is dated {decided}: an officer "
    "cannot decide before being authorised.",
    source="practice",
)
def authority_after_decision(case: Case) -> Iterator[Hit]:
    """Later approval does not make an officer's earlier act authorised, though it may ratify it."""
    given, decided = case.notice.authority.date, case.notice.decision_date
    if given is not None and decided is not None and given > decided:
        yield hit("authority.date", "decision_date", given=day(given), decided=day(decided))


@rule(
    "conflicts-unanswered",
    ERROR,
    when="a function that is not the executive’s, decided under a specific authority, and members’ conflicts "
    "of interest unanswered; or a conflict declared, and no member named",
    says="Say which members declared a conflict of interest, or that none did. {why}",
    source="2014 reg 7(3)(d)",
)
def conflicts_unanswered(case: Case) -> Iterator[Hit]:
    """The written record names any member who declared a conflict, where the authority was given specifically."""
    authority = case.notice.authority
    is_specific = authority.relied_on is AuthorityKind.SPECIFIC
    if authority.conflicts is None and is_specific and not case.is_executive and not authority.interests:
        why = "A decision under a specific authority names them."
        yield hit("authority.conflicts", "authority.relied_on", why=why)
    elif authority.conflicts is True and not any(filled(interest.member) for interest in authority.interests):
        yield hit("authority.interests", "authority.conflicts", why="The answer is Yes, and no member is named.")


@rule(
    "conflicts-contradicted",
    WARNING,
    when="a member’s conflict of interest is given, and the answer is that none was declared",
    says="The answers on conflicts of interest do not agree. {member} is named, and the answer is that no "
    "member declared one: correct one of them.",
    source="2014 reg 7(3)(d)",
)
def conflicts_contradicted(case: Case) -> Iterator[Hit]:
    """One of the two answers is left over."""
    authority = case.notice.authority
    named = next((interest.member for interest in authority.interests if filled(interest.member)), None)
    if authority.conflicts is False and named:
        yield hit("authority.conflicts", "authority.interests", member=clip(named))


@rule(
    "officer-interest-unexplained",
    WARNING,
    when="the decision maker has an interest, and what it is, or what was done about it, is not said",
    says="{missing} The decision maker has declared an interest in the matter.",
    source="Local Government Act 1972 s.117",
)
def officer_interest_unexplained(case: Case) -> Iterator[Hit]:
    """An interest is recorded with what was done about it, or nobody can tell whether that was enough."""
    own = case.notice.officer_interest
    if own.declared is True:
        if not meaningful(own.interest):
            yield hit("officer_interest.interest", missing="Say what the interest is.")
        if not meaningful(own.action):
            yield hit("officer_interest.action", missing="Say what was done about the interest.")


@rule(
    "interested-officer-decides",
    WARNING,
    when="the decision maker’s interest is financial, by its words",
    says="Should another officer take this decision? The interest is described as “{words}”: an officer gives the "
    "council written notice of a financial interest in a contract, and should not decide the matter.",
    source="Local Government Act 1972 s.117",
    reads="What the interest is, for words of money, property and work (“shares”, “owns”, “director of”, “employed "
    "by”). Not: the same after “no” or “not”. What was done about it is for a person to judge.",
)
def interested_officer_decides(case: Case) -> Iterator[Hit]:
    """Notice of the interest is the law; that the officer stands aside keeps the decision from challenge."""
    if case.notice.officer_interest.declared is True:
        path = "officer_interest.interest"
        if match := next(said(case.text(path), _FINANCIAL, before=_NOT_FINANCIAL), None):
            yield hit(path, "decision_maker.name", quote=match[0], words=clip(match[0]))
