"""A lock for one process at a time, which counts a passphrase or writes a vault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import FileProblem

PATIENCE = 10.0
"""Seconds to wait for another process, which has the lock for milliseconds."""


@contextlib.contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """Hold the lock in the file `lock`; raises FileProblem where it is in use too long, or cannot be made."""
    from filelock import FileLock, Timeout

    file_lock = FileLock(lock, timeout=PATIENCE, mode=0o600)
    try:
        file_lock.acquire()
    except Timeout:
        raise FileProblem("Another program is using the saved signature; try again in a moment.") from None
    except OSError as problem:
        raise FileProblem(f"{lock} could not be written: {problem.strerror or problem}.") from problem
    try:
        yield
    finally:
        file_lock.release()
