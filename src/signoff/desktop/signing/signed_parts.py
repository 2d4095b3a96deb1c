"""Parts of the signed notice's panel: its head with the seal, the verdict, and rows with one button each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.look.icons import IconStyle
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.paint import disc
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.desktop.widgets.words_and_link import WordsAndLink

_SEAL = 48
_LABEL, _WIDEST = 88, "Published. "


class SealStyle(NamedTuple):
    """An icon, its colour, and the tint behind it (tokens)."""

    icon: str
    colour: str
    tint: str


class Seal(QWidget):
    """A disc of 48 px with an icon, in a colour and its tint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = SealStyle("shield-check", "green", "green_tint")
        theme.fix(self, width=_SEAL, height=_SEAL)
        theme.changed.connect(self.update)

    def show_style(self, style: SealStyle) -> None:
        """Show an icon in a colour on its tint."""
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc(painter, self._theme, self.rect(), self._style.colour, self._style.tint)
        place, side = self._theme.px(12), self._theme.px(24)
        icon = self._theme.pixmap(self._style.icon, 24, self._style.colour)
        painter.drawPixmap(QRect(place, place, side, side), icon)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the disc's size."""
        return QSize(self._theme.px(_SEAL), self._theme.px(_SEAL))


class SignedHead(Told):
    """The seal, the status of the notice, and who signed when; Tab stops there to hear it, with the subject."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("About this notice", parent)
        self._seal = Seal(theme)
        self._title = Label(theme, "", "question")
        self._title.setObjectName("page-question")
        self._signer = Label(theme, "", "text", colour="ink2")
        self._signer.setObjectName("signedBy")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._signer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)

    def show_state(self, title: str, signer: str, subject: str, style: SealStyle) -> None:
        """Show the status of the notice, and who signed it; the subject is said, too."""
        self.tell(title, signer, subject)
        self._title.setText(title)
        self._signer.setText(signer)
        self._seal.show_style(style)


class IntactLine(QWidget):
    """What verification found, with a link to verify again."""

    def __init__(self, theme: Theme, verify: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = IconStyle("clock", "ink2")
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=22)
        self._words = Label(theme, "Being verified…", "guidance")
        self._words.setObjectName("verdictLine")
        self._again = again = Button(theme, REGISTRY[Command.VERIFY].plain, kind="link")
        again.setObjectName("verify")
        again.clicked.connect(verify)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WordsAndLink(theme, self._words, again, gap=8), 1)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_verdict(self, sentence: str, icon: str, colour: str) -> None:
        """Show the verdict with an icon in a token's colour, and say it."""
        if self.isVisible() and sentence != self._words.text():
            announce(self, sentence)
        self._words.setText(sentence)
        self._words.set_colour(colour)
        self._again.setAccessibleDescription(sentence)
        self._style = IconStyle(icon, colour)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._style.icon, 20, self._style.colour))


class ActionRow(QWidget):
    """An icon, a title with a detail, and one button at the right."""

    def __init__(
        self, theme: Theme, icon: str, title: str, detail: str, button: Button, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, title, "strong"))
        detail_label = Label(theme, detail, "guidance")
        words.addWidget(detail_label)
        say_with(button, detail_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 15, 10)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._icon, 20, "ink2"))


class FactRow(QWidget):
    """A label with what is known, and a link to change it; `pressed` is emitted when the link is.

    Tab stops at the link; where there is none, at what is known.
    """

    pressed = Signal()
    spoken_role = "Section"

    def __init__(self, theme: Theme, label: str, link: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        name = Label(theme, label, "guidance")
        self._theme, self._name = theme, name
        theme.changed.connect(self._fit_label)
        self._fit_label()
        self._words = Label(theme, "", "text")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._link = Button(theme, link, kind="link")
        self._link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WordsAndLink(theme, self._words, self._link, gap=12, least=100), 1, Qt.AlignmentFlag.AlignTop)
        say_with(self._link, self._words)

    def _fit_label(self) -> None:
        """Keep the labels of all rows equally wide, and with large text only as wide as their words."""
        self._name.setFixedWidth(max(_LABEL, self._name.fontMetrics().horizontalAdvance(_WIDEST)))

    def show_fact(self, words: str, link: str) -> None:
        """Show what is known; without words for the link it is hidden."""
        self._words.setText(words)
        self._link.setText(link)
        self._link.setAccessibleName(f"{self._label}: {link}")
        self._link.setVisible(bool(link))
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if link else Qt.FocusPolicy.TabFocus)

    @property
    def words(self) -> str:
        """What is shown as known."""
        return self._words.text()

    @property
    def link(self) -> Button:
        """The link to change it."""
        return self._link


class ActionCard(QFrame):
    """Rows in one card, a hairline between them."""

    def __init__(self, theme: Theme, rows: list[ActionRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            if number:
                column.addWidget(Hairline(theme))
            column.addWidget(row)
