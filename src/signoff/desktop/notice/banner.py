"""The banner above the wizard: what the notice supersedes, and which approvals a change voids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.banners import about_approvals, about_superseded

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme


class NoticeBanner(Label):
    """Is shown only where there is something to say."""

    def __init__(self, theme: Theme, session: NoticeSession) -> None:
        super().__init__(theme, "", "guidance", colour="amber")
        self._theme = theme
        self._session = session
        self._supersedes = about_superseded(session)
        self._wanted = True
        self.setObjectName("noticeBanner")
        self.setContentsMargins(20, 6, 20, 6)
        session.changed.connect(self._show_banner)
        theme.changed.connect(self._update_tint)
        self._update_tint()

    @property
    def words(self) -> str:
        """What is shown."""
        return self.text()

    def want(self, wanted: bool) -> None:
        """Show what there is to say of the notice, on the screens where the banner is wanted."""
        self._wanted = wanted
        self._show_banner()

    def _show_banner(self) -> None:
        record = self._session.record
        words = " ".join(filter(None, (self._supersedes, about_approvals(record))))
        self.setVisible(bool(words) and not self._session.locked and self._wanted)
        self.setText(words)

    def _update_tint(self) -> None:
        self.setStyleSheet(f"#noticeBanner {{ background: {self._theme.tokens.amber_tint}; }}")
