"""Words of a service, its hours, places or charges that are closed, withdrawn, reduced, moved, merged or introduced."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any
from signoff.rules.passages import sentence_at

_PLACES = (
    r"centres?|librar(?:y|ies)|hubs?|toilets?|conveniences|schools?|nurser(?:y|ies)|homes?|hostels?|night\s+shelters?|pools?|lido|museums?|"
    r"galler(?:y|ies)|theatres?|facilit(?:y|ies)|sites?|clinics?|(?:car|splash|skate)\s*parks?|play\s*(?:grounds?|areas?)|allotments?|"
    r"markets?|tips?|hwrcs?|cr[eè]ches?|sixth\s+form|(?:cash|enquiry|reception|one[\s-]stop)\s+(?:offices?|desks?|shops?)|"
    r"(?:resource\s+)?bases?"
)
_PROVIDED = (
    r"services?|offers?|provision|routes?|collections?|rounds?|(?:youth|lunch|breakfast|after-school|holiday)\s+clubs?|sessions?|classes|"
    r"supply|subsid(?:y|ies)|lunches|meals|(?:home[\s-]to[\s-]school|school|community|assisted)\s+transport|dial[\s-]a[\s-]ride|helplines?|"
    r"concessions?|bus(?:\s+)?pass(?:es)?|discounts?|respite|day\s+care"
)
_HOURS = r"opening(?:\s+(?:hours|times|days))?|(?:operating|staffed)\s+hours|hours|frequenc(?:y|ies)"
_CHARGES = r"charges?|fees?|tariffs?"
_SERVICE = rf"(?:{_PROVIDED}|{_PLACES}|{_HOURS}|{_CHARGES})"
"""What communities use: places, what is provided there or elsewhere, when, and for how much."""

_NO_SERVICE = (
    r"(?:carbon|emissions?|energy|costs?|demand|waiting|congestion|risks?|crime|accidents?|speeds?|traffic|mph|limits?|"
    r"parking(?!\s+(?:charges?|fees?))|restrictions?|crossings?|signals?|noise|pollution|backlogs?|absence|fraud|debts?|"
    r"arrears|bills|consumption|waste(?!\s+collections?)|litter|homelessness|sleeping|accounts?|pipeline|gaps?|loops?)"
)
"""What is reduced, cut, closed or introduced near a service without any change of that."""

_DONE = (
    r"(?:clos(?:e|ed|es|ing|ures?)|shut(?:s|ting)?|withdraw(?:n|al|s|ing)?|ceas(?:e|ed|es|ing)|cessation|discontinu\w+|decommission\w*|"
    r"shorten(?:ed|s|ing)?|reduc(?:e|ed|es|ing|tions?)|relocat(?:e|ed|es|ing|ion)|merg(?:e|ed|er|ing)|amalgamat\w+|cut(?:s|ting)?|"
    r"redesign\w*|reconfigur\w+|restructur\w+|remodel\w*|outsourc\w+|insourc\w+|introduc(?:e|ed|es|ing|tion)|abolish\w*|abolition|"
    r"curtail\w*|scal(?:e|ed|ing)\s+(?:back|down)|wind(?:ing)?\s+(?:down|up)|terminat(?:e|ion\s+of)|rationalis\w+|consolidat\w+)"
)
_BEING = r"(?:will|to|is|are|was|were|be|shall|should|must|has\s+been|have\s+been)\s+(?:to\s+)?(?:be\s+)?"
_CHANGE = re.compile(
    # done to a service, by a verb or its noun: “to close the library”, “closure of the library”
    rf"\b{_DONE}(?!\s+(?:[\w’'%-]+\s+){{0,4}}?{_NO_SERVICE}\b|\s+for\b)\s+"
    rf"(?:(?!and\b(?!\s+(?-i:[A-Z]))|while\b|that\b|contract\b|agreement\b)[\w’'-]+,?\s+){{0,8}}?"
    rf"(?<!data )(?<!cost )(?<!civic )(?<!contact ){_SERVICE}\b"
    r"(?!\s+(?:leases?|licen[cs]es?|contracts?|agreements?|works|roof|team|fees))"
    # the noun after it: “library closures”
    rf"|\b(?<!data )(?:services?|library|centres?|schools?|home|toilets?|nursery|pool|route|hours|provision)\s+"
    r"(?:closures?|reductions?|redesign|withdrawal|cessation|relocation|merger|amalgamation)\b"
    # done to it, in the passive: “the library will be closed”
    rf"|\b(?<!data )(?<!call ){_SERVICE}\s+(?:[\w’'(),-]+\s+){{0,4}}?{_BEING}"
    r"(?:permanently\s+|then\s+|each\s+|both\s+|all\s+|no\s+longer\s+be\s+)?(?:closed?(?!\s+to\s)|shut|withdrawn|discontinued|decommissioned|relocated?|merged?|amalgamated?|cease|abolished|"
    r"outsourced|provided\b(?<=no longer be provided))\b"
    rf"|\b(?:{_PROVIDED}|{_HOURS}|centres?|librar(?:y|ies))\s+(?:[\w’'-]+\s+){{0,4}}?"
    r"(?:will\s+be|is|are|be|shall\s+be)\s+(?:reduced|cut|shortened|ended)\b"
    # other verbs, only close to it
    r"|\bstop(?:s|ped|ping)?\s+(?:(?:serving|running|providing|offering)\s+(?:[\w’'-]+\s+){0,5}?|(?:opening|the|all|its)\s+"
    r"(?:(?!contract|agreement|of\b|from\b)[\w’'-]+\s+){0,3}?)"
    rf"{_SERVICE}\b|\bend(?:s|ed|ing)?\s+(?:the|its|all)\s+(?:(?!contract|agreement|lease|use\b|of\b)[\w’'-]+\s+){{0,3}}?{_SERVICE}\b(?!\s+(?:leases?|contracts?|agreements?))"
    r"|\b(?:charges?|fees?)\s+(?:[\w’'-]+\s+){0,6}?(?:will\s+be|is|are|be|shall\s+be)\s+introduced\b"
    rf"|\bremov(?:e|ed|al|ing)\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,2}}?{_SERVICE}\b"
    r"|\bno\s+longer\s+(?:be\s+)?(?:offered|provided|available|funded|eligible|entitled)\b"
    r"|\b(?:rais(?:e|ing)|increas(?:e|ing)|set(?:ting)?)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:charges?|fees?)\b[^.;\n]{0,60}?\bfrom\s+(?:nil|zero|£0|free)\b"
    r"|\b(?:start|begin)(?:s|ning|ing)?\s+(?:to\s+charge|charging)\b"
    r"|\b(?:chang(?:e|es|ing)|amend(?:ing|ments?)?|alter(?:ing)?|tighten(?:ing)?)\s+(?:to\s+|of\s+)?(?:the\s+|its\s+|our\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?<!award )(?<!evaluation )(?<!tender )(?<!selection )(?:criteria|entitlements?)\s+(?:for|to|of)\b"
    r"|\b(?:suspend|suspension\s+of)\s+(?:[\w’'-]+\s+){0,3}?(?:services?|collections?|provision|transport|routes?)\b"
    r"|\b(?:changes?|alterations?|amendments?)\s+(?:to|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?(?:services?|opening\s+(?:hours|times|days)|eligibility|"
    r"admissions?\s+(?:criteria|polic(?:y|ies)|arrangements))\b"
    r"|\b(?:chang(?:e|ing)|amend(?:ing)?|alter(?:ing)?|reduc(?:e|ing)|cut(?:ting)?)\s+(?:the\s+|its\s+|our\s+)?(?:[\w’'-]+\s+){0,3}?(?:opening\s+(?:hours|times|days)|"
    r"eligibility|admission\s+(?:numbers?|criteria)|published\s+admission)\b",
    re.IGNORECASE,
)

_HINTS = (
    *("clos", "shut", "withdraw", "ceas", "cessation", "discontinu", "decommission", "shorten", "reduc", "relocat"),
    *("merg", "cut", "redesign", "reconfigur", "outsourc", "introduc", "remov", "change", "stop", "end", "amalgamat"),
    *("restructur", "remodel", "abolish", "curtail", "scal", "wind", "terminat", "rationalis", "consolidat", "suspen"),
    *("alter", "amend", "no longer", "insourc", "changing"),
    *("charging", "to charge", "from nil", "from zero", "from £0", "from free", "tighten"),
)
"""One of these is in every text that the pattern finds words in; most have none, and a search for words is quick."""

_NOT_CHANGED = re.compile(
    r"\b(?:not|no|never|in\s+place\s+of|instead\s+of|rather\s+than|replac\w+|retain|avoid\w*|prevent\w*|without|revers\w+|restor\w+|"
    r"reinstat\w+|previously|already)\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""What comes before a change that is not made, or that others made."""

