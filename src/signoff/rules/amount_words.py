"""Words around an amount that say what it is of: insurance, a threshold, an earlier sum, an option that was rejected.

Each pattern is for what comes before an amount in its sentence, item or line, or for what follows it there.
"""

from __future__ import annotations

import re

from signoff.rules.other_money import GAP, OTHERS, PAYING, POT
from signoff.rules.passages import DAY, MONTH

_PAST = (
    r"(?:approved|agreed|authori[sz]ed|gave|granted|awarded|allocated|injected|set|received|delegated|endorsed|secured)"
)
_WHEN = rf"\b(?:in|on|of|since|from|dated)\s+(?:{DAY}|(?:{MONTH})\s+(?:19|20)\d\d|(?:19|20)\d\d(?:[/-]\d\d)?)\b"
_VALUE = r"(?:value|sum|price|cost|budget|approval|allocation|amount|figure|estimate|spend|spending|provision)s?"

_INSURANCE = (
    r"\b(?:insurances?|liability|indemnity|insured|(?<!to )cover(?:age|ed)?)\b"
    r"(?!\s+(?:contract|premium|polic|services?|programme|arrangement|broker))(?:(?!premium|\bcosts?\b|\bprice)"
    + GAP
    + r"){0,50}\Z"
)
_THRESHOLD = (
    rf"\b(?:thresholds?|bands?|banding|(?:delegat\w+|authority|key\s+decision)\s+(?:financial\s+)?limit){GAP}{{0,50}}\Z"
    r"|\b(?:offers|grants|contracts|orders|purchases|debts|claims|payments|quotations|awards|invoices|applications|loans)\s+"
    r"(?:(?:that|which)\s+are\s+|with\s+a\s+value\s+|valued\s+at\s+|worth\s+)?"
    r"(?:(?:not|no)\s+more\s+than|below|under|over|above|less\s+than|more\s+than|exceeding)\s*\Z"
    rf"|\bkey\s+decisions?\b{GAP}{{0,150}}\b(?:over|above|more\s+than|exceed\w*|in\s+excess\s+of|at\s+least|greater\s+than)\s*\Z"
    r"|\b(?:any|every|all|each)\s+decisions?\s+(?:\w+\s+){0,3}\Z"
    r"|\b(?:any|each|every|all|individual|letters?\s+of\s+intent|cover|"
    r"(?:grant|offer|award|contract|order|purchase|payment|loan|claim)s)\b[^£;\n]{0,60}\bnot\s+(?:to\s+|be\s+)?exceed(?:ed|ing)?\s*\Z"
)
_EARLIER = (
    r"\b(?:previously|already|formerly|originally|last\s+year|last\s+financial\s+year)\b[^£;,\n]{0,60}\Z"
    rf"|\b(?:previous|prior|earlier|original|expiring|outgoing|former|preceding)\s+(?:[\w’'-]+\s+){{0,2}}?"
    rf"(?:contract|grant|award|agreement|lease|scheme|phase|decision|year|{_VALUE})s?\b"
    r"(?:(?!\bat\s+a\s+(?:total\s+)?cost|officer|director|\bhead\b|chief)"
    r"(?:[^£;,\n]|,(?=\s+(?:which|let|awarded|worth|valued)))){0,50}\Z"
    rf"|\bto\s+date,?\s{GAP}{{0,40}}\Z|\b(?:began|started|commenced)\s+(?:in|on)\b{GAP}{{0,60}}\Z"
    r"|\b(?:was|were|had\s+been)\s+(?:let|awarded|procured|entered\s+into|signed|valued)\s+(?:in|on|from)\s+[^£;,\n]{0,40}\Z"
    rf"|\b(?:existing|current)\s+(?:[\w’'-]+\s+){{0,3}}?{_VALUE}\s+(?:of|was|is|at|stands\s+at|\()\s*\Z"
    r"|\b(?:phase|stage)\s+(?:one|1|i)\b[^£;,\n]{0,30}\b(?:(?<!to )cost|was|were|came)\b[^£;,\n]{0,15}\Z"
    r"|\bhaving\s+(?:\w+\s+){1,2}\Z"
    rf"|\b(?:executive\s+board|cabinet|full\s+council|committee)\b{GAP}{{0,60}}\b{_PAST}\b{GAP}{{0,60}}\Z"
    rf"|{_WHEN}(?:(?!officer|director|\bhead\b|chief){GAP}){{0,60}}\b{_PAST}\b{GAP}{{0,60}}\Z"
    rf"|\b(?:decision|minute|approval|report)\s+(?:of|on|dated|from)\s+{DAY}[^£;,\n]{{0,30}}\Z"
)
BACKGROUND = re.compile("|".join((_INSURANCE, _THRESHOLD, _EARLIER, OTHERS, PAYING)), re.IGNORECASE)
"""What comes before an amount that the decision does not commit, in any text."""

