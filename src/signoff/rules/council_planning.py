"""Planning, by Part A of Schedule 1 to SI 2000/2853."""

from __future__ import annotations

from signoff.rules.council_function import Function, compiled, function
from signoff.rules.council_function_words import (
    LICENSED,
    OBLIGATIONS,
    ORDERED,
    PLANNING,
    PLANNING_NOTICES,
    SERVED,
    WORDS,
)

PLANNING_FUNCTIONS = (
    # Part A: planning
    function(
        "planning notice notices",
        PLANNING_NOTICES,
        SERVED,
        rf"\b(?:{SERVED})\s+{WORDS}{{0,6}}?enforcement\s+notices?[^.;\n]{{0,60}}?\bplanning\b",
    ),
    function(
        "planning listed conservation advertisement hazardous certificate certificates lawful cleud prior reserved "
        "amendment discharge",
        PLANNING,
        LICENSED,
        r"\bapplications?\s+for\s+planning\s+permission(?:\s+[\w’'-]+){0,8}?\s+town\s+and\s+country\s+planning\b",
        is_subject=False,
    ),
    function(
        "106 s106 obligation obligations",
        OBLIGATIONS,
        r"enter(?:ed|ing)?\s+into|complet(?:e|ed|ion)|var(?:y|ied|iation)|modif(?:y|ied|ication)|discharg(?:e|ed)|sign(?:ed)?|seal(?:ed)?|releas(?:e|ed)",
        r"\bdeeds?\s+of\s+(?:variation|modification|discharge|release)\b[^.;\n]{0,60}?\b(?:section|sec\.?|s\.?)\s?106\b",
        r"\b(?:section|sec\.?|s\.?)\s?106\b(?:\s+[\w’'–-]+){0,4}?\s+(?:deeds?\s+of\s+(?:variation|modification|discharge|release)|variations?)\b",
        is_subject=False,
    ),
    Function(
        frozenset(("planning", "application", "applications")),
        compiled(
            r"\bplanning\s+applications?\b(?:\s+[\w/.,()’'–-]+){0,10}?\s+(?:is|are|was|were|be|been|as)\s+(?:\w+\s+)?"
            r"(?:invalid\w*|referred|returned|sent\s+back|deferred|withdrawn|called\s+in)\b"
            r"|\b(?:refer(?:red|ral\s+of)?|return(?:ed)?|send|sent|defer(?:red)?|invalidate[ds]?)\s+(?:of\s+)?(?:the\s+|this\s+)?planning\s+applications?\b(?!\s+(?:software|systems?|fees?|process))"
            r"|\bdeclin\w+\s+to\s+(?:determine|validate|register)\s+(?:the\s+|this\s+)?(?:planning\s+)?applications?\b"
            r"|\b(?:approv\w+|grant\w*|refus\w+|determin\w+|refer\w*|return\w*|invalid\w*)\s+(?:of\s+)?(?:the\s+)?(?:planning\s+)?applications?\s+"
            r"(?:ref(?:erence)?\.?:?\s*|no\.?:?\s*|number\s+)?[A-Z]{0,4}/?(?:19|20)?\d\d/\d{3,6}\b"
        ),
        None,
    ),
    function(
        "certificate certificates discontinuance hazardous zoo meat",
        r"certificates?\s+of\s+appropriate\s+alternative\s+development|discontinuance\s+orders?|hazardous\s+substances\s+(?:consents?|applications?)",
        rf"{LICENSED}|{ORDERED}|approv(?:e|ed|al\s+of)",
    ),
    function(
        "stopping stop diversion divert",
        r"(?:stopping[\s-]up|diversion)\s+of\s+(?:[\w’'-]+\s+){0,3}?(?:highways?|footpaths?|bridleways?|byways?|rights?\s+of\s+way)",
        rf"{ORDERED}|authoris(?:e|ed|ing)|approv(?:e|ed|al\s+of)",
    ),
)
