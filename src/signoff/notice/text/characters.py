"""The characters of a text: which are kept, which separate lines, and which targets a link may have."""

from __future__ import annotations

import re
import unicodedata

from signoff.errors import on_one_line

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
"""What ends a line in words from an editor or the clipboard."""

MAX_LINK = 2000
"""The longest target of a link, in characters."""

NOT_CANONICAL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Line ends, control characters and surrogates: what words in canonical form do not contain."""

UNREADABLE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters other than line ends and tabs, and surrogates."""

_LONGEST_SHOWN = 120
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>]+", re.IGNORECASE)


def _replacements() -> dict[int, str]:
    replacements = dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x1C), 0x7F], "")
    replacements |= dict.fromkeys(range(0x1C, 0x20), " ")
    # C1 controls are Windows quotes and dashes that were decoded as Latin-1: decode them as browsers do
    replacements |= {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return replacements | {0: "\ufffd"}


_REPLACEMENTS = _replacements()


def readable(text: str) -> str:
    """Return the text without control characters; NUL and lone surrogates become U+FFFD, and so stay visible."""
    if UNREADABLE.search(text) is None:
        return text
    return without_lone_surrogates(text).translate(_REPLACEMENTS)


def without_lone_surrogates(text: str) -> str:
    """Return the text with each lone surrogate, which no file can store, made U+FFFD; a pair becomes its character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shown(text: str) -> str:
    """Return the text fit for a sentence: on one line, of bounded length, and without a terminal's control codes."""
    return on_one_line(text, _LONGEST_SHOWN)


def is_punctuation(character: str) -> bool:
    """Whether CommonMark counts the character as punctuation (Unicode's classes P and S)."""
    return unicodedata.category(character)[0] in "PS"


def link_target(target: str) -> str | None:
    """Return a link's target, or None if it is not allowed: only http, https, mailto and tel, without white space."""
    target = readable(target).strip()
    return target if len(target) <= MAX_LINK and _LINK.fullmatch(target) else None
