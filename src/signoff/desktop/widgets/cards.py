"""Cards that show a finding and offer fixes, and the column that holds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

FindingKind = Literal["error", "warning", "info", "good"]

_ICONS = {
    "error": ("circle-alert", "red"),
    "warning": ("triangle-alert", "amber"),
    "info": ("info", "blue"),
    "good": ("circle-check", "green"),
}
SPOKEN_KINDS = {"error": "Error", "warning": "Warning", "info": "Note", "good": "In order"}


class FindingCard(QFrame):
    """An icon, a title, a body, links to fixes, and the source of the rule.

    Tab stops at its links, which say it; where it has none, at the card itself.
    """

    spoken_role = "Section"
    spoken_about: QWidget | None = None

    def __init__(
        self,
        theme: Theme,
        kind: FindingKind,
        title: str,
        body: str = "",
        source: str = "",
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show a finding; each action is a link."""
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self.setProperty("card", kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"{SPOKEN_KINDS[kind]}: {title}")
        self._body, self._source = body, f"Source: {source}." if source else ""
        self._icon = QLabel()
        theme.fix(self._icon, width=20, height=20)
        self._buttons = [self._action_button(words, act, title) for words, act in actions]
        if not self._buttons:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._describe("")
        self._lay_out(title, body, source)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def kind(self) -> FindingKind:
        """Which kind of finding this is."""
        return self._kind

    @property
    def words(self) -> str:
        """What it says, how grave it is first: for a window that says all of its cards at once."""
        return " ".join(filter(None, (f"{self.accessibleName().rstrip('.')}.", self._body)))

    @property
    def stop(self) -> QWidget:
        """Where the keyboard comes to the card first."""
        return self._buttons[0] if self._buttons else self

    def tell_about(self, field: QWidget, name: str) -> None:
        """Say which field the finding is about: the part of that at which a screen reader stops, and its name."""
        self.spoken_about = field
        self._describe(f"About: {name}.")

    def _describe(self, about: str) -> None:
        """Say all of the finding where one comes to it first, and with further links what one needs for them."""
        said = " ".join(filter(None, (about, self._body)))
        in_full = " ".join(filter(None, (said, self._source)))
        self.setAccessibleDescription(in_full)
        for number, button in enumerate(self._buttons):
            button.setAccessibleDescription(said if number else in_full)

    def _action_button(self, words: str, act: Callable[[], None], title: str) -> Button:
        button = Button(self._theme, words, kind="link")
        button.setAccessibleName(f"{words.removesuffix('…')}: {title}")
        button.setObjectName(f"action-{words}")
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self, title: str, body: str, source: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(self._theme, title, "strong"))
        if body:
            column.addWidget(Label(self._theme, body, "guidance"))
        if self._buttons or source:
            column.addSpacing(3)
            nest(column, self._build_foot(source))
        nest(row, column, 1)

    def _build_foot(self, source: str) -> FlowLayout:
        foot = FlowLayout(last_right=bool(source))
        for button in self._buttons:
            foot.addWidget(button)
        if source:
            source_label = QLabel(source[:1].upper() + source[1:])
            source_label.setTextFormat(Qt.TextFormat.PlainText)
            source_label.setFont(self._theme.font("note"))
            source_label.setProperty("ink", "ink3")
            foot.addWidget(source_label)
        return foot

    def _apply_theme(self) -> None:
        icon, colour = _ICONS[self._kind]
        self._icon.setPixmap(self._theme.pixmap(icon, 20, colour))
        repolish(self)


class Cards(QWidget):
    """A column of cards that is hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def replace(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in place of the current ones."""
        while item := self._column.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            self._column.addWidget(card)
        self.setVisible(bool(cards))
