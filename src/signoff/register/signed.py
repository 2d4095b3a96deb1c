"""Signed notices: kept once, then only added to; and read with every digest checked."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import msgspec
from msgspec.structs import replace
from sqlmodel import Session, col, select

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import faults
from signoff.notice.record.record import Event, Publication, Record, Status
from signoff.register.events import Chain, append, chain_of, sealed
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind, RegisterFact
from signoff.register.tables import NoticeRow, SeenPdfRow, SignedDocumentRow, StandingRow, instant_text, number_of


@dataclass(frozen=True, slots=True)
class Examined:
    """A signed notice as far as it can be read, and what is wrong with it, each as the rest of a sentence."""

    record: Record | None
    faults: tuple[str, ...]


def sha256(data: bytes) -> str:
    """Return the digest by which bytes that are kept are told to be sound."""
    return hashlib.sha256(data).hexdigest()


def keep(session: Session, row: NoticeRow, record: Record, data: bytes, pdf: bytes | None, now: dt.datetime) -> None:
    """Keep a signed record for good, with the PDF that was seen; its row must be as it is to stay."""
    number, signature = number_of(row), record.decision_signature
    who = signature.name if signature else ""
    session.flush()
    session.add(SignedDocumentRow(number=number, sha256=sha256(data), data=data))
    append(session, row, RegisterFact(RegisterEventKind.LOCKED, now, who, sha256(data)))
    if pdf is not None:
        session.add(SeenPdfRow(number=number, sha256=sha256(pdf), data=pdf))
        append(session, row, RegisterFact(RegisterEventKind.PDF_KEPT, now, who, sha256(pdf)))


def go_on(session: Session, row: NoticeRow, held: Record, record: Record, now: dt.datetime) -> bool:
    """Add what came after the state held, if that is all that is new; False, with nothing added, where it is not."""
    added = record.history[len(held.history) :]
    step = StandingRow(
        number=number_of(row),
        place=len(_standings(session, row)) + 1,
        status=record.status.value,
        reference=record.reference,
        publication_date=record.publication.date.isoformat() if record.publication.date else None,
        publication_url=record.publication.url,
        changed_at=instant_text(record.changed_at or now),
        history=msgspec.json.encode(added).decode(),
        sha256="",
    )
    if _stepped(held, step) != record:
        return False
    step.sha256 = sealed(_content(row.id, step))
    session.add(step)
    append(session, row, RegisterFact(RegisterEventKind.STANDING, now, added[-1].actor if added else "", step.sha256))
    return True


def examine(session: Session, row: NoticeRow) -> Examined | None:
    """Read a signed notice and check every digest; None where the register never held it signed."""
    document = session.get(SignedDocumentRow, row.number)
    chain = chain_of(session, row)
    locked = chain.digests(RegisterEventKind.LOCKED)
    if document is None and not locked:
        return None
    found: list[str] = []
    record = _document(document, locked, found.append)
    if record is not None:
        found += _wrong_row(row, record)
        record = _with_standings(row.id, record, _standings(session, row), chain, found.append)
        found += [one.words for one in faults(record)]
    if chain.fault:
        found.append(chain.fault)
    found += _wrong_pdf(session.get(SeenPdfRow, row.number), chain)
    return Examined(record, tuple(found))


def seen_pdf(session: Session, row: NoticeRow) -> bytes | None:
    """Return the PDF that was seen, if one was kept; the caller has seen to it that it is sound."""
    kept = session.get(SeenPdfRow, row.number)
    return kept.data if kept else None


def _document(kept: SignedDocumentRow | None, locked: Sequence[str], tell: Callable[[str], None]) -> Record | None:
    if kept is None:
        tell("its signed document is missing")
        return None
    if not isinstance(kept.data, bytes):
        tell("its signed document is not what was signed")
        return None
    if sha256(kept.data) != kept.sha256 or list(locked) != [kept.sha256]:
        tell("its signed document is not what was signed")
    try:
        return read_record(kept.data, "Its document")
    except RecordRefused as problem:
        tell(str(problem).rstrip("."))
        return None


def _with_standings(
    notice: str, record: Record, steps: Sequence[StandingRow], chain: Chain, tell: Callable[[str], None]
) -> Record:
    """Return the record as it stands after all steps that can be read."""
    known = chain.digests(RegisterEventKind.STANDING)
    sound = [step.sha256 for step in steps] == known
    for step in steps:
        try:
            sound = sound and step.sha256 == sealed(_content(notice, step))
            record = _stepped(record, step)
        except (TypeError, ValueError, RecursionError):  # msgspec's complaints are ValueErrors
            sound = False
    if not sound:
        tell("its reference, publication or status was changed by another program")
    return record


def _stepped(record: Record, step: StandingRow) -> Record:
    """Return the record after a step; raises ValueError or TypeError for one that no signoff wrote."""
    return replace(
        record,
        status=Status(step.status),
        reference=step.reference,
        publication=Publication(
            date=dt.date.fromisoformat(step.publication_date) if step.publication_date else None,
            url=step.publication_url,
        ),
        history=(*record.history, *msgspec.json.decode(step.history, type=tuple[Event, ...])),
    )


def _wrong_row(row: NoticeRow, record: Record) -> Iterator[str]:
    """Compare the row with the signed document: it stands as it was then."""
    told = {name: value for name, value in listed_columns(record).items() if name != "changed_at"}
    if any(getattr(row, name) != value for name, value in told.items()):
        yield "what the list says of it was changed by another program"


def _wrong_pdf(kept: SeenPdfRow | None, chain: Chain) -> Iterator[str]:
    known = chain.digests(RegisterEventKind.PDF_KEPT)
    if kept is None:
        if known:
            yield "the PDF that was signed is missing"
    elif not isinstance(kept.data, bytes) or sha256(kept.data) != kept.sha256 or known != [kept.sha256]:
        yield "the PDF is not the one that was seen and signed"


def _standings(session: Session, row: NoticeRow) -> Sequence[StandingRow]:
    asked = select(StandingRow).where(StandingRow.number == row.number)
    return session.exec(asked.order_by(col(StandingRow.place), col(StandingRow.key))).all()


def _content(notice: str, step: StandingRow) -> Mapping[str, object]:
    names = ("place", "status", "reference", "publication_date", "publication_url", "changed_at", "history")
    return MappingProxyType({"notice": notice, **{name: getattr(step, name) for name in names}})


def proven_state(session: Session, row: NoticeRow) -> Record | None:
    """Return a damaged signed notice as far as digests of its own prove it, whatever became of its events.

    None where its document is not what was kept, or is no record with which nothing is wrong.
    """
    document = session.get(SignedDocumentRow, row.number)
    if document is None or not isinstance(document.data, bytes) or sha256(document.data) != document.sha256:
        return None
    try:
        record = read_record(document.data)
        for place, step in enumerate(_standings(session, row), 1):
            if step.place != place or step.sha256 != sealed(_content(row.id, step)):
                break
            record = _stepped(record, step)
    except (RecordRefused, TypeError, ValueError, RecursionError):  # msgspec's complaints are ValueErrors
        return None
    return None if faults(record) else record
