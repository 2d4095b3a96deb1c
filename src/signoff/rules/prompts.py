"""What the council's profile asks a notice to have thought of: equality, subsidies, best value, best consideration."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from signoff.notice.form.prompts import Prompt
from signoff.rules.answer_text import find_words, has_any, places_of
from signoff.rules.case import Case
from signoff.rules.competition import was_competed
from signoff.rules.disposals import NOT_DISPOSED_OF, OTHER_LEASE, SOLD
from signoff.rules.passages import first_said, sentence_at
from signoff.rules.procurement_exemption import EXEMPTION, waives_something_else
from signoff.rules.quoted import Place, first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule
from signoff.rules.service_change import change_of_service
from signoff.rules.subsidies import NO_SUBSIDY, may_be_subsidy

SUBSIDY_CONTROL_SINCE = dt.date(2023, 1, 4)
"""The day on which the duties of the Subsidy Control Act 2022 came into force, by SI 2022/1359 reg 2."""

_BESIDE = ("alternatives", "consultation.others")
"""Texts, beside those that are scanned, in which a question may be answered."""

_NOT_DONE = re.compile(
    r"\b(?:no|not|nor|without)\b[^.;\n]{0,60}\b(?:been|yet|yet\s+to\s+be)\s+(?:\w+\s+)?"
    r"(?:done|undertaken|completed|prepared|sought|obtained|carried\s+out|considered)\b"
    r"|\bnon[\s-]competitive\b"
    r"|\b(?:waiv\w+|exempt\w*|exceptions?|dispens\w+|without|only\s+one|more\s+than\s+one|single|unable\s+to\s+(?:obtain|seek|get)|"
    r"(?:requirement|requir(?:e|es|ing)|need|rather\s+than|instead\s+of)\b)[^.;\n]{0,60}\b(?:quot(?:es?|ations?)|competitive|framework)\b",
    re.IGNORECASE,
)
"""What says of equality, value or the like that nobody has looked at it, or of quotations that none were sought."""

_EXEMPTION_HINTS = (
    *("exempt", "exception", "dispens", "departure", "set aside", "setting aside", "suspen", "disappl", "without "),
    *("competitive", "negotiated"),
)
_EXEMPTED = re.compile(EXEMPTION, re.IGNORECASE)
"""Rules of contracts from which a purchase is exempted, as other councils call a waiver."""

_WAIVED_IN_REASONS = re.compile(
    r"\bwaiv(?:er|ers|e|ed|es|ing)\s+(?:of\s+|from\s+)?(?:[\w.’'()]+\s+){0,5}?"
    r"(?:contract|contracts|procurement|financial|standing|tender\w*|competition|CPRs?|quotations?)\b"
    r"|\b(?:CPRs?|(?:contract|procurement|financial)s?\s+(?:procedure\s+)?(?:rules|regulations)|standing\s+orders)(?:\s+[\d.]+(?:\s+and\s+[\d.]+)?)?"
    r"\s+(?:is|are|was|were|be|to\s+be|has\s+been|have\s+been)\s+(?:therefore\s+)?waived\b"
    r"|\b(?:by|through|via)\s+(?:way\s+of\s+)?(?:an?\s+)?(?:waiver|direct\s+award)\b"
    r"|\bdirect\s+award\s+(?:is|was|has\s+been)\s+(?:therefore\s+)?(?:made|justified|permitted|proposed|sought|approved)\b"
    r"|\b(?:award|appoint|bought|purchas|procur|commission)\w*\s+(?:[\w’'-]+\s+){0,4}?without\s+"
    r"(?:competition|tender(?:s|ing)?|quot(?:es|ations)|(?:seeking|inviting)\s)"
    rf"|{EXEMPTION}",
    re.IGNORECASE,
)
"""A waiver or a direct award by which the reasons say that something is bought; its words alone may be in passing."""

_NOT_THIS_WAIVER = re.compile(
    r"\b(?:no|not|nor|without|previous\w*|earlier|last|rather\s+than|instead\s+of|reject\w*|discount\w*|consider\w*|option|if|unless|would)\b"
    r"[^.,;\n]*\Z",
    re.IGNORECASE,
)

_REJECTED = re.compile(
    r"\b(?:considered|rejected|discounted|ruled\s+out|not\s+(?:needed|required|possible))\b", re.IGNORECASE
)

_READS = (
    "Subject and decision, with their exempt parts, for the words of the profile; then subject, decision, reasons, "
    "alternatives and the others consulted for the words that answer it, other than that it was not done. A profile "
    "without these words does not ask."
)


@rule(
    "equality-not-mentioned",
    WARNING,
    when="words of a change of service, and none of equality (by the profile)",
    says="Say how equality was considered. {where} “{words}”, and the notice does not say whether people with "
    "protected characteristics are affected, and how.",
    source="Equality Act 2010 s.149",
    reads=f"{_READS} A service that is closed, withdrawn, reduced, moved, merged or introduced leads to it too, and a "
    "charge that is new, or criteria that change. Not: one that is closed for some days or weeks, over holidays, or"
    " while works are done, or because of a pandemic; equipment, sites and assets that are decommissioned; contact "
    "centres; fees of applications such as building control’s; nor a change that is not made, or was made by "
    "others; nor markings, signs, bays and orders of a road.",
)
def equality_not_mentioned(case: Case) -> Iterator[Hit]:
    """Due regard is had before a decision, and shown by the record of it."""
    if place := _unanswered(case, case.profile.prompts.equality, change_of_service):
        yield hit_at_words(case, place, "reasons")


@rule(
    "subsidy-not-mentioned",
    WARNING,
    when="words of a subsidy to a business, and none of subsidy control (by the profile)",
    says="Is this a subsidy? {where} “{words}”: say how subsidy control was considered, or why it does not apply.",
    source="Subsidy Control Act 2022 s.12",
    reads=f"{_READS} A grant to businesses, or to one that is named as limited or public, a loan, and rent or a debt "
    "of one that is written off, lead to it too; so do loan funding, and guarantees of the debts of others. Not: a "
    "lease or licence that is granted to one; loans to residents, tenants and staff, and guarantees that the "
    "council is given; nor a decision before 4 January 2023, when the Act came into force.",
)
def subsidy_not_mentioned(case: Case) -> Iterator[Hit]:
    """Help on better terms than the market's may be one; before the Act there was no duty to consider it."""
    if (case.notice.decision_date or case.on) < SUBSIDY_CONTROL_SINCE:
        return
    place = _unanswered(case, case.profile.prompts.subsidy, may_be_subsidy)
    if place is not None and not NO_SUBSIDY.search(_sentence_of(case, place)):
        yield hit_at_words(case, place, "reasons")


