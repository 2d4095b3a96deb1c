"""Signing in to a shared register from a data folder, and what a test of the connection finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SharedProblem
from signoff.shared.address import forget_address, save_address, saved_address
from signoff.shared.connecting import connect, forget_password, save_password
from signoff.shared.installing import schema_version
from signoff.shared.shared_register import SharedRegister

if TYPE_CHECKING:
    from signoff.shared.address import Address
    from signoff.shared.shared_register import Standing


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """What a connection is like: the server's version, its encryption ("" for none), the schema's, and who asks."""

    server: str
    encryption: str
    is_local: bool
    schema: int
    standing: Standing


def connection_facts(address: Address, password: str | None) -> ConnectionFacts:
    """Connect, and return what is found; raises SharedProblem. The password is the keyring's where none is given."""
    connection = connect(address, password)
    try:
        shared = SharedRegister(address, connection)
        number, encrypted = connection.info.server_version, connection.pgconn.ssl_in_use
        row = connection.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()
        return ConnectionFacts(
            server=f"{number // 10000}.{number % 10000}",
            encryption=str(row[0]) if encrypted and row and row[0] else "",
            is_local=address.is_local,
            schema=schema_version(connection),
            standing=shared.standing(),
        )
    finally:
        connection.close()


def sign_in(folder: Path, address: Address, password: str) -> str:
    """Keep an address in the data folder and a password in the keyring; return why that could not be kept, or nothing.

    An empty password is for who needs none, or has it in libpq's own file.
    """
    save_address(folder, address)
    if not password:
        return ""
    try:
        save_password(address, password)
    except SharedProblem as problem:
        return str(problem)
    return ""


def sign_out(folder: Path) -> None:
    """Forget address and password; what was exchanged stays in the register. Raises SharedProblem."""
    address = saved_address(folder)
    forget_address(folder)
    if address is not None:
        forget_password(address)
