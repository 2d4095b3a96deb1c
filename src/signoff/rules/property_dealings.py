"""Buildings and homes that are built, bought, sold or let by their address or kind, without the word property."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any, single_words
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
    r"(?:houses?|flats?|bungalows?|maisonettes?|apartments|dwellings?|"
    r"(?:affordable|new|council|social\s+rent(?:ed)?|empty|family|housing|residential|supported|temporary\s+accommodation)\s+"
    r"(?:homes|units)|units\s+of\s+(?:[\w-]+\s+)?(?:accommodation|housing)|(?:former\s+)?council\s+hous(?:e|es|ing))"
)
_DEALT_IN = (
    r"(?:sale|sell(?:ing)?|sold|resale|dispos(?:e|al|ed)|buy(?:ing)?|bought|buy[\s-]?backs?|re-?purchase[ds]?|purchas(?:e[sd]?|ing)|"
    r"acqui(?:re[sd]?|ring|sitions?)|letting|let|demoli(?:sh(?:ed|ing)?|tion)|auction(?:ed)?)"
)
DEALT_IN = re.compile(
    rf"\b(?:{_DEALT_IN}|leas(?:e|es|ed|ing)|council(?:[’']s)?[\s-](?:owned|land|property))\b", re.IGNORECASE
)
"""What is done to property that is the council’s own, or becomes that."""

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
    r"smallholding|shops|hotel|guest\s+house)"
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
    r"(?!\s+(?:equipment|machines?|signs?|tickets?|permits?|season|rooms?|accommodation|places|stays?))"
    rf"|\b{_DEALT_IN}\s+(?:of\s+)?(?:the\s+|an?\s+)?(?:former|old|closed|redundant|vacant|surplus)\s+(?:[\w’'&-]+\s+){{0,3}}?{_BUILDINGS}\b",
    re.IGNORECASE,
)
_OF_A_BUILDING = (
    rf"(?:{_BUILDINGS}|fire\s+stations?|galler(?:y|ies)|cremator(?:ium|ia)|care\s+homes?|hubs?|"
    r"(?:gypsy|travellers?)(?:\s+(?:and|&)\s+\w+)?\s+sites?)"
)
_PART = (
    r"(?:heating|electrical|mechanical|kitchen|toilets?|roof|windows?|boilers?|ventilation|plumbing|drainage|structural|condition|"
    r"fire(?:\s+(?:precautions?|safety|alarm|protection))?|damp|internal|external|remedial|adaptation|alteration|building|"
    r"refurbishment|improvement|lighting|electrics|flooring|accessibility)"
)
_ENDS = (
    r"(?![’'])(?=\s*(?:[.,;:()]|\Z|\n|"
    r"\s(?:at|in|on|by|for|to|and|with|so|as|from|near|of|which|is|are|be|will|that)\b))"
)
"""What follows a building that is worked on itself, and not its hours, staff or contract."""

_WORKED_ON = re.compile(
    rf"\b{_PART}\s+(?:\w+\s+)?(?:works?|repairs?|improvements?|adaptations?|upgrades?|replacement)\s+(?:at|to|in|for)\s+"
    rf"(?:(?!{_BEHIND}\b)[\w’'-]+\s+){{0,5}}?{_OF_A_BUILDING}\b"
    rf"|\b(?:the|new|replacement(?:\s+of(?:\s+the)?)?)\s+(?:heating|(?:\w+\s+)?(?:convector|heating|heater|boiler|ventilation)\s+units|radiators|windows|boilers?|lighting|kitchen|doors|roof|electrics|flooring|lifts?)\s+(?:at|in|of)\s+"
    rf"(?:(?!{_BEHIND}\b)[\w’'-]+\s+){{0,4}}?{_OF_A_BUILDING}\b"
    r"|\b(?:adapt(?:s|ed|ing|ations?\s+(?:to|of|at))?|alter(?:s|ed|ing|ations?\s+(?:to|of|at))?|repair(?:s|ed|ing)?(?:\s+(?:to|of|at))?|"
    r"extend(?:ed|ing)?|fit(?:ting)?[\s-]out(?:\s+of)?|renovat(?:e|ed|ing|ions?\s+(?:to|of|at))|moderni[sz](?:e|ed|ing|ation\s+of)|"
    r"improv(?:e|ed|ing|ements?\s+(?:to|at)))\s+(?:the|an?|our|existing|former)\s+"
    rf"(?:(?!{_BEHIND}\b|contract\b|polic|lease\b|licen|hours\b)[\w’'-]+\s+){{0,3}}?{_OF_A_BUILDING}\b{_ENDS}"
    r"|\b(?:gypsy|travellers?)[’']?(?:\s+(?:and|&)\s+\w+)?\s+(?:sites?|pitch(?:es)?)\b|\bpitch(?:es)?\s+(?:at|on|for)\s+(?:[\w’'-]+\s+){0,3}?(?:gypsy|travellers?)\b"
    rf"|\b{_OF_A_BUILDING}\s+(?:(?:{_PART}|basement|cellar|ceilings?|walls?|façade|stonework|masonry|playground|foundations|"
    r"(?:block|wing|annexe)(?:\s+\w+)?)\s+){1,2}(?:works|repairs|improvements|upgrades?|replacement|renewal|refurbishment)\b"
    rf"|\b{_OF_A_BUILDING}\s+(?:repairs|re-?roofing|rewiring|re-?cladding)\b"
    r"|\b(?:galler(?:y|ies)|museum|town\s+hall|theatre)\s+(?:\w+\s+)?project\b"
    rf"|\bconstruction\s+contract\s+(?:for|of)\s+(?:the\s+|an?\s+)?(?:(?!{_BEHIND}\b)[\w’'-]+\s+){{0,4}}?{_OF_A_BUILDING}\b"
    r"|\b(?:provid(?:e|ing)|provision\s+of|install(?:ing|ation\s+of)?)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:toilets?|public\s+conveniences|classrooms?)\b(?!\s+(?:hire|equipment|furniture))",
    re.IGNORECASE,
)
"""What is done to a building of a kind that councils have, without a word for property."""

_BUILDING_WORDS = frozenset(
    (
        *("home", "homes", "house", "houses", "dwelling", "dwellings", "bungalow", "bungalows", "flat", "flats"),
        *("school", "schools", "academy", "college", "library", "libraries", "classroom", "classrooms", "office"),
        *("offices", "hall", "depot", "depots", "hostel", "hostels", "museum", "museums", "theatre", "theatres"),
        *("pavilion", "pavilions", "nursery", "crematorium", "crematoria", "park", "parks", "changing", "toilet"),
        *("toilets", "conveniences", "pool", "units", "centre", "centres", "hub", "hubs", "gypsy", "traveller"),
        *("travellers", "gallery", "station", "galleries", "stations", "apartments"),
    )
)
"""One of these is in every text of works to a building."""

_HINTS = (
    *("construct", "build", "conver", "remodel", "extension to", "refurbish"),
    *("sale", "sell", "sold", "dispos", "buy", "bought", "purchas", "acqui", "letting", "let ", "demoli", "auction"),
)
"""One of these is in every text that the pattern finds words in."""

_HOMES_OF_OTHERS = re.compile(
    r"\b(?:furniture|white\s+goods|equipment|carpets?|insurance|care|nursing|residential|children[’']s|policy|strategy)\b",
    re.IGNORECASE,
)

_NOT_WORKED_ON = re.compile(
    r"\bplanning\b|\bunauthorised\b|\btraining\b|\bpolic(?:y|ies)\b|\bencampments?\b|\bdevelopers?\b", re.IGNORECASE
)
_OF_PLANNING = re.compile(r"\bplanning\b|\bunauthorised\b|\bs(?:ection)?\.?\s?106\b|\bdevelopers?\b", re.IGNORECASE)
"""What says of a building that others build it, with the council’s permission or without."""


def dealing_in_property(text: str) -> str:
    """Return the first words by which a text builds, buys, sells, lets or demolishes homes or an address; or empty."""
    if not _BUILDING_WORDS.isdisjoint(single_words(text)):
        worked_on = first_said(text, _WORKED_ON, unless=_NOT_WORKED_ON)
        if worked_on:
            return worked_on
    if not has_any(text, _HINTS):
        return ""
    dealings = (match[0] for match in _DEALING.finditer(text))
    if words := next((words for words in dealings if not _HOMES_OF_OTHERS.search(words)), ""):
        return words
    return first_said(text, _BUILDING, unless=_OF_PLANNING)
