"""What a notice's state from the shared register does to the one that this register has, within one transaction."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from signoff.errors import AlteredRecord, NotAllowed, RegisterProblem
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record
from signoff.register import draft_history, saving
from signoff.register.digests import sha256
from signoff.register.documents import encode, is_locked
from signoff.register.register_events import RegisterEventKind, RegisterFact
from signoff.register.results import Imported, Outcome, name_of
from signoff.register.save_rules import check_successor
from signoff.register.state_digests import state_digest_of
from signoff.register.transaction import RegisterTransaction


def is_successor(stored: Record, record: Record) -> bool:
    """Whether a record is a later state of one that is known to be where it came from, as a save would be.

    Its history goes on, or its last entry was lengthened by further typing, which has not been undone by an older copy.
    """
    if stored.is_publication or record.is_publication or not record.history:
        return False
    if len(record.history) == len(stored.history) and record.history[-1].at < stored.history[-1].at:
        return False
    try:
        check_successor(stored, record, is_current=True)
    except (NotAllowed, RegisterProblem):
        return False
    return True


def import_state(
    transaction: RegisterTransaction, record: Record, now: dt.datetime, actor: str, agreed: str
) -> Imported:
    """Take a state in by the rules for files; or, where ours is still what both agreed on, as what was saved next.

    `agreed` is what `state_digests` said of the notice then, empty for nothing. Raises as `saving.import_record` does.
    """
    row = transaction.find_row(record.id)
    if row is None or not agreed or state_digest_of(transaction.connection, record.id) != agreed:
        return saving.import_record(transaction, record, now, actor, as_it_is=True)
    stored = transaction.record(row)
    if not is_successor(stored, record):
        return saving.import_record(transaction, record, now, actor, as_it_is=True)
    _require_unaltered(record)
    if is_locked(stored):
        record = replace(record, comments=stored.comments)
    data = encode(record)
    if not is_locked(stored):
        draft_history.keep(transaction.connection, row.number, stored, record, now)
    transaction.update(row, stored, record, data, now, None)
    if is_locked(record) and not is_locked(stored):
        transaction.append_event(row, RegisterFact(RegisterEventKind.IMPORTED, now, actor, sha256(data)))
        saving.link_superseding(transaction, row, now)
    return Imported(Outcome.UPDATED, record, f"{name_of(record)} was updated. The earlier version is kept.")


def take_instead(transaction: RegisterTransaction, record: Record, now: dt.datetime, actor: str) -> Record:
    """Put another state in the place of ours, though both have gone on; return ours, which is kept for good.

    Of what is signed, only what followed on the signature can be another: raises NotAllowed for all else.
    """
    row = transaction.get_row(record.id)
    stored = transaction.record(row)
    _require_unaltered(record)
    was_locked = is_locked(stored)
    if was_locked:
        record = replace(record, comments=stored.comments)
    data = encode(record)
    transaction.archive_state(row, encode(stored), now)
    if was_locked:
        transaction.replace_aftermath(row, stored, record, now)
    else:
        transaction.update(row, stored, record, data, now, None)
    transaction.append_event(row, RegisterFact(RegisterEventKind.IMPORTED, now, actor, sha256(data)))
    if is_locked(record) and not was_locked:
        saving.link_superseding(transaction, row, now)
    return stored


def _require_unaltered(record: Record) -> None:
    if fault := alteration(record):
        raise AlteredRecord(f"{name_of(record)} was altered elsewhere: {fault.words}. Nothing was changed.")
