"""What a seal adds to a file's objects, to the last word: whatever else stands there is an alteration.

The fields are those that `signing.seal_writer` writes; a person reads some of them in their PDF reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from signoff.checking.graph import identity, settled
from signoff.notice.sealing import SEAL_FIELD, SEAL_REASON

if TYPE_CHECKING:
    from signoff.checking.graph import Path

_LOCK = {
    "/Type": "/SigRef",
    "/TransformMethod": "/DocMDP",
    "/TransformParams": {"/Type": "/TransformParams", "/V": "/1.2", "/P": 1},
}
_EXTENSIONS = {"/ESIC": {"/Type": "/DeveloperExtensions", "/BaseVersion": "/1.7", "/ExtensionLevel": 1}}
_FIXED = {"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": "/ETSI.CAdES.detached", "/Reason": SEAL_REASON}
_FREE = frozenset({"/Contents", "/ByteRange", "/M", "/Name", "/Prop_Build", "/Reference"})
_VERSION = re.compile(r"[\w.]{1,40}")


def is_seal(path: Path, value: Any, owner: Any) -> bool:
    """Whether a difference from the unsealed file is the seal's own: its value in its field, and what names it.

    `owner` is the dictionary of the sealed file in which `value` stands, None where it is not known.
    """
    if path[-1:] == ("/V",):
        return _is_field(owner) and _is_value(value)
    if path == ("/Root", "/AcroForm", "/SigFlags"):
        return bool(value == 3)  # signatures exist, and the file is only ever appended to
    if path == ("/Root", "/Perms"):
        return _plain(value).keys() == {"/DocMDP"} if isinstance(value, dict) else False
    if path == ("/Root", "/Extensions"):
        return bool(_plain(value) == _EXTENSIONS)
    return path == ("/ID", 1)


def value_of_seal(reader: Any) -> tuple[int, int] | None:
    """Return the number of the object that holds the seal, which nothing but its field and the permissions name."""
    fields = settled(settled(reader.root.get("/AcroForm") or {}).get("/Fields")) or ()
    held = [one for one in map(settled, fields) if _is_field(one)]
    return identity(held[0].raw_get("/V")) if len(held) == 1 and "/V" in held[0] else None


def _is_field(owner: Any) -> bool:
    if not isinstance(owner, dict):
        return False
    return str(settled(owner.get("/FT"))) == "/Sig" and str(settled(owner.get("/T"))) == SEAL_FIELD


def _is_value(value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= _FIXED.keys() | _FREE:
        return False
    entries = _plain(value)
    made = entries.get("/Prop_Build")
    return (
        all(entries.get(key) == wanted for key, wanted in _FIXED.items())
        and entries.get("/Reference") == [_LOCK]
        and isinstance(made, dict)
        and _is_made_by_signoff(made)
    )


def _is_made_by_signoff(made: dict[str, Any]) -> bool:
    app = made.get("/App")
    if made.keys() != {"/App"} or not isinstance(app, dict) or app.keys() != {"/Name", "/REx"}:
        return False
    return bool(app["/Name"] == "/signoff" and _VERSION.fullmatch(str(app["/REx"])))


def _plain(value: Any, depth: int = 6) -> Any:
    """Return a PDF value as Python's own: names and texts as str; what nests too deep for a seal stays as it is."""
    value = settled(value)
    if depth == 0:
        return value
    if isinstance(value, dict):
        return {str(key): _plain(value[key], depth - 1) for key in value}
    if isinstance(value, list):
        return [_plain(one, depth - 1) for one in value]
    return str(value) if isinstance(value, str) else value
