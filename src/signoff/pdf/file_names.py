"""File names for exported notices that every platform accepts."""

from __future__ import annotations

import re
import unicodedata

from signoff.notice.record.model import given
from signoff.notice.record.record import Record

_LONGEST = 80


def file_name(record: Record) -> str:
    """Return a PDF's name: reference, subject and copy, in letters, digits and hyphens only."""
    return f"{_stem(record)}-{'publication' if record.is_publication else 'record'}.pdf"


def record_name(record: Record) -> str:
    """Return the name of the record's own file, ending in `.signoff`."""
    return f"{_stem(record)}{'-publication' if record.is_publication else ''}.signoff"


def _stem(record: Record) -> str:
    parts = [given(record.reference), _shortened(given(record.notice.subject)) or "untitled"]
    stem = _plain(" ".join(("delegated decision", *parts)))
    return stem[:_LONGEST].strip("-") or "notice"


def _shortened(subject: str) -> str:
    """Return the first words of a subject, at most 60 characters."""
    if len(subject) <= 60:
        return subject
    return subject[:61].rsplit(" ", 1)[0][:60]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-").lower()