_FOR_A_WHILE = re.compile(
    r"\btemporar\w+|\b(?:to\s+(?:enable|allow)|during|while|whilst|for)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:works?|renovations?|refurbishment|repairs?|redecoration|maintenance|inspection|cleaning|piling)\b"
    r"|\bfor\s+(?:a|an|one|two|three|four|five|six|\d{1,2})[\s-]+(?:further\s+)?(?:days?|weeks?|hours?|weekends?)\b"
    r"|\b(?:over|during|at|on)\s+(?:the\s+)?(?:christmas|new\s+year|easter|festive|bank\s+holidays?|(?:august|may)\s+bank)\b"
    r"|\bfor\s+(?:the|a)\s+(?:[\w-]+\s+)?(?:day|morning|afternoon|evening|weekend|election|funeral|event)\b|\bon\s+the\s+(?:day|morning|afternoon)\s+of\b"
    r"|\bon\s+(?:\w+day,?\s+)?(?:(?:2[4-8]|31)(?:th|st)?\s+(?:of\s+)?december|(?:1|2)(?:st|nd)?\s+(?:of\s+)?january)\b"
    r"|(?<!since the )(?<!after the )(?<!since )(?<!after )(?<!post-)"
    r"\b(?:covid(?:[\s-]?19)?|coronavirus|pandemic|lockdown|social\s+distancing)\b"
    r"|\b(?:road|street|lane|footpath|footway|bridge|carriageway)s?\s+(?:to\s+be\s+)?clos(?:ed|ures?)\b",
    re.IGNORECASE,
)
_ON_THE_ROAD = (
    r"(?:keep[\s-]clear|(?:road\s+)?markings?|zig[\s-]?zags?|(?:road\s+|traffic\s+)?signs?|signage|(?:yellow\s+|white\s+)lines?|"
    r"(?:parking|loading|disabled|taxi|coach|permit)\s+(?:bays?|places?)|bays?|traffic\s+(?:regulation\s+)?orders?|TROs?)"
)
_OF_THE_ROAD = re.compile(rf"\b{_ON_THE_ROAD}\b", re.IGNORECASE)
_OF_THE_ROAD_FOLLOWS = re.compile(rf"\s+(?:[\w’'-]+\s+)?{_ON_THE_ROAD}\b", re.IGNORECASE)
"""What the words of a change have, or what follows them, where only markings, signs and orders of a road change."""

