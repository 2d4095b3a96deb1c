"""The page that a notice is opened at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.wizard.section_rail import REVIEW
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession


def page_to_open(session: NoticeSession) -> str:
    """Return the key of the page to open: the review when handed over or all done, else the first that is not done."""
    from signoff.rules.progress import PageState

    if session.record.status is Status.READY:
        return REVIEW
    states = session.states
    finished = (PageState.DONE, PageState.DOES_NOT_APPLY)
    return next((page.key for page in session.form.pages if states[page.key] not in finished), REVIEW)
