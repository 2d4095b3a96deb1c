"""The list with the bar above it, and the words that replace it where nothing is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.register import listing
from signoff.desktop.register.list_tools import ListTools
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.register.notice_model import ListContent
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

LEAST = 380
"""The least width of the list, in pixels."""


class ListColumn(QWidget):
    """Lists notices below the bar in which their type and order are chosen."""

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("listColumn")
        theme.fix(self, least_width=LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tools = ListTools(theme)
        self.notices = NoticeList(theme, clock)
        self._none = Label(theme, "", "guidance")
        self._none.setObjectName("noNotices")
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._none.setContentsMargins(24, 48, 24, 0)
        self._none.hide()
        self._clear = Button(theme, "Clear the search", kind="link")
        self._clear.setObjectName("clearSearch")
        self._clear.clicked.connect(self._clear_search)
        self._clear.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addSpacing(4)
        column.addWidget(self._none)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.notices, 1)
        column.addStretch(0)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_list(self, content: ListContent, chosen: str, place: int | None = None) -> None:
        """List what is under the filter `chosen`, with the notice in a place chosen, else the first."""
        self._none.setText(self._why_none(chosen))
        self._none.setVisible(not content.headings)
        self._clear.setVisible(not content.headings and bool(self.tools.asked))
        self.notices.setVisible(bool(content.headings))
        self.notices.show_list(content, place)

    def _clear_search(self) -> None:
        self.tools.clear_search()
        self.tools.focus_search()

    def _why_none(self, chosen: str) -> str:
        if self.tools.asked:
            return f"Nothing here matches “{self.tools.asked}”."
        words = next(words for key, words, _ in listing.FILTERS if key == chosen)
        kind = f" of the type {self.tools.kind_in_words}" if self.tools.kind else ""
        return f"There is nothing under “{words}”{kind} at present."

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#listColumn {{ background: {tokens.sheet}; border-right: 1px solid {tokens.line}; }}"
            f"#listTools {{ border-bottom: 1px solid {tokens.line}; }}"
            f"#noticeList {{ background: {tokens.sheet}; border: none; outline: none; }}"
        )
