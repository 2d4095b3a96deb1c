"""Functions that the law gives to the council and not to its executive, by the words in which notices decide them.

They follow Schedule 1 to SI 2000/2853, part by part. What Schedule 2 leaves to each council's choice is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from signoff.rules.council_function_words import (
    CHANGED,
    COMMONS,
    DONE_WITH_IT,
    IS,
    LICENCES,
    LICENSED,
    OBLIGATIONS,
    OFFICERS,
    ORDERED,
    PARISHES,
    PATH,
    PATH_ORDERS,
    PLANNING,
    PLANNING_NOTICES,
    POLLING,
    RULES_OF_COUNCIL,
    SAFETY,
    SAFETY_AT_WORK,
    SERVED,
    TREES,
    VENUES,
    WEDDINGS,
    WORDS,
)


class Function(NamedTuple):
    """What the council decides and not its executive: one of `words` is in every text that speaks of it."""

    words: frozenset[str]
    decided: re.Pattern[str]
    named: re.Pattern[str] | None
    """What a subject alone names, of which the decision then says only that the application is granted."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OTHER_MATTER_AFTER = (
    r"(?!\s+(?:fees?|charges?|polic(?:y|ies)|conditions\s+policy|systems?|software|holders?|schemes?|"
    r"applications?\s+system))"
)


def _function(words: str, things: str, verbs: str, *others: str, is_subject: bool = True) -> Function:
    """Return a function by the things that verbs are done to, before or after them, and by other patterns."""
    thing = rf"(?:{things})\b{_OTHER_MATTER_AFTER}"
    patterns = (
        rf"\b(?:{verbs})\s+{WORDS}{{0,6}}?{thing}",
        rf"\b{thing}(?:\s+[\w/.,()’'–-]+){{0,8}}?\s+{IS}(?:{verbs})\b",
        *others,
    )
    return Function(
        frozenset(words.split()),
        _compiled("|".join(f"(?:{pattern})" for pattern in patterns)),
        _compiled(rf"\b{thing}") if is_subject else None,
    )


