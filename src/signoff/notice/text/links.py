"""The links of a paragraph, found in one pass, so that no number of stray brackets makes reading slow."""

from __future__ import annotations

import re
from typing import NamedTuple

from signoff.notice.text.characters import MAX_LINK, link_target

MAX_BRACKETS = 32
"""A target in which round brackets nest deeper has them escaped, as CommonMark allows."""

_MARKS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANGLED = re.compile(r"\(\s{0,9}<((?:[^<>\\\n]|\\.)*)>\s{0,9}\)", re.DOTALL)
_BARE = re.compile(r"\(\s{0,9}(?=https?://|mailto:|tel:)", re.IGNORECASE)
_BARE_MARKS = re.compile(r"\\[!-/:-@\[-`{-~]|[()\s]")
_CLOSING = re.compile(r"\s{0,9}\)")


class Link(NamedTuple):
    """A link in a Markdown text: where its label ends, where the link ends, and its target."""

    label_end: int
    end: int
    target: str


def find_links(text: str) -> dict[int, Link]:
    """Return the links by the index of their opening bracket; of nested links the innermost counts."""
    links: dict[int, Link] = {}
    if "](" not in text:
        return links
    openers: list[int] = []
    position = 0
    while mark := _MARKS.search(text, position):
        position = mark.end()
        if mark[0] == "[":
            openers.append(mark.start())
        elif mark[0] == "]" and openers:
            start = openers.pop()
            destination = _destination(text, position)
            if destination and _has_words(text[start + 1 : mark.start()]):
                target, position = destination
                links[start] = Link(mark.start(), position, target)
                openers.clear()
    return links


def _has_words(label: str) -> bool:
    return bool(label.replace("\\\n", "").strip())


def _destination(text: str, position: int) -> tuple[str, int] | None:
    """Return the target in brackets at the position, and where it ends; None where there is no valid one."""
    limit = position + 2 * MAX_LINK + 24
    if angled := _ANGLED.match(text, position, limit):
        target, end = angled[1], angled.end()
    elif bare := _BARE.match(text, position, limit):
        end_of_target = _bare_target_end(text, bare.end(), limit)
        closing = _CLOSING.match(text, end_of_target, limit)
        if closing is None:
            return None
        target, end = text[bare.end() : end_of_target], closing.end()
    else:
        return None
    allowed = link_target(_ESCAPED.sub(r"\1", target))
    return (allowed, end) if allowed else None


def _bare_target_end(text: str, position: int, limit: int) -> int:
    """Return where a target without angle brackets ends: at white space, or at a bracket that it did not open."""
    depth = 0
    for mark in _BARE_MARKS.finditer(text, position, limit):
        if mark[0].isspace() or (mark[0] == ")" and depth == 0) or depth > MAX_BRACKETS:
            return mark.start()
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
    return position
