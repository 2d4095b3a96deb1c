"""A register that cannot be written to while a test says so."""

from __future__ import annotations

from signoff.errors import RegisterProblem
from signoff.notice.record.comment import Comment
from signoff.notice.record.record import Record
from signoff.register.store import Register


class StubbornRegister(Register):
    """A real register that refuses to save while `full`, as one on a full disk does."""

    full = False

    def save(self, record: Record, *, comments_seen: tuple[Comment, ...] | None = None) -> None:
        """Save, or say why not."""
        if self.full:
            raise RegisterProblem("The disk is full.")
        super().save(record, comments_seen=comments_seen)
