"""Names for key fingerprints: the keys that a person here has named, and this installation's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.signing.proof.known_keys import KeyRole, KnownKey, KnownNames

OWN_SEAL = "this installation of signoff"
"""The name of the key that seals exports made here."""


def load_key_names(folder: Path) -> KnownNames:
    """Return a function that gives the names of the keys in a role, from the files in signoff's data folder.

    The files are read once, on first use; that raises FileProblem where the list of known keys is damaged. This
    installation's own key has the role of a seal unless a person here gave it another.
    """

    @cache
    def names(role: KeyRole) -> Mapping[str, str]:
        from signoff.signing.proof.known_keys import KeyRole

        keys_by_fingerprint = keys()
        names = {fingerprint: key.name for fingerprint, key in keys_by_fingerprint.items() if key.role is role}
        own_fingerprint = _own_fingerprint(folder) if role is KeyRole.SEAL else None
        return (
            {own_fingerprint: OWN_SEAL, **names}
            if own_fingerprint is not None and own_fingerprint not in keys_by_fingerprint
            else names
        )

    @cache
    def keys() -> Mapping[str, KnownKey]:
        from signoff.signing.proof.known_keys import KnownKeys

        return KnownKeys(folder / "known-keys.json").keys()

    return names


def _own_fingerprint(folder: Path) -> str | None:
    from signoff.signing.seal.key import installation_fingerprint

    try:
        return installation_fingerprint(folder)
    except SignoffError:  # sealing reports a damaged key; a file from elsewhere can be judged without it
        return None
