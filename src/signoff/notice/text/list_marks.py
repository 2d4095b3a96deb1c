"""The marks of numbered lists in Markdown: which words are one, what each may count, and which lists marks make.

All is decided by what is written, so that the reader, the writer and the canonical form decide alike. What is
ambiguous is words, not a mark (decisions/0025).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from signoff.notice.text.numbering import Enclosure, NumberKind, NumberStyle, label, number_of_letters, number_of_roman

MAX_FIRST_LETTER = 26
"""The highest number at which a lettered list begins: two letters are as likely a word, such as "no."."""

MAX_FIRST_ROMAN = 39
"""The highest number at which a Roman list begins: xl is a size, cd and md are abbreviations, mix is a word."""

MAX_NUMBER = 999_999_999
"""The highest number that CommonMark reads as a list item's."""

MAX_LETTERS = 702
"""The highest number of a lettered list: zz."""

_MARK = re.compile(r"(\()?([0-9]{1,9}|[a-z]{1,15}|[A-Z]{1,15})(?(1)\)|[.)])(?=([ \t]{0,2})(.?))")
_UNMISTAKABLE = re.compile(r"[ivx]{2,}", re.IGNORECASE)

Script: TypeAlias = Literal["figures", "lower", "upper"]
Key: TypeAlias = tuple[Script, Enclosure]
"""What all the marks of neighbouring items have in common, if these may be of one list."""

Count: TypeAlias = tuple[NumberKind, int]
"""What a mark may count: the letter c is 3, the Roman numeral c is 100."""

ListCounts: TypeAlias = Mapping[Key, Count]
"""What the latest mark of each key counts among the blocks of one place, as far as that matters to later blocks."""

NO_COUNTS: ListCounts = MappingProxyType({})


class ListMark(NamedTuple):
    """A mark as it is written: its number, and what encloses it."""

    written: str
    enclosure: Enclosure

    @property
    def script(self) -> Script:
        """Return whether it is written in figures, small letters or capitals."""
        first = self.written[0]
        return "figures" if first <= "9" else "upper" if first <= "Z" else "lower"

    @property
    def key(self) -> Key:
        """Return what neighbouring items of one list have in common."""
        return self.script, self.enclosure

    @property
    def counts(self) -> frozenset[Count]:
        """Return what the mark may count; nothing where it is neither one or two letters nor a Roman numeral."""
        if self.script == "figures":
            return frozenset({("decimal", int(self.written))})
        lower = self.script == "lower"
        counts: set[Count] = set()
        if len(self.written) <= 2:
            counts.add(("lower-alpha" if lower else "upper-alpha", number_of_letters(self.written)))
        if number := number_of_roman(self.written):
            counts.add(("lower-roman" if lower else "upper-roman", number))
        return frozenset(counts)

    @property
    def is_of_commonmark(self) -> bool:
        """Whether CommonMark knows the mark too: figures with a full stop or one bracket."""
        return self.enclosure != "()" and self.written[0] <= "9"

    def follows(self, other: ListMark | None) -> bool:
        """Whether the mark counts on from another."""
        return other is not None and self.key == other.key and bool(_next(other.counts) & self.counts)

    def begins_item(self, last: ListMark | None, *, is_wide: bool) -> bool:
        """Whether the mark, before words, is that of an item; `last` is its key's latest mark at the same place.

        `is_wide` says that more than one space follows (or nothing at all), which tells a mark from an initial or an
        abbreviation.
        """
        if self.is_of_commonmark:
            return True
        if self.script == "figures":
            return is_wide or int(self.written) == 1 or self.follows(last)
        if _UNMISTAKABLE.fullmatch(self.written) and number_of_roman(self.written):
            return True
        if self.script == "upper" and self.enclosure == "." and not is_wide:
            return False
        if len(self.written) == 1 and (is_wide or self.written in "aiAI"):
            return True
        return self.follows(last)


class Found(NamedTuple):
    """A mark in a text: where its mark ends, and whether more than one space follows."""

    mark: ListMark
    end: int
    is_wide: bool