LOT = re.compile(
    rf"\b(?:overall|total|whole)\s+programme\s+from\s*\Z|\b(?:framework|lot|dps|dynamic\s+purchasing\s+system)\b{GAP}{{0,50}}\Z",
    re.IGNORECASE,
)
"""What comes before two values of a whole programme, or in the name of a framework or of a lot of it."""

IN_REASONS = re.compile(
    rf"\b{POT}\b(?:(?!\bcosts?\b|\bprice|\baward|\bcontract|\bspend){GAP}){{0,60}}\Z"
    rf"|\b(?:claim|claimed|damages|compensation|gain|benefits?|deficit|arrears)\b{GAP}{{0,40}}\Z"
    rf"|\b(?:increas|rais|ris|reduc|chang)\w+\b{GAP}{{0,50}}\bfrom\s*\Z|\bdecisions?\s+(?:[\w-]+\s+){{0,4}}(?:up\s+to|of)\s*\Z"
    r"|\bcost(?:s|ing)?\s+(?:the\s+)?(?:city|nhs|economy|country|nation|uk|taxpayers?|society|public)\b[^£;\n]{0,30}\Z"
    rf"|\b(?:government|national|treasury)\b{GAP}{{0,60}}\Z|\bnot\s+exceed(?:ed)?\s*\Z"
    rf"|\bsav\w+\b{GAP}{{0,30}}\b(?:nhs|economy|society|health|residents|households|customers|public|taxpayers?)\b{GAP}{{0,30}}\Z"
    rf"|\b(?:avoid\w*|prevent\w*|los[et]|losing|forgo\w*|exposure|risk\s+of)\b{GAP}{{0,40}}\Z",
    re.IGNORECASE,
)
"""What comes before one that the reasons only speak of."""

FOLLOWED = re.compile(
    r"\A[^£;.\n]{0,140}?\b(?:was|were|had\s+been|is|are)\s+(?:previously\s+|already\s+)?(?:earmarked|set\s+aside)\b|"
    r"\A[\s)]*(?!of\s+cover\b)(?:[\w’'&/-]+\s+){0,4}?(?:thresholds?|bands?|banding|"
    r"insurance|indemnity|(?<!to )(?<!will )cover|turnover|social\s+value|ceiling|fine)\b"
    r"(?!\s+(?:contract|premium|polic))"
    r"|\A[^£;,.\n]{0,40}?(?:\b(?:previously|(?:already|previously)\s+(?:been\s+)?(?:spent|approved|agreed|committed|allocated|paid)|last\s+year|to\s+date)\b|"
    rf"\b(?:has|have|had)\s+been\s+(?:incurred|spent|paid)\b|\b(?:is|was|were)\s+(?:already\s+)?(?:incurred|spent)\b|\b(?:was|were|had\s+been)\s+(?:previously\s+)?{_PAST}\b|(?<!as\s){_PAST}\s+(?:by\s+(?:executive|cabinet|full)|{_WHEN}))",
    re.IGNORECASE,
)
"""What follows one that was spent, or set aside, before; or that is a threshold, a cover, a turnover."""

