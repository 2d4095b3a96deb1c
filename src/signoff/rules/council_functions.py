"""Functions that the law gives to the council and not to its executive, by the words in which notices decide them.

They follow Schedule 1 to SI 2000/2853, part by part. What Schedule 2 leaves to each council's choice is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_WORDS = r"(?:[\w’'&,()./-]+\s+)"
_IS = r"(?:is|are|was|were|be|been|being)\s+(?:(?:not|hereby|duly|formally|therefore|accepted\s+and|approved\s+and)\s+)?"
_PATH = r"(?:(?:public\s+)?(?:footpaths?|bridleways?|byways?|rights?\s+of\s+way)|public\s+paths?|fps?\s?\d+|cycle\s+tracks?)"

_LICENSED = (
    r"grant(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|renew(?:s|ed|ing|al)?|revo(?:ke|kes|ked|king|cation)|"
    r"suspen(?:d|ds|ded|ding|sion)|var(?:y|ies|ied|ying|iation)|transfer(?:s|red|ring)?|issu(?:e|ed|ing)|"
    r"determin(?:e|es|ed|ing|ation)|cancel(?:s|led|ling|lation)?|rescind(?:ed|ing)?"
)
_ORDERED = (
    r"ma(?:ke|kes|de|king)|confirm(?:s|ed|ing|ation)?|modif(?:y|ies|ied|ication)|var(?:y|ied|iation)|revo(?:ke|ked|king|cation)|"
    r"grant(?:ed|ing)?|refus(?:e|ed|ing|al)|seal(?:ed|ing)?|promot(?:e|ed|ing)|publish(?:ed)?|accept(?:ed)?"
)
_SERVED = (
    r"issu(?:e|es|ed|ing)|serv(?:e|es|ed|ing|ice)|withdraw(?:n|al|ing)?|authoris(?:e|ed|ing)|tak(?:e|en|ing)|"
    r"seek(?:ing)?|commenc(?:e|ed|ing)|instigat(?:e|ed|ing)"
)
_CHANGED = (
    r"amend(?:s|ed|ing|ments?\s+to)?|chang(?:e|es|ed|ing)(?:\s+to)?|revis(?:e|es|ed|ing|ions?\s+to)|updat(?:e|es|ed|ing)(?:\s+to)?|"
    r"alter(?:s|ed|ing|ations?\s+to)?|adopt(?:s|ed|ing|ion\s+of)?"
)
_ANSWERED = (
    r"grant(?:ed)?|refus(?:e|ed|al)|approv(?:e|ed|al)|accept(?:ed)?|reject(?:ed)?|renew(?:ed|al)?|revok(?:e|ed)|suspend(?:ed)?|"
    r"determin(?:e|ed)|confirm(?:ed|ation)?|made|mak(?:e|ing)|modif(?:y|ied)|sealed|referred|issu(?:e|ed)|varied|vary|"
    r"serv(?:e|ed)|registered|withdrawn|transferred|cancelled"
)
"""What an officer does with an application or the like, whatever its subject asks for."""


class Function(NamedTuple):
    """What the council decides and not its executive: one of `words` is in every text that speaks of it."""

    words: frozenset[str]
    decided: re.Pattern[str]
    named: re.Pattern[str] | None
    """What a subject alone names, of which the decision then says only that the application is granted."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OTHER_MATTER_AFTER = r"(?!\s+(?:fees?|charges?|polic(?:y|ies)|conditions\s+policy|systems?|software|holders?|schemes?|applications?\s+system))"


def _function(words: str, things: str, verbs: str, *others: str, is_subject: bool = True) -> Function:
    """Return a function by the things that verbs are done to, before or after them, and by other patterns."""
    thing = rf"(?:{things})\b{_OTHER_MATTER_AFTER}"
    patterns = (
        rf"\b(?:{verbs})\s+{_WORDS}{{0,6}}?{thing}",
        rf"\b{thing}(?:\s+[\w/.,()’'–-]+){{0,8}}?\s+{_IS}(?:{verbs})\b",
        *others,
    )
    return Function(
        frozenset(words.split()),
        _compiled("|".join(f"(?:{pattern})" for pattern in patterns)),
        _compiled(rf"\b{thing}") if is_subject else None,
    )


