"""The place at which a notice is opened."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from signoff.desktop.wizard.section_rail import REVIEW
from signoff.notice.record.record import EventKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from signoff.desktop.core.places import Place
    from signoff.desktop.core.session import NoticeSession
    from signoff.notice.record.record import Event, Record

SIGN_STEP = "sign"
SIGNED = "signed"
"""The screens of a notice other than the wizard's pages."""


def place_to_open(session: NoticeSession, last: Place | None) -> tuple[str, str]:
    """Return the page, and its field, at which an unsigned notice is opened: the last place, if that is known.

    Once its status has changed, and at first, it is what asks for something to be done.
    """
    if last is not None and last.status == session.record.status.value:
        pages = {REVIEW, SIGN_STEP, *(page.key for page in session.form.pages)}
        if last.page in pages:
            return last.page, last.field
    return place_to_do(session)


def place_to_do(session: NoticeSession) -> tuple[str, str]:
    """Return the page, and its field where one is meant, at which something is to be done.

    It is the review when the notice is handed over or all done, else the first page that is not done. One that
    was sent back opens at the first page that whoever sent it back has commented on or changed, or that the note
    names; where neither tells, at the review, which shows all of it beside that note.
    """
    from signoff.rules.progress import PageState

    if session.record.status is Status.READY:
        return REVIEW, ""
    if place := _sent_back_about(session):
        return place
    states = session.states
    finished = (PageState.DONE, PageState.DOES_NOT_APPLY, PageState.OPTIONAL)
    return next((page.key for page in session.form.pages if states[page.key] not in finished), REVIEW), ""


def _sent_back_about(session: NoticeSession) -> tuple[str, str] | None:
    """Return what a return is about: the first page with open comments of its sender, else changed by them, else named.

    With the field that the first of the comments there is about; None where nothing was sent back.
    """
    from signoff.notice.record.handover import open_handover
    from signoff.notice.text.names import is_same_person

    record, form = session.record, session.form
    handover = open_handover(record)
    if handover is None or not handover.is_return:
        return None
    theirs = (comment for comment in record.comments if is_same_person(comment.author, handover.by))
    commented = [comment.field for comment in theirs if comment.is_open]
    changed = _changed_before(record, handover.event)
    if place := _first_page(session, commented):
        return place
    if place := _first_page(session, changed):
        return place[0], ""
    named = [
        page.key for page in form.pages if re.search(rf"\b{re.escape(page.title)}\b", handover.note, re.IGNORECASE)
    ]
    return (named[0] if len(named) == 1 else REVIEW), ""


def _first_page(session: NoticeSession, paths: Sequence[str]) -> tuple[str, str] | None:
    """Return the first page that has one of these fields, and the first of them that is on it; None for no page."""
    form = session.form
    by_page = {form.page_key_of(path): path for path in reversed(paths)}
    return next(((page.key, by_page[page.key]) for page in form.pages if page.key in by_page), None)


def _changed_before(record: Record, returned: Event) -> list[str]:
    """Return the sections that were changed by whoever sent a notice back, since it was handed over to them."""
    from signoff.notice.text.names import is_same_person

    changed: list[str] = []
    before = takewhile(lambda event: event != returned, record.history)  # all of it where the return was merged into it
    for event in reversed([*before]):
        if event.event is EventKind.HANDED_OVER:
            break
        if is_same_person(event.actor, returned.actor):
            changed += event.sections
    return changed
