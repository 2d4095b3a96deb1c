"""Connections to a shared register, and what goes wrong with them as sentences; alone imports psycopg and keyring."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from signoff.errors import SharedMovedOn, SharedProblem, SharedRefused, SharedUnreachable, on_one_line
from signoff.shared.address import Address

if TYPE_CHECKING:
    import psycopg

Client = TypeVar("Client")

OLDEST_SERVER = 140000
PROGRAM = "signoff"
"""The name of a session, by which an administrator tells it from others."""

_SESSION = (
    "-c search_path=pg_catalog -c client_min_messages=warning "
    "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
)
"""Settings of a session: the server too notices within a minute that a laptop has gone."""

_KEYRING_SERVICE = "signoff shared register"
_SYSTEM_CERTIFICATES_SINCE = 160000
_LONGEST_DETAIL = 200
_MISSING = (
    "The shared register needs two parts that are not installed here: install signoff as “signoff[shared]”. "
    "Everything else works without them."
)


def is_installed() -> bool:
    """Whether the driver is installed, without importing it."""
    return importlib.util.find_spec("psycopg") is not None


def connect(address: Address, password: str | None = None) -> psycopg.Connection[Any]:
    """Return a connection, each statement of which is a transaction unless a block says otherwise.

    Unless the server is this machine, the connection is encrypted and the server's certificate checked. The password
    is the keyring's where none is given. Raises SharedUnreachable, and SharedProblem where psycopg is not installed.
    """
    try:
        import psycopg
    except ImportError:
        raise SharedProblem(_MISSING) from None
    password = password if password is not None else saved_password(address)
    with translated(address):
        connection = psycopg.connect(
            host=address.host,
            port=address.port,
            dbname=address.database,
            user=address.login,
            password=password,
            autocommit=True,
            connect_timeout=10,
            tcp_user_timeout=20_000,
            keepalives_idle=30,
            gssencmode="disable",  # which would take the place of TLS, unchecked
            keepalives_interval=10,
            keepalives_count=3,
            application_name=PROGRAM,
            options=_SESSION,
            **_encryption(address, psycopg.pq.version()),
        )
    if connection.info.server_version < OLDEST_SERVER:
        connection.close()
        raise SharedProblem("The shared register needs PostgreSQL 14 or newer.")
    return connection


def connect_as(
    address: Address, password: str | None, make: Callable[[Address, psycopg.Connection[Any]], Client]
) -> Client:
    """Return what `make` makes of a new connection, which is closed where that fails; raises as `connect` does."""
    connection = connect(address, password)
    try:
        return make(address, connection)
    except BaseException:
        connection.close()
        raise


def _encryption(address: Address, libpq: int) -> dict[str, Any]:
    if address.is_local:
        return {"sslmode": "prefer"}
    certificate = address.root_certificate or ("system" if libpq >= _SYSTEM_CERTIFICATES_SINCE else "")
    return {"sslmode": "verify-full", **({"sslrootcert": certificate} if certificate else {})}


@contextlib.contextmanager
def translated(address: Address | None = None) -> Iterator[None]:
    """Turn what psycopg raises into a sentence; a mistake in a statement of ours stays what it is."""
    import psycopg

    try:
        yield
    except psycopg.Error as problem:
        known = _sentence(problem, address)
        if known is None:
            raise
        raise known from problem


def _sentence(problem: psycopg.Error, address: Address | None) -> SharedProblem | None:
    import psycopg

    if address is not None and (fault := _encryption_fault(str(problem), address)):
        return SharedProblem(f"Nothing was sent to the shared register: {fault}.")
    state, words = problem.sqlstate or "", problem.diag.message_primary or ""
    if state == "SG001":
        return SharedMovedOn(f"The shared register did not accept this: {words}.")
    if state.startswith("SG"):
        return SharedRefused(f"The shared register did not accept this: {words}.")
    if state == "42501":
        return SharedRefused("The shared register does not allow this login to do that.")
    if state in ("3F000", "42P01", "42883"):
        return SharedProblem("This database has no shared register, or one that another signoff made.")
    if state.startswith("22") or state in ("23514", "54000"):
        return SharedRefused("The shared register did not accept this: it is not a sound notice.")
    if state.startswith("23"):
        return SharedRefused(
            "The shared register did not accept this, because its own data do not agree with each other: tell its "
            "administrator, who can check them with “signoff shared check”."
        )
    if isinstance(problem, psycopg.OperationalError | psycopg.InterfaceError):
        detail = words or str(problem).strip().partition("\n")[0].rpartition(" failed: ")[2]
        if "no password supplied" in detail:
            return SharedProblem(
                "No password for the shared register is known here: sign in, in the settings or by “signoff shared "
                "sign-in”."
            )
        if "authentication failed" in detail:
            return SharedProblem("The shared register does not know this login with this password.")
        return SharedUnreachable(
            f"The shared register cannot be reached: {on_one_line(detail, _LONGEST_DETAIL).rstrip('.')}."
        )
    return None


def _encryption_fault(words: str, address: Address) -> str:
    """Say why a connection is not safe, by the words of the library; empty where it is not about that."""
    if "does not match host name" in words:
        return f"the server that answers is not {address.host}, but has a certificate of another name"
    if "certificate verify failed" in words:
        return f"this machine does not trust the certificate of {address.host}"
    if "root certificate file" in words:
        return f"the file of certificates that the address names, {address.root_certificate or '(none)'}, is not there"
    if "does not support SSL" in words:
        return "the server does not encrypt connections"
    return ""


def saved_password(address: Address) -> str | None:
    """Return the password that the platform's keyring has for an address; None where there is none."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        password: str | None = keyring.get_password(_KEYRING_SERVICE, str(address))
    except keyring.errors.KeyringError:
        return None
    return password


def save_password(address: Address, password: str) -> None:
    """Keep a password in the platform's keyring; raises SharedProblem where there is none."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise SharedProblem(_MISSING) from None
    try:
        keyring.set_password(_KEYRING_SERVICE, str(address), password)
    except keyring.errors.KeyringError:
        raise SharedProblem(
            "This machine has no keyring in which the password could be kept safely; the address is kept."
        ) from None


def forget_password(address: Address) -> None:
    """Remove a password from the platform's keyring, where it has it."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return
    with contextlib.suppress(keyring.errors.KeyringError):
        keyring.delete_password(_KEYRING_SERVICE, str(address))
