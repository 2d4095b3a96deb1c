"""Salvages as many damaged registers as one likes, and prints what came of them.

`PYTHONPATH=src:tests python -m register.salvage.judge 500`; a second number is the first seed.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from all_rows import rows_of
from register.salvage.damages import Damaged, Materials, damaged, index_pages
from register.salvage.sample import Truth, is_untouched, kept_of, make, make_with_log
from signoff.errors import RegisterProblem
from signoff.notice.record.codec import write_record
from signoff.notice.record.record import Status
from signoff.register.list_query import ListQuery
from signoff.register.salvage import Salvaged, SalvagedNotice, salvage
from signoff.register.store import Register

AT = dt.datetime(2024, 6, 1, 9, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Sample:
    """Registers to be damaged, and the truth about the notices in each."""

    materials: Materials
    truth: Mapping[str, Truth]
    crashed_truth: Mapping[str, Truth]
    strange_truth: Mapping[str, Truth]

    def known(self) -> dict[str, Truth]:
        return {**self.truth, **self.crashed_truth, **self.strange_truth}


def made(folder: Path, count: int) -> Sample:
    """Make the registers, of so many notices."""
    (folder / "strange").mkdir()
    truth = make(folder / "whole.sqlite", count)
    crashed, crashed_truth = make_with_log(folder, count)
    strange, strange_truth = make_with_log(folder / "strange", count)
    materials = Materials(
        (folder / "whole.sqlite").read_bytes(),
        index_pages(folder / "whole.sqlite"),
        crashed.read_bytes(),
        crashed.with_name(f"{crashed.name}-wal").read_bytes(),
        strange.with_name(f"{strange.name}-wal").read_bytes(),
    )
    return Sample(materials, truth, crashed_truth, strange_truth)


def judged(sample: Sample, seed: int, folder: Path) -> tuple[str, list[str]]:
    """Damage and salvage a register; return what the damage was, and what is wrong with what came of it."""
    one = damaged(sample.materials, seed)
    source, target = one.written(folder / f"{seed}.sqlite"), folder / f"{seed}-new.sqlite"
    untouched = _untouched(sample, one)
    try:
        salvaged = salvage(source, target, at=AT)
    except RegisterProblem as problem:
        said = str(problem)
        wrong = [f"{len(untouched)} whole notices were refused: {said}"] if untouched else []
        return one.kind, wrong + ([] if said.isprintable() and said.endswith(".") else [f"ill said: {said!r}"])
    wrong = [*_wrong(sample.known(), salvaged, untouched)]
    if source.read_bytes() != one.data or sorted(folder.glob(f"{seed}.sqlite-shm")):
        wrong.append("the source was changed")
    return one.kind, wrong


def _untouched(sample: Sample, one: Damaged) -> dict[str, Truth]:
    """Return the notices all of whose bytes are as they were."""
    pristine = sample.materials.whole
    if one.log is None and one.data != sample.materials.crashed:
        return {name: truth for name, truth in sample.truth.items() if is_untouched(truth, pristine, one.data)}
    if one.data == pristine:  # beside a log that is not its own
        return dict(sample.truth)
    return {}


def _wrong(known: Mapping[str, Truth], salvaged: Salvaged, untouched: Mapping[str, Truth]) -> Iterator[str]:
    with Register.open(salvaged.register) as register:
        rows = {row.id for row in rows_of(register)}
        assert sum(register.counts().values()) == len(rows)
        if rows != {one.id for one in salvaged.notices}:
            yield "not every notice is listed"
        if {row.id for row in register.open_list(ListQuery(frozenset(Status))).rows(0, 1000)} != rows:
            yield "the window does not list every notice"
        if set(register.damaged()) != {one.id for one in salvaged.notices if not one.is_sound}:
            yield "damaged() does not name exactly those that are unsound"
        sound = {one.id: one for one in salvaged.notices if one.is_sound}
        for name, truth in untouched.items():
            if name not in sound:
                yield f"{truth.record.notice.subject}: is whole in the file, and was not recovered"
            elif (register.get(name), register.seen_pdf(name)) != (truth.record, truth.pdf):
                yield f"{truth.record.notice.subject}: is whole in the file, and other than it was"
            elif kept_of(register, name)[2:] != (truth.earlier, truth.as_draft):
                yield f"{truth.record.notice.subject}: has not its earlier states"
        for name, one in sound.items():
            yield from _wrong_sound(register, one, known.get(name))
    for sentence in salvaged.sentences:
        if not sentence.isprintable() or not sentence.endswith("."):
            yield f"ill said: {sentence!r}"


def _wrong_sound(register: Register, one: SalvagedNotice, truth: Truth | None) -> Iterator[str]:
    if truth is None:
        yield f"{one.subject}: is called sound, and never was"
        return
    record, pdf = register.get(one.id), register.seen_pdf(one.id)
    if write_record(record) not in truth.states:
        yield f"{one.subject}: is called sound, and was never such"
    if pdf is not None and pdf != truth.pdf:
        yield f"{one.subject}: has a PDF that is not its own"
    if not set(map(write_record, register.earlier_states(one.id))) <= set(map(write_record, truth.earlier)):
        yield f"{one.subject}: has an earlier state that it never had"


def main(count: int, first: int) -> None:
    """Judge so many registers from a seed on, and print what came of each kind of damage."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        sample = made(Path(name), 21)
        for seed in range(first, first + count):
            with tempfile.TemporaryDirectory() as folder:
                kind, wrong = judged(sample, seed, Path(folder))
            found[f"{kind}: {'WRONG' if wrong else 'as it should be'}"] += 1
            for words in wrong:
                print(f"seed {seed}, {kind}: {words}")
    for name, number in sorted(found.items()):
        print(f"{number:6} {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int((*sys.argv, "0")[2]))
