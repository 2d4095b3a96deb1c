"""Money that is not the decision's own: what others bid, pay and give, the pot that pays, and tax that is named twice.

Each pattern is for what comes before an amount in its sentence, item or line, or for what follows it there.
"""

from __future__ import annotations

import re

GAP = r"[^£;\n]"
"""What stands between two words on one amount."""

_ADJECTIVES = (
    r"(?:(?:the|an?|its|our|this|their|his|existing|approved|overall|current|wider|total|annual|[\w-]+['’]s?)\s+)"
)
POT = (
    r"(?:budgets?|programmes?|provisions?|pot|reserves?|balances|(?<!to )funds?|allocations?|portfolio|"
    r"envelope|account)"
)
_PAY = r"(?:contribut|fund|pay|offer|rais|provid|meet|invest|commit|pledg|match|giv|bring)\w*"
_PARTY = (
    r"(?:developers?|applicants?|landowners?|network\s+rail|national\s+highways|homes\s+england|historic\s+england|"
    r"sport\s+england|arts\s+council|(?:multi[\s-]academy\s+)?trust|nhs(?:\s+\w+){0,2}|icb|integrated\s+care\s+board|"
    r"combined\s+authority|tfl|department\s+for\s+(?:\w+\s?){1,4}?|dft|dfe|dluhc|mhclg|desnz|defra|dhsc|home\s+office|"
    r"government|(?:heritage|national)\s+lottery(?:\s+\w+){0,3}|lottery|heritage\s+fund|(?:parish|town)\s+council|"
    r"university|college|academy|diocese|club|charity|environment\s+agency|police|housing\s+association|"
    r"(?:other|neighbouring|partner)\s+(?:\w+\s+)?(?:authorities|authority|councils?|boroughs|partners)|partners)"
)
OTHERS = (
    r"\b(?:would\s+(?:have|otherwise)|instead\s+of|rather\s+than|compare[sd]?\s+(?:with|to)|second[\s-]placed|unsuccessful|"
    r"(?:other|next|higher|highest|rejected|alternative|incumbent['’]?s?)\s+(?:[\w’-]+\s+){0,2}?"
    r"(?:bid|quote|quotation|tender|price|offer|estimate|option)s?"
    rf"|(?:bids|tenders|quotes|quotations)\s+(?:were\s+)?(?:received|ranged|ranging)|(?:next|second)\s+(?:lowest|highest|best|cheapest)|"
    rf"runner[\s-]up)\b{GAP}{{0,60}}\Z"
    rf"|\b(?:claim(?:ed)?|claimant|pleaded|(?:asking|guide)\s+price|reserve\s+price)\b{GAP}{{0,30}}\b(?:was|were|is|had\s+been)\s+(?:for\s+|at\s+)?\Z"
    rf"|\b(?:(?<!in\s)excess(?:\s+(?:is|of))?|rateable\s+values?|list\s+prices?|bond|guarantee|ow(?:ed|es|ing))\b{GAP}{{0,30}}\Z"
    r"|\bincome\s+(?:[\w-]+\s+){0,4}\Z"
    rf"|\bpay(?:s|ing)?[\s-]?back(?:\s+of)?\s*\Z|\btargets?\b{GAP}{{0,30}}\Z|\bagainst\s+(?:\w+\s+){{0,2}}costs?\s+of\s*\Z"
    rf"|\bturnover\b{GAP}{{0,30}}\Z|\b(?:fines?|penalt(?:y|ies))\b{GAP}{{0,40}}\Z|\bstands?\s+at\s+(?:\w+\s+)?\Z"
    rf"|\bframework\b{GAP}{{0,40}}\bceiling\b{GAP}{{0,15}}\Z|\b(?:market|economy|sector|industry)\b{GAP}{{0,40}}\Z"
    rf"|\b(?:government|treasury|nationally)\b{GAP}{{0,40}}\b(?:announced|launched|pledged|set\s+aside)\b{GAP}{{0,50}}\Z"
    rf"|\bavoid\w*\b[^;\n]{{0,90}}\Z|(?:%|\bper\s?cent)\s+of\b{GAP}{{0,60}}\Z"
    rf"|\b(?:sub[\s-]?leas\w*|sub[\s-]?let\w*|underl\w+|passing\s+rent)\b{GAP}{{0,120}}\Z|\boutturn\b{GAP}{{0,40}}\Z"
    rf"|(?<!council )(?<!council, )\bwho\s+(?:(?:has|have|had|was|were|also)\s+){{0,3}}"
    rf"(?:received|secured|won|obtained|awarded|allocated|given|granted)\b{GAP}{{0,60}}\Z"
    rf"|\b{_PARTY}\s+(?:(?:will|would|to|has|have|is|are|also|be|itself|already|agreed|expected|due)\s+){{0,4}}{_PAY}"
    rf"(?:\s+(?!of\s+(?:the\s+)?council)[\w’'-]+){{0,5}}?\s*(?:£[\d.,]+\s?(?:k|m|bn|million|thousand)?\b{GAP}{{0,60}}?\band\s+(?:[\w’'-]+\s+){{1,5}}?)?\Z"
)
"""What comes before an amount that somebody else bids, owes, earns or pays."""

