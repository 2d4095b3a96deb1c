"""Comparing the file that was verified with the register's own notice, offered beside the verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.verify.verdict_view import VerdictView
    from signoff.desktop.verify.yours import Yours
    from signoff.signing.verification import Verdict

WORDS = "Compare with yours"


class ComparingWithYours:
    """Looks in the register, beside the interface, for the notice of the file whose verdict is shown."""

    def __init__(self, services: Services, view: VerdictView, window: QWidget) -> None:
        self._services = services
        self._view = view
        self._window = window
        self._file: Path | None = None
        self._request = 0

    def follow(self, file: Path | None) -> None:
        """Compare, from the next verdict on, with what is in this file; with None, there is nothing to compare."""
        self._file = file

    def leave(self) -> None:
        """Show nothing of what was looked for, whose verdict is no longer shown."""
        self._request += 1

    def offer(self, verdict: Verdict) -> None:
        """Say below the verdict how the register's notice differs, where it has the same, and offer to compare them."""
        self.leave()
        request, file = self._request, self._file
        if file is None:
            return
        from signoff.signing.verification import Outcome

        is_altered = verdict.outcome is Outcome.ALTERED

        def found(yours: Yours | None) -> None:
            if request == self._request and yours is not None:
                self._show(yours, file)

        self._services.tasks.run(
            lambda: _found(self._services, file, is_altered=is_altered), found, lambda _: None, owner=self._window
        )

    def _show(self, yours: Yours, file: Path) -> None:
        from signoff.desktop.verify.yours import HAS_IT

        action = Action(WORDS, lambda: self._compare(yours, file)) if yours.differs else None
        self._view.show_comparison(HAS_IT, yours.sentence, action)

    def _compare(self, yours: Yours, file: Path) -> None:
        from signoff.desktop.compare.compare_window import ComparedState, CompareWindow
        from signoff.notice.form.form_file import form_of

        states = (
            ComparedState("In your register", lambda: yours.ours),
            ComparedState(f"In the file {file.name}", lambda: yours.theirs),
        )
        window = CompareWindow(
            self._services,
            form_of(yours.ours.terms),
            states,
            0,
            1,
            may_bring_back=False,
            may_read=False,
            parent=self._window,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()


def _found(services: Services, file: Path, *, is_altered: bool) -> Yours | None:
    """Return what is found; nothing where the file or the register's notice cannot be read, which is said elsewhere."""
    from signoff.desktop.verify.yours import find_yours

    try:
        return find_yours(services.register, file, is_altered=is_altered)
    except SignoffError:
        return None
