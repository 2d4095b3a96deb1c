"""`python -m mutation`: does a test fail when the code is changed? Run by hand; needs the extra `mutation`.

With `src` and `tests` on PYTHONPATH, from the root of the checkout:

`measure [TESTS…]` notes which tests pass through which line; `--more` adds tests that were written since.
`try [ROOMS…] --sample N --seed N` tries a sample of changes of each room and writes the outcomes to a file.
`again FILE` tries those of that file which no test noticed once more.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from mutation.mutants import Mutant, every_mutant, sample
from mutation.reach import FOLDER, Reach, measure
from mutation.trial import Bench, Job, Outcome, load_libraries, work

ROOMS = ("notice", "rules", "signing", "register")
_NOTICED = ("killed", "timeout")
_TESTS = [*(f"tests/{room}" for room in ROOMS), "tests/commands"]
"""The tests that count: the rooms' own, and those of the commands, which include backups.

What only a test of a screen, of a PDF's pages or of the checking of files would notice is not held.
"""


def main(words: list[str]) -> int:
    """Do what is asked; return 0 unless tests failed that were only to be measured."""
    options = _parser().parse_args(words)
    root = Path.cwd()
    if options.task == "measure":
        return measure(root, options.tests or _TESTS, more=options.more)
    if options.task == "again":
        mutants = [mutant for mutant, end in _read(options.file) if end not in _NOTICED]
    else:
        mutants = [
            mutant
            for room in options.rooms or ROOMS
            for mutant in sample(every_mutant(root, room), options.sample, options.seed)
        ]
    random.Random(1).shuffle(mutants)  # noqa: S311  # so that early outcomes are from all rooms
    reach = Reach(root)
    outcomes = list(_outcomes(root, [(mutant, reach.tests_of(mutant, options.seconds)) for mutant in mutants], options))
    _report(outcomes)
    return _unsound(root, {outcome.test for outcome in outcomes if outcome.test})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutation")
    tasks = parser.add_subparsers(dest="task", required=True)
    measuring = tasks.add_parser("measure")
    measuring.add_argument("tests", nargs="*")
    measuring.add_argument("--more", action="store_true")
    trying = tasks.add_parser("try")
    trying.add_argument("rooms", nargs="*", choices=[*ROOMS, []])
    trying.add_argument("--sample", type=int, default=150, help="how many of each room")
    trying.add_argument("--seed", type=int, default=1)
    again = tasks.add_parser("again")
    again.add_argument("file", type=Path)
    for task in (trying, again):
        task.add_argument("--seconds", type=float, default=30.0, help="of tests for each, as they were measured")
        task.add_argument("--workers", type=int, default=2)
        task.add_argument("--output", type=Path, default=FOLDER / "outcomes.jsonl")
    return parser


def _read(path: Path) -> list[tuple[Mutant, str]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(Mutant(**line["mutant"]), line["end"]) for line in lines]


def _outcomes(root: Path, jobs: list[Job], options: argparse.Namespace) -> Iterable[Outcome]:
    """Yield what becomes of each, as it is known, and write it to the file."""
    load_libraries()
    context = multiprocessing.get_context("fork")
    waiting, done = context.Queue(), context.Queue()
    workers = [context.Process(target=work, args=(root, waiting, done)) for _ in range(options.workers)]
    for worker in workers:
        worker.start()
    for job in [*jobs, *[None] * options.workers]:
        waiting.put(job)
    with options.output.open("w", encoding="utf-8") as output:
        for _ in jobs:
            outcome: Outcome = done.get()
            output.write(json.dumps(asdict(outcome)) + "\n")
            output.flush()
            yield outcome
    for worker in workers:
        worker.join()


def _report(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.end not in _NOTICED:
            mutant = outcome.mutant
            print(f"{outcome.end} {mutant.module}:{mutant.line} {mutant.operator}: {outcome.change}")
    for room in ROOMS:
        ends = Counter(outcome.end for outcome in outcomes if outcome.mutant.room == room)
        if ends:
            print(room, ", ".join(f"{count} {end}" for end, count in ends.most_common()))


def _unsound(root: Path, tests: set[str]) -> int:
    """Print which of the tests that noticed something fail on the unchanged code too, and return how many."""
    with TemporaryDirectory(prefix="signoff-mutation-") as folder:
        bench = Bench(root, Path(folder))
        failing = [test for test in sorted(tests) if bench.fails_unchanged(test)]
    for test in failing:
        print(f"fails on the unchanged code: {test}")
    return len(failing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
