"""How the screens of an open notice are made: the wizard with the page beside it, the Sign step, the signed notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.wizard.wizard_view import WizardView

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.signing.sign_view import SignView
    from signoff.desktop.signing.signed_view import SignedView


class Stages:
    """Makes the screens of one session, each with what it needs."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        settings: Settings,
        tasks: Runner,
        notifier: Notifier,
        commands: Commands,
    ) -> None:
        self._theme = theme
        self._session = session
        self._settings = settings
        self._tasks = tasks
        self._notifier = notifier
        self._commands = commands

    def make_preview(self) -> PreviewPane:
        """Make the page that stands beside the wizard's sections."""
        return PreviewPane(self._theme, self._session, self._tasks, self._commands)

    def make_wizard(self, preview: PreviewPane) -> WizardView:
        """Make the wizard."""
        return WizardView(self._theme, self._session, preview, self._commands, me=self._me)

    def make_sign(self) -> SignView:
        """Make the Sign step on the notice as it stands."""
        from signoff.desktop.signing.sign_view import SignView

        return SignView(
            self._theme,
            self._session,
            self._tasks,
            self._notifier,
            me=self._me(),
            print_dates=self._settings.print_dates,
        )

    def make_signed(self) -> SignedView:
        """Make the view of the signed notice, or of a publication copy."""
        from signoff.desktop.signing.signed_view import SignedView

        return SignedView(self._theme, self._session, self._tasks, self._notifier, self._commands)

    def close(self) -> None:
        """Let go of what is under way for the session."""
        self._tasks.forget(self._session)

    def _me(self) -> tuple[str, str]:
        return self._settings.name, self._settings.post
