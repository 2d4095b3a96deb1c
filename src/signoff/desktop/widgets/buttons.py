"""Buttons: with words, and with only an icon."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.paint import box
from signoff.desktop.widgets.seen_tip import SeenTip

Kind = Literal["default", "primary", "ghost", "link", "signing", "compact"]

# Qt's own gap between a button's icon and its words is 4 px; the look's is 7.
_QT_GAP, _GAP = 4, 3
_SIZES = {"link": 16}
_FONTS: dict[str, Role] = {"signing": "subhead", "compact": "guidance-strong", "link": "guidance-strong"}
_BOUNDED = ("default", "compact", "primary", "signing")
"""The kinds that have an edge, also while they cannot be used."""

_COLOURS = {"primary": "onfill", "signing": "onfill", "ghost": "ink2", "link": "blue"}


def _click_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click the button and return True when the key is Enter; Qt itself does so only in dialogs."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or modifiers:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button with words, and an icon before (`icon`) or after (`trailing`) them, never both."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: Kind = "default",
        icon: str = "",
        trailing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Create a button that shows `text` literally: an ampersand is not a mnemonic."""
        super().__init__(parent)
        self._words = text
        self._shows_words = True
        self._told = ""
        self._gap = _GAP
        if icon and trailing:
            raise ValueError("a button has one icon, before or after its words")
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._trailing = trailing
        self._colour = _COLOURS.get(kind, "ink2")
        self.setProperty("kind", kind)
        self.setFont(theme.font(_FONTS.get(kind, "strong")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if kind == "link":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setText(text)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def setText(self, text: str) -> None:
        """Show another text, literally."""
        self._words = text
        super().setText(text.replace("&", "&&") if self._shows_words else "")
        self._tell_words()

    def text(self) -> str:
        """Return the text as it was given."""
        return self._words

    def set_gap(self, gap: int) -> None:
        """Leave so many pixels between icon and words."""
        self._gap = gap - _QT_GAP
        self._apply_theme()

    def show_words(self, shown: bool) -> None:
        """Show the words beside the icon, or the icon alone, which has the words as its name and its tool tip."""
        if shown == self._shows_words:
            return
        self._shows_words = shown
        self.setProperty("wordless", not shown)
        self.setText(self._words)
        repolish(self)
        self._apply_theme()

    def _tell_words(self) -> None:
        """Say the words where they are not shown, unless a name and a tool tip of the button's own do."""
        told = "" if self._shows_words else self._words
        if self.accessibleName() == self._told:
            self.setAccessibleName(told)
        if self.toolTip() == self._told:
            self.setToolTip(told)
        self._told = told

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button with Enter too."""
        if not _click_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and its edge while it cannot be used."""
        super().paintEvent(event)
        painter = QPainter(self)
        self.paint_waiting(painter)
        painter.end()

    def paint_waiting(self, painter: QPainter) -> None:
        """Paint the edge of a button that cannot be used: as strong as any other, around no ground.

        Where high contrast leaves no grounds to tell them apart, it is dashed.
        """
        if self._kind in _BOUNDED and not (self.isEnabled() and not self.property("withheld")):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, self.rect(), 6, None, self._theme.colour("edge"), dashed=self._theme.has_contrast)

    def set_kind(self, kind: Literal["default", "primary"]) -> None:
        """Become the button that is meant to be pressed, or one beside it."""
        self._kind = kind
        self.setProperty("kind", kind)
        repolish(self)
        self._apply_theme()

    @property
    def icon_name(self) -> str:
        """The name of the icon; empty without one."""
        return self._icon or self._trailing

    def set_icon(self, name: str) -> None:
        """Change the icon, on the same side."""
        if self._trailing:
            self._trailing = name
        else:
            self._icon = name
        self._apply_theme()

    def set_colour(self, colour: str) -> None:
        """Set the colour of the icon, a token's."""
        if colour != self._colour:
            self._colour = colour
            self._apply_theme()

    def _apply_theme(self) -> None:
        name = self._icon or self._trailing
        if not name:
            return
        size = _SIZES.get(self._kind, 18)
        left, right = (self._gap, 0) if self._trailing else (0, self._gap)
        if not self._shows_words:
            left = right = 0
        self.setIcon(self._theme.icon(name, size, self._colour, pad_left=left, pad_right=right))
        self.setIconSize(self._theme.icon_size(size, pad_left=left, pad_right=right))


class IconButton(SeenTip, QToolButton):
    """A square button of 32 px with only an icon; `tip` is its tool tip and its accessible name.

    What stands in brackets at the end of a tip, the keys, describes the button and is no part of its name.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        tip: str,
        *,
        checkable: bool = False,
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        """Create the button; when checkable it is tinted while it is on."""
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._size = size
        self.setProperty("kind", "icon")
        theme.fix(self, width=32, height=32, icon=size)
        self.setCheckable(checkable)
        self.set_tip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._apply_theme)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button with Enter too."""
        if not _click_on_enter(self, event):
            super().keyPressEvent(event)

    def set_tip(self, tip: str) -> None:
        """Name the button, in its tool tip and for a screen reader."""
        self.setToolTip(tip)
        words, bracket, keys = tip.removesuffix(")").rpartition(" (")
        self.setAccessibleName(words if bracket else tip)
        self.setAccessibleDescription(keys if bracket else "")

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.setIcon(self._theme.icon(self._icon_name, self._size, "blue" if self.isChecked() else "ink2"))
