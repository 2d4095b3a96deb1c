"""What a login with an officer's rights, or with none, tries beside the ways that laptops go: by plain psql."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from builders import draft, later, signed
from shared.conftest import Database
from shared.statements import as_bytes, edited, handed, offered
from signoff.notice.record import lifecycle
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.register.documents import encode
from signoff.shared import inspection
from signoff.shared.connecting import connect
from signoff.shared.installing import initialise

EXEMPT = ExemptInformation(contains=True, paragraphs=("3",), text=ExemptText(decision="The price is secret."))

REWRITING = (
    "UPDATE signoff.state SET data = data WHERE false",
    "WITH gone AS (DELETE FROM signoff.state RETURNING *) SELECT * FROM gone",
    "MERGE INTO signoff.head USING signoff.state USING (notice) ON true WHEN MATCHED THEN DELETE",
    "INSERT INTO signoff.head (notice) VALUES ('x') ON CONFLICT (notice) DO UPDATE SET subject = 'x'",
    "INSERT INTO signoff.event (number, notice, data) VALUES (1, 'x', '{}')",
    "INSERT INTO signoff.set_aside (notice, data) VALUES ('x', '{}')",
    "DELETE FROM signoff.set_aside",
    "TRUNCATE signoff.event",
    "UPDATE signoff.event SET received_from = 'maker'",
    "UPDATE signoff.seen_pdf SET data = '%PDF-'",
    "UPDATE signoff.register SET mark = gen_random_uuid()",
    "UPDATE signoff.upgrade SET version = 99",
    "DELETE FROM signoff.officer",
    "SELECT * FROM signoff.state FOR UPDATE",
    "SELECT * FROM signoff.state FOR KEY SHARE",
    "LOCK TABLE signoff.state IN EXCLUSIVE MODE",
    "COPY signoff.state FROM stdin",
    "SELECT setval('signoff.state_sequence', 1)",
    "ALTER SEQUENCE signoff.state_sequence RESTART",
)
UNDERMINING = (
    "ALTER TABLE signoff.state DISABLE TRIGGER keep",
    "ALTER TABLE signoff.state DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE signoff.state NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE signoff.state OWNER TO pa",
    "ALTER TABLE signoff.state ADD COLUMN mine int",
    "ALTER TABLE signoff.state DROP CONSTRAINT state_pkey",
    "DROP TABLE signoff.state",
    "DROP TRIGGER keep ON signoff.event",
    "DROP POLICY visible ON signoff.state",
    "CREATE POLICY mine ON signoff.state USING (true)",
    "ALTER POLICY visible ON signoff.state USING (true)",
    "CREATE TRIGGER mine BEFORE INSERT ON signoff.state EXECUTE FUNCTION signoff.keep()",
    "CREATE RULE mine AS ON INSERT TO signoff.state DO INSTEAD NOTHING",
    "CREATE INDEX ON signoff.state (md5(data::text))",
    "CREATE STATISTICS signoff.mine ON notice, digest FROM signoff.state",
    "CREATE OR REPLACE FUNCTION signoff.is_officer() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE OR REPLACE FUNCTION signoff.keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE FUNCTION signoff.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION pg_temp.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "CREATE TYPE pg_temp.text AS (a int)",
    "CREATE VIEW public.mine AS SELECT * FROM signoff.state",
    "CREATE SCHEMA mine",
    "CREATE EXTENSION pgcrypto",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION signoff.keep()",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw",
    "ALTER FUNCTION signoff.offer(bytea[], text[], text) SECURITY INVOKER",
    "ALTER FUNCTION signoff.offer(bytea[], text[], text) SET search_path = public",
    "DROP FUNCTION signoff.search(text, bigint, integer)",
    "ALTER DATABASE postgres SET session_preload_libraries = 'x'",
    "LOAD '/etc/passwd'",
    "DROP OWNED BY signoff_owner",
    "REASSIGN OWNED BY signoff_owner TO pa",
)
RISING = (
    "SET ROLE signoff_owner",
    "SET ROLE dba",
    "SET SESSION AUTHORIZATION other",
    "SET session_replication_role = replica",
    "SET temp_file_limit = -1",
    "SET log_statement = 'none'",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
    "ALTER ROLE other PASSWORD 'mine'",
    "ALTER ROLE CURRENT_USER RENAME TO maker2",
    "GRANT signoff_owner TO CURRENT_USER",
    "GRANT signoff_publisher TO reader",
    "GRANT SELECT ON signoff.search_entry TO CURRENT_USER",
    "CREATE ROLE mine",
)
READING = (
    "SELECT * FROM signoff.search_entry",
    "SELECT words FROM signoff.search_entry",
    "SELECT * FROM ts_stat('SELECT words FROM signoff.search_entry')",
    "SELECT * FROM signoff.indexed",
    "SELECT last_value FROM signoff.state_sequence",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('base')",
    "SELECT lo_import('/etc/passwd')",
    "COPY signoff.head TO '/tmp/x'",
    "COPY signoff.head TO PROGRAM 'cat'",
    "SET row_security = off; SELECT * FROM signoff.head",
    "SELECT signoff.search_words('{}')",
    "SELECT signoff.decision_signature('{}')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> session_user AND usename IS NOT NULL",
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename <> session_user AND usename IS NOT NULL",
    "SELECT pg_create_physical_replication_slot('mine')",
    "SELECT pg_reload_conf()",
    "SELECT pg_advisory_lock(number) FROM generate_series(1, 1000000) AS number",
    "SELECT pg_try_advisory_xact_lock_shared(1, 1)",
    "SELECT pg_stat_reset()",
    "SELECT pg_switch_wal()",
)


@pytest.mark.parametrize("login", ["pa", "maker", "services", "reader"])
def test_every_attempt_is_refused_whatever_the_role(database: Database, login: str) -> None:
    database.ask("pa", offered(draft()))
    with database.open("other"):  # somebody whose session could be ended
        said = database.refusals(login, [*REWRITING, *UNDERMINING, *RISING, *READING])
    assert not [words for words in said if "relation" in words and "does not exist" in words]
    assert database.ask("dba", "SELECT count(*) FROM signoff.state") == "1"
    with connect(database.address()) as connection:
        assert inspection.faults(connection) == []


def test_a_stranger_gets_nothing(own_database: Database) -> None:
    database = own_database
    database.ask("pa", offered(signed_by_maker(database)))
    database.ask("dba", "DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN; CREATE ROLE leaver LOGIN")
    try:
        assert "permission denied" in database.refusal("stranger", "SELECT 1")
        database.ask("dba", "GRANT signoff_preparer, signoff_publisher TO leaver")  # who is no officer any more
        for query in ("signoff.state", "signoff.head", "signoff.seen_pdf", "signoff.event", "signoff.set_aside"):
            assert database.ask("leaver", f"SELECT count(*) FROM {query}") == "0"  # noqa: S608 - own words
        assert database.ask("leaver", "SELECT count(*) FROM signoff.search('gate', 1000, 10)") == "0"
        assert database.ask("leaver", "SELECT signoff.token_at(1) IS NULL, signoff.index_words(9)") == "t|0"
        for call in (
            "SELECT signoff.offer('{}', '{}')",
            "SELECT signoff.add_pdf('x', '%PDF-')",
            "SELECT signoff.add_events('{}', '{}')",
            f"SELECT signoff.set_aside({as_bytes(encode(draft()))})",
        ):
            assert "no officer" in database.refusal("leaver", call)
    finally:
        database.ask("dba", "DROP OWNED BY leaver; DROP ROLE leaver; DROP ROLE stranger")


def signed_by_maker(database: Database) -> Any:
    record = handed(draft())
    database.ask("pa", offered(record))
    database.ask("maker", offered(signed(record), record))
    return draft(subject="A wall")


def test_what_is_hidden_does_not_show_in_errors_plans_statistics_or_words(database: Database) -> None:
    hidden = draft(exempt_information=EXEMPT, subject="Hidden quay")
    database.ask(
        "pa",
        offered(hidden),
    )
    database.ask("pa", offered(draft(subject="Seen by all of the team")))
    database.ask("pa", "SELECT signoff.index_words(100)")
    database.ask("dba", "ANALYZE")
    for login in ("pa2", "other", "reader", "services"):
        for leak in (  # each fails where it is asked of a row that is hidden
            "SELECT count(*) FROM signoff.head WHERE 1 / (length(subject) - 11) > 100 AND subject = 'Hidden quay'",
            "SELECT count(*) FROM signoff.head WHERE subject = 'Hidden quay' AND subject::int = 1",
            "SELECT count(*) FROM signoff.state WHERE position('secret' IN convert_from(data, 'UTF8')) > 0",
            "SELECT count(*) FROM signoff.state WHERE data > '' AND is_exempt",
            "SELECT count(*) FROM signoff.search('quay', 1000, 10)",
            "SELECT count(*) FROM signoff.search('!nothing & secret', 1000, 10)",
            "SELECT count(*) FROM signoff.search('secre:*', 9223372036854775807, 1000)",
            "SELECT count(*) FROM signoff.intake WHERE login <> session_user",
            "SELECT count(*) FROM pg_stats WHERE schemaname = 'signoff' AND tablename IN ('state', 'head', 'seen_pdf')",
            "SELECT count(*) FROM pg_stats_ext WHERE schemaname = 'signoff'",
        ):
            assert database.ask(login, leak) == "0", (login, leak)
        plan = database.ask(login, "EXPLAIN (ANALYZE, VERBOSE) SELECT subject FROM signoff.head WHERE subject > 'A'")
        assert "quay" not in plan
    assert "quay" not in database.ask("pa2", "SELECT signoff.token_at(1), signoff.last_sequence()")


def test_nobody_sees_what_another_session_asks(database: Database) -> None:
    database.ask("pa", offered(draft()))
    with connect(database.address("pa")) as asking:
        asking.execute("SELECT 'the subject of a draft'")
        seen = database.ask("other", "SELECT query FROM pg_stat_activity WHERE usename = 'pa' AND query <> ''")
        assert seen
        assert {*seen.splitlines()} == {"<insufficient privilege>"}


def test_what_is_told_has_a_number_and_nothing_else(database: Database) -> None:
    with connect(database.address("other")) as listening:
        listening.execute("LISTEN signoff")
        database.ask("pa", offered(draft(exempt_information=EXEMPT, subject="Hidden")))
        database.ask("pa2", "SELECT pg_notify('signoff', 'what nobody expects')")
        told = [note.payload for note in listening.notifies(timeout=10, stop_after=2)]
    assert told == [database.ask("dba", "SELECT max(sequence) FROM signoff.state"), "what nobody expects"]
    with database.open("other") as shared:
        assert shared.heads_after(0, 10, None) == []


def made_of(record: Any, **members: Any) -> str:
    """Return the statement that offers a record with other members than a laptop would write."""
    data = json.dumps({**json.loads(encode(record)), **members}).encode()
    return f"SELECT signoff.offer(ARRAY[{as_bytes(data)}], ARRAY[''])"


def test_who_signed_and_who_sent_cannot_be_forged(database: Database) -> None:
    record = handed(draft())
    database.ask("pa", offered(record))
    done = json.loads(encode(signed(record)))["signatures"]
    for name in ("A. Officer", "a.  officer ", "A. OFFICER"):
        forged = [{**done[0], "name": name}]
        assert "may not send the signature" in database.refusal("pa", made_of(draft(), signatures=forged))
    for unlike in ("A. Оfficer", "A․ Officer", ""):  # a Cyrillic letter, another full stop
        forged = [{**done[0], "name": unlike}]
        assert "may not send the signature" in database.refusal("maker", made_of(draft(), signatures=forged))
    twice = [*done, {**done[0], "name": "Somebody Else"}]
    assert "may not send" in database.refusal("maker", made_of(draft(), signatures=twice))
    assert database.ask("dba", "SELECT count(*) FROM signoff.state WHERE is_signed") == "0"
    claimed = lifecycle.edit(draft(), replace(draft().notice, subject="X"), actor="A. Officer", at=later(3))
    database.ask("pa", offered(claimed))
    assert database.ask("dba", "SELECT received_from FROM signoff.state ORDER BY sequence DESC LIMIT 1") == "pa"


def test_only_a_withdrawn_signature_beside_one_that_stands_is_set_aside(database: Database) -> None:
    record = handed(draft())
    database.ask("pa", offered(record))
    mine = signed(edited(record, subject="Another", minute=7))
    aside = lifecycle.withdraw(mine, actor="A. Officer", at=mine.history[-1].at, reason="Another stands.")

    def set_aside(state: Any) -> str:
        return f"SELECT signoff.set_aside({as_bytes(encode(state))})"

    assert "may read stands in its place" in database.refusal("maker", set_aside(aside))
    done = signed(record)
    database.ask("maker", offered(done, record))
    assert "only a signature that was withdrawn" in database.refusal("maker", set_aside(mine))
    assert "only a signature that was withdrawn" in database.refusal("maker", set_aside(record))
    standing = lifecycle.withdraw(done, actor="A. Officer", at=done.history[-1].at)
    assert "the one that stands" in database.refusal("maker", set_aside(standing))
    assert "permission denied" in database.refusal("reader", set_aside(aside))
    exempt = replace(aside, notice=replace(aside.notice, exempt_information=EXEMPT))
    assert "may read stands in its place" in database.refusal("pa2", set_aside(exempt))
    for _ in range(2):
        database.ask("maker", set_aside(aside))
    database.ask("pa", set_aside(exempt))
    assert database.ask("reader", "SELECT received_from, signed_by FROM signoff.set_aside") == "maker|A. Officer"
    assert database.ask("services", "SELECT count(*) FROM signoff.set_aside") == "2"
    assert "cannot be changed" in database.refusal("dba", "DELETE FROM signoff.set_aside")
    with connect(database.address()) as connection:
        assert inspection.faults(connection) == []
        notes = inspection.notes(connection)
    assert f"maker set aside the signature of A. Officer in {record.id}." in notes


def test_a_notice_that_no_laptop_reads_is_not_worked_on(database: Database) -> None:
    record = draft()
    entry = json.loads(encode(record))["history"][0]
    many = [{"role": "approver", "name": f"Name {number}"} for number in range(50_000)]
    assert "more signatures or entries" in database.refusal("pa", made_of(record, signatures=many[:21]))
    with connect(database.address("pa")) as connection, pytest.raises(Exception, match="more signatures or entries"):
        connection.execute(made_of(record, signatures=many).encode())
    with connect(database.address("pa")) as connection, pytest.raises(Exception, match="more signatures or entries"):
        connection.execute(made_of(record, history=[entry] * 5001).encode())
    for odd in ("ARRAY[NULL]::bytea[], ARRAY['']", "ARRAY[NULL]::bytea[], NULL", "'{}', ARRAY['a', 'b']"):
        database.refusal("pa", f"SELECT signoff.offer({odd})")
    assert database.ask("dba", "SELECT count(*) FROM signoff.state") == "0"


def test_temporary_files_and_connections_are_limited(database: Database) -> None:
    assert database.ask("pa", "SHOW temp_file_limit") == "1GB"
    made = "SELECT repeat(md5(i::text), 300) AS x FROM generate_series(1, 200000) AS i ORDER BY 1 OFFSET 0"
    huge = f"SELECT count(*) FROM ({made}) AS y"  # noqa: S608 - own words
    database.ask("dba", f"ALTER DATABASE {database.name} SET temp_file_limit = '20MB'")
    try:
        assert "temporary file size exceeds" in database.refusal("pa", huge)
    finally:
        database.ask("dba", f"ALTER DATABASE {database.name} SET temp_file_limit = '1GB'")
    limits = database.ask("dba", "SELECT DISTINCT rolconnlimit FROM pg_roles JOIN signoff.officer ON rolname = login")
    assert limits == "20"


def test_a_session_that_holds_up_others_is_named(database: Database) -> None:
    with connect(database.address("pa")) as holding, connect(database.address()) as administrator:
        holding.execute("SET idle_in_transaction_session_timeout = 0")
        holding.execute("BEGIN")
        holding.execute(offered(draft()).encode())
        assert not [note for note in inspection.notes(administrator) if "holds up" in note]
        at_once = inspection._HOLDS_UP.replace("2 minutes", "0 minutes")
        found = administrator.execute(at_once.encode()).fetchall()
        assert [login for login, _ in found] == ["pa"]


def test_settings_of_a_session_change_nothing_that_is_accepted(database: Database) -> None:
    record = draft()
    settings = (
        "SET search_path = pg_temp, public; SET transform_null_equals = on; SET bytea_output = 'escape'; "
        "SET TimeZone = 'Pacific/Auckland'; SET DateStyle = 'SQL, DMY'; SET array_nulls = off; SET row_security = on; "
        "SET default_text_search_config = 'pg_catalog.german'; SET IntervalStyle = 'sql_standard'; "
    )
    database.ask("pa", f"{settings} {offered(record)}")
    assert database.ask("dba", "SELECT digest = encode(sha256(data), 'hex'), is_signed FROM signoff.state") == "t|f"
    again = draft(subject="In between")
    database.refusal("pa", f"SET statement_timeout = 1; SELECT pg_sleep(1); {offered(again)}")
    database.ask("pa", f"BEGIN; {offered(again)}; ROLLBACK")
    assert database.ask("dba", "SELECT count(*), (SELECT sum(states) FROM signoff.intake) FROM signoff.state") == "1|1"


def test_a_function_that_looks_elsewhere_is_named(empty_database: Database) -> None:
    with connect(empty_database.address()) as connection:
        assert initialise(connection, "own_owner") == []
        connection.execute("ALTER FUNCTION signoff.own_teams() SET search_path = public")
        connection.execute(f"ALTER DATABASE {empty_database.name} RESET temp_file_limit".encode())
        faults = inspection.faults(connection)
    assert any("“own_teams” has lost its search_path" in fault for fault in faults)
    assert any("temporary files" in fault for fault in faults)


def test_a_function_of_another_owner_with_such_a_name_keeps_nobody_from_administering(
    empty_database: Database,
) -> None:
    made = "CREATE FUNCTION public.pg_advisory_lock_of_mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"
    with connect(empty_database.address()) as connection:
        connection.execute(made.encode())
        assert initialise(connection, "own_owner") == []
        assert inspection.faults(connection) == []
