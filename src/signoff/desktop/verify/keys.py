"""Remembering whose a key is, and forgetting it: asked from beside a verdict."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.signing.proof.known_keys import KeyRole

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.signing.proof.known_keys import KnownKeys

_REMEMBER = (
    "Ask the owner, by telephone or in person, to read their fingerprint to you, and compare every group:\n\n{key}\n\n"
    "{then}"
)
_THEN = {
    KeyRole.SIGNATORY: "Enter their name as it appears in the notices that they sign. signoff will then show "
    "when they have signed with this key.",
    KeyRole.SEAL: "signoff will then show when a file was sealed with this key.",
    KeyRole.TIME_STAMP: "signoff will then show when this key stamped the time of a seal.",
}


class KeyMemory:
    """Changes the known keys of signoff's data `folder`, and has what is shown verified again."""

    def __init__(self, notifier: Notifier, folder: Path, changed: Callable[[], None]) -> None:
        self._notifier = notifier
        self._folder = folder
        self._changed = changed

    def remember(self, fingerprint: str, role: KeyRole) -> None:
        """Ask for a name; none is proposed, because the file's own claim would be accepted too easily."""
        text = _REMEMBER.format(key=fingerprint, then=_THEN[role])
        name = self._notifier.ask_text("Whose key is this?", text, "Remember", "Remember this key as")
        if name and name.split():
            self._change(lambda: self._known_keys().remember(fingerprint, name, role))

    def forget(self, fingerprint: str) -> None:
        """Forget whose key this is."""
        self._change(lambda: self._known_keys().forget(fingerprint))

    def _known_keys(self) -> KnownKeys:
        from signoff.signing.proof.known_keys import KnownKeys

        return KnownKeys(self._folder / "known-keys.json")

    def _change(self, work: Callable[[], None]) -> None:
        try:
            work()
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            return
        self._changed()
