"""Abbreviations, which are read out in full: what the form itself abbreviates, and what a council's profile names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from signoff.pdf.line_breaking import Span

NO_ABBREVIATIONS: Mapping[str, str] = MappingProxyType({})

OWN: Mapping[str, str] = MappingProxyType({"N/A": "Not applicable"})
"""The abbreviations of the form."""

_WORD = re.compile(r"\w+(?:[/&-]\w+)*")


def with_expansions(spans: Iterable[Span], abbreviations: Mapping[str, str]) -> Iterable[Span]:
    """Return spans in which each abbreviation is one of its own, which says it in full; links stay as they are."""
    return [part for span in spans for part in _parts(span, abbreviations)] if abbreviations else spans


def _parts(span: Span, abbreviations: Mapping[str, str]) -> list[Span]:
    if span.style.link is not None or span.style.note:
        return [span]
    parts: list[Span] = []
    end = 0
    for match in _WORD.finditer(span.text):
        if (expansion := abbreviations.get(match[0])) is None:
            continue
        if match.start() > end:
            parts.append(Span(span.text[end : match.start()], span.style))
        parts.append(Span(match[0], replace(span.style, expansion=expansion)))
        end = match.end()
    if not parts:
        return [span]
    return [*parts, Span(span.text[end:], span.style)] if end < len(span.text) else parts
