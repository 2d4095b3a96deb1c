"""Several notices at once as far as they can be read, for what is only shown and nothing is done with."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.register import identities, paging
from signoff.register.digests import sha256
from signoff.register.page_rows import ReadSeparately, read_rows

_DOCUMENTS = " UNION ALL ".join(
    f"SELECT number, data, sha256 FROM {table} WHERE number IN (SELECT value FROM json_each(?1))"  # noqa: S608 - own names
    for table in ("document", "signed_document")
)


def readable_records(
    connection: sqlite3.Connection, notices: Collection[str], separately: ReadSeparately
) -> dict[str, Record]:
    """Return the records of these notices with their current references, by identity; the digests are not all checked.

    One that cannot be read is left out.
    """
    found = (identities.find_number(connection, notice) for notice in notices)
    numbers = [number for number in found if number is not None]
    references = {row.id: row.reference for row in read_rows(connection, numbers, separately)[0]}
    records = dict[str, Record]()
    for _, data, digest in paging.select(connection, _DOCUMENTS, (msgspec.json.encode(numbers).decode(),)):
        record = _decoded(data, digest)
        if record is not None and record.id in references:
            records[record.id] = replace(record, reference=references[record.id] or None)
    return records


def _decoded(data: object, digest: str) -> Record | None:
    """Return the record in bytes; those that are as the register wrote them were checked then."""
    try:
        return read_record(data, checked=sha256(data) == digest) if isinstance(data, bytes) else None
    except RecordRefused:
        return None
