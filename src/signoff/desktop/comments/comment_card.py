"""One comment with its answers, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_form import CommentForm
from signoff.desktop.comments.comment_words import (
    DELETED,
    GONE,
    author_of,
    quote_of,
    resolved_by,
    spoken,
    text_of,
    when_said,
)
from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.comments.comment_desk import CommentDesk
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.comment import Comment, Reply

_INDENT = 12
_BEFORE_FORM = 6


class _Reply(QFrame):
    """An answer to a comment, below it."""

    spoken_role = "Section"


class CommentCard(QFrame):
    """Shows a comment; `go` is emitted when the person wants to see what it is about.

    It is a stop of its own, so that all of it is heard, also where nothing can be done with it any longer.
    """

    spoken_role = "Grouping"

    go = Signal()

    def __init__(
        self, theme: Theme, desk: CommentDesk, comment: Comment, *, place: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a comment, and with `place` where it is: as a link where there is a section to go to."""
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._comment = comment
        self._form: CommentForm | None = None
        self._instead: tuple[QWidget, ...] = ()
        self._is_closed = bool(desk.why_closed)
        self.setObjectName(f"comment:{comment.id}")
        self.setProperty("card", "raised" if comment.is_open else "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Comment by {author_of(comment)}" + (f", on {place}" if place else ""))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon = QLabel()
        theme.fix(self._icon, width=16, height=22)
        self._gone = Label(theme, GONE, "note", colour="amber")
        self._foot = QWidget()
        self._column = QVBoxLayout()
        self._lay_out(place)
        self.follow_text()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def is_writing(self) -> bool:
        """Whether an answer is being written."""
        return self._form is not None

    def begin(self) -> None:
        """Give the focus to it, before what can be done with it."""
        if self._form is not None:
            self._form.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_text(self) -> None:
        """Show whether the words that it is at are still there."""
        are_gone = self._desk.are_words_gone(self._comment)
        self._gone.setVisible(are_gone)
        self.setAccessibleDescription(spoken(self._comment, are_words_gone=are_gone))

    def _lay_out(self, place: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 13, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, self._column, 1)
        self._column.setSpacing(3)
        if place and (self._is_closed or not self._desk.page_of(self._comment)):
            self._column.addWidget(Label(self._theme, place, "guidance-strong"))
        elif place:
            self._column.addWidget(self._link(f"Go to {place}", "show-place", self.go.emit))
        nest(self._column, self._head(self._comment))
        if quote := quote_of(self._comment):
            self._column.addWidget(Label(self._theme, quote, "note"))
        self._column.addWidget(self._gone)
        words = text_of(self._comment)
        self._words = Label(self._theme, words or DELETED, "text" if words else "note")
        self._column.addWidget(self._words)
        for reply in self._comment.shown_replies:
            self._column.addWidget(self._reply(reply))
        resolution = self._comment.resolution
        if resolution is not None and resolution.resolved:
            self._column.addWidget(Label(self._theme, resolved_by(resolution), "note"))
        self._build_foot()
        self._column.addWidget(self._foot)

    def _head(self, part: Comment | Reply) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Label(self._theme, author_of(part), "guidance-strong"), 1)
        when = Label(self._theme, when_said(part), "note")
        when.setWordWrap(False)
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _reply(self, reply: Reply) -> QWidget:
        part = _Reply()
        part.setObjectName("reply")
        part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        part.setAccessibleName(f"Reply by {author_of(reply)}")
        part.setAccessibleDescription(text_of(reply))
        column = QVBoxLayout(part)
        column.setContentsMargins(_INDENT, 4, 0, 2)
        column.setSpacing(1)
        nest(column, self._head(reply))
        words = Label(self._theme, text_of(reply), "text")
        column.addWidget(words)
        links = self._reply_links(reply, words, column)
        if links is not None:
            column.addWidget(links)
        return part

    def _reply_links(self, reply: Reply, words: QWidget, column: QVBoxLayout) -> QWidget | None:
        """Return the links by which one's own last answer is changed or deleted; None where neither can be."""
        links, desk, comment = QWidget(), self._desk, self._comment
        flow = FlowLayout(parent=links)

        def write() -> None:
            form = CommentForm(self._theme, "Your reply", "Save")
            form.write_again(text_of(reply))
            self._write_in(form, column, (words, links), lambda text: desk.edit_reply(comment, reply, text))

        if desk.may_edit_reply(comment, reply):
            flow.addWidget(self._link("Edit", "edit-reply", write, "Edit your reply"))
        if desk.may_delete_reply(comment, reply):
            delete = self._said("Reply deleted", partial(desk.delete_reply, comment, reply))
            flow.addWidget(self._link("Delete", "delete-reply", delete, "Delete your reply"))
        return links if flow.count() else None

    def _build_foot(self) -> None:
        flow = FlowLayout(parent=self._foot)
        comment, desk = self._comment, self._desk
        if not self._is_closed:
            flow.addWidget(self._link("Reply", "answer-comment", self._write))
            if comment.is_open:
                flow.addWidget(
                    self._link("Resolve", "resolve-comment", self._said("Resolved", partial(desk.resolve, comment)))
                )
            else:
                reopen = partial(desk.resolve, comment, resolved=False)
                flow.addWidget(self._link("Reopen", "reopen-comment", self._said("Reopened", reopen)))
            if desk.may_edit(comment):
                flow.addWidget(self._link("Edit", "edit-comment", self._edit))
            if desk.may_delete(comment):
                flow.addWidget(
                    self._link("Delete", "delete-comment", self._said("Comment deleted", partial(desk.delete, comment)))
                )
        if self._is_closed:
            self._foot.hide()

    def _link(self, words: str, name: str, act: Callable[[], object], spoken: str = "") -> Button:
        button = Button(self._theme, words, kind="link")
        button.setObjectName(name)
        button.setAccessibleName(spoken or f"{words}: comment by {author_of(self._comment)}")
        button.clicked.connect(lambda: act())
        return button

    def _said(self, words: str, act: Callable[[], bool]) -> Callable[[], None]:
        """Return what does something and says so: the card itself is a new one then, or gone."""
        return lambda: announce(self.window(), words) if act() else None

    def _write(self) -> None:
        form = CommentForm(self._theme, f"Your reply to {author_of(self._comment)}", "Reply")
        self._write_in(form, self._column, (self._foot,), lambda words: self._desk.answer(self._comment, words))

    def _edit(self) -> None:
        form = CommentForm(self._theme, "Your comment", "Save")
        form.write_again(text_of(self._comment))
        self._write_in(
            form, self._column, (self._words, self._foot), lambda words: self._desk.edit(self._comment, words)
        )

    def _write_in(
        self, form: CommentForm, column: QVBoxLayout, instead: Sequence[QWidget], send: Callable[[str], bool]
    ) -> None:
        """Show a form in a column, instead of some of what it shows, until it is sent or closed."""
        if self._form is not None:
            return
        self._form, self._instead = form, tuple(instead)
        form.sent.connect(partial(self._send, send))
        form.cancelled.connect(self._stop_writing)
        form.setContentsMargins(0, _BEFORE_FORM, 0, 0)
        column.addWidget(form)
        form.show()
        form.begin()  # before its place is free: what is hidden with the focus hands it to whatever is next
        for part in instead:
            part.hide()

    def _send(self, send: Callable[[str], bool], words: str) -> None:
        form = self._form
        if form is None:
            return
        self._form = None
        if not send(words):
            self._form = form
            return
        announce(self.window(), "Saved")
        form.clear()

    def _stop_writing(self) -> None:
        form, self._form = self._form, None
        for part in self._instead:
            part.show()
        self.begin()
        if form is not None:
            form.hide()
            form.deleteLater()

    def _apply_theme(self) -> None:
        icon, colour = ("message-square", "blue") if self._comment.is_open else ("check", "green")
        self._icon.setPixmap(self._theme.pixmap(icon, 16, colour))
        line = self._theme.tokens.line
        for part in self.findChildren(QFrame, "reply"):
            part.setStyleSheet(f"QFrame#reply {{ border: none; border-left: 2px solid {line}; }}")
