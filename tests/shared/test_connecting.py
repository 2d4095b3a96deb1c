"""A shared register on another machine: nobody listens, nobody poses as it, and the password stays with its owner."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from programs import need
from sentences import sentences_of
from shared.certificates import Authority
from shared.postgres import Server
from signoff.errors import SharedProblem
from signoff.shared.address import Address
from signoff.shared.connecting import connect
from signoff.shared.installing import DEFAULT_OWNER, initialise
from signoff.shared.officers import Officer, SharedRole, grant
from signoff.shared.shared_register import SharedRegister

HOST, OTHER_HOST = "db.council.test", "db.elsewhere.test"
PASSWORD = "a long word that nobody may see"  # noqa: S105 - of a login that lives as long as these tests


@dataclass(frozen=True, slots=True)
class Remote:
    """A server on TCP, which has a certificate and asks for a password."""

    server: Server
    port: int
    authority: Authority
    stranger: Authority

    def address(self, host: str = HOST, login: str = "pat", root_certificate: str = "") -> Address:
        return Address(host, self.port, "postgres", login, root_certificate or str(self.authority.certificate))

    def encrypt(self, switch: str) -> None:
        """Answer encrypted from now on, or not at all so."""
        done = self.server.psql("postgres", "dba", f"ALTER SYSTEM SET ssl = {switch}")
        assert done.returncode == 0, done.stderr
        self.server.control("restart", "-m", "fast")


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    need("openssl")
    folder = tmp_path_factory.mktemp("authorities")
    authority, stranger = (Authority.make(folder / name, f"Authority {name}") for name in ("known", "unknown"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = "-c fsync=off -c listen_addresses=127.0.0.1 -c log_statement=all -c log_connections=on"
    server = Server.start(settings, port)
    try:
        with connect(server.address("postgres")) as connection:
            initialise(connection, DEFAULT_OWNER)
            grant(connection, Officer("pat", "Pat Adams", [SharedRole.READER], ("Highways",)), PASSWORD)
        authority.certify(HOST, server.data)
        (server.data / "pg_hba.conf").write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        remote = Remote(server, port, authority, stranger)
        remote.encrypt("on")
        yield remote
    finally:
        server.remove()


@pytest.fixture(autouse=True)
def _names_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")  # every name is this machine, as a forged answer would have it


def test_a_certificate_that_is_right_is_enough(remote: Remote) -> None:
    with SharedRegister.open(remote.address(), PASSWORD) as shared:
        assert shared.standing().person == "Pat Adams"
        assert shared._connection.pgconn.ssl_in_use


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"host": OTHER_HOST}, f"the server that answers is not {OTHER_HOST}"),
        ({"root_certificate": "stranger"}, "this machine does not trust the certificate"),
        ({"root_certificate": "nowhere"}, "is not there"),
    ],
)
def test_a_server_that_is_another_is_refused(remote: Remote, parts: dict[str, str], words: str) -> None:
    known = {"stranger": remote.stranger.certificate, "nowhere": remote.stranger.folder / "nowhere.pem"}
    chosen = {name: str(known.get(value, value)) for name, value in parts.items()}
    require_refusal(remote.address(**chosen), PASSWORD, words)


def test_a_server_that_does_not_encrypt_is_refused(remote: Remote) -> None:
    remote.encrypt("off")
    try:
        require_refusal(remote.address(), PASSWORD, "the server does not encrypt connections")
    finally:
        remote.encrypt("on")


def require_refusal(address: Address, password: str, words: str) -> None:
    """Ask for the one sentence that says why, which has no part of the password, as nothing around it has."""
    with pytest.raises(SharedProblem) as refused:
        connect(address, password)
    sentence = str(refused.value)
    assert words in sentence
    assert len(sentences_of(sentence)) <= 2
    assert "\n" not in sentence
    assert password not in "".join(traceback.format_exception(refused.value))


def test_a_password_is_in_no_log_no_list_of_processes_and_no_exception(
    remote: Remote, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with connect(remote.address(), PASSWORD) as connection:
        connection.execute("SELECT 1")
        running = b"".join(map(_read, Path("/proc").glob("[0-9]*/cmdline")))
    wrong = PASSWORD.replace("word", "sword")
    require_refusal(remote.address(), wrong, "does not know this login with this password")
    require_refusal(remote.address(login="stranger"), wrong, "does not know this login with this password")
    log = (remote.server.data / "log").read_text()
    assert "ALTER ROLE" in log
    for password in (PASSWORD, wrong):
        assert password.encode() not in running
        assert password not in log
        assert password not in caplog.text


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a process that has ended meanwhile
        return b""
