"""Steps that concern more than one row: taking in a file, and linking notices of which one supersedes another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from sqlmodel import col

from signoff.errors import AlteredRecord, NotAllowed
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record
from signoff.register import merging
from signoff.register.register_events import RegisterEventKind, RegisterFact
from signoff.register.row import Imported, Outcome, name_of
from signoff.register.save_rules import check_new, check_successor
from signoff.register.signed import sha256
from signoff.register.tables import NoticeRow
from signoff.register.transaction import RegisterTransaction, is_locked, written

_BACK = "Another program had taken this notice out of the list, and it is back."


def save(
    transaction: RegisterTransaction,
    record: Record,
    data: bytes,
    now: dt.datetime,
    *,
    seen: str | None,
    pdf: bytes | None,
) -> None:
    """Keep a new record or the next state of one; `seen` is the digest of what the saver last read or wrote."""
    row = transaction.find(record.id) or transaction.bring_back(record.id)
    if row is None:
        check_new(record)
        _require_unaltered(record)
        link(transaction, transaction.insert(record, data, now, pdf), now)
        return
    if pdf is None and transaction.is_kept(row, sha256(data)):
        return
    held, digest = transaction.state(row)
    if pdf is not None and is_locked(held):
        raise NotAllowed(f"{name_of(held)} is signed already: the PDF that was seen then stays.")
    if digest == sha256(data):
        return
    check_successor(held, record, seen=seen == digest)
    if not is_locked(held):
        _require_unaltered(record)
    transaction.follow(row, held, record, data, now, pdf)
    if is_locked(record) and not is_locked(held):
        link(transaction, row, now)


def import_record(transaction: RegisterTransaction, record: Record, now: dt.datetime, actor: str) -> Imported:
    """Take in a file's record if it goes on from what is held, whose state is put by.

    A signed notice that another program took out of the list, and that is sound, is listed again by it. Raises
    ImportConflict when both have gone on, AlteredRecord when it is not what was signed, RegisterDamaged when what is
    held is not.
    """
    row = transaction.find(record.id)
    if row is None and (row := transaction.bring_back(record.id)) is not None:
        imported = _taken_in(transaction, row, record, now, actor)
        return replace(imported, sentence=f"{_BACK} {imported.sentence}")
    return _taken_in(transaction, row, record, now, actor)


def _taken_in(
    transaction: RegisterTransaction, row: NoticeRow | None, record: Record, now: dt.datetime, actor: str
) -> Imported:
    data = written(record)
    if row is None:
        _require_unaltered(record)
        row = transaction.insert(record, data, now)
        imported = Imported(Outcome.ADDED, record, f"{name_of(record)} was added to the register.")
    else:
        held = transaction.record(row)
        outcome, sentence = merging.judge(held, record)
        if outcome is not Outcome.TAKEN:
            return Imported(outcome, held, sentence)
        _require_unaltered(record)
        transaction.archive_state(row, written(held), now)
        transaction.follow(row, held, record, data, now, None)
        imported = Imported(outcome, record, sentence)
        if is_locked(held):
            return _noted(transaction, row, imported, data, now, actor)
    link(transaction, row, now)
    return _noted(transaction, row, imported, data, now, actor)


def link(transaction: RegisterTransaction, row: NoticeRow, now: dt.datetime) -> None:
    """Note in both notices that a signed one supersedes another signed one, whichever came first."""
    if not transaction.is_signed(row):
        return
    for later in transaction.listed(col(NoticeRow.supersedes) == row.id):
        found = transaction.find(later.id)
        if found is not None and transaction.is_signed(found):
            _note_both(transaction, found, row, now)
    earlier = transaction.find(row.supersedes) if row.supersedes else None
    if earlier is not None and transaction.is_signed(earlier):
        _note_both(transaction, row, earlier, now)


def _note_both(transaction: RegisterTransaction, later: NoticeRow, earlier: NoticeRow, now: dt.datetime) -> None:
    signer = later.decision_maker
    _note_link(transaction, earlier, RegisterEventKind.SUPERSEDED, later, signer, now)
    _note_link(transaction, later, RegisterEventKind.SUPERSEDES, earlier, signer, now)


def _note_link(
    transaction: RegisterTransaction,
    row: NoticeRow,
    kind: RegisterEventKind,
    other: NoticeRow,
    signer: str,
    now: dt.datetime,
) -> None:
    if any(one.kind is kind and one.detail.get("notice") == other.id for one in transaction.events(row)):
        return
    detail = {"notice": other.id, "subject": other.subject, "reference": other.reference}
    transaction.note(row, RegisterFact(kind, now, signer, detail=MappingProxyType(detail)))


def _noted(
    transaction: RegisterTransaction, row: NoticeRow, imported: Imported, data: bytes, now: dt.datetime, actor: str
) -> Imported:
    transaction.note(row, RegisterFact(RegisterEventKind.TAKEN_IN, now, actor, sha256(data)))
    return imported


def _require_unaltered(record: Record) -> None:
    if fault := alteration(record):
        raise AlteredRecord(
            f"{name_of(record)} was altered elsewhere, so it was not imported: {fault.words}. Nothing was changed."
        )
