"""The one way in, tried by a login that knows it: states together, out of order, and made to do harm."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builders import draft, signed
from shared.conftest import Database
from shared.statements import as_bytes, edited, handed, offered, together
from signoff.errors import SharedMovedOn, SharedRefused
from signoff.notice.record.record import Record
from signoff.register.documents import encode
from signoff.shared.connecting import connect
from signoff.shared.shared_register import Offered


def altered(record: Record, **members: Any) -> bytes:
    """Return a record's bytes with other members than this program would write."""
    return json.dumps({**json.loads(encode(record)), **members}).encode()


def chains(database: Database) -> list[str]:
    return database.ask("pa", "SELECT place, previous = '' FROM signoff.state ORDER BY notice, place").splitlines()


def test_states_that_follow_each_other_are_accepted_together(database: Database) -> None:
    first, other = draft(), draft(subject="A wall")
    second = edited(first, subject="A red gate")
    third = edited(second, minute=2, subject="A blue gate")
    several = together((first, None), (second, first), (other, None), (third, second), (second, first))
    database.ask("pa", several)
    assert sorted(chains(database)) == ["1|t", "1|t", "2|f", "3|f"]
    subjects = database.ask("pa", "SELECT subject FROM signoff.head ORDER BY subject")
    assert subjects.splitlines() == ["A blue gate", "A wall"]
    before = chains(database)
    assert database.ask("pa", several) == ""
    assert chains(database) == before


def test_of_states_together_all_are_accepted_or_none(database: Database) -> None:
    first = draft()
    second = edited(first, subject="A red gate")
    assert "has gone on" in database.refusal("pa", together((second, first), (first, None)))
    foreign = draft(subject="Another team’s")
    database.ask("other", offered(foreign, team="Housing"))
    assert "another team" in database.refusal("pa", together((first, None), (edited(foreign), foreign)))
    refusal = database.refusal("pa", together((first, None), (second, first), (signed(second), second)))
    assert "may not send the signature of A. Officer" in refusal
    assert database.ask("dba", "SELECT count(*) FROM signoff.state") == "1"
    assert database.ask("dba", "SELECT count(*), sum(states) FROM signoff.intake") == "1|1"


def test_too_much_at_once_is_refused(database: Database) -> None:
    record = encode(draft())
    with database.open("pa") as shared:
        with pytest.raises(SharedRefused, match="too many notices at once"):
            shared.offer([Offered("", record, "")] * 1001)
        with pytest.raises(SharedRefused, match="too large"):
            shared.offer([Offered("", record + b" " * 6291456, "")])


@pytest.mark.parametrize("login", ["pa", "maker", "services", "reader"])
def test_nothing_within_can_be_called_by_itself(database: Database, login: str) -> None:
    calls = (
        "signoff.add_turn(NULL, NULL, 1, '')",
        "signoff.read_offered('{}', '{}')",
        "signoff.count_intake(-1, -1000000)",
        "signoff.document_of('{}')",
        "signoff.require_acceptable(NULL, NULL, NULL, '')",
        "signoff.asking_officer()",
        "signoff.search_words('{}')",
    )
    for refusal in database.refusals(login, [f"SELECT {call}" for call in calls]):
        assert "permission denied for function" in refusal


def test_what_a_session_sets_changes_nothing_within(own_database: Database) -> None:
    database, record = own_database, draft()
    database.ask(
        "dba",
        "CREATE FUNCTION public.encode(bytea, text) RETURNS text LANGUAGE sql AS 'SELECT repeat(''0'', 64)'; "
        "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT ''x''::bytea'; "
        "GRANT USAGE ON SCHEMA public TO PUBLIC",
    )
    for path in ("public, pg_catalog", "signoff, public"):
        database.refusal("pa", f"SET search_path = {path}", offered(draft(), edited(record)))
    database.ask("pa", f"SET search_path = public, pg_catalog; {offered(record)}")
    assert (
        database.ask("dba", "SELECT digest = pg_catalog.encode(pg_catalog.sha256(data), 'hex') FROM signoff.state")
        == "t"
    )
    database.refusal("pa", "SET session_replication_role = replica", "DELETE FROM signoff.state")
    database.refusal("pa", "SET ROLE dba")
    database.refusal("pa", "SET SESSION AUTHORIZATION maker")


def test_an_old_view_of_the_register_accepts_nothing_over_a_newer_state(database: Database) -> None:
    first = handed(draft())
    database.ask("pa", offered(first))
    with connect(database.address("maker")) as stale:
        stale.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert stale.execute("SELECT count(*) FROM signoff.head").fetchone() == (1,)
        database.ask("pa", offered(edited(first, minute=9, subject="Meanwhile"), first))
        with pytest.raises(Exception, match=r"duplicate key|could not serialize"):
            stale.execute(offered(signed(first), first).encode())
        stale.execute("ROLLBACK")
        with pytest.raises(Exception, match="has gone on"):
            stale.execute(offered(signed(first), first).encode())
    assert database.ask("maker", "SELECT max(place), bool_or(is_signed) FROM signoff.state") == "2|f"


def test_words_that_cannot_be_indexed_keep_nobody_from_searching(database: Database) -> None:
    words = " ".join(f"w{number:05x}-x{number:05x}-y{number:05x}" for number in range(18000))
    heavy = draft(subject="A quay", reasons=words)
    with database.open("pa") as shared:
        shared.offer([Offered("", encode(heavy), ""), Offered("", encode(draft(subject="A viaduct")), "")])
    with database.open("pa2") as shared:
        assert [row.subject for row in shared.each_row("viaduct")] == ["A viaduct"]
        assert [row.subject for row in shared.each_row("quay")] == ["A quay"]
        with pytest.raises(SharedMovedOn):
            shared.offer([Offered("", altered(heavy), "")])


def test_a_search_finds_what_was_shared_before_it_and_by_its_latest_words(database: Database) -> None:
    record = draft(subject="A quay")
    database.ask("pa", offered(record))
    assert database.ask("pa", "SELECT subject FROM signoff.search('quay', 1000, 10)") == "A quay"
    database.ask("pa", offered(edited(record, subject="A viaduct"), record))
    assert database.ask("pa2", "SELECT subject FROM signoff.search('viaduct', 1000, 10)") == "A viaduct"
    assert database.ask("pa2", "SELECT count(*) FROM signoff.search('quay', 1000, 10)") == "0"
    assert database.ask("reader", "SELECT count(*) FROM signoff.search('viaduct', 1000, 10)") == "0"


def test_days_that_are_none_keep_nobody_from_listing(database: Database) -> None:
    for day in ("infinity", "-infinity", "0044-03-15 BC"):
        record = draft()
        history = json.loads(encode(record))["history"]
        data = altered(record, history=[{**history[0], "at": day}])
        database.ask("pa", f"SELECT signoff.offer(ARRAY[{as_bytes(data)}], ARRAY[''])")
    with database.open("pa") as shared:
        assert len(list(shared.each_row())) == 3
