"""Which pages of a notice somebody has been on, as its history tells."""

from __future__ import annotations

from signoff.notice.form.form import PAGES, page_of
from signoff.notice.record.record import EventKind, Record, Status


def visited_before(record: Record) -> frozenset[str]:
    """Return the keys of pages that earlier edits touched; all of them once the notice has been handed over."""
    if record.status is not Status.DRAFT or any(one.event is EventKind.HANDED_OVER for one in record.history):
        return frozenset(page.key for page in PAGES)
    edits = (one for one in record.history if one.event is EventKind.EDITED)
    sections = {section for one in edits for section in one.sections}
    return frozenset(key for section in sections if (key := _page_key(section)))


def _page_key(section: str) -> str:
    try:
        return page_of(section).key
    except KeyError:
        return ""