@rule(
    "best-value-not-mentioned",
    WARNING,
    when="words of a waiver or a direct award, and none of value for money (by the profile)",
    says="Say why this is best value. {where} “{words}”, and the notice does not say how value for money was "
    "tested without competition.",
    source="Local Government Act 1999 s.3",
    reads=f"{_READS} An exemption from the rules of contracts or procurement, or from competition, leads to it too, in "
    "whatever words (exception, dispensation, set aside, without tendering); and, in the reasons, a waiver of such "
    "rules, or a direct award, by which something is bought. Not there: one that was considered or rejected, an "
    "earlier one, or none; nor where a breach, a covenant, a rent, a fee or call-in is waived and no text speaks of"
    " procurement. That quotations were waived, or only one sought, answers nothing; a framework, a dynamic "
    "purchasing system, and bids or tenders that were scored, compared or evaluated, do; a competition that would be, "
    "or was considered and rejected, does not.",
)
def best_value_not_mentioned(case: Case) -> Iterator[Hit]:
    """What competition would show has to be shown otherwise."""
    if waives_something_else(case):
        return
    find = _words_of(_EXEMPTED, *_EXEMPTION_HINTS)
    place = _unanswered(case, case.profile.prompts.best_value, find, _waived_in_reasons)
    if place is not None and not any(was_competed(text) for text in _texts(case)):
        yield hit_at_words(case, place, "reasons")


