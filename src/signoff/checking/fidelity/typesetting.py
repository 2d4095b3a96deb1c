"""Whether letters stand as they are read within a block: one behind the other on lines, one line below the other.

Words are parted where there is white space or a line ends, and nowhere else; a line ends within a word only where the
word is long for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from signoff.checking.fidelity.blocks import HEADINGS, Block
from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.checking.fidelity.line_breaks import LONG_WORD, Line, broken_lines, width_of_first, width_of_last
from signoff.checking.fidelity.visible import Unseen
from signoff.pdf.accents import move_of
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Colour, Glyphs, Rectangle
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import NotAsWritten

SMALL = "words are smaller than signoff sets them"
APART = "letters do not stand one behind the other"
SIZES = "words of one line or paragraph are of several sizes"
LINES = "lines do not stand one below the other"
COLOURS = "words of one paragraph are of several colours"
BROKEN = "a line ends within a word"

_NEAR = 0.35  # points that letters may stand apart beyond their own widths: places are rounded
_FARTHEST_TEXT = 9.0  # points between a check box and its words
_ASIDE = 60.0  # thousandths of its size that an accent may lie away from where it is put over its letter
_LEADING = 0.98  # the least distance of two lines, as a share of their size
_RAISED = (0.2, 0.5)  # how far the number of a footnote is raised, as a share of the line's size
_RAISED_SIZE = (0.5, 0.85)
_ALIKE = 1.16  # the most that sizes within a paragraph differ
_SIZES, _SIZES_OF_SIGNATURES = (7.0, 14.0), (2.0, 40.0)
"""The sizes in points of the form's words, and of signatures that were typed."""

_LARGEST_HEADING, _SMALLEST_CELL, _SMALLEST_HEAD, _FULL_HEAD = 30.0, 4.9, 1.2, 150.0
"""Of headings, cells, and the head of a page, which is smaller where it fills so many points of its line."""

Fonts: TypeAlias = Mapping[str, Font]

Misset: TypeAlias = tuple[int, Unseen]
"""A page, from 0, and what is wrong on it."""


def misset(document: Document, blocks: Sequence[Block]) -> Iterator[Misset]:
    """Yield the first fault within each of a file's blocks whose letters do not stand as they are read."""
    sound: list[tuple[Block, list[Line]]] = []
    for block in blocks:
        lines: list[Line] = []
        fault = next(_faults_of(block, lines, document.fonts), None)
        if fault is not None:
            yield fault
        elif block.tag != "Figure":  # a signature's two lines are parted at a space that is not written
            sound.append((block, lines))
    yield from ((line.page, Unseen(BROKEN, _box(line))) for line in broken_lines(sound, document.fonts))


def misset_repetition(document: Document) -> Iterator[Misset]:
    """Yield the first repeated heading, head or foot on each page whose letters do not stand as they are read."""
    for number in range(len(document.pages)):
        fault = next(_faults_of_repetition(document, number), None)
        if fault is not None:
            yield number, fault


def _faults_of_repetition(document: Document, page: int) -> Iterator[Unseen]:
    """Yield what is wrong within the lines that a page repeats, then between them."""
    lines: list[Line] = []
    waiting: list[Glyphs] = []
    is_apart = True
    for one in document.pages[page].drawn:
        if not isinstance(one, Glyphs) or not one.owner.is_artifact:
            is_apart = True
            continue
        line = None if is_apart or lines[-1].owner != one.owner else lines[-1]
        if line is None and _is_mark(one):
            waiting.append(one)
            continue
        is_apart = False
        is_level = line is not None and _goes_on(line, one, is_cited=False)
        what = None
        if line is None or not is_level or (one.begins and line.text[-1:].isspace()):
            what = _begin(lines, page, waiting, one, document.fonts, follows=line is not None)
            waiting = []
        else:
            what = _next_to(line, one, document.fonts)
        if what is not None:
            yield Unseen(what, one.box)
    yield from (Unseen(APART, one.box) for one in waiting)
    yield from (Unseen(SMALL, _box(line)) for line in lines if line.size < _smallest_repeated(line))
    for before, after in pairwise(lines):
        if after.follows and (what := _after(before, after)) is not None:
            yield Unseen(what, _box(after))


