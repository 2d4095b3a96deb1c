"""Comments below one another: the open ones, and on request those that are resolved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_card import CommentCard
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.visibility import show_part

if TYPE_CHECKING:
    from signoff.desktop.comments.comment_desk import CommentDesk
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.comment import Comment


class CommentList(QWidget):
    """Shows some of a notice's comments, and takes no room without any; `go` is emitted with one that is to be seen.

    A comment that has not changed keeps its card, and with it an answer that is being written.
    """

    go = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: CommentDesk,
        choose: Callable[[], Sequence[Comment]],
        *,
        has_places: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show those that `choose` returns; with `has_places`, each says where it is."""
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._choose = choose
        self._has_places = has_places
        self._shows_resolved = False
        self._cards: dict[str, tuple[tuple[object, ...], CommentCard]] = {}
        self._unfold = Button(theme, "", kind="link")
        self._unfold.setObjectName("show-resolved")
        self._unfold.clicked.connect(self._toggle)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        nest(outer, self._column)
        outer.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        desk.changed.connect(self.refresh)
        desk.edited.connect(self.follow_text)
        self.refresh()

    @property
    def cards(self) -> tuple[CommentCard, ...]:
        """The cards that are shown, in their order."""
        return tuple(card for _, card in self._cards.values())

    def refresh(self) -> None:
        """Show the comments as they are now."""
        chosen = self._choose()
        resolved = sum(not comment.is_open for comment in chosen)
        noun = "comment" if resolved == 1 else "comments"
        self._unfold.setText("Hide resolved comments" if self._shows_resolved else f"Show {resolved:,} resolved {noun}")
        self._unfold.setVisible(bool(resolved))
        self._show([comment for comment in chosen if comment.is_open or self._shows_resolved])
        show_part(self, shown=bool(chosen))

    def follow_text(self) -> None:
        """Show which comments are at words that are gone."""
        for card in self.cards:
            card.follow_text()

    def _show(self, shown: Sequence[Comment]) -> None:
        focused = self._focused()
        kept, self._cards = self._cards, {}
        for comment in shown:
            state = (comment, bool(self._desk.why_closed), self._desk.deletable(comment))
            is_same = comment.id in kept and kept[comment.id][0] == state
            self._cards[comment.id] = (state, kept.pop(comment.id)[1] if is_same else self._card(comment))
        for place, card in enumerate(self.cards):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
                card.show()
        self._return_focus(focused)
        for _, card in kept.values():
            self._drop(card)

    def _focused(self) -> str:
        """Return the identity of the comment whose card has the focus; empty where none has."""
        focus = QApplication.focusWidget()
        ours = (
            identity for identity, (_, card) in self._cards.items() if focus is not None and card.isAncestorOf(focus)
        )
        return next(ours, "")

    def _return_focus(self, identity: str) -> None:
        """Keep the focus with a comment that has another card now, or near it: elsewhere, a key could do anything."""
        if not identity:
            return
        if identity in self._cards:
            self._cards[identity][1].begin()
        elif not self._unfold.isHidden():
            self._unfold.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._cards:
            self.cards[-1].begin()

    def _drop(self, card: CommentCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _card(self, comment: Comment) -> CommentCard:
        place = self._desk.section_of(comment) if self._has_places else ""
        card = CommentCard(self._theme, self._desk, comment, place=place)
        card.go.connect(partial(self.go.emit, comment))
        return card

    def _toggle(self) -> None:
        self._shows_resolved = not self._shows_resolved
        self.refresh()


class CommentsSection(QWidget):
    """All comments under a heading of their own, each with a link to where it is; hidden where there are none."""

    go = Signal(str, str, str)

    def __init__(self, theme: Theme, desk: CommentDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("comments-section")
        self.list = CommentList(theme, desk, lambda: desk.shown, has_places=True)
        self.list.go.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(theme, "Comments", "subhead"))
        column.addWidget(self.list)
        desk.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        show_part(self, shown=bool(self._desk.shown))

    def _go(self, comment: Comment) -> None:
        words = comment.passage.words if comment.passage is not None else ""
        self.go.emit(self._desk.page_of(comment), comment.field, words)
