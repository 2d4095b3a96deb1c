"""Lines as they are seen, and whether one ends within a word only where signoff would break it.

A word is broken that no line of its column has room for, where the line is full; or one that is long for its line,
after a slash or the like. A table has such columns only where it fills its whole line. How wide a column is nobody
says: it is at least as wide as its widest line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from signoff.checking.fidelity.blocks import Block
from signoff.checking.fidelity.geometry import is_accent, is_inked
from signoff.pdf.lines import SOFT
from signoff.pdf.reading.drawn import Glyphs, Owner
from signoff.pdf.reading.fonts import Font
from signoff.pdf.words import HYPHENS

LONG_WORD = 0.45
"""A word that takes this share of the widest line may be broken after a soft character."""

_SHORTEST_BROKEN, _SHORTEST_FULL = 50.0, 8.0
"""Outside of tables, the least width of a broken word in points, and of a line that it fills as a share of its size."""

_CROWDED = 0.6
"""The share of the line, from where it begins, that a table takes whose words are broken."""

_FARTHEST = 1.8
"""The most that the parts of a word may lie below one another, as a share of their size."""

_NEAR = 0.5  # points by which widths may differ: sizes and places are rounded


@dataclass(slots=True)
class Line:
    """A line: its page, baseline, size, where its last letter ends, its runs, and whether it follows on another.

    `lifted` is the height that the accents over its last letter take, each lifted clear of those before it.
    """

    page: int
    y: float
    size: float
    end: float
    runs: list[Glyphs] = field(default_factory=list)
    follows: bool = False
    lifted: float = 0.0

    @property
    def owner(self) -> Owner:
        """What it belongs to."""
        return self.runs[0].owner

    @property
    def ink(self) -> tuple[float, float]:
        """Where its letters begin and end, but for accents; nowhere for white space."""
        inked = [one for one in self.runs if is_inked(one) and not is_accent(one)]
        return (min(one.ink[0] for one in inked), max(one.ink[1] for one in inked)) if inked else (0.0, 0.0)

    @property
    def room(self) -> tuple[float, float]:
        """Where it begins, with what white space it begins with, and where its letters end."""
        return min(self.runs[0].x, self.ink[0]), self.ink[1]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(one.text for one in self.runs)

    @property
    def words(self) -> list[Glyphs]:
        """Its runs without a check box before them."""
        return [one for one in self.runs if one.owner.tag != "Figure"]


Blocks = Sequence[tuple[Block, Sequence[Line]]]
Extent = tuple[float, float]


def broken_lines(blocks: Blocks, fonts: Mapping[str, Font]) -> Iterator[Line]:
    """Yield the first line of each block that ends within a word which signoff would not break there."""
    rooms, tables, right = _measured(blocks)
    for block, lines in blocks:
        cell = block.context.cell
        for place, line in enumerate(lines[:-1]):
            if not _is_within_word(line, lines[place + 1]):
                continue
            if cell is None:
                room, is_apt = max(map(_widest, lines)), _is_wide(lines, place)
            else:
                begin, end = tables.get(cell.table, (0.0, right))
                room, is_apt = rooms.get((cell.table, cell.column), 0.0), end - begin >= _CROWDED * (right - begin)
            if not (is_apt and _is_broken_well(lines, place, room, fonts)):
                yield line
                break


def _measured(blocks: Blocks) -> tuple[dict[tuple[int, int], float], dict[int, Extent], float]:
    """Return the widest line of each column, where each table begins and ends, and where the farthest line ends."""
    rooms: dict[tuple[int, int], float] = {}
    tables: dict[int, Extent] = {}
    right = 0.0
    for block, lines in blocks:
        for line in lines:
            begin, end = line.ink
            right = max(right, end)
            cell = block.context.cell
            if cell is not None and begin < end:
                rooms[cell.table, cell.column] = max(rooms.get((cell.table, cell.column), 0.0), _widest(line))
                before = tables.get(cell.table, (begin, end))
                tables[cell.table] = min(before[0], begin), max(before[1], end)
    return rooms, tables, right


def _widest(line: Line) -> float:
    """Return how wide a line's words are, 0 for a single letter: that may be wider than its column."""
    letters = [one for one in line.words if is_inked(one) and not is_accent(one)]
    if sum(len(one.text.strip()) for one in letters) < 2:
        return 0.0
    return max(one.ink[1] for one in letters) - min(one.ink[0] for one in letters)


