"""Types that are decoded: msgspec builds what it has to know of one at its first use.

Two threads that do so at the same time, also for types that only share a part, crash the interpreter.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Hashable

Kind = TypeVar("Kind")

_ONE_AT_A_TIME = Lock()


def known(kind: type[Kind]) -> type[Kind]:
    """Return a type, once msgspec knows it: any thread may decode it then."""
    learn(cast("Hashable", kind))
    return kind


@cache
def learn(kind: Hashable) -> None:
    """Let msgspec know a type, or a union of types."""
    import msgspec

    with _ONE_AT_A_TIME:
        msgspec.json.Decoder(kind)
