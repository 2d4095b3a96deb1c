"""Which pages of a notice were visited, by its history."""

from __future__ import annotations

from signoff.notice.form.form_file import form_of
from signoff.notice.record.record import EventKind, Record, Status


def visited_before(record: Record) -> frozenset[str]:
    """Return the keys of pages that earlier edits touched; all of them once the notice has been handed over."""
    form = form_of(record.terms)
    if record.status is not Status.DRAFT or any(event.event is EventKind.HANDED_OVER for event in record.history):
        return frozenset(page.key for page in form.pages)
    edits = (event for event in record.history if event.event is EventKind.EDITED)
    sections = {section for edit in edits for section in edit.sections}
    return frozenset(key for section in sections if (key := form.page_key_of(section)))
