"""What a draft says of the notice that it is to supersede."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession

_UNKNOWN = "Once signed, this notice supersedes one that is not in this register."


def about_superseded(session: NoticeSession) -> str:
    """Return which notice the open one is to supersede, in a sentence; empty for none.

    Where the register cannot be read, the reason stands in its place: the draft can be worked on all the same.
    """
    if not session.record.supersedes:
        return ""
    try:
        row = session.superseded()
    except SignoffError as problem:
        return f"Once signed, this notice supersedes another. {problem}"
    if row is None:
        return _UNKNOWN
    subject = " ".join(row.subject.split()) or "a notice without a subject"
    reference = f" ({row.reference})" if row.reference else ""
    return f"Once signed, this notice supersedes “{subject}”{reference}."
