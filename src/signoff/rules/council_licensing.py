"""Licences, registration and safety at work, by Parts B and C of Schedule 1 to SI 2000/2853."""

from __future__ import annotations

from signoff.rules.council_function import Function, compiled, function
from signoff.rules.council_function_words import (
    COMMONS,
    IS,
    LICENCE_FEES,
    LICENCES,
    LICENSED,
    SAFETY,
    SAFETY_AT_WORK,
    SERVED,
    SET,
    VENUES,
    WEDDINGS,
    WORDS,
)

LICENSING_FUNCTIONS = (
    # Part B: licences and registration
    Function(
        frozenset(("fee", "fees", "charges")),
        compiled(
            rf"\b(?:{SET})\s+(?:of\s+|to\s+|in\s+)?{WORDS}{{0,6}}?{LICENCE_FEES}\b(?!\s+(?:polic|income|system))"
            rf"|\b{LICENCE_FEES}(?:\s+[\w/.,()’'–-]+){{0,8}}?\s+{IS}(?:{SET})\b"
        ),
        compiled(rf"\b{LICENCE_FEES}\b"),
    ),
    Function(
        frozenset(
            (
                "zoo",
                "food",
                "meat",
                "acupuncture",
                "tattooing",
                "piercing",
                "animals",
                "skip",
                "skips",
                "scaffolding",
                "hoarding",
                "market",
            )
        ),
        compiled(
            r"\blicen[cs](?:e|ing)\s+(?:of\s+)?(?:the\s+|a\s+)?(?:zoo|food\s+business|slaughterhouse|pet\s+shop|kennels?|"
            r"(?:market\s+and\s+)?street\s+trading)\b"
            r"|\bregist(?:er(?:ed|ing)?|ration\s+of)\s+(?:[\w’'-]+\s+){0,4}?(?:for|of|to\s+carry\s+out)\s+(?:acupuncture|tattoo\w*|(?:ear|skin|cosmetic|body)[\s-]piercing|electrolysis|"
            r"performing\s+animals)\b|\b(?:performing\s+animals?|skin\s+piercing)\s+registrations?\b"
            r"|\b(?:grant|refus|renew|issu|revok)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:licen[cs]e|permit|permission|consent)\s+(?:to\s+(?:place|erect|deposit|put)|for)\s+(?:an?\s+|the\s+)?"
            r"(?:builder[’']?s\s+)?(?:skips?|scaffold\w*|hoardings?)\b"
        ),
        None,
    ),
    function(
        "licence licences license licenses consent consents certificate certificates permit permits registration "
        "notice plate badge badges permissions delegations decisions determinations",
        LICENCES,
        LICENSED,
    ),
    function("marriage marriages civil wedding weddings", VENUES, rf"{LICENSED}|approv(?:e|ed|al)", is_subject=False),
    Function(
        frozenset(("marriage", "marriages", "civil", "approved")),
        compiled(
            r"\bapprov(?:e|ed|al\s+of|ing)\s[^.;\n]{1,160}?\bas\s+(?:an?\s+)?(?:venue|premises|place)\s+for\s+(?:the\s+)?"
            rf"(?:{WEDDINGS}|weddings?|marriages?)\b"
        ),
        compiled(rf"\b(?:{WEDDINGS})\b"),
    ),
    function("safety", SAFETY, rf"{LICENSED}|amend(?:ed|ment)?|replac(?:e|ed|ement)"),
    function(
        "green greens common commons",
        COMMONS,
        r"register(?:ed|ing)?|registration|deregister(?:ed)?|deregistration",
        r"\bcommons\s+registration\s+authority\b",
    ),
    # Part C: safety at work
    function("improvement prohibition", SAFETY_AT_WORK, SERVED),
)
