"""Words of a service, its hours, places or charges that are closed, withdrawn, reduced, moved, merged or introduced."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any
from signoff.rules.passages import sentence_at

_SERVICE = (
    r"(?:services?|centres?|libraries|library|hubs?|offers?|provision|opening(?:\s+(?:hours|times))?|hours|toilets|conveniences|schools?|"
    r"nurser(?:y|ies)|homes?|routes?|collections?|facilit(?:y|ies)|sites?|pools?|(?:youth|lunch|breakfast|after-school)\s+clubs?|supply|clinics?|subsid(?:y|ies)|charges?|fees?|lunches|meals)"
)
_NO_SERVICE = (
    r"(?:carbon|emissions?|energy|costs?|demand|waiting|congestion|risks?|crime|accidents?|speeds?|traffic|mph|limits?|"
    r"parking(?!\s+(?:charges?|fees?))|restrictions?|crossings?|signals?|noise|pollution|backlogs?|absence|fraud|debts?|"
    r"arrears|bills|consumption|waste(?!\s+collections?)|litter|homelessness|sleeping)"
)
"""What is reduced, cut or introduced near a service without any change of that."""

_CHANGE = re.compile(
    r"\b(?:clos(?:e|ed|es|ing|ures?)|shut(?:s|ting)?|withdraw(?:n|al|s|ing)?|ceas(?:e|ed|es|ing)|cessation|discontinu\w+|decommission\w*|"
    r"shorten(?:ed|s|ing)?|reduc(?:e|ed|es|ing|tions?)|relocat(?:e|ed|es|ing|ion)|merg(?:e|ed|er|ing)|cut(?:s|ting)?|"
    r"redesign\w*|reconfigur\w+|outsourc\w+|introduc(?:e|ed|es|ing|tion))"
    rf"(?!\s+(?:[\w’'%-]+\s+){{0,4}}?{_NO_SERVICE}\b)\s+(?:(?!and\b(?!\s+(?-i:[A-Z]))|while\b|that\b)[\w’'-]+,?\s+){{0,8}}?"
    rf"(?<!data )(?<!cost )(?<!civic )(?<!contact ){_SERVICE}\b"
    r"|\b(?:service|library|centre|school|home)\s+(?:closures?|reductions?|redesign|withdrawal)\b"
    rf"|\b(?<!data ){_SERVICE}\s+(?:[\w’'-]+\s+){{0,4}}?(?:will|to|is|are|be|shall)\s+(?:to\s+)?(?:be\s+)?"
    r"(?:permanently\s+|then\s+)?(?:closed|shut|withdrawn|discontinued|decommissioned|relocated?|merged?|cease)\b"
    r"|\b(?:services?|centres?|libraries|library|hours|provision|routes?|collections?|clinics?|clubs?)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:will\s+be|is|are|be|shall\s+be)\s+(?:reduced|cut|shortened|ended)\b"
    r"|\bstop(?:s|ped|ping)?\s+(?:(?:serving|running|providing|offering)\s+(?:[\w’'-]+\s+){0,5}?|(?:opening|the|all|its)\s+"
    r"(?:(?!contract|agreement|of\b|from\b)[\w’'-]+\s+){0,3}?)"
    rf"{_SERVICE}\b|\bend(?:s|ed|ing)?\s+(?:the|its|all)\s+(?:(?!contract|agreement|lease|use\b|of\b)[\w’'-]+\s+){{0,3}}?{_SERVICE}\b"
    r"|\b(?:charges?|fees?)\s+(?:[\w’'-]+\s+){0,6}?(?:will\s+be|is|are|be|shall\s+be)\s+introduced\b"
    rf"|\bremov(?:e|ed|al|ing)\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,2}}?{_SERVICE}\b"
    r"|\bchanges?\s+(?:to|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?services?\b",
    re.IGNORECASE,
)

_HINTS = (
    *("clos", "shut", "withdraw", "ceas", "cessation", "discontinu", "decommission", "shorten", "reduc", "relocat"),
    *("merg", "cut", "redesign", "reconfigur", "outsourc", "introduc", "remov", "change", "stop", "end"),
)
"""One of these is in every text that the pattern finds words in; most have none, and a search for words is quick."""

_FOR_A_WHILE = re.compile(
    r"\btemporar\w+|\b(?:to\s+(?:enable|allow)|during|while|whilst|for)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:works?|renovations?|refurbishment|repairs?|redecoration|maintenance|inspection|cleaning|piling)\b"
    r"|\bfor\s+(?:a|an|one|two|three|four|five|six|\d{1,2})[\s-]+(?:further\s+)?(?:days?|weeks?|hours?|weekends?)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(r"\bpermanent\w*|\bfor\s+good\b|\bnot\s+re-?open\b", re.IGNORECASE)


def change_of_service(text: str) -> str:
    """Return the first words of a text that say that a service changes; empty where there are none.

    What closes for some days or weeks, or while works are done, does not change.
    """
    if not has_any(text, _HINTS):
        return ""
    for match in _CHANGE.finditer(text):
        sentence = sentence_at(text, match.start(), match.end())
        if not _FOR_A_WHILE.search(sentence) or _FOR_GOOD.search(sentence):
            return match[0]
    return ""
