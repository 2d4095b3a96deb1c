"""Making a shared register, giving rights, and noticing what is not as it should be."""

from __future__ import annotations

import pytest

from builders import draft, signed
from shared.conftest import Database
from signoff.errors import SharedProblem
from signoff.register.documents import encode
from signoff.shared import inspection
from signoff.shared.connecting import connect
from signoff.shared.installing import initialise, schema_version, steps, upgrade
from signoff.shared.officers import Officer, SharedRole, grant, revoke
from signoff.shared.shared_register import Offered, SharedRegister


def faults(database: Database) -> list[str]:
    with connect(database.address()) as connection:
        return inspection.faults(connection)


def test_a_shared_register_is_made_once_and_without_a_superuser(empty_database: Database) -> None:
    database = empty_database
    database.ask("dba", "DO $$ BEGIN CREATE ROLE chief LOGIN CREATEROLE; EXCEPTION WHEN duplicate_object THEN END $$")
    database.ask("dba", f"ALTER DATABASE {database.name} OWNER TO chief")
    with connect(database.address("chief")) as connection:
        with pytest.raises(SharedProblem, match="no shared register"):
            schema_version(connection)
        notes = initialise(connection, "own_owner")
        assert any("large objects" in note for note in notes)
        assert schema_version(connection) == max(steps())
        with pytest.raises(SharedProblem, match="already"):
            initialise(connection, "own_owner")
        grant(connection, Officer("newcomer", "New Comer", [SharedRole.PREPARER], ("Highways",)))
        assert upgrade(connection) == 0
    with SharedRegister.open(database.address("newcomer")) as shared:
        shared.offer([Offered("", encode(draft()), "")])
    with connect(database.address()) as connection:
        assert inspection.faults(connection) == notes
        connection.execute("UPDATE signoff.upgrade SET version = 99 WHERE version = 1")
    with pytest.raises(SharedProblem, match="newer signoff"):
        SharedRegister.open(database.address("newcomer"))


def test_rights_are_given_exactly_and_taken_away(own_database: Database) -> None:
    database = own_database
    with connect(database.address()) as connection:
        password = "a long word for tests"  # noqa: S105 - of a login that lives as long as this test
        officer = Officer("pa", "Pat Adams", [SharedRole.READER], ("Highways",), may_read_exempt=False)
        grant(connection, officer, password)
        stored = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'pa'").fetchone()
        assert stored is not None
        assert stored[0].startswith("SCRAM-SHA-256$")
        assert "permission denied" in database.refusal("pa", "SELECT signoff.offer('{x}', '{}')")
        revoke(connection, "pa")
        assert "permission denied" in database.refusal("pa", "SELECT * FROM signoff.head")
        grant(connection, Officer("pa", "Pat Adams", [SharedRole.PREPARER], ("Highways",), may_read_exempt=True))
        with pytest.raises(SharedProblem, match="at least one role"):
            grant(connection, Officer("pa", "Pat Adams", [], ()))


def test_what_is_not_as_it_should_be_is_named(own_database: Database) -> None:
    database = own_database
    record = draft()
    with database.open("pa") as shared:
        shared.offer([Offered(record.id, encode(record), "")])
    with database.open("services") as shared:
        shared.offer([Offered("", encode(signed()), "")])
    assert faults(database) == []
    with connect(database.address()) as connection:
        assert any("services brought in the signature of A. Officer" in note for note in inspection.notes(connection))
    for statement, words in (
        ("GRANT UPDATE ON signoff.head TO signoff_preparer", "has the right UPDATE on the table “head”"),
        ("GRANT INSERT ON signoff.state TO signoff_preparer", "has the right INSERT on the table “state”"),
        ("GRANT EXECUTE ON FUNCTION signoff.count_intake TO signoff_reader", "may call the function “count_intake”"),
        ("GRANT EXECUTE ON FUNCTION signoff.add_turn TO PUBLIC", "“PUBLIC” may call the function “add_turn”"),
        ("ALTER TABLE signoff.state DISABLE ROW LEVEL SECURITY", "Row-level security of the table “state”"),
        ("ALTER TABLE signoff.state DISABLE TRIGGER keep", "trigger “keep” of the table “state”"),
        (
            "CREATE OR REPLACE FUNCTION signoff.may_read_exempt() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
            "not sign",
        ),
        ("UPDATE signoff.state SET previous = repeat('0', 64), place = 2 WHERE NOT is_signed", "States of the notice"),
    ):
        database.ask("dba", statement)
        assert any(words in fault for fault in faults(database)), words
