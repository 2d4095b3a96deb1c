"""Decisions on what the law gives to the council and not to its executive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.answer_text import single_words
from signoff.rules.case import Case
from signoff.rules.council_functions import ANSWERED, functions_in
from signoff.rules.passages import said
from signoff.rules.quoted import hit_at_words
from signoff.rules.rule import WARNING, Hit, rule

_SAYS_SO = re.compile(
    r"\bnon[\s-]executive\b|\bnot\s+an?\s+executive\b|\bcouncil\s+(?:\(non-executive\)\s+)?functions?\b"
    r"|\bnot\s+(?:to\s+be\s+)?the\s+responsibility\s+of\s+(?:an?\s+|the\s+)?(?:[\w’']+\s+)?executive\b"
    r"|\bopenness\s+of\s+local\s+government\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:appl(?:y|ied|ies|ication\s+for\s+planning)|fees?|charges?|polic(?:y|ies)|system|software|once|after|following|subject\s+to|"
    r"if|when|whether|until|before|unless|contract\s+for|objections?\s+to)\b[^.;\n]*\Z"
    r"|\bschemes?\s+of\s+delegations?(?:\s+to\s+officers)?(?:\s+and|,)\s+\Z",
    re.IGNORECASE,
)
_OF_OTHER_MATTERS = re.compile(
    r"\b(?:fees?|charg(?:es?|ing)|polic(?:y|ies)|systems?|software|contracts?|procure\w*|tenders?|strateg(?:y|ies)|budget|grant\s+funding|"
    r"resurfac\w*|maintenance|improvements?|repairs?|appoint\w*|lease|sale|purchase|acquisition|bid|funding|training|staff\w*)\b",
    re.IGNORECASE,
)
"""What a subject that names a licence or an order is about instead, so that its answer is of that."""


@rule(
    "not-an-executive-function",
    WARNING,
    when="a licence, a tree or path order, a planning matter, a wedding venue, a polling place, a byelaw or another "
    "function of Schedule 1 is decided, and nobody has said whose function it is",
    says="Is this the executive’s to decide? {where} “{words}”, which reads as a function of the council itself: if it "
    "is, the decision is not key, nor open to call-in, and its record, report and background papers follow the "
    "Openness Regulations. Say which it is.",
    source="SI 2000/2853 Sch 1; 2014 regs 7, 8",
    reads="Subject and decision, with their exempt parts, for what Schedule 1 names: planning permissions, consents, "
    "certificates, enforcement and other notices, applications that are invalid or sent back, and agreements under "
    "section 106 with their variation; licences, permits and registrations of taxis, premises, gambling, street "
    "trading, animals, caravan sites, scrap metal, collections, boats, skin piercing, street works, scaffolding and"
    " skips; wedding venues and safety certificates; notices that enforce safety at work; polling places and "
    "parishes; who is returning officer or the like; pay, terms, redundancy and dismissal of staff (section 112); "
    "what the council charges for a licence that it gives (regulation 2(6)); honorary freemen; byelaws; the pension"
    " fund; public paths and the definitive map; village greens and commons; protected trees, hedgerows and high "
    "hedges; the constitution and its rules; the accounts; payments after the Ombudsman. Each with the words by "
    "which it is decided (granted, refused, varied, made, confirmed, served…), before or after it, also where only "
    "the subject names it and the decision answers the application. Not: applications, other fees, policies, "
    "contracts and systems for them, what depends on them; what Schedule 2 leaves to each council; traffic orders; "
    "nor a notice that says that its function is not executive.",
)
def not_an_executive_function(case: Case) -> Iterator[Hit]:
    """Rules of another regime apply, under which the boxes of key decisions mean nothing."""
    if case.notice.authority.executive is not None:
        return
    place = case.once(councils_function)
    if place is not None and not any(_SAYS_SO.search(case.text(other)) for other in case.scanned):
        yield hit_at_words(case, place, "decision_type", field="authority.executive")


def councils_function(case: Case) -> tuple[str, str] | None:
    """Return the first text that decides what is the council’s and not the executive’s, and its words; or None."""
    return next(_not_executive(case), None)


def _not_executive(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the texts, other than reasons, and the words in each that decide what is not the executive's."""
    is_answered = _names_a_function(case.text("subject"))
    for path in case.scanned:
        if path.endswith("reasons"):
            continue
        text = case.text(path)
        for function in functions_in(single_words(text)):
            yield from ((path, match[0]) for match in said(text, function.decided, before=_NOT_NOW))
        if is_answered and path != "subject":
            yield from ((path, match[0]) for match in said(text, ANSWERED, before=_NOT_NOW))


def _names_a_function(subject: str) -> bool:
    """Whether a subject names what is not the executive's, and nothing else that is then decided of it."""
    functions = functions_in(single_words(subject))
    return any(function.named and function.named.search(subject) for function in functions) and not (
        _OF_OTHER_MATTERS.search(subject)
    )
