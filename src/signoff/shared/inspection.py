"""Whether a shared register is as it should be: its schema, its rights, and everything that was ever accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from signoff.errors import on_one_line
from signoff.shared.connecting import translated
from signoff.shared.installing import open_side_doors, owner_of, schema_version, steps

if TYPE_CHECKING:
    import psycopg

_TRIGGERS = {
    ("state", "keep"),
    ("seen_pdf", "keep"),
    ("event", "keep"),
    ("set_aside", "keep"),
    ("head", "keep"),
    ("head", "keep_order"),
}
_PROTECTED = {"state", "head", "seen_pdf", "event", "set_aside", "intake", "search_entry", "indexed"}
_READABLE = ("state", "head", "seen_pdf", "event", "set_aside", "intake", "officer", "register", "upgrade")
_OFFICER_RIGHTS = {(table, "SELECT") for table in _READABLE}
_OFFICER_CALLS = {
    *(("is_officer", "signoff_reader"), ("own_teams", "signoff_reader"), ("own_name", "signoff_reader")),
    *(("may_read_exempt", "signoff_reader"), ("last_sequence", "signoff_reader"), ("token_at", "signoff_reader")),
    *(("index_words", "signoff_reader"), ("search", "signoff_reader"), ("still_there", "signoff_reader")),
    ("hold", "signoff_reader"),
    *(("offer", "signoff_preparer"), ("offer", "signoff_decision_maker"), ("offer", "signoff_publisher")),
    *(("add_events", f"signoff_{role}") for role in ("preparer", "decision_maker", "publisher")),
    *(("set_aside", f"signoff_{role}") for role in ("preparer", "decision_maker", "publisher")),
    *(("add_pdf", "signoff_decision_maker"), ("add_pdf", "signoff_publisher")),
}
_BROKEN_CHAINS = """
  SELECT DISTINCT notice FROM (
    SELECT notice, place, previous, row_number() OVER line AS counted, coalesce(lag(digest) OVER line, '') AS before
    FROM signoff.state WINDOW line AS (PARTITION BY notice ORDER BY place)) AS states
  WHERE place <> counted OR previous <> before ORDER BY notice LIMIT 20
"""
_WRONG_HEADS = """
  SELECT coalesce(head.notice, latest.notice) FROM signoff.head
  FULL JOIN (SELECT DISTINCT ON (notice) * FROM signoff.state ORDER BY notice, place DESC) AS latest USING (notice)
  WHERE (head.digest, head.place, head.sequence) IS DISTINCT FROM (latest.digest, latest.place, latest.sequence)
  ORDER BY 1 LIMIT 20
"""
_ALTERED = """
  SELECT notice FROM signoff.state WHERE digest <> encode(sha256(data), 'hex')
  UNION SELECT notice FROM signoff.seen_pdf WHERE digest <> encode(sha256(data), 'hex')
  UNION SELECT notice FROM signoff.set_aside WHERE digest <> encode(sha256(data), 'hex')
  UNION SELECT notice FROM signoff.event WHERE digest <> encode(sha256(data), 'hex') ORDER BY 1 LIMIT 20
"""
_HOLDS_UP = """
  SELECT usename::text, pid FROM pg_stat_activity JOIN signoff.officer ON login = usename
  WHERE datname = current_database() AND xact_start < clock_timestamp() - interval '2 minutes' ORDER BY 1, 2
"""
_TOO_MIGHTY = """
  SELECT officer.login::text FROM signoff.officer JOIN pg_roles ON rolname = officer.login
  WHERE rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication OR pg_has_role(rolname, %s, 'MEMBER')
"""


def faults(connection: psycopg.Connection[Any]) -> list[str]:
    """Return a sentence for each thing that is not as it should be; asked by the owner's role or an administrator."""
    from psycopg import sql

    version, owner = schema_version(connection), owner_of(connection)
    with translated(), connection.transaction():
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
        return [*_schema_faults(connection, version), *_right_faults(connection, owner), *_content_faults(connection)]


