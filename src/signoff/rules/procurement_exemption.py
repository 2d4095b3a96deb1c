"""Words of an exemption from the rules of contracts, as some councils call a waiver, and of waivers of other things."""

from __future__ import annotations

import re

from signoff.rules.case import Case

EXEMPTION = (
    r"\b(?:exemption|exception|dispensation|departure)s?\s+(?:from|to|under)\s+(?:[\w.’'(),–-]+\s+){0,7}?"
    r"(?:contracts?|procurement|standing|tender)\s+(?:procedures?\s+)?(?:rules?|orders?)['’]?s?\b"
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
