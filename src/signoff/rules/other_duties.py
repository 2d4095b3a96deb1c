"""Duties beside the form: papers to publish, and urgent decisions to report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.model import Route
from signoff.rules.answer_text import in_lower_case
from signoff.rules.case import Case
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_PAPERS = re.compile(
    r"\b(?:attached|appended|accompanying|enclosed)\s+(?:[\w’'-]+\s+){0,3}?(?:reports?|business\s+case|briefing\s+(?:note|paper)|options\s+appraisal)\b"
    r"|\b(?:reports?|business\s+case|briefing\s+(?:note|paper)|options\s+appraisal|polic(?:y|ies))\s+(?:(?:accompanying|supporting|on|about)\s+(?:[\w’'-]+\s+){1,4}?)?(?:is\s+|are\s+|as\s+|which\s+is\s+)?(?:attached|appended|enclosed)\b|\bbackground\s+(?:papers?|documents?)\b"
    r"|\b(?:set\s+out|detailed|contained|listed|included|outlined|described|shown|incorporated|proposed)\s+(?:in|into|at)\s+(?:the\s+)?"
    r"(?:(?:attached|appended|accompanying|enclosed)\s+(?:[\w’'-]+\s+){0,2}?(?:documents?|records?|schedules?|statements?|lists?|tables?)"
    r"|(?:(?:paragraphs?|sections?|table)\s+)?\d[\d.]*\s+of\s+(?:the|this)\s+report|(?:appendix|annex|schedule)\s+(?:\d|[a-z]\b))"
    r"|\bsee\s+(?:the\s+)?(?:attached|appended|accompanying|enclosed)\s+(?:[\w’'-]+\s+)?(?:documents?|records?|schedules?|statements?|lists?|tables?)\b"
    r"|\bheads\s+of\s+terms\s+(?:are|is)\s+(?:attached|appended|enclosed)\b",
    re.IGNORECASE,
)
_PAPER_HINTS = (
    *("attached", "appended", "accompanying", "enclosed", "background"),
    *(" of the report", " of this report", "appendix", "annex "),
)
_NEAR = 110
"""Characters around a hint within which the words that it is part of stand."""

_PUBLISHED = re.compile(
    r"https?:|\bwww\.|\b(?:published|available|found|viewed|accessed)\s+(?:\w+\s+){0,2}?(?:with|at|on|from|online|here|via|alongside)\b"
    r"|\bbackground\s+(?:papers?|documents?)\s*(?::|are\b|were\b|\()|\bno\s+background\s+(?:papers?|documents?)\b",
    re.IGNORECASE,
)
_KIND = r"(?:reports?|business\s+case|briefing\s+(?:note|paper)|options\s+appraisal|(?:background\s+)?papers?)"
_REPORT_WITHHELD = re.compile(
    r"(?<!no )(?<!not )\b(?:exempt|confidential|restricted|private|closed|part\s+(?:2|two|ii))\s+"
    rf"(?:[\w’'-]+\s+)?{_KIND}\b"
    rf"|\b{_KIND}\s*(?:\(|,)?\s*(?:(?:which|that)\s+)?(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:therefore\s+)?)?"
    r"(?:exempt(?:ed)?|confidential|not\s+for\s+publication|withheld)\b(?!\s+from\s+(?:the\s+)?call)",
    re.IGNORECASE,
)
"""A report that is said to be exempt or confidential, about which another rule asks."""

_REPORTED = re.compile(
    r"\breport(?:ed|s|ing)?\b[^.;\n]{0,60}\b(?:full\s+)?council\b(?!['’]s)|\bregulation\s+19\b|\breg\.?\s+19\b",
    re.IGNORECASE,
)


_SHORT_POINTER = 120
"""Characters of a text that says little more than where the report is, which has a rule of its own."""


@rule(
    "papers-not-published",
    WARNING,
    when="not key, an attached report or background papers are mentioned, and not where they are published",
    says="Publish the report with this notice, and list its background papers. {where} “{words}”: readers may ask for "
    "both, so add them under Report and background papers, or say where they are.",
    source="2012 regs 14, 15, 21",
    council_source="2014 reg 8",
    reads="Subject, decision and reasons of a notice that is not key, for a report, business case or briefing that "
    "is attached, appended or enclosed, for a document that goes with it or a numbered paragraph of a report in which "
    "something is set out, and for background papers. Not: where a text has a web address or says where "
    "they are published or available, or which papers there are; nor a notice that lists papers or has exempt "
    "information, or says that the report is exempt or confidential, nor a text that only points there.",
)
def papers_not_published(case: Case) -> Iterator[Hit]:
    """A key decision's report has a section of its own; what a text only points to has a rule of its own."""
    if not case.is_other or case.notice.papers or case.notice.exempt_information.contains is True:
        return
    place = first_words(case, ("decision", "reasons", "subject"), _papers)
    texts = [case.text(path) for path in case.scanned]
    if place is not None and not any(_PUBLISHED.search(text) or _REPORT_WITHHELD.search(text) for text in texts):
        yield hit_at_words(case, place)


def _papers(text: str) -> str:
    """Return the first words on a report or papers of a text that says more than where they are."""
    if len(text) <= _SHORT_POINTER:
        return ""
    lower = in_lower_case(text)
    places = sorted(place for hint in _PAPER_HINTS for place in _places_of(lower, hint))
    near = (_PAPERS.search(text, max(0, place - _NEAR), place + _NEAR) for place in places)
    return next((match[0] for match in near if match is not None), "")


def _places_of(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


@rule(
    "urgent-decision-not-reported",
    WARNING,
    when="key, Special Urgency, and the text does not say that it will be reported to council",
    says="Report this decision to council. The leader or elected mayor reports on every decision under Special "
    "Urgency, at least once a year: say that this one will be in the report.",
    source="2012 reg 19",
    reads="Decision, reasons and the reason for urgency, for a report to (full) council, or regulation 19.",
)
def urgent_decision_not_reported(case: Case) -> Iterator[Hit]:
    """The duty is the leader's; the notice is where it is remembered."""
    if not case.is_key or case.route is not Route.SPECIAL_URGENCY:
        return
    if not any(_REPORTED.search(case.text(path)) for path in (*case.scanned, "forthcoming_list.reason")):
        yield hit("forthcoming_list.route")