_ROLES = r"(?:\s+(?:and\s+private\s+hire|vehicle|driver|operator|proprietor|dual|badge)(?:['’]?s?['’]?))*"
_LICENCE_OF = (
    r"hackney\s+carriage|private\s+hire|taxi|club\s+premises|premises|personal|street\s+trad(?:ing|er[’']?s?)|"
    r"(?:sex|sexual\s+entertainment)\s+(?:establishment|shop|venue|cinema)?|scrap\s+metal(?:\s+(?:dealer|collector|site)[’']?s?)*|"
    r"(?:animal\s+(?:boarding|welfare|activit(?:y|ies))|home\s+boarding|(?:cat|dog)\s+boarding|dog\s+(?:breeding|day\s*care)|pet\s+(?:shop|sales?)|"
    r"kennels?|cattery|riding\s+(?:establishment|school)|zoo|dangerous\s+wild\s+animals?|performing\s+animals?)|"
    r"(?:caravan|mobile\s+home|park\s+home|camp(?:ing)?|residential)\s+site|gambling|betting\s+(?:premises|track|shop)|bingo|gaming\s+machine|"
    r"(?:adult\s+)?gaming\s+(?:centre|permit)|lotter(?:y|ies)|(?:house[\s-]to[\s-]house|street)\s+collections?|charit(?:y|able)\s+collections?|"
    r"pleasure\s+boats?(?:\s+and\s+vessels?)?|boat(?:man|men)[’']?s?|skin\s+piercing|tattoo(?:ing|ist)?|acupuncture|cosmetic\s+piercing|electrolysis|"
    r"hypnotism|cinema|theatre|late\s+night\s+refreshment|street\s+works|section\s+50|s\.?\s?50|scaffold(?:ing)?|hoarding|(?:builder[’']?s\s+)?skips?|"
    r"child(?:ren)?\s+(?:employment|performance)|chaperone|explosives|petroleum|food\s+premises|temporary\s+events?"
)
_PERMISSION = r"(?:licen[cs]es?|consents?|certificates?|permits?|registrations?|notices?|plates?)"
_LICENCES = (
    rf"(?:(?:{_LICENCE_OF}){_ROLES}(?:\s+(?:licen[cs]e|site|use))?\s+{_PERMISSION}"
    r"|licen[cs]es?\s+(?:application\s+)?to\s+(?:(?:home[\s-])?board(?:ing)?(?:\s+of)?|hire\s+out\s+horses|breed\s+(?:dogs|cats)|sell\s+animals|keep|trade|drive|operate\s+(?:private|hackney))"
    r"|licen[cs]es?\s+for\s+(?:a\s+|an\s+|the\s+)?(?:home\s+boarding|dog\s+breeding|boarding|riding|hiring\s+out|selling\s+animals|street\s+trading|sex)"
    r"|licensing\s+(?:delegations|decisions|determinations)"
    r"|(?:licen[cs]es?|licen[cs]e\s+applications?|determinations|delegations|permissions|consents)[^.;\n]{0,80}?\bunder\s+the\s+(?:relevant\s+)?(?:Licensing\s+Act|Gambling\s+Act|licensing\s+statutes))"
)
_TREES = (
    r"tree\s+preservation\s+orders?|tpos?|hedgerow\s+(?:removal\s+|retention\s+|replacement\s+)?notices?|high\s+hedges?\s+(?:remedial\s+)?notices?|"
    r"remedial\s+notices?|works?\s+(?:to|on)\s+(?:a\s+|the\s+|\w+\s+)?(?:protected\s+)?trees?"
)
_PATH_ORDERS = (
    r"public\s+path\s+(?:\w+\s+)?orders?|definitive\s+map\s+modification\s+orders?|dmmos?|definitive\s+map(?:\s+and\s+statement)?\s+modification\s+orders?|"
    rf"(?:{_PATH}|path)(?:\s+(?:no\.?\s*)?[\w./,’'()&–-]+){{0,16}}?\s+(?:diversion|extinguishment|creation|modification|stopping[\s-]up)\s+orders?|"
    r"(?:opposed\s+)?(?:diversion|extinguishment|path\s+creation)\s+orders?|modification\s+order\s+to\s+(?:add|record|delete|upgrade|downgrade)|"
    r"orders?\s+to\s+(?:divert|extinguish|stop\s+up|create|record|add|delete|upgrade|downgrade)\s+"
    rf"(?:[\w’'-]+\s+){{0,5}}?{_PATH}"
)
_PLANNING_NOTICES = (
    r"planning\s+enforcement(?:\s+(?:notices?|action))?|(?:breach\s+of\s+condition|planning\s+contravention|(?:temporary\s+)?stop|"
    r"completion|discontinuance|building\s+preservation|listed\s+building\s+enforcement|section\s+215|s\.?\s?215|untidy\s+(?:land|site)|"
    r"urgent\s+works|repairs?)\s+notices?|enforcement\s+notices?[^.;\n]{0,60}?\bplanning\b"
)
_PLANNING = (
    r"(?:(?:outline|full|retrospective|householder|temporary)\s+)?planning\s+(?:permission|consent|applications?)|listed\s+building(?:\s+consents?)?|"
    r"conservation\s+area\s+consent|advertisement\s+consents?|hazardous\s+substances\s+consents?|"
    r"certificates?\s+of\s+lawful(?:ness)?(?:\s+(?:existing\s+|proposed\s+)?(?:use|development))?|lawful\s+development\s+certificates?|cleuds?|clopuds?|"
    r"prior\s+approvals?|reserved\s+matters|non[\s-]material\s+amendments?|discharge\s+of\s+(?:planning\s+)?conditions?"
)
_OBLIGATIONS = r"(?:section|sec\.?|s\.?)\s?106\s+(?:planning\s+)?(?:agreements?|obligations?|deeds?|undertakings?)|planning\s+obligations?"
_VENUES = (
    r"(?:premises|venues?|rooms?|hall|hotel)\s+" + _WORDS + r"{0,6}?(?:solemni[sz]ation\s+of\s+(?:civil\s+)?marriages?|"
    r"civil\s+(?:marriages?|weddings?|ceremon(?:y|ies)|partnerships?)|weddings?|marriages?)|(?:approved|marriage|wedding)\s+(?:premises|venues?)(?:\s+licen[cs]es?)?"
)
_WEDDINGS = (
    r"solemni[sz]ation\s+of\s+(?:civil\s+)?marriages?|civil\s+(?:marriages?|weddings?|ceremon(?:y|ies)|partnerships?)|"
    r"approved\s+premises|marriage\s+(?:premises|venue)"
)
_SAFETY = r"(?:sports\s+grounds?|stadium|stands?|general|special)\s+safety\s+certificates?"
_COMMONS = r"(?:town\s+(?:or|and)\s+)?village\s+greens?|common\s+land|commons\s+(?:act|register)|register\s+of\s+commons?"
_POLLING = r"polling\s+(?:districts?|places?|stations?)"
_PARISHES = (
    r"community\s+governance\s+(?:reviews?|orders?)|reorganisation\s+(?:of\s+community\s+governance\s+)?orders?|grouping\s+orders?|"
    r"(?:electoral|parish)\s+(?:ward|division)?\s*(?:arrangements|boundar(?:y|ies)|names?)|parish\s+council\s+by-?elections?"
)
_OFFICERS = (
    r"returning\s+officer|electoral\s+registration\s+officer|head\s+of\s+paid\s+service|monitoring\s+officer|"
    r"section\s+151\s+officer|s\.?\s?151\s+officer"
)
_RULES_OF_COUNCIL = (
    r"(?:the|our|council[’']s)\s+constitution(?!\s+of\s+(?!(?:the\s+)?(?:\w+\s+)?council\b))|(?:the\s+)?(?:council\s+)?(?:contracts?|procurement|financial|council)\s+(?:procedure\s+rules|standing\s+orders)"
)
_SAFETY_AT_WORK = r"(?:health\s+and\s+safety\s+)?(?:improvement|prohibition)\s+notices?[^.;\n]{0,60}?\bhealth\s+and\s+safety\b"

