"""Limits that a child sets on itself: on its memory where the platform allows it, and a last one on its time."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GRACE = 5.0
"""Seconds beyond a request's time after which a child ends itself; its parent should have done so by then."""


def limit_memory(most: int) -> tuple[str, ...]:
    """Limit this process to this many bytes of address space; return the names of limits that were not applied.

    Windows has no such limit, and macOS may refuse it: the work is then done without.
    """
    if sys.platform == "win32":
        return ("memory",)
    import resource

    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ValueError, OSError):
        return ("memory",)
    return ()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End this process, with a traceback on standard error, shortly after this many seconds within the block.

    The parent limits the child's time; this is for a child whose parent is gone, which would continue for ever.
    """
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=2)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
