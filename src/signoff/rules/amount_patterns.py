"""How amounts of money are written, as patterns: numbers, their scales, and what follows that makes them none.

Every run is bounded, so that no text, however odd, takes longer than its length.
"""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands"), 1_000),
    **dict.fromkeys(("m", "mn", "mm", "mil", "mill", "mln", "mio", "million", "millions"), 1_000_000),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 1_000_000_000),
}
FRACTIONS = {
    "¼": Decimal("0.25"),
    "½": Decimal("0.5"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}

_FRACTION = "[¼½¾⅓⅔⅛]"
_SPACES = r"[^\S\n]{0,60}"
"""Any run of spaces: spreadsheets set the sign and the number apart."""

_POINT = "[.·‧∙⋅]"
_WORD_SCALE = r"(?:[\s-]{0,4}(?=[tmb]\w{5})|[^\S\n]?)(thousands?|millions?|billions?|(?-i:mill?))\b"
"""A scale in words; “mill” in small letters only, on the same line, since mills are places and surnames too."""

_LETTER_SCALE = r"[^\S\n]{0,3}(k|mn|mln|mio|mm|m|bn)\b(?![²³])|(b)\b"
_ENDS = r"(?=\s*(?:$|[.,;:)\n]|(?:and|or|to|at|of|on|in|for|is|was|which)\b))"
_PLACES = (
    r"(?:kerb|carriageway|footway|pavement|verge|boundary|junction|roadside|road|edge|fence|walls?|hedge|line|bank|corner|"
    r"entrance|gates?|trunk|trees?|windows?|crossing|roundabout|path|centre\sline|stop|site|façade|facade)"
)
_MATERIALS = (
    r"(?:rope|cable|pipe|pipework|fencing|railings?|guttering|ducting|kerbing|hedging|hedgerow|piping|tape|wire|fabric)"
)
_LENGTHS = (
    r"wide\b(?!-?\s?ranging)|long\b(?!-?\s?(?:term|standing|awaited|run))|deep\b(?!-?\s?(?:clean|geo|rooted))|tall\b|"
    r"thick\b|high\b\s*(?:$|[.,;:)]|(?:fence|wall|hedge|mast|column|pole|building|tower|sign|barrier|tree|bank)s?\b)|"
    r"radius\b|diameter\b|apart\b(?!\sfrom)|away\b|buffer\b|square\b|squared\b|cubed\b|linear\b|x\s?\d|by\s\d|×|"
    r"strip\b|stretch\b|clearance\b|headroom\b|either\sside\b|"
    r"in\s(?:length|width|height|depth|diameter|radius)\b|(?:above|below)\s(?:the\s)?ground\b|"
    rf"(?:from|off|behind|beyond|of)\s(?:the\s|a\s|its\s|any\s)?(?:[a-z]+\s){{0,2}}{_PLACES}\b{_ENDS}|of\s{_MATERIALS}\b"
)
_NO_LENGTH = rf"(?!(?<=[mM])[\s-]{{1,3}}(?:{_LENGTHS}))"
SCALE = rf"(?:(?:{_WORD_SCALE}|{_LETTER_SCALE}){_NO_LENGTH})?"
_SCALE_FOLLOWS = r"(?=[\s-]?(?:k|mn|mm?|bn?|thousand|million|billion|mill?)\b)"
_WHOLE = (
    r"(?:\d{1,6}(?:,\d{3}){1,5}|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3}){1,5}"  # 1,000,000, or with narrow spaces
    r"|\d{1,3}(?:\x20\d{3}){2,5}|\d{1,3}\x20000"  # 1 000 000 and 250 000, but not “£20 300 times”
    r"|\d{1,3}\x20\d{3}(?=\s{0,3}(?:$|[.;:)\n]|,\s|(?:for|per|in|on|from|over|plus|towards|and|pounds)\b))"  # £12 500.
    rf"|\d{{1,3}}(?:\.\d{{3}}){{2,5}}"  # 1.000.000
    rf"|\d{{1,3}},\d{{1,2}}{_SCALE_FOLLOWS}"  # 1,2m, mistyped for 1.2m
    r"|\d{1,18})"
)
NUMBER = (
    rf"(?:[134]/[24]{_SCALE_FOLLOWS}|"
    rf"{_WHOLE}(?:{_POINT}\d{{1,9}}|\s?{_FRACTION})?(?!\d)|{_POINT}\d{{1,9}}(?!\d)|{_FRACTION})"
)
COUNTED = (
    r"visit(?:or)?s|people|persons|residents?|households?|homes|houses|dwellings|properties|customers|clients|users|"
    r"journeys|trips|passengers|pupils|students|children|places|vehicles|cars|buses|bikes|trees|bulbs|meals|books|bins|"
    r"tonnes|tons|items|units|hours|days|weeks|months|years|minutes|staff|officers|employees|jobs|attendances?|"
    r"lives|words|downloads|followers|records|pages|doses|plants|parcels|letters|e-?mails|messages|transactions|"
    r"members|carers|tenants|voters|times|streets|sites|schools|miles|metres|kilometres|km|hectares|acres|litres|views|"
    r"applications|calls|views|patients|cyclists|pedestrians|volunteers"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
MEASURE = re.compile(
    r"\s{0,3}(?:(?:m|cm|mm|km)\s?[²³2]|k?m²|(?:km|cm|kg|kwh|kw|mw|mph|ml|mm(?=\s+(?:wide|thick|deep|gap|long|high|pipe)))\b"
    rf"|sq\.?\s?(?:m|ft|km)\b|(?:metres?|meters?|miles?|hectares?|acres?|square\s)\b|m\b[\s-]{{1,3}}(?:{_LENGTHS})|%|°"
    r"|per\s?cent\b)",
    re.IGNORECASE,
)
"""What follows a number that is a length, an area or a share, whatever sign was typed before it."""

_COUNTS_OTHERWISE = re.compile(rf"\s+(?:{COUNTED}|{_MONTH})\b|(?:st|nd|rd|th)\b", re.IGNORECASE)
UNTIL = r"(?:\s?[-‐‑–—]\s?|\sto\s)"
LAST = rf"(?!0\d)({NUMBER})(?!\s?[/%]){SCALE}"  # no year, no percentage, no telephone number
_SIGNED = rf"{_SPACES}[-−(]?({NUMBER}){SCALE}(?:(?P<until>{UNTIL}(?:[£￡]|GBP)?\s?){LAST})?"
SIGN_BEFORE = re.compile(rf"(?:\bGBP\s?[£￡]|[£￡]|\bGBP){_SIGNED}", re.IGNORECASE)
POUND_SIGN_BEFORE = re.compile(rf"[£￡]{_SIGNED}", re.IGNORECASE)
"""The same where there is no GBP, which is quicker."""

_WEIGHT = (
    r"(?![\s-]+(?:in\s)?(?:weights?|hammer|bomb|dog|baby|gun|shell|force)|\s+per\s+square|"
    r"\s+of\s+(?!(?:(?:the|its|our|their|this|that|any|his|her|public|council|local|national|central|government|"
    r"external|additional|extra|new|further|annual|capital|revenue|grant|match|lottery|private|tax\w*|rate\w*|section|s\.?106|"
    r"developer|european|reserves?|savings?|funds?|funding|money|cash|investment|income|debts?|spend\w*|expenditure|"
    r"costs?|work|works|repairs?|contracts?|support|subsid\w+|budget\w*|assets?|business|services?|value|credit|borrowing|"
    r"damage|damages|compensation|loans?|rent|arrears|fees|charges|fines|benefits?|aid|relief|orders?)\b))[a-z])"
)
_STREET = r"(?!\s(?:street|lane|road|close|hill|farm|house|court|place|avenue|way|gardens|green|drive|row|walk|park)\b)"
POUNDS = rf"(?:pounds?|quid|GBP|sterling)\b{_WEIGHT}{_STREET}"
WORD_AFTER = re.compile(
    rf"(?<![\d.,£￡¤])(?:({NUMBER}){SCALE}({UNTIL}|\sand\s))?({NUMBER}){SCALE}(?:[\s-]{{1,8}}{POUNDS}|GBP\b|[£￡](?!\s?\d|\w))",
    re.IGNORECASE,
)
POUND_WORD = re.compile(rf"(?<=[a-z])[\s-]{{1,4}}{POUNDS}", re.IGNORECASE)
THOUSANDS_HEAD = re.compile(
    rf"(?:\((?=[£￡][^()\n]{{1,7}}\)))?[£￡]\s?\(?(?:['’]?000(?:['’]?s)?|(?P<letter>k|m|bn)(?:['’]?s)?)\b['’]?\)?:?[^\S\n]{{1,60}}"
    rf"(?!(?:19|20)\d\d(?![\d,.]))({NUMBER})(?![\d/%]|,\d)(?!\s?(?:{COUNTED})\b)",
    re.IGNORECASE,
)
"""A number in thousands or millions, as columns of tables have them: £000s 1,250, or (£m) 1.2, but not a year."""

_CUES = (
    r"costs?|costing|budget|worth|values?|valued|price|priced|fees?|grant|funding|fund|spend|spending|sum|investment|"
    r"savings?|contract|bid|award|pay|payment|payable|expenditure|income|revenue|loan|charge|rent|capital|total|estimate|"
    r"estimated"
)
CUE = re.compile(
    rf"\b(?:{_CUES})\s(?:(?:of|at|is|was|be|to|up|about|around|approximately|some|nearly|over|under|circa|c\.|just)\s){{0,4}}"
    rf"(?:({NUMBER})(?:[\s-]?(thousand|million|billion)\b|[^\S\n]?(k|m|bn)\b(?![²³])){_NO_LENGTH}|(?=[a-z]))",
    re.IGNORECASE,
)
"""A number with a scale, or one in words, right after a word of money, which needs no sign: “a budget of 600k”."""

PART_OF_MILLION = re.compile(
    r"\b(?:half\sa|(?:a|one|three)[\s-]quarters?\sof\sa|half\sof\sa)\s(?:million|billion)\b", re.IGNORECASE
)
_FOLLOWED_BY_NOUN = re.compile(
    r"\s+(?!(?:for|in|to|on|from|towards|over|under|per|a|an|each|and|or|but|with|which|that|is|was|as|at|by|of|has|will|"
    r"would|extra|more|less|only|annually|yearly|each|every|this|next|plus|if|so|when|while|out)\b)\w",
    re.IGNORECASE,
)
_PEOPLE_BEFORE = re.compile(rf"\b(?:population|{COUNTED})\b[^.;\n]{{0,30}}$", re.IGNORECASE)

ATTACHED = re.compile(r"[A-Za-z]{1,20}")
KNOWN_SUFFIXES = frozenset(
    "p pa pcm pcw pw pm pd ph pp ppa ea each ex exc excl inc incl plus per or and to for in of vat cr dr x s".split()  # noqa: SIM905
)
"""Letters that may follow a number without a space and say nothing against it."""


def counts_otherwise(text: str, end: int) -> bool:
    """Whether what follows makes the number before it one of people, things or days, or of a date."""
    return _COUNTS_OTHERWISE.match(text, end) is not None or MEASURE.match(text, end) is not None


def is_of_money(text: str, start: int, end: int) -> bool:
    """Whether “half a million” or the like stands for itself, and so for money: of no noun, and of no people before."""
    before = text[max(0, start - 60) : start]
    return _FOLLOWED_BY_NOUN.match(text, end) is None and _PEOPLE_BEFORE.search(before) is None
