"""The places among a file's objects that a seal adds to, so that they are not reported as changes.

Whether the file holds nothing but a seal is decided by its bytes (`sealed_revision`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from signoff.checking.object_graph import resolve
from signoff.notice.record.seal_field import SEAL_FIELD

if TYPE_CHECKING:
    from signoff.checking.object_graph import Path

_PLACES = frozenset({("/Root", "/AcroForm", "/SigFlags"), ("/Root", "/Perms"), ("/Root", "/Extensions"), ("/ID", 1)})


def is_seal(path: Path, owner: Any) -> bool:
    """Return whether a seal makes this difference from the unsealed file: its field's value, or an entry naming it.

    `owner` is the dictionary of the sealed file that holds it, or None where it is not known.
    """
    if path[-1:] == ("/V",):
        return isinstance(owner, dict) and str(resolve(owner.get("/T"))) == SEAL_FIELD
    return path in _PLACES
