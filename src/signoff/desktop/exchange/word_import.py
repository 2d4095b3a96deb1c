"""New drafts from Word files: asks for one, reads it in the background, and keeps the draft with its report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SignoffError

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from signoff.desktop.core.services import Services
    from signoff.notice.form.council import Profile
    from signoff.word_import import WordDraft

WORD_FILES = "Word files (*.docx *.docm *.dotx);;All files (*)"
_FAILED = "The Word file was not read"


class WordImport:
    """Makes drafts of filled-in Word templates; what it takes is imported at its first use."""

    def __init__(self, services: Services, profile: Callable[[], Profile], window: QObject | None = None) -> None:
        """`profile` returns that of the council that new notices are for; nothing is kept once `window` is gone."""
        self._services = services
        self._profile = profile
        self._window = window

    @staticmethod
    def takes(path: Path) -> bool:
        """Whether a file is to be read as a Word file, by its name."""
        from signoff.intake.isolated_word import is_word

        return is_word(path)

    def ask_file(self) -> Path | None:
        """Ask for a Word file."""
        settings, notifier = self._services.settings, self._services.notifier
        path = notifier.open_file("New from a Word file", settings.last_folder, WORD_FILES)
        if path is not None:
            try:
                settings.update(last_folder=str(path.parent))
            except SignoffError as problem:
                notifier.toast(str(problem), kind="warning")
        return path

    def read(self, path: Path, on_kept: Callable[[str], None]) -> None:
        """Read a file in the background and keep the draft; `on_kept` is called with its identity."""
        from signoff.desktop.core.in_turn import Turn
        from signoff.word_import import draft_from_word

        turn = Turn(self._window)
        services = self._services
        actor, at = services.settings.actor(), services.clock()
        try:
            profile = self._profile()
        except SignoffError as problem:
            services.notifier.problem(str(problem), _FAILED)
            return
        services.notifier.toast(f"Reading {path.name}…", kind="info")
        services.tasks.run(
            lambda: draft_from_word(path, profile, actor=actor, at=at),
            lambda draft: turn.await_for(partial(self._keep, draft, on_kept)),
            lambda problem: services.notifier.problem(str(problem), _FAILED),
        )

    def _keep(self, draft: WordDraft, on_kept: Callable[[str], None]) -> None:
        from signoff import word_import
        from signoff.intake.word_reports import own_reports

        try:
            word_import.keep(draft, self._services.register, own_reports())
        except SignoffError as problem:
            self._services.notifier.problem(str(problem), "The draft was not saved")
            return
        on_kept(draft.record.id)
        self._services.notifier.toast(f"A draft was made from {draft.report.source}")
