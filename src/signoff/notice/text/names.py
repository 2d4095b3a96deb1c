"""Names as people write them: of people, and from a list such as the council's wards, with “and” or “&”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from signoff.notice.text.cleaning import as_read

_WORD = re.compile(r"[^\W_]+")
_SAY_NOTHING = frozenset({"and", "the", "of", "ward", "wards", "plus", "both", "also"})


def names_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names of which a text consists, in its order; none where it says anything else.

    So “Wharfedale and Adel, roundhay wards” are Adel & Wharfedale and Roundhay.
    """
    lengths = _by_words(known)
    words, found = _words(text), []
    while words:
        for length in sorted(lengths, reverse=True):
            name = lengths[length].get(tuple(sorted(words[:length]))) if length <= len(words) else None
            if name is not None:
                found.append(name)
                del words[:length]
                break
        else:
            return ()
    return tuple(dict.fromkeys(found))


def is_same_person(name: str, other: str) -> bool:
    """Whether two people's names are the same but for capitals and spaces; nobody has an empty one."""
    folded = _folded(name)
    return bool(folded) and folded == _folded(other)


def may_be_same_person(name: str, other: str) -> bool:
    """Whether two names may be one person's, written in two ways: their last words are the same."""
    last = [_words(text)[-1:] for text in (name, other)]
    return bool(last[0]) and last[0] == last[1]


def _folded(name: str) -> str:
    return " ".join(as_read(name).casefold().split())


def _by_words(known: Iterable[str]) -> Mapping[int, Mapping[tuple[str, ...], str]]:
    """Return the known names by how many words they have, and by those."""
    names: dict[int, dict[tuple[str, ...], str]] = {}
    for name in known:
        words = tuple(sorted(_words(name)))
        if words:
            names.setdefault(len(words), {}).setdefault(words, name)
    return names


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", as_read(text)).casefold()
    text = "".join(character for character in text if not unicodedata.combining(character))
    words = _WORD.findall(re.sub("['’]", "", text))
    return [word for word in words if word not in _SAY_NOTHING]
