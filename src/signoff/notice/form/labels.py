"""Labels of the form, which may cite its notes, such as `Director{1}`."""

from __future__ import annotations

import re

_MARKER = re.compile(r"\{(\d+)\}")


def label_parts(text: str) -> tuple[str | int, ...]:
    """Return a label as texts and footnote numbers, in order: `"Director{1}"` is `("Director", 1)`."""
    parts = _MARKER.split(text)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts) if part)


def plain_label(text: str) -> str:
    """Return a label without its footnote markers and its closing colon, for use in a sentence."""
    return _MARKER.sub("", text).rstrip(": ")


def notes_cited(*texts: str) -> tuple[int, ...]:
    """Return the numbers of the footnotes that labels cite, in order, each once."""
    return tuple(dict.fromkeys(int(number) for text in texts for number in _MARKER.findall(text)))
