"""How long the export of the published notice takes, and of its ×10 and ×50 texts: run it by hand.

    python benchmarks/export.py

prints, for each length, the best of several warm exports, one whole cold process, its peak memory, pages and bytes.
Only ratios within one run mean anything.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from msgspec.structs import replace

from signoff.notice.codec import read_record, write_record
from signoff.notice.record import Record
from signoff.paths import resource
from signoff.pdf.export import render

TIMES = (1, 10, 50)
COLD = """
import sys
from pathlib import Path
from signoff.notice.codec import read_record
from signoff.pdf.export import render
render(read_record(Path(sys.argv[1]).read_bytes()))
try:
    import resource
except ImportError:
    print(0)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def longer(record: Record, times: int) -> Record:
    """Return the record with its three long texts repeated."""
    notice = record.notice
    texts = {
        name: "\n\n".join([getattr(notice, name) or ""] * times) for name in ("decision", "reasons", "alternatives")
    }
    return replace(record, notice=replace(notice, **texts))


def warm(record: Record, runs: int) -> float:
    """Return the seconds of the fastest of several exports in this process, after one that fills the caches."""
    render(record)
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        render(record)
        taken.append(time.perf_counter() - begin)
    return min(taken)


def cold(record: Record, folder: Path) -> tuple[float, int]:
    """Return the seconds that a fresh process takes, imports included, and its peak memory in MiB."""
    path = folder / "benchmark.signoff"
    path.write_bytes(write_record(record))
    begin = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", COLD, str(path)], capture_output=True, check=True, text=True)
    return time.perf_counter() - begin, int(ran.stdout)


def main() -> None:
    """Measure and print."""
    import tempfile

    record = read_record(resource("examples/published.signoff").read_bytes())
    print(f"{'text':>5} {'pages':>6} {'KiB':>6} {'warm ms':>8} {'cold ms':>8} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            long = longer(record, times)
            made = render(long)
            seconds = warm(long, 10 if times == 1 else 3)
            whole, memory = cold(long, Path(folder))
            size = len(made.data) // 1024
            print(f"×{times:<4} {made.pages:>6} {size:>6} {seconds * 1000:>8.1f} {whole * 1000:>8.1f} {memory:>9}")


if __name__ == "__main__":
    main()
