"""Abbreviations, which are read out in full: what the form itself abbreviates, and what a council's profile names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from signoff.pdf.line_breaking import Span

NO_ABBREVIATIONS: Mapping[str, str] = MappingProxyType({})

OWN: Mapping[str, str] = MappingProxyType({"N/A": "Not applicable"})
"""The abbreviations of the form."""

_WORD = re.compile(r"\w+(?:[/&-]\w+)*")
_PART = re.compile(r"\w+")
_PREPOSITION = re.compile(r" (?:for|from|in|of|on|to|with) ", re.IGNORECASE)
_HISSING = ("s", "x", "z", "ch", "sh")


def with_expansions(spans: Iterable[Span], abbreviations: Mapping[str, str]) -> Iterable[Span]:
    """Return spans in which each abbreviation is one of its own, which says it in full; links stay as they are."""
    return [part for span in spans for part in _parts(span, abbreviations)] if abbreviations else spans


def _parts(span: Span, abbreviations: Mapping[str, str]) -> list[Span]:
    if span.style.link is not None or span.style.note:
        return [span]
    parts: list[Span] = []
    end = 0
    for start, stop, expansion in _found(span.text, abbreviations):
        if start > end:
            parts.append(Span(span.text[end:start], span.style))
        parts.append(Span(span.text[start:stop], replace(span.style, expansion=expansion)))
        end = stop
    if not parts:
        return [span]
    return [*parts, Span(span.text[end:], span.style)] if end < len(span.text) else parts


def _found(text: str, abbreviations: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield where an abbreviation begins and ends, and what it says in full.

    A compound is looked up whole, then by its parts: "TRO-based", "TRO/LCC".
    """
    for match in _WORD.finditer(text):
        if (expansion := _in_full(match[0], abbreviations)) is not None:
            yield *match.span(), expansion
            continue
        for part in _PART.finditer(text, *match.span()):
            if (expansion := _in_full(part[0], abbreviations)) is not None:
                yield *part.span(), expansion


def _in_full(word: str, abbreviations: Mapping[str, str]) -> str | None:
    """Return what a word, or its plural in -s, says in full."""
    singular = abbreviations.get(word[:-1]) if word.endswith("s") and word[-2:-1].isupper() else None
    return abbreviations.get(word) or (singular and _plural(singular))


def _plural(words: str) -> str:
    """Return words in the plural, which the last of them has that is before a preposition: "Houses in Multiple Use"."""
    preposition = _PREPOSITION.search(words)
    head, rest = (words[: preposition.start()], words[preposition.start() :]) if preposition else (words, "")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ies{rest}"
    return f"{head}es{rest}" if head.endswith(_HISSING) else f"{head}s{rest}"
