"""A name and a post that stand in one answer, told apart."""

from __future__ import annotations

import re
from typing import NamedTuple

_SEPARATORS = re.compile(r"\s*\n\s*|\s+[–—-]\s+|\s*[,;|]\s+|\s+\((?=[^()]+\)\s*$)|:\s+")
_POST = re.compile(
    r"\b(?:officer|director|head|chief|manager|executive|solicitor|lawyer|lead|leader|deputy|assistant|interim|principal"
    r"|senior|team|service|services|secretary|treasurer|advisor|adviser|engineer|surveyor|planner|accountant|analyst"
    r"|co-?ordinator|consultant|specialist|administrator|business|partner|section|programme|project|delivery"
    r"|management|strategy|resources|housing|planning|finance|legal|development|families|children|adults|health"
    r"|environment|communities|performance|improvement|highways|transport|education|culture|digital|regeneration"
    r"|operations|commissioning|procurement|property|council|city|governance|democratic)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof)\.?\s+)?[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}"
)


class Person(NamedTuple):
    """A person's name and post; either may be empty."""

    name: str
    post: str


def person_in(text: str) -> Person:
    """Return the name and the post in an answer, in whichever order they are."""
    text = text.strip()
    for gap in _SEPARATORS.finditer(text):
        first, second = text[: gap.start()].strip(), text[gap.end() :].strip()
        if gap[0].strip() == "(":
            second = second.removesuffix(")").strip()
        if first == second:
            return Person(first, second)
        if _is_name(first) and not _is_name(second):
            return Person(first, _one_line(second))
        if _is_name(second) and not _is_name(first):
            return Person(second, _one_line(first))
        if "\n" in gap[0]:
            return Person(first, _one_line(second))
    return Person("", _one_line(text)) if _POST.search(text) else Person(_one_line(text), "")


def _is_name(text: str) -> bool:
    return len(text) < 60 and _NAME.fullmatch(text) is not None and not _POST.search(text)


def _one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