def _is_within_word(line: Line, after: Line) -> bool:
    return bool(line.text) and not line.text[-1].isspace() and not after.text[:1].isspace()


def _is_wide(lines: Sequence[Line], place: int) -> bool:
    """Whether a broken word is as wide as any that is broken outside of tables."""
    line = lines[place]
    is_soft = _is_soft(line, lines[place + 1])
    return _width_of(lines, place) >= (_SHORTEST_BROKEN if is_soft else _SHORTEST_FULL * line.size)


def _is_soft(line: Line, after: Line) -> bool:
    """Whether a line ends after a slash or the like that no digit follows."""
    following = after.text[:1]
    return line.text[-1] in SOFT and following not in SOFT and not following.isdigit()


def _is_broken_well(lines: Sequence[Line], place: int, room: float, fonts: Mapping[str, Font]) -> bool:
    """Whether a word may end a line and go on on the next, in a column that has so much room at least."""
    line, after = lines[place], lines[place + 1]
    if abs(after.size - line.size) >= 0.01 or (line.page == after.page and line.y - after.y > _FARTHEST * line.size):
        return False
    if _is_soft(line, after):
        return _width_of(lines, place) >= LONG_WORD * room
    words = line.words
    if not words or not _is_whole(line):
        return False
    return line.end - words[0].x + _width_of_next(after, fonts) >= room - _NEAR


def _width_of_next(line: Line, fonts: Mapping[str, Font]) -> float:
    """Return how wide the first character of a line is, with the hyphens before it, which never end a line."""
    letters = [(char, one) for one in line.words for char in one.text]
    hyphens = list(takewhile(lambda pair: pair[0] in HYPHENS, letters))
    return sum(_width(char, one, fonts) for char, one in letters[: len(hyphens) + 1])


def _width(char: str, run: Glyphs, fonts: Mapping[str, Font]) -> float:
    font = fonts[run.font]
    code = next(code for code, said in font.characters.items() if said == char)
    return font.widths[code] * float(run.size) / 1000


def _width_of(lines: Sequence[Line], place: int) -> float:
    """Return about how wide the word is that ends a line and goes on on the next, with all its parts."""
    width = width_of_last(lines[place]) + width_of_first(lines[place + 1])
    first, last = place, place + 1
    while first and _is_whole(lines[first]) and _is_within_word(lines[first - 1], lines[first]):
        first -= 1
        width += width_of_last(lines[first])
    while last + 1 < len(lines) and _is_whole(lines[last]) and _is_within_word(lines[last], lines[last + 1]):
        last += 1
        width += width_of_first(lines[last])
    return width


def _is_whole(line: Line) -> bool:
    """Whether a line holds nothing but a part of one word."""
    return " " not in "".join(one.text for one in line.words)


def width_of_last(line: Line) -> float:
    """Return about how wide a line's last word is."""
    return _width_of_word([(run, run.text[::-1]) for run in reversed(line.runs)])


def width_of_first(line: Line) -> float:
    """Return about how wide a line's first word is."""
    return _width_of_word([(run, run.text) for run in line.runs])


def _width_of_word(runs: Sequence[tuple[Glyphs, str]]) -> float:
    """Return the width of the word with which these runs begin, each given with its text."""
    width = 0.0
    for run, text in runs:
        length = text.find(" ") if " " in text else len(text)  # words tied together are broken as one
        width += run.width * length / max(1, len(text))
        if length < len(text):
            break
    return width
