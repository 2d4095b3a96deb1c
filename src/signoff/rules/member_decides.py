"""Whether a member took the decision, and not an officer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.answer_text import clip
from signoff.rules.case import Case
from signoff.rules.passages import first_said
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_DECISIONS = ("decision", "exempt_information.text.decision")

_MEMBER = re.compile(
    r"\A\s*(?:(?:the\s+)?(?:lead\s+)?(?:executive|cabinet)\s+member\b|councillors?\b|cllrs?\b|(?:the\s+)?portfolio\s+holder\b"
    r"|(?:the\s+)?(?:deputy\s+)?leader\s+of\s+(?:the\s+)?council\b|(?:the\s+)?(?:right\s+worshipful\s+)?(?:lord\s+)?mayor\b)"
    r"(?![’']s\b|s[’']|\s+(?:support|services|liaison|engagement))",
    re.IGNORECASE,
)
_MEMBER_DECIDES = re.compile(
    r"\b(?:(?:(?:executive|cabinet)\s+member|portfolio\s+holder)(?:\s+for\s+(?:[\w,&]+\s+){1,6}?)?|"
    r"leader\s+of\s+(?:the\s+)?council|"
    r"(?:councillor|cllr)\s+(?:[A-Z][\w’'.-]*\s+){1,3})\s*(?:has\s+|have\s+)?(?:formally\s+)?"
    r"(?:approved|agreed|authorised|decided|resolved|determined|allocated)\b",
    re.IGNORECASE,
)
_PORTFOLIO = r"(?:\s+for(?:\s+(?!(?:was|were|is|has|had|director|officer|head|consult\w+)\b)[\w,&]+){1,8}?)?"
_MEMBER_BEGINS = re.compile(
    rf"\A\W*(?:resolved\W+)?(?:that\s+)?(?:the\s+)?(?:(?:(?:executive|cabinet)\s+member|portfolio\s+holder){_PORTFOLIO}|"
    rf"(?:deputy\s+)?leader(?:\s+of\s+(?:the\s+)?council)?(?:,?\s+and\s+(?:cabinet|executive)\s+member{_PORTFOLIO})?)[\s:–—-]+(?:\(?[a-z1]\)?[.)]?\s+)?(?:hereby\s+)?"
    r"(?:approves|agrees|authori[sz]es|resolves|decides)\b",
    re.IGNORECASE,
)
"""A decision that begins with the member who takes it."""

_NOT_ALONE = re.compile(
    r"\b(?:consult(?:ation|ed|ing)|with|support(?:ed)?|briefed|discussed|by|that|whether|previously|earlier)\b[^.;\n]*\Z",
    re.IGNORECASE,
)


@rule(
    "member-decides",
    WARNING,
    when="the decision maker is a councillor, or the decision says that a member took it",
    says="Did an officer take this decision? {who}: an officer may decide after consulting a member, but a member’s "
    "own decision is recorded as such.",
    source="form, 2012 reg 13(1), (4)",
    council_source="form, 2014 reg 7(1)",
    reads="The decision maker’s name and post, where they begin as a member’s (Councillor, Executive or Cabinet "
    "Member, Portfolio Holder, Leader of the Council, Mayor); the decision, where such a member is said to have "
    "approved or agreed, or with whom it begins (“That the Executive Member approves”). Not: a member who was "
    "consulted, or supports it.",
)
def member_decides(case: Case) -> Iterator[Hit]:
    """The form is for decisions taken by officers; a member's own decision has a record of its own."""
    maker = case.notice.decision_maker
    for name, answer in (("name", maker.name), ("post", maker.post)):
        if answer and _MEMBER.search(answer):
            who = f"The decision maker is given as {clip(answer)}"
            yield hit(f"decision_maker.{name}", "decision", quote=answer, who=who)
            return
    place = first_words(case, _DECISIONS, _member_decides)
    if place is not None:
        yield hit_at_words(case, place, "decision_maker.name", who=f"The decision says “{clip(place[1])}”")


def _member_decides(text: str) -> str:
    """Return the first words by which a member decides."""
    begins = _MEMBER_BEGINS.match(text)
    return begins[0] if begins is not None else first_said(text, _MEMBER_DECIDES, before=_NOT_ALONE)
