"""A register of notices of every kind, and the truth about each: what it says, and on which bytes it lies."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builders import DAY, later, notice
from builders import draft as new_draft
from builders import signed as newly_signed
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record
from signoff.register.salvage.page_rows import found_rows
from signoff.register.salvage.sqlite_pages import PageReader, cell_places, local_size, varint
from signoff.register.store import Register

PAGE = 4096
Bytes = frozenset[tuple[int, int]]
"""Stretches of a file, each from its first byte to behind its last."""


@dataclass(frozen=True)
class Truth:
    """What a notice is, and where it lies: itself, its PDF, its earlier states, those as a draft, and all it had."""

    record: Record
    pdf: bytes | None
    earlier: tuple[Record, ...]
    as_draft: tuple[Record, ...]
    states: frozenset[bytes]
    stretches: Bytes


def pdf(seed: int) -> bytes:
    return b"%PDF-1.7 " + random.Random(seed).randbytes(9000)  # noqa: S311 - pages, no secret


def fill(register: Register, count: int) -> dict[str, list[Record]]:
    """Keep so many notices, a few of each kind in turn; return every state that each of them had."""
    states: dict[str, list[Record]] = {}
    for number in range(count):
        steps = _STEPS[number % len(_STEPS)](register, number)
        states[steps[-1].id] = steps
    return states


def _text(number: int) -> str:
    return f"The officer agreed to gate {number}. " + " ".join(f"word{number * 7 + one}" for one in range(number * 40))


def _draft(register: Register, number: int) -> list[Record]:
    record = new_draft(subject=f"Draft {number}", decision=_text(number))
    register.save(record)
    edited = lifecycle.edit(record, notice(subject=f"Draft {number} anew"), actor="PA", at=later(5))
    register.save(edited)
    return [record, edited]


def _ready(register: Register, number: int) -> list[Record]:
    record = new_draft(subject=f"Ready {number}", decision=_text(number))
    register.save(record)
    ready = lifecycle.hand_over(record, actor="PA", at=later(6), to="A. Officer")
    register.save(ready)
    return [record, ready]


def _signed(register: Register, number: int) -> list[Record]:
    steps = _ready(register, number)
    steps.append(newly_signed(steps[-1]))
    register.keep_signed(steps[-1], pdf(number))
    return steps


def _published(register: Register, number: int) -> list[Record]:
    steps = _signed(register, number)
    steps.append(lifecycle.give_reference(steps[-1], f"D{number}", actor="PA", at=later(20)))
    register.save(steps[-1])
    steps.append(lifecycle.publish(steps[-1], date=DAY, url="https://example.org", actor="PA", at=later(30)))
    register.save(steps[-1])
    for copy in (Copy.RECORD, Copy.PUBLICATION):
        register.note_exported(steps[-1].id, copy=copy, actor="PA", at=later(31), digest=f"{number:064}")
    return steps


def _imported(register: Register, number: int) -> list[Record]:
    record = new_draft(subject=f"Imported {number}", decision=_text(number))
    register.import_record(record)
    ready = lifecycle.hand_over(record, actor="PA", at=later(6), to="A. Officer")
    register.import_record(ready)
    done = newly_signed(ready)
    register.import_record(done)
    return [record, ready, done]


def _publication(register: Register, number: int) -> list[Record]:
    copy = publication_copy(newly_signed(new_draft(subject=f"Copy {number}", decision=_text(number))))
    register.import_record(copy)
    return [copy]


def _kept_as_copy(register: Register, number: int) -> list[Record]:
    original = newly_signed(new_draft(subject=f"Both {number}", decision=_text(number)))
    return [register.import_as_copy(original, actor="PA", at=later(40))]


_STEPS = (_draft, _ready, _signed, _published, _imported, _publication, _kept_as_copy)


def make(path: Path, count: int) -> dict[str, Truth]:
    """Make a register in one file, and return the truth about its notices by their identities."""
    with Register.open(path) as register:
        states = fill(register, count)
        told = {one: (*kept_of(register, one), _bytes(states[one])) for one in states}
    stretches = _stretches(path)
    return {one: Truth(*known, stretches[one]) for one, known in told.items()}


def make_with_log(folder: Path, count: int) -> tuple[Path, dict[str, Truth]]:
    """Make a register whose last changes are in its log alone, as after a crash; the stretches are left out."""
    live, crashed = folder / "live.sqlite", folder / "crashed.sqlite"
    truth = make(live, count // 2)
    with Register.open(live) as register:
        states = fill(register, count)
        for one, steps in states.items():
            truth[one] = Truth(*kept_of(register, one), _bytes(steps), frozenset())
        for ending in ("", "-wal"):
            shutil.copy(live.with_name(live.name + ending), crashed.with_name(crashed.name + ending))
    return crashed, truth


def kept_of(register: Register, notice: str) -> tuple[Record, bytes | None, tuple[Record, ...], tuple[Record, ...]]:
    """Return all that a register keeps of a notice: itself, its PDF, its earlier states, and those as a draft."""
    as_draft = tuple(register.draft_state(notice, state.key) for state in register.draft_states(notice))
    return register.get(notice), register.seen_pdf(notice), register.earlier_states(notice), as_draft


def _bytes(states: Sequence[Record]) -> frozenset[bytes]:
    return frozenset(write_record(one) for one in states)


def _stretches(path: Path) -> dict[str, Bytes]:
    """Return on which bytes each notice lies: its cells, the heads of their leaves, and its overflow pages."""
    numbers: dict[int, str] = {}
    lies: dict[int, set[tuple[int, int]]] = {}
    with path.open("rb") as file:
        for found in found_rows(file, None, PAGE):
            if found.table == "notice":
                numbers[found.values[0]] = found.values[1]
            if found.table == "alembic_version":
                continue
            keyed = found.table in ("standing", "event", "earlier_state", "draft_state")
            number = found.values[1] if keyed else found.values[0]
            lies.setdefault(number, set()).update(_cells(path, found.pages, found.values[0]))
    return {numbers[number]: frozenset(stretches) for number, stretches in lies.items()}


def _cells(path: Path, pages: tuple[int, ...], rowid: int) -> set[tuple[int, int]]:
    leaf, *overflow = pages
    stretches = {((one - 1) * PAGE, one * PAGE) for one in overflow}
    data = path.read_bytes()
    page = data[(leaf - 1) * PAGE : leaf * PAGE]
    places = cell_places(page, 0, PAGE)
    reader = PageReader(lambda one: data[(one - 1) * PAGE : one * PAGE], PAGE, len(data) // PAGE)
    begin = (leaf - 1) * PAGE
    stretches.add((begin, begin + 8 + 2 * len(places)))
    for place in places:
        row = reader.row(leaf, page, place, lambda _: True)
        if row is not None and row.pages == pages and row.rowid == rowid:
            stretches.add((begin + place, begin + _end(page, place)))
    return stretches


def _end(page: bytes, place: int) -> int:
    """Return where the part of a cell that lies on its leaf ends."""
    size, begin = varint(page, place)
    _, begin = varint(page, begin)
    return min(PAGE, begin + local_size(size, PAGE) + 4)


def is_untouched(truth: Truth, pristine: bytes, damaged: bytes) -> bool:
    """Whether all bytes on which a notice lies are as they were."""
    return all(pristine[begin:end] == damaged[begin:end] for begin, end in truth.stretches)
