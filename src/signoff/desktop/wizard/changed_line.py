"""The words of a line that others changed, marked where they are written."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from signoff.desktop.editor.changed_words import format_of
from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.line_diff import Line, Word, pairs_of

_WORD = re.compile(r"\S+")
_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


def changed_spans(before: Line, text: str) -> list[tuple[int, int, bool]]:
    """Return where a line says something else than the words before: start, end, and whether words came there."""
    places = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    words = tuple(Word(text[start:end]) for start, end in places)
    if not words:
        return []
    if not before:
        return [(places[0][0], places[-1][1], True)]
    spans = []
    for pair in pairs_of([tuple(Word(word.text) for word in before)], [words]):
        for gap in pair.gaps:
            if gap.second < gap.second_end:
                spans.append((places[gap.second][0], places[gap.second_end - 1][1], True))
            elif 0 < gap.second < len(places):
                spans.append((places[gap.second - 1][1], places[gap.second][0], False))
    return spans


def first_difference(before: Line, text: str) -> int:
    """Return where a line that only lost words at its beginning or end begins to differ from the words before."""
    end = 0
    for word, match in zip(before, _WORD.finditer(text), strict=False):
        if word.text != match.group():
            return match.start()
        end = match.end()
    return end


class ChangedLine(QObject):
    """Keeps the words of a line marked that it did not have before, while it is edited.

    A line has no marks of its own: they are given as an input method gives them, which changes no text.
    """

    def __init__(self, theme: Theme, line: QLineEdit, before: Line) -> None:
        super().__init__(line)
        self._theme, self._line, self._before = theme, line, before
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._mark)
        line.textChanged.connect(self._mark_soon)
        line.installEventFilter(self)
        theme.changed.connect(self._mark_soon)
        self._mark()

    @property
    def spans(self) -> list[tuple[int, int, bool]]:
        """Where the line says something else than before."""
        return changed_spans(self._before, self._line.text())

    def show_first(self) -> None:
        """Put the cursor before the first word that was changed, or where words went."""
        text = self._line.text()
        place = spans[0][0] if (spans := self.spans) else first_difference(self._before, text)
        self._line.setCursorPosition(_units(text, place))

    def end(self) -> None:
        """Remove the marks."""
        self._before = ()
        self._line.removeEventFilter(self)
        self._line.textChanged.disconnect(self._mark_soon)
        self._theme.changed.disconnect(self._mark_soon)
        self._timer.stop()
        self._send([])
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark the words again after the focus has come or gone, with which an input method removes its marks."""
        if event.type() in _FOCUS:
            self._mark_soon()
        return super().eventFilter(watched, event)

    def _mark_soon(self) -> None:
        self._timer.start(0)

    def _mark(self) -> None:
        text, cursor = self._line.text(), self._line.cursorPosition()
        marks = []
        for start, end, came in self.spans:
            first, last = _units(text, start), _units(text, end)
            kind, look = QInputMethodEvent.AttributeType.TextFormat, format_of(self._theme, came=came)
            marks.append(QInputMethodEvent.Attribute(kind, first - cursor, last - first, look))
        self._send(marks)

    def _send(self, marks: list[QInputMethodEvent.Attribute]) -> None:
        QCoreApplication.sendEvent(self._line, QInputMethodEvent("", marks))


def _units(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it."""
    return len(text[:place].encode("utf-16-le")) // 2
