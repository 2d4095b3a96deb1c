"""A shared register with very many notices, and many laptops: what each of them waits for.

    python -m benchmarks.shared_scale [--notices N] [--laptops N] [--concerned N] [--behind N]

is run by hand, on a machine that does nothing else, with PostgreSQL and `signoff[shared]` installed, `src` and `tests`
on PYTHONPATH; as root, PostgreSQL runs as the user postgres. The notices are written by SQL as the owner: all but those
that concern the officer Pat Adams are old and signed, of other teams, and have no proofs, since no laptop takes them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import multiprocessing
import resource
import select
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.shared_register import TEXT, prepared, timed
from builders import draft, signed
from shared.conftest import Database
from shared.laptops import Laptop
from shared.postgres import Server
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record, Role
from signoff.register.documents import encode
from signoff.shared.batches import STATES
from signoff.shared.connecting import connect
from signoff.shared.link import Link
from signoff.shared.shared_register import Offered

TEAMS, A_STATEMENT, PAGE = 50, 5000, 50

_OLD_NOTICES = """
WITH made AS MATERIALIZED (
  SELECT number, gen_random_uuid()::text AS notice, 'Scheme ' || number || ' in street' || number %% 7919 AS subject,
    'Team ' || number %% %(teams)s::int AS team, timestamptz '2015-01-05' + number %% 2000 * interval '1 day' AS day
  FROM generate_series(%(first)s::int, %(last)s::int) AS number
), written AS MATERIALIZED (
  SELECT *, convert_to(replace(replace(%(document)s::text, %(id)s, notice), 'A new gate', subject), 'UTF8') AS data
  FROM made
), added AS (
  INSERT INTO signoff.state
  SELECT nextval('signoff.state_sequence'), notice, 1, encode(sha256(data), 'hex'), '', now(), 'services', team, '{}',
    true, false, '{}', data FROM written RETURNING notice, digest, sequence, team)
INSERT INTO signoff.head SELECT notice, digest, 1, sequence, team, '{}', true, false, 'published', subject, '',
  'significant_operational', 'A. Officer', 'Director of City Development', 'leeds', day
