"""Normalises characters before they are set, and finds those that cannot be printed."""

from __future__ import annotations

import re
import unicodedata

from signoff.notice.text.cleaning import INVISIBLE
from signoff.pdf.font_coverage import can_show

_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_SPACES = re.compile("[\t\v\f \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LINES = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
_UNSETTLED = re.compile("[\t\v\f\r\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|" + INVISIBLE.pattern)
"""Characters that normalising may change; others stay, except for what NFC composes and for repeated spaces."""

_AFTER_SPACE = re.compile("(?<=[ \n\U00010000-\U0010ffff])[\u0300-\U0010ffff]")
"""Where a combining mark may be without a letter, or after one that is read separately."""


def normalise(text: str) -> str:
    """Return text ready for setting: NFC, line ends as line feeds, plain spaces, nothing invisible."""
    is_clean = "  " not in text and not _UNSETTLED.search(text)
    if is_clean and text.isascii():
        return text
    if not (is_clean and unicodedata.is_normalized("NFC", text)):
        text = _LINES.sub("\n", unicodedata.normalize("NFC", text))
        text = _SPACES.sub(" ", _NO_BREAK.sub("\u00a0", INVISIBLE.sub("", text)))
    return _AFTER_SPACE.sub(_on_a_space, text)


def _on_a_space(match: re.Match[str]) -> str:
    """Return a mark without a letter on its own no-break space; it would otherwise join the word before."""
    return f"\u00a0{match[0]}" if unicodedata.combining(match[0]) else match[0]


def unprintable_characters(text: str) -> str:
    """Return the characters of a text that no bundled font can show, each once, in order of appearance."""
    if text.isascii() and text.isprintable():
        return ""
    settled = normalise(text)
    lost = {char for char in set(settled) if char != "\n" and not can_show(char)}
    return "".join(char for char in dict.fromkeys(settled) if char in lost) if lost else ""