REJECTED = re.compile(
    r"\b(?:was|were|been|is|are|be|and|but)\s+(?:therefore\s+|then\s+|also\s+)?(?:rejected|discounted|dismissed|ruled\s+out|discarded)\b"
    r"|\bnot\s+(?:be\s+)?(?:preferred|affordable|pursued|viable|recommended|supported|taken\s+forward|cost[\s-]effective)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that what it costs was not chosen."""

LATER = re.compile(
    r"\b(?:further|separate|later|subsequent|future|another)\s+(?:\w+\s+){0,2}(?:decision|report|approval|notice|authority)\b"
    r"|\bdecided\s+(?:later|separately)\b|\b(?:would|will)\s+(?:then\s+)?require\s+(?:[\w’]+\s+){0,3}approval\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that what it costs will be decided another time."""

COMPARED = re.compile(
    r"\b(?:below|under|less\s+than|between|between\s+£[\d,.]+\s?(?:k|m|thousand|million)?\s*(?:and|to|[-–]))\s*\Z",
    re.IGNORECASE,
)
COMPARED_IN_REASONS = re.compile(
    rf"{COMPARED.pattern}|\b(?:over|above|exceed(?:s|ed|ing)?|than|excess\s+of)\s*\Z", re.IGNORECASE
)
"""What comes before the edge of a band where something is compared with it."""

CONTRACT_VALUE = re.compile(r"\bcontract(?:['’]s)?\s+(?:total\s+)?(?:value|sum|price)\b[^£;\n]{0,15}\Z", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(?:var(?:y|ied|iation|ying)|change\s+notice|modif\w+|exten(?:d|ded|ding|sion))\b", re.IGNORECASE
)

NOT_COMMITTED = re.compile(
    r"\b(?:increas|reduc|rais|amend|revis|chang)\w+\s+(?:[\w’-]+\s+){0,5}?(?:budget|programme|allocation|provision)s?\s+(?:[\w/-]+\s+){0,3}?from\s*\Z"
    rf"|\bnot(?:e[sd]?|ing)\s+(?:that|the)\b(?:(?!\b(?:approv|agree|authori[sz]|award|accept)\w*\b(?!\s+budget))[^;\n]){{0,170}}\Z|\b(?:(?:submit\w*|submission\s+of|make|made)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?(?:bid|application|expression)|"
    rf"apply(?:ing)?\s+for|bid(?:ding)?\s+for|(?:grant|funding)\s+(?:application|bid|request)s?\s+(?:for|of))\b{GAP}{{0,120}}\Z"
    rf"|\bwould\s+(?:then\s+|also\s+)?(?:be\s+(?:required|asked|expected|obliged)|need|have)\s+to\s+(?:\w+\s+){{0,2}}?(?:fund|pay|find|contribute|provide|meet|match)\w*\s+(?:\w+\s+){{0,3}}?\Z"
    rf"|\b(?:(?:second|third|next|later|future)\s+(?:stage|phase)|(?:stage|phase)\s+(?:two|2|three|3))\b{GAP}{{0,60}}\b(?:estimated|expected|forecast)\b{GAP}{{0,20}}\Z"
    rf"|\b(?:take|bring|make|taking|bringing|making|takes|brings)\s+(?:[\w’'-]+\s+){{0,3}}?(?:total|cumulative|overall|whole)\b{GAP}{{0,60}}\Z"
    r"|\bof\s+which\s*\Z|\b(?:programme|portfolio|fund|reserve)s?\s+(?:is|are|was|totals?|amounts?\s+to|stands?\s+at)\s*\Z"
    r"|\b(?:programme|portfolio|fund|reserve)s?\s+budget\s+(?:is|was|totals?|stands?\s+at)\s*\Z",
    re.IGNORECASE,
)
"""What comes before an amount of a decision that only notes it, asks others for it, or adds up what was spent."""

COST = re.compile(
    r"\b(?:costs?|costing|value[ds]?|price[ds]?|worth|spend(?:ing)?|expenditure|totals?|totalling|award(?:ed)?|contract|"
    rf"payments?|fees?|savings?|saves?|investment|bid|tender|quotes?|quotation)\b{GAP}{{0,45}}\Z",
    re.IGNORECASE,
)
COST_FOLLOWS = re.compile(
    r"\A\s+(?:[\w’'-]+\s+){0,2}?(?:contract|scheme|project|investment|cost|saving|will\s+be\s+(?:spent|paid|needed|required))\b",
    re.IGNORECASE,
)
UNSURE = re.compile(
    rf"\b(?:phase\s+(?:two|2|three|3)|future|later|next\s+phase|risks?|could|would|may|might|potential(?:ly)?|if)\b{GAP}*\Z",
    re.IGNORECASE,
)
UNSURE_FOLLOWS = re.compile(r"\A\s+(?:could|may|might|would)\s", re.IGNORECASE)
"""What follows a cost that may never arise."""
WAS_LET = re.compile(
    rf"\b(?:was|were|had\s+been)\s+(?:\w+\s+)?(?:let|awarded|procured|signed|agreed|valued)\b{GAP}{{0,30}}\Z",
    re.IGNORECASE,
)
LET_WHEN = re.compile(rf"\A{GAP}{{0,20}}?{_WHEN}", re.IGNORECASE)
"""What comes before, and after, an amount at which a contract was let at a time that is named."""
