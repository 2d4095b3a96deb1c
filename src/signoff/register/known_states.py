"""The drafts that this program read or wrote last: bytes that it knows need not be decoded again.

A state is only known by its identity and the digest of its bytes, which is computed of the stored bytes each time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from signoff.notice.record.record import Record

MOST_STATES = 8
"""How many states are known at most: those of the notices that are open."""


@dataclass(frozen=True, slots=True)
class KnownState:
    """A sound record, and the digest of its bytes as a file would hold it now."""

    record: Record
    digest: str


class KnownStates:
    """States by identity and digest, the one used longest ago forgotten first; several threads may use it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._states: OrderedDict[tuple[str, str], KnownState] = OrderedDict()
        self._lock = Lock()

    def find(self, notice: str, stored_digest: str) -> KnownState | None:
        """Return the state of a notice whose stored bytes have this digest; None where it is not known."""
        with self._lock:
            return self._states.get((notice, stored_digest))

    def add(self, notice: str, stored_digest: str, state: KnownState) -> None:
        """Know what the bytes with this digest say."""
        with self._lock:
            self._states[(notice, stored_digest)] = state
            self._states.move_to_end((notice, stored_digest))
            if len(self._states) > MOST_STATES:
                self._states.popitem(last=False)
