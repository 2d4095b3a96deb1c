"""How a contender is measured: in a process that lasts, and as a whole cold process with its peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.contenders import ROOT, Contender


@dataclass(slots=True)
class Figures:
    """What one contender took for one length: seconds of each round, MiB of each process, bytes and pages.

    `warm` and `cold` are by the clock, `warm_work` and `cold_work` of the processor, all threads together.
    """

    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    warm_work: list[float] = field(default_factory=list)
    cold_work: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    size: int = 0
    pages: int = 0

    @property
    def warm_median(self) -> float | None:
        """The median warm time in seconds, None where it was not measured."""
        return median(self.warm) if self.warm else None

    @property
    def cold_median(self) -> float | None:
        """The median time of a whole process in seconds, None where it was not measured."""
        return median(self.cold) if self.cold else None

    @property
    def peak_median(self) -> float | None:
        """The median peak memory of a whole process in MiB, None where it was not measured."""
        return median(self.peak) if self.peak else None


class Worker:
    """A process that exports whenever it is asked; raises RuntimeError when its contender fails."""

    def __init__(self, contender: Contender, python: str, environment: Mapping[str, str]) -> None:
        self._name = contender.name
        self._process = subprocess.Popen(
            [python, "-m", "benchmarks.worker", contender.name],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def seconds(self, source: Path, target: Path) -> tuple[float, float]:
        """Return what the engine took from a source in memory to the PDF's bytes, by the clock and of the processor."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the worker has no pipes")
        self._process.stdin.write(f"{source}\t{target}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._name} failed on {source.name}")
        taken, worked = answer.split()
        return float(taken), float(worked)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def environment_in(folder: Path) -> dict[str, str]:
    """Return an environment for every contender: compiled modules are kept in this folder, and read when met again."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def cold(
    contender: Contender, source: Path, target: Path, settings: Path, environment: Mapping[str, str]
) -> tuple[float, float, float]:
    """Return the seconds of a whole process, by the clock and of the processor, and the peak of its memory in MiB.

    Raises RuntimeError when it fails.

    The peak is of the largest single process: a browser's other processes come on top of it. It counts what the
    parent held when it started the child, so this process must stay smaller than any that it measures.
    """
    settings.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    figures = whole_process(contender.command(source, target, settings), environment)
    if not target.exists():
        raise RuntimeError(f"{contender.name} wrote nothing from {source.name}")
    return figures


def whole_process(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Return what a process took: seconds by the clock and of the processor, and the peak of its memory in MiB.

    The processes that it waits for itself are in the seconds. Raises RuntimeError unless it ends with status 0.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"status {process.returncode}: {' '.join(command)}")
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
