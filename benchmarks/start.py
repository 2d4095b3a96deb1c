"""How soon signoff's window can be used, beside a bare PySide6 window with a small form.

    python benchmarks/start.py [--rounds N] [--notices N] [--platform offscreen|xcb]

is run by hand, on a machine that does nothing else. Every start is a process of its own, and the two take turns; it
prints medians from the start of the process on, then the ratios with the targets met or missed. Only ratios within one
run mean anything. With `xcb` the windows are shown on $DISPLAY, such as an Xvfb.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

BARE, OURS = "bare window", "signoff"
TARGETS = (("painted", 1.5, 1.2), ("usable", 2.5, 1.8))
"""Which moment of ours may be how many times the first paint of the bare window, at most and as an aim."""


def main() -> int:
    """Make a register, measure, print, and return 0."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--rounds", type=int, default=15, help="how often each is started (15)")
    reader.add_argument("--notices", type=int, default=300, help="how many notices the register has (300)")
    reader.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, or xcb on $DISPLAY")
    options = reader.parse_args()
    print(f"load at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder, options.platform)
        _make_register(folder / "data" / "register.sqlite", options.notices, environment)
        starts = _measured(options.rounds, environment)
    for line in _lines(starts, options):
        print(line)
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return 0


def _environment(folder: Path, platform: str) -> dict[str, str]:
    from benchmarks.contenders import ROOT
    from benchmarks.measuring import environment_in

    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return {
        **environment_in(folder),
        "PYTHONPATH": paths,
        "QT_QPA_PLATFORM": platform,
        "SIGNOFF_DATA": str(folder / "data"),
    }


def _make_register(path: Path, notices: int, environment: Mapping[str, str]) -> None:
    """Make the register in another process: this one stays small."""
    path.parent.mkdir()
    code = "import sys, pathlib; from benchmarks.register_content import make_register; "
    call = "make_register(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code + call, str(path), str(notices)], env=environment, check=True)


def _measured(rounds: int, environment: Mapping[str, str]) -> dict[str, list[dict[str, float]]]:
    """Start both in turns; the first round, which compiles modules and warms the disk's cache, does not count."""
    starts: dict[str, list[dict[str, float]]] = {BARE: [], OURS: []}
    for turn in range(rounds + 1):
        for name, kind in ((BARE, "bare"), (OURS, "signoff")):
            moments = _start(kind, environment)
            if turn:
                starts[name].append(moments)
    return starts


def _start(kind: str, environment: Mapping[str, str]) -> dict[str, float]:
    """Start one of them, and return milliseconds by moment, as its process reported them."""
    begin = time.monotonic()
    completed = subprocess.run(
        [sys.executable, "-m", "benchmarks.start_window", kind, repr(begin)],
        env={**environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    moments: dict[str, float] = json.loads(completed.stdout.splitlines()[-1])
    return moments


def _lines(starts: Mapping[str, list[dict[str, float]]], options: argparse.Namespace) -> Iterator[str]:
    middle = {
        name: {moment: median(start[moment] for start in several) for moment in several[0]}
        for name, several in starts.items()
    }
    yield f"{options.rounds} starts of each, {options.platform}, a register of {options.notices} notices; medians in ms"
    columns = ("painted", "usable", "first work", "work", "pause")
    yield f"{'':14}" + "".join(f"{column:>12}" for column in columns)
    for name, moments in middle.items():
        yield f"{name:14}" + "".join(f"{moments[column]:12.0f}" for column in columns)
    for moment, bar, aim in TARGETS:
        ratio = middle[OURS][moment] / middle[BARE]["painted"]
        word = "met" if ratio <= bar else "MISSED"
        yield f"{moment}: {ratio:.2f} of the bare window's first paint; at most {bar} {word}, aim {aim}"
    first = middle[BARE]["first work"]
    ratios = " and ".join(f"{middle[OURS][work] / first:.2f}" for work in ("first work", "work"))
    yield f"the processor's time until painted and until usable: {ratios} of the bare window's until painted"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    raise SystemExit(main())