_NO_SERVICE_HERE = re.compile(
    r"\b(?:equipment|assets?|boilers?|cctv|cameras?|infrastructure|plant|columns?|lanterns?|hardware|systems?|servers?|vehicles?|"
    r"machines?|charging\s+(?:points?|sites?|stations?)|tanks?|turbines?|cables?|pumps?|contact\s+centres?|call\s+centres?|switchboards?|help\s?desks?)\b"
    r"|\A\W*decommission\w*\s+(?:of\s+)?(?:[\w’'-]+\s+){0,3}?sites?\Z",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:\s+(?:[\w’'-]+\s+){0,4}?(?:contact|call)\s+centres?|\s+(?:and|&)\s+(?:equipment|assets|machinery|infrastructure))\b",
    re.IGNORECASE,
)
_FEES_OF_APPLICATIONS = re.compile(
    r"\b(?:building\s+(?:control|regulations?)|pre[\s-]application|planning\s+(?:application|advice)|land\s+charges?|searches|"
    r"street\s+nam\w+|licensing|licences?|legal)\b[^.;\n]{0,40}\b(?:fees?|charges?)\b",
    re.IGNORECASE,
)
"""Fees of applicants for something, which no group of people depends on."""

_STREET = re.compile(r"\b(?!(?:And|The|To|Will|Must|Or|Not)\b)[A-Z][\w’'-]+\s+\Z")
"""What comes before “Close” in the name of a street."""

_FOR_GOOD = re.compile(r"\bpermanent\w*|\bfor\s+good\b|\bnot\s+re-?open\b", re.IGNORECASE)


def change_of_service(text: str) -> str:
    """Return the first words of a text that say that a service changes; empty where there are none.

    What closes for some days or weeks, over holidays, or while works are done, does not change; markings,
    signs, bays and orders of a road are no service.
    """
    if not has_any(text, _HINTS):
        return ""
    for match in _CHANGE.finditer(text):
        sentence = sentence_at(text, match.start(), match.end())
        if _NOT_CHANGED.search(text, max(0, match.start() - 40), match.start()):
            continue
        if _OF_THE_ROAD.search(match[0]) or _OF_THE_ROAD_FOLLOWS.match(text, match.end()):
            continue
        if _is_no_service(text, match, sentence) or _is_a_street(text, match):
            continue
        if not _FOR_A_WHILE.search(sentence) or _FOR_GOOD.search(sentence):
            return match[0]
    return ""


def _is_no_service(text: str, match: re.Match[str], sentence: str) -> bool:
    """Whether equipment, a contact centre or the fees of applications change, and nothing that people use."""
    if _NO_SERVICE_HERE.search(match[0]) or _FOLLOWS.match(text, match.end()):
        return True
    return (
        _FEES_OF_APPLICATIONS.search(sentence) is not None
        and re.search(r"fee|charg", match[0], re.IGNORECASE) is not None
    )


def _is_a_street(text: str, match: re.Match[str]) -> bool:
    """Whether “Close” ends the name of a street, as in “Chestnut Close”, and the sentence is not in capitals."""
    return match[0].startswith("Close ") and _STREET.search(text, 0, match.start()) is not None
