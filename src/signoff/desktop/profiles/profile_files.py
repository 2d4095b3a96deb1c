"""Copying, opening, keeping and sharing profiles, as the settings offer it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff.desktop.widgets.dialogs import ask, tell
from signoff.errors import FileProblem, SignoffError
from signoff.files import read_limited
from signoff.notice.form.profile_file import PROFILE_LIMIT
from signoff.notice.form.profile_problem import ProfileProblem
from signoff.profiles.sharing import KIND, check_text, keep_profile, next_version, read_profile, share_profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.services import Services
    from signoff.profiles.sharing import ReceivedProfile


class ProfileFiles:
    """Does it in front of a window; `folder` is where a council's own profiles go."""

    def __init__(self, services: Services, folder: Path) -> None:
        self._services = services
        self._theme = services.theme
        self._folder = folder

    def copy_and_change(self, path: Path, window: QWidget) -> str:
        """Open a copy of a profile's file to be changed; return the key under which it was kept, or empty."""
        return self._edit(path, window, is_copy=not self._is_own(path))

    def open_file(self, window: QWidget) -> str:
        """Ask for a file from a colleague, and keep its profile; return its key, or empty where it was not kept."""
        settings = self._services.settings
        path = self._services.notifier.open_file("Open a council’s profile", settings.last_folder, KIND)
        if path is None:
            return ""
        try:
            received = read_profile(path)
        except ProfileProblem as problem:
            where = f"Line {problem.line}" if problem.line else "The file"
            place = f", at {problem.place}" if problem.place else ""
            text = f"{where}{place}: {problem.reason}.\n\nNothing was changed. Ask for a corrected file."
            tell(window, self._theme, f"{path.name} cannot be used", text)
            return ""
        except FileProblem as problem:
            tell(window, self._theme, "The file could not be opened", str(problem))
            return ""
        kept = self._keep_asking(received, window)
        return kept.stem if kept is not None else ""

    def share(self, text: str, window: QWidget) -> None:
        """Ask where to write a profile, and write it there."""
        profile = check_text(text)
        suggestion = self._services.settings.last_folder / f"{profile.key}.toml"
        path = self._services.notifier.save_file("Share a council’s profile", suggestion, KIND)
        if path is None:
            return
        try:
            written = share_profile(path, text)
        except SignoffError as problem:
            tell(window, self._theme, "The profile was not saved", str(problem))
            return
        words = f"{written}\n\nThe person who receives it can open it in the settings, under Council."
        tell(window, self._theme, "The profile was saved as a file", words)

    def share_file(self, path: Path, window: QWidget) -> None:
        """Share the profile in a file of this computer."""
        try:
            self.share(_text_of(path), window)
        except SignoffError as problem:
            tell(window, self._theme, "The profile cannot be shared", str(problem))

    def _edit(self, path: Path, window: QWidget, *, is_copy: bool) -> str:
        from signoff.desktop.profiles.editor_window import ProfileEditorWindow
        from signoff.profiles.document import ProfileDocument

        try:
            document = ProfileDocument(_text_of(path))
        except SignoffError as problem:
            tell(window, self._theme, "The profile cannot be changed here", str(problem))
            return ""
        document.change("version", next_version(str(document.value("version", ""))))
        own_key = "" if is_copy else str(document.value("key", ""))

        def keep(text: str, editor: QWidget) -> Path | None:
            return self._keep(text, editor, own_key)

        editor = ProfileEditorWindow(
            self._theme, self._services.tasks, document.text(), keep, self.share, window, is_copy=is_copy
        )
        editor.exec()
        kept = editor.kept
        editor.deleteLater()
        if kept:
            self._services.notifier.toast(f"Profile “{kept}” saved.")
        return kept

    def _keep_asking(self, received: ReceivedProfile, window: QWidget) -> Path | None:
        return self._keep(received.text, window, "")

    def _keep(self, text: str, window: QWidget, own_key: str) -> Path | None:
        """Keep a profile; another one with the same key is replaced only where the person says so."""
        profile = check_text(text)
        existing = self._folder / f"{profile.key}.toml"
        if existing.is_file() and profile.key != own_key and not self._may_replace(existing, text, window):
            return None
        try:
            return keep_profile(self._folder, text)
        except SignoffError as problem:
            tell(window, self._theme, "The profile was not saved", str(problem))
            return None

    def _may_replace(self, existing: Path, text: str, window: QWidget) -> bool:
        profile = check_text(text)
        try:
            old = read_profile(existing)
            if old.text == text:
                return True
            words = f"There is already a profile with the short name {profile.key}: {old.profile.name}, version "
            words += f"{old.profile.version}. Replace it with {profile.name}, version {profile.version}?"
        except SignoffError:
            words = f"There is already a file {existing.name}, which cannot be used. Replace it with {profile.name}?"
        return ask(window, self._theme, "Replace the profile?", words, "Replace", for_good=True)

    def _is_own(self, path: Path) -> bool:
        return path.parent == self._folder


def _text_of(path: Path) -> str:
    """Return the text of a profile's file; raises FileProblem."""
    data = read_limited(path, PROFILE_LIMIT, "council profile")
    return data.decode("utf-8-sig")
