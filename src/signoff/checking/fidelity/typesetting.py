"""Whether letters are set as they are read within a block: one after another on lines, one line below the other.

Words are separated where there is white space or a line ends, and nowhere else; a line ends within a word only where
the word is long for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from signoff.checking.fidelity.blocks import BOXES, HEADINGS, Block
from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.checking.fidelity.line_breaks import LONG_WORD, Line, broken_lines, width_of_first, width_of_last
from signoff.checking.fidelity.visibility import VisualFault
from signoff.pdf.accents import mark_offset
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import Colour, GlyphRun, Rectangle
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import NotAsWritten

SMALL = "words are smaller than signoff sets them"
APART = "letters do not follow each other"
SIZES = "words of one line or paragraph are of several sizes"
LINES = "lines are not one below the other"
COLOURS = "words of one paragraph are of several colours"
BROKEN = "a line ends within a word"

_NEAR = 0.35  # points that letters may be apart beyond their own widths: places are rounded
_FARTHEST_TEXT = 9.0  # points between a check box and its words
_ASIDE = 60.0  # thousandths of its size by which an accent may be off its place over its letter
_LEADING = 0.98  # the least distance between two lines, as a share of their size
_RAISED = (0.2, 0.5)  # how far the number of a footnote is raised, as a share of the line's size
_RAISED_SIZE = (0.5, 0.85)
_ALIKE = 1.16  # the most that sizes within a paragraph differ
_SIZES, _SIZES_OF_SIGNATURES = (7.0, 14.0), (2.0, 40.0)
"""The sizes in points of the form's words, and of typed signatures."""

_LARGEST_HEADING, _SMALLEST_CELL, _SMALLEST_HEAD, _FULL_HEAD = 30.0, 4.9, 1.2, 150.0
"""Limits of the sizes of headings, cells and a page's head, which is smaller where it fills this many points."""

Fonts: TypeAlias = Mapping[str, Font]

PageFault: TypeAlias = tuple[int, VisualFault]
"""A page, counted from 0, and what is wrong on it."""


def typesetting_faults(document: Document, blocks: Sequence[Block]) -> Iterator[PageFault]:
    """Yield the first fault within each of a file's blocks whose letters are not set as they are read."""
    sound: list[tuple[Block, list[Line]]] = []
    for block in blocks:
        lines: list[Line] = []
        fault = next(_faults_of(block, lines, document.fonts), None)
        if fault is not None:
            yield fault
        elif block.tag != "Figure":  # a signature's two lines are split at a space that is not written
            sound.append((block, lines))
    yield from ((line.page, VisualFault(BROKEN, _box(line))) for line in broken_lines(sound, document.fonts))


def repetition_faults(document: Document) -> Iterator[PageFault]:
    """Yield the first repeated heading, head or foot on each page whose letters are not set as they are read."""
    for number in range(len(document.pages)):
        fault = next(_faults_of_repetition(document, number), None)
        if fault is not None:
            yield number, fault


def _faults_of_repetition(document: Document, page: int) -> Iterator[VisualFault]:
    """Yield what is wrong within the lines that a page repeats, then between them."""
    lines: list[Line] = []
    waiting: list[GlyphRun] = []
    is_apart = True
    for item in document.pages[page].drawn:
        if not isinstance(item, GlyphRun) or not item.owner.is_artifact:
            is_apart = True
            continue
        line = None if is_apart or lines[-1].owner != item.owner else lines[-1]
        if line is None and _is_mark(item):
            waiting.append(item)
            continue
        is_apart = False
        is_level = line is not None and _continues(line, item, is_cited=False)
        fault = None
        if line is None or not is_level or (item.begins and line.text[-1:].isspace()):
            fault = _begin_line(lines, page, waiting, item, document.fonts, follows=line is not None)
            waiting = []
        else:
            fault = _append_run(line, item, document.fonts)
        if fault is not None:
            yield VisualFault(fault, item.box)
    yield from (VisualFault(APART, run.box) for run in waiting)
    yield from (VisualFault(SMALL, _box(line)) for line in lines if line.size < _smallest_repeated(line))
    for before, after in pairwise(lines):
        if after.follows and (fault := _after(before, after)) is not None:
            yield VisualFault(fault, _box(after))


