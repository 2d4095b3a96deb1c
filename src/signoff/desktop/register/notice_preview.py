"""The chosen notice beside the list: what it is, what can be done with it, and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.pages.page_view import MARGIN, PageView
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.register.listing import NO_SUBJECT
from signoff.desktop.register.preview_bar import HEIGHT, PreviewBar
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.record.model import given
from signoff.notice.record.record import Record

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.register.facts import Facts
    from signoff.pdf.preview import Pages

AFTER_CHOOSING = 150
"""Milliseconds before the pages of the chosen notice are requested, so that moving through the list requests none."""


class _Damage(NamedTuple):
    """The subject of a damaged notice, and what is wrong with it."""

    subject: str
    sentence: str


class NoticePreview(QWidget):
    """Shows one notice of the register; of a damaged one it shows what is wrong, in place of its pages."""

    def __init__(
        self, theme: Theme, tasks: Runner, settings: Settings, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._settings = settings
        self._record: Record | None = None
        self._facts: Facts | None = None
        self._slim = False
        self._damage: _Damage | None = None
        self.setObjectName("noticePreview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = PreviewBar(theme, commands, MARGIN)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_CHOOSING)
        self._timer.timeout.connect(self._render)
        theme.changed.connect(self._apply_theme)
        theme.changed.connect(self._limit_height)
        self._apply_theme()
        self.show_notice(None)

    @property
    def view(self) -> PageView:
        """The view of the pages."""
        return self._view

    @property
    def slim(self) -> bool:
        """Whether only the bar with the commands is shown."""
        return self._slim

    def set_slim(self, slim: bool) -> None:
        """Show the bar alone, where a window has no room for the pages, or everything again."""
        if slim == self._slim:
            return
        self._slim = slim
        for part in (self._about, self.readable):
            part.setVisible(not slim)
        self._limit_height()
        if self._damage is not None:
            self.show_damage(*self._damage)
        else:
            self.show_notice(self._record)

    def _limit_height(self) -> None:
        self.setMaximumHeight(self._theme.px(HEIGHT) if self._slim else 16777215)

    def show_facts(self, facts: Facts) -> None:
        """Show facts about the notice."""
        self._facts = facts
        self._show_facts()

    def show_notice(self, record: Record | None) -> None:
        """Show a notice, or none; `show_facts` follows with the facts about it."""
        is_same = record is not None and record == self._record
        self._set_damage(None)
        self._record = record
        self._body.setVisible(record is not None)
        self._nothing.setVisible(record is None)
        self.setVisible(record is not None or not self._slim)
        if record is None:
            self._tasks.forget(self)
            self._clear_pages()
            return
        self._bar.show_record(record)
        self._title.setText(" ".join(given(record.notice.subject).split()) or NO_SUBJECT)
        if not is_same:
            self._facts = None
            self._show_facts()
        if not is_same or not self._view.pages:
            self._problem.hide()
            self._clear_pages()
            self._timer.start()

    def pop_menu(self, at: QPoint) -> None:
        """Show all that can be done with the notice at a point of the screen."""
        self._bar.pop_menu(at)

    def show_damage(self, subject: str, sentence: str) -> None:
        """Show what is wrong with a damaged notice, in place of its pages."""
        self._record = None
        self._facts = None
        self._tasks.forget(self)
        self._clear_pages()
        self._body.show()
        self._nothing.hide()
        self.show()
        self._bar.show_damaged()
        self._title.setText(" ".join(subject.split()) or NO_SUBJECT)
        self._show_facts()
        self._set_damage(_Damage(subject, sentence))
        self._problem.set_colour("red")
        self._problem.show_words(
            f"{sentence} signoff has not changed it: restore a backup, or ask someone who has its file."
        )

    def showEvent(self, event: object) -> None:  # Qt's QShowEvent, of which nothing is needed
        """Request the pages that were not requested while this was hidden."""
        if self._record is not None and not self._view.pages:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reset the heights of the labels: by themselves they only ever grow."""
        super().resizeEvent(event)
        for label in (self._title, self._facts_text, self._problem):
            label.setMinimumHeight(0)

    def _render(self) -> None:
        if self._record is not None and self.readable.isVisible():
            self._tasks.render(self, self._record, self._show_pages, self._show_problem)

    def _show_pages(self, pages: Pages) -> None:
        self._view.set_document(pages.data)
        self._view.go_to_page(1)
        self.readable.show_pages(pages.data)

    def _clear_pages(self) -> None:
        self._view.set_document(b"")
        self.readable.show_pages(b"")

    def _show_problem(self, problem: SignoffError) -> None:
        self._problem.show_words(str(problem))

    def _show_facts(self) -> None:
        facts = self._facts
        self._icon.setVisible(facts is not None)
        self._facts_text.setText("   ·   ".join(facts.words) if facts else " ")
        if facts is not None:
            self._icon.setPixmap(self._theme.pixmap(facts.icon, 18, facts.colour))

    def _set_damage(self, damage: _Damage | None) -> None:
        if damage is None and self._damage is not None:
            self._problem.hide()
            self._problem.set_colour("amber")
        self._damage = damage

    def _build(self) -> None:
        self._title = Label(self._theme, "", "title")
        self._title.spoken_level = 2
        self._title.setObjectName("previewTitle")
        self._problem = StatusLine(self._theme, "previewProblem", is_problem=True, colour="amber")
        self._view = PageView(self._theme, self._tasks)
        self.readable = ReadablePages(self._theme, self._tasks, self._settings, self._view)
        self._nothing = Label(self._theme, "Choose a notice to see it here.", "guidance")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def _lay_out(self) -> None:
        self._about = QWidget()
        about = QVBoxLayout(self._about)
        about.setContentsMargins(MARGIN, 4, MARGIN, 16)
        about.setSpacing(8)
        about.addWidget(self._title)
        about.addWidget(self._facts_row())
        about.addWidget(self._problem)
        self._problem.hide()
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._bar)
        body.addWidget(self._about)
        body.addWidget(self.readable, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body, 1)
        column.addWidget(self._nothing, 1)

    def _facts_row(self) -> QWidget:
        facts = QWidget()
        row = QHBoxLayout(facts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = QLabel()
        self._facts_text = Label(self._theme, "", "guidance")
        self._facts_text.setObjectName("previewFacts")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._facts_text, 1)
        row.addWidget(self.readable.switch, 0, Qt.AlignmentFlag.AlignTop)
        return facts

    def _apply_theme(self) -> None:
        self._show_facts()
        self.setStyleSheet(f"#noticePreview {{ background: {self._theme.tokens.desk}; }}")
