"""Where a seal stands among a file's objects, so that what it adds is not named as a change.

Whether it is nothing but a seal, the bytes tell (`increment`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from signoff.checking.graph import settled
from signoff.notice.record.seal_field import SEAL_FIELD

if TYPE_CHECKING:
    from signoff.checking.graph import Path

_PLACES = frozenset({("/Root", "/AcroForm", "/SigFlags"), ("/Root", "/Perms"), ("/Root", "/Extensions"), ("/ID", 1)})


def is_seal(path: Path, owner: Any) -> bool:
    """Whether a difference from the unsealed file is where a seal stands: its field's value, and what names it.

    `owner` is the dictionary of the sealed file in which that is, None where it is not known.
    """
    if path[-1:] == ("/V",):
        return isinstance(owner, dict) and str(settled(owner.get("/T"))) == SEAL_FIELD
    return path in _PLACES
