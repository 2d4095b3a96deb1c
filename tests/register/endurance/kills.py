"""Kills a program in the middle of its work on a register, again and again, and prints what came of it.

`PYTHONPATH=src:tests python -m register.endurance.kills 1000` does so that many times in all; a second number is the
first seed. The last kind of work is a control: it writes without a journal, and a judge that finds no tear there is
worth nothing.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from all_rows import rows_of
from builders import draft, later, notice, signed
from register.salvage.sample import pdf
from signoff.errors import SignoffError
from signoff.notice.record import lifecycle
from signoff.register.recovery.restoring import restore
from signoff.register.salvage import salvage
from signoff.register.store import Register

Acknowledge = Callable[[str], None]
"""Tells whoever watches that something is done, and so may not be lost any more."""

AT = later(1000)
TEAR = "control that tears"
_EARLIER = Path(__file__).parents[1] / "earlier_versions" / "version-0003.sql"
_COUNT = 8


@dataclass(frozen=True)
class Work:
    """What is interrupted: how its files are made, what it does, and what is wrong with what it leaves."""

    prepare: Callable[[Path], None]
    run: Callable[[Path, Acknowledge], None]
    faults: Callable[[Path, list[str]], Iterator[str]]


def _register(folder: Path) -> Path:
    return folder / "register.sqlite"


def _fill(path: Path, subject: str = "Notice") -> None:
    with Register.open(path) as register:
        for number in range(_COUNT):
            record = draft(subject=f"{subject} {number}", decision=f"The officer agreed to gate {number}. " * 100)
            register.save(record)
            if number % 2:
                register.keep_signed(signed(record), pdf(number))


def _sound(path: Path) -> Iterator[str]:
    """Yield what is wrong with a register that anybody opens."""
    try:
        with Register.open(path) as register:
            yield from register.damaged().values()
            for row in rows_of(register):
                if register.get(row.id).notice.subject != row.subject:
                    yield f"{row.subject} is listed for another notice"
                if row.id not in {found.id for found in rows_of(register, row.subject)}:
                    yield f"{row.subject} is not found by its words"
    except SignoffError as problem:
        yield f"it does not open: {problem}"
        return
    with closing(sqlite3.connect(path)) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if checked != "ok":
            yield checked


def _subjects(path: Path) -> set[str]:
    with Register.open(path) as register:
        return {row.subject for row in rows_of(register)}


def _save(folder: Path, acknowledge: Acknowledge) -> None:
    with Register.open(_register(folder)) as register:
        record = draft(subject="Save 0")
        register.save(record)
        for number in range(1, 10_000):
            record = lifecycle.edit(record, notice(subject=f"Save {number}"), actor=f"PA{number % 3}", at=later(number))
            register.save(record)
            acknowledge(str(number))


def _saved(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from _sound(_register(folder))
    numbers = [int(one.split()[1]) for one in _subjects(_register(folder)) if one.startswith("Save ")]
    if acknowledged and max(numbers, default=-1) < int(acknowledged[-1]):
        yield f"save {acknowledged[-1]} was acknowledged, and {numbers} is there"


def _sign(folder: Path, acknowledge: Acknowledge) -> None:
    with Register.open(_register(folder)) as register:
        for number in range(10_000):
            record = draft(subject=f"Sign {number}")
            register.save(record)
            register.keep_signed(signed(record), pdf(number))
            acknowledge(f"{number} {record.id}")


def _signed(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from _sound(_register(folder))
    with Register.open(_register(folder)) as register:
        for number, identity in map(str.split, acknowledged):
            if register.seen_pdf(identity) != pdf(int(number)):
                yield f"the PDF of signature {number} is another"


def _prepare_earlier(folder: Path) -> None:
    with closing(sqlite3.connect(_register(folder))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_EARLIER.read_text())


def _migrate(folder: Path, acknowledge: Acknowledge) -> None:
    Register.open(_register(folder)).close()
    acknowledge("migrated")


def _migrated(folder: Path, _acknowledged: list[str]) -> Iterator[str]:
    yield from _sound(_register(folder))
    if len(_subjects(_register(folder))) < 5:
        yield "a notice of the earlier version is lost"
    for copy in folder.glob("*.version-*"):
        yield from _sound(copy)


def _back_up(folder: Path, acknowledge: Acknowledge) -> None:
    with Register.open(_register(folder)) as register:
        for number in range(10_000):
            register.back_up(folder / "backup.sqlite")
            acknowledge(str(number))


def _backed_up(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from _sound(_register(folder))
    backup = folder / "backup.sqlite"
    if backup.exists():
        yield from _sound(backup)
        if len(_subjects(backup)) != _COUNT:
            yield "the backup is not whole"
    elif acknowledged:
        yield "the backup was acknowledged, and is not there"


def _prepare_restore(folder: Path) -> None:
    _fill(_register(folder), "Present")
    for name in ("One", "Two"):
        _fill(folder / f"{name}.sqlite", name)


def _restore(folder: Path, acknowledge: Acknowledge) -> None:
    for number in range(10_000):
        name = ("One", "Two")[number % 2]
        restore(folder / f"{name}.sqlite", _register(folder), later(number))
        acknowledge(name)


def _restored(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from _sound(_register(folder))
    names = {subject.split()[0] for subject in _subjects(_register(folder))}
    if len(names) != 1 or (not acknowledged and "Two" in names) or (acknowledged and "Present" in names):
        yield f"after {acknowledged[-2:]} the register holds {names}"


def _prepare_damaged(folder: Path) -> None:
    _fill(folder / "damaged.sqlite")
    data = bytearray((folder / "damaged.sqlite").read_bytes())
    data[8 * 4096 : 9 * 4096] = bytes(4096)
    (folder / "damaged.sqlite").write_bytes(data)
    (folder / "as-it-was").write_bytes(data)


def _salvage(folder: Path, acknowledge: Acknowledge) -> None:
    for number in range(10_000):
        salvage(folder / "damaged.sqlite", folder / f"new-{number}.sqlite", at=AT)
        acknowledge(str(number))


def _salvaged(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    if (folder / "damaged.sqlite").read_bytes() != (folder / "as-it-was").read_bytes():
        yield "the damaged file was changed"
    for number in acknowledged:
        if not (folder / f"new-{number}.sqlite").exists():
            yield f"salvage {number} was acknowledged, and is not there"
    for path in folder.glob("new-*.sqlite"):
        with Register.open(path) as register:
            if len(rows_of(register)) < _COUNT - 3:
                yield f"{path.name} is not whole"


def _prepare_tear(folder: Path) -> None:
    with closing(sqlite3.connect(_register(folder))) as connection, connection:
        connection.execute("CREATE TABLE count (number INTEGER PRIMARY KEY, turn INTEGER, filling BLOB)")
        rows = ((number, 0, bytes(500)) for number in range(5_000))
        connection.executemany("INSERT INTO count VALUES (?, ?, ?)", rows)


def _tear(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(sqlite3.connect(_register(folder), isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = 1"):
            connection.execute(statement)
        for turn in range(10_000):
            connection.execute("UPDATE count SET turn = ?", (turn,))
            acknowledge(str(turn))


def _torn(folder: Path, _acknowledged: list[str]) -> Iterator[str]:
    try:
        with closing(sqlite3.connect(_register(folder))) as connection:
            if len(connection.execute("SELECT DISTINCT turn FROM count").fetchall()) > 1:
                yield "half of a transaction is there"
    except sqlite3.DatabaseError as problem:
        yield str(problem)


WORKS: Mapping[str, Work] = MappingProxyType(
    {
        "saving": Work(lambda folder: _fill(_register(folder)), _save, _saved),
        "signing": Work(lambda folder: _fill(_register(folder)), _sign, _signed),
        "migrating": Work(_prepare_earlier, _migrate, _migrated),
        "backing up": Work(lambda folder: _fill(_register(folder)), _back_up, _backed_up),
        "restoring": Work(_prepare_restore, _restore, _restored),
        "salvaging": Work(_prepare_damaged, _salvage, _salvaged),
        TEAR: Work(_prepare_tear, _tear, _torn),
    }
)


def killed(work: Work, folder: Path, after: float) -> list[str]:
    """Do the work in a process of its own, and kill that after so many seconds; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def acknowledge(words: str) -> None:
            os.write(writing, f"{words}\n".encode())

        work.run(folder, acknowledge)
        os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as stream:
        return stream.read().decode().splitlines()


def judged(name: str, seed: int) -> list[str]:
    """Kill one kind of work at an instant that the seed chooses; return what is wrong with what it left."""
    chance = random.Random(seed)  # noqa: S311 - an instant, no secret
    work = WORKS[name]
    with tempfile.TemporaryDirectory() as folder:
        work.prepare(Path(folder))
        acknowledged = killed(work, Path(folder), chance.uniform(0.0, 0.25))
        return list(work.faults(Path(folder), acknowledged))


def main(count: int, first: int) -> None:
    """Kill so many programs from a seed on, each kind of work in turn, and print what came of each."""
    found: Counter[str] = Counter()
    names = list(WORKS)
    for seed in range(first, first + count):
        name = names[seed % len(names)]
        wrong = judged(name, seed)
        found[f"{name}: {'WRONG' if wrong else 'as it should be'}"] += 1
        for words in wrong if name != TEAR else ():
            print(f"seed {seed}, {name}: {words}", flush=True)
    for words, number in sorted(found.items()):
        print(f"{number:6} {words}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int((*sys.argv, "0")[2]))
