"""An object of the first revision as pyHanko writes it again: the same values, with other line breaks."""

from __future__ import annotations

import re

from signoff.checking.first_revision import NotSealable
from signoff.checking.text_strings import format_text

_TOKEN = re.compile(
    rb"[ \n]*(?:(?P<mark><<|>>|\[|\])|(?P<plain>/[A-Za-z0-9+._#-]{1,127}|[1-9]\d{0,6} 0 R|-?\d{1,10}|true|false|null)"
    rb"|\((?P<text>(?:[^()\\]|\\[()\\])*)\)|<FEFF(?P<wide>(?:[0-9A-F]{4})*)>)(?=[ \n]|\]|>>|$)"
)
_ESCAPED = re.compile(rb"\\([()\\])")


def rewrite_object(value: bytes) -> bytes:
    """Return an object's value as pyHanko writes it; raises NotSealable for others than the catalogue's kinds.

    Those are names, numbers, strings, references, arrays and dictionaries.
    """
    tokens = list(_tokens(value))
    written, place = _value(tokens, 0, 0)
    if place != len(tokens):
        raise NotSealable("an object of more than one value")
    return written


def _tokens(value: bytes) -> list[bytes]:
    """Return the delimiters and values of an object, each as a later revision writes it."""
    tokens: list[bytes] = []
    place = 0
    while place < len(value):
        token = _TOKEN.match(value, place)
        if token is None:
            raise NotSealable(f"no value at byte {place} of an object")
        tokens.append(token["mark"] or token["plain"] or _text(token))
        place = token.end()
    return tokens


def _text(token: re.Match[bytes]) -> bytes:
    try:
        if token["wide"] is not None:
            return format_text(bytes.fromhex(token["wide"].decode("ascii")).decode("utf-16-be"))
        return format_text(_ESCAPED.sub(rb"\1", token["text"]).decode("ascii"))
    except ValueError:
        raise NotSealable("half a character in a text") from None


def _value(tokens: list[bytes], place: int, depth: int) -> tuple[bytes, int]:
    if place >= len(tokens) or depth > 8:  # the catalogue nests two deep
        raise NotSealable("an object that is cut off, or nested too deep")
    start, place = tokens[place], place + 1
    if start not in (b"<<", b"["):
        return start, place
    end = b">>" if start == b"<<" else b"]"
    written: list[bytes] = []
    while place < len(tokens) and tokens[place] != end:
        item, place = _value(tokens, place, depth + 1)
        written.append(item)
    if place == len(tokens):
        raise NotSealable("an object that is cut off")
    if start == b"[":
        return b"[%s ]" % b"".join(b" " + item for item in written), place + 1
    pairs = zip(written[::2], written[1::2], strict=False)
    return b"<<\n%s>>" % b"".join(b"%s %s\n" % pair for pair in pairs), place + 1
