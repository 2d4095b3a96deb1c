"""Elections, honours, byelaws, pensions and staff, by Parts D to I of Schedule 1 to SI 2000/2853."""

from __future__ import annotations

from signoff.rules.council_function import Function, compiled, function
from signoff.rules.council_function_words import IS, OFFICERS, PARISHES, POLLING, SET, STAFF

BUSINESS_FUNCTIONS = (
    # Part D: elections and parishes
    function(
        "polling",
        POLLING,
        r"designat(?:e|es|ed|ion)|review(?:ed)?|chang(?:e|es|ed|ing)|approv(?:e|ed|al)|mov(?:e|ed|ing)|relocat(?:e|ed|ion)|alter(?:ed)?|use",
    ),
    function(
        "governance reorganisation grouping electoral parish",
        PARISHES,
        r"undertak(?:e|en)|commenc(?:e|ed)|conduct(?:ed)?|ma(?:ke|de|king)|approv(?:e|ed)|chang(?:e|ed)|alter(?:ed)?|order(?:ed)?",
    ),
    Function(
        frozenset(("parish", "election", "elections", "returning", "electoral")),
        compiled(
            r"\b(?:chang(?:e|es|ed|ing)|alter\w*)\s+(?:of\s+)?(?:the\s+)?names?\s+of\s+(?:the\s+|a\s+)?(?:parish|electoral\s+(?:ward|division|area))\b"
            r"|\b(?:set(?:ting)?|approv\w+|pay(?:ment\s+of)?|agree\w*|increas\w+)\s+(?:of\s+)?(?:the\s+)?(?:scale\s+of\s+)?(?:fees|expenses|charges)\s+(?:of|for)\s+(?:the\s+)?(?:\w+\s+)?"
            r"(?:returning\s+officer|electoral\s+registration\s+officer|(?:local\s+)?elections?)\b"
            r"|\b(?:fill\w*|appoint\w*)\s+(?:[\w’'-]+\s+){0,4}?(?:vacanc(?:y|ies)|members?|councillors?)\s+(?:on|to|of|in)\s+(?:the\s+)?(?:\w+\s+)?parish\s+council\b"
        ),
        None,
    ),
    function(
        "officer officers head",
        OFFICERS,
        r"appoint(?:s|ed|ing|ment)?(?:\s+of)?|designat(?:e|ed|ion)(?:\s+of)?",
        is_subject=False,
    ),
    Function(
        frozenset(("officer",)),
        compiled(rf"\b(?:appoint|designat)\w*\s[^.;\n]{{1,120}}?\b(?:as|to\s+be)\b[^.;\n]{{1,90}}?\b(?:{OFFICERS})\b"),
        None,
    ),
    # Parts E to H: honours, byelaws, Bills and pensions
    function(
        "alderman aldermen freeman freemen freedom",
        r"honorary\s+(?:alderm[ae]n|freem[ae]n|freedom)|freedom\s+of\s+the\s+(?:city|borough|town)",
        r"confer(?:s|red|ring)?|grant(?:ed)?|award(?:ed)?|admit(?:ted)?",
    ),
    function(
        "byelaw byelaws bylaw bylaws",
        r"by[e-]?laws?",
        r"ma(?:ke|kes|de|king)|amend(?:ed|ing)?|revo(?:ke|ked|king)|re-?enact(?:ed)?|adopt(?:ed|ing)?|confirm(?:ed)?",
        is_subject=False,
    ),
    function(
        "pension",
        r"pension\s+fund|local\s+government\s+pension\s+scheme|lgps",
        r"award(?:s|ed|ing)?|appoint(?:s|ed|ing|ment)?|approv(?:e|es|ed)|invest(?:s|ed|ing|ment)?|admi(?:t|ts|tted|ssion)|commit(?:s|ted)?",
        is_subject=False,
    ),
    # Part I: staff, by section 112 of the Local Government Act 1972
    Function(
        frozenset(
            [
                "pay",
                "salary",
                "salaries",
                "regrading",
                "grading",
                "supplement",
                "supplements",
                "retirement",
                "redundancy",
                "dismissal",
                "dismiss",
                "dismissed",
                "honorarium",
                "honoraria",
                "allowances",
                "service",
                "employment",
                "112",
            ]
        ),
        compiled(
            rf"\b(?:{SET}|appl(?:y|ied)|award(?:ed)?|pay(?:ment\s+of)?|confirm(?:ed)?|determin(?:e|ed)|implement(?:ed|ation\s+of)?|grant(?:ed)?)\s+(?:of\s+|to\s+)?"
            rf"(?:(?!contracts?\b|contractors\b|providers?\b|care\b|agency\b|grants?\b|gap\b)[\w’'&,()./-]+\s+){{0,5}}?{STAFF}"
            rf"|\b{STAFF}(?:\s+[\w/.,()’'–-]+){{0,8}}?\s+{IS}(?:{SET}|awarded|confirmed|implemented)\b"
            r"|\b(?:section|sec\.?|s\.?)\s?112\b[^.;\n]{0,60}?\blocal\s+government\s+act\b"
            r"|\b(?:confirm|uphold|approv|authoris)\w*\s+(?:of\s+)?the\s+dismissal\s+of\s+(?:the\s+|an?\s+)?(?:\w+\s+)?(?:employee|officer|member\s+of\s+staff|director|worker)\b"
        ),
        None,
    ),
    function(
        "maladministration ombudsman ombudsman’s ombudsmans",
        r"(?:ombudsman|maladministration)",
        r"pa(?:y|id|yments?)|compensat(?:e|ed|ion)|remedy",
        r"\b(?:pa(?:y|id|yments?)|compensat(?:e|ed|ion))\b[^.;\n]{0,60}?\b(?:ombudsman|maladministration)\b",
        is_subject=False,
    ),
)
