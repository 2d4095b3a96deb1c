"""Titles of posts, teams, portfolios and committees, whose words are no subject: “Head of Finance and IT”."""

from __future__ import annotations

import re

_RANK = (
    r"(?:Heads?|Directors?|Managers?|Leaders?|Officers?|Leads?|Lawyers?|"
    r"Solicitors?|Surveyors?|Members?|Holders?|Deputy|Chairs?)"
)
_LIST = r"(?:[A-Z][\w’'&-]*,?\s+(?:(?:and|&|of|the)\s+)*){0,7}"
"""Capitalised words before one in a title: “Finance, Property and”."""

_OF_A_POST = re.compile(
    rf"\b{_RANK}(?:\s+(?:of|for)\s+(?:the\s+)?|\s*[-–—]\s+|\s*\((?:of\s+|for\s+)?){_LIST}\Z"
    rf"|\b(?:Committee|Board|Panel|Directorate|Department)\s+(?:for|of)\s+(?:the\s+)?{_LIST}\Z"
    r"|\b(?i:heads?|directors?|(?:cabinet|executive|lead)\s+members?|portfolio\s+holders?)\s+(?:of|for)\s+"
    r"(?:[\w’'-]+(?:,\s+(?:and\s+)?|\s+(?:and|&)\s+)){0,4}\Z"
)
_OF_A_TEAM = re.compile(
    r"[\w’'-]+\s+(?:(?:(?:and|&)\s+[\w’'-]+|(?i:services?|support|desk|project|delivery|management)|[A-Z][\w’'-]*)\s+){0,3}?"
    r"(?:(?i:teams?|managers?|officers?|colleagues|departments?|directorates?|directors?|heads?\s+of\s+service)"
    r"|Committee|Board|Panel|Division|Lead)\b(?!\s+(?i:licen|software|system))"
)
_LONGEST = 110
"""How many letters before a word can belong to a title."""


def is_of_a_post(text: str, start: int) -> bool:
    """Whether the word that begins here belongs to a post, a portfolio or a body before it, or a team after it."""
    if _OF_A_POST.search(text, max(0, start - _LONGEST), start) is not None:
        return True
    return _OF_A_TEAM.match(text, start) is not None
