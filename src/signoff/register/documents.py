"""Records as the bytes that the register keeps of them."""

from __future__ import annotations

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record, require_readable, write_record
from signoff.notice.record.record import Record


def encode(record: Record) -> bytes:
    """Return the record's bytes; raises RecordRefused for a record that could not be read again."""
    try:
        data = write_record(record)
    except UnicodeEncodeError:
        raise RecordRefused("The notice cannot be saved: one of its texts contains half a character.") from None
    require_readable(data, "The notice")
    return data


def decode(data: object) -> Record | None:
    """Return the record in bytes that may be damaged; None where there is no readable one."""
    try:
        return read_record(data) if isinstance(data, bytes) else None
    except RecordRefused:
        return None


def is_locked(record: Record) -> bool:
    """Whether a record is locked for good: the decision maker signed it, and it is not a publication copy."""
    return record.decision_signature is not None and not record.is_publication
