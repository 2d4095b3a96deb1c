"""The box above a draft that was made of a Word file: what was filled in, and the words that have no place yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.exchange.passage_row import PassageRow
from signoff.desktop.exchange.word_report_dialog import WordReportDialog
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.cards import Cards
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.form.kinds import SectionKind
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.text import normalise, plain

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme
    from signoff.intake.placing.placement import Passage
    from signoff.intake.word_report import WordReport
    from signoff.intake.word_reports import WordReports

_HIGHEST = 132
"""Pixels of the list of passages, which scrolls beyond: three of one line."""

_MOST = 40
"""Passages that are shown at once."""

_INDENT = 32
"""Pixels from the icon's left edge to the words beside it."""


class WordBox(QFrame):
    """Shows the report on one draft until it is closed; what is moved or dismissed is gone from it, on disk too."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        notifier: Notifier,
        reports: WordReports,
        show_section: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show what is kept for the session's notice; `show_section` opens the section of an answer's path."""
        super().__init__(parent)
        self._theme, self._session, self._notifier = theme, session, notifier
        self._reports, self._show_section = reports, show_section
        self._report: WordReport | None = None
        self._wanted = True
        self.setObjectName("wordBox")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        try:
            self._report = reports.find(session.record.id)
        except SignoffError as problem:
            notifier.toast(str(problem), kind="warning")
        self._show()

    @property
    def report(self) -> WordReport | None:
        """What is shown; None where there is nothing."""
        return self._report

    def want(self, wanted: bool) -> None:
        """Show the box on the screens where it is wanted."""
        self._wanted = wanted
        self.setVisible(self._report is not None and wanted)

    def copy(self, passage: Passage) -> None:
        """Copy a passage's words."""
        QGuiApplication.clipboard().setText(plain(passage.whole))
        self._notifier.toast("Copied")

    def move_to(self, passage: Passage, path: str) -> None:
        """Append a passage to a long text; it stays in the box unless that is saved."""

        def append(text: str | None) -> str:
            return normalise(f"{text}\n\n{passage.whole}" if text else passage.whole)

        try:
            self._session.change(lambda notice: with_value(notice, path, append(value_at(notice, path))))
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The passage was not moved")
            return
        if self._session.flush() and self._remove(passage):
            title = self._session.form.page_of(path).title
            self._notifier.toast(f"Moved to {title}", Action("Show it", partial(self._show_section, path)))

    def dismiss(self, passage: Passage) -> None:
        """Remove a passage; for a moment it can be had back."""
        before = self._report

        def undo() -> None:
            if before is not None:
                self._keep(before)

        if before is not None and self._remove(passage):
            self._notifier.toast("Dismissed", Action("Undo", undo))

    def close_report(self) -> None:
        """Close the box, and everything in it; asks where passages would be lost."""
        report = self._report
        if report is None:
            return
        if report.passages and not self._notifier.ask(
            "Dismiss what is not placed?",
            f"{report.unplaced_sentence} If you close the box, what is in it is removed; the Word file itself "
            "is not changed.",
            "Dismiss",
            "Keep",
            for_good=True,
        ):
            return
        try:
            self._reports.remove(self._session.record.id)
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            return
        self._report = None
        self._show()

    def show_details(self) -> None:
        """Show what went where."""
        if self._report is not None:
            dialog = WordReportDialog(self._theme, self._report, self.window())
            dialog.exec()
            dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the list's height to its passages, once they are laid out."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._scroll.column:
            self._fit()
        return super().eventFilter(watched, event)

    def _remove(self, passage: Passage) -> bool:
        report = self._report
        if report is None or passage not in report.passages:
            return False
        place = report.passages.index(passage)
        return self._keep(replace(report, passages=report.passages[:place] + report.passages[place + 1 :]))

    def _keep(self, report: WordReport) -> bool:
        try:
            self._reports.keep(self._session.record.id, report)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The box was not changed")
            return False
        self._report = report
        self._show()
        return True

    def _build(self) -> None:
        self._icon = QLabel()
        self._theme.fix(self._icon, width=20, height=20)
        self._title = Label(self._theme, "", "strong")
        self._text = Label(self._theme, "", "guidance")
        self._text.setContentsMargins(_INDENT, 0, 0, 0)
        details = Button(self._theme, "What went where…", kind="link")
        details.setObjectName("wordDetails")
        details.clicked.connect(self.show_details)
        say_with(details, self._title, self._text)
        self._close = IconButton(self._theme, "x", "Close", size=16)
        self._close.setObjectName("wordClose")
        self._close.clicked.connect(self.close_report)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(details)
        head.addWidget(self._close)
        self._rows = Cards()
        self._scroll = ScrollColumn(self._theme, 2000, centred=False)
        self._scroll.body.setContentsMargins(_INDENT, 0, 0, 0)
        self._scroll.body.addWidget(self._rows)
        self._scroll.column.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 8, 8)
        column.setSpacing(4)
        nest(column, head)
        column.addWidget(self._text)
        column.addWidget(self._scroll)

    def _show(self) -> None:
        report = self._report
        self.setVisible(report is not None and self._wanted)
        if report is None:
            return
        self._title.setText(f"{report.source}: {report.filled_sentence} {report.unplaced_sentence}".rstrip())
        self._text.setText(report.left_out_sentence)
        self._text.setVisible(bool(report.left_out_sentence))
        rows: list[QWidget] = [self._row(passage) for passage in report.passages[:_MOST]]
        if more := len(report.passages) - len(rows):
            rows.append(
                Label(self._theme, f"And {more:,} more, which follow as these are moved or dismissed.", "guidance")
            )
        self._rows.replace(rows)
        self._scroll.setVisible(bool(report.passages))
        self._apply_theme()
        self._fit()

    def _row(self, passage: Passage) -> PassageRow:
        actions = (
            Action("Copy", partial(self.copy, passage)),
            Action("Move to section…", partial(self._ask_section, passage)),
            Action("Dismiss", partial(self.dismiss, passage)),
        )
        return PassageRow(self._theme, passage, actions)

    def _ask_section(self, passage: Passage) -> None:
        menu = self.section_menu(passage)
        button = self.window().focusWidget()
        below = button.mapToGlobal(QPoint(0, button.height())) if isinstance(button, Button) else QCursor.pos()
        menu.exec(below)
        menu.deleteLater()

    def section_menu(self, passage: Passage) -> QMenu:
        """Return the menu of the long texts that a passage can be moved to."""
        menu = QMenu(self)
        menu.setObjectName("sectionMenu")
        form = self._session.form
        for field in form.fields:
            if field.is_long:
                title = form.page_of(field.path).title
                consulted = form.section_of(field.path).kind is SectionKind.CONSULTATION
                words = f"{title}: {field.question.lower()}" if consulted else field.question
                menu.addAction(words, partial(self.move_to, passage, field.path))
        return menu

    def _fit(self) -> None:
        layout = self._scroll.column.layout()
        width = self._scroll.viewport().width()
        needed = layout.totalHeightForWidth(width) if layout is not None and width > 0 else 0
        self._scroll.setFixedHeight(min(max(needed, 0), self._theme.px(_HIGHEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list's height to the width."""
        super().resizeEvent(event)
        self._fit()

    def _apply_theme(self) -> None:
        is_open = self._report is not None and bool(self._report.passages)
        icon, colour = ("info", "blue") if is_open else ("circle-check", "green")
        self._icon.setPixmap(self._theme.pixmap(icon, 20, colour))
        tokens = self._theme.tokens
        self.setStyleSheet(f"#wordBox {{ background: {tokens.paper}; border-bottom: 1px solid {tokens.line}; }}")
