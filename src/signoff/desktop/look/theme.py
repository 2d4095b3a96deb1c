"""The current theme: colours, style sheet, icons, fonts and the size of text, and a signal when they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Unpack

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.look import fonts
from signoff.desktop.look.icons import IconCache
from signoff.desktop.look.lengths import FixedLengths, Lengths, scaled
from signoff.desktop.look.sheet import style_sheet
from signoff.desktop.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from signoff.errors import ResourceProblem

Scheme = Literal["light", "dark", "contrast-light", "contrast-dark", "forced"]
"""The colour schemes; "forced" has the system's own colours, such as those of a contrast theme of Windows."""

_TOKENS = {"light": LIGHT, "dark": DARK, "contrast-light": CONTRAST_LIGHT, "contrast-dark": CONTRAST_DARK}

_FONT_BEFORE_SHEET = "_q_styleSheetWidgetFont"
"""Where Qt keeps the font that a widget had before a style sheet, to give it back with each other one."""


class Theme(QObject):
    """Provides colours, icons, fonts and lengths to widgets; `changed` is emitted when they must be asked for again.

    `resizing` is emitted before the size of text changes, while all is still where it is.

    Here alone is known how large text is: fonts, icons and the style sheet follow it, widgets ask for `px` and for what
    they `fix`.
    """

    changed = Signal()
    resizing = Signal()

    def __init__(self, scheme: Scheme = "light", parent: QObject | None = None, *, text_percent: int = 100) -> None:
        """Start with a scheme and a size of text, which show once `apply` is called."""
        super().__init__(parent)
        self._scheme: Scheme = scheme
        self._tokens = _tokens_of(scheme)
        self._percent = text_percent
        self._icons = IconCache()
        self._fixed = FixedLengths()
        self._app: QApplication | None = None
        self._pictures = QTemporaryDir()

    @property
    def scheme(self) -> Scheme:
        """The name of the current scheme."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        """The colours of the current scheme."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than what is behind them."""
        return self._tokens.is_dark

    @property
    def has_contrast(self) -> bool:
        """Whether edges show what tints show in other schemes."""
        return self._tokens.has_contrast

    @property
    def text_percent(self) -> int:
        """The size of text, in hundredths of the ordinary one."""
        return self._percent

    def set_scheme(self, name: Scheme) -> None:
        """Change all colours at once, and emit `changed`; nothing happens when the scheme is the same."""
        if name != self._scheme:
            self._scheme = name
            self._take(_tokens_of(name))

    def renew_forced(self) -> None:
        """Take the system's own colours again, which it may have changed."""
        tokens = _tokens_of("forced")
        if self._scheme == "forced" and tokens != self._tokens:
            self._take(tokens)
        elif self._app is not None:
            self._app.setPalette(_palette(self._tokens))

    def set_text_percent(self, percent: int) -> None:
        """Change the size of all text and of what belongs to it, and emit `changed`."""
        if percent == self._percent:
            return
        self.resizing.emit()
        before, self._percent = self._percent, percent
        self._icons.clear()
        if self._app is not None:
            with self._undressed(self._app):
                self._app.setFont(self.font("text"))
                self._resize_fonts(self._app.allWidgets(), before)
                self._fixed.rescale(percent)
        self.changed.emit()

    def apply(self, app: QApplication) -> None:
        """Set the application's style, fonts, palette and style sheet; raise ResourceProblem when a part is missing."""
        fonts.load_fonts()
        app.setStyle("Fusion")
        app.setFont(self.font("text"))
        self._app = app
        self._apply_theme(app)

    def font(self, role: fonts.Role) -> QFont:
        """Return the font of a role."""
        return fonts.font(role, self._percent)

    def px(self, length: float) -> int:
        """Return a length that belongs to text, told for the ordinary size, in pixels."""
        return scaled(length, self._percent)

    def fix(self, widget: QWidget, **lengths: Unpack[Lengths]) -> None:
        """Give a widget lengths that belong to text, told for the ordinary size, now and whenever that changes."""
        self._fixed.fix(widget, lengths, self._percent)

    def colour(self, name: str) -> QColor:
        """Return a token as a colour to paint with."""
        return QColor(self.tokens.colour(name))

    def outline(self, name: str = "blue") -> QColor | None:
        """Return the colour of the edge around what is tinted, where edges show it; else None."""
        return self.colour(name) if self.has_contrast else None

    def pixmap(self, name: str, size: int = 18, colour: str = "ink") -> QPixmap:
        """Return an icon as a picture beside text, in the colour of a token; its size is told for the ordinary one."""
        return self._icons.pixmap(name, self.px(size), self.tokens.colour(colour))

    def icon(self, name: str, size: int = 18, colour: str = "ink", *, pad_left: int = 0, pad_right: int = 0) -> QIcon:
        """Return an icon in the colour of a token, paler when disabled; pads widen it (see `icon_size`)."""
        icon = QIcon()
        pads = {"pad_left": pad_left, "pad_right": pad_right}
        for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "ink3")):
            icon.addPixmap(self._icons.pixmap(name, self.px(size), self.tokens.colour(ink), **pads), mode)
        return icon

    def icon_size(self, size: int, *, pad_left: int = 0, pad_right: int = 0) -> QSize:
        """Return the size to give a button for an icon with these pads."""
        return QSize(self.px(size) + pad_left + pad_right, self.px(size))

    def _resize_fonts(self, widgets: Iterable[QWidget], before: int) -> None:
        for widget in widgets:
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
                font = fonts.resized(widget.font(), before, self._percent)
                if font is not None:
                    widget.setProperty(_FONT_BEFORE_SHEET, None)
                    widget.setFont(font)

    def _take(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._icons.clear()
        if self._app is not None:
            self._apply_theme(self._app)
        self.changed.emit()

    def _apply_theme(self, app: QApplication) -> None:
        with self._undressed(app):
            app.setPalette(_palette(self.tokens))

    @contextmanager
    def _undressed(self, app: QApplication) -> Iterator[None]:
        """Take the style sheet off while something changes, and put that of now on.

        Put over another one, Qt would apply it to each widget once for every widget that it lies in, some twenty times
        over.
        """
        if not self._pictures.isValid():
            raise ResourceProblem("signoff cannot write its pictures into the folder for temporary files.")
        sheet = style_sheet(self.tokens, Path(self._pictures.path()), self._percent)
        if app.styleSheet():
            app.setStyleSheet("")
        try:
            yield
        finally:
            app.setStyleSheet(sheet)


def _tokens_of(scheme: Scheme) -> Tokens:
    if scheme in _TOKENS:
        return _TOKENS[scheme]
    from signoff.desktop.look.contrast_theme import system_palette, tokens_of

    return tokens_of(system_palette())


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
