"""What tells one state of a notice in this register from another, without reading its documents."""

from __future__ import annotations

import sqlite3

_DRAFTS = "SELECT notice.id, document.sha256 FROM notice JOIN document USING (number) WHERE NOT notice.is_publication"
_SIGNED = (
    "SELECT notice.id, signed_document.sha256 || coalesce((SELECT ':' || standing.sha256 FROM standing "
    "WHERE standing.number = notice.number ORDER BY place DESC LIMIT 1), '') "
    "FROM notice JOIN signed_document USING (number) WHERE NOT notice.is_publication"
)


def state_digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return of each notice that is a whole record what changes whenever it does."""
    return {str(notice): str(digest) for query in (_DRAFTS, _SIGNED) for notice, digest in connection.execute(query)}


def state_digest_of(connection: sqlite3.Connection, notice: str) -> str:
    """Return the same of one notice; empty where the register has none such."""
    for query in (_DRAFTS, _SIGNED):
        row = connection.execute(f"{query} AND notice.id = ?", (notice,)).fetchone()
        if row is not None:
            return str(row[1])
    return ""
