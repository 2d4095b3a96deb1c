"""Measures the peak memory and processor time of code in a separate process, without its children."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

_AROUND = """
import sys, time
{code}
sys.stdout.flush()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(peak, time.process_time(), file=sys.stderr)
"""


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    mebibytes: float
    seconds: float


def measured(code: str) -> tuple[Cost, str, str]:
    """Run code in a new Python; return what it cost and what it wrote. Raises CalledProcessError where it fails.

    Not by `getrusage`: its greatest memory is also that of the process that started this one.
    """
    completed = subprocess.run(
        [sys.executable, "-c", _AROUND.format(code=code)], capture_output=True, text=True, check=True
    )
    *output, last = completed.stderr.splitlines(keepends=True)
    peak, seconds = last.split()
    return Cost(int(peak) / 1024, float(seconds)), completed.stdout, "".join(output)
