"""What the database itself allows and refuses, tried with plain psql as each role."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import draft, later, signed
from shared.conftest import Database
from shared.statements import as_bytes, edited, handed, offered
from signoff.notice.record import lifecycle
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.record import Role

EXEMPT = ExemptInformation(contains=True, paragraphs=("3",), text=ExemptText(decision="The price is secret."))


def subjects(database: Database, login: str) -> list[str]:
    return database.ask(login, "SELECT subject FROM signoff.head ORDER BY sequence").splitlines()


def test_a_state_is_accepted_where_it_continues_the_head(database: Database) -> None:
    first = draft()
    second, other = edited(first, subject="A red gate"), edited(first, subject="A blue gate")
    database.ask("pa", offered(first))
    database.ask("pa2", offered(second, first))
    assert "has gone on" in database.refusal("pa", offered(other, first))
    assert "has gone on" in database.refusal("pa", offered(other))
    assert subjects(database, "pa") == ["A red gate"]
    assert database.ask("pa", "SELECT received_from, place FROM signoff.state ORDER BY sequence") == "pa|1\npa2|2"


def test_what_is_sent_twice_changes_nothing(database: Database) -> None:
    first = draft()
    second = edited(first, subject="A red gate")
    for statement in (offered(first), offered(second, first), offered(first), offered(second, first)):
        database.ask("pa", statement)
    assert database.ask("pa", "SELECT count(*), max(place) FROM signoff.state") == "2|2"


def test_nobody_changes_or_removes_what_was_shared(database: Database) -> None:
    database.ask("pa", offered(draft()))
    for login in ("pa", "maker", "services", "reader", "dba"):
        require_refusals(database, login)


def require_refusals(database: Database, login: str) -> None:
    changes = (
        "UPDATE signoff.state SET received_from = 'other'",
        "DELETE FROM signoff.state",
        "TRUNCATE signoff.state CASCADE",
        "DELETE FROM signoff.head",
        "UPDATE signoff.head SET digest = repeat('0', 64)",
        "DELETE FROM signoff.seen_pdf",
    )
    for refusal in database.refusals(login, changes):
        assert "permission denied" in refusal or "cannot be changed" in refusal or "only goes on" in refusal
    if login == "dba":
        return
    others = (
        "ALTER TABLE signoff.state DISABLE TRIGGER ALL",
        "DROP TRIGGER keep ON signoff.state",
        "INSERT INTO signoff.head (notice) VALUES ('x')",
        "INSERT INTO signoff.state (data, previous) VALUES ('x', '')",
        "INSERT INTO signoff.seen_pdf (notice, data) VALUES ('x', '%PDF-')",
        "INSERT INTO signoff.intake VALUES (session_user, current_date, 0, -1000000)",
        "SELECT * FROM signoff.search_entry",
        "UPDATE signoff.indexed SET sequence = 1000000",
        "UPDATE signoff.officer SET roles = '{decision_maker}', may_read_exempt = true",
        "INSERT INTO signoff.state (data, received_from) VALUES ('x', 'maker')",
        "SET ROLE signoff_owner",
        "SET ROW_SECURITY = off; SELECT * FROM signoff.state",
        "CREATE TABLE signoff.mine (a int)",
        "CREATE TABLE public.mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT signoff.refuse('SG001', 'x')",
        "SELECT nextval('signoff.state_sequence')",
        "COPY signoff.state (data, previous) FROM stdin",
        "SELECT 1 FROM signoff.register FOR UPDATE",
    )
    database.refusals(login, others)


def test_drafts_are_seen_by_their_team_and_by_whom_they_went_to(database: Database) -> None:
    record = draft()
    database.ask("pa", offered(record))
    seen = {login: bool(subjects(database, login)) for login in ("pa", "pa2", "other", "maker", "services", "reader")}
    assert seen == {"pa": True, "pa2": True, "other": False, "maker": False, "services": False, "reader": False}
    database.ask("pa", offered(handed(record), record))
    assert subjects(database, "maker")
    assert not subjects(database, "other")
    assert database.ask("other", "SELECT count(*) FROM signoff.state") == "0"
    assert database.ask("maker", "SELECT count(*) FROM signoff.state") == "1"
    database.ask("maker", offered(signed(handed(record)), handed(record)))
    assert all(subjects(database, login) for login in seen)


def test_a_team_writes_its_own_notices_and_readers_write_nothing(database: Database) -> None:
    record = draft()
    assert "permission denied" in database.refusal("reader", offered(record))
    assert "not in the team" in database.refusal("pa", offered(record, team="Housing"))
    database.ask("pa", offered(record))
    assert "another team" in database.refusal("other", offered(edited(record), record))
    assert "another team" in database.refusal("maker", offered(edited(record), record))
    assert "no role" in database.refusal("services", offered(draft(subject="Mine"), team="Services"))


def test_exempt_information_is_kept_from_who_may_not_read_it(database: Database) -> None:
    record = draft(exempt_information=EXEMPT, subject="A sale")
    database.ask("pa", offered(record))
    assert subjects(database, "pa") == ["A sale"]
    assert subjects(database, "pa2") == []
    assert database.ask("pa2", "SELECT count(*) FROM signoff.search('secret', 1000, 10)") == "0"
    assert database.ask("pa", "SELECT count(*) FROM signoff.search('secret', 1000, 10)") == "1"
    assert "may not read exempt" in database.refusal("pa2", offered(edited(record), record))
    assert "may not share exempt" in database.refusal("pa2", offered(draft(exempt_information=EXEMPT)))
    handed_over = handed(record)
    database.ask("pa", offered(handed_over, record))
    database.ask("maker", offered(signed(handed_over), handed_over))
    assert subjects(database, "reader") == []
    assert subjects(database, "services") == ["A sale"]


def test_only_a_decision_maker_signs_and_in_their_own_name(database: Database) -> None:
    record = draft()
    database.ask("pa", offered(record))
    handed_over = handed(record)
    database.ask("pa", offered(handed_over, record))
    done = signed(handed_over)
    assert "may not send the signature of A. Officer" in database.refusal("pa", offered(done, handed_over))
    forged = lifecycle.sign(
        handed_over,
        role=Role.DECISION_MAKER,
        name="Pat Adams",
        post="Chief Officer",
        date=dt.date(2024, 5, 14),
        mark=done.signatures[0].mark,
        at=later(10),
    )
    assert "may not send the signature of Pat Adams" in database.refusal("maker", offered(forged, handed_over))
    database.ask("maker", offered(done, handed_over))
    assert database.ask("reader", "SELECT brings_in FROM signoff.state") == "{}"


def test_a_publisher_brings_in_what_was_signed_elsewhere_and_is_named(database: Database) -> None:
    database.ask("services", offered(signed(), team="Services"))
    assert database.ask("reader", "SELECT received_from, brings_in FROM signoff.state") == 'services|{"A. Officer"}'


def test_what_is_signed_only_gets_what_follows_a_signature(database: Database) -> None:
    done = signed()
    database.ask("services", offered(done, team="Services"))
    changed = replace(done, notice=replace(done.notice, subject="Another"))
    rewritten = replace(done, history=(replace(done.history[0], actor="X"), *done.history[1:]))
    shorter = replace(done, history=done.history[:-1])
    unsigned = replace(done, signatures=())
    for altered in (changed, rewritten, shorter, unsigned):
        assert "content cannot change" in database.refusal("services", offered(altered, done))
    published = lifecycle.publish(done, date=dt.date(2024, 5, 20), url=None, actor="Jo Reed", at=later(20))
    assert "no role" in database.refusal("pa", offered(published, done))
    database.ask("services", offered(published, done))
    assert database.ask("reader", "SELECT status FROM signoff.head") == "published"


def test_what_is_no_notice_is_refused(database: Database) -> None:
    for data in ("", "{", "[]", "{}", '{"format": "signoff/notice", "id": "a"}'):
        database.refusal("pa", f"SELECT signoff.offer(ARRAY[{as_bytes(data.encode())}], '{{\"\"}}')")
    assert database.ask("pa", "SELECT signoff.last_sequence()") == "0"


def test_the_pdf_that_was_seen_comes_from_whoever_sent_the_signature(database: Database) -> None:
    record, pdf = handed(draft()), "decode('255044462d312e37', 'hex')"
    done = signed(record)
    added = f"SELECT signoff.add_pdf('{record.id}', {pdf})"
    database.ask("pa", offered(record))
    database.refusal("maker", added)
    database.ask("maker", offered(done, record))
    assert "only whoever sent" in database.refusal("services", added)
    database.refusal("maker", added.replace("2550", "2551"))
    database.ask("maker", added)
    database.ask("maker", added)
    database.refusal("maker", added.replace("2e37", "2e38"))
    assert database.ask("reader", "SELECT count(*) FROM signoff.seen_pdf") == "1"


def test_nobody_fills_the_disk_unnoticed(database: Database) -> None:
    database.ask("dba", "UPDATE signoff.register SET bytes_a_day = 5000")
    first = draft()
    database.ask("pa", offered(first))
    database.refusal("pa", "UPDATE signoff.register SET bytes_a_day = 5000000000")
    assert "has sent more than" in database.refusal(
        "pa", *(offered(draft(subject=f"Gate {number}")) for number in range(5))
    )
    assert int(database.ask("pa", "SELECT sum(bytes) FROM signoff.intake")) <= 5000
    assert database.ask("other", "SELECT count(*) FROM signoff.intake") == "0"
