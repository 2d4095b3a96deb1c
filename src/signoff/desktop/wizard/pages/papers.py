"""The page that lists the report and background papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.exchange.paper_files import PaperFiles
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.paper_rows import PaperRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme


class PapersPage(SectionPage):
    """The papers in cards; their files are looked for whenever the page is opened."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        key: str,
        services: Services | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._services = services
        super().__init__(theme, session, key, parent)

    def build(self) -> None:
        """Add the list."""
        files = PaperFiles(self._services, self.session, self) if self._services is not None else None
        self._files = files
        self._rows = PaperRows(self.theme, self.session, files)
        self.box("papers", self._rows)

    def arrange(self) -> None:
        """Show the papers as they are."""
        self._rows.refresh()

    def enter(self, path: str = "") -> None:
        """Look whether the files are there."""
        super().enter(path)
        if self._files is not None:
            self._files.check()
