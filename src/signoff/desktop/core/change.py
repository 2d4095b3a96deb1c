"""A change of the open notice: what differs from before, and who made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from signoff.notice.record.record import Record

_NOT_STATE = frozenset({"version", "notice", "history", "comments", "original"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the notice touches, so that a view refreshes nothing else.

    `paths` are the dotted paths of the answers that differ from before. `state` is whether anything else does:
    status, signatures, publication, reference; `comments` whether what people say about the notice does. `by` is who
    made the change, where known, and so shows it already.
    """

    paths: frozenset[str] = frozenset()
    state: bool = False
    by: object = None
    comments: bool = False

    @classmethod
    def between(cls, before: Record, after: Record, by: object = None) -> Change:
        """Return what differs between a record and the one before it."""
        names = (name for name in Record.__struct_fields__ if name not in _NOT_STATE)
        state = any(getattr(before, name) != getattr(after, name) for name in names)
        paths = frozenset(_differences(before.notice, after.notice))
        return cls(paths, state, by, before.comments != after.comments)

    def touches(self, path: str) -> bool:
        """Whether the answer at a path, a part of it, or what it is part of differs from before."""
        return any(
            f"{changed}.".startswith(f"{path}.") or f"{path}.".startswith(f"{changed}.") for changed in self.paths
        )


def _differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """Yield the paths at which two parts differ; a row that was added or taken away changes the whole of its rows."""
    if before == after:
        return
    if isinstance(after, msgspec.Struct) and type(before) is type(after):
        parts = [(name, getattr(before, name), getattr(after, name)) for name in after.__struct_fields__]
    elif isinstance(after, tuple) and isinstance(before, tuple) and len(before) == len(after) and _are_rows(after):
        parts = [(str(number), old, new) for number, (old, new) in enumerate(zip(before, after, strict=True))]
    else:
        yield path
        return
    for name, old, new in parts:
        yield from _differences(old, new, f"{path}.{name}" if path else name)


def _are_rows(value: tuple[Any, ...]) -> bool:
    return all(isinstance(row, msgspec.Struct) for row in value)