FROM added JOIN made USING (notice, team)
"""


def main() -> None:
    """Print what the run has measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--notices", type=int, default=20_000)
    parser.add_argument("--laptops", type=int, default=4)
    parser.add_argument("--concerned", type=int, default=400, help="how many notices concern the officer")
    parser.add_argument("--behind", type=int, default=200, help="how many states a laptop has missed")
    options = parser.parse_args()
    settings = "-c listen_addresses='' -c shared_buffers=256MB -c max_wal_size=4GB"
    server = Server.start(settings=f"{settings} -c max_connections={options.laptops + 50}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            measure(prepared(server), Path(folder), options)
    finally:
        server.remove()


def measure(database: Database, folder: Path, options: argparse.Namespace) -> None:
    """Make the notices, and let laptops exchange and search."""
    fill(database, options.notices, options.concerned)
    new = Laptop(database, "pa", "Pat Adams", folder / "new")
    say("first exchange", first_exchange(new))
    say("  without news", f"{median(repeated(new.sync, 5)) * 1000:.0f} ms")
    with database.open("pa2") as shared:
        offer_all(shared, [draft(subject=f"Later {number}", reasons=TEXT) for number in range(options.behind)])
    say(f"exchange when {options.behind} states behind", f"{timed(new.sync):.1f} s")
    search(database)
    many_laptops(database, folder, options.laptops)


def say(name: str, value: str) -> None:
    """Print a line."""
    print(f"{name:44} {value}", flush=True)


def fill(database: Database, notices: int, concerned: int) -> None:
    """Write old notices, and among them those that concern Pat Adams; then index all words."""
    template = signed(draft(reasons=TEXT))
    values: dict[str, Any] = {"document": encode(template).decode(), "id": template.id, "teams": TEAMS}
    own = [concerning(number) for number in range(concerned)]
    begun = time.perf_counter()
    with connect(database.address()) as owner, database.open("maker") as maker:
        parts = [*range(0, notices - concerned, A_STATEMENT)]
        for number, first in enumerate(parts):
            last = min(first + A_STATEMENT, notices - concerned) - 1
            owner.execute(_OLD_NOTICES.encode(), {**values, "first": first, "last": last})
            offer_all(maker, own[number :: len(parts)])
        say(f"{notices:,} notices made", f"{time.perf_counter() - begun:.0f} s")
        owner.execute("ANALYZE")
        seconds = timed(maker.index_words)
        say("  their words indexed", f"{notices / seconds:,.0f} a second")
        owner.execute("VACUUM ANALYZE")
        row = owner.execute("SELECT pg_database_size(current_database()) / 1e6").fetchone()
        say("  size of the database", f"{row[0] if row else 0:,.0f} MB")


def concerning(number: int) -> Record:
    """Return a notice that concerns Pat Adams: one in four is a draft that was handed over, the others are signed."""
    now = dt.datetime.now(dt.UTC)
    record = draft(subject=f"Own {number}", reasons=TEXT)
    handed = lifecycle.hand_over(record, actor="A. Officer", at=now, to="Pat Adams")
    if number % 4 == 0:
        return handed
    mark = TypedMark(text="A. Officer")
    role = Role.DECISION_MAKER
    return lifecycle.sign(handed, role=role, name="A. Officer", post="Chief", date=now.date(), mark=mark, at=now)


def offer_all(shared: Any, records: Sequence[Record]) -> None:
    """Offer new notices, as many at a time as a laptop does."""
    for start in range(0, len(records), STATES):
        shared.offer([Offered("", encode(record), "") for record in records[start : start + STATES]])


def first_exchange(laptop: Laptop) -> str:
    """Return what the first exchange took, in a process of its own by which its memory is known."""
    context = multiprocessing.get_context("fork")
    results = context.Queue()

    def work() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        report = laptop.sync()
        seconds = time.perf_counter() - begun
        results.put((report.received, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000))

    child = context.Process(target=work)
    child.start()
    received, seconds, memory = results.get()
    child.join()
    return f"{received} notices in {seconds:.1f} s, {memory:.0f} MB of memory more"


def search(database: Database) -> None:
    """Measure searches and the list, page by page."""
    with database.open("reader") as shared:
        for name, words in (("rare word", "street4711"), ("every notice has it", "officer"), ("list", "")):
            page = partial(take, shared, words, PAGE)
            say(f"search, {name}: first page of {PAGE}", f"{median(repeated(page, 5)) * 1000:.0f} ms")
        far = partial(take, shared, "officer", PAGE * 20)
        say("search, every notice has it: 20 pages", f"{timed(far) * 1000:.0f} ms")


def take(shared: Any, words: str, count: int) -> None:
    """Read so many of the notices that are found."""
    list(itertools.islice(shared.each_row(words, page=PAGE), count))


def many_laptops(database: Database, folder: Path, count: int) -> None:
    """Let so many laptops exchange at once, and let them listen for a state."""
    laptops = [Laptop(database, "pa2", "Robin Hill", folder / f"laptop{number}") for number in range(count)]
    for laptop in laptops:
        laptop.open().close()
    say(f"{count} laptops at once, first exchange", f"{timed(lambda: together(laptops)):.1f} s")
    say(f"{count} laptops at once, without news", f"{timed(lambda: together(laptops)):.1f} s")
    delays = [*listening(database, count, 20)]
    say(
        f"a state at {count} laptops that listen",
        f"median {median(delays) * 1000:.0f} ms, last {max(delays) * 1000:.0f} ms",
    )


def together(laptops: Sequence[Laptop]) -> None:
    """Exchange at the same time."""
    threads = [threading.Thread(target=laptop.sync) for laptop in laptops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def listening(database: Database, count: int, states: int) -> Iterator[float]:
    """Yield the seconds until each laptop that listens, over its one connection, has the bytes of each state."""
    with ExitStack() as stack:
        sender = stack.enter_context(database.open("pa"))
        links = [stack.enter_context(closing(Link.open(database.address("pa2")))) for _ in range(count)]
        say(f"{count} laptops that listen", connections(database))
        for number in range(states):
            begun = time.perf_counter()
            sender.offer([Offered("", encode(draft(subject=f"Seen {number}", reasons=TEXT)), "")])
            position = sender.latest()[0] - 1
            for link in links:
                while not link.news().has_states:
                    select.select([link.fileno], [], [], 10)
                heads = link.shared.heads_after(position, 10, None)
                link.shared.bytes_of([heads[-1].sequence])
                yield time.perf_counter() - begun


def connections(database: Database) -> str:
    """Return how many connections there are, and the memory that each takes, where that can be read."""
    with connect(database.address()) as owner:
        rows = owner.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'").fetchall()
    sizes = [size for (pid,) in rows if (size := private_memory(pid))]
    return f"{len(rows)} connections" + (f", {median(sizes):.1f} MB of memory each" if sizes else "")


def private_memory(pid: int) -> float:
    """Return the megabytes that are a process's own; 0 where that cannot be read."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1000


def repeated(work: Callable[[], object], times: int) -> list[float]:
    """Return the seconds that something takes, several times."""
    return [timed(work) for _ in range(times)]


if __name__ == "__main__":
    main()
