"""Whose key a fingerprint is, as far as this machine knows: the keys that somebody here named, and its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.signing.proof.known_keys import KeyRole, KnownKey, KnownNames

OWN_SEAL = "this installation of signoff"
"""What the key is called that seals what is exported here."""


def known_here(folder: Path) -> KnownNames:
    """Return what tells the names of the keys in a role, by the files in signoff's data folder.

    They are read once, when first asked for; it raises FileProblem where the list of known keys is damaged. This
    installation's own key seals, unless somebody here has said otherwise of it.
    """

    @cache
    def names(role: KeyRole) -> Mapping[str, str]:
        from signoff.signing.proof.known_keys import KeyRole

        named = keys()
        found = {fingerprint: one.name for fingerprint, one in named.items() if one.role is role}
        own = _own_fingerprint(folder) if role is KeyRole.SEAL else None
        return {own: OWN_SEAL, **found} if own is not None and own not in named else found

    @cache
    def keys() -> Mapping[str, KnownKey]:
        from signoff.signing.proof.known_keys import KnownKeys

        return KnownKeys(folder / "known-keys.json").keys()

    return names


def _own_fingerprint(folder: Path) -> str | None:
    from signoff.signing.seal.key import installation_fingerprint

    try:
        return installation_fingerprint(folder)
    except SignoffError:  # a damaged key is told when it is to seal; a file from elsewhere can be judged without
        return None
