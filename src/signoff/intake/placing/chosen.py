"""Choices of the form, read from ticked boxes or from the words of one: the type, its band, yes or no, the wards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from signoff.intake.placing.boxes import BOX, choices_in, has_boxes
from signoff.intake.placing.lines import Line
from signoff.intake.placing.texts import plain_lines
from signoff.intake.placing.words import plain_words
from signoff.notice.record.model import DecisionType, WardScope
from signoff.notice.record.record import Band, Terms

Columns: TypeAlias = dict[int, DecisionType]
"""The decision type of each column of the form's table, where it has one for each."""

_YES_NO = re.compile(r"\s*(yes|no)\b[\s.:;,–-]*", re.IGNORECASE)
_ALL = re.compile(r"\s*(?:all(?:\s+(?:the\s+)?(?:wards|divisions))?|(?:city|county)[\s-]*wide)\s*\.?\s*", re.IGNORECASE)
_NO_WARDS = re.compile(r"\s*(?:n\s*/\s*a|not applicable|none)\s*\.?\s*", re.IGNORECASE)
_WARD_WORDS = frozenset({"and", "ward", "wards", "division", "divisions", "the"})


def ticked_words(lines: Sequence[Line]) -> list[tuple[int | None, str]]:
    """Return the words of each ticked box with the column it is in, or all words where there are no boxes.

    The boxes of each cell have their words in it, unless some cells hold only boxes: then the row is read as one.
    """
    cells: dict[int | None, list[Line]] = {}
    for line in lines:
        cells.setdefault(line.cell.column if line.cell is not None else None, []).append(line)
    texts = {column: plain_lines(cell) for column, cell in cells.items()}
    if not any(map(has_boxes, texts.values())):
        return list(texts.items())
    if all(has_boxes(text) and all(choice.words for choice in choices_in(text)[0]) for text in texts.values()):
        return [
            (column, choice.words) for column, text in texts.items() for choice in choices_in(text)[0] if choice.ticked
        ]
    return [(None, choice.words) for choice in choices_in("\n".join(texts.values()))[0] if choice.ticked]


def chosen_type(lines: Sequence[Line], names: Mapping[DecisionType, str]) -> tuple[DecisionType | None, Columns]:
    """Return the type that is chosen, and the types of the columns."""
    by_words = {plain_words(name): kind for kind, name in names.items()}
    short = {words[: -1 if words[-1:] == ("decision",) else None]: kind for words, kind in by_words.items()}
    known = by_words | short
    columns = {
        line.cell.column: kind
        for line in lines
        if line.cell is not None and (kind := known.get(plain_words(line.text))) is not None
    }
    chosen = ticked_words(lines)
    kinds = [known.get(plain_words(words)) for _, words in chosen]
    if len(kinds) == 1 and kinds[0] is not None:
        return kinds[0], columns
    return None, columns


def chosen_band(
    lines: Sequence[Line], terms: Terms, decision_type: DecisionType | None, columns: Mapping[int, DecisionType]
) -> str | None:
    """Return the key of the band that is chosen, under the type of its column or else the chosen type."""
    chosen = ticked_words(lines)
    if len(chosen) != 1:
        return None
    column, words = chosen[0]
    of_column = columns.get(column) if column is not None else None
    if of_column is not None and decision_type is not None and of_column is not decision_type:
        return None
    known = [band for band in terms.bands if _is_band(band, words)]
    wanted = of_column or decision_type
    of_type = [band.key for band in known if band.decision_type is wanted]
    if of_type:
        return of_type[0]
    return known[0].key if len(known) == 1 and wanted is None else None


def _is_band(band: Band, words: str) -> bool:
    return plain_words(band.label) == plain_words(words)


def says_more(words: str, known: Iterable[str]) -> bool:
    """Whether a choice says more than its boxes and the words of what can be chosen."""
    left = list(plain_words(BOX.sub(" ", words)))
    for phrase in sorted(map(plain_words, known), key=len, reverse=True):
        size = len(phrase)
        at = 0
        while size and at + size <= len(left):
            if tuple(left[at : at + size]) == phrase:
                del left[at : at + size]
            else:
                at += 1
    return bool(left)


def yes_or_no(words: str) -> tuple[bool | None, str]:
    """Return the answer to a question, and what else was said."""
    boxes, rest = choices_in(words)
    if boxes:
        ticked = [choice.words for choice in boxes if choice.ticked]
        matches = [match for text in ticked if (match := _YES_NO.match(text))]
        if len(ticked) != 1 or not matches:
            return None, ""
        more = ticked[0][matches[0].end() :].strip()
        return matches[0][1].lower() == "yes", " ".join(part for part in (more, rest) if part)
    match = _YES_NO.match(words)
    if match is None or re.match(r"\s*/?\s*(?:yes|no)\b", words[match.end() :], re.IGNORECASE):
        return None, ""
    return match[1].lower() == "yes", words[match.end() :].strip()


def find_wards(words: str, wards: Iterable[str]) -> tuple[WardScope | None, tuple[str, ...], str]:
    """Return the scope, the names of the wards that are named, and what else was said.

    That is the entries of a list that are no wards; or all of it, where an entry says more than the name of one.
    """
    if _ALL.fullmatch(words):
        return WardScope.ALL, (), ""
    if _NO_WARDS.fullmatch(words):
        return WardScope.NOT_APPLICABLE, (), ""
    found: set[str] = set()
    others: list[str] = []
    says_more_of_one = False
    for entry in re.split(r"[\n,;]", words):
        rest, named = _without_wards(entry, wards)
        found |= named
        if set(plain_words(rest)) - _WARD_WORDS:
            says_more_of_one |= bool(named)
            others.append(entry.strip(" .;:-–"))
    names = tuple(ward for ward in wards if ward in found)
    left = " ".join(words.split()) if says_more_of_one else ", ".join(others)
    return (WardScope.SOME if names else None), names, left


def _without_wards(entry: str, wards: Iterable[str]) -> tuple[str, set[str]]:
    """Return what is left of an entry without the names of wards, and these; longer names come first."""
    found = set()
    for ward in sorted(wards, key=len, reverse=True):
        pattern = r"\W+(?:and\W+)?".join(map(re.escape, (part for part in plain_words(ward) if part != "and")))
        entry, count = re.subn(rf"\b{pattern}\b", "\n", entry, flags=re.IGNORECASE)
        if count:
            found.add(ward)
    return entry, found
