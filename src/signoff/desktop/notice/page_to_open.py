"""The place at which a notice is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.wizard.section_rail import REVIEW
from signoff.notice.record.comments import open_comments
from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import Asked
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.desktop.core.places import Place
    from signoff.desktop.core.session import NoticeSession

SIGN_STEP = "sign"
SIGNED = "signed"
"""The screens of a notice other than the wizard's pages."""


def place_to_open(session: NoticeSession, last: Place | None) -> tuple[str, str]:
    """Return the page, and its field, at which an unsigned notice is opened: the last place, if that is known.

    Once its status has changed, and at first, it is what asks for something to be done: of a notice that was sent back,
    what the oldest open comment is about.
    """
    if last is not None and last.status == session.record.status.value:
        pages = {REVIEW, SIGN_STEP, *(page.key for page in session.form.pages)}
        if last.page in pages:
            return last.page, last.field
    return _commented_on(session) or (page_to_do(session), "")


def _commented_on(session: NoticeSession) -> tuple[str, str] | None:
    """Return the page and the field of the oldest open comment on a notice that was sent back; None where none is."""
    record = session.record
    handover = last_handover(record)
    if record.status is not Status.DRAFT or handover is None or handover.asked is not Asked.CHANGE:
        return None
    places = ((session.form.page_key_of(comment.field), comment.field) for comment in open_comments(record))
    return next(((page, field) for page, field in places if page is not None), None)


def page_to_do(session: NoticeSession) -> str:
    """Return the review when the notice is handed over or all done, else the key of the first page that is not done."""
    from signoff.rules.progress import PageState

    if session.record.status is Status.READY:
        return REVIEW
    states = session.states
    finished = (PageState.DONE, PageState.DOES_NOT_APPLY, PageState.OPTIONAL)
    return next((page.key for page in session.form.pages if states[page.key] not in finished), REVIEW)
