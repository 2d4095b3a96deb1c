"""Rules that look for words in a text, and point at them: the first text that has some, and the finding there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from signoff.rules.answer_text import clip
from signoff.rules.case import Case
from signoff.rules.rule import Hit, hit

Place = tuple[str, str]
"""A text's path, and the words in it."""


def first_words(case: Case, paths: Iterable[str], find: Callable[[str], str | None]) -> Place | None:
    """Return the first of these texts in which `find` finds words, and the words; None where it finds none."""
    for path in paths:
        if words := find(case.text(path)):
            return path, words
    return None


def hit_at_words(case: Case, place: Place, *related: str, field: str = "", says: bool = False, **more: str) -> Hit:
    """Return a hit that quotes words where they are, with `{where}` and `{words}` for the rule's own words.

    It leads to `field`, if that is where it is put right, else to the text itself. `says` is whether the sentence says
    that the text says the words, rather than mentions them.
    """
    path, words = place
    where = case.says(path) if says else case.mentions(path)
    first, others = (field, (path, *related)) if field else (path, related)
    return hit(first, *others, quote=words.strip(), where=where, words=clip(words), **more)