def _smallest_repeated(line: Line) -> float:
    """Return the least size of a line that a page repeats: heads are fitted to their line, headers of tables small."""
    if line.ink[0] >= line.ink[1]:
        return 0.0
    if line.owner.tag == "Header":
        return _SMALLEST_HEAD if line.ink[1] - line.ink[0] >= _FULL_HEAD else _SIZES[0]
    return _SMALLEST_CELL if line.owner.tag == "Layout" else _SIZES[0]


def _after(line: Line, after: Line) -> str | None:
    """Return what is wrong with a repeated line that comes after another; None for nothing."""
    is_level = abs(after.y - line.y) < 0.01
    if (not is_level and after.owner.tag != "Layout") or (is_level and after.runs[0].x < line.end - _NEAR):
        return LINES  # the head of a page, and its foot, have one line, which is read from the left
    if line.text[-1:].isspace():
        return None
    size = max(line.size, after.size)
    if not _share(line.room, after.room) or line.y - after.y < _LEADING * size:
        return LINES
    is_long = width_of_last(line) + width_of_first(after) >= LONG_WORD * (line.ink[1] - line.ink[0])
    return None if is_long else BROKEN


def _faults_of(block: Block, lines: list[Line], fonts: Fonts) -> Iterator[Misset]:
    """Yield what is wrong within a block, and add its lines to these."""
    for page in block.shown:
        yield from ((page, one) for one in _faults_on(page, block, lines, fonts))
    yield from _of_other_size(block, lines)
    yield from _uneven(lines)
    yield from _motley(block, lines)
    yield from _torn(block, lines)


def _faults_on(page: int, block: Block, lines: list[Line], fonts: Fonts) -> Iterator[Unseen]:
    """Yield what is wrong with where a block's runs stand on a page, and add its lines there to those before."""
    waiting: list[Glyphs] = []
    for run in block.runs(page):
        line = lines[-1] if lines and lines[-1].page == page else None
        if line is None and _is_mark(run):
            waiting.append(run)
            continue
        if line is not None and _goes_on(line, run, is_cited=(page, run.owner.number) in block.citations):
            what = _next_to(line, run, fonts)
        else:
            what = _below(line, run) if line is not None else None
            what = _begin(lines, page, waiting, run, fonts) or what
            waiting = []
        if what is not None:
            yield Unseen(what, run.box)
    yield from (Unseen(APART, one.box) for one in waiting)


def _begin(
    lines: list[Line], page: int, accents: Sequence[Glyphs], run: Glyphs, fonts: Fonts, *, follows: bool = False
) -> str | None:
    """Add a line that begins with a run; return what is wrong with the accents before it, which have no letter."""
    begin = run.x - sum(one.width for one in accents)
    line = Line(page, run.y, float(run.size), begin, follows=follows)
    faults = [_over(line, one, fonts) for one in accents]
    line.runs.append(run)
    line.end, line.lifted = run.x + run.width, 0.0
    lines.append(line)
    return next(filter(None, faults), None)


def _is_mark(run: Glyphs) -> bool:
    """Whether a run is accents that can be seen."""
    return is_accent(run) and is_inked(run)


def _goes_on(line: Line, run: Glyphs, is_cited: bool) -> bool:
    """Whether a run is on the line: on its baseline, an accent, or the raised number of a footnote."""
    is_raised = is_cited and _RAISED[0] * line.size <= run.y - line.y <= _RAISED[1] * line.size
    return abs(run.y - line.y) < 0.01 or _is_mark(run) or is_raised


def _next_to(line: Line, run: Glyphs, fonts: Fonts) -> str | None:
    """Put a run behind those of its line; return what is wrong with where it stands, None for nothing."""
    if _is_mark(run):
        return _over(line, run, fonts)
    gap, before = run.x - line.end, line.runs[-1]
    is_box = before.owner.tag == "Figure" and run.owner.tag != "Figure"
    line.runs.append(run)
    line.end, line.lifted = run.x + run.width, 0.0
    if not -_NEAR <= gap <= (_FARTHEST_TEXT if is_box else _NEAR):
        return APART
    raised = abs(run.y - line.y) >= 0.01
    low, high = _RAISED_SIZE if raised else (1 / _ALIKE, _ALIKE)
    return None if low * line.size <= float(run.size) <= high * line.size else SIZES


