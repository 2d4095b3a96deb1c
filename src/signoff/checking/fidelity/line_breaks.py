"""Lines as they are seen, and whether one ends within a word only where signoff would break it.

A word may be broken where it is too long for any line of its column and the line is full, or after a slash or similar
where it is long for its line. A table has such columns only where it fills its whole line. The width of a column is not
known: it is at least that of its widest line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from signoff.checking.fidelity.blocks import BOXES, Block
from signoff.checking.fidelity.geometry import is_accent, is_inked
from signoff.pdf.line_breaking import SOFT
from signoff.pdf.reading.drawn_items import GlyphRun, Owner
from signoff.pdf.reading.fonts import Font
from signoff.pdf.styled_words import HYPHENS

LONG_WORD = 0.45
"""A word that takes this share of the widest line may be broken after a soft character."""

_SHORTEST_BROKEN, _SHORTEST_FULL = 50.0, 8.0
"""Outside tables, the least width of a broken word in points, and of a line that it fills as a share of its size."""

_CROWDED = 0.6
"""The share of the line, from where it begins, that a table takes whose words are broken."""

_FARTHEST = 1.8
"""The most that the parts of a word may be below each other, as a share of their size."""

_NEAR = 0.5  # points by which widths may differ: sizes and places are rounded


@dataclass(slots=True)
class Line:
    """A line: its page, baseline, size, where its last letter ends, its runs, and whether it continues another.

    `lifted` is the height of the accents over its last letter, each raised clear of those before it.
    """

    page: int
    y: float
    size: float
    end: float
    runs: list[GlyphRun] = field(default_factory=list)
    follows: bool = False
    lifted: float = 0.0

    @property
    def owner(self) -> Owner:
        """The owner of its first run."""
        return self.runs[0].owner

    @property
    def ink(self) -> tuple[float, float]:
        """Where its letters begin and end, without accents; zero width for white space."""
        inked = [run for run in self.runs if is_inked(run) and not is_accent(run)]
        return (min(run.ink[0] for run in inked), max(run.ink[1] for run in inked)) if inked else (0.0, 0.0)

    @property
    def extent(self) -> tuple[float, float]:
        """Where it begins, including leading white space, and where its letters end; without any, where it ends."""
        begin, end = self.ink
        return (min(self.runs[0].x, begin), end) if begin < end else (self.runs[0].x, self.end)

    @property
    def seen_end(self) -> float:
        """Where its letters and accents end, without the white space after them."""
        return max((run.ink[1] for run in self.runs if is_inked(run)), default=self.runs[0].x)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> list[GlyphRun]:
        """Its runs without a check box before them."""
        return [run for run in self.runs if run.owner.tag not in BOXES]


Blocks = Sequence[tuple[Block, Sequence[Line]]]
Extent = tuple[float, float]


def broken_lines(blocks: Blocks, fonts: Mapping[str, Font]) -> Iterator[Line]:
    """Yield the first line of each block that ends within a word which signoff would not break there."""
    rooms, tables, right = _measure_columns(blocks)
    for block, lines in blocks:
        cell = block.context.cell
        for place, line in enumerate(lines[:-1]):
            if not _is_within_word(line, lines[place + 1]):
                continue
            if cell is None:
                extent, is_allowed = max(map(_widest, lines)), _is_wide(lines, place)
            else:
                begin, end = tables.get(cell.table, (0.0, right))
                extent, is_allowed = (
                    rooms.get((cell.table, cell.column), 0.0),
                    end - begin >= _CROWDED * (right - begin),
                )
            if not (is_allowed and _is_broken_well(lines, place, extent, fonts)):
                yield line
                break


def _measure_columns(blocks: Blocks) -> tuple[dict[tuple[int, int], float], dict[int, Extent], float]:
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
    """Return the width of a line's words; 0 for a single letter, which may be wider than its column."""
    letters = [run for run in line.words if is_inked(run) and not is_accent(run)]
    if sum(len(run.text.strip()) for run in letters) < 2:
        return 0.0
    return max(run.ink[1] for run in letters) - min(run.ink[0] for run in letters)


def _is_within_word(line: Line, after: Line) -> bool:
    return bool(line.text) and not line.text[-1].isspace() and not after.text[:1].isspace()


def _is_wide(lines: Sequence[Line], place: int) -> bool:
    """Return whether a broken word is as wide as any that is broken outside tables."""
    line = lines[place]
    is_soft = _is_soft(line, lines[place + 1])
    return _width_of(lines, place) >= (_SHORTEST_BROKEN if is_soft else _SHORTEST_FULL * line.size)


def _is_soft(line: Line, after: Line) -> bool:
    """Return whether a line ends after a slash or similar that no digit follows."""
    following = after.text[:1]
    return line.text[-1] in SOFT and following not in SOFT and not following.isdigit()


def _is_broken_well(lines: Sequence[Line], place: int, extent: float, fonts: Mapping[str, Font]) -> bool:
    """Return whether a word may be broken at the end of this line, in a column at least this wide."""
    line, after = lines[place], lines[place + 1]
    if abs(after.size - line.size) >= 0.01 or (line.page == after.page and line.y - after.y > _FARTHEST * line.size):
        return False
    if _is_soft(line, after):
        return _width_of(lines, place) >= LONG_WORD * extent
    words = line.words
    if not words or not _is_whole(line):
        return False
    return line.end - words[0].x + _width_of_next(after, fonts) >= extent - _NEAR


def _width_of_next(line: Line, fonts: Mapping[str, Font]) -> float:
    """Return the width of a line's first character, with the hyphens before it, which never end a line."""
    letters = [(char, run) for run in line.words for char in run.text]
    hyphens = list(takewhile(lambda pair: pair[0] in HYPHENS, letters))
    return sum(_width(char, run, fonts) for char, run in letters[: len(hyphens) + 1])


def _width(char: str, run: GlyphRun, fonts: Mapping[str, Font]) -> float:
    font = fonts[run.font]
    code = next(code for code, character in font.characters.items() if character == char)
    return font.widths[code] * float(run.size) / 1000


def _width_of(lines: Sequence[Line], place: int) -> float:
    """Return the approximate width of the whole word that is broken at the end of this line."""
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
    """Return whether a line holds only a part of one word."""
    return " " not in "".join(run.text for run in line.words)


def width_of_last(line: Line) -> float:
    """Return the approximate width of a line's last word, in points."""
    return _width_of_word([(run, run.text[::-1]) for run in reversed(line.runs)])


def width_of_first(line: Line) -> float:
    """Return the approximate width of a line's first word, in points."""
    return _width_of_word([(run, run.text) for run in line.runs])


def _width_of_word(runs: Sequence[tuple[GlyphRun, str]]) -> float:
    """Return the width of the word with which these runs begin, each given with its text."""
    width = 0.0
    for run, text in runs:
        length = text.find(" ") if " " in text else len(text)  # words joined by no-break spaces are broken as one
        width += run.width * length / max(1, len(text))
        if length < len(text):
            break
    return width
