"""The comments at one place of a page, and where one more is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.comments.comment_form import CommentForm
from signoff.desktop.comments.comment_list import CommentList
from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.visibility import show_part

if TYPE_CHECKING:
    from signoff.desktop.comments.comment_desk import CommentDesk
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.comment import Comment, Passage


class CommentSlot(QWidget):
    """Shows comments with, on request, a form for one more; takes no room without any.

    `closed` is emitted when the form was closed, with the field that it was about, to which the focus can go back.
    """

    closed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        desk: CommentDesk,
        choose: Callable[[], Sequence[Comment]],
        parent: QWidget | None = None,
    ) -> None:
        """Show the comments that `choose` returns."""
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._field = ""
        self._passage: Passage | None = None
        self.list = CommentList(theme, desk, choose)
        self._form = CommentForm(theme, "Your comment", "Comment")
        self._form.hide()
        self._form.sent.connect(self._send)
        self._form.cancelled.connect(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self._form)
        self.refresh()

    @property
    def is_writing(self) -> bool:
        """Whether a comment is being written."""
        return not self._form.isHidden()

    @property
    def passage(self) -> Passage | None:
        """The words at which a comment is being written."""
        return self._passage

    @property
    def field(self) -> str:
        """The field or section at which a comment is being written."""
        return self._field

    def write(self, field: str, passage: Passage | None, quote: str) -> None:
        """Ask for a comment at words of a field, or at the whole; one that is being written goes on there."""
        self._field = field
        self._passage = passage
        self._form.about(quote)
        self._form.show()
        self.show()
        self._form.begin()

    def refresh(self) -> None:
        """Show the comments as they are now."""
        self.list.refresh()
        self._fit()

    def _send(self, words: str) -> None:
        passage = self._passage
        if self._desk.comment(self._field, words, passage):
            self._form.clear()
            self._close()
            announce(self, "Comment added")

    def _close(self) -> None:
        field, self._field, self._passage = self._field, "", None
        self.closed.emit(field)  # and the focus goes there, before it would go to whatever is next
        self._form.hide()
        self._fit()

    def _fit(self) -> None:
        show_part(self, shown=self.is_writing or not self.list.isHidden())
