"""The characters of a text: which are kept, which separate lines, and which targets a link may have."""

from __future__ import annotations

import re
import unicodedata

from signoff.errors import on_one_line

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
"""What ends a line in words that an editor or the clipboard hands in."""

MAX_LINK = 2000
"""The longest target of a link, in characters."""

UNSETTLED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What ends a line, parts words or is no character of a text: any that words in canonical form do not hold."""

_LONGEST_SHOWN = 120
_ODD = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>]+", re.IGNORECASE)


def _readings() -> dict[int, str]:
    readings = dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x1C), 0x7F], "")
    readings |= dict.fromkeys(range(0x1C, 0x20), " ")
    # C1 controls are Windows quotes and dashes that were decoded as Latin-1: read them as browsers do
    readings |= {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return readings | {0: "\ufffd"}


_READINGS = _readings()


def readable(text: str) -> str:
    """The text without control characters; NUL and lone surrogates become U+FFFD, so their place stays seen."""
    if _ODD.search(text) is None:
        return text
    return paired(text).translate(_READINGS)


def paired(text: str) -> str:
    """The text with each lone surrogate, which no file can hold, made U+FFFD; two that make a character are one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shown(text: str) -> str:
    """The text fit for a sentence: on one line, of bounded length, and without a terminal's commands."""
    return on_one_line(text, _LONGEST_SHOWN)


def is_punctuation(character: str) -> bool:
    """Whether CommonMark counts the character as punctuation (Unicode's classes P and S)."""
    return unicodedata.category(character)[0] in "PS"


def link_target(target: str) -> str | None:
    """The target as a link may have it, or None: only http, https, mailto and tel, without white space."""
    target = readable(target).strip()
    return target if len(target) <= MAX_LINK and _LINK.fullmatch(target) else None
