"""One server for the whole session, and a shared register of its own for every test that asks for one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from shared.postgres import ADMINISTRATOR, OFFICERS, Server, lease
from signoff.shared.address import Address
from signoff.shared.connecting import connect
from signoff.shared.installing import DEFAULT_OWNER, close_side_doors, initialise
from signoff.shared.officers import Officer, SharedRole, grant
from signoff.shared.shared_register import SharedRegister


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL, or the test is skipped with the reason."""
    with lease.held() as running:
        yield running


@dataclass(frozen=True, slots=True)
class Database:
    """A database with a shared register, and its officers."""

    server: Server
    name: str

    def address(self, login: str = ADMINISTRATOR) -> Address:
        return self.server.address(self.name, login)

    def open(self, login: str) -> SharedRegister:
        return SharedRegister.open(self.address(login))

    def url(self, login: str = ADMINISTRATOR) -> str:
        return f"postgresql://{login}@/{self.name}?host={self.server.folder}"

    def refusal(self, login: str, *statements: str) -> str:
        """Return what plain psql says of statements that must be refused."""
        done = self.server.psql(self.name, login, *statements)
        assert done.returncode != 0, f"{login} could: {statements}"
        return done.stderr

    def refusals(self, login: str, statements: Sequence[str]) -> list[str]:
        """Return what plain psql says of each of several statements, all of which must be refused, in one session."""
        asked = [word for statement in statements for word in (statement, r"\warn =end=")]
        done = self.server.psql(self.name, login, *asked, stops=False)
        said = done.stderr.split("=end=")[:-1]
        allowed = [statement for statement, words in zip(statements, said, strict=True) if "ERROR:" not in words]
        assert not allowed, f"{login} could: {allowed}"
        return said

    def ask(self, login: str, statement: str) -> str:
        """Return what plain psql prints."""
        done = self.server.psql(self.name, login, statement)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def empty_database(server: Server) -> Database:
    """A database without anything in it."""
    name = f"test_{uuid.uuid4().hex}"
    with connect(server.address("postgres")) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return Database(server, name)


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """A database with a shared register and the tests' officers, of which others are made."""
    with connect(server.address("postgres")) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'template_of_tests'").fetchone()
        if known is not None:
            return "template_of_tests"
        connection.execute("CREATE DATABASE template_of_tests")
    with connect(server.address("template_of_tests")) as connection:
        assert initialise(connection, DEFAULT_OWNER) == []
        for login, person, roles, teams, may_read in OFFICERS:
            grant(connection, Officer(login, person, [SharedRole(role) for role in roles], teams, may_read))
    return "template_of_tests"


@pytest.fixture(scope="session")
def lasting_database(server: Server, template: str) -> Database:
    """A database with a shared register, for all tests that leave its schema as it is."""
    return _copy(server, template)


def emptied(database: Database) -> Database:
    """Make a shared register as it was at first, with the tests' officers."""
    with connect(database.address()) as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        tables = ("seen_pdf", "event", "set_aside", "head", "state", "intake", "search_entry")
        connection.execute(f"TRUNCATE {', '.join(f'signoff.{table}' for table in tables)}".encode())
        connection.execute("UPDATE signoff.register SET mark = gen_random_uuid(), bytes_a_day = 268435456")
        connection.execute("UPDATE signoff.indexed SET sequence = 0")
        connection.execute("ALTER SEQUENCE signoff.state_sequence RESTART")
        for login, person, roles, teams, may_read in OFFICERS:
            connection.execute(
                "UPDATE signoff.officer SET person = %s, roles = %s, teams = %s, may_read_exempt = %s WHERE login = %s",
                (person, [*roles], [*teams], may_read, login),
            )
    return database


@pytest.fixture
def database(lasting_database: Database) -> Database:
    """An empty shared register with the tests' officers."""
    return emptied(lasting_database)


@pytest.fixture(scope="session")
def lasting_lying_database(server: Server, template: str) -> Database:
    """A shared register for all tests that alter behind its back what was shared."""
    return _copy(server, template)


@pytest.fixture
def lying_database(lasting_lying_database: Database) -> Database:
    """An empty shared register with the tests' officers, whose constraints a test may drop."""
    return emptied(lasting_lying_database)


@pytest.fixture
def own_database(server: Server, template: str) -> Database:
    """A shared register in a database of its own, for a test that changes the schema."""
    return _copy(server, template)


def _copy(server: Server, template: str) -> Database:
    name = f"test_{uuid.uuid4().hex}"
    with connect(server.address("postgres")) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    with connect(server.address(name)) as connection:
        close_side_doors(connection)  # whose rights are the database's, and not copied
    return Database(server, name)