def notes(connection: psycopg.Connection[Any]) -> list[str]:
    """Return sentences on what is allowed, and worth a look: signatures brought in or set aside, and who sends much."""
    from psycopg import sql

    owner = owner_of(connection)
    with translated(), connection.transaction():
        held = connection.execute(_HOLDS_UP).fetchall()
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
        brought = connection.execute(
            "SELECT notice, received_from::text, array_to_string(brings_in, ', ') FROM signoff.state "
            "WHERE brings_in <> '{}' ORDER BY sequence DESC LIMIT 100"
        ).fetchall()
        aside = connection.execute(
            "SELECT notice, received_from::text, signed_by FROM signoff.set_aside ORDER BY received_at DESC LIMIT 100"
        ).fetchall()
        much = connection.execute(
            "SELECT login::text, day::text, bytes / 1000000 FROM signoff.intake "
            "WHERE bytes > (SELECT bytes_a_day / 2 FROM signoff.register) ORDER BY day DESC LIMIT 20"
        ).fetchall()
    lines = [f"{login} brought in the signature of {names} in {notice}." for notice, login, names in brought]
    lines += [f"{login} set aside the signature of {names} in {notice}." for notice, login, names in aside]
    lines += [f"{login} sent {megabytes} MB on {day}." for login, day, megabytes in much]
    lines += [f"{login} holds up others: SELECT pg_terminate_backend({pid}) ends that." for login, pid in held]
    return [on_one_line(line, 300) for line in lines]


def _schema_faults(connection: psycopg.Connection[Any], version: int) -> Iterator[str]:
    if version != max(steps()):
        yield f"The schema is version {version}; this program makes {max(steps())}."
    present = connection.execute(
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relnamespace = 'signoff'::regnamespace AND NOT tgisinternal AND tgenabled IN ('O', 'A')"
    ).fetchall()
    for table, name in sorted(_TRIGGERS - {(str(row[0]), str(row[1])) for row in present}):
        yield f"The trigger “{name}” of the table “{table}” is missing or switched off."
    for table, name in sorted({(str(row[0]), str(row[1])) for row in present} - _TRIGGERS):
        yield f"The table “{table}” has a trigger “{name}” that is not signoff’s."
    text = "\n".join(steps().values())
    for name, source in connection.execute(
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'signoff'::regnamespace ORDER BY 1"
    ):
        if source not in text:
            yield f"The function “{name}” is not signoff’s."
    unbound = connection.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'signoff'::regnamespace AND prosecdef "
        "AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false) ORDER BY 1"
    ).fetchall()
    for (name,) in unbound:
        yield f"The function “{name}” has lost its search_path: others could replace what it calls."
    unprotected = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'signoff'::regnamespace AND relkind = 'r' "
        "AND NOT relrowsecurity ORDER BY 1"
    ).fetchall()
    for table in sorted(_PROTECTED & {str(row[0]) for row in unprotected}):
        yield f"Row-level security of the table “{table}” is switched off."


def _right_faults(connection: psycopg.Connection[Any], owner: str) -> Iterator[str]:
    for (login,) in connection.execute(_TOO_MIGHTY, (owner,)):
        yield f"The login “{login}” has more rights in the server than an officer’s should."
    granted = connection.execute(
        "SELECT table_name, privilege_type, grantee FROM information_schema.table_privileges "
        "WHERE table_schema = 'signoff' AND grantee <> %s ORDER BY 1, 2, 3",
        (owner,),
    ).fetchall()
    for table, right, grantee in granted:
        if (table, right) not in _OFFICER_RIGHTS or grantee != "signoff_reader":
            yield f"“{grantee}” has the right {right} on the table “{table}”, which nobody should have."
    callable_by = connection.execute(
        "SELECT routine_name, grantee FROM information_schema.routine_privileges "
        "WHERE routine_schema = 'signoff' AND grantee <> %s ORDER BY 1, 2",
        (owner,),
    ).fetchall()
    for routine, grantee in callable_by:
        if (routine, grantee) not in _OFFICER_CALLS:
            yield f"“{grantee}” may call the function “{routine}”, which nobody should."
    yield from open_side_doors(connection)


def _content_faults(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for query, words in (
        (_BROKEN_CHAINS, "States of the notice {} are missing, or are not in their order."),
        (_WRONG_HEADS, "The latest state of the notice {} is not the one that is given as such."),
        (_ALTERED, "What was shared of the notice {} was altered."),
    ):
        for (notice,) in connection.execute(query.encode()):
            yield words.format(notice)
