"""The keys that are known on this machine: whose key a fingerprint is, and what for, as somebody here has said.

They are in a file of their own, which is not secret. Only a person can add a key, never a notice that is opened. A key
has one role: a person's key for signing cannot seal for the council nor stamp the time, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from signoff import paths
from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole

LIMIT = 1024 * 1024
"""The largest file of known keys that is read, in bytes."""

_LONGEST_NAME = 200


class KeyRole(StrEnum):
    """What a key is known for: it signs for one person, it seals files, or it stamps the time."""

    SIGNATORY = "signatory"
    SEAL = "seal"
    TIME_STAMP = "time-stamp"


KnownNames: TypeAlias = Callable[[KeyRole], Mapping[str, str]]
"""Returns the names, by fingerprint, of the keys that are known in a role (`KnownKeys.names`)."""


def no_names(_: KeyRole) -> Mapping[str, str]:
    """Return no keys."""
    return {}


class KnownKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose key it is, and what for."""

    name: str
    role: KeyRole


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[2]
    format: Literal["signoff/known-keys"] = "signoff/known-keys"
    keys: dict[str, KnownKey] = msgspec.field(default_factory=dict)


def default_known_keys() -> Path:
    """Return where this machine's known keys are kept; the file may not exist yet."""
    return paths.data_folder() / "known-keys.json"


class KnownKeys:
    """Keys by fingerprint, read from `path` at every call, since another window may have added one.

    Every method raises FileProblem where the file cannot be read, understood or written; the file is then unchanged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self, role: KeyRole) -> dict[str, str]:
        """Return the names of the keys in this role by fingerprint, in the order in which they were added."""
        return {fingerprint: key.name for fingerprint, key in self.keys().items() if key.role is role}

    def keys(self) -> dict[str, KnownKey]:
        """Return all keys by fingerprint, in the order in which they were added."""
        if not is_there(self._path):
            return {}
        data = read_limited(self._path, LIMIT, "list of known keys")
        try:
            return dict(parse_json(data, _File).keys)
        except ParseProblem:
            raise FileProblem(
                f"The list of known keys in {self._path} is damaged, or of another version of signoff; move it away to "
                "start again."
            ) from None

    def remember(self, fingerprint: str, name: str, role: KeyRole) -> None:
        """Save whose key this is and what for, in place of what was saved for it before."""
        keys = {other: known for other, known in self.keys().items() if other != fingerprint}
        self._write({**keys, fingerprint: KnownKey(" ".join(name.split())[:_LONGEST_NAME], role)})

    def forget(self, fingerprint: str) -> None:
        """Remove this key."""
        keys = self.keys()
        if keys.pop(fingerprint, None) is not None:
            self._write(keys)

    def _write(self, keys: dict[str, KnownKey]) -> None:
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be written: {problem.strerror or problem}.") from problem
        data = msgspec.json.encode(_File(version=2, keys=keys))
        write_whole(self._path, msgspec.json.format(data, indent=2) + b"\n", private=True)