def _over(line: Line, run: Glyphs, fonts: Fonts) -> str | None:
    """Return what is wrong with an accent, which lies over the middle of its letter and no higher than clear of it.

    It is as large as that letter. One without a letter stands on the baseline, as do those whose letter is of another
    face, which lie where they would be drawn by themselves.
    """
    before = next((one for one in reversed(line.runs) if not _is_mark(one)), None)
    size = float(run.size)
    letter = before.text[-1] if before is not None else ""
    try:
        face = fonts[run.font].face
    except NotAsWritten:
        return APART
    moves = [move_of(face, base, char) for base in {letter, ""} for char in run.text]
    aside, above = (run.x - line.end) * 1000 / size, (run.y - line.y) * 1000 / size
    rights, ups = [right for right, _, _ in moves], [up for _, up, _ in moves]
    is_over = min(rights) - _ASIDE <= aside <= max(rights) + _ASIDE
    is_near = -_ASIDE <= above <= max(ups) + line.lifted + _ASIDE
    line.runs.append(run)
    line.end += run.width
    line.lifted += max(height for _, _, height in moves)
    is_alike = abs(size - (float(before.size) if before is not None else line.size)) < 0.01
    return None if is_over and is_near and is_alike and len(run.text) == 1 else APART


def _below(line: Line, run: Glyphs) -> str | None:
    size = max(line.size, float(run.size))
    return None if line.y - run.y >= _LEADING * size else LINES


def _of_other_size(block: Block, lines: Sequence[Line]) -> Iterator[Misset]:
    """Yield a line that is too small or too large for what it is: only what has to fit on one line may be smaller."""
    context = block.context
    for line in lines:
        least, most = _SIZES
        if block.tag == "Figure":
            least, most = _SIZES_OF_SIGNATURES
        elif block.tag in HEADINGS:
            most = _LARGEST_HEADING
        elif context.cell is not None:
            least = _SMALLEST_CELL
        elif not context.part and line.ink[1] - line.ink[0] >= _FULL_HEAD:
            least = _SMALLEST_HEAD
        if line.ink[0] < line.ink[1] and not least <= line.size <= most:
            yield line.page, Unseen(SIZES if line.size > most else SMALL, _box(line))


def _uneven(lines: Sequence[Line]) -> Iterator[Misset]:
    """Yield a line that is of another size than the first, or does not stand below the one before it."""
    before: Line | None = None
    for line in lines:
        ink = line.ink
        if ink[0] >= ink[1]:
            continue
        if before is not None:
            if not 1 / _ALIKE <= line.size / before.size <= _ALIKE:
                yield line.page, Unseen(SIZES, _box(line))
            if not _share(before.room, line.room):
                yield line.page, Unseen(LINES, _box(line))
        before = line


def _motley(block: Block, lines: Sequence[Line]) -> Iterator[Misset]:
    """Yield a line with words of another colour than those before it; links and numbers of footnotes have their own.

    So have the parts of the line at the head of a page.
    """
    colours: dict[tuple[bool, bool], Colour] = {}
    for line in lines:
        for run in filter(is_inked, line.runs):
            kind = run.owner.tag == "Link", (line.page, run.owner.number) in block.citations
            if block.context.part and colours.setdefault(kind, run.colour) != run.colour:
                yield line.page, Unseen(COLOURS, run.box)
                return


def _torn(block: Block, lines: Sequence[Line]) -> Iterator[Misset]:
    """Yield a word in several sizes; numbers of footnotes, and what stands beside others at a page's head, are none."""
    for line in lines:
        level = [one for one in line.runs if abs(one.y - line.y) < 0.01 and one.owner.tag != "Figure"]
        for before, run in pairwise(level if block.context.part else []):
            is_word = not (before.text[-1:].isspace() or run.text[:1].isspace())
            if is_word and abs(float(run.size) - float(before.size)) >= 0.01:
                yield line.page, Unseen(SIZES, run.box)


def _share(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _box(line: Line) -> Rectangle:
    return ink_box(line.runs[0])
