"""The pages of a publication copy by themselves, below their band, where others stay behind them as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.public_view import PublicBand
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.errors import SignoffError
    from signoff.notice.record.record import Record
    from signoff.pdf.preview import Pages


class PublicPages(QWidget):
    """Shows what the public will see of a record."""

    def __init__(
        self, theme: Theme, tasks: Runner, settings: Settings, *, margin: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._record: Record | None = None
        self.setObjectName("publicPages")
        self.view = PageView(theme, tasks, margin=margin)
        self.readable = ReadablePages(theme, tasks, settings, self.view)
        self.readable.switch.setParent(self)  # what was chosen for the notice holds here
        self.readable.switch.hide()
        self._band = PublicBand(theme)
        self._problem = StatusLine(theme, "pagesProblem", is_problem=True, colour="amber", role="text")
        self._problem.setContentsMargins(margin, 12, margin, 0)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addWidget(self._problem)
        column.addWidget(self.readable, 1)

    def show_record(self, record: Record) -> None:
        """Set the pages of a record's publication copy, unless they were requested last."""
        if record == self._record:
            return
        self._record = record
        self._problem.hide()
        self._band.show_for(record, on=True)
        self._tasks.render(self, record, self._show_pages, self._show_problem, public=True)

    def _show_pages(self, pages: Pages) -> None:
        self.view.set_document(pages.data)
        self.readable.show_pages(pages.data)

    def _show_problem(self, problem: SignoffError) -> None:
        self._record = None
        self._problem.show_words(str(problem))
