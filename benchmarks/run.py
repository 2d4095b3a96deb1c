"""The run: every contender on every length, in turn round after round, and what came of it."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from benchmarks.contenders import OURS, Contender, contenders
from benchmarks.content import content_of, longer, varied
from benchmarks.measuring import Figures, Worker, cold, environment_in
from benchmarks.report import bars, missing_words, pages_of, table
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.paths import resource

_ROUNDS = {1: (15, 7), 10: (5, 3), 50: (3, 2)}
"""Rounds of each length, unless told: warm ones and whole processes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0; what is not installed is left out with a line."""
    options = _options(arguments)
    found, absent = contenders(options.peers_python)
    for line in absent:
        print(line)
    chosen = [one for one in found if one.name == OURS or not options.only or one.name in options.only]
    record = read_record(resource("examples/published.signoff").read_bytes())
    print(f"load at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; Python {sys.version.split()[0]}")
    results: dict[int, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for times in options.times:
            results[times] = _measure(chosen, longer(record, times), folder / f"x{times}", _rounds(options, times))
        for times, figures in results.items():
            for made, one in figures.items():
                pdf = folder / f"x{times}" / f"{made}-cold.pdf"
                one.size, one.pages = pdf.stat().st_size, len(pages_of(pdf))
            print("\n".join(table(times, figures, {one.name: one.makes for one in chosen})))
        print("\n".join(bars(results)))
        print("\n".join(_same_words(chosen, record, folder)))
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time, memory and bytes of the export, beside its peers.")
    parser.add_argument("--peers-python", default=sys.executable, help="the Python that has WeasyPrint and typst")
    parser.add_argument("--only", nargs="+", default=[], help="names of the peers to measure (default: all)")
    parser.add_argument("--times", nargs="+", type=int, default=[1, 10, 50], help="lengths of the text")
    parser.add_argument("--rounds", type=int, help="rounds of every kind and length")
    return parser.parse_args(arguments)


def _rounds(options: argparse.Namespace, times: int) -> tuple[int, int]:
    return (options.rounds, options.rounds) if options.rounds else _ROUNDS.get(times, (3, 2))


def _measure(chosen: Sequence[Contender], record: Record, folder: Path, rounds: tuple[int, int]) -> dict[str, Figures]:
    """Return the figures of one length, of those that could make it; one that fails is left out with a line."""
    folder.mkdir()
    environment = environment_in(folder.parent)
    figures = {one.name: Figures() for one in chosen}
    with ExitStack() as stack:
        workers = {one: stack.enter_context(closing(Worker(one, one.warm, environment))) for one in chosen if one.warm}
        for turn in range(rounds[0] + 1):
            fresh = varied(record, turn)
            for one, worker in ((one, worker) for one, worker in workers.items() if one.name in figures):
                with _or_left_out(one, figures):
                    _warm_round(one, worker, fresh, folder, figures[one.name], counts=turn > 0)
    for turn in range(rounds[1] + 1):
        for one in (one for one in chosen if one.name in figures):
            with _or_left_out(one, figures):
                _cold_round(one, record, folder, figures[one.name], environment, counts=turn > 0)
    return figures


@contextmanager
def _or_left_out(one: Contender, figures: dict[str, Figures]) -> Iterator[None]:
    """Leave a contender that fails out of the figures; ours may not fail."""
    try:
        yield
    except RuntimeError as problem:
        if one.name == OURS:
            raise
        print(f"{problem}: left out")
        del figures[one.name]


def _warm_round(
    one: Contender, worker: Worker, record: Record, folder: Path, figures: Figures, *, counts: bool
) -> None:
    source = _source(one, record, folder, "warm")
    taken, worked = worker.seconds(source, folder / f"{one.name}-warm.pdf")
    if counts:
        figures.warm.append(taken)
        figures.warm_work.append(worked)


def _cold_round(
    one: Contender, record: Record, folder: Path, figures: Figures, environment: Mapping[str, str], *, counts: bool
) -> None:
    source = _source(one, record, folder, "cold")
    settings = folder / f"{one.name}-settings"
    taken, worked, peak = cold(one, source, folder / f"{one.name}-cold.pdf", settings, environment)
    if counts:
        figures.cold.append(taken)
        figures.cold_work.append(worked)
        figures.peak.append(peak)


def _source(one: Contender, record: Record, folder: Path, kind: str) -> Path:
    path = folder / f"{one.name}-{kind}{one.suffix}"
    path.write_bytes(one.source(record))
    return path


def _same_words(chosen: Sequence[Contender], record: Record, folder: Path) -> list[str]:
    """Return a line for each contender whose PDF of the notice lacks a word, or one that says that none does."""
    lines = []
    for one in chosen:
        pdf = folder / "x1" / f"{one.name}-cold.pdf"
        lost = missing_words(content_of(record), pdf) if pdf.exists() else []
        lines += [f"  {one.name} lacks {len(lost)} words: {' '.join(lost[:8])}"] if lost else []
    return ["\nWords of the notice", *(lines or ["  every contender printed all of them"])]
