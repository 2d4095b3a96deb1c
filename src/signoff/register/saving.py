"""Saving and importing a record, and noting in two notices that one of them supersedes the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from msgspec.structs import replace as replaced

from signoff.errors import AlteredRecord, NotAllowed, RegisterProblem
from signoff.notice.record.integrity import alteration
from signoff.notice.record.joined_comments import with_comments_of
from signoff.notice.record.lifecycle import cleaned_draft
from signoff.notice.record.record import Record
from signoff.register import draft_history
from signoff.register.digests import sha256
from signoff.register.documents import encode, is_locked
from signoff.register.import_rules import outcome_of_import
from signoff.register.register_events import RegisterEventKind, RegisterFact
from signoff.register.results import Imported, Outcome, name_of
from signoff.register.rows import NoticeRow
from signoff.register.save_rules import check_new, check_successor
from signoff.register.transaction import RegisterTransaction

_RELISTED = "Another program had removed this notice from the list; it is listed again."


def save(
    transaction: RegisterTransaction,
    record: Record,
    data: bytes,
    now: dt.datetime,
    *,
    last_seen: str | None,
    pdf: bytes | None,
) -> bytes:
    """Save a new record or the next state of one, and return its bytes as they are kept.

    `last_seen` is the digest of what this program last read or wrote. Comments that came in since are kept.
    """
    row = transaction.find_row(record.id) or transaction.relist(record.id)
    if row is None:
        check_new(record)
        _require_unaltered(record)
        link_superseding(transaction, transaction.insert(record, data, now, pdf), now)
        return data
    if pdf is None and transaction.has_draft(row, sha256(data)):
        return data
    stored, digest = transaction.record_and_digest(row)
    if pdf is not None and is_locked(stored):
        raise NotAllowed(f"{name_of(stored)} is already signed: the PDF that was seen then cannot be replaced.")
    if digest == sha256(data):
        return data
    check_successor(stored, record, is_current=last_seen == digest)
    if not is_locked(stored):
        _require_unaltered(record)
        if last_seen != digest:
            record = with_comments_of(record, stored)
            data = encode(record)
        draft_history.keep(transaction.connection, row.number, stored, record, now)
    transaction.update(row, stored, record, data, now, pdf)
    if is_locked(record) and not is_locked(stored):
        link_superseding(transaction, row, now)
    return data


def import_record(
    transaction: RegisterTransaction, record: Record, now: dt.datetime, actor: str, *, as_it_is: bool = False
) -> Imported:
    """Add a file's record; or, if it extends the stored one, replace and archive that.

    A sound signed notice that another program removed from the list is listed again. Raises ImportConflict when
    both records have changed, AlteredRecord when the file's is not what was signed, RegisterDamaged when the
    stored one is not.
    """
    clean = record if as_it_is else cleaned_draft(record, actor=actor, at=now)
    row = transaction.find_row(record.id)
    if row is None and (row := transaction.relist(record.id)) is not None:
        imported = _import(transaction, row, record, clean, now, actor)
        return replace(imported, sentence=f"{_RELISTED} {imported.sentence}")
    return _import(transaction, row, record, clean, now, actor)


def _import(
    transaction: RegisterTransaction,
    row: NoticeRow | None,
    record: Record,
    clean: Record,
    now: dt.datetime,
    actor: str,
) -> Imported:
    """Import what `clean` says, where the file's own `record` may be; which of two is later its own history says."""
    data = encode(clean)
    if row is None:
        _require_unaltered(record)
        row = transaction.insert(clean, data, now)
        imported = Imported(Outcome.ADDED, clean, f"{name_of(clean)} was added to the register.")
        link_superseding(transaction, row, now)
    else:
        stored = transaction.record(row)
        outcome, sentence = outcome_of_import(stored, record)
        if outcome is Outcome.COMMENTED:
            commented = with_comments_of(stored, record)
            transaction.update(row, stored, commented, encode(commented), now, None)
            return Imported(outcome, commented, sentence)
        if outcome is not Outcome.UPDATED:
            return Imported(outcome, stored, sentence)
        _require_unaltered(record)
        clean = _with_all_comments(clean, stored)
        data = encode(clean)
        transaction.archive_state(row, encode(stored), now)
        transaction.update(row, stored, clean, data, now, None)
        imported = Imported(outcome, clean, sentence)
        if not is_locked(stored):
            link_superseding(transaction, row, now)
    transaction.append_event(row, RegisterFact(RegisterEventKind.IMPORTED, now, actor, sha256(data)))
    return imported


def save_merged(
    transaction: RegisterTransaction, ours: Record, theirs: Record, merged: Record, now: dt.datetime, actor: str
) -> None:
    """Replace a draft by what it and a file's copy were merged to; both are kept for good among its earlier states."""
    row = transaction.get_row(merged.id)
    stored, _ = transaction.record_and_digest(row)
    if stored != ours:
        raise RegisterProblem(f"{name_of(stored)} was changed since the copies were compared: open the file again.")
    check_successor(stored, merged, is_current=True)
    _require_unaltered(theirs)
    _require_unaltered(merged)
    for copy in (theirs, ours):
        transaction.archive_state(row, encode(copy), now)
    transaction.update(row, stored, merged, encode(merged), now, None)
    transaction.append_event(row, RegisterFact(RegisterEventKind.IMPORTED, now, actor, sha256(encode(theirs))))


def _with_all_comments(record: Record, stored: Record) -> Record:
    """Return a record that replaces the stored one with the comments of both; what is signed here keeps its own."""
    if record.is_publication or is_locked(stored):
        return replaced(record, comments=stored.comments)
    return with_comments_of(record, stored)


def link_superseding(transaction: RegisterTransaction, row: NoticeRow, now: dt.datetime) -> None:
    """Note in both notices that a signed one supersedes another signed one, whichever was added first."""
    if not transaction.is_signed(row):
        return
    for later in transaction.successors(row.id):
        if transaction.is_signed(later):
            _note_in_both(transaction, later, row, now)
    earlier = transaction.find_row(row.supersedes) if row.supersedes else None
    if earlier is not None and transaction.is_signed(earlier):
        _note_in_both(transaction, row, earlier, now)


def _note_in_both(transaction: RegisterTransaction, later: NoticeRow, earlier: NoticeRow, now: dt.datetime) -> None:
    signer = later.decision_maker
    _note_once(transaction, earlier, RegisterEventKind.SUPERSEDED, later, signer, now)
    _note_once(transaction, later, RegisterEventKind.SUPERSEDES, earlier, signer, now)


def _note_once(
    transaction: RegisterTransaction,
    row: NoticeRow,
    kind: RegisterEventKind,
    other: NoticeRow,
    signer: str,
    now: dt.datetime,
) -> None:
    if any(event.kind is kind and event.detail.get("notice") == other.id for event in transaction.events(row)):
        return
    detail = {"notice": other.id, "subject": other.subject, "reference": other.reference}
    transaction.append_event(row, RegisterFact(kind, now, signer, detail=MappingProxyType(detail)))


def _require_unaltered(record: Record) -> None:
    if fault := alteration(record):
        raise AlteredRecord(
            f"{name_of(record)} was altered elsewhere, so it was not imported: {fault.words}. Nothing was changed."
        )
