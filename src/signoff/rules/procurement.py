"""Whether the law of procurement that the text cites can still apply."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from signoff.notice.text.days import written as day
from signoff.rules.answer_text import clip
from signoff.rules.case import Case
from signoff.rules.passages import MONTH, said
from signoff.rules.rule import WARNING, Hit, hit, rule

REPLACED_ON = dt.date(2025, 2, 24)
"""The day on which the Procurement Act 2023 replaced the Public Contracts Regulations 2015 for new procurements."""

_REGULATIONS_2015 = re.compile(
    r"\bpublic\s+contracts?\s+regulations(?:,?\s+\(?2015\)?)?(?![\w(])|\bPCRs?[\s(]*2015\b", re.IGNORECASE
)
_OLDER = re.compile(
    r"\b(?:regulation\s+72|modif(?:y|ies|ied|ication|ications|ying)|var(?:y|ied|iation|iations|ying)|exten(?:d|ds|ded|ding|sion|sions)|"
    r"novat\w+|existing\s+contract|current\s+contract|call[\s-]?offs?|framework|dynamic\s+purchasing|"
    r"(?:awarded|procured|tendered|advertised|commenced|begun|began|started|published|let)\s+(?:\w+\s+){0,3}?(?:in|on|before|prior\s+to|since)\s+"
    r"(?:\w+\s+){0,3}?20(?:1\d|2[0-4])|(?:before|prior\s+to)\s+(?:the\s+)?(?:24|procurement\s+act)|repealed|replaced|revoked|superseded)\b",
    re.IGNORECASE,
)

_EARLIER_DAY = re.compile(rf"\b(?:{MONTH})\s+20(?:1\d|2[0-4])\b", re.IGNORECASE)
"""A day or month before the change, in the sentence that cites the Regulations."""

_OPTION = re.compile(
    r"\b(?:options?|optional|possible|potential|available|permitted|further|ability)\s+(?:\w+\s+){0,4}?exten\w+|\bexten\w+\s+options?\b",
    re.IGNORECASE,
)
"""An extension that the new contract may have one day, which makes it no older."""


@rule(
    "old-procurement-law",
    WARNING,
    when="a decision after 24 February 2025 that relies on the Public Contracts Regulations 2015",
    says="Did this procurement begin before {since}? {where} “{words}”: they still govern contracts and frameworks "
    "whose procurement began earlier, and changes to those; for what began on or after that day the Procurement Act "
    "2023 applies.",
    source="Procurement Act 2023; SI 2024/716 reg 5, as amended",
    reads="Subject, decision and reasons, with their exempt parts, of a decision of that day or later (or without a "
    "date, on such a day). Not asked where any of them speaks of an extension, a variation or a modification, of a "
    "framework or a call-off, of an earlier year in which it was awarded or begun, or of the Regulations as "
    "replaced; nor in a sentence with a day or month before.",
)
def old_procurement_law(case: Case) -> Iterator[Hit]:
    """A question, since nothing in a notice says for certain when a procurement began."""
    if (case.notice.decision_date or case.on) < REPLACED_ON:
        return
    for path in case.scanned:
        match = next(said(case.text(path), _REGULATIONS_2015, unless=_EARLIER_DAY), None)
        if match and not any(_OLDER.search(_OPTION.sub("", case.text(other))) for other in case.scanned):
            yield hit(path, quote=match[0], since=day(REPLACED_ON), where=case.mentions(path), words=clip(match[0]))
            return
