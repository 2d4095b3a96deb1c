"""Words of an exemption from the rules of contracts, as some councils call a waiver, and of waivers of other things."""

from __future__ import annotations

import re

from signoff.rules.case import Case
from signoff.rules.passages import first_said

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

_COMPETED = re.compile(
    r"\bscor(?:ed|ing|es)\b|\bmost\s+economically\s+advantageous\b|(?-i:\bMEAT\b|\bBAFO\b)|\bbest\s+and\s+final\b|\bmini[\s-]?competitions?\b"
    r"|\b(?:tenders?|bids?|quot\w+|submissions?|offers?|suppliers?|firms)\b[^.;\n]{0,40}?\bevaluated\b|\bevaluated\s+(?:on|against)\b|\bevaluat(?:ion\s+of\s+(?:the\s+)?(?:tenders?|bids?|quot\w+|submissions?|offers?))\b|\bbidders?\b|\b(?:lowest|highest|winning)\s+(?:\w+\s+)?"
    r"(?:price|bid|tender|offer|scor\w+)\b|\b(?:tenders?|bids?|quotes?|quotations?|submissions?|offers?)\s+(?:were|was|had\s+been|have\s+been|has\s+been)\s+"
    r"(?:\w+\s+)?(?:received|invited|sought|obtained|returned|submitted|compared)\b|\bcompet(?:ed|ition)\b|\bcompetitively\b"
    r"|\b(?:following|after|through|by)\s+(?:an?\s+|the\s+)?(?:open\s+|restricted\s+)?(?:tender(?:ing)?|procurement)\s+(?:process|exercise|competition)\b"
    r"|\bdynamic\s+purchasing\b|(?-i:\bDPS\b|\bRM\s?\d{3,4}\b|\bCCS\b|\bESPO\b|\bYPO\b|\bNHS\s+SBS\b|\bLHC\b|\bG-Cloud\b)|\bframeworks?\b",
    re.IGNORECASE,
)
_NOT_COMPETED = re.compile(
    r"\b(?:no|not|nor|never|without|only|rather\s+than|instead\s+of|waiv\w+|exempt\w*|exceptions?|dispens\w+|departure|need|requir\w+|set\s+aside|"
    r"suspen\w+|avoid\w*|unable|future|next|new|later|will|would|could|if|until|pending|prior\s+to|before)\b[^.;\n]{0,70}\Z",
    re.IGNORECASE,
)
"""What comes before a competition that there was not, or not yet."""


def was_competed(text: str) -> bool:
    """Whether a text says that the price, or the framework that it is bought from, was found by competition."""
    return first_said(text, _COMPETED, before=_NOT_COMPETED) != ""


def waives_something_else(case: Case) -> bool:
    """Whether a breach, a covenant, a rent or the like is waived, in a notice that nowhere speaks of procurement."""
    texts = [case.text(path) for path in case.scanned]
    return any(_WAIVES_OTHER.search(text) for text in texts) and not any(_OF_PROCUREMENT.search(text) for text in texts)