def _smallest_repeated(line: Line) -> float:
    """Return the least size of a repeated line: heads are shrunk to fit their line, headers of tables are small."""
    if line.ink[0] >= line.ink[1]:
        return 0.0
    if line.owner.tag == "Header":
        return _SMALLEST_HEAD if line.ink[1] - line.ink[0] >= _FULL_HEAD else _SIZES[0]
    return _SMALLEST_CELL if line.owner.tag == "Layout" else _SIZES[0]


def _after(line: Line, after: Line) -> str | None:
    """Return what is wrong with a repeated line that comes after another, or None."""
    is_level = abs(after.y - line.y) < 0.01
    if (not is_level and after.owner.tag != "Layout") or (is_level and after.runs[0].x < line.seen_end - _NEAR):
        return LINES  # the head of a page, and its foot, have one line, which is read from the left
    if line.text[-1:].isspace():
        return None
    size = max(line.size, after.size)
    if not _overlaps(line.extent, after.extent) or line.y - after.y < _LEADING * size:
        return LINES
    is_long = width_of_last(line) + width_of_first(after) >= LONG_WORD * (line.ink[1] - line.ink[0])
    return None if is_long else BROKEN


def _faults_of(block: Block, lines: list[Line], fonts: Fonts) -> Iterator[PageFault]:
    """Yield what is wrong within a block, and add its lines to `lines`."""
    for page in block.shown:
        yield from ((page, fault) for fault in _faults_on(page, block, lines, fonts))
    yield from _wrong_sizes(block, lines)
    yield from _uneven_lines(lines)
    yield from _mixed_colours(block, lines)
    yield from _mixed_sizes(block, lines)


def _faults_on(page: int, block: Block, lines: list[Line], fonts: Fonts) -> Iterator[VisualFault]:
    """Yield what is wrong with the placing of a block's runs on a page, and add its lines there to `lines`."""
    waiting: list[GlyphRun] = []
    for run in block.runs(page):
        line = lines[-1] if lines and lines[-1].page == page else None
        if line is None and _is_mark(run):
            waiting.append(run)
            continue
        if line is not None and _continues(line, run, is_cited=(page, run.owner.number) in block.citations):
            fault = _append_run(line, run, fonts)
        else:
            fault = _below(line, run) if line is not None else None
            fault = _begin_line(lines, page, waiting, run, fonts) or fault
            waiting = []
        if fault is not None:
            yield VisualFault(fault, run.box)
    yield from (VisualFault(APART, run.box) for run in waiting)


def _begin_line(
    lines: list[Line], page: int, accents: Sequence[GlyphRun], run: GlyphRun, fonts: Fonts, *, follows: bool = False
) -> str | None:
    """Add a line that begins with a run; return what is wrong with the accents before it, which have no letter."""
    begin = run.x - sum(run.width for run in accents)
    line = Line(page, run.y, float(run.size), begin, follows=follows)
    faults = [_accent_fault(line, run, fonts) for run in accents]
    line.runs.append(run)
    line.end, line.lifted = run.x + run.width, 0.0
    lines.append(line)
    return next(filter(None, faults), None)


def _is_mark(run: GlyphRun) -> bool:
    """Return whether a run is visible accents."""
    return is_accent(run) and is_inked(run)


def _continues(line: Line, run: GlyphRun, is_cited: bool) -> bool:
    """Return whether a run is on the line: on its baseline, an accent, or the raised number of a footnote."""
    is_raised = is_cited and _RAISED[0] * line.size <= run.y - line.y <= _RAISED[1] * line.size
    return abs(run.y - line.y) < 0.01 or _is_mark(run) or is_raised


