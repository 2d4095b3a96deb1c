"""The words that others changed in the fields of a page: marked, and shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from signoff.desktop.editor.changed_words import ChangedWords, changed_words, selections_of
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import keep_in_view
from signoff.desktop.widgets.fields import ComboField, DateField, TextArea
from signoff.desktop.wizard.changed_line import ChangedLine
from signoff.notice.comparison.comparison import AnswerChange


class ChangedAnswer:
    """Marks in one field the words that an answer did not have before; a choice has none."""

    def __init__(self, theme: Theme, widget: QWidget, change: AnswerChange) -> None:
        self._theme, self._widget = theme, widget
        self._line: ChangedLine | None = None
        self._marks: list[ChangedWords] = []
        if isinstance(widget, RichEditor):
            widget.marks.mark_changes(change.before or "")
        elif isinstance(widget, TextArea):
            self._marks = changed_words(widget.document(), change.before_lines)
            self._mark_area()
            theme.changed.connect(self._mark_area)
        elif (line := _line_of(widget)) is not None:
            self._line = ChangedLine(theme, line, change.before_lines[0] if change.before_lines else ())

    def end(self) -> None:
        """Remove the marks."""
        if isinstance(self._widget, RichEditor):
            self._widget.marks.mark_changes(None)
        elif isinstance(self._widget, TextArea):
            self._theme.changed.disconnect(self._mark_area)
            self._marks = []
            self._mark_area()
        elif self._line is not None:
            self._line.end()

    def show_first(self) -> None:
        """Put the cursor before the first word that was changed, and bring it into view."""
        if self._line is not None:
            self._line.show_first()
            return
        widget = self._widget
        view = widget.view if isinstance(widget, RichEditor) else widget
        marks = widget.marks.changes if isinstance(widget, RichEditor) else self._marks
        if marks and isinstance(view, QTextEdit | QPlainTextEdit):
            cursor = QTextCursor(marks[0].cursor)
            cursor.setPosition(cursor.selectionStart())
            view.setTextCursor(cursor)
            QTimer.singleShot(0, view, lambda: _into_view(view))  # once what is said of the change is laid out

    def _mark_area(self) -> None:
        if isinstance(self._widget, TextArea):
            self._widget.setExtraSelections(selections_of(self._marks, self._theme))


def _into_view(view: QTextEdit | QPlainTextEdit) -> None:
    view.ensureCursorVisible()
    keep_in_view(view, view.cursorRect())


def _line_of(widget: QWidget) -> QLineEdit | None:
    if isinstance(widget, ComboField):
        return widget.lineEdit()
    if isinstance(widget, DateField):
        return widget.line
    return widget if isinstance(widget, QLineEdit) else None
