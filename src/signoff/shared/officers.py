"""Who may do what in a shared register: logins, their group roles, and what the database knows of each officer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from signoff.errors import SharedProblem
from signoff.shared.connecting import translated
from signoff.shared.installing import owner_of

if TYPE_CHECKING:
    import psycopg

_MOST_CONNECTIONS = 20
"""How many one login may have at once: those of its laptops, and not all that the server has."""

_TIMEOUTS = {"idle_in_transaction_session_timeout": "30s", "statement_timeout": "5min", "lock_timeout": "1min"}


class SharedRole(StrEnum):
    """What an officer does in the shared register; one may have several."""

    READER = "reader"
    PREPARER = "preparer"
    DECISION_MAKER = "decision_maker"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Officer:
    """A login, and whose it is."""

    login: str
    person: str
    roles: Collection[SharedRole]
    teams: tuple[str, ...]
    may_read_exempt: bool = False


def grant(connection: psycopg.Connection[Any], officer: Officer, password: str | None = None) -> None:
    """Make a login if it is missing, and give it exactly these roles, teams and rights; raises SharedProblem."""
    from psycopg import sql

    if not officer.person.strip() or not officer.roles:
        raise SharedProblem("Give the officer’s name, and at least one role.")
    login = sql.Identifier(officer.login)
    owner = owner_of(connection)
    with translated(), connection.transaction():
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (officer.login,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(login))
        if password is not None:
            encrypted = connection.pgconn.encrypt_password(password.encode(), officer.login.encode(), b"scram-sha-256")
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, sql.Literal(encrypted.decode())))
        connection.execute(sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}").format(login, _MOST_CONNECTIONS))
        for setting, value in _TIMEOUTS.items():
            connection.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(login, sql.Identifier(setting), sql.Literal(value))
            )
        for role in SharedRole:
            has = role in officer.roles or role is SharedRole.READER
            words = "GRANT {} TO {}" if has else "REVOKE {} FROM {}"
            connection.execute(sql.SQL(words).format(sql.Identifier(f"signoff_{role}"), login))
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
        connection.execute(
            "INSERT INTO signoff.officer (login, person, roles, teams, may_read_exempt) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (login) DO UPDATE SET person = excluded.person, roles = excluded.roles, "
            "teams = excluded.teams, may_read_exempt = excluded.may_read_exempt",
            (officer.login, officer.person, [*officer.roles], [*officer.teams], officer.may_read_exempt),
        )


def revoke(connection: psycopg.Connection[Any], login: str) -> None:
    """Take every right in the shared register from a login, which stays, as what it sent does; raises SharedProblem."""
    from psycopg import sql

    owner = owner_of(connection)
    with translated(), connection.transaction():
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone() is None:
            raise SharedProblem("The server has no such login.")
        for role in SharedRole:
            connection.execute(
                sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(f"signoff_{role}"), sql.Identifier(login))
            )
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
        connection.execute("DELETE FROM signoff.officer WHERE login = %s", (login,))
