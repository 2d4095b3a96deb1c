"""Wrong passphrases, counted in a file next to the vault: after three, each further one has to wait longer.

The count is saved before a passphrase is tried and removed once it was right, so that ending or restarting the program
forgets nothing; and it is changed under a lock, so that passphrases tried at the same time are counted one after the
other. It delays somebody at this keyboard; anybody who copies the vault's file is delayed by the work of each guess.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from signoff.errors import FileProblem, VaultWaits
from signoff.files import ParseProblem, is_there, parse_json, read_limited, write_whole
from signoff.signing.vault.lock import exclusive

FREE = 3
"""Wrong passphrases without a wait."""

FIRST_WAIT = 30
LONGEST_WAIT = 3600
"""Seconds to wait after the third wrong passphrase; doubled by each more, up to the longest."""

_MOST_COUNTED = 1_000_000


class _Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many passphrases were wrong in a row, and when the last was tried (seconds of the clock)."""

    wrong: Annotated[int, msgspec.Meta(le=_MOST_COUNTED)]
    since: float


class Attempts:
    """The count in the file `path`; `clock` returns the seconds of the wall clock, which may be set back and forth."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._lock = path.with_name(f"{path.name}.lock")
        self._clock = clock

    def wait(self) -> int:
        """Return the seconds until the next passphrase may be tried; 0 for at once.

        With the clock set back, the whole wait begins again: nothing is gained by that, and no wait gets longer.
        """
        count = self._read()
        delay = _delay(count.wrong)
        if not delay:
            return 0
        now = self._clock()
        if now < count.since:
            self._write(_Count(count.wrong, now))
            return delay
        remaining = delay - (now - count.since)
        return max(0, int(remaining) + (remaining > int(remaining)))

    def begin(self) -> None:
        """Count a passphrase that is about to be tried; raises VaultWaits where it is too early."""
        with exclusive(self._lock):
            if seconds := self.wait():
                count = self._read().wrong
                raise VaultWaits(f"{wrong_in_words(count)} wrong. Try again in {wait_in_words(seconds)}.", seconds)
            self._write(_Count(min(self._read().wrong + 1, _MOST_COUNTED), self._clock()))

    def take_back(self) -> None:
        """Do not count the passphrase just tried: it could not be checked."""
        with exclusive(self._lock):
            count = self._read()
            self._write(_Count(max(0, count.wrong - 1), count.since))

    def clear(self) -> None:
        """Start counting again: the passphrase was right."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be removed: {problem.strerror or problem}.") from problem

    def forget(self) -> None:
        """Remove all files: the vault is gone."""
        self.clear()
        with contextlib.suppress(OSError):  # an empty file, which reveals nothing and may be in use by another process
            self._lock.unlink(missing_ok=True)

    def _read(self) -> _Count:
        """Return the count; a file that cannot be read counts as three wrong ones, tried just now."""
        if not is_there(self._path):
            return _Count(0, 0.0)
        try:
            count = parse_json(read_limited(self._path, 4096), _Count)
        except (FileProblem, ParseProblem):
            count = _Count(-1, 0.0)
        if count.wrong >= 0:
            return count
        assumed = _Count(FREE, self._clock())
        self._write(assumed)
        return assumed

    def _write(self, count: _Count) -> None:
        write_whole(self._path, msgspec.json.encode(count), private=True)


def wait_in_words(seconds: int) -> str:
    """Return a wait in words: seconds below two minutes, else whole minutes, rounded up."""
    if seconds == 1:
        return "1 second"
    return f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"


def wrong_in_words(wrong: int) -> str:
    """Return how many passphrases were wrong, as the beginning of a sentence."""
    return "Three passphrases were" if wrong <= FREE else f"{wrong} passphrases in a row were"


def _delay(wrong: int) -> int:
    if wrong < FREE:
        return 0
    return int(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE, 20)))
