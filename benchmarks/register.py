"""What a large register costs, beside raw sqlite3 on the same file.

    python benchmarks/register.py [--notices N] [--keep FOLDER]

is run by hand, on a machine that does nothing else. It makes a register of made-up notices, which with `--keep` is made
once only (100,000 take a while), and measures in one process, alternating with the same work in plain SQL; it prints
both, then the ratios with the targets met or missed. Only ratios within one run mean anything.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.register.scrollable import Group, ScrollableList
    from signoff.register.store import Register

ROUNDS, QUERIES, SAVES = 25, 200, 60
SHOWN = (
    "id, subject, decision_type, status_rank, decision_maker, director, reference, council, changed_at, is_publication"
)
NEWEST = f"SELECT {SHOWN} FROM listing ORDER BY decision_type, status_rank, {{}} LIMIT 60"  # noqa: S608 - own names
FOUND = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 60"


@dataclass(slots=True)
class Pair:
    """Milliseconds of what signoff takes and of what raw sqlite3 takes for the same, in turns."""

    ours: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)

    def turn(self, ours: Callable[[], object], raw: Callable[[], object]) -> None:
        """Measure both once."""
        self.ours.append(_milliseconds(ours))
        self.raw.append(_milliseconds(raw))


def main() -> int:
    """Make the register, measure, print, and return 0."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--notices", type=int, default=100_000, help="how many notices the register has (100000)")
    reader.add_argument("--keep", type=Path, help="the folder in which the register is made, or found as it was made")
    options = reader.parse_args()
    print(f"load at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "register.sqlite"
        shutil.copyfile(made_register(options.keep or Path(name), options.notices), path)
        for line in _lines(path):
            print(line, flush=True)
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return 0


def made_register(folder: Path, notices: int) -> Path:
    """Return the register of so many notices in the folder; it is made under another name, so that it is complete."""
    from benchmarks.register_content import make_register

    path = folder / f"register-{notices}.sqlite"
    if not path.exists():
        unfinished = folder / f"unfinished-{notices}.sqlite"
        for suffix in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
        taken = _milliseconds(lambda: make_register(unfinished, notices)) / 1000
        unfinished.replace(path)
        print(f"made {notices} notices in {taken:.0f} s, {path.stat().st_size / 1024**2:.0f} MiB")
    return path


def _lines(path: Path) -> Iterator[str]:
    yield f"{'':34}{'ours ms':>10}{'raw ms':>10}{'ratio':>8}"
    before = _peak()
    yield from _compared("open and first page", _open(path), most_ms=50)
    from signoff.register.store import Register

    with Register.open(path) as register, contextlib.closing(_connected(path)) as raw:
        yield from _compared("a page further", _further(register, raw), most_ms=10)
        yield from _compared("sorted by director", _sorted(register, raw), most_ms=50, most_ratio=5)
        found = _searched(register, raw)
        yield from _compared("search as typed, median of 200", found, most_ratio=3)
        p99 = Pair([quantiles(found.ours, n=100)[98]], [quantiles(found.raw, n=100)[98]])
        yield from _compared("search as typed, p99 of 200", p99, most_ratio=5)
        yield from _compared("one durable save", _saved(register, raw), most_ratio=3)
    yield from _damaged(path)
    yield f"  memory: {_peak() - before:.0f} MiB more than before, {_peak():.0f} MiB in all"


def _compared(what: str, pair: Pair, *, most_ms: float | None = None, most_ratio: float | None = None) -> Iterator[str]:
    ours, raw = median(pair.ours), median(pair.raw)
    yield f"  {what:32}{ours:10.2f}{raw:10.2f}{ours / raw:8.2f}"
    for value, most, unit in ((ours, most_ms, "ms"), (ours / raw, most_ratio, "× raw")):
        if most is not None:
            yield f"{'':36}at most {most:g} {unit}: {'met' if value <= most else 'MISSED'}"


def _damaged(path: Path) -> Iterator[str]:
    """Damage the file in several ways, open it and read a page: what is wrong is to be said within a second."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 1"))
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    places = {f"damaged at the root of {name}": (roots[name] - 1) * size for name in ("notice", "listing", "document")}
    for what, place in {"damaged in its header": 0, "damaged in its schema": 100, **places}.items():
        with path.open("r+b") as file:
            file.seek(place)
            sound = file.read(size)
            file.seek(place)
            file.write(bytes(size))
        yield _told(what, path)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(sound)
    os.truncate(path, path.stat().st_size // 2 // size * size)
    yield _told("cut in half", path)


def _told(what: str, path: Path) -> str:
    from signoff.errors import RegisterProblem
    from signoff.register.list_query import ListQuery
    from signoff.register.store import Register

    def read() -> None:
        with contextlib.suppress(RegisterProblem), Register.open(path) as register:
            rows = register.open_list(ListQuery()).rows(0, 60)
            register.get(rows[0].id)

    taken = _milliseconds(read)
    return f"  {what:32}{taken:10.2f}{'':20}at most 1000 ms: {'met' if taken <= 1000 else 'MISSED'}"


def _open(path: Path) -> Pair:
    from signoff.register.list_query import ListQuery
    from signoff.register.store import Register

    def ours() -> None:
        with Register.open(path) as register:
            assert len(register.open_list(ListQuery()).rows(0, 60)) == 60

    def raw() -> None:
        with contextlib.closing(_connected(path)) as connection:
            assert len(connection.execute(NEWEST.format("age")).fetchall()) == 60

    return _taking_turns(ours, raw)


def _further(register: Register, raw: sqlite3.Connection) -> Pair:
    from signoff.register.list_query import ListQuery

    listed = register.open_list(ListQuery())
    start = next(place for place, group in _starts(listed) if group.status == "published") + 600
    statement = (
        f"SELECT {SHOWN} FROM listing WHERE decision_type = ? AND status_rank = ? AND age > ? "  # noqa: S608
        "ORDER BY age LIMIT 60"
    )
    (row, *_) = listed.rows(start, 1)
    asked = "SELECT decision_type, status_rank, age FROM listing WHERE id = ?"
    values = raw.execute(asked, (row.id,)).fetchone()
    return _taking_turns(lambda: listed.rows(start, 60), lambda: raw.execute(statement, values).fetchall())


def _starts(listed: ScrollableList) -> Iterator[tuple[int, Group]]:
    """Yield each group with the place at which it begins."""
    start = 0
    for group in listed.groups:
        yield start, group
        start += group.count


def _sorted(register: Register, raw: sqlite3.Connection) -> Pair:
    from signoff.register.list_query import ListQuery, Order

    query = ListQuery(order=Order.DIRECTOR)
    return _taking_turns(
        lambda: register.open_list(query).rows(0, 60), lambda: raw.execute(NEWEST.format("by_director, age")).fetchall()
    )


def _searched(register: Register, raw: sqlite3.Connection) -> Pair:
    from benchmarks.register_content import COMMON
    from signoff.register import search_words
    from signoff.register.list_query import ListQuery

    chance, pair = random.Random(7), Pair()  # noqa: S311 - made-up searches, and nothing secret
    for turn in range(QUERIES):
        typed = " ".join(chance.sample(COMMON, 1 + turn % 3))
        typed = typed[: len(typed) - chance.randrange(3)] or "g"
        expression = search_words.query(typed)
        pair.turn(
            lambda asked=typed: register.open_list(ListQuery(words=asked)).rows(0, 60),  # type: ignore[misc]
            lambda match=expression: raw.execute(FOUND, (match,)).fetchall(),  # type: ignore[misc]
        )
    return pair


def _saved(register: Register, raw: sqlite3.Connection) -> Pair:
    """Save a draft of 13 kB again and again, and carry out the very statements of each save in sqlite3 too."""
    import datetime as dt

    from msgspec.structs import replace

    from signoff.notice.record import lifecycle
    from signoff.notice.record.record import Status
    from signoff.register.list_query import ListQuery

    (row,) = register.open_list(ListQuery(statuses=frozenset({Status.DRAFT}))).rows(0, 1)
    record, pair = register.get(row.id), Pair()
    reasons = " ".join(f"word{number % 700}" for number in range(1400))
    statements: list[str] = []  # from BEGIN IMMEDIATE to COMMIT, with their values

    def note(statement: str) -> None:
        if not statement.startswith("--") and "'main'.'words_" not in statement:  # what triggers and FTS5 do themselves
            statements.append(statement)

    def again() -> None:
        for statement in statements:
            raw.execute(statement).fetchall()

    with register.opened.reading() as traced:
        pass  # the connection that was put back last is the next one taken
    traced.set_trace_callback(note)
    for number in range(SAVES):
        answers = replace(record.notice, reasons=f"{reasons} {number}")
        at = dt.datetime(2030, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=number)
        record = lifecycle.edit(record, answers, actor="PA", at=at, continuing=True)
        statements.clear()
        pair.turn(lambda changed=record: register.save(changed), again)  # type: ignore[misc]
    return Pair(pair.ours[5:], pair.raw[5:])


def _taking_turns(ours: Callable[[], object], raw: Callable[[], object]) -> Pair:
    """Measure both in turns; the first, which fills the caches, does not count."""
    pair = Pair()
    for _ in range(ROUNDS + 1):
        pair.turn(ours, raw)
    return Pair(pair.ours[1:], pair.raw[1:])


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the package is run from a checkout, never installed
    sys.exit(main())
