"""Whose key a fingerprint is, as far as this machine knows: the keys that somebody here named, and its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from signoff.errors import SignoffError

OWN_SEAL = "this installation of signoff"
"""What the key is called that seals what is exported here."""


def known_here(folder: Path) -> Callable[[str], str | None]:
    """Return what tells whose key has a fingerprint, by the files in signoff's data folder.

    What it returns raises FileProblem where the list of known keys is damaged.
    """
    from signoff.signing.known_keys import KnownKeys
    from signoff.signing.seal_key import installation_fingerprint

    known = KnownKeys(folder / "known-keys.json")

    def name_of(fingerprint: str) -> str | None:
        named = known.name_of(fingerprint)
        return OWN_SEAL if named is None and fingerprint == own() else named

    @cache
    def own() -> str | None:
        try:
            return installation_fingerprint(folder)
        except SignoffError:  # a damaged key is told when it is to seal; a file from elsewhere can be judged without
            return None

    return name_of
