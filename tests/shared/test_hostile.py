"""A server that lies, one that is killed, and laptops that are killed: named, or of no consequence."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from builders import draft, signed
from shared.conftest import Database
from shared.laptops import Laptop
from signoff.errors import SharedUnreachable
from signoff.notice.record import lifecycle
from signoff.register.documents import encode
from signoff.shared.connecting import connect
from signoff.shared.exchange import Exchange
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.shared_register import Offered


@pytest.fixture
def database(lying_database: Database) -> Database:
    return lying_database


@pytest.fixture
def pa(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "pa", "Pat Adams", tmp_path)


@pytest.fixture
def other(database: Database, tmp_path: Path) -> Laptop:
    laptop = Laptop(database, "other", "Sam Lee", tmp_path)
    database.ask("dba", "UPDATE signoff.officer SET teams = '{Highways}' WHERE login = 'other'")
    return laptop


def as_superuser(database: Database, *statements: str) -> None:
    """Do what only whoever has the whole server can."""
    with connect(database.address()) as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        for name in connection.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'signoff.state'::regclass AND contype = 'c'"
        ).fetchall():
            connection.execute(f"ALTER TABLE signoff.state DROP CONSTRAINT {name[0]}".encode())
        for statement in statements:
            connection.execute(statement.encode())


def shared_by(laptop: Laptop, *subjects: str) -> str:
    """Share a notice with so many states, and return its identity."""
    record = laptop.save(draft())
    laptop.sync()
    for subject in subjects:
        laptop.edit(record.id, subject=subject)
        laptop.sync()
    return record.id


def test_altered_bytes_are_named_and_not_taken(pa: Laptop, other: Laptop, database: Database) -> None:
    notice = shared_by(pa)
    as_superuser(database, "UPDATE signoff.state SET data = data || '\\x20'::bytea")
    report = other.sync()
    assert report.received == 0
    assert f"altered bytes for the notice {notice}" in report.problems[0]
    assert other.sync().problems == report.problems  # until it is put right


def test_altered_bytes_stay_named_and_come_once_they_are_put_right_though_more_was_sent_meanwhile(
    pa: Laptop, other: Laptop, database: Database
) -> None:
    notice = shared_by(pa)
    as_superuser(database, "UPDATE signoff.state SET data = data || '\\x20'::bytea")
    other.save(draft(subject="A wall"))
    report = other.sync()
    assert (report.sent, len(report.problems)) == (1, 1)
    assert other.sync().problems == report.problems
    as_superuser(
        database,
        "UPDATE signoff.state SET data = substring(data FOR octet_length(data) - 1) "  # noqa: S608 - the test's own
        f"WHERE notice = '{notice}'",
    )
    assert (other.sync().received, notice in other.notices()) == (1, True)


def test_altered_bytes_with_their_digest_are_found_in_what_was_signed(
    pa: Laptop, other: Laptop, database: Database
) -> None:
    done = signed()
    with database.open("services") as shared:
        shared.offer([Offered(done.id, encode(done), "")], "Services")
    altered = encode(replace(done, notice=replace(done.notice, subject="A wall"))).hex()
    as_superuser(
        database,
        f"UPDATE signoff.state SET data = decode('{altered}', 'hex')",  # noqa: S608 - the test's own
        "UPDATE signoff.state SET digest = encode(sha256(data), 'hex')",
        "UPDATE signoff.head SET digest = state.digest FROM signoff.state WHERE state.notice = head.notice",
    )
    report = other.sync(None)
    assert report.received == 0
    assert "the content is not what the decision maker, A. Officer, signed" in report.problems[0]
    assert "tell its administrator" in report.problems[0]


@pytest.mark.parametrize(
    ("lie", "words"),
    [
        (
            "UPDATE signoff.head SET digest = s.digest, place = s.place FROM signoff.state s WHERE s.place = 1",
            "an old state",
        ),
        ("DELETE FROM signoff.state WHERE place = 3", "states missing"),
        ("UPDATE signoff.state SET previous = repeat('0', 64) WHERE place = 4", "another past"),
        ("UPDATE signoff.state SET digest = repeat('0', 64) WHERE place = 2", "no longer has what it had"),
    ],
)
def test_an_old_or_another_past_is_named(pa: Laptop, other: Laptop, database: Database, lie: str, words: str) -> None:
    notice = shared_by(pa, "One")
    other.sync()
    for subject in ("Two", "Three"):
        pa.edit(notice, subject=subject)
        pa.sync()
    as_superuser(database, "UPDATE signoff.head SET sequence = sequence", lie)
    with other.open() as register, ExchangeState(other.path) as state, database.open("other") as shared:
        exchange = Exchange(register, shared, state, now=other.now)
        exchange._begin(exchange._scope())
        exchange._take(list(shared.heads_of([notice]).values()))
        problems = exchange._report.problems
    assert any(words in problem for problem in problems), problems
    is_taken = "no longer" in words  # what went back is compared again, and sound
    assert other.get(notice).notice.subject == ("Three" if is_taken else "One")


def test_a_register_that_went_back_is_named_and_gets_what_it_lacks(
    pa: Laptop, other: Laptop, database: Database
) -> None:
    notice = shared_by(pa, "One")
    other.sync()
    pa.edit(notice, subject="Two")
    assert pa.sync().sent == 1
    as_superuser(
        database,
        "DELETE FROM signoff.state WHERE place = 3",
        "UPDATE signoff.head SET digest = s.digest, place = s.place, sequence = s.sequence "
        "FROM signoff.state s WHERE s.place = 2",
    )
    report = pa.sync()
    assert "no longer has what it had" in report.problems[0]
    assert (report.sent, pa.sync().problems) == (1, [])
    assert other.sync().received == 1
    assert other.get(notice).notice.subject == "Two"


def test_an_empty_register_in_its_place_gets_everything_again(pa: Laptop, other: Laptop, database: Database) -> None:
    notice = shared_by(pa, "One")
    as_superuser(
        database,
        "DELETE FROM signoff.head",
        "DELETE FROM signoff.state",
        "UPDATE signoff.register SET mark = gen_random_uuid()",
    )
    assert pa.sync().sent == 1
    assert other.sync().received == 1
    assert other.get(notice) == pa.get(notice)


class _Cut:
    """A connection whose server process is ended within the transaction of an offer."""

    def __init__(self, connection: Any, cut: Callable[[int], None]) -> None:
        self._connection, self._cut = connection, cut

    def execute(self, query: Any, *words: Any, **options: Any) -> Any:
        if not str(query).startswith("SELECT signoff.offer"):
            return self._connection.execute(query, *words, **options)
        with self._connection.transaction():
            self._connection.execute(query, *words, **options)
            self._cut(self._connection.info.backend_pid)
            return self._connection.execute("SELECT 1")

    def close(self) -> None:
        self._connection.close()


def test_a_server_process_that_ends_in_a_transaction_accepts_nothing(pa: Laptop, database: Database) -> None:
    record = pa.save(draft())

    def end(pid: int) -> None:
        database.ask("dba", f"SELECT pg_terminate_backend({pid})")

    with pa.open() as register, ExchangeState(pa.path) as state, database.open("pa") as shared:
        cut: Any = _Cut(shared._connection, end)
        shared._connection = cut
        with pytest.raises(SharedUnreachable):
            Exchange(register, shared, state, now=pa.now).run()
        assert state.agreed() == {}
    assert database.ask("pa", "SELECT count(*) FROM signoff.state") == "0"
    assert pa.sync().sent == 1
    assert database.ask("pa", "SELECT notice FROM signoff.head") == record.id


def test_a_server_that_is_killed_has_what_it_accepted(pa: Laptop, other: Laptop, database: Database) -> None:
    notice = shared_by(pa, "One")
    database.server.control("restart", "-m", "immediate")
    with connect(database.address()) as connection:
        accepted = connection.execute("SELECT count(*) FROM signoff.state").fetchone()
    assert accepted is not None
    other.sync()
    pa.sync()
    other.sync()
    assert other.get(notice) == pa.get(notice)


_KILLED = """
import datetime, os, signal, sys
from pathlib import Path
from signoff.register.store import Register
from signoff.shared.address import read_address
from signoff.shared.exchange import Exchange
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.shared_register import SharedRegister
path, url, place = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
owner = {"agree": ExchangeState, "offer": SharedRegister, "import_state": Register, "reach": ExchangeState}[place]
real, left = getattr(owner, place), [int(sys.argv[4])]
def dying(*words, **options):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*words, **options)
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, place, dying)
with Register.open(path) as register, SharedRegister.open(read_address(url)) as shared, ExchangeState(path) as state:
    Exchange(register, shared, state, now=lambda: datetime.datetime.now(datetime.UTC)).run()
