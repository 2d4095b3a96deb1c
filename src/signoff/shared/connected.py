"""An open connection to a shared register."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from signoff.shared.address import Address
from signoff.shared.connecting import connect_as
from signoff.shared.installing import require_known_version, schema_version

if TYPE_CHECKING:
    import psycopg


class Connected:
    """Whatever asks a shared register; raises SharedUnreachable whenever the connection breaks off."""

    def __init__(self, address: Address, connection: psycopg.Connection[Any]) -> None:
        """Use a connection; raises SharedProblem where its schema is not one that this program knows."""
        self.address, self._connection = address, connection
        require_known_version(schema_version(connection))

    @classmethod
    def open(cls, address: Address, password: str | None = None) -> Self:
        """Connect to a shared register."""
        return connect_as(address, password, cls)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