PAYING = (
    rf"\b(?:(?:from|within|against)\s+|(?:part\s+of|out\s+of|under|in|by|to)\s+{_ADJECTIVES}){_ADJECTIVES}{{0,3}}"
    rf"(?:(?!(?:with|at|is|are|be|will|until|cost\w*|award\w*)\b)[\w’'&/–-]+\s+){{0,9}}?{POT}"
    r"(?:\s+for\s+(?:the\s+)?[\w/–-]+)?\s+(?:(?:of|is|which\s+is|that\s+is|for\s+\S+\s+is|worth|totalling|\()\s*)*\Z"
    rf"|\(\s*(?:total|overall|revised)\s+(?:allocation|budget|programme|funding|fund)\s*(?:of|is|:|now)?\s*\Z"
    rf"|\b{POT}\s+\(\s*\Z"
)
"""What comes before the budget or programme that pays."""

POT_FOLLOWS = re.compile(
    rf"\A\s+(?!(?:against|within|from|out|compared)\b)(?:[\w’'&/-]+\s+){{0,4}}?{POT}\b", re.IGNORECASE
)
TAKEN_FROM = re.compile(
    r"\b(?:from|within|against|part\s+of|out\s+of|under|in|by|to)\s+(?:the|an?|its|our|this|their|existing|\w+['’]s?)\s+"
    r"(?:(?!of\b|at\b|for\b)[\w’'&-]+\s+){0,4}\Z"
    r"|£[\d.,]+\s?(?:k|m|bn|million|thousand)?\s+of\s+(?:the|its|our|this|their)\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
"""What comes before a pot that is named after its amount: “£150,000 of the £2.5m reserve”."""

RECEIVED = re.compile(
    r"\b(?:council|authority|city|county|borough|district|region|we)\s+(?:(?:has|have|was|were|had|also|been|successfully|already)\s+){0,4}"
    rf"(?:awarded|allocated|granted|given|received|receives|secured|won|obtained|offered)\b{GAP}{{0,40}}\Z"
    rf"|\b{_PARTY}\s+(?:(?:has|have|had|also)\s+){{0,2}}(?:awarded|allocated|granted|given|provided)\b{GAP}{{0,40}}\Z",
    re.IGNORECASE,
)
"""What comes before an amount that the council was given."""

GIVEN = re.compile(
    rf"\A{GAP}{{0,40}}?\bto\s+(?:the|this|our)\s+(?:council|authority|city|borough|county)\b", re.IGNORECASE
)
OF_SOMEBODY = re.compile(r"\b(?:its|their|his|her)\s*\Z", re.IGNORECASE)
GIVEN_FOLLOWS = re.compile(r"\A\s+(?:grant|contribution|donation|award|offer|match|bursary)\b", re.IGNORECASE)
"""What comes before, and after, an amount that the reasons call somebody's gift: “its £40,000 grant”."""

PAID_BY_OTHERS = re.compile(
    rf"\A[^£;.\n]{{0,60}}?\b(?:met|paid|funded|provided|contributed|borne|covered|reimbursed)\s+by\s+(?:the\s+)?{_PARTY}\b",
    re.IGNORECASE,
)
FROM_OTHERS = re.compile(
    r"\A\s+(?:(?:coming|received|secured|funding|grant|contribution|of|in|match|capital|revenue)\s+){0,3}"
    rf"from\s+(?:the\s+)?(?:\w+\s+)?{_PARTY}\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\b(?:with|plus|and|alongside|by|remaining|further)\s*\Z", re.IGNORECASE)
ACCEPTED = re.compile(r"\b(?:accept|receiv|receipt|inject|spend|draw)\w*\b", re.IGNORECASE)
"""What says of money from others that the decision takes it, and so spends it."""

SAVING = re.compile(r"\bsavings?\s+(?:of\s+)?(?:around\s+|about\s+|some\s+|up\s+to\s+)?\Z", re.IGNORECASE)
BUDGETED = re.compile(
    r"\A\s+(?:(?:a\s+year|per\s+annum|which|that|is|are|was|were|has|have|had|been|already)\s+){0,4}"
    r"(?:built\s+in(?:to)?|included\s+in|assumed\s+in|reflected\s+in)\s+(?:the\s+|our\s+)?(?:[\w’'/-]+\s+){0,2}?"
    r"(?:MTFS|MTFP|medium[\s-]term|budgets?)\b",
    re.IGNORECASE,
)
"""What comes before, and after, a saving that the budget has already."""

_LABELLED = r"\b(?P<kind>bidder|tenderer|supplier|contractor|company|provider|option)\s+(?P<label>[A-Z]|\d)\b"
_LABEL = re.compile(_LABELLED, re.IGNORECASE)
OFFERED = re.compile(rf"{_LABELLED}[^.;\n]*\b(?:offered|quoted|bid|tendered|priced|would|came)\b", re.IGNORECASE)
"""A bidder or an option by a letter or a number, and what it offered."""


def labels_in(text: str) -> list[tuple[str, str]]:
    """Return the bidders and options that a text names by a letter or a number, in order: (“bidder”, “A”)."""
    return [(match["kind"].lower(), match["label"].upper()) for match in _LABEL.finditer(text)]


_TAX = re.compile(r"\b(?:vat|gross|net)\b", re.IGNORECASE)


def names_tax(words: str) -> bool:
    """Whether words speak of an amount with or without tax."""
    return _TAX.search(words) is not None
