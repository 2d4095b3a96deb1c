"""An open notice that was changed elsewhere: its screens show it as the register has it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.desktop.notice.notice_view import NoticeView


def follow_register(frame: NoticeView, *, is_read: bool = False) -> bool:
    """Show what the register has now of the open notice, with what is new in it marked; return whether it is another.

    Everything that was typed must be saved, and with `is_read` that state was noted as read. Raises RegisterProblem.
    """
    session = frame.session
    was_locked = session.locked
    if not is_read:
        frame.unread.note_closed()  # until now it was read as it was
    if not session.follow_register():
        return False
    if session.locked != was_locked:
        frame.open()
    frame.unread.look()
    return True
