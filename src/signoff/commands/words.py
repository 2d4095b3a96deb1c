"""Words that several commands print."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: 1 page, 2 pages."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
