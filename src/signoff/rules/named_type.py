"""What the text of a notice says of its type, where another is chosen."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from signoff.notice.record.model import DecisionType
from signoff.rules.answer_text import in_lower_case
from signoff.rules.case import Case
from signoff.rules.earlier_decision import names_earlier_decision
from signoff.rules.passages import first_said, said
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule

_ITSELF = (
    r"(?:this|it|the(?=\s+(?:present\s+|above\s+|proposed\s+)?(?:decision|award|report|notice|matter|proposal|approval)))"
    r"(?:\s+(?:present|above|proposed|delegated|officer|decision|award|report|notice|matter|proposal|approval))*"
)
_IS = (
    r"(?:is|was|constitutes|represents|amounts\s+to|qualifies\s+as|has\s+been|meets\s+the\s+(?:definition|criteria|tests?)\s+(?:of|for)|"
    r"falls\s+within\s+the\s+definition\s+of)(?:\s+(?:therefore|thus|also|hence|regarded|considered|deemed|classed|classified|"
    r"categorised|treated|taken|recorded|registered|now|then|to\s+be|as))*"
)
_TYPES = {
    "key": DecisionType.KEY,
    "significant operational": DecisionType.SIGNIFICANT_OPERATIONAL,
    "administrative": DecisionType.ADMINISTRATIVE,
}
_NAMED_TYPE = re.compile(
    rf"\b{_ITSELF}\s+{_IS}\s+an?\s+(key|significant\s+operational|administrative)\s+decision\b(?!\s+(?:if|where|when|only))",
    re.IGNORECASE,
)
_HEADED_KEY = re.compile(
    r"\A\W*(?:this\s+is\s+an?\s+)?(?:(?:urgent|emergency|officer|delegated|executive|special\s+urgency)\s+){0,3}key\s+decision\b"
    r"(?!s|\s+(?:of|dated|taken|made|by|from|in|on\s+\d)\b|\W{0,4}(?:no|n/a|not|none|ref|number|[A-Z]{0,3}\d)\b)|[–—-]\s*(?:(?:urgent|emergency|officer|delegated)\s+)?key"
    r"(?:\s+(?:urgent|emergency|officer|delegated))?\s+decision\s*\Z",
    re.IGNORECASE,
)
"""A text that begins, or a subject that ends, by calling the decision key."""

_NOT_KEY = re.compile(
    rf"\b{_ITSELF}\s+(?:is|was)\s+(?:(?:therefore|also|considered|deemed|classed|as|to\s+be)\s+)*(?:not\s+(?:considered\s+to\s+be\s+|deemed\s+to\s+be\s+)?a\s+key|"
    r"a\s+non[\s-]key)\s+decision\b",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(r"\b(?:whether|if|unless|where|would|not)\b[^,;]*\Z", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|earlier|original|if|unless)\b", re.IGNORECASE)

_PLAN = (
    r"(?:(?:list|notice|register|schedule)\s+of\s+(?:forthcoming\s+|intended\s+|proposed\s+|planned\s+)?(?:key\s+)?decisions|(?-i:List)\b|"
    r"forward\s+plan|key\s+decisions?\s+(?:list|notice|plan|register))"
)
_LISTED = re.compile(
    r"\b(?:added|included|published|listed|placed|put|appear(?:s|ed)?|entered|set\s+out|advertised|posted|notified|registered|recorded|is|was)"
    r"\s+(?:to|in|on|up\s?on|onto|by)\s+(?:the|its|our)\s+(?:[\w’']+\s+){0,2}?"
    rf"{_PLAN}"
    r"|\b(?:was|been|is)\s+(?:listed|advertised|entered|registered|published|notified)\s+as\s+a\s+key\s+decision\b"
    r"|\b(?:28|twenty[\s-]eight)\s+(?:clear\s+)?days['’]?\s+(?:public\s+)?notice\s+(?:of\s+(?:the|this)\s+(?:\w+\s+)?decision\s+)?(?:was|has\s+been)\s+(?:given|published)\b"
    r"|\b(?:in|on|from)\s+the\s+(?:[\w’']+\s+)?forward\s+plan\s*\(?(?:ref(?:erence)?|no|number)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:this|the\s+(?:present\s+)?(?:decision|award|matter|item|proposal))(?:\s+(?:decision|award|matter|item|proposal))?\s+"
    r"(?:(?:was|has|been|is|also|therefore|duly|first)\s+){0,3}"
    rf"(?:{_LISTED.pattern})",
    re.IGNORECASE,
)
"""A decision of which a text says that it is itself listed."""

_OF_ANOTHER = re.compile(
    r"\b(?:not|no|decisions\s+are|will|to\s+be|if|would|should|previous|previously|earlier|original|originally|further|future|"
    r"subsequent|procurement\s+strategy)\b|\b[A-Z]{1,2}\d{4,}\b",
    re.IGNORECASE,
)


@rule(
    "type-contradicted",
    WARNING,
    when="the text calls the notice a key, significant operational or administrative decision, and the type is "
    "another; or says that it was listed, and it is not key",
    says="Is the decision type right? {where} “{words}”, and the type chosen is {type}: if both are about this "
    "decision, correct one of them.",
    source="form",
    reads="Subject, decision and reasons, with their exempt parts. Sentences of the kind “this (decision) is a key "
    "decision”, a text that begins with “Key decision”, and “added to”, “published in”, “entered upon” and the like of "
    "the List of Forthcoming Key Decisions, the Forward Plan or a notice of key decisions. Not: general sentences "
    "(“key decisions are…”), conditions, negations, and what is said of an earlier, a later or a numbered decision.",
)
def type_contradicted(case: Case) -> Iterator[Hit]:
    """The first such words; a listing says nothing against an operational decision that carries out a listed one."""
    chosen = case.notice.decision_type
    if chosen is None or chosen not in case.form.types:
        return
    place = first_words(
        case,
        case.scanned,
        lambda text: _other_type(text, chosen, case.form.types) or _listed_though_not_key(case, text),
    )
    if place is not None:
        yield hit_at_words(case, place, "decision_type", says=True, type=case.form.types[chosen])


def _other_type(text: str, chosen: DecisionType, types: Container[DecisionType]) -> str:
    """Return the words by which a text calls itself a decision of another of these types."""
    lower = in_lower_case(text)
    if not any(f"{name} decision" in lower for name in ("key", "operational", "administrative")):
        return ""
    if chosen is DecisionType.KEY and (denied := first_said(text, _NOT_KEY, _EARLIER, _IN_DOUBT)):
        return denied
    if chosen is not DecisionType.KEY and (heading := _HEADED_KEY.search(text)):
        return heading[0].strip(" –—-")
    for match in said(text, _NAMED_TYPE, _EARLIER, _IN_DOUBT):
        named = _TYPES[" ".join(match[1].lower().split())]
        if named is not chosen and named in types:
            return match[0]
    return ""


def _listed_though_not_key(case: Case, text: str) -> str:
    """Return the words by which a text says that it was listed; where it names an earlier decision, only of itself."""
    words = _listed(text) if case.is_other else ""
    if words and case.once(names_earlier_decision):
        return first_said(text, _OF_ITSELF, _OF_ANOTHER)
    return words


def _listed(text: str) -> str:
    lower = in_lower_case(text)
    names = (
        " of forthcoming",
        " of key",
        "of decisions",
        "of intended",
        "forward plan",
        "as a key",
        "key decision",
        "days",
    )
    if not any(name in text for name in ("the List", "s List")) and not any(name in lower for name in names):
        return ""
    return first_said(text, _LISTED, _OF_ANOTHER)
