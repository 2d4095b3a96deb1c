"""A column of words that is read line by line with the arrow keys: for who hears it, long words in one go are lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

SHORT = 240
"""Characters that are said in one go."""

_SAME_LINE = 6
"""Pixels by which the tops of words in one line may differ."""


class ReadLines:
    """The lines of a column: what stands side by side is one. The focus goes from one to the next.

    Blocks that stand side by side are read one after the other.
    """

    def __init__(self, column: QWidget, blocks: Sequence[QWidget] = ()) -> None:
        """Read the whole column, or only its `blocks`, in their order."""
        self._column = column
        self._blocks = blocks or (column,)
        self._told: QLabel | None = None
        self._name = ""

    def description(self) -> str:
        """Return what is said of the column: all its words where they are few, else how one hears them."""
        lines = self._lines()
        words = " ".join(map(_sentences, lines))
        return words if len(words) <= SHORT else f"{len(lines)} lines. The up and down arrows say them one by one."

    def step(self, event: QKeyEvent) -> QLabel | None:
        """Give the focus to the line to which a key leads, and return it; None where it leads to none."""
        lines = self._lines()
        focus = QApplication.focusWidget()
        place = next((number for number, line in enumerate(lines) if focus in line), -1)
        to = {
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Up: max(place - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(lines) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not 0 <= to < len(lines):
            return None
        self.leave()
        self._told = lines[to][0]
        self._name = self._told.accessibleName()
        self._told.setAccessibleName(_sentences(lines[to]))
        self._told.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._told

    def holds_focus(self) -> bool:
        """Whether the focus is at one of the lines."""
        return self._told is not None and self._told is QApplication.focusWidget()

    def leave(self) -> None:
        """Let the line at which the focus was be its own words again."""
        if self._told is not None and self._told in self._column.findChildren(QLabel):
            self._told.setAccessibleName(self._name)
        self._told = None

    def _lines(self) -> list[list[QLabel]]:
        return [line for block in self._blocks for line in self._lines_of(block)]

    def _lines_of(self, block: QWidget) -> list[list[QLabel]]:
        labels = [label for label in block.findChildren(QLabel) if label.text() and label.isVisibleTo(self._column)]
        lines: list[list[QLabel]] = []
        for label in sorted(labels, key=self._place):
            if lines and self._place(label)[0] - self._place(lines[-1][0])[0] < _SAME_LINE:
                lines[-1].append(label)
            else:
                lines.append([label])
        return [sorted(line, key=lambda label: self._place(label)[1]) for line in lines]

    def _place(self, label: QLabel) -> tuple[int, int]:
        corner = label.mapTo(self._column, QPoint())
        return corner.y(), corner.x()


def _sentences(line: list[QLabel]) -> str:
    """Return the words of a line: of several that stand side by side, the first name what follows."""
    if any(label.accessibleDescription() for label in line):
        return " ".join(_ended(f"{label.accessibleName()}: {label.accessibleDescription()}") for label in line)
    *before, last = (" ".join(label.text().split()) for label in line)
    return " ".join((*(f"{words.rstrip('.:')}:" for words in before), _ended(last)))


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", ":")) else f"{words}."
