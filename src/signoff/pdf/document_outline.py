"""The document outline (bookmarks): the form's sections, each leading to where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from signoff.pdf.metrics import PAGE_HEIGHT
from signoff.pdf.objects import IndirectDictionary, array, name, text


def outline(document: Any, headings: Sequence[tuple[str, int, float]], pages: Sequence[str]) -> Any:
    """Return the root of an outline of headings: words, page from 1, and distance from the page's top."""
    root = IndirectDictionary({"Type": name("Outlines"), "Count": len(headings)})
    at = document.Reference(root)
    entries = [
        IndirectDictionary(
            {
                "Title": text(words),
                "Parent": at,
                "Dest": array([pages[page - 1], name("XYZ"), 0, round(PAGE_HEIGHT - y + 4, 2), "null"]),
            }
        )
        for words, page, y in headings
    ]
    references = [document.Reference(entry) for entry in entries]
    for place, entry in enumerate(entries):
        if place:
            entry["Prev"] = references[place - 1]
        if place + 1 < len(entries):
            entry["Next"] = references[place + 1]
    root["First"], root["Last"] = references[0], references[-1]
    return root
