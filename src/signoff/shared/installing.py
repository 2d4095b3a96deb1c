"""The schema of a shared register: made once by the database's administrator, and brought up to date by its steps."""

from __future__ import annotations

import contextlib
from importlib import resources
from typing import TYPE_CHECKING, Any

from signoff import __version__
from signoff.errors import SharedProblem
from signoff.shared.connecting import translated

if TYPE_CHECKING:
    import psycopg

GROUP_ROLES = ("signoff_reader", "signoff_preparer", "signoff_decision_maker", "signoff_publisher")
DEFAULT_OWNER = "signoff_owner"

_LARGE_OBJECTS = ("lo_create(oid)", "lo_creat(integer)", "lo_from_bytea(oid, bytea)", "lo_put(oid, bigint, bytea)")
"""Functions by which any login could fill the disk beside all limits."""

_ADVISORY_LOCKS = (
    "SELECT oid::regprocedure::text FROM pg_proc "
    "WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_(xact_)?lock'"
)
"""Functions by which any login could use up the memory for locks that all share; `signoff.hold` takes one at a time."""

_HELD = "pg_catalog.pg_try_advisory_lock_shared(bigint)"

_TEMPORARY_FILES = "1GB"
"""How large a session's temporary files may be at once, which a login cannot change."""


def steps() -> dict[int, str]:
    """Return the SQL of each version of the schema, in order."""
    folder = resources.files("signoff.shared") / "schema"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return {int(name[:4]): (folder / name).read_text(encoding="utf-8") for name in files}


def schema_version(connection: psycopg.Connection[Any]) -> int:
    """Return the version of the shared register's schema; raises SharedProblem where there is none."""
    with translated():
        row = connection.execute("SELECT max(version) FROM signoff.upgrade").fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def require_known_version(version: int) -> None:
    """Raise SharedProblem unless this program knows what is in a database of this version."""
    newest = max(steps())
    if version > newest:
        raise SharedProblem(
            "The shared register was brought up to date by a newer signoff: update signoff on this machine."
        )
    if version < newest:
        raise SharedProblem(
            "The shared register was made by an earlier signoff: “signoff shared upgrade” brings it up to date."
        )


def initialise(connection: psycopg.Connection[Any], owner: str) -> list[str]:
    """Make the schema, owned by the role `owner`, and the officers' group roles; all of it or nothing.

    Returns a sentence for each thing that only a superuser may do, where the login is none. Raises SharedProblem.
    """
    from psycopg import sql

    with translated(), connection.transaction():
        if connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'signoff'").fetchone():
            raise SharedProblem(
                "This database has a shared register already: “signoff shared upgrade” brings it up to date."
            )
        for role in (owner, *GROUP_ROLES):
            _make_role(connection, role)
        groups = sql.SQL(", ").join(map(sql.Identifier, GROUP_ROLES[1:]))
        connection.execute(sql.SQL("GRANT signoff_reader TO {}").format(groups))
        connection.execute(sql.SQL("GRANT {} TO current_user").format(sql.Identifier(owner)))
        connection.execute(sql.SQL("CREATE SCHEMA signoff AUTHORIZATION {}").format(sql.Identifier(owner)))
        with_owner = sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner))
        connection.execute(with_owner)
        connection.execute(
            "CREATE TABLE signoff.upgrade (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now(), "
            "program text NOT NULL)"
        )
        _apply(connection, 0)
        connection.execute("RESET ROLE")
    return close_side_doors(connection)


def upgrade(connection: psycopg.Connection[Any]) -> int:
    """Bring the schema up to date, all steps or none; return how many were due."""
    from psycopg import sql

    version = schema_version(connection)
    if version > max(steps()):
        raise SharedProblem("The shared register was made by a newer signoff: update signoff on this machine first.")
    with translated(), connection.transaction():
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner_of(connection))))
        return _apply(connection, version)


def owner_of(connection: psycopg.Connection[Any]) -> str:
    """Return the role that owns the schema; raises SharedProblem where there is no shared register."""
    with translated():
        row = connection.execute(
            "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'signoff'"
        ).fetchone()
    if row is None:
        raise SharedProblem("This database has no shared register: “signoff shared init” makes one.")
    return str(row[0]).strip('"')


def _apply(connection: psycopg.Connection[Any], version: int) -> int:
    due = {number: text for number, text in steps().items() if number > version}
    for number, text in due.items():
        connection.execute(text.encode())
        connection.execute("INSERT INTO signoff.upgrade (version, program) VALUES (%s, %s)", (number, __version__))
    return len(due)


def _make_role(connection: psycopg.Connection[Any], role: str) -> None:
    from psycopg import sql

    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))


def close_side_doors(connection: psycopg.Connection[Any]) -> list[str]:
    """Take from everybody what would let a login write elsewhere in the database; return what stays open."""
    import psycopg
    from psycopg import sql

    database, owner = sql.Identifier(connection.info.dbname), sql.Identifier(owner_of(connection))
    statements: list[sql.SQL | sql.Composed] = [
        sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC").format(database),
        sql.SQL("GRANT CONNECT ON DATABASE {0} TO signoff_reader").format(database),
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
        sql.SQL("ALTER DATABASE {} SET temp_file_limit = {}").format(database, sql.Literal(_TEMPORARY_FILES)),
        sql.SQL(f"GRANT EXECUTE ON FUNCTION {_HELD} TO {{}}").format(owner),
        *(
            sql.SQL(f"REVOKE EXECUTE ON FUNCTION pg_catalog.{name} FROM PUBLIC")
            for name in (*_LARGE_OBJECTS, *_locks(connection))
        ),
    ]
    for statement in statements:
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(statement)
    return open_side_doors(connection)


def open_side_doors(connection: psycopg.Connection[Any]) -> list[str]:
    """Return a sentence for each way in which an officer's login could write beside the shared register."""
    with translated():
        row = connection.execute(
            "SELECT has_database_privilege('signoff_reader', current_database(), 'TEMPORARY'), "
            "has_schema_privilege('signoff_reader', 'public', 'CREATE'), "
            "(SELECT bool_or(has_function_privilege('signoff_reader', 'pg_catalog.' || name, 'EXECUTE')) "
            "FROM unnest(%s::text[]) AS name), current_setting('temp_file_limit') = '-1' AND NOT EXISTS ("
            "SELECT 1 FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase, unnest(setconfig) AS "
            "entry WHERE datname = current_database() AND setrole = 0 AND entry LIKE 'temp_file_limit=%%'), "
            "(SELECT bool_or(has_function_privilege('signoff_reader', 'pg_catalog.' || name, 'EXECUTE')) "
            "FROM unnest(%s::text[]) AS name)",
            ([*_LARGE_OBJECTS], _locks(connection)),
        ).fetchone()
    words = (
        "Logins can make temporary tables in this database: its owner can take that right from them.",
        "Logins can make tables in the schema “public”: its owner can take that right from them.",
        "Logins can make large objects, which no limit counts: a superuser can take that right from them.",
        "Logins can fill the disk with temporary files: a superuser can set temp_file_limit for this database.",
        "Logins can use up the locks that all sessions share: a superuser can take that right from them.",
    )
    return [sentence for sentence, is_open in zip(words, row or (), strict=False) if is_open]


def _locks(connection: psycopg.Connection[Any]) -> list[str]:
    """Return the functions that take advisory locks, as this server has them."""
    return [str(row[0]).removeprefix("pg_catalog.") for row in connection.execute(_ADVISORY_LOCKS).fetchall()]
