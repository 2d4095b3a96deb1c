"""Rights of way, trees, commons, the constitution and accounts, by Part I of Schedule 1 to SI 2000/2853."""

from __future__ import annotations

from signoff.rules.council_function import Function, compiled, function
from signoff.rules.council_function_words import CHANGED, ORDERED, PATH, PATH_ORDERS, RULES_OF_COUNCIL, TREES

RIGHTS_FUNCTIONS = (
    # Part I: rights of way, trees, hedges, the constitution, accounts
    function(
        "order orders tpo tpos hedgerow hedge hedges notice tree trees",
        TREES,
        ORDERED + r"|issu(?:e|ed)|serv(?:e|ed)|consent(?:ed)?\s+(?:to|for)|given",
        r"\b(?:grant|refus)\w*\s+(?:consent|permission)\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,6}?trees?\b",
        is_subject=True,
    ),
    Function(
        frozenset(("consent", "permission")),
        compiled(
            r"\b(?:grant|refus)\w*\s+consent\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,3}?(?:fell|crown|prun|lop|pollard)"
            r"|\bconsent\s+(?:is|was|be|has\s+been)\s+(?:given|granted|refused)\s+(?:to|for)\s+(?:[\w’'-]+\s+){0,4}?"
            r"(?:fell(?:ing)?|crown|prun(?:e|ing)|lop(?:ping)?|pollard(?:ing)?|trees?)\b"
        ),
        None,
    ),
    function(
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
        compiled(
            rf"\b(?:dedicat\w*|creation|creat(?:e|ing))\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:footpath|bridleway|byway)\b(?!\s+(?:appl|proposal))"
            rf"|\bprocess(?:ing)?\s+(?:of\s+)?(?:an?\s+|the\s+)?{PATH_ORDERS}"
            rf"|\b(?:divert|extinguish|stop\s+up|(?:diversion|extinguishment|stopping[\s-]up)\s+of)\s+(?:[\w’'-]+\s+){{0,5}}?{PATH}"
        ),
        compiled(
            rf"\b(?:{PATH_ORDERS}|definitive\s+map|(?:divert|diversion|extinguish|stopping\s+up|claim|application)[^.;\n]{{0,40}}?\b{PATH})"
        ),
    ),
    Function(
        frozenset(("unauthorised", "breach", "enforcement")),
        compiled(r"(?!)"),
        compiled(
            r"\b(?:unauthorised\s+(?:development|use|works?|building)|planning\s+enforcement|breach\s+of\s+(?:planning|conditions?))\b"
        ),
    ),
    function("constitution rules orders", RULES_OF_COUNCIL, CHANGED, is_subject=False),
    function(
        "accounts",
        r"statement\s+of\s+accounts|annual\s+accounts",
        r"approv(?:e|ed|al)|sign(?:ed|ing)?[\s-]off",
        is_subject=False,
    ),
    Function(
        frozenset(("commons", "common", "hedge", "hedges", "bill", "dispensation", "dispensations", "proper")),
        compiled(
            r"\bregist\w+\s+(?:of\s+)?(?:the\s+|a\s+)?(?:variation\s+of\s+)?rights?\s+of\s+common\b"
            r"|\b(?:decid|determin|uphold|upheld|dismiss|reject)\w*\s+(?:on\s+)?(?:the\s+|a\s+)?high\s+hedges?\s+complaints?\b"
            r"|\b(?:promot|oppos)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:local|personal|private)\s+Bill\b"
            r"|\b(?:grant|refus)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?dispensations?\s+(?:to|for)\s+(?:the\s+|a\s+)?(?:[\w’'-]+\s+){0,3}?(?:councillors?|members?)\b(?!\s+of\s+(?!(?:the\s+)?council\b))"
            r"|\bappoint\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){0,6}?proper\s+officers?\b"
        ),
        None,
    ),
)
