"""The current theme: colours, palette, style sheet, icons and fonts, and a signal when they change."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QSize, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.look import fonts
from signoff.desktop.look.icons import IconCache
from signoff.desktop.look.sheet import style_sheet
from signoff.desktop.look.tokens import DARK, LIGHT, Tokens
from signoff.errors import ResourceProblem

Scheme = Literal["light", "dark"]


class Theme(QObject):
    """Provides colours, icons and fonts to every widget; `changed` is emitted when they must be asked for again."""

    changed = Signal()

    def __init__(self, scheme: Scheme = "light", parent: QObject | None = None) -> None:
        """Start with a scheme, which shows once `apply` is called."""
        super().__init__(parent)
        self._scheme: Scheme = scheme
        self._icons = IconCache()
        self._app: QApplication | None = None
        self._pictures = QTemporaryDir()

    @property
    def scheme(self) -> Scheme:
        """The name of the current scheme."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        """The colours of the current scheme."""
        return DARK if self._scheme == "dark" else LIGHT

    def set_scheme(self, name: Scheme) -> None:
        """Change all colours at once, and emit `changed`; nothing happens when the scheme is the same."""
        if name == self._scheme:
            return
        self._scheme = name
        self._icons.clear()
        if self._app is not None:
            self._apply_theme(self._app)
        self.changed.emit()

    def toggle(self) -> None:
        """Switch between light and dark."""
        self.set_scheme("light" if self._scheme == "dark" else "dark")

    def apply(self, app: QApplication) -> None:
        """Set the application's style, fonts, palette and style sheet; raise ResourceProblem when a part is missing."""
        fonts.load_fonts()
        app.setStyle("Fusion")
        app.setFont(self.font("text"))
        self._app = app
        self._apply_theme(app)

    def font(self, role: fonts.Role) -> QFont:
        """Return the font of a role."""
        return fonts.font(role)

    def colour(self, name: str) -> QColor:
        """Return a token as a colour to paint with."""
        return QColor(self.tokens.colour(name))

    def pixmap(self, name: str, size: int = 18, colour: str = "ink") -> QPixmap:
        """Return an icon as a picture, in the colour of a token."""
        return self._icons.pixmap(name, size, self.tokens.colour(colour))

    def icon(self, name: str, size: int = 18, colour: str = "ink", *, pad_left: int = 0, pad_right: int = 0) -> QIcon:
        """Return an icon in the colour of a token, paler when disabled; pads widen it (see `icon_size`)."""
        icon = QIcon()
        pads = {"pad_left": pad_left, "pad_right": pad_right}
        icon.addPixmap(self._icons.pixmap(name, size, self.tokens.colour(colour), **pads), QIcon.Mode.Normal)
        icon.addPixmap(self._icons.pixmap(name, size, self.tokens.ink3, **pads), QIcon.Mode.Disabled)
        return icon

    @staticmethod
    def icon_size(size: int, *, pad_left: int = 0, pad_right: int = 0) -> QSize:
        """Return the size to give a button for an icon with these pads."""
        return QSize(size + pad_left + pad_right, size)

    def _apply_theme(self, app: QApplication) -> None:
        if not self._pictures.isValid():
            raise ResourceProblem("signoff cannot write its pictures into the folder for temporary files.")
        app.setPalette(_palette(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens, Path(self._pictures.path())))


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again to a widget whose properties have changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(tokens.raised), QColor(tokens.sheet))
    for colour_role, name in (
        (role.Window, "sheet"),
        (role.WindowText, "ink"),
        (role.Base, "raised"),
        (role.AlternateBase, "paper"),
        (role.Text, "ink"),
        (role.Button, "raised"),
        (role.ButtonText, "ink"),
        (role.BrightText, "onfill"),
        (role.Highlight, "fill"),
        (role.HighlightedText, "onfill"),
        (role.Accent, "fill"),
        (role.PlaceholderText, "ink3"),
        (role.Link, "blue"),
        (role.LinkVisited, "blue"),
        (role.ToolTipBase, "ink"),
        (role.ToolTipText, "paper"),
        (role.Light, "raised"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
        (role.Shadow, "desk"),
    ):
        palette.setColor(colour_role, QColor(tokens.colour(name)))
    for colour_role in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.ink3))
    return palette
