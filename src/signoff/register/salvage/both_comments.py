"""The comments of a notice that two registers have: those of both are kept, whichever of its states is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from signoff.errors import SignoffError
from signoff.notice.record.comment import Comment
from signoff.notice.record.joined_comments import merged
from signoff.notice.record.record import Record
from signoff.register.store import Register


def differing_comments(mine: Record | None, other: Record | None) -> tuple[Comment, ...]:
    """Return the comments of both, where one of them lacks some; else nothing."""
    if mine is None or other is None or mine.comments == other.comments:
        return ()
    return merged(mine.comments, other.comments)


def add_comments(register: Register, comments: Mapping[str, tuple[Comment, ...]]) -> None:
    """Add comments to notices of a register by their identity, as importing does: not to what is signed there."""
    for notice, both in comments.items():
        try:
            register.import_record(replace(register.get(notice), comments=both), as_it_is=True)
        except SignoffError:  # a damaged notice takes none, and is told of with what else was lost
            continue
