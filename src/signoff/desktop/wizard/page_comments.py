"""The comments of one page of the wizard: below the fields that they are at, and marked in the long texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from signoff.desktop.comments.comment_slot import CommentSlot
from signoff.desktop.comments.comment_words import quote_of_passage
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.editor.passages import selected_passage
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.widgets.buttons import Button
from signoff.notice.record.passages import passage_at

if TYPE_CHECKING:
    from signoff.desktop.comments.comment_desk import CommentDesk
    from signoff.desktop.wizard.field_box import FieldBox
    from signoff.desktop.wizard.page import SectionPage
    from signoff.notice.record.comment import Comment, Passage


class PageComments(QObject):
    """Shows a page's comments and asks for more; a place without any takes no room."""

    def __init__(self, page: SectionPage, desk: CommentDesk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._slots: dict[str, CommentSlot] = {}
        self._button = Button(page.theme, "Comment", kind="link", icon="message-square-plus")
        self._button.setObjectName("comment-on-page")
        keys = REGISTRY[Command.COMMENT].native_keys
        self._button.setAccessibleName("Comment on this section, or on the words that are marked")
        self._button.setAccessibleDescription(keys)
        self._button.setToolTip(f"{self._button.accessibleName()} ({keys})")
        self._button.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # a click leaves the focus, and what is marked, where it is
        self._button.clicked.connect(self.write)
        page.head.add_tool(self._button)
        for binding in page.bindings:
            if isinstance(binding.widget, RichEditor):
                binding.widget.comment_wanted.connect(partial(self._write_at, binding.path))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the comments as they are now."""
        self._button.setVisible(not self._desk.why_closed)
        for key in {self._place_of(comment) for comment in self._on_page()} | self._slots.keys():
            self._slot(key).refresh()
        for binding in self._page.bindings:
            if isinstance(binding.widget, RichEditor):
                binding.widget.takes_comments = not self._desk.why_closed
                binding.widget.marks.show_commented(self._passages_at(binding.path))

    def write(self) -> None:
        """Ask for a comment at the field with the focus, or on the words marked there, else on the section."""
        paths = [binding.path for binding in self._page.bindings]
        self._write_at(self._page.focused_path() or (paths[0] if len(paths) == 1 else ""))

    def show_comment(self, comment: Comment) -> None:
        """Mark the words of a comment in its field."""
        for binding in self._page.bindings:
            if binding.path == comment.field and comment.passage is not None and isinstance(binding.widget, RichEditor):
                binding.widget.select_passage(comment.passage)

    def _write_at(self, path: str) -> None:
        widget = next((binding.widget for binding in self._page.bindings if binding.path == path), None)
        passage = _marked(widget)
        _unmark(widget)  # a key would replace the words, once the focus is back
        slot = self._slot(self._box_of(path))
        slot.write(path or self._page.page.sections[0], passage, quote_of_passage(passage))
        self.refresh()
        QTimer.singleShot(0, slot, lambda: self._page.column.ensureWidgetVisible(slot, 0, 16))  # once it is laid out

    def _slot(self, path: str) -> CommentSlot:
        """Return the place of the comments at a field, or of those on the page as a whole ("")."""
        if path in self._slots:
            return self._slots[path]
        slot = CommentSlot(self._page.theme, self._desk, partial(self._at, path))
        slot.setObjectName(f"comments:{path}")
        self._insert(slot, self._page.boxes.get(path))
        slot.closed.connect(self._return_focus)
        slot.list.go.connect(self.show_comment)
        self._slots[path] = slot
        return slot

    def _insert(self, slot: CommentSlot, box: FieldBox | None) -> None:
        """Put a slot below the field of a box, or where that shares a line with others below the line."""
        body = self._page.body
        if box is None:
            self._page.remarks.addWidget(slot)
            return
        lines = (inner for inner in body.children() if isinstance(inner, QLayout) and inner.indexOf(box) >= 0)
        if (line := next(lines, None)) is not None:
            body.insertWidget(body.indexOf(line) + 1, slot)
        else:
            box.add_below(slot)

    def _on_page(self) -> Sequence[Comment]:
        return [comment for comment in self._desk.shown if self._desk.page_of(comment) == self._page.page.key]

    def _at(self, path: str) -> Sequence[Comment]:
        return [comment for comment in self._on_page() if self._place_of(comment) == path]

    def _passages_at(self, path: str) -> Sequence[Passage]:
        """Return the words of a field that open comments are at, and those of a comment that is being written."""
        about = [comment.passage for comment in self._on_page() if comment.field == path and comment.is_open]
        about += [slot.passage for slot in self._slots.values() if slot.field == path]
        return [passage for passage in about if passage is not None]

    def _place_of(self, comment: Comment) -> str:
        """Return the path of the box that a comment is shown at; empty for the page as a whole."""
        return self._box_of(comment.field)

    def _box_of(self, path: str) -> str:
        """Return the path of the box that is shown around a field: that of the form's own field, else the nearest."""
        steps = path.split(".")
        around = [".".join(steps[:length]) for length in range(len(steps), 0, -1)]
        form = self._page.session.form
        around = [name for name in around if form.has_field(name)] + around
        boxes = self._page.boxes
        return next((name for name in around if name in boxes and boxes[name].isVisibleTo(self._page)), "")

    def _return_focus(self, path: str) -> None:
        self.refresh()
        if self._page.isVisible():
            self._page.focus_field(path if path in {binding.path for binding in self._page.bindings} else "")


def _marked(widget: QWidget | None) -> Passage | None:
    """Return the words that are marked in a field; None where none are, or the field is no text."""
    if isinstance(widget, RichEditor):
        return selected_passage(widget.view.textCursor())
    if isinstance(widget, QPlainTextEdit):
        return selected_passage(widget.textCursor())
    if isinstance(widget, QLineEdit) and widget.hasSelectedText():
        start = len(widget.text().encode("utf-16-le")[: 2 * widget.selectionStart()].decode("utf-16-le"))
        return passage_at(widget.text(), start, start + len(widget.selectedText()))
    return None


def _unmark(widget: QWidget | None) -> None:
    """Leave the cursor after the words that are marked in a field."""
    if isinstance(widget, QLineEdit):
        widget.deselect()
        return
    view = widget.view if isinstance(widget, RichEditor) else widget
    if isinstance(view, QTextEdit | QPlainTextEdit):
        cursor = view.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        view.setTextCursor(cursor)
