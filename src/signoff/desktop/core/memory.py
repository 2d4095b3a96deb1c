"""What is asked of the C library's memory."""

from __future__ import annotations

import sys
from functools import cache

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of glibc's <malloc.h>."""

_LARGE = 256 * 1024


@cache
def give_back_large_blocks() -> None:
    """Have large blocks given back to the system as soon as they are freed, from now on.

    glibc keeps twice as much as the largest block that was ever freed, unless it is told what is large (mallopt(3)):
    once a page was drawn, that is more than the whole list takes. Other systems give them back anyway.
    """
    if sys.platform == "linux":
        import ctypes  # slow to import: not before the window is there

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _LARGE)
