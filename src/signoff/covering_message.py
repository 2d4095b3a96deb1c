"""The e-mail that goes with a notice's file: its subject, and a text that says what to do with it and by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from signoff.notice.record.handover import Handover
from signoff.notice.record.message import Asked
from signoff.notice.record.model import given
from signoff.notice.record.record import Record
from signoff.notice.text.characters import shown
from signoff.notice.text.cleaning import as_read, cleaned_line
from signoff.notice.text.days import with_weekday

_SUBJECTS = {
    Asked.SIGN: "To sign",
    Asked.APPROVE: "To approve",
    Asked.CHANGE: "To complete",
    Asked.PUBLISH: "To publish",
    Asked.READ: "For information",
}
_REQUESTS = {
    Asked.SIGN: "Please read and sign the attached decision notice",
    Asked.APPROVE: "Please read and approve the attached decision notice",
    Asked.CHANGE: "Please complete the attached decision notice, or change what needs changing",
    Asked.PUBLISH: "Please publish the attached decision notice, which is signed",
    Asked.READ: "The attached decision notice is for your information",
}
_SENT_BACK = "I am sending the attached decision notice back to you to change"
_NEXT = {
    Asked.SIGN: "Choose Read and sign there. Then hand it over to me, or send it back and say what should change.",
    Asked.APPROVE: "Choose Read and approve there. Then hand it over to me, or send it back and say what should "
    "change.",
    Asked.CHANGE: "When you have finished, choose Hand over and send me the file that it saves.",
    Asked.PUBLISH: "Export the publication copy there, and mark the notice as published once it is on the website.",
    Asked.READ: "",
}
EXEMPT = "This notice contains exempt information: please do not forward it."


@dataclass(frozen=True, slots=True)
class CoveringMessage:
    """An e-mail to copy: its subject and its text."""

    subject: str
    text: str


def covering_message(record: Record, handover: Handover, file_name: str) -> CoveringMessage:
    """Return the e-mail for a hand-over, or a return, of a record whose file has this name."""
    subject = shown(as_read(cleaned_line(record.notice.subject or "")).strip()) or "a notice without a subject"
    label = "Sent back" if handover.is_return else _SUBJECTS[handover.asked]
    request = _SENT_BACK if handover.is_return else _REQUESTS[handover.asked]
    by = f" by {with_weekday(handover.wanted_by)}" if handover.wanted_by else ""
    parts = (
        f"Dear {handover.to}," if handover.to else "Hello,",
        f"{request}{by}: “{subject}”.",
        handover.note,
        _date_sentence(record, handover),
        f"Open the attached file, {file_name}, in signoff: double-click it, or choose Open files from the File menu.",
        _NEXT[handover.asked],
        EXEMPT if has_exempt_text(record) else "",
        f"Kind regards\n{handover.by}",
    )
    return CoveringMessage(f"{label}: {subject}", "\n\n".join(part for part in parts if part))


def has_exempt_text(record: Record) -> bool:
    """Whether the file of a record holds exempt information, or says that it does."""
    exempt = record.notice.exempt_information
    return bool(exempt.contains) or any(given(getattr(exempt.text, name)) for name in exempt.text.__struct_fields__)


def wanted_by(record: Record, today: dt.date) -> dt.date | None:
    """Return the day that is proposed for a hand-over to be signed by: that of the decision, if it is to come."""
    day = record.notice.decision_date
    return day if day is not None and day >= today and record.decision_signature is None else None


def _date_sentence(record: Record, handover: Handover) -> str:
    """Return the date that is proposed for the decision, unless that is when an answer is wanted."""
    day = record.notice.decision_date
    if day is None or record.decision_signature is not None or day == handover.wanted_by:
        return ""
    return f"The date proposed for the decision is {with_weekday(day)}."
