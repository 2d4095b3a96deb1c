"""The bar over an open notice: the way back, what is open, whether it is saved, and three switches."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.pill import StatusPill

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.record import Record

HEIGHT = 48
LONGEST_TITLE = 560
"""Pixels of a subject that the bar shows."""


class TopBar(QWidget):
    """Says where one is; a failing save turns its saved state into a warning."""

    back = Signal()
    theme_toggled = Signal()
    page_toggled = Signal()
    menu_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._full_title = ""
        self._problem = ""
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def set_back(self, words: str) -> None:
        """Name where Back leads."""
        self._back.setText(words)
        self._back.setAccessibleName(f"Back to {words}")

    def show_record(self, record: Record) -> None:
        """Show what is open, and where it stands."""
        self._full_title = " ".join((record.notice.subject or "").split()) or "New notice"
        self._title.setToolTip(self._full_title)
        self._title.setAccessibleName(self._full_title)
        self._pill.show_status(record.status)
        self._elide()

    def show_saved(self, at: dt.datetime | None) -> None:
        """Say when it was saved; None says nothing, before the first change."""
        self._problem = ""
        self._saved.setText(f"Saved {at.astimezone():%H:%M}" if at else "")
        self._saved.setToolTip("Everything typed is in the register." if at else "")
        self._apply_theme()

    def show_problem(self, sentence: str) -> None:
        """Say that it is not saved, and why."""
        self._problem = sentence
        self._saved.setText("Not saved yet – trying again")
        self._saved.setToolTip(sentence)
        self._apply_theme()

    def show_page_switch(self, shown: bool | None) -> None:
        """Show whether the page stands beside the section; None takes the switch away."""
        self._page.setVisible(shown is not None)
        self._page.setChecked(bool(shown))

    def menu_corner(self) -> QWidget:
        """Return the button below which the menu opens."""
        return self._menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shorten the title to its room."""
        if watched is self._title and event.type() == QEvent.Type.Resize:
            self._elide()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._back = Button(self._theme, "Register", kind="ghost", icon="chevron-left")
        self._back.setObjectName("topBack")
        self._back.clicked.connect(self.back)
        rule = QFrame()
        rule.setObjectName("topRule")
        rule.setFixedSize(1, 20)
        self._title = QLabel()
        self._title.setObjectName("topTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setMinimumWidth(80)
        self._title.installEventFilter(self)
        self._pill = StatusPill(self._theme)
        self._mark = QLabel()
        self._saved = QLabel()
        self._saved.setObjectName("topSaved")
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._page = IconButton(self._theme, "panel-right", "Show the page beside the section (F8)", checkable=True)
        self._page.setObjectName("topPage")
        self._page.clicked.connect(self.page_toggled)
        self._scheme = IconButton(self._theme, "moon", "Dark mode")
        self._scheme.setObjectName("topScheme")
        self._scheme.clicked.connect(self.theme_toggled)
        self._menu = IconButton(self._theme, "ellipsis", "More to do with this notice")
        self._menu.setObjectName("topMenu")
        self._menu.clicked.connect(self.menu_requested)
        row = QHBoxLayout(self)
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
        row.addSpacing(12)
        for button in (self._page, self._scheme, self._menu):
            row.addWidget(button)

    def _elide(self) -> None:
        metrics = QFontMetrics(self._title.font())
        self._title.setMaximumWidth(min(LONGEST_TITLE, metrics.horizontalAdvance(self._full_title) + 4))
        self._title.setText(metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, self._title.width()))

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        dark = self._theme.scheme == "dark"
        self._scheme.set_icon("sun" if dark else "moon")
        self._scheme.setToolTip("Light mode" if dark else "Dark mode")
        self._scheme.setAccessibleName("Light mode" if dark else "Dark mode")
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
            f"#topSaved {{ color: {tokens.amber if self._problem else tokens.ink2}; }}"
        )
        self._elide()
