"""The title of a notice's PDF, which a window's bar shows and a screen reader says first: short, and unlike others."""

from __future__ import annotations

from signoff.notice.form.form import Form
from signoff.notice.record.model import given
from signoff.notice.record.record import Record

_MARKS = " ,;:–-("
_JOINING = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "their", "to", "with"]
)
"""Words at which no title ends."""

LONGEST_SUBJECT = 60
"""Characters of the subject in a title."""


def title_of(record: Record, form: Form) -> str:
    """Return what kind of decision it is, its subject, cut between words where it is long, and the council."""
    kind = record.notice.decision_type
    own = record.terms.labels.get(f"decision_type.{kind.value}") if kind is not None else None
    name = own or (form.types.get(kind, form.title) if kind is not None else form.title)
    head = f"{name}: {subject}" if (subject := _shortened(_subject(record))) else name
    return " – ".join(filter(None, (head, record.terms.labels.get("council", ""))))


def title_before_layout_3(record: Record, form: Form) -> str:
    """Return the title that files of the first two layouts have: with the whole subject."""
    subject = _subject(record)
    return f"{form.title}: {subject}" if subject else form.title


def _subject(record: Record) -> str:
    return " ".join(given(record.notice.subject).split())


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_SUBJECT:
        return text
    words = text[:LONGEST_SUBJECT].rpartition(" ")[0] or text[: LONGEST_SUBJECT - 1]
    while " " in words and words.rpartition(" ")[2].lower() in _JOINING:
        words = words.rpartition(" ")[0].rstrip(_MARKS)
    return words.rstrip(_MARKS) + "…"