FUNCTIONS = (
    # Part A: planning
    _function(
        "planning notice notices",
        _PLANNING_NOTICES,
        _SERVED,
        rf"\b(?:{_SERVED})\s+{_WORDS}{{0,6}}?enforcement\s+notices?[^.;\n]{{0,60}}?\bplanning\b",
    ),
    _function(
        "planning listed conservation advertisement hazardous certificate certificates lawful cleud prior reserved "
        "amendment discharge",
        _PLANNING,
        _LICENSED,
        r"\bapplications?\s+for\s+planning\s+permission(?:\s+[\w’'-]+){0,8}?\s+town\s+and\s+country\s+planning\b",
        is_subject=False,
    ),
    _function(
        "106 s106 obligation obligations",
        _OBLIGATIONS,
        r"enter(?:ed|ing)?\s+into|complet(?:e|ed|ion)|var(?:y|ied|iation)|modif(?:y|ied|ication)|discharg(?:e|ed)|sign(?:ed)?|seal(?:ed)?|releas(?:e|ed)",
        is_subject=False,
    ),
    # Part B: licences and registration
    _function(
        "licence licences license licenses consent consents certificate certificates permit permits registration "
        "notice plate permissions delegations decisions determinations",
        _LICENCES,
        _LICENSED,
    ),
    _function("marriage marriages civil wedding weddings", _VENUES, rf"{_LICENSED}|approv(?:e|ed|al)", is_subject=False),
    Function(frozenset(("marriage", "marriages", "civil", "approved")), _compiled(r"(?!)"), _compiled(rf"\b(?:{_WEDDINGS})\b")),
    _function("safety", _SAFETY, rf"{_LICENSED}|amend(?:ed|ment)?|replac(?:e|ed|ement)"),
    _function(
        "green greens common commons",
        _COMMONS,
        r"register(?:ed|ing)?|registration|deregister(?:ed)?|deregistration",
        r"\bcommons\s+registration\s+authority\b",
    ),
    # Part C: safety at work
    _function("improvement prohibition", _SAFETY_AT_WORK, _SERVED),
    # Part D: elections and parishes
    _function(
        "polling",
        _POLLING,
        r"designat(?:e|es|ed|ion)|review(?:ed)?|chang(?:e|es|ed|ing)|approv(?:e|ed|al)|mov(?:e|ed|ing)|relocat(?:e|ed|ion)|alter(?:ed)?|use",
    ),
    _function(
        "governance reorganisation grouping electoral parish",
        _PARISHES,
        r"undertak(?:e|en)|commenc(?:e|ed)|conduct(?:ed)?|ma(?:ke|de|king)|approv(?:e|ed)|chang(?:e|ed)|alter(?:ed)?|order(?:ed)?",
    ),
    _function("officer officers head", _OFFICERS, r"appoint(?:s|ed|ing|ment)?(?:\s+of)?|designat(?:e|ed|ion)(?:\s+of)?", is_subject=False),
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
        _TREES,
        _ORDERED + r"|issu(?:e|ed)|serv(?:e|ed)|consent(?:ed)?\s+(?:to|for)|given",
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
        _PATH_ORDERS,
        _ORDERED + r"|refer(?:red|ral)?(?:\s+of)?|submit(?:ted)?|support(?:s|ed)?(?:\s+the\s+confirmation\s+of)?|not\s+made",
    ),
    Function(
        frozenset("footpath footpaths bridleway bridleways byway byways path paths way map order fp".split()),
        _compiled(
            rf"\b(?:dedicat\w*|creation|creat(?:e|ing))\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:footpath|bridleway|byway)\b(?!\s+(?:appl|proposal))"
            rf"|\b(?:divert|extinguish|stop\s+up|(?:diversion|extinguishment|stopping[\s-]up)\s+of)\s+(?:[\w’'-]+\s+){{0,5}}?{_PATH}"
        ),
        _compiled(rf"\b(?:{_PATH_ORDERS}|definitive\s+map|(?:divert|diversion|extinguish|stopping\s+up|claim|application)[^.;\n]{{0,40}}?\b{_PATH})"),
    ),
    Function(
        frozenset(("unauthorised", "breach", "enforcement")),
        _compiled(r"(?!)"),
        _compiled(
            r"\b(?:unauthorised\s+(?:development|use|works?|building)|planning\s+enforcement|breach\s+of\s+(?:planning|conditions?))\b"
        ),
    ),
    _function("constitution rules orders", _RULES_OF_COUNCIL, _CHANGED, is_subject=False),
    _function("accounts", r"statement\s+of\s+accounts", r"approv(?:e|ed|al)", is_subject=False),
    _function(
        "maladministration ombudsman ombudsman’s ombudsmans",
        r"(?:ombudsman|maladministration)",
        r"pa(?:y|id|yments?)|compensat(?:e|ed|ion)|remedy",
        is_subject=False,
    ),
)

ANSWERED = _compiled(
    rf"\b(?:applications?|request|licen[cs]es?|variation|transfer|renewal|review|consents?|permits?|orders?|approval|premises|venue|proposal|"
    rf"permission|registration|certificates?|notices?|plates?)\s+(?:[\w’'/.,()-]+\s+){{0,8}}?(?:{_IS}(?:\w+\s+)?)?(?:{_ANSWERED})\b"
    rf"|\b(?:{_ANSWERED})\s+(?:of\s+)?(?:the\s+|an?\s+|this\s+|that\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:variation|applications?|licen[cs]es?|orders?|transfer|renewal|"
    r"approval|premises|venue|permits?|consents?|notices?|permission|registration|certificates?)\b"
    r"|\A\W*(?:application\s+)?(?:granted|refused|approved|renewed|revoked|confirmed|made)\b"
    r"|\bindividual\s+decisions\b|\bthe\s+approval,\s+refusal\b"
)
"""What a decision says of the application, order or notice that its subject names."""


def functions_in(words: Iterable[str]) -> tuple[Function, ...]:
    """Return the functions that a text with these words may speak of."""
    present = frozenset(words)
    return tuple(function for function in FUNCTIONS if not function.words.isdisjoint(present))
