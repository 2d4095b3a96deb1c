"""The bar above an open notice: the back button, its title, whether it is saved, and three buttons."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.command_button import CommandButton, CommandIconButton
from signoff.desktop.widgets.menus import pop
from signoff.desktop.widgets.pill import StatusPill

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme

HEIGHT = 48
LONGEST_TITLE = 560
"""Pixels of a subject that the bar shows."""

IN_MENU = (
    *(Command.HAND_OVER, Command.SEND_BACK, Command.SIGN, Command.COMMENT, Command.COMMENTS, Command.EXPORT),
    *(Command.SAVE_RECORD, Command.COPY, Command.SUPERSEDE),
    *(Command.WITHDRAW, Command.BRING_BACK, Command.HISTORY, Command.COMPARE, Command.CLOSE),
)
"""What the bar's menu holds, as far as it can be done."""


class _Title(QLabel):
    """The notice's subject, as much of it as fits."""

    spoken_role = "Heading"
    spoken_level = 1


class TopBar(QWidget):
    """Shows which notice is open, and warns when it cannot be saved. `back` is emitted to return to the last screen."""

    back = Signal()

    def __init__(self, theme: Theme, session: NoticeSession, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._commands = commands
        self._full_title = ""
        self._problem = ""
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, height=HEIGHT)
        self._build()
        session.changed.connect(self._show_record)
        session.saved.connect(self._show_saved)
        session.failed.connect(self._show_problem)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self._show_record()

    def set_back(self, words: str) -> None:
        """Name the screen that the back button leads to."""
        self._back.setText(words)
        self._back.setAccessibleName(f"Back to {words}")

    def add_mark(self, mark: QWidget) -> None:
        """Show something more beside the words that it is saved."""
        place = self._row.indexOf(self._resolve) + 1
        self._row.insertSpacing(place, 8)
        self._row.insertWidget(place + 1, mark)

    def show_page_switch(self, shown: bool | None) -> None:
        """Show whether the page is shown beside the section; None hides the switch."""
        self._page.setVisible(shown is not None)
        self._page.setChecked(bool(shown))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shorten the title to the width that it has."""
        if watched is self._title and event.type() == QEvent.Type.Resize:
            self._elide()
        return super().eventFilter(watched, event)

    def _show_record(self) -> None:
        record = self._session.record
        self._full_title = " ".join((record.notice.subject or "").split()) or "New notice"
        self._title.setToolTip(self._full_title)
        self._title.setAccessibleName(self._full_title)
        self._pill.show_status(record.status)
        self._elide()

    def _show_saved(self, at: dt.datetime | None) -> None:
        # None before the first save
        if self._problem and at:
            announce(self, "Saved")
        self._problem = ""
        self._saved.setText(f"Saved {at.astimezone():%H:%M}" if at else "")
        self._saved.setToolTip("Everything you typed is saved in the register." if at else "")
        self._resolve.hide()
        self._apply_theme()

    def _show_problem(self, sentence: str) -> None:
        replaced = self._session.is_register_replaced
        words = "Not saved" if replaced else "Not saved yet – trying again"
        if sentence != self._problem:
            announce(self, f"{words}. {sentence}", assertive=True)
        self._problem = sentence
        self._saved.setText(words)
        self._resolve.setVisible(replaced)
        self._saved.setToolTip(sentence)
        self._apply_theme()

    def _build(self) -> None:
        self._back = Button(self._theme, "Register", kind="ghost", icon="chevron-left")
        self._back.setObjectName("topBack")
        self._back.clicked.connect(self.back)
        rule = QFrame()
        rule.setObjectName("topRule")
        self._theme.fix(rule, width=1, height=20)
        self._title = _Title()
        self._title.setObjectName("topTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._theme.fix(self._title, least_width=80)
        self._title.installEventFilter(self)
        self._pill = StatusPill(self._theme)
        self._mark = QLabel()
        self._saved = QLabel()
        self._saved.setObjectName("topSaved")
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._resolve = CommandButton(
            self._theme, self._commands, Command.RESOLVE, "topResolve", kind="compact", has_icon=False
        )
        self._resolve.hide()
        self._page = CommandIconButton(self._theme, self._commands, Command.PAGE, "topPage", checkable=True)
        self._scheme = CommandIconButton(self._theme, self._commands, Command.DARK, "topScheme")
        self._menu = IconButton(self._theme, "ellipsis", "More to do with this notice")
        self._menu.setObjectName("topMenu")
        self._menu.clicked.connect(self._pop_menu)
        self._entries = QMenu(self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 1)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(rule)
        row.addSpacing(10)
        row.addWidget(self._title, 1000)
        row.addSpacing(8)
        row.addWidget(self._pill)
        row.addSpacing(24)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addWidget(self._resolve)
        row.addSpacing(12)
        for button in (self._page, self._scheme, self._menu):
            row.addWidget(button)

    def _pop_menu(self) -> None:
        """Show, below its button, the menu of what can be done with the notice now."""
        self._entries.clear()
        self._entries.addActions([self._commands[name] for name in IN_MENU if self._commands[name].isEnabled()])
        pop(self._entries, self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def _elide(self) -> None:
        metrics = QFontMetrics(self._title.font())
        self._title.setMaximumWidth(min(self._theme.px(LONGEST_TITLE), metrics.horizontalAdvance(self._full_title) + 4))
        self._title.setText(metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, self._title.width()))

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        dark = self._theme.is_dark
        self._scheme.set_icon("sun" if dark else REGISTRY[Command.DARK].icon)
        words = "Light mode" if dark else REGISTRY[Command.DARK].title
        self._scheme.set_tip(words)
        self._title.setFont(self._theme.font("strong"))
        self._saved.setFont(self._theme.font("guidance"))
        self._mark.setVisible(bool(self._saved.text()))
        if self._problem:
            self._mark.setPixmap(self._theme.pixmap("triangle-alert", 16, "amber"))
        else:
            self._mark.setPixmap(self._theme.pixmap("check", 16, "green"))
        self.setStyleSheet(
            f"#topBar {{ background: {tokens.paper}; border-bottom: 1px solid {tokens.line}; }}"
            f"#topRule {{ background: {tokens.line}; border: none; }}"
            f"#topTitle {{ color: {tokens.ink}; }}"
            "#sharedMarkBrief { font-weight: 400; }"
            f"#topSaved {{ color: {tokens.amber if self._problem else tokens.ink2}; }}"
        )
        self._elide()
