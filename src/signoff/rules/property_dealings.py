"""Buildings and homes that are bought, sold or let by their address or kind, without the word property or land."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any

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
_HINTS = (
    *("sale", "sell", "sold", "dispos", "buy", "bought", "purchas", "acqui", "letting", "let ", "demoli", "auction"),
)
"""One of these is in every text that the pattern finds words in."""

_HOMES_OF_OTHERS = re.compile(
    r"\b(?:furniture|white\s+goods|equipment|carpets?|insurance|care|nursing|residential|children[’']s|policy|strategy)\b",
    re.IGNORECASE,
)


def dealing_in_property(text: str) -> str:
    """Return the first words by which a text buys, sells, lets or demolishes homes or an address; empty for none."""
    if not has_any(text, _HINTS):
        return ""
    for match in _DEALING.finditer(text):
        if not _HOMES_OF_OTHERS.search(match[0]):
            return match[0]
    return ""
