"""A PostgreSQL of the tests' own, in a folder of theirs, with a database for each test that asks for one."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from programs import EVERYTHING
from signoff.shared.address import Address

_DEBIAN = Path("/usr/lib/postgresql")
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses='' -c shared_buffers=32MB"
ADMINISTRATOR = "dba"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; None where it is not installed."""
    versions = sorted(_DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]), reverse=True)
    if versions:
        return versions[0].parent
    known = shutil.which("pg_ctl")
    return Path(known).parent if known else None


def require() -> Path:
    """Skip the running test, or fail it where every test must run, without PostgreSQL and psycopg."""
    folder = programs()
    missing = [] if folder else ["PostgreSQL"]
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError:
        missing.append("psycopg (the extra “shared”)")
    if os.name != "posix":
        missing.append("a POSIX system")
    if missing or folder is None:
        (pytest.fail if EVERYTHING else pytest.skip)(f"needs {' and '.join(missing)}")
    return folder


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in its folder, as whoever is not root."""

    programs: Path
    folder: Path
    settings: str = _FAST

    @classmethod
    def start(cls, settings: str = _FAST) -> Server:
        """Make a cluster and start it."""
        programs, folder = require(), Path(tempfile.mkdtemp(prefix="signoff-pg-"))
        server = cls(programs, folder, settings)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        server.run(
            "initdb", "-D", str(server.data), "-U", ADMINISTRATOR, "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"
        )
        server.control("start")
        return server

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as a user other than root."""
        words = [str(self.programs / program), *arguments]
        if os.getuid() == 0:
            words = ["runuser", "-u", "postgres", "--", *words]
        log = self.folder / "programs.log"
        with log.open("ab") as output:
            done = subprocess.run(words, stdout=output, stderr=output, check=False, cwd=self.folder)
        assert done.returncode == 0, log.read_text()

    def control(self, action: str, *options: str) -> None:
        """Start, stop or restart the server."""
        settings = f"{self.settings} -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "-D", str(self.data), "-l", str(self.data / "log"), "-w", *options, "-o", settings, action)

    def remove(self) -> None:
        """Stop the server at once and remove its files."""
        self.control("stop", "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str, login: str = ADMINISTRATOR) -> Address:
        return Address(str(self.folder), 5432, database, login)

    def psql(self, database: str, login: str, *statements: str) -> subprocess.CompletedProcess[str]:
        """Run statements by plain psql, each by itself, and stop at the first that fails."""
        words: list[str] = [str(self.programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        words += ["-h", str(self.folder), "-U", login, "-d", database]
        for statement in statements:
            words += ["-c", statement]
        environment = {"PATH": os.environ["PATH"], "USER": getpass.getuser()}
        return subprocess.run(words, capture_output=True, text=True, check=False, env=environment)


@dataclass(slots=True)
class Lease:
    """One server for all who ask for one at the same time, which is removed when the last has done with it."""

    server: Server | None = None
    holders: int = 0

    @contextmanager
    def held(self) -> Iterator[Server]:
        """Have the server run."""
        if self.server is None:
            self.server = Server.start()
        self.holders += 1
        try:
            yield self.server
        finally:
            self.holders -= 1
            if not self.holders:
                self.server.remove()
                self.server = None


lease = Lease()

OFFICERS: Sequence[tuple[str, str, tuple[str, ...], tuple[str, ...], bool]] = (
    ("pa", "Pat Adams", ("preparer",), ("Highways",), True),
    ("pa2", "Robin Hill", ("preparer",), ("Highways",), False),
    ("other", "Sam Lee", ("preparer",), ("Housing",), True),
    ("maker", "A. Officer", ("decision_maker",), ("Directors",), True),
    ("services", "Jo Reed", ("publisher",), ("Services",), True),
    ("reader", "Kim Fox", ("reader",), ("Services",), False),
)
"""Officers of the tests: login, name, roles, teams, and whether they may read exempt information."""
