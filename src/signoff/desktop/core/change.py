"""What became of an open notice: a change names what is other than before, and who has made it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from signoff.notice.record.record import Record

_BESIDE_STATE = frozenset({"version", "notice", "history", "original"})


@dataclass(frozen=True, slots=True)
class Change:
    """A view refreshes from it only what it touches.

    `paths` are the dotted paths of the answers that are other than before. `state` tells whether anything beside
    them is: status, signatures, publication, reference. `by` is who made the change, where that is known, and so
    shows it already.
    """

    paths: frozenset[str] = frozenset()
    state: bool = False
    by: object = None

    @classmethod
    def between(cls, before: Record, after: Record, by: object = None) -> Change:
        """Return what is other in a record than in the one before it."""
        beside = (name for name in Record.__struct_fields__ if name not in _BESIDE_STATE)
        state = any(getattr(before, name) != getattr(after, name) for name in beside)
        return cls(frozenset(_differences(before.notice, after.notice)), state, by)

    def touches(self, path: str) -> bool:
        """Whether the answer at a path, a part of it, or what it is part of is other than before."""
        return any(f"{one}.".startswith(f"{path}.") or f"{path}.".startswith(f"{one}.") for one in self.paths)


def _differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """Yield the paths at which two parts differ; a row that was added or taken away changes the whole of its rows."""
    if before == after:
        return
    if isinstance(after, msgspec.Struct) and type(before) is type(after):
        parts = [(name, getattr(before, name), getattr(after, name)) for name in after.__struct_fields__]
    elif isinstance(after, tuple) and isinstance(before, tuple) and len(before) == len(after) and _are_rows(after):
        parts = [(str(place), one, other) for place, (one, other) in enumerate(zip(before, after, strict=True))]
    else:
        yield path
        return
    for name, one, other in parts:
        yield from _differences(one, other, f"{path}.{name}" if path else name)


def _are_rows(value: tuple[Any, ...]) -> bool:
    return all(isinstance(one, msgspec.Struct) for one in value)
