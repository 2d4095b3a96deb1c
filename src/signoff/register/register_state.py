"""What tells whether two files are the same register in the same state, whatever copied one from the other."""

from __future__ import annotations

import hashlib
import sqlite3

COLUMNS = {
    "notice": "number, id, status, subject, changed_at",
    "document": "number, sha256",
    "signed_document": "number, sha256",
    "seen_pdf": "number, sha256",
    "standing": "key, number, place, sha256",
    "event": "key, number, place, sha256",
    "chain_end": "number, place, sha256",
    "earlier_state": "key, number, sha256",
    "draft_state": "key, number, sha256",
}
"""What is read of each table: of the documents only their digests, which stand before them in the file."""

_BATCH = 1000


def state_of(connection: sqlite3.Connection) -> str:
    """Return a digest of which notices a register has, and of the digests of all that belongs to them.

    What holds nothing but copies does not count, nor how far the thorough check has come. Raises sqlite3.Error.
    """
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    digest = hashlib.sha256()
    for table, columns in COLUMNS.items():
        if table not in present:  # an older version of the register
            continue
        digest.update(table.encode())
        cursor = connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY 1")  # noqa: S608 - own names
        while rows := cursor.fetchmany(_BATCH):
            digest.update(repr(rows).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
