"""Fields to type in: a text that grows and a list that can be typed into, each with label, hint and problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.column import keep_in_view
from signoff.desktop.widgets.date_field import DateField
from signoff.desktop.widgets.line_field import Line, LineField
from signoff.desktop.widgets.one_line import OneLine
from signoff.desktop.widgets.spoken import ProblemVoice, describe, name_field, say_problem, spoken_part
from signoff.desktop.widgets.text import Label
from signoff.notice.text.cleaning import cleaned_lines

__all__ = ["ComboField", "DateField", "Labelled", "LineField", "TextArea"]

_PADDING, _FRAME = 8, 2 + 2
"""The padding above and below a text, which grows with it; the border, and what Qt reserves as it counts the lines."""

ProblemKind = Literal["error", "warning"]


class TextArea(QPlainTextEdit):
    """A plain text of several lines that grows with its text; Tab leaves it."""

    def __init__(self, theme: Theme, *, lines: int = 3, parent: QWidget | None = None) -> None:
        """Start with the height of `lines` lines."""
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self.setFont(theme.font("text"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        # The page around it has to be laid out first.
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setSingleShot(True)
        self._scroll_timer.timeout.connect(self._scroll_to_cursor)
        self.cursorPositionChanged.connect(self._scroll_timer.start)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the text at the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, with its characters in the form in which they are kept."""
        words = QMimeData()
        words.setText(cleaned_lines(source.text()))
        super().insertFromMimeData(words)

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        return QSize(240, self._needed_height())

    def select(self, words: str) -> bool:
        """Select the first place with these words; return whether there is one."""
        match = self.document().find(words)
        if not words or match.isNull():
            return False
        self.setTextCursor(match)
        return True

    def show_problem(self, kind: ProblemKind | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)

    def _needed_height(self) -> int:
        # QPlainTextEdit's document measures its height in lines.
        lines = max(self._lines, round(self.document().size().height()))
        return lines * self.fontMetrics().lineSpacing() + 2 * self._theme.px(_PADDING) + _FRAME

    def _scroll_to_cursor(self) -> None:
        if self.hasFocus():
            keep_in_view(self, self.cursorRect())

    def _fit_height(self) -> None:
        if self.height() != self._needed_height() or self.minimumHeight() != self._needed_height():
            self.setFixedHeight(self._needed_height())


class ComboField(QComboBox):
    """A field with known answers, into which anything else may be typed too."""

    def __init__(
        self,
        theme: Theme,
        options: Sequence[str],
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer `options`, with none of them chosen."""
        super().__init__(parent)
        self.setPlaceholderText(placeholder or " ")  # or the first option would be shown until it is taken away again
        self.addItems(list(options))
        self.setFont(theme.font("text"))
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt's own delegate for the list ignores the style sheet's sizes and colours.
        self.setItemDelegate(QStyledItemDelegate(self))
        self._make_editable(theme, placeholder)
        self.setCurrentIndex(-1)

    def _make_editable(self, theme: Theme, placeholder: str) -> None:
        line = Line()
        line.setFont(theme.font("text"))
        line.setPlaceholderText(placeholder)
        line.setValidator(OneLine(line))
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("completer")
        popup.setAccessibleName("Suggestions")
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(popup)
        # The completer sets its own delegate for the list, which must be replaced afterwards.
        popup.setItemDelegate(QStyledItemDelegate(popup))
        self.setCompleter(completer)

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the line within, which is what has the focus."""
        super().setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field, and the line within."""
        super().setAccessibleDescription(description)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleDescription(description)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel: scrolling a page must not change an answer under the mouse."""
        event.ignore()

    def show_problem(self, kind: ProblemKind | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)


class Labelled(QWidget):
    """A label above a field, a hint below the label, and the sentence of a problem below the field."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        widget: QWidget,
        hint: str = "",
        *,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Name `widget` on screen and for a screen reader; a quiet label looks like guidance."""
        super().__init__(parent)
        self._theme = theme
        self._kind: ProblemKind = "error"
        self.widget = widget
        self._label = Label(theme, label, "guidance" if quiet else "strong")
        if "&" not in label:  # in a buddy's label an ampersand would make a shortcut
            self._label.setBuddy(spoken_part(widget))
        if not spoken_part(widget).accessibleName():
            name_field(widget, label, hint)
        elif hint:
            describe(widget, hint)
        self._problem = Label(theme, "", "guidance-strong", colour="red")
        self._mark = QLabel()
        self._problem_row = QWidget()
        self._voice = ProblemVoice(self)
        self._lay_out(hint)
        theme.changed.connect(self._apply_theme)
        self.clear_problem()

    def set_label(self, text: str) -> None:
        """Change the label, on screen and for a screen reader."""
        self._label.setText(text)
        spoken_part(self.widget).setAccessibleName(text)

    def show_problem(self, text: str, kind: ProblemKind = "error") -> None:
        """Show below the field what is wrong, and colour its border."""
        self._kind = kind
        words = f"{'Error' if kind == 'error' else 'Warning'}: {text}"
        self._voice.say(words, assertive=kind == "error")
        self._problem.setText(text)
        self._problem.set_colour("red" if kind == "error" else "amber")
        self._problem_row.show()
        self._mark_field(kind)
        say_problem(self.widget, words)
        self._apply_theme()

    def clear_problem(self) -> None:
        """Remove the problem."""
        self._voice.be_silent()
        self._problem.setText("")
        self._problem_row.hide()
        self._mark_field(None)
        say_problem(self.widget, "")

    def problem(self) -> str:
        """Return the sentence shown; empty when nothing is wrong."""
        return self._problem.text()

    def _lay_out(self, hint: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        if hint:
            column.addWidget(Label(self._theme, hint, "guidance"))
        column.addWidget(self.widget)
        row = QHBoxLayout(self._problem_row)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        column.addWidget(self._problem_row)

    def _mark_field(self, kind: ProblemKind | None) -> None:
        show = getattr(self.widget, "show_problem", None)
        if callable(show):
            show(kind)

    def _apply_theme(self) -> None:
        icon, colour = ("circle-alert", "red") if self._kind == "error" else ("triangle-alert", "amber")
        self._mark.setPixmap(self._theme.pixmap(icon, 16, colour))
