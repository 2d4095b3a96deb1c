"""Checks one PDF's seals in a process of its own: `python -m signoff.signing.seal_worker`, PDF in, report out as JSON.

Bounded in memory where the platform can (not on Windows); whoever started it bounds its time.
"""

from __future__ import annotations

import sys

import msgspec

MEMORY = 2 * 1024**3
"""Bytes of address space; a sealed notice of 100 MiB takes a quarter."""


def main() -> None:
    """Read a PDF from standard input and write the report on its seals to standard output."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most < 0 else min(MEMORY, most), most))
    from signoff.signing.seal_reader import read_seals

    sys.stdout.buffer.write(msgspec.json.encode(read_seals(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
