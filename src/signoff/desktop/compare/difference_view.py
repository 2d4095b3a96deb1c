"""What differs in one section: each answer on both sides, line beside line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from signoff.desktop.compare.compared_text import NOTHING, ComparedText, Side
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.notice.comparison.comparison import AnswerChange, ComparedLine, SectionChange

MOST_LINES = 150
"""Lines of an answer that are shown: more are named by their number, and are on the pages."""

_AROUND = 1
"""Lines that are the same and are shown on each side of those that differ."""


class DifferenceView(QWidget):
    """Shows the answers of a section that differ; lines that are the same are left out but for their neighbours."""

    def __init__(
        self, theme: Theme, styles: tuple[Side, Side] = ("before", "after"), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._styles = styles
        self._theme = theme
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_section(self, section: SectionChange | None, sides: tuple[str, str], same: str) -> None:
        """Show a section with the names of both sides; `same` is said where nothing differs."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._grid(section, sides) if section else Label(self._theme, same, "text", colour="ink2")
        self._column.addWidget(self._content)

    def _grid(self, section: SectionChange, sides: tuple[str, str]) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = 0
        for place, answer in enumerate(section.answers):
            if place:
                grid.addWidget(Hairline(self._theme), row, 0, 1, 2)
                row += 1
            if answer.label != section.title:
                grid.addWidget(Label(self._theme, answer.label, "guidance-strong"), row, 0, 1, 2)
                row += 1
            row = self._add_answer(grid, row, answer, sides)
        return content

    def _add_answer(self, grid: QGridLayout, row: int, answer: AnswerChange, sides: tuple[str, str]) -> int:
        for shown in shown_lines(answer):
            if isinstance(shown, str):
                grid.addWidget(Label(self._theme, shown, "note"), row, 0, 1, 2)
            else:
                for column, runs in enumerate((shown.before, shown.after)):
                    nothing = NOTHING if not (answer.before_lines, answer.after_lines)[column] else ""
                    name = f"{sides[column]}: {answer.label}"
                    text = ComparedText(self._theme, runs, self._styles[column], name, nothing=nothing)
                    grid.addWidget(text, row, column)
            row += 1
        return row


def shown_lines(answer: AnswerChange) -> Iterator[ComparedLine | str]:
    """Yield the lines of an answer that are shown, and in the place of the others how many they are."""
    lines = answer.lines
    near = _near_changes(lines)
    skipped = shown = 0
    for place, line in enumerate(lines):
        if place not in near:
            skipped += 1
            continue
        if shown == MOST_LINES:
            break
        if skipped:
            yield _same(skipped)
        skipped, shown = 0, shown + 1
        yield line
    more = sum(line.differs for line in lines) - sum(lines[place].differs for place in sorted(near)[:shown])
    if more:
        yield f"{more:,} more lines differ"
    elif skipped:
        yield _same(skipped)


def _near_changes(lines: Sequence[ComparedLine]) -> set[int]:
    return {
        place + step
        for place, line in enumerate(lines)
        if line.differs
        for step in range(-_AROUND, _AROUND + 1)
        if 0 <= place + step < len(lines)
    }


def _same(count: int) -> str:
    return "1 paragraph is the same" if count == 1 else f"{count:,} paragraphs are the same"
