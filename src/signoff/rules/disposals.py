"""Words of land and buildings that the council sells or lets for long, and of leases that are no disposal."""

from __future__ import annotations

import re

SOLD = re.compile(
    r"\b(?:(?:sale|disposal|transfer)\s+of|sell|dispose\s+of|transfer)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:freehold|roof\s*(?:top)?\s+space|ground\s+lease|(?<!transfer of )(?<!transfer )land|airspace)\b"
    r"(?!\s+(?:drainage|policy|strategy|charges?))"
    r"|\b(?:sale|disposal)\s+of\s+(?:[\w’',-]+\s+){0,5}?(?:site|plot|strip|parcel|premises|depot|bungalow|garden\s+land|public\s+house|amenity\s+land)\b"
    r"|\b(?:sell|dispos(?:e|ing)\s+of)\s+(?:[\w’',-]+\s+){0,5}?(?:site|plot|strip|parcel|premises|depot|bungalow)\b"
    r"|\b(?:sell|sold|sale|dispos(?:e|ed|al))\b[^.;\n]{0,60}?\b(?:by|via|through)\s+(?:an?\s+)?private\s+treaty\b|\bsale\s+and\s+lease[\s-]?back\b|\bsell\s+and\s+lease[\s-]?back\b"
    r"|\bwill\s+lease\s+the\s+(?:[\w’'-]+\s+){1,5}?to\s+(?-i:[A-Z])\w+"
    r"|\b(?:land|site|plot|strip|parcel|premises|depot|freehold|building|property)\s+(?:[\w’',()-]+\s+){0,6}?(?:be|is|to\s+be|will\s+be)\s+(?:sold|disposed\s+of)\b"
    r"|\b(?:grant|granting)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,4}?leases?\s+(?:[\w’',-]+\s+){0,8}?(?:[89]|[1-9]\d{1,2})[\s-]years?\b"
    r"|\b(?:grant|granting)\s+(?:of\s+)?an?\s+(?:new\s+)?(?:[89]|[1-9]\d{1,2})[\s-]years?\s+(?:ground\s+)?lease\b"
    r"|\b(?:grant(?:s|ed|ing|\s+of)?|agree[sd]?|approv(?:e[sd]?|al\s+of)|complet(?:e|ion\s+of)|enter(?:ing)?\s+into)\s+(?:the\s+|an?\s+)?(?:grant\s+of\s+(?:an?\s+|the\s+)?)?(?:new\s+|long\s+|further\s+|"
    r"ground\s+|\d+[\s-]years?\s+)*leases?\s+(?:to|of\s+(?:the\s+|(?=[A-Z\d])))(?!equipment|vehicles?|photocop|machin|cars?\b)"
    r"|\bnew\s+(?:[\w-]+\s+){0,3}?leases?\s+to\s+|\blease\s+the\s+(?:[\w’'-]+\s+){1,5}?to\s+(?-i:[A-Z])\w+|\bleased\s+to\s+(?-i:[A-Z])\w+"
    r"|\b(?:sell|sale\s+of|dispose\s+of|disposal\s+of)\s+(?:the\s+)?(?:(?:flats?|units?|nos?\.?)\s+)?\d{1,4}[A-Za-z]?,?\s+(?-i:[A-Z])[\w’'-]*"
    r"|\bdispos(?:e|al)\s+of\s+(?:[\w’'-]+\s+){0,4}?by\s+(?:way\s+of\s+)?(?:an?\s+)?(?:long\s+)?lease\b"
    r"|\b(?:reduc|lower)\w*\s+(?:in\s+|of\s+)?(?:the\s+)?(?:sale|selling)\s+price\b[^.;\n]{0,40}?\b(?:land|site|plot|property|building|house)\b",
    re.IGNORECASE,
)

NOT_DISPOSED_OF = re.compile(
    r"\b(?:tak(?:e|es|ing)|accept(?:s|ing)?|surrender\w*)\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:new\s+|\d+[\s-]years?\s+)*(?:under|sub)?leases?\b|\bleases?\s+(?:to|from)\s+the\s+council\b"
    r"|\blease\s+from\b|\blandlord[^.;\n]{0,40}\bgrant\w*\s+the\s+council\b|\bcouncil\b[^.;\n]{0,40}\bas\s+(?:the\s+)?tenant\b"
    r"|\bleases?\s+(?:[\w’'£.,&/-]+\s+){0,14}?(?:for|of)\s+(?:a\s+(?:term|period)\s+of\s+)?(?:up\s+to\s+)?(?:one|two|three|four|five|six|seven|[1-7])\s+years?\b"
    r"|\b(?:one|two|three|four|five|six|seven|[1-7])[\s-]years?\s+leases?\b",
    re.IGNORECASE,
)
"""A lease that the council takes, or that is too short to be a disposal."""

OTHER_LEASE = re.compile(
    r"\b(?:previous|former|earlier|existing|current|old|expired|expiring)\s+(?:[\w’'-]+\s+){0,2}?leases?\b"
    r"|\b(?:previous|former|earlier|last)\s+(?:tenant|lessee|occupier)s?\b|\btenants?\s+will\b"
    r"|\b(?:considered|rejected|discounted)\b",
    re.IGNORECASE,
)
"""What says of a sentence that it is of another lease than the one that is granted."""
