"""Buildings and homes that are built, bought, sold or let by their address or kind, without the word property."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any
from signoff.rules.passages import first_said

_STREETS = (
    "street|road|avenue|lane|drive|close|crescent|grove|gardens?|terrace|place|court|walk|way|mount|view|rise|hill|bank|"
    "yard|green|square|parade|row|mews|croft|garth|fold|approach|gate|park|vale|cottages?|villas|buildings"
)
_ADDRESS = (
    r"(?:(?:flats?|units?|nos?\.?|apartments?)\s+)?(?-i:\d{1,4}[A-Za-z]?(?:\s?(?:[-–/&,]|and|to)\s?\d{0,4}[A-Za-z]?)?),?\s+"
    rf"(?:(?-i:[A-Z])[\w’'.-]*\s+){{1,4}}?(?:{_STREETS})\b"
)
_HOMES = (
    r"(?:houses?|flats?|bungalows?|maisonettes?|apartments|dwellings?|(?:affordable|new|council|social\s+rent(?:ed)?|empty)\s+"
    r"(?:homes|units)|(?:former\s+)?council\s+hous(?:e|es|ing))"
)
_DEALT_IN = (
    r"(?:sale|sell(?:ing)?|sold|resale|dispos(?:e|al|ed)|buy(?:ing)?|bought|buy[\s-]?backs?|re-?purchase[ds]?|purchas(?:e[sd]?|ing)|"
    r"acqui(?:re[sd]?|ring|sitions?)|letting|let|demoli(?:sh(?:ed|ing)?|tion)|auction(?:ed)?)"
)
_KIND = (
    r"(?:the|an?|its|that|of|up|to|long|term|empty|former|freehold|leasehold|interest|in|council|vacant|ex|two|three|one|four|"
    r"bed(?:room(?:ed)?)?|semi|detached|terraced?|x|and|void|additional|further|back|house|flat|bungalow|home|dwelling|"
    r"premises|building|at|known|as|\d{1,3})"
)
_DEALING = re.compile(
    rf"\b{_DEALT_IN}\s+(?:{_KIND}[\s,-]+){{0,9}}?(?:{_ADDRESS}|{_HOMES}\b)"
    rf"|\b(?:{_ADDRESS}(?:,\s[\w ]{{2,30}})?|house|cottage|lodge|bungalow|flats?)\s+(?:be|is|are|was|were)\s+"
    r"(?:\w+\s+)?(?:sold|bought|purchased|acquired|disposed\s+of|demolished|auctioned|let)\b",
    re.IGNORECASE,
)
_PLACES = (
    r"(?:car\s*parks?|(?:public\s+)?(?:toilets|conveniences)|public\s+house|pub|inn|garages?|depot|cottage|barn|"
    r"smallholding|shops)"
)
_BUILDINGS = (
    r"(?:homes|houses|dwellings|bungalows|apartments|flats|schools?|academy|college|librar(?:y|ies)|classrooms?|offices|town\s+hall|"
    r"depot|hostel|hall|museum|theatre|pavilion|nursery|crematorium|car\s+parks?|changing\s+rooms?|toilets|conveniences|"
    r"swimming\s+pool|(?:care|housing|wheelchair|residential|industrial|business|retail|commercial|workshop)\s+units|"
    r"(?:leisure|community|sports|youth|children[’']s|day|resource|health|visitor|family|recycling)\s+(?:centres?|hubs?))"
)
_BUILT = (
    r"(?:construct(?:s|ed|ing|ion\s+of)?|build(?:ing\s+of)?"
    r"(?!\s+(?:on|up|capacity|resilience|skills|relationships|trust|confidence))|"
    r"convert(?:ing)?|conversion\s+of|remodel(?:ling\s+of)?|extension\s+to|refurbish(?:ment\s+of)?)"
)
_BEHIND = (
    r"(?:outside|near|at|by|to|for|in|from|along|beside|opposite|footways?|roads?|cycle\w*|paths?|fences?|crossings?|"
    r"and|within|with)"
)
"""What stands between a verb and a building that is only near, or for which something else is built."""

_BUILDING = re.compile(
    rf"\b{_BUILT}\s+(?:(?!{_BEHIND}\b)[\w’'-]+,?\s+){{0,8}}?{_BUILDINGS}\b"
    r"(?!\s+(?:streets?|day|places|meals|transport|staff))"
    rf"|\b{_DEALT_IN}\s+(?:(?!{_BEHIND}\b)[\w’'&,-]+\s+){{0,5}}?{_PLACES}\b"
    r"(?!\s+(?:equipment|machines?|signs?|tickets?|permits?|season))",
    re.IGNORECASE,
)
_HINTS = (
    *("construct", "build", "conver", "remodel", "extension to", "refurbish"),
    *("sale", "sell", "sold", "dispos", "buy", "bought", "purchas", "acqui", "letting", "let ", "demoli", "auction"),
)
"""One of these is in every text that the pattern finds words in."""

_HOMES_OF_OTHERS = re.compile(
    r"\b(?:furniture|white\s+goods|equipment|carpets?|insurance|care|nursing|residential|children[’']s|policy|strategy)\b",
    re.IGNORECASE,
)


_OF_PLANNING = re.compile(r"\bplanning\b|\bunauthorised\b|\bs(?:ection)?\.?\s?106\b|\bdevelopers?\b", re.IGNORECASE)
"""What says of a building that others build it, with the council’s permission or without."""


def dealing_in_property(text: str) -> str:
    """Return the first words by which a text builds, buys, sells, lets or demolishes homes or an address; or empty."""
    if not has_any(text, _HINTS):
        return ""
    dealings = (match[0] for match in _DEALING.finditer(text))
    if words := next((words for words in dealings if not _HOMES_OF_OTHERS.search(words)), ""):
        return words
    return first_said(text, _BUILDING, unless=_OF_PLANNING)
