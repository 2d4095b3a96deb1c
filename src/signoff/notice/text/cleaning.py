"""The one form of a text's characters: what a person sees is what is kept, searched, judged and compared.

What has no shape of its own can hide an amount from every rule while the page prints clean, so no text keeps it:
INVISIBLE is the only definition, and `cleaned` the form in which texts are kept. Readers of texts that were not kept
in that form, such as signed ones, which nobody may change, read them `as_read`. Compatibility characters (², ½, ™) are
kept as they are: they mean something else than what they look like in part.
"""

from __future__ import annotations

import re
import unicodedata

from signoff.notice.text.characters import LINE_ENDS, UNREADABLE, readable

_JOINERS = "\u200c\u200d"
_SHAPELESS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

INVISIBLE = re.compile(f"[{_JOINERS}{_SHAPELESS}]")
"""Characters without a shape of their own: those that Unicode lets programs ignore.

Soft hyphens, zero-width spaces and joiners, direction marks, embeddings, isolates, variation selectors, tags, fillers.
"""

_UNUSUAL_SPACES = "\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"
_UNCLEAN = re.compile(f"[{_JOINERS}{_SHAPELESS}{_UNUSUAL_SPACES}\u2007\u202f]")
_UNREAD = re.compile(f"[{_JOINERS}{_SHAPELESS}{_UNUSUAL_SPACES}{_NO_BREAK_SPACES}]")

_JOINING = (
    "\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\u1810-\u18af\u2190-\u2bff\ufb50-\ufdff\ufe70-\ufefc\U0001f000-\U0001faff"
)
"""Letters of the scripts of Arabic and India, and pictures, of which a joiner makes others."""

_DROPPED = re.compile(f"[{_SHAPELESS}]")
_LOOSE_JOINER = re.compile(f"(?<![{_JOINING}])[{_JOINERS}]|[{_JOINERS}](?![{_JOINING}])")
_SPACES = dict.fromkeys([0x1680, *range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F, 0x3000], " ")
_KEPT_SPACES = _SPACES | dict.fromkeys([0x2007, 0x202F], "\u00a0")
_READ_SPACES = _SPACES | dict.fromkeys([0xA0, 0x2007, 0x202F], " ")
_LINE_ENDS_AND_TABS = "\n\r\t\v\f\u2028\u2029"
_WHITE = re.compile(f"[ {_LINE_ENDS_AND_TABS}]+")


def cleaned(text: str) -> str:
    """Return the text in the form in which texts are kept; line ends and tabs stay, and so do no-break spaces.

    It is composed (NFC), without control characters and INVISIBLE ones; spaces of unusual width are spaces, narrow
    no-break spaces are no-break spaces. Joiners stay between two letters or pictures that they make into another.
    """
    text = _without_controls(text)
    if text.isascii():
        return text
    if _UNCLEAN.search(text) is not None:
        text = _LOOSE_JOINER.sub("", _DROPPED.sub("", text)).translate(_KEPT_SPACES)
    return unicodedata.normalize("NFC", text)


def cleaned_lines(text: str) -> str:
    """Return a text of several lines in the form in which it is kept, each line end a line feed."""
    text = cleaned(text)
    return text if text.isprintable() else LINE_ENDS.sub("\n", text)


def cleaned_line(text: str) -> str:
    """Return a text in the form in which it is kept in a field of one line: its line ends and tabs are spaces."""
    text = cleaned(text)
    if text.isprintable():
        return text
    return _WHITE.sub(_one_space, text.strip(_LINE_ENDS_AND_TABS))


def as_read(text: str) -> str:
    """Return the text as rules, search and comparison read it: cleaned, without joiners, and each space a space."""
    text = _without_controls(text)
    if text.isascii():
        return text
    if _UNREAD.search(text) is not None:
        text = INVISIBLE.sub("", text).translate(_READ_SPACES)
    return unicodedata.normalize("NFC", text)


def _one_space(white: re.Match[str]) -> str:
    return " " if white[0].strip(" ") else white[0]


def _without_controls(text: str) -> str:
    return text if UNREADABLE.search(text) is None else readable(text)
