"""All comments of a notice in a window, and where one more is written: for screens without fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_form import CommentForm
from signoff.desktop.comments.comment_list import CommentList
from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import RING, ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from signoff.desktop.comments.comment_desk import CommentDesk
    from signoff.desktop.look.theme import Theme
    from signoff.notice.form.form import Form
    from signoff.notice.record.comment import Comment

_WIDTH, _HEIGHT, _SIDE = 560, 620, 32


_ABOUT = "Comments are saved in the notice’s file. They are never printed, and are not in any PDF."


class CommentsDialog(SpokenDialog):
    """Shows the comments; `go` is emitted with the page, the field and the words of one that is to be seen."""

    go = Signal(str, str, str)

    def __init__(self, theme: Theme, desk: CommentDesk, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self.setObjectName("commentsDialog")
        self.setWindowTitle("Comments")
        self.resize(fitting(self, QSize(theme.px(_WIDTH), theme.px(_HEIGHT))))
        self._list = CommentList(theme, desk, lambda: desk.shown, has_places=True)
        self._list.go.connect(self._go)
        self._none = Label(theme, "", "guidance")
        self._section = QComboBox()
        self._form = CommentForm(theme, "Your comment", "Comment", can_cancel=False)
        self._writing = QWidget()
        self._lay_out(form)
        desk.changed.connect(self._refresh)
        self._refresh()
        FocusRing(theme, self)

    def write(self, page_key: str = "") -> None:
        """Ask for a comment on the section of a page of the form."""
        place = self._section.findData(page_key)
        if place >= 0:
            self._section.setCurrentIndex(place)
        self._form.begin()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def reject(self) -> None:
        """Close; what was written is sent."""
        self._form.hide()
        super().reject()

    def _lay_out(self, form: Form) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 24, _SIDE, 12)
        head.setSpacing(4)
        head.addWidget(Label(self._theme, "Comments", "title"))
        head.addWidget(Label(self._theme, _ABOUT, "guidance"))
        scroll = ScrollColumn(self._theme, _WIDTH)
        scroll.body.setContentsMargins(0, RING, 0, 12)
        scroll.body.setSpacing(12)
        scroll.body.addWidget(self._none)
        scroll.body.addWidget(self._list)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, head)
        column.addWidget(scroll, 1)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._build_writing(form))
        nest(column, self._build_foot())

    def _build_writing(self, form: Form) -> QWidget:
        self._section.setFont(self._theme.font("text"))
        self._section.setObjectName("comment-section")
        for page in form.pages:
            self._section.addItem(page.title, page.key)
        self._fields = {page.key: page.sections[0] for page in form.pages}
        self._form.sent.connect(self._send)
        self._form.cancelled.connect(self.reject)
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(_SIDE, 16, _SIDE, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        label = Label(self._theme, "Comment on", "strong")
        label.setWordWrap(False)
        label.setBuddy(self._section)
        row.addWidget(label)
        row.addWidget(self._section, 1)
        nest(column, row)
        column.addWidget(self._form)
        return self._writing

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 12, _SIDE, 20)
        foot.addStretch(1)
        close = Button(self._theme, "Close")
        close.setObjectName("closeComments")
        close.clicked.connect(self.reject)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return foot

    def _refresh(self) -> None:
        closed = self._desk.why_closed
        self._writing.setVisible(not closed)
        self._none.setText("" if self._desk.shown and not closed else closed or "No comments yet.")
        self._none.setVisible(bool(self._none.text()))
        self.setAccessibleDescription(" ".join(filter(None, (_ABOUT, self._none.text()))))

    def _send(self, words: str) -> None:
        if self._desk.comment(self._fields[self._section.currentData()], words):
            self._form.clear()
            announce(self, "Comment added")

    def _go(self, comment: Comment) -> None:
        self.reject()
        words = comment.passage.words if comment.passage is not None else ""
        self.go.emit(self._desk.page_of(comment), comment.field, words)