def _append_run(line: Line, run: GlyphRun, fonts: Fonts) -> str | None:
    """Add a run to its line; return what is wrong with its position, or None."""
    if _is_mark(run):
        return _accent_fault(line, run, fonts)
    gap, before = run.x - line.end, line.runs[-1]
    is_box = before.owner.tag in BOXES and run.owner.tag not in BOXES
    line.runs.append(run)
    line.end, line.lifted = run.x + run.width, 0.0
    if not -_NEAR <= gap <= (_FARTHEST_TEXT if is_box else _NEAR):
        return APART
    raised = abs(run.y - line.y) >= 0.01
    low, high = _RAISED_SIZE if raised else (1 / _ALIKE, _ALIKE)
    return None if low * line.size <= float(run.size) <= high * line.size else SIZES


def _accent_fault(line: Line, run: GlyphRun, fonts: Fonts) -> str | None:
    """Return what is wrong with an accent, which must be over the middle of its letter, and no higher than clear of it.

    It has the size of that letter. One without a letter is on the baseline, as are those whose letter is of another
    face, which are placed where they would be drawn alone.
    """
    before = next((run for run in reversed(line.runs) if not _is_mark(run)), None)
    size = float(run.size)
    letter = before.text[-1] if before is not None else ""
    try:
        face = fonts[run.font].face
    except NotAsWritten:
        return APART
    moves = [mark_offset(face, base, char) for base in {letter, ""} for char in run.text]
    aside, above = (run.x - line.end) * 1000 / size, (run.y - line.y) * 1000 / size
    rights, ups = [right for right, _, _ in moves], [up for _, up, _ in moves]
    is_over = min(rights) - _ASIDE <= aside <= max(rights) + _ASIDE
    is_near = -_ASIDE <= above <= max(ups) + line.lifted + _ASIDE
    line.runs.append(run)
    line.end += run.width
    line.lifted += max(height for _, _, height in moves)
    is_alike = abs(size - (float(before.size) if before is not None else line.size)) < 0.01
    return None if is_over and is_near and is_alike and len(run.text) == 1 else APART


def _below(line: Line, run: GlyphRun) -> str | None:
    size = max(line.size, float(run.size))
    return None if line.y - run.y >= _LEADING * size else LINES


def _wrong_sizes(block: Block, lines: Sequence[Line]) -> Iterator[PageFault]:
    """Yield a line that is too small or too large for its kind: only what has to fit on one line may be smaller."""
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
            yield line.page, VisualFault(SIZES if line.size > most else SMALL, _box(line))


def _uneven_lines(lines: Sequence[Line]) -> Iterator[PageFault]:
    """Yield a line of another size than the first, or not below the earlier one."""
    before: Line | None = None
    for line in lines:
        ink = line.ink
        if ink[0] >= ink[1]:
            continue
        if before is not None:
            if not 1 / _ALIKE <= line.size / before.size <= _ALIKE:
                yield line.page, VisualFault(SIZES, _box(line))
            if not _overlaps(before.extent, line.extent):
                yield line.page, VisualFault(LINES, _box(line))
        before = line


def _mixed_colours(block: Block, lines: Sequence[Line]) -> Iterator[PageFault]:
    """Yield a line with words of another colour than the earlier ones; links and footnote numbers have their own.

    So do the parts of the line at the head of a page.
    """
    colours: dict[tuple[bool, bool], Colour] = {}
    for line in lines:
        for run in filter(is_inked, line.runs):
            kind = run.owner.tag == "Link", (line.page, run.owner.number) in block.citations
            if block.context.part and colours.setdefault(kind, run.colour) != run.colour:
                yield line.page, VisualFault(COLOURS, run.box)
                return


def _mixed_sizes(block: Block, lines: Sequence[Line]) -> Iterator[PageFault]:
    """Yield a word in several sizes, except footnote numbers and what is side by side at a page's head."""
    for line in lines:
        level = [run for run in line.runs if abs(run.y - line.y) < 0.01 and run.owner.tag not in BOXES]
        for before, run in pairwise(level if block.context.part else []):
            is_word = not (before.text[-1:].isspace() or run.text[:1].isspace())
            if is_word and abs(float(run.size) - float(before.size)) >= 0.01:
                yield line.page, VisualFault(SIZES, run.box)


def _overlaps(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _box(line: Line) -> Rectangle:
    return ink_box(line.runs[0])
