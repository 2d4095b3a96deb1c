"""The words of a text that others changed: where they stand in the editor's document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextEdit

from signoff.desktop.editor.reader import parts
from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.answer_lines import CELLS
from signoff.notice.comparison.line_diff import Line, LinePair, Word, pairs_of

MOST = 500
"""The most places that are marked."""

_WORD = re.compile(r"\S+")


class ChangedWords(NamedTuple):
    """A place in the document that moves with it as it is edited; `came` is False where words only went.

    Where they went at the end of a line, or with their line, it has no width: it can be gone to, and is not coloured.
    """

    cursor: QTextCursor
    came: bool


class _Placed(NamedTuple):
    """A line of the document, and where each of its words begins and ends."""

    words: Line
    places: tuple[tuple[int, int], ...]


def changed_words(document: QTextDocument, before: Sequence[Line]) -> list[ChangedWords]:
    """Return where a document says something else than the lines before it, however these look."""
    lines = [tuple(Word(word.text) for word in line) for line in before]
    after = list(_lines(document))
    marks: list[ChangedWords] = []
    end = 0
    for pair in pairs_of(lines, [line.words for line in after]):
        if pair.after is None:
            marks.append(_mark(document, end, end, came=False))
        else:
            marks += _marks(document, pair, after[pair.after])
            end = _end_of(after[pair.after])
        if len(marks) >= MOST:
            break
    return marks[:MOST]


def format_of(theme: Theme, *, came: bool) -> QTextCharFormat:
    """Return how words look that came, or the gap where words went."""
    look = QTextCharFormat()
    look.setBackground(theme.colour("green_tint" if came else "red"))
    if came:
        look.setFontUnderline(True)
        look.setUnderlineColor(theme.colour("green"))
    return look


def selections_of(marks: Sequence[ChangedWords], theme: Theme) -> list[QTextEdit.ExtraSelection]:
    """Return selections that show the places: what came is underlined in green, a gap where words went is red."""
    came, went = format_of(theme, came=True), format_of(theme, came=False)
    selections = []
    for mark in marks:
        if mark.cursor.hasSelection():
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = mark.cursor, came if mark.came else went
            selections.append(selection)
    return selections


def _marks(document: QTextDocument, pair: LinePair, line: _Placed) -> Iterator[ChangedWords]:
    if pair.before is None:
        yield _mark(document, line.places[0][0], line.places[-1][1], came=True)
        return
    for gap in pair.gaps:
        if gap.second < gap.second_end:
            yield _mark(document, line.places[gap.second][0], line.places[gap.second_end - 1][1], came=True)
        elif 0 < gap.second < len(line.places):
            yield _mark(document, line.places[gap.second - 1][1], line.places[gap.second][0], came=False)
        elif line.places:
            place = _end_of(line) if gap.second else line.places[0][0]
            yield _mark(document, place, place, came=False)


def _end_of(line: _Placed) -> int:
    return line.places[-1][1] if line.places else 0


def _mark(document: QTextDocument, start: int, end: int, *, came: bool) -> ChangedWords:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return ChangedWords(cursor, came)


def _lines(document: QTextDocument) -> Iterator[_Placed]:
    for part in parts(document):
        if isinstance(part, QTextTable):
            yield from _rows(part)
        elif words := list(_words(part)):
            yield _placed(words)


def _rows(table: QTextTable) -> Iterator[_Placed]:
    for row in range(table.rows()):
        words: list[tuple[Word, tuple[int, int]]] = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            start = cell.firstCursorPosition()
            if column:
                words.append((Word(CELLS.text), (start.position(), start.position())))
            block, last = start.block(), cell.lastCursorPosition().blockNumber()
            while block.isValid() and block.blockNumber() <= last:
                words += _words(block)
                block = block.next()
        yield _placed(words)


def _words(block: QTextBlock) -> Iterator[tuple[Word, tuple[int, int]]]:
    for match in _WORD.finditer(block.text()):
        yield Word(match.group()), (block.position() + match.start(), block.position() + match.end())


def _placed(words: Sequence[tuple[Word, tuple[int, int]]]) -> _Placed:
    return _Placed(tuple(word for word, _ in words), tuple(place for _, place in words))
