"""Whether an interest that the text says a member declared is recorded where the form asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.answer_paths import value_at
from signoff.rules.answer_text import clip, has_any
from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.quoted import first_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_MEMBER = r"\b(?:members?|councillors?|cllrs?|leader|portfolio\s+holder|mayor)\b[^.;\n]{0,60}?\b"
_WHOSE = r"(?:an?\s+|their\s+|his\s+|her\s+|the\s+)?"
_DECLARED = re.compile(
    rf"{_MEMBER}(?:(?:declare[sd]?|disclose[sd]?|registered|recorded|has|have|had)\s+{_WHOSE}"
    r"(?:(?:non[\s-])?(?:personal|pecuniary|prejudicial|disclosable|registrable|other|significant|potential|conflict\s+of|"
    r"conflicting|and|or)\s+){0,5}interests?\b(?!\s+(?:groups?|rates?|free))"
    r"|(?:declare[sd]?|disclose[sd]?)\s+(?:that\s+)?(?:s?he|they)\b"
    r"|(?:is|being|as|are)\s+an?\s+(?:trustee|governor|shareholder|employee|director)\s+of\s+\w+"
    r"|(?:recused\s+\w+|(?:took|takes|taking)\s+no\s+(?:further\s+)?part|did\s+not\s+take\s+part|"
    r"(?:left|withdrew\s+from)\s+the\s+(?:meeting|room|discussion))\b)",
    re.IGNORECASE,
)
_MEMBERS = ("member", "councillor", "cllr", "leader", "portfolio", "mayor")
_HINTS = (
    *("interest", "declare", "disclose", "trustee", "governor", "shareholder", "employee of", "director of", "recused"),
    *("no part", "no further part", "not take part", "withdrew", "left the"),
)
_PLAIN = re.compile(r"\b(?:has|have|had)\s+(?:an?\s+|their\s+|his\s+|her\s+|the\s+)?interests?\b", re.IGNORECASE)
"""An interest that a member has, of no kind that is declared: many are interested."""

_NOT_DECLARED = re.compile(r"\b(?:no|not|none|neither|nor|any|whether|if|nobody|must|should)\b", re.IGNORECASE)
_NO_PART = re.compile(r"\bno\s+(?:further\s+)?part\b|\bnot\s+take\s+part\b", re.IGNORECASE)
_NO_INTEREST = re.compile(
    r"\b(?:no|without|not\s+(?:\w+\s+){0,2}(?:an|any))\s+(?:[\w-]+\s+){0,2}interests?\b", re.IGNORECASE
)
_NONE_BEFORE = re.compile(rf"{_NOT_DECLARED.pattern}[^.;,\n]{{0,40}}\Z", re.IGNORECASE)


@rule(
    "interest-not-recorded",
    WARNING,
    when="the text says that a member declared an interest, or took no part, and no interest is recorded",
    says="Was an interest declared? {where} “{words}”, and no interest is recorded: if one was, name the member, the "
    "interest and any dispensation.",
    source="2012 reg 13(4), form note 3",
    council_source="2014 reg 7(3)(d), form note 3",
    reads="Decision, reasons, the consultees’ rows and the others consulted, for a member or councillor who declared, "
    "disclosed, registered or has an interest or a conflict of interest, declared to be something, is a trustee, "
    "governor, shareholder, employee or director of something, took no part, or left the meeting. Not: that none did, "
    "or is asked to; nor an interest of no kind that a member merely has.",
)
def interest_not_recorded(case: Case) -> Iterator[Hit]:
    """A sentence in passing is no record of it, and says nothing of a dispensation."""
    if any(value_at(case.notice, path) for path in case.form.interests):
        return
    rows = (f"{path}.details" for path in case.form.consultees)
    place = first_words(case, ("decision", "reasons", *rows, "consultation.others"), _declared_interest)
    if place is not None:
        path, words = place
        where = case.mentions(path) or f"{case.label(path)} mentions"
        yield hit("consultation.executive_member", path, quote=words, where=where, words=clip(words))


def _declared_interest(text: str) -> str:
    if not has_any(text, _HINTS) or not has_any(text, _MEMBERS):
        return ""
    matches = said(text, _DECLARED, _NO_INTEREST, _NONE_BEFORE)
    return next((match[0] for match in matches if _says_one(match[0])), "")


def _says_one(words: str) -> bool:
    return _NOT_DECLARED.search(_NO_PART.sub("", words)) is None and _PLAIN.search(words) is None