"""


@pytest.mark.parametrize(("place", "calls"), [("offer", 1), ("agree", 0), ("import_state", 2), ("reach", 0)])
def test_a_laptop_that_is_killed_goes_on_where_it_was(
    pa: Laptop, other: Laptop, database: Database, place: str, calls: int
) -> None:
    for number in range(3):
        pa.save(draft(subject=f"Gate {number}"))
        other.save(draft(subject=f"Wall {number}"))
    pa.sync()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(other.path), database.url("other"), place, str(calls)],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert other.sync().problems == []
    pa.sync()
    assert pa.records() == other.records()
    assert len(pa.records()) == 6


def test_bytes_of_another_notice_are_named(pa: Laptop, other: Laptop, database: Database) -> None:
    first, second = shared_by(pa), pa.save(draft(subject="A wall")).id
    pa.sync()
    as_superuser(
        database,
        f"UPDATE signoff.state SET data = one.data, digest = one.digest FROM signoff.state AS one "  # noqa: S608 - own
        f"WHERE one.notice = '{first}' AND state.notice = '{second}'",
        f"UPDATE signoff.head SET digest = one.digest FROM signoff.head AS one "  # noqa: S608 - own
        f"WHERE one.notice = '{first}' AND head.notice = '{second}'",
    )
    report = other.sync()
    assert any(f"another notice for {second}" in problem for problem in report.problems)
    assert [*other.notices()] == [first]
    assert not [problem for problem in pa.sync().problems if "Traceback" in problem]
    assert pa.get(second).notice.subject == "A wall"


def test_a_head_without_its_state_and_one_of_another_notice_are_named(
    pa: Laptop, other: Laptop, database: Database
) -> None:
    notice = shared_by(pa)
    later = pa.save(draft(subject="A wall")).id
    pa.sync()
    as_superuser(
        database,
        "ALTER TABLE signoff.head DROP CONSTRAINT head_sequence_key",
        f"UPDATE signoff.head SET sequence = (SELECT sequence FROM signoff.head WHERE notice = '{later}') "  # noqa: S608
        f"WHERE notice = '{notice}'",
    )
    try:
        report = other.sync()
        assert any(f"altered bytes for the notice {notice}" in problem for problem in report.problems)
        assert notice not in other.notices()
    finally:
        as_superuser(database, "DELETE FROM signoff.head", "ALTER TABLE signoff.head ADD UNIQUE (sequence)")


def test_another_name_below_a_signature_is_named(pa: Laptop, other: Laptop, database: Database) -> None:
    done = signed()
    with database.open("services") as shared:
        shared.offer([Offered(done.id, encode(done), "")], "Services")
    other_name = encode(replace(done, signatures=(replace(done.signatures[0], name="B. Other"),))).hex()
    as_superuser(
        database,
        f"UPDATE signoff.state SET data = decode('{other_name}', 'hex')",  # noqa: S608 - the test's own
        "UPDATE signoff.state SET digest = encode(sha256(data), 'hex')",
        "UPDATE signoff.head SET digest = state.digest FROM signoff.state WHERE state.notice = head.notice",
    )
    report = other.sync(None)
    assert (report.received, len(report.problems)) == (0, 1)


def test_another_signature_in_the_place_of_a_withdrawn_one_is_named(
    pa: Laptop, database: Database, tmp_path: Path
) -> None:
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    record = draft()
    done = services.save(signed(record))
    services.sync()
    services.save(lifecycle.withdraw(done, actor="Jo Reed", at=services.now()))
    services.sync(None)
    other = encode(signed(replace(record, notice=replace(record.notice, subject="A wall")))).hex()
    as_superuser(
        database,
        "INSERT INTO signoff.state SELECT nextval('signoff.state_sequence'), notice, place + 1, "  # noqa: S608 - own
        f"encode(sha256(decode('{other}', 'hex')), 'hex'), digest, received_at, received_from, team, people, "
        f"is_signed, is_exempt, brings_in, decode('{other}', 'hex') FROM signoff.state WHERE place = 2",
        "UPDATE signoff.head SET digest = s.digest, place = s.place, sequence = s.sequence "
        "FROM signoff.state s WHERE s.place = 3",
    )
    report = services.sync(None)
    assert len(report.conflicts) == 1
    assert services.get(record.id).notice.subject == record.notice.subject


@pytest.mark.parametrize("what", ["the head", "the head and its states"])
def test_a_notice_that_was_removed_is_named_and_sent_again(
    pa: Laptop, other: Laptop, database: Database, what: str
) -> None:
    notice = shared_by(pa, "One", "Two")
    shared_by(pa)
    other.sync()
    statements = [f"DELETE FROM signoff.head WHERE notice = '{notice}'"]  # noqa: S608 - the test's own
    if "states" in what:
        statements.append(f"DELETE FROM signoff.state WHERE notice = '{notice}'")  # noqa: S608 - the test's own
    as_superuser(database, *statements)
    assert pa.sync().problems == []  # it is looked for once a day
    pa.clock += dt.timedelta(days=1)
    report = pa.sync()
    assert any(f"no longer has “Two” ({notice})" in problem for problem in report.problems), report.problems
    assert report.sent == ("states" in what)
    assert pa.sync().waiting == ("states" not in what)
    pa.edit(notice, subject="Three")
    report = pa.sync()
    if "states" in what:
        assert (report.sent, report.problems) == (1, [])
        assert any(f"an old state of the notice {notice}" in problem for problem in other.sync().problems)
    else:
        assert "its administrator" in " ".join(report.refusals)
    assert pa.get(notice).notice.subject == "Three"
