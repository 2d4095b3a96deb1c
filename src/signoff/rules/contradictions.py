"""What the text of a notice says of the notice itself, where its boxes say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from signoff.notice.record.model import DecisionType
from signoff.rules.answer_text import find_words, in_lower_case
from signoff.rules.case import Case
from signoff.rules.passages import first_said, said
from signoff.rules.quoted import Place, first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule


def _joined(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that matches where any of these does."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns), re.IGNORECASE)


_CALL_IN = r"call(?:ed|ing)?[\s‐‑-]*in\b"
_MENTIONS_CALL_IN = re.compile(rf"\b{_CALL_IN}", re.IGNORECASE)
_EXEMPTED = re.compile(
    rf"\bexempt(?:ed)?\s+(?:(?:this|the)\s+decision\s+|it\s+)?from\s+(?:being\s+|the\s+)?{_CALL_IN}", re.IGNORECASE
)
_WAIVED = re.compile(
    rf"\bwaiv(?:e[ds]?|ing|er\s+of)\s+(?:[\w-]+\s+){{0,6}}?{_CALL_IN}"
    rf"|\b{_CALL_IN}\s+(?:period\s+)?(?:has\s+been|is|was|be)\s+(?:waived|suspended|disapplied)\b",
    re.IGNORECASE,
)
_NOT_WAIVED = re.compile(r"\b(?:not|never|whether|if|unless|without|previous\w*|earlier)\b[^,;]*\Z", re.IGNORECASE)
_IS_OPEN = re.compile(
    rf"\b(?:open|subject|available|eligible|liable)\s+(?:to|for)\s+(?:be(?:ing)?\s+|the\s+)?{_CALL_IN}", re.IGNORECASE
)
_CLOSED = re.compile(
    rf"\bnot\s+(?:\w+\s+)?(?:open|subject|available|eligible|liable)\s+(?:to|for)\s+(?:be(?:ing)?\s+|the\s+)?{_CALL_IN}"
    rf"|\b(?:may\s+not|can\s?not|will\s+not|must\s+not)\s+be\s+{_CALL_IN}",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:whether|if|unless|would|decisions|previous|earlier|original|never|nor|neither)\b", re.IGNORECASE
)
_WAS = re.compile(r"(?<!this decision )\b(?:was|were)\s+\Z", re.IGNORECASE)
"""What comes before “exempt from call-in” where it is said of a decision taken before."""

_DENIED = re.compile(r"\b(?:not|never|no\s+longer|isn[’']t|cannot|nor|neither)\b", re.IGNORECASE)
_OTHER_TYPE = re.compile(
    r"\b(?:significant\s+operational|administrative|not\s+(?:a\s+)?key|non[\s-]key)\b", re.IGNORECASE
)

_NOT_OF_THIS = _joined(_GENERAL, _DENIED)
_NOT_OF_THIS_OR_NOT_KEY = _joined(_GENERAL, _DENIED, _OTHER_TYPE)

_PAPER = r"(?:appendi(?:x|ces)|annex(?:es)?|report|schedule|business\s+case|document|paper|advice)s?"
_WITHHELD = re.compile(
    rf"\bexempt(?:ion)?\s+from\s+publication\b|\bexempt\s+(?:{_PAPER}|information|(?:(?:officer|delegated|decision|cabinet|committee|executive|financial|legal|full|detailed)\s+){{1,3}}(?:{_PAPER}|records?))\b(?!\s+from\b)|\bconfidential\s+(?:[\w’'-]+\s+)??(?:{_PAPER}|decision|item|minute)(?=\W|\Z)(?=\W|\Z)(?!\s+waste)"
    rf"|\b{_PAPER}(?:\s+[A-Z\d]{{1,3}})?,?\s+(?:(?:which|that|and)\s+)?(?:is|are|has\s+been|have\s+been|was|were)\s+"
    r"(?:(?!not\b|never\b)\w+\s+)?(?:(?:exempt|exempted)(?!\s+from\s+call)|confidential)\b"
    r"|\b(?:marked|designated|classed|classified)\s+(?:as\s+)?(?:being\s+)?(?:exempt|confidential)\b(?!\s+from\s+call)"
    r"|\bexempt\s+under\s+(?:the\s+)?(?:[\w’']+\s+){0,3}?access\s+to\s+information\b"
    r"|\bexempt\s+(?:under|by\s+virtue\s+of|pursuant\s+to|within)\s+(?:paragraphs?|categor(?:y|ies))\b"
    r"|\b(?:restricted|private|closed|part (?:2|two|ii)) (?:reports?|appendi(?:x|ces)|annex(?:es)?|papers?)\b"
    r"|\bwithheld\s+from\s+(?:the\s+)?publi(?:cation|c)\b"
    r"|\bcommercially\s+(?:sensitive|confidential)\s+(?:information|appendi(?:x|ces)|annex|report|details|data|terms)\b"
    r"|\bredacted\s+(?:from|version|copy|report)\b"
    r"|\bnot\s+for\s+publication\b|\bschedule\s+12A\b",
    re.IGNORECASE,
)
_WITHHELD_HINTS = (
    *("exempt", "confidential", "publication", "12a", "withheld", "commercially", "redacted"),
    *(
        f"{kind} {paper}"
        for kind in ("restricted", "private", "closed", "part 2", "part two", "part ii")
        for paper in ("r", "a", "p")
    ),
)
"""One of these is in every text that the pattern finds words in."""

_SAID_TO_BE_NONE = re.compile(r"\s*(?:[:?–-]|is|are)\s*(?:none|nil|no|n/a|not\s+applicable|nothing)\b", re.IGNORECASE)
_NONE_WITHHELD = re.compile(
    r"\b(?:no|not|none|without|nothing|neither|nor|any|whether|if)\s+(?:[\w’']+\s+){0,6}\Z", re.IGNORECASE
)


@rule(
    "call-in-contradicted",
    WARNING,
    when="the text says that the decision is open to call-in, or exempt from it, and the type or the box says "
    "otherwise",
    says="Is the answer on call-in right? {where} “{words}”, and {but}: if both are about this decision, correct one "
    "of them.",
    source="form note 8, {call_in}",
    reads="Subject, decision and reasons, with their exempt parts: “open to”, “subject to”, “available for”, “exempt "
    "from” call-in, its waiver, and their denials. Not: general sentences (“key decisions are subject to call-in”), "
    "conditions, what is said of an earlier decision, and “exempt” in a sentence that itself says that the decision "
    "is not key.",
)
def call_in_contradicted(case: Case) -> Iterator[Hit]:
    """Only a decision of a type that is open to call-in can be exempt from it."""
    available = case.notice.call_in.available
    if case.notice.decision_type is not None and not case.is_open_type:
        find, but = _open_or_exempted, "only a key decision is open to call-in, or exempted from it"
        if not case.is_executive:
            but = "only an executive decision is open to call-in, or exempted from it"
        elif case.terms.call_in_types != (DecisionType.KEY,):
            but = "a decision of this type is not open to call-in, nor exempted from it"
    elif not case.is_open_type or available is None:
        return
    elif available is True:
        find, but = _not_open, "the answer says that the decision is open to call-in"
    else:
        find, but = _open, "the answer says that the decision is not open to call-in"
    if (place := first_words(case, case.scanned, _where_call_in_is_mentioned(find))) is not None:
        yield hit_at_words(case, place, "call_in.available", says=True, but=but)


@rule(
    "exempt-contradicted",
    WARNING,
    when="the text speaks of exempt or confidential information, and the question whether there is any is not "
    "answered Yes",
    says="Is there exempt information? {where} “{words}”, and the question about exempt information is not answered "
    "Yes: answer it and cite the paragraph, or change the text.",
    source="12A",
    reads="Subject, decision and reasons: “exempt” or “exemption from publication”, “exempt” or “confidential” "
    "appendix, annex, "
    "report, schedule, business case, decision or minute, “restricted”, “private” or “closed” report, “exempt "
    "information”, “exempt under paragraph”, “not for publication”, “withheld from the public”, “commercially "
    "sensitive information”, “Schedule 12A”, and the words that the profile lists. Not: the same after “no”, “not”, "
    "“none” or “any”; nor “confidential” of other things.",
)
def exempt_contradicted(case: Case) -> Iterator[Hit]:
    """A notice whose appendix is exempt withholds something, and says by which paragraph."""
    place = None if case.notice.exempt_information.contains is True else case.once(said_to_be_exempt)
    if place is not None:
        yield hit_at_words(case, place, field="exempt_information.contains", says=True)


def said_to_be_exempt(case: Case) -> Place | None:
    """Return the first public text that says that information is exempt or confidential, and its words; or None."""
    public = (path for path in case.scanned if case.form.field(path).is_public)
    return first_words(case, public, lambda text: _withheld(text) or find_words(text, case.profile.words.exempt))


def _where_call_in_is_mentioned(find: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: find(text) if "call" in in_lower_case(text) and _MENTIONS_CALL_IN.search(text) else ""


def _open_or_exempted(text: str) -> str:
    """Return the words that a decision which is not key may not say of itself."""
    exempted = first_said(text, _EXEMPTED, _NOT_OF_THIS_OR_NOT_KEY, _WAS)
    return exempted or first_said(text, _WAIVED, before=_NOT_WAIVED) or _open(text)


def _not_open(text: str) -> str:
    exempted = first_said(text, _EXEMPTED, _NOT_OF_THIS, _WAS)
    return exempted or first_said(text, _CLOSED, _GENERAL) or first_said(text, _WAIVED, before=_NOT_WAIVED)


def _open(text: str) -> str:
    return first_said(text, _IS_OPEN, _NOT_OF_THIS)


def _withheld(text: str) -> str:
    lower = in_lower_case(text)
    if not any(word in lower for word in _WITHHELD_HINTS):
        return ""
    matches = said(text, _WITHHELD, before=_NONE_WITHHELD)
    return next((match[0] for match in matches if not _SAID_TO_BE_NONE.match(text, match.end())), "")