FUNCTIONS = (
    # Part A: planning
    _function(
        "planning notice notices",
        PLANNING_NOTICES,
        SERVED,
        rf"\b(?:{SERVED})\s+{WORDS}{{0,6}}?enforcement\s+notices?[^.;\n]{{0,60}}?\bplanning\b",
    ),
    _function(
        "planning listed conservation advertisement hazardous certificate certificates lawful cleud prior reserved "
        "amendment discharge",
        PLANNING,
        LICENSED,
        r"\bapplications?\s+for\s+planning\s+permission(?:\s+[\w’'-]+){0,8}?\s+town\s+and\s+country\s+planning\b",
        is_subject=False,
    ),
    _function(
        "106 s106 obligation obligations",
        OBLIGATIONS,
        r"enter(?:ed|ing)?\s+into|complet(?:e|ed|ion)|var(?:y|ied|iation)|modif(?:y|ied|ication)|discharg(?:e|ed)|sign(?:ed)?|seal(?:ed)?|releas(?:e|ed)",
        is_subject=False,
    ),
    # Part B: licences and registration
    _function(
        "licence licences license licenses consent consents certificate certificates permit permits registration "
        "notice plate permissions delegations decisions determinations",
        LICENCES,
        LICENSED,
    ),
    _function("marriage marriages civil wedding weddings", VENUES, rf"{LICENSED}|approv(?:e|ed|al)", is_subject=False),
    Function(
        frozenset(("marriage", "marriages", "civil", "approved")),
        _compiled(r"(?!)"),
        _compiled(rf"\b(?:{WEDDINGS})\b"),
    ),
    _function("safety", SAFETY, rf"{LICENSED}|amend(?:ed|ment)?|replac(?:e|ed|ement)"),
    _function(
        "green greens common commons",
        COMMONS,
        r"register(?:ed|ing)?|registration|deregister(?:ed)?|deregistration",
        r"\bcommons\s+registration\s+authority\b",
    ),
    # Part C: safety at work
    _function("improvement prohibition", SAFETY_AT_WORK, SERVED),
    # Part D: elections and parishes
    _function(
        "polling",
        POLLING,
        r"designat(?:e|es|ed|ion)|review(?:ed)?|chang(?:e|es|ed|ing)|approv(?:e|ed|al)|mov(?:e|ed|ing)|relocat(?:e|ed|ion)|alter(?:ed)?|use",
    ),
    _function(
        "governance reorganisation grouping electoral parish",
        PARISHES,
        r"undertak(?:e|en)|commenc(?:e|ed)|conduct(?:ed)?|ma(?:ke|de|king)|approv(?:e|ed)|chang(?:e|ed)|alter(?:ed)?|order(?:ed)?",
    ),
    _function(
        "officer officers head",
        OFFICERS,
        r"appoint(?:s|ed|ing|ment)?(?:\s+of)?|designat(?:e|ed|ion)(?:\s+of)?",
        is_subject=False,
    ),
    # Parts E to H: honours, byelaws, Bills and pensions
    _function(
        "alderman aldermen freeman freemen freedom",
        r"honorary\s+(?:alderm[ae]n|freem[ae]n|freedom)|freedom\s+of\s+the\s+(?:city|borough|town)",
        r"confer(?:s|red|ring)?|grant(?:ed)?|award(?:ed)?|admit(?:ted)?",
    ),
    _function(
        "byelaw byelaws bylaw bylaws",
        r"by[e-]?laws?",
        r"ma(?:ke|kes|de|king)|amend(?:ed|ing)?|revo(?:ke|ked|king)|re-?enact(?:ed)?|adopt(?:ed|ing)?|confirm(?:ed)?",
        is_subject=False,
    ),
    _function(
        "pension",
        r"pension\s+fund|local\s+government\s+pension\s+scheme|lgps",
        r"award(?:s|ed|ing)?|appoint(?:s|ed|ing|ment)?|approv(?:e|es|ed)|invest(?:s|ed|ing|ment)?|admi(?:t|ts|tted|ssion)|commit(?:s|ted)?",
        is_subject=False,
    ),
    # Part I: rights of way, trees, hedges, the constitution, accounts
    _function(
        "order orders tpo tpos hedgerow hedge hedges notice tree trees",
        TREES,
        ORDERED + r"|issu(?:e|ed)|serv(?:e|ed)|consent(?:ed)?\s+(?:to|for)|given",
        r"\b(?:grant|refus)\w*\s+(?:consent|permission)\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,6}?trees?\b",
        is_subject=True,
    ),
    Function(
        frozenset(("consent", "permission")),
        _compiled(
            r"\b(?:grant|refus)\w*\s+consent\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,3}?(?:fell|crown|prun|lop|pollard)"
            r"|\bconsent\s+(?:is|was|be|has\s+been)\s+(?:given|granted|refused)\s+(?:to|for)\s+(?:[\w’'-]+\s+){0,4}?"
            r"(?:fell(?:ing)?|crown|prun(?:e|ing)|lop(?:ping)?|pollard(?:ing)?|trees?)\b"
        ),
        None,
    ),
    _function(
        "order orders dmmo dmmos",
        PATH_ORDERS,
        ORDERED
        + r"|refer(?:red|ral)?(?:\s+of)?|submit(?:ted)?|support(?:s|ed)?(?:\s+the\s+confirmation\s+of)?|not\s+made",
    ),
    Function(
        frozenset(
            [
                "footpath",
                "footpaths",
                "bridleway",
                "bridleways",
                "byway",
                "byways",
                "path",
                "paths",
                "way",
                "map",
                "order",
                "fp",
            ]
        ),
        _compiled(
            rf"\b(?:dedicat\w*|creation|creat(?:e|ing))\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:footpath|bridleway|byway)\b(?!\s+(?:appl|proposal))"
            rf"|\b(?:divert|extinguish|stop\s+up|(?:diversion|extinguishment|stopping[\s-]up)\s+of)\s+(?:[\w’'-]+\s+){{0,5}}?{PATH}"
        ),
        _compiled(
            rf"\b(?:{PATH_ORDERS}|definitive\s+map|(?:divert|diversion|extinguish|stopping\s+up|claim|application)[^.;\n]{{0,40}}?\b{PATH})"
        ),
    ),
    Function(
        frozenset(("unauthorised", "breach", "enforcement")),
        _compiled(r"(?!)"),
        _compiled(
            r"\b(?:unauthorised\s+(?:development|use|works?|building)|planning\s+enforcement|breach\s+of\s+(?:planning|conditions?))\b"
        ),
    ),
    _function("constitution rules orders", RULES_OF_COUNCIL, CHANGED, is_subject=False),
    _function("accounts", r"statement\s+of\s+accounts", r"approv(?:e|ed|al)", is_subject=False),
    _function(
        "maladministration ombudsman ombudsman’s ombudsmans",
        r"(?:ombudsman|maladministration)",
        r"pa(?:y|id|yments?)|compensat(?:e|ed|ion)|remedy",
        r"\b(?:pa(?:y|id|yments?)|compensat(?:e|ed|ion))\b[^.;\n]{0,60}?\b(?:ombudsman|maladministration)\b",
        is_subject=False,
    ),
)

ANSWERED = _compiled(
    rf"\b(?:applications?|request|complaints?|licen[cs]es?|variation|transfer|renewal|review|consents?|permits?|orders?|approval|premises|venue|proposal|"
    rf"permission|registration|certificates?|notices?|plates?)\s+(?:[\w’'/.,()-]+\s+){{0,8}}?(?:{IS}(?:\w+\s+)?)?(?:{DONE_WITH_IT})\b"
    rf"|\b(?:{DONE_WITH_IT})\s+(?:of\s+)?(?:the\s+|an?\s+|this\s+|that\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:variation|complaints?|applications?|licen[cs]es?|orders?|transfer|renewal|"
    r"approval|premises|venue|permits?|consents?|notices?|permission|registration|certificates?)\b"
    r"|\A\W*(?:application\s+)?(?:granted|refused|approved|renewed|revoked|confirmed|made)\b"
    r"|\bindividual\s+decisions\b|\bthe\s+approval,\s+refusal\b"
)
"""What a decision says of the application, order or notice that its subject names."""


def functions_in(words: Iterable[str]) -> tuple[Function, ...]:
    """Return the functions that a text with these words may speak of."""
    present = frozenset(words)
    return tuple(function for function in FUNCTIONS if not function.words.isdisjoint(present))
