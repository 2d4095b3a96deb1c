"""The PDF that was seen when a notice was signed elsewhere: taken only where it is proven to be that one."""

from __future__ import annotations

from signoff.errors import RecordRefused, SharedProblem
from signoff.isolation import IsolationFailed
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record
from signoff.notice.text.names import is_same_person
from signoff.register.results import name_of
from signoff.register.store import Register
from signoff.shared.shared_register import SharedRegister


def can_be_proven(record: Record) -> bool:
    """Whether a signature covers the pages that were seen, so that a PDF can be known to be the one."""
    signature = record.decision_signature
    return signature is not None and signature.pages is not None and bool(signature.pages.record)


def is_of(record: Record, person: str) -> bool:
    """Whether a person had a notice in hand: it was handed to them, or they have a part in its history."""
    return any(
        is_same_person(person, name)
        for event in record.history
        for name in (event.actor, event.reason, event.message.to if event.message is not None else "")
    )


def take_seen_pdf(register: Register, shared: SharedRegister, notice: str) -> bool:
    """Keep the PDF that the shared register has of a signed notice; return whether ours has one now.

    Raises SharedProblem where it is not what the decision maker saw.
    """
    if register.has_seen_pdf(notice):
        return True
    examined = register.examine(notice)
    if examined.record is None or examined.faults or not can_be_proven(examined.record):
        return False
    record, pdf = examined.record, shared.seen_pdf(notice)
    if pdf is None:
        return False
    if fault := _fault(pdf, record):
        raise SharedProblem(
            f"The PDF that the shared register has of {name_of(record)} {fault}, so it was not taken; tell its "
            "administrator."
        )
    register.keep_seen_pdf(notice, pdf)
    return True


def _fault(pdf: bytes, record: Record) -> str:
    """Say, as the rest of a sentence, why a PDF is not the one that was seen; empty where it is."""
    from signoff.pdf.isolated_pages import read_pages

    signature = record.decision_signature
    try:
        shown = read_pages(pdf)
        inside = read_record(shown.record, "The notice inside it")
    except (RecordRefused, IsolationFailed):
        return "is not one that signoff has written"
    if signature is None or signature.pages is None or shown.digest != signature.pages.record:
        return "shows other pages than the decision maker saw"
    if inside.id != record.id or inside.decision_signature != signature or alteration(inside):
        return "holds another notice than the one that was signed"
    return ""
