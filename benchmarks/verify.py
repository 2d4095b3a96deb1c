"""What verifying costs: a sealed PDF beside pyHanko's own command, a signed record beside `signoff check`.

    python benchmarks/verify.py [--peers-python PYTHON] [--rounds N]

is run by hand, on a machine that does nothing else. Every figure is of whole processes, from start to exit, that take
turns; it prints their medians, then the ratios with the targets met or missed. Only ratios within one run mean
anything.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.measuring import Figures

PDF, PEER, RECORD, CHECK = "signoff verify, PDF", "pyhanko validate", "signoff verify, record", "signoff check"
TARGETS = ((PDF, PEER, 1.0), (RECORD, CHECK, 1.5))
"""What is measured beside what, and the ratio of medians that it may reach."""

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n", re.DOTALL)


def main() -> int:
    """Make the files, measure, print, and return 0; pyHanko's command is left out with a line where it is missing."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--peers-python", default=sys.executable, help="the Python that has pyhanko-cli")
    reader.add_argument("--rounds", type=int, default=15, help="how often each is measured (15)")
    options = reader.parse_args()
    print(f"load at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder)
        commands = _commands(folder, options.peers_python, environment)
        print("\n".join(_lines(_measured(commands, options.rounds, environment))))
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return 0


def _environment(folder: Path) -> Mapping[str, str]:
    from benchmarks.measuring import environment_in

    return {**environment_in(folder), "SIGNOFF_DATA": str(folder / "data")}


def _commands(folder: Path, peers_python: str, environment: Mapping[str, str]) -> dict[str, list[str]]:
    """Have the demonstration make the signed record and the sealed PDF, and return what is done with them."""
    ours = [sys.executable, "-m", "signoff"]
    made = folder / "made"
    subprocess.run([*ours, "demo", "--output", str(made)], env=environment, check=True, stdout=subprocess.DEVNULL)
    pdf, record = str(made / "published-record.pdf"), str(made / "published-signed.signoff")
    commands = {PDF: [*ours, "verify", pdf]}
    if subprocess.run([peers_python, "-m", "pyhanko", "--version"], capture_output=True).returncode == 0:
        root = _trust_root(folder)
        commands[PEER] = [peers_python, "-m", "pyhanko", "sign", "validate", "--trust", root, "--trust-replace", pdf]
    else:
        print(f"pyhanko-cli is not installed for {peers_python}: left out")
    return commands | {RECORD: [*ours, "verify", record], CHECK: [*ours, "check", record]}


def _trust_root(folder: Path) -> str:
    """Write the certificate that sealed the PDF to a file of its own, and return its path."""
    found = _CERTIFICATE.search((folder / "data" / "seal-key.pem").read_text(encoding="ascii"))
    assert found is not None
    root = folder / "seal.pem"
    root.write_text(found[0], encoding="ascii")
    return str(root)


def _measured(
    commands: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str]
) -> Mapping[str, Figures]:
    """Let all take turns; the first round, in which modules are compiled, does not count."""
    from benchmarks.measuring import Figures, whole_process

    figures = {name: Figures() for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken, worked, peak = whole_process(command, environment)
            if turn:
                figures[name].cold.append(taken)
                figures[name].cold_work.append(worked)
                figures[name].peak.append(peak)
    return figures


def _lines(figures: Mapping[str, Figures]) -> Iterator[str]:
    yield f"{'':26}{'median ms':>10}{'fastest':>9}{'work ms':>9}{'peak MiB':>10}"
    for name, one in figures.items():
        taken, fastest, worked = (1000 * value for value in (median(one.cold), min(one.cold), median(one.cold_work)))
        yield f"  {name:24}{taken:10.0f}{fastest:9.0f}{worked:9.0f}{median(one.peak):10.0f}"
    yield f"{'Targets':52}{'medians':>9}{'fastest':>9}{'work':>7}"
    for ours, other, most in TARGETS:
        if ours in figures and other in figures:
            yield _target(f"  {ours}, of {other}'s", figures[ours], figures[other], most)


def _target(what: str, ours: Figures, other: Figures, most: float) -> str:
    ratio, fastest = median(ours.cold) / median(other.cold), min(ours.cold) / min(other.cold)
    work = min(ours.cold_work) / min(other.cold_work)
    verdict = "met" if ratio <= most else "MISSED"
    return f"{what:52}{ratio:9.2f}{fastest:9.2f}{work:7.2f}  at most {most:<5.3g}{verdict}"


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the package is run from a checkout, never installed
    sys.exit(main())
