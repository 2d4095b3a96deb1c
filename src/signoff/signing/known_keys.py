"""The keys that this machine has come to know: whose key a fingerprint is, as somebody here has said.

A file of its own, no secret: names by fingerprint. Knowing a key is a person's word, never a file's: nothing is
taken from the notices that are opened.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from signoff import paths
from signoff.errors import FileProblem
from signoff.files import make_folder, read_limited, write_whole

LIMIT = 1024 * 1024
"""The largest file of known keys that is read, in bytes."""

_LONGEST_NAME = 200


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str = "signoff/known-keys"
    version: int = 1
    names: dict[str, str] = msgspec.field(default_factory=dict)


def default_known_keys() -> Path:
    """Return where this machine's known keys are kept; the file may not exist yet."""
    return paths.data_folder() / "known-keys.json"


class KnownKeys:
    """Names by fingerprint, read from `path` at every question: another window may have added one.

    Every method raises FileProblem where the file cannot be read, understood or written; it is then left as it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def name_of(self, fingerprint: str) -> str | None:
        """Return whose key this is, or None where nobody has said."""
        return self.names().get(fingerprint)

    def names(self) -> dict[str, str]:
        """Return all names by fingerprint, in the order in which they were learnt."""
        if not self._path.exists():
            return {}
        data = read_limited(self._path, LIMIT, "list of known keys")
        try:
            return dict(msgspec.json.decode(data, type=_File).names)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise FileProblem(
                f"The list of known keys in {self._path} is damaged; put it aside to begin anew."
            ) from None

    def remember(self, fingerprint: str, name: str) -> None:
        """Keep whose key this is, in place of what was said of it before."""
        names = {one: whose for one, whose in self.names().items() if one != fingerprint}
        self._write({**names, fingerprint: " ".join(name.split())[:_LONGEST_NAME]})

    def forget(self, fingerprint: str) -> None:
        """Know this key no longer."""
        names = self.names()
        if names.pop(fingerprint, None) is not None:
            self._write(names)

    def _write(self, names: dict[str, str]) -> None:
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be written: {problem.strerror or problem}.") from problem
        write_whole(
            self._path, msgspec.json.format(msgspec.json.encode(_File(names=names)), indent=2) + b"\n", private=True
        )
