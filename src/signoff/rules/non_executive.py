"""Decisions on what the law gives to the council and not to its executive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.answer_text import has_any
from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.quoted import hit_at_words
from signoff.rules.rule import WARNING, Hit, rule

_WORDS = r"(?:[\w’'&,()-]+\s+){0,6}?"
_ORDERS = (
    r"(?:tree\s+preservation\s+orders?|tpos?\b|public\s+path\s+(?:\w+\s+)?orders?|"
    r"definitive\s+map\s+modification\s+orders?|dmmos?\b|"
    r"orders?\s+to\s+(?:divert|extinguish|stop\s+up|create|record|add|delete|upgrade|downgrade)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:footpaths?|bridleways?|byways?|public\s+(?:path|right\s+of\s+way))|"
    r"(?:footpath|bridleway|byway|path)s?\s+(?:[\w./,’'()-]+\s+){0,8}?"
    r"(?:diversion|extinguishment|creation|modification)\s+orders?)"
)
_LICENCES = (
    r"(?:licen[cs]e\s+to\s+(?:home[\s-]board|board\s+(?:cats|dogs|animals)|hire\s+out\s+horses|breed\s+dogs|sell\s+animals)|"
    r"(?:animal\s+(?:boarding|welfare|activit(?:y|ies))|home\s+boarding|dog\s+breeding|pet\s+shop|riding\s+establishment|zoo)"
    r"\s+licen[cs]es?|(?:caravan|mobile\s+home|park\s+home)\s+site\s+licen[cs]es?|(?:hackney\s+carriage|private\s+hire|taxi|club\s+premises|premises|personal|street\s+trading|sex\s+establishment)"
    r"(?:\s+(?:vehicle|driver|operator)['’]?s?)?\s+(?:licen[cs]es?|consents?|certificates?))"
)
_WEDDINGS = (
    r"(?:solemni[sz]ation\s+of\s+(?:civil\s+)?marriages?|"
    r"civil\s+(?:marriages?|weddings?|ceremon(?:y|ies)|partnerships?))"
)
_PATTERNS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("order", "tpo", "dmmo"): (
        rf"\b(?:make|made|making|grant|refuse|confirm(?:s|ed|ing|ation\s+of)?|modif(?:y|ied)|var(?:y|ied)|revok(?:e|ed))\s+{_WORDS}{_ORDERS}",
        r"\b(?:tree\s+preservation\s+order|public\s+path\s+(?:\w+\s+)?order|definitive\s+map\s+modification\s+order)"
        r"(?:\s+[\w/.()-]+){0,8}?\s+(?:be|is|was|were)\s+(?:made|confirmed|modified|revoked)",
    ),
    ("licence", "license", "consent", "certificate"): (
        rf"\b(?:grant|refus|renew|revok|suspend|var|transfer)(?:e|ed|es|s|y|ied|ing)?\s+{_WORDS}{_LICENCES}\b",
    ),
    ("tree", "fell", "crown", "prun", "lop", "pollard"): (
        r"\b(?:grant|refus)\w*\s+(?:consent|permission)\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,6}?trees?\b",
        r"\b(?:grant|refus)\w*\s+consent\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,3}?(?:fell|crown|prun|lop|pollard)",
        r"\bconsent\s+(?:is|was|be|has\s+been)\s+(?:given|granted|refused)\s+(?:to|for)\s+(?:[\w’'-]+\s+){0,4}?"
        r"(?:fell(?:ing)?|crown|prun(?:e|ing)|lop(?:ping)?|pollard(?:ing)?|trees?)\b",
    ),
    ("planning", "condition notice", "stop notice"): (
        rf"\b(?:issu|serv|withdraw)\w*\s+{_WORDS}(?:planning\s+enforcement|breach\s+of\s+condition|planning\s+contravention|"
        r"(?:temporary\s+)?stop)\s+notices?\b",
        rf"\b(?:issu|serv|withdraw)\w*\s+{_WORDS}enforcement\s+notices?\s+[^.;\n]{{0,60}}?\bplanning\b",
        r"\bto\s+(?:grant|refuse)\s+(?:\w+\s+){0,3}?planning\s+permission\b",
    ),
    ("footpath", "bridleway", "byway"): (
        r"\b(?:dedicat\w*|creation)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,4}?(?:footpath|bridleway|byway)\b(?!\s+(?:appl|proposal))",
    ),
    ("constitution",): (
        r"\b(?:amend|chang|revis|updat|alter)\w*\s+(?:[\w’'-]+\s+){0,4}?(?:the|our|council['’]s)\s+constitution\b"
        r"(?!\s+of\s+(?!(?:the\s+)?(?:\w+\s+)?council\b))",
        r"\b(?:council['’]s|the)\s+constitution\s+(?:be|is|was)\s+(?:amended|changed|revised|updated)",
    ),
    ("polling",): (
        r"\b(?:designat|review|chang|approv|mov|relocat)\w*\s+(?:[\w’'-]+\s+){0,4}?polling\s+(?:districts?|places?|stations?)\b",
    ),
    ("marriage", "civil "): (
        rf"\b(?:approv|grant|renew|refus|revok)\w*\s+{_WORDS}(?:premises|venue|room|hall|hotel)\s+{_WORDS}{_WEDDINGS}",
    ),
    ("safety certificate",): (
        rf"\b(?:issu|amend|replac|revok|grant)\w*\s+{_WORDS}(?:sports\s+grounds?|stadium|general|special)\s+safety\s+certificates?\b",
    ),
    ("village green",): (r"\bregister\w*\s+(?:[\w’'-]+\s+){0,6}?(?:town\s+(?:or|and)\s+)?village\s+green\b",),
}
"""What is decided, by what a text has that says it: most texts have none, and to look for that is quick."""

_NOT_EXECUTIVE = tuple(
    (hints, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
    for hints, patterns in _PATTERNS.items()
)
_BY_SUBJECT = (
    (
        re.compile(r"\b(?:(?:town\s+(?:or|and)\s+)?village\s+greens?|common\s+land|commons\s+act)\b", re.IGNORECASE),
        re.compile(
            r"\bapplication\s+(?:be|is|was|must\s+be|has\s+been)\s+(?:accepted|refused|granted|rejected|approved)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(rf"\b{_LICENCES}\b", re.IGNORECASE),
        re.compile(
            r"\b(?:variation|application|licen[cs]e|transfer|renewal|review|consent)\s+(?:be|is|was|has\s+been)\s+(?:\w+\s+)?"
            r"(?:granted|refused|approved|revoked|suspended|determined)\b"
            r"|\b(?:grant|refus|approv|revok|suspend|renew)(?:e[sd]?|ed|s)?\s+(?:the\s+)?"
            r"(?:variation|application|licen[cs]e|transfer|renewal)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(rf"\b(?:{_ORDERS}|definitive\s+map|public\s+rights?\s+of\s+way)\b", re.IGNORECASE),
        re.compile(
            r"\border\s+(?:be|is|was|has\s+been)\s+(?:made|sealed|confirmed|modified|revoked|referred)\b"
            r"|\b(?:confirm|confirmation\s+of)\s+the\s+order\b|\bmak(?:e|ing)\s+(?:of\s+)?(?:an|the)\s+order\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"\b(?:unauthorised\s+(?:development|use|works?|building)|planning\s+enforcement|"
            r"breach\s+of\s+(?:planning|conditions?))\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:issu|serv|withdraw)\w*\s+{_WORDS}notices?\b", re.IGNORECASE),
    ),
    (
        re.compile(rf"\b{_WEDDINGS}\b", re.IGNORECASE),
        re.compile(
            r"\b(?:application|approval|premises|venue|licen[cs]e|renewal)\s+(?:be|is|was|has\s+been)\s+(?:\w+\s+)?"
            r"(?:granted|refused|approved|renewed|revoked)\b"
            r"|\b(?:grant|refus|approv|renew|revok)(?:e[sd]?|ed|s|al\s+of)?\s+(?:the\s+)?(?:application|approval|premises|venue|renewal)\b",
            re.IGNORECASE,
        ),
    ),
)
"""What the subject alone may name, and what is then decided of it."""

_SAYS_SO = re.compile(
    r"\bnon[\s-]executive\b|\bnot\s+an?\s+executive\b|\bcouncil\s+(?:\(non-executive\)\s+)?functions?\b"
    r"|\bopenness\s+of\s+local\s+government\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:appl(?:y|ied|ies|ication)|fees?|charges?|polic(?:y|ies)|system|software|once|after|following|subject\s+to|if|when)\b"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)


@rule(
    "not-an-executive-function",
    WARNING,
    when="a licence, a tree or path order, a wedding venue, a polling place, planning permission or the constitution "
    "is decided, and nobody has said whose function it is",
    says="Say whether the function is the executive’s. {where} “{words}”, and the law does not give that to the "
    "executive: such a decision is not key, nor open to call-in, and its record, report and background papers follow "
    "the Openness Regulations.",
    source="SI 2000/2853 Sch 1; 2014 regs 7, 8",
    reads="Subject and decision, with their exempt parts: tree preservation, public path and definitive map orders "
    "that are made, confirmed, modified or revoked, and consent for works to trees; taxi, premises, personal, street "
    "trading, animal and caravan site licences and premises for weddings that are granted, refused, renewed, revoked, "
    "suspended, varied or transferred, also where only the subject names the licence, venue or order; changes of the "
    "constitution, polling places, village greens, planning permission, safety certificates of sports grounds, and "
    "notices that enforce planning. Not: applications, fees, policies and systems for them, what depends on them, nor "
    "a notice that says that its function is not executive.",
)
def not_an_executive_function(case: Case) -> Iterator[Hit]:
    """Rules of another regime apply, under which the boxes of key decisions mean nothing."""
    if case.notice.authority.executive is not None:
        return
    place = next(_not_executive(case), None)
    if place is not None and not any(_SAYS_SO.search(case.text(other)) for other in case.scanned):
        yield hit_at_words(case, place, "decision_type", field="authority.executive")


def _not_executive(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the texts, other than reasons, and the words in each that decide what is not the executive's."""
    named = [outcome for names, outcome in _BY_SUBJECT if names.search(case.text("subject"))]
    for path in case.scanned:
        text = case.text(path)
        if path.endswith("reasons"):
            continue
        patterns = [pattern for hints, pattern in _NOT_EXECUTIVE if has_any(text, hints)]
        for pattern in (*patterns, *(named if path != "subject" else ())):
            yield from ((path, match[0]) for match in said(text, pattern, before=_NOT_NOW))
