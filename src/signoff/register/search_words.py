"""The words of a search, normalised as the search index's are: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

from signoff.notice.text.cleaning import as_read

TERM_LIMIT = 64
"""How many different words of a search count: FTS5 nests its expressions only so deep."""

_WORD = re.compile(r"[^\W_]+")
_NOTE_MARK = re.compile("(?<=[0-9])(?=[\u00b9\u00b2\u00b3\u2070-\u2079])")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


_ASCII_WORDS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
"""Each letter and figure of ASCII in lower case, and a space for anything else."""


def normalise(source: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation, in order.

    Characters that cannot be seen divide none; a raised figure after a figure is a note's mark, and a word of its own.
    """
    if source.isascii():  # as most texts are: in a tenth of the time
        return source.encode().translate(_ASCII_WORDS).decode().split()
    source = _NOTE_MARK.sub(" ", as_read(source))
    source = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", source).casefold())
    letters = (character for character in source if not unicodedata.combining(character))
    return _WORD.findall("".join(letters).translate(_LETTERS).casefold())


def query(search: str) -> str | None:
    """Return the FTS5 expression for what a person typed: all its words, the last one as a prefix.

    None when it has no words. Operators and quotation marks are always plain text.
    """
    terms = [" ".join(words) for part in search.split() if (words := normalise(part))]
    if not terms:
        return None
    last = terms.pop()
    phrases = [f'"{term}"' for term in dict.fromkeys(terms)]
    return " ".join([*phrases[: TERM_LIMIT - 1], f'"{last}" *'])