def mark_at(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """Return the mark at a place of a line that ends at `end`, if there is one and white space after it."""
    end = len(text) if end is None else end
    match = _MARK.match(text, start, end)
    if match is None:
        return None
    spaces, is_last = match[3], not match[4]
    if not (spaces or is_last):
        return None
    enclosure: Enclosure = "()" if match[1] else "." if text[match.end() - 1] == "." else ")"
    return Found(ListMark(match[2], enclosure), match.end(), is_last or len(spaces) > 1 or spaces == "\t")


def mark_of(number: int, style: NumberStyle) -> ListMark:
    """Return the mark of an item."""
    return ListMark(label(number, style).strip(".()"), style.enclosure)


def starts(style: NumberStyle) -> tuple[int, int]:
    """Return the lowest and the highest number at which a list of a style may begin."""
    if style.kind == "decimal":
        return 0, MAX_NUMBER
    return 1, MAX_FIRST_LETTER if style.kind.endswith("alpha") else MAX_FIRST_ROMAN


def key_of(style: NumberStyle) -> Key:
    """Return the key of all the marks of a style."""
    scripts: dict[str, Script] = {"decimal": "figures", "lower": "lower", "upper": "upper"}
    return scripts[style.kind.partition("-")[0]], style.enclosure


class LastMarks:
    """The latest mark of each key among neighbouring blocks, from which a later mark may count on."""

    def __init__(self, before: ListCounts = NO_COUNTS) -> None:
        """Begin with the marks of the blocks before."""
        self._marks = {
            (script, enclosure): mark_of(number, NumberStyle(kind, enclosure))
            for (script, enclosure), (kind, number) in before.items()
        }

    def add(self, mark: ListMark) -> None:
        """Take the mark of an item."""
        self._marks[mark.key] = mark

    def before(self, mark: ListMark) -> ListMark | None:
        """Return the latest mark of the same key."""
        return self._marks.get(mark.key)

    def begins_item(self, found: Found) -> bool:
        """Whether the mark is that of an item."""
        return found.mark.begins_item(self.before(found.mark), is_wide=found.is_wide)


class Series(NamedTuple):
    """Marks, one after the other, that count up by one: how many they are, the style, and the first number."""

    length: int
    style: NumberStyle
    start: int


def series_of(marks: Sequence[ListMark], before: Count | None = None) -> Iterator[Series]:
    """Yield the lists that marks of one key make, one after the other; `before` is what the mark before them counts.

    Figures that are all the same are one list, as in Markdown.
    """
    if not marks:
        return
    script, enclosure = marks[0].key
    if script == "figures" and len({mark.written for mark in marks}) == 1:
        yield Series(len(marks), NumberStyle("decimal", enclosure), int(marks[0].written))
        return
    first = 0
    while first < len(marks):
        length, (kind, last) = _counting_up(marks, first, before)
        yield Series(length, NumberStyle(kind, enclosure), last - length + 1)
        first, before = first + length, (kind, last)


def _counting_up(marks: Sequence[ListMark], first: int, before: Count | None) -> tuple[int, Count]:
    """Return how many marks from the first on count up, and what the last of them counts."""
    counts, place = marks[first].counts, first + 1
    while place < len(marks):
        following = _next(counts) & marks[place].counts
        if not following or _begins_another(marks, place, following):
            break
        counts, place = following, place + 1
    return place - first, _likeliest(counts, before)


def _begins_another(marks: Sequence[ListMark], place: int, following: frozenset[Count]) -> bool:
    """Whether the mark goes with the one after it and not with the one before: h, i, ii."""
    others = marks[place].counts - following
    if not others or place + 1 == len(marks):
        return False
    later = marks[place + 1].counts
    return bool(_next(others) & later) and not _next(following) & later


def _likeliest(counts: frozenset[Count], before: Count | None) -> Count:
    """Return what a mark counts: on from the mark before; else i, v, x and longer are Roman, other letters letters."""
    if before is not None and (count := (before[0], before[1] + 1)) in counts:
        return count
    by_kind = {kind.partition("-")[2]: (kind, number) for kind, number in counts}
    if len(by_kind) == 1:
        return next(iter(by_kind.values()))
    _, number = by_kind["roman"]
    return by_kind["roman" if number in (1, 5, 10) or by_kind["alpha"][1] > MAX_FIRST_LETTER else "alpha"]


def _next(counts: frozenset[Count]) -> frozenset[Count]:
    return frozenset((kind, number + 1) for kind, number in counts)