@rule(
    "best-consideration-not-mentioned",
    WARNING,
    when="words of a disposal of land, and none of its value (by the profile)",
    says="Say that this is the best consideration, or why less is accepted. {where} “{words}”, and the notice "
    "does not mention its value.",
    source="Local Government Act 1972 s.123",
    reads=f"{_READS} The sale or disposal of land, a site or the like, and that or the transfer of a freehold, lead to "
    "it too; so does a lease that is granted, unless a text says that it is for seven years or less, which the law "
    "does not count as a disposal, or that the council takes it; what is said of an earlier lease does not count.",
)
def best_consideration_not_mentioned(case: Case) -> Iterator[Hit]:
    """Land is disposed of for less only with a consent."""
    find = _words_of(SOLD, "sale", "sell", "sold", "dispos", "transfer", "lease")
    place = _unanswered(case, case.profile.prompts.best_consideration, find)
    if place is not None and not ("lease" in place[1].lower() and _is_no_disposal(case)):
        yield hit_at_words(case, place, "reasons")


def _is_no_disposal(case: Case) -> bool:
    """Whether the texts say of the lease that they are about that the council takes it, or that it is short."""
    return any(first_said(case.text(path), NOT_DISPOSED_OF, OTHER_LEASE) for path in case.scanned)


def _unanswered(
    case: Case,
    prompt: Prompt | None,
    also: Callable[[str], str | None],
    in_reasons: Callable[[str], str | None] | None = None,
) -> Place | None:
    """Return the first words, by the profile or `also`, that lead to a question which no text answers; None for none.

    `in_reasons` finds such words in the reasons, which are read last.
    """
    if prompt is None:
        return None
    own = [path for path in case.scanned if not path.endswith("reasons")]
    place = first_words(case, own, lambda text: _leading_words(text, prompt) or also(text))
    if place is None and in_reasons is not None:
        place = first_words(case, (path for path in case.scanned if path not in own), in_reasons)
    if place is None or any(_answers(text, prompt) for text in _texts(case)):
        return None
    return place


def _texts(case: Case) -> Iterator[str]:
    """Yield the texts that may answer a question."""
    return (case.text(path) for path in (*case.scanned, *_BESIDE))


def _sentence_of(case: Case, place: Place) -> str:
    text = case.text(place[0])
    start = text.find(place[1])
    return sentence_at(text, start, start + len(place[1]))


def _words_of(pattern: re.Pattern[str], *hints: str) -> Callable[[str], str]:
    """Return what finds a pattern in a text; one of the hints is in every text that has it."""
    return lambda text: match[0] if has_any(text, hints) and (match := pattern.search(text)) else ""


def _waived_in_reasons(text: str) -> str:
    if not has_any(text, ("waive", "direct award", *_EXEMPTION_HINTS)):
        return ""
    return first_said(text, _WAIVED_IN_REASONS, _REJECTED, _NOT_THIS_WAIVER)


def _leading_words(text: str, prompt: Prompt) -> str | None:
    """Return the first words of a text that lead to a question, in a sentence that does not give them another sense."""
    for match in places_of(text, prompt.words, prompt.unless):
        if not find_words(sentence_at(text, match.start(1), match.end(1)), prompt.unless_near):
            return match[1]
    return None


def _answers(text: str, prompt: Prompt) -> bool:
    """Whether a text has words that answer a question, in a sentence that does not say that nothing was done."""
    places = places_of(text, prompt.answered_by)
    return any(not _NOT_DONE.search(sentence_at(text, match.start(1), match.end(1))) for match in places)
