"""Signed notices: written once, then only added to, and read with every digest checked."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from signoff.errors import RecordRefused
from signoff.known_types import known
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import faults
from signoff.notice.record.record import Event, Publication, Record, Status
from signoff.register.digests import content_digest, has_digest, sha256
from signoff.register.event_chain import EventChain, append_event, read_chain
from signoff.register.instants import instant_text
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind, RegisterFact
from signoff.register.rows import NoticeRow, SeenPdfRow, SignedDocumentRow, StatusChangeRow, find, insert, select


@dataclass(frozen=True, slots=True)
class Examined:
    """A notice as far as it can be read, and what is wrong with it, each fault as the rest of a sentence."""

    record: Record | None
    faults: tuple[str, ...]


def insert_signed(
    connection: sqlite3.Connection, notice: NoticeRow, record: Record, data: bytes, pdf: bytes | None, now: dt.datetime
) -> None:
    """Write a signed record for good, with the PDF that was seen; its notice row must have its final values."""
    number, signature = notice.number, record.decision_signature
    signer = signature.name if signature else ""
    insert(connection, SignedDocumentRow(number=number, sha256=sha256(data), data=data))
    append_event(connection, notice, RegisterFact(RegisterEventKind.LOCKED, now, signer, sha256(data)))
    if pdf is not None:
        insert(connection, SeenPdfRow(number=number, sha256=sha256(pdf), data=pdf))
        append_event(connection, notice, RegisterFact(RegisterEventKind.PDF_KEPT, now, signer, sha256(pdf)))


def append_status_change(
    connection: sqlite3.Connection, notice: NoticeRow, stored: Record, record: Record, now: dt.datetime
) -> bool:
    """Add what changed in a signed record since `stored`; False, with nothing added, if more than that changed."""
    new_entries = record.history[len(stored.history) :]
    change = StatusChangeRow(
        key=None,
        number=notice.number,
        place=len(_select_changes(connection, notice)) + 1,
        status=record.status.value,
        reference=record.reference,
        publication_date=record.publication.date.isoformat() if record.publication.date else None,
        publication_url=record.publication.url,
        changed_at=instant_text(record.changed_at or now),
        history=msgspec.json.encode(new_entries).decode(),
        sha256="",
    )
    if _apply(change, stored) != record:
        return False
    change.sha256 = content_digest(_content(notice.id, change))
    insert(connection, change)
    actor = new_entries[-1].actor if new_entries else ""
    append_event(connection, notice, RegisterFact(RegisterEventKind.STATUS_CHANGED, now, actor, change.sha256))
    return True


def examine(connection: sqlite3.Connection, notice: NoticeRow) -> Examined | None:
    """Read a signed notice and check every digest; None where the register never held it signed."""
    document = find(connection, SignedDocumentRow, notice.number)
    chain = read_chain(connection, notice)
    locked = chain.digests(RegisterEventKind.LOCKED)
    if document is None and not locked:
        return None
    words: list[str] = []
    record = _read_document(document, locked, words.append)
    if record is not None:
        words += _listing_faults(notice, record)
        record = _apply_all(notice.id, record, _select_changes(connection, notice), chain, words.append)
        words += [fault.words for fault in faults(record)]
    if chain.fault:
        words.append(chain.fault)
    words += _pdf_faults(find(connection, SeenPdfRow, notice.number), chain)
    return Examined(record, tuple(words))


def select_seen_pdf(connection: sqlite3.Connection, notice: NoticeRow) -> bytes | None:
    """Return the PDF that was seen when the notice was signed, unchecked; None where there is none."""
    row = find(connection, SeenPdfRow, notice.number)
    return row.data if row else None


def _read_document(
    row: SignedDocumentRow | None, locked: Sequence[str], report: Callable[[str], None]
) -> Record | None:
    """Return the record as it was signed, as far as it can be read; report what is wrong with it."""
    if row is None:
        report("its signed document is missing")
        return None
    if not isinstance(row.data, bytes):
        report("its signed document is not what was signed")
        return None
    if sha256(row.data) != row.sha256 or list(locked) != [row.sha256]:
        report("its signed document is not what was signed")
    try:
        return read_record(row.data, "Its document")
    except RecordRefused as problem:
        report(str(problem).rstrip("."))
        return None


def _apply_all(
    notice: str,
    record: Record,
    changes: Sequence[StatusChangeRow],
    chain: EventChain,
    report: Callable[[str], None],
) -> Record:
    """Return the record after all changes that can be read; report it where one of them is not what was written."""
    sound = [change.sha256 for change in changes] == chain.digests(RegisterEventKind.STATUS_CHANGED)
    for change in changes:
        sound = sound and has_digest(_content(notice, change), change.sha256)
        try:
            record = _apply(change, record)
        except (TypeError, ValueError, RecursionError):  # msgspec raises kinds of ValueError
            sound = False
    if not sound:
        report("its reference, publication or status was changed by another program")
    return record


def _apply(change: StatusChangeRow, record: Record) -> Record:
    """Return the record after a change; raises ValueError or TypeError for a row that signoff did not write."""
    return replace(
        record,
        status=Status(change.status),
        reference=change.reference,
        publication=Publication(
            date=dt.date.fromisoformat(change.publication_date) if change.publication_date else None,
            url=change.publication_url,
        ),
        history=(*record.history, *msgspec.json.decode(change.history, type=known(tuple[Event, ...]))),
    )


def _listing_faults(notice: NoticeRow, record: Record) -> Iterator[str]:
    """Compare the notice row with the record as it was signed, from which its values come."""
    expected = {name: value for name, value in listed_columns(record).items() if name != "changed_at"}
    if any(getattr(notice, name) != value for name, value in expected.items()):
        yield "what the list says of it was changed by another program"


def _pdf_faults(row: SeenPdfRow | None, chain: EventChain) -> Iterator[str]:
    digests = chain.digests(RegisterEventKind.PDF_KEPT)
    if row is None:
        if digests:
            yield "the PDF that was signed is missing"
    elif not isinstance(row.data, bytes) or sha256(row.data) != row.sha256 or digests != [row.sha256]:
        yield "the PDF is not the one that was seen and signed"


def _select_changes(connection: sqlite3.Connection, notice: NoticeRow) -> Sequence[StatusChangeRow]:
    return select(connection, StatusChangeRow, "number = ? ORDER BY place, key", notice.number)


def _content(notice: str, change: StatusChangeRow) -> Mapping[str, object]:
    """Return what the digest of a change covers."""
    names = ("place", "status", "reference", "publication_date", "publication_url", "changed_at", "history")
    return MappingProxyType({"notice": notice, **{name: getattr(change, name) for name in names}})


def proven_state(connection: sqlite3.Connection, notice: NoticeRow) -> Record | None:
    """Return a damaged signed notice as far as its own digests prove it, whatever became of its events.

    None where its document is not what was written, or is not a sound record.
    """
    document = find(connection, SignedDocumentRow, notice.number)
    if document is None or not isinstance(document.data, bytes) or sha256(document.data) != document.sha256:
        return None
    try:
        record = read_record(document.data)
        for place, change in enumerate(_select_changes(connection, notice), 1):
            if change.place != place or not has_digest(_content(notice.id, change), change.sha256):
                break
            record = _apply(change, record)
    except (RecordRefused, TypeError, ValueError, RecursionError):  # msgspec raises kinds of ValueError
        return None
    return None if faults(record) else record
