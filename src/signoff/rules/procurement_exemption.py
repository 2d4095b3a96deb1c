"""Words of an exemption from the rules of contracts, as some councils call a waiver, and of waivers of other things."""

from __future__ import annotations

import re

from signoff.rules.case import Case

EXEMPTION = (
    r"\b(?:exemption|exception|dispensation|departure)s?\s+(?:from|to|under)\s+(?:[\w.’'(),–-]+\s+){0,7}?"
    r"(?:(?:contracts?|procurement|standing|tender)\s+(?:procedures?\s+)?(?:rules?|orders?|regulations)['’]?s?|"
    r"competition|competitive\s+\w+|tender(?:ing|s)?|quotations?)\b"
    r"|\bexempt(?:s|ed|ing)?\s+(?:[\w£.,’'-]+\s+){1,8}?from\s+(?:the\s+|its\s+|our\s+)?(?:council[’']?s?\s+)?"
    r"(?:contracts?|procurement|tender\w*|standing)\s+(?:procedures?\s+|standing\s+)?(?:rules?|orders?|regulations|requirements?)\b"
    r"|\b(?:set(?:s|ting)?\s+aside|suspend(?:s|ed|ing)?|suspension\s+of|dispens(?:e|es|ed|ing)\s+with|disappl\w+)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:contracts?\s+(?:procedure|standing)\s+\w+|procurement\s+rules|tender(?:ing|s)?|"
    r"competition|competitive\s+\w+|quotations|standing\s+orders(?=[^.;\n]{0,80}\b(?:appoint|award|purchas|contract|suppl)))\b"
    r"|\bnon[\s-]competitive\s+(?:action|award|procurement|tender\w*)\b|\bnegotiated\s+procedure\s+without\b"
    r"|\bwithout\s+(?:[\w-]+\s+){0,4}?(?:tender(?:s|ing)?|competition|competitive\s+(?:tender\w*|process|quot\w+))\b"
)
"""The pattern of such words, as a part of others."""

_WAIVES_OTHER = re.compile(
    r"\bwaiv(?:e[ds]?|ing|ers?)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:breach(?:es)?|covenants?|rents?|fees?|charges?|interest|arrears|forfeiture|call[\s-]?in)\b",
    re.IGNORECASE,
)
_OF_PROCUREMENT = re.compile(
    r"\b(?:procure\w*|CPRs?|contracts?|contractors?|quot(?:es?|ations?)|tender\w*|competit\w+|compete|standing\s+orders|suppliers?|"
    r"direct(?:ly)?\s+(?:award|appoint)\w*|purchas\w+|framework|financial\s+(?:procedure\s+)?(?:rules|regulations))\b",
    re.IGNORECASE,
)


def waives_something_else(case: Case) -> bool:
    """Whether a breach, a covenant, a rent or the like is waived, in a notice that nowhere speaks of procurement."""
    texts = [case.text(path) for path in case.scanned]
    return any(_WAIVES_OTHER.search(text) for text in texts) and not any(_OF_PROCUREMENT.search(text) for text in texts)
