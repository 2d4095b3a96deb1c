"""An object of the first revision as a later one writes it again: the same values, in the lines of another writer."""

from __future__ import annotations

import re

from signoff.checking.first_revision import NotWhole
from signoff.checking.pdf_text import written_text

_TOKEN = re.compile(
    rb"[ \n]*(?:(?P<mark><<|>>|\[|\])|(?P<plain>/[A-Za-z0-9+._#-]{1,127}|[1-9]\d{0,6} 0 R|-?\d{1,10}|true|false|null)"
    rb"|\((?P<text>(?:[^()\\]|\\[()\\])*)\)|<FEFF(?P<wide>(?:[0-9A-F]{4})*)>)(?=[ \n]|\]|>>|$)"
)
_ESCAPED = re.compile(rb"\\([()\\])")


def relined(value: bytes) -> bytes:
    """Return a dictionary of names, numbers, texts, references, lists and dictionaries; raises NotWhole for others."""
    tokens = list(_tokens(value))
    written, place = _value(tokens, 0, 0)
    if place != len(tokens):
        raise NotWhole("an object of more than one value")
    return written


def _tokens(value: bytes) -> list[bytes]:
    """Return the marks and values of an object, each as a later revision writes it."""
    found: list[bytes] = []
    place = 0
    while place < len(value):
        token = _TOKEN.match(value, place)
        if token is None:
            raise NotWhole(f"no value at byte {place} of an object")
        found.append(token["mark"] or token["plain"] or _text(token))
        place = token.end()
    return found


def _text(token: re.Match[bytes]) -> bytes:
    try:
        if token["wide"] is not None:
            return written_text(bytes.fromhex(token["wide"].decode("ascii")).decode("utf-16-be"))
        return written_text(_ESCAPED.sub(rb"\1", token["text"]).decode("ascii"))
    except ValueError:
        raise NotWhole("half a character in a text") from None


def _value(tokens: list[bytes], place: int, depth: int) -> tuple[bytes, int]:
    if place >= len(tokens) or depth > 8:  # the catalogue nests two deep
        raise NotWhole("an object that is cut off, or nested too deep")
    start, place = tokens[place], place + 1
    if start not in (b"<<", b"["):
        return start, place
    end = b">>" if start == b"<<" else b"]"
    written: list[bytes] = []
    while place < len(tokens) and tokens[place] != end:
        one, place = _value(tokens, place, depth + 1)
        written.append(one)
    if place == len(tokens):
        raise NotWhole("an object that is cut off")
    if start == b"[":
        return b"[%s ]" % b"".join(b" " + one for one in written), place + 1
    pairs = zip(written[::2], written[1::2], strict=False)
    return b"<<\n%s>>" % b"".join(b"%s %s\n" % pair for pair in pairs), place + 1
