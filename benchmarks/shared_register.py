"""What a shared register costs, beside raw COPY and INSERT of the same bytes in the same run.

    python benchmarks/shared_register.py [--notices N] [--seen N]

is run by hand, on a machine that does nothing else, with PostgreSQL and `signoff[shared]` installed and `tests` on
PYTHONPATH; as root, PostgreSQL runs as the user postgres. It starts a server of its own, with the settings of a usual
one. Only ratios within one run mean anything.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from builders import draft
from shared.conftest import Database
from shared.postgres import OFFICERS, Server
from signoff.register.documents import encode
from signoff.shared.batches import STATES
from signoff.shared.connecting import connect
from signoff.shared.installing import DEFAULT_OWNER, initialise
from signoff.shared.officers import Officer, SharedRole, grant
from signoff.shared.shared_register import Offered

if TYPE_CHECKING:
    import psycopg

    from signoff.shared.shared_register import SharedRegister

TEXT = "The officer considered what the consultation had said, and what it would cost to do it in another year. " * 12


def main() -> None:
    """Print what the run has measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--notices", type=int, default=2000)
    parser.add_argument("--seen", type=int, default=40, help="how often a state is awaited on another laptop")
    options = parser.parse_args()
    server = Server.start(settings="-c listen_addresses='' -c shared_buffers=128MB")
    try:
        database = prepared(server)
        states = [encode(draft(subject=f"Gate {number}", reasons=TEXT)) for number in range(options.notices)]
        size = sum(map(len, states))
        print(f"{len(states)} notices of {size // len(states):,} bytes")
        rates = bulk(database, states)
        for name, seconds in rates.items():
            print(f"{name:44} {len(states) / seconds:10,.0f} states a second")
        insert = rates["raw INSERT, 100 rows a statement"]
        offered = rates["offered by a laptop, 100 a transaction"]
        print(f"offered, as fast as INSERT: {insert / offered:.2f}")
        print(f"offered and indexed, as fast as INSERT: {insert / (offered + rates['their words indexed']):.2f}")
        print(f"offered, as fast as COPY: {rates['raw COPY'] / offered:.2f}")
        print(f"received, as fast as raw SELECT: {rates['raw SELECT'] / rates['bytes received by a laptop']:.2f}")
        print(f"a state seen by another laptop: median {median(seen(database, options.seen)) * 1000:.0f} ms")
    finally:
        server.remove()


def prepared(server: Server) -> Database:
    """Return a database with a shared register, without a limit a day."""
    with connect(server.address("postgres")) as connection:
        connection.execute("CREATE DATABASE benchmark")
    database = Database(server, "benchmark")
    with connect(database.address()) as connection:
        initialise(connection, DEFAULT_OWNER)
        for login, person, roles, teams, may_read in OFFICERS:
            grant(connection, Officer(login, person, [SharedRole(role) for role in roles], teams, may_read))
        connection.execute("ALTER ROLE pa2 CONNECTION LIMIT -1")
        connection.execute("UPDATE signoff.register SET bytes_a_day = 1000000000000")
        connection.execute("CREATE TABLE public.raw (number serial PRIMARY KEY, data bytea NOT NULL)")
    return database


def bulk(database: Database, states: Sequence[bytes]) -> dict[str, float]:
    """Return the seconds that each way of writing and reading all states takes.

    Raw statements and offers take turns, so that what else the machine does falls on both.
    """
    batches = [states[start : start + STATES] for start in range(0, len(states), STATES)]
    inserted = offered = 0.0
    with connect(database.address()) as raw, database.open("pa") as shared:
        copied = timed(lambda: copy_raw(raw, states))
        for batch in batches:
            inserted += timed(partial(insert_raw, raw, batch))
            offered += timed(partial(shared.offer, [Offered("", state, "") for state in batch]))
        return {
            "raw COPY": copied,
            "raw INSERT, 100 rows a statement": inserted,
            "offered by a laptop, 100 a transaction": offered,
            "their words indexed": timed(shared.index_words),
            "raw SELECT": timed(lambda: raw.execute("SELECT data FROM public.raw LIMIT %s", (len(states),)).fetchall()),
            "bytes received by a laptop": timed(lambda: receive_all(shared)),
        }


def copy_raw(connection: psycopg.Connection[Any], states: Sequence[bytes]) -> None:
    """Write all states by COPY."""
    with connection.cursor() as cursor, cursor.copy("COPY public.raw (data) FROM STDIN (FORMAT binary)") as copy:
        copy.set_types(["bytea"])
        for state in states:
            copy.write_row((state,))


def insert_raw(connection: psycopg.Connection[Any], batch: Sequence[bytes]) -> None:
    """Write states by INSERT, as many a statement as a laptop offers."""
    connection.execute("INSERT INTO public.raw (data) SELECT unnest(%s::bytea[])", ([*batch],), binary=True)


def receive_all(shared: SharedRegister) -> None:
    """Get the bytes of all states as a laptop does."""
    position = 0
    while heads := shared.heads_after(position, 500, None):
        shared.bytes_of([head.sequence for head in heads])
        position = heads[-1].sequence


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def seen(database: Database, count: int) -> list[float]:
    """Return how long it takes from offering a state until another laptop, which listens, has its bytes."""
    durations = []
    with connect(database.address("pa2")) as listening, database.open("pa") as sender, database.open("pa2") as reader:
        listening.execute("LISTEN signoff")
        for number in range(count):
            state = Offered("", encode(draft(subject=f"Seen {number}", reasons=TEXT)), "")
            begun = time.perf_counter()
            sender.offer([state])
            notified = next(listening.notifies(timeout=10))
            last = int(notified.payload)
            heads = reader.heads_after(last - 1, 10, None)
            assert reader.bytes_of([heads[-1].sequence])[heads[-1].sequence] == state.data
            durations.append(time.perf_counter() - begun)
    return durations


if __name__ == "__main__":
    main()
