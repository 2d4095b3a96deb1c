"""Holds one file against its record: `python -m signoff.checking.worker`, job in, checks out, as MessagePack.

Bounded in memory where the platform can (not on Windows); whoever started it bounds its time.
"""

from __future__ import annotations

import sys

import msgspec

from signoff.checking.holding import Job

MEMORY = 3 * 1024**3
"""Bytes of address space; a notice of a hundred pages takes a tenth."""


def main() -> None:
    """Read a job from standard input, and write what came of it to standard output."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most < 0 else min(MEMORY, most), most))
    from signoff.checking.held import held_against

    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(held_against(job)))


if __name__ == "__main__":
    main()
