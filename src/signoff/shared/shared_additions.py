"""What a shared register holds beside the states of notices: PDFs that were seen on signing, and events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from signoff.errors import SharedProblem
from signoff.register.digests import sha256
from signoff.shared.connected import Connected
from signoff.shared.connecting import translated


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """What a register noted of a notice, as it was sent: its number, its digest, which login sent it, its bytes."""

    number: int
    notice: str
    digest: str
    sender: str
    data: bytes


class SharedAdditions(Connected):
    """What travels with notices."""

    def send_pdf(self, notice: str, pdf: bytes) -> None:
        """Add the PDF that was seen when a notice was signed; raises SharedRefused."""
        with translated():
            self._connection.execute("SELECT signoff.add_pdf(%s, %s)", (notice, pdf))

    def seen_pdf(self, notice: str) -> bytes | None:
        """Return the PDF that was seen when a notice was signed, as the server gives it; None where it has none."""
        with translated():
            row = self._connection.execute(
                "SELECT data, digest FROM signoff.seen_pdf WHERE notice = %s", (notice,), binary=True
            ).fetchone()
        if row is not None and sha256(bytes(row[0])) != row[1]:
            raise SharedProblem(f"The shared register gave another PDF for the notice {notice} than it had accepted.")
        return bytes(row[0]) if row is not None else None

    def pdfs_of(self, notices: Collection[str]) -> list[str]:
        """Return those of the notices of which it has the PDF that was seen when they were signed."""
        with translated():
            rows = self._connection.execute(
                "SELECT notice FROM signoff.seen_pdf WHERE notice = ANY (%s) ORDER BY 1", ([*notices],)
            ).fetchall()
        return [str(row[0]) for row in rows]

    def set_aside(self, data: bytes) -> None:
        """Keep a state of ours that was withdrawn beside the signature that stands; raises SharedRefused."""
        with translated():
            self._connection.execute("SELECT signoff.set_aside(%s)", (data,), binary=True)

    def set_aside_of(self, notice: str) -> list[tuple[str, str]]:
        """Return whose signatures of a notice do not stand, each with the login that set it aside."""
        with translated():
            rows = self._connection.execute(
                "SELECT signed_by, received_from::text FROM signoff.set_aside WHERE notice = %s ORDER BY received_at",
                (notice,),
            ).fetchall()
        return [(str(row[0]), str(row[1])) for row in rows]

    def send_events(self, events: Sequence[tuple[str, bytes]]) -> None:
        """Add what was noted of notices; those that it has already, or whose notice may not be seen, are left out."""
        with translated():
            self._connection.execute(
                "SELECT signoff.add_events(%s::text[], %s::bytea[])",
                ([notice for notice, _ in events], [data for _, data in events]),
                binary=True,
            )

    def events_after(self, number: int, most: int) -> list[SharedEvent]:
        """Return what was noted of notices above a number, in order."""
        return self._events("number > %s ORDER BY number LIMIT %s", number, most)

    def events_of(self, notices: Collection[str]) -> list[SharedEvent]:
        """Return all that was noted of these notices."""
        return self._events("notice = ANY (%s) ORDER BY number", [*notices])

    def _events(self, condition: str, *values: object) -> list[SharedEvent]:
        query = f"SELECT number, notice, digest, received_from::text, data FROM signoff.event WHERE {condition}"  # noqa: S608 - own words
        with translated():
            rows = self._connection.execute(query.encode(), values, binary=True).fetchall()
        return [SharedEvent(int(row[0]), row[1], row[2], row[3], bytes(row[4])) for row in rows]
