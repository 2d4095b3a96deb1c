"""Parts of the verify window: the head with its verdict, a check's row, and a card about somebody's key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.verify.verdict_styles import EMPTY, RESULTS, TOPICS, VerdictStyle
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.paint import disc
from signoff.desktop.widgets.text import Label
from signoff.signing.verification import Check

_DISC = 64
_ICON = 32


class Disc(QWidget):
    """A disc of 64 px with a style's icon, in its colour on its tint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = EMPTY
        theme.fix(self, width=_DISC, height=_DISC)
        theme.changed.connect(self.update)

    def show_style(self, style: VerdictStyle) -> None:
        """Show a style."""
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and its icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc(painter, self._theme, self.rect(), self._style.colour, self._style.tint)
        margin, side = self._theme.px((_DISC - _ICON) / 2), self._theme.px(_ICON)
        pixmap = self._theme.pixmap(self._style.icon, _ICON, self._style.colour)
        painter.drawPixmap(QRect(margin, margin, side, side), pixmap)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the disc's size."""
        return QSize(self._theme.px(_DISC), self._theme.px(_DISC))


class VerdictHead(QWidget):
    """The verdict, large and calm: a disc, its word, a sentence, and the file that it is about."""

    spoken_role = "Heading"
    spoken_level = 1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._disc = Disc(theme)
        self._word = Label(theme, "", "question")
        self._word.setObjectName("verdictWord")
        self._sentence = Label(theme, "", "text")
        self._sentence.setObjectName("verdictSentence")
        self._file = Label(theme, "", "guidance")
        self._file.setObjectName("verdictFile")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._word)
        words.addWidget(self._sentence)
        words.addWidget(self._file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)

    def show_verdict(self, style: VerdictStyle, sentence: str, file: str) -> None:
        """Show a verdict's style and sentence, and the file that it is about."""
        self._disc.show_style(style)
        self._word.setText(style.word)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._file.setText(file)
        self._file.setVisible(bool(file))
        said = f"{style.word}. {sentence}"
        self.setAccessibleName(f"Verdict: {said}" if file else said)  # without a file it invites to choose one
        self.setAccessibleDescription(file)


class CheckRow(QWidget):
    """One thing that was checked: an icon with its word, what it is about, and the sentence."""

    spoken_role = "StaticText"

    def __init__(self, theme: Theme, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = RESULTS[check.result]
        topic = TOPICS[check.subject]
        self.setAccessibleName(f"{topic}: {self._style.word}. {check.sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=22)
        word = Label(theme, self._style.word, "note-strong", colour=self._style.colour)
        word.setWordWrap(False)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(theme, topic, "strong"), 1)
        head.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        nest(words, head)
        words.addWidget(Label(theme, check.sentence, "guidance"))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 15, 10)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._style.icon, 20, self._style.colour))


class PersonCard(QFrame):
    """Somebody who signed or sealed: who, in which role and when, and whose key vouches, with links to remember it.

    The notice that is open is offered on such a card too.
    """

    spoken_role = "Section"

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        detail: str,
        key: str,
        links: tuple[Action, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{detail} {key}".rstrip())
        if not links:  # which say it too
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=22)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, title, "strong"))
        words.addWidget(Label(theme, detail, "guidance"))
        if key:
            words.addWidget(Label(theme, key, "note"))
        for name, act in links:
            words.addWidget(self._link(name, title, act), 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 12)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _link(self, words: str, title: str, act: Callable[[], None]) -> Button:
        button = Button(self._theme, words, kind="link")
        button.setObjectName(f"key-{words.split()[0].lower()}")
        button.setAccessibleName(f"{words}: {title}")
        button.setAccessibleDescription(self.accessibleDescription())
        button.clicked.connect(lambda: act())
        return button

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._icon, 20, "ink2"))
