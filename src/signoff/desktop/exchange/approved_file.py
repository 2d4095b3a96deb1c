"""Going back to what a file holds approved, where the register's notice was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.notice.record.approvals import back_to_approved
from signoff.rules.answer_text import listed

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record

_TITLE = "Go back to what was approved?"
_TEXT = (
    "This file is the notice as {names} approved it. It has been changed in your register since, so {approvals} no "
    "longer. If you go back to it, the file’s text replaces what was changed; the history shows both."
)


def approved_again(services: Services, ours: Record, approved: Record) -> Record | None:
    """Offer to make the register's notice again what an older file of it holds approved.

    Return the notice then; None where that is not possible, or not wanted.
    """
    notifier, actor = services.notifier, services.settings.actor()
    names = listed([approval.name for approval in approved.approvals])
    try:
        again = back_to_approved(ours, approved, actor=actor, at=services.clock())
        if again is ours:
            return None
        approvals = "that approval counts" if len(approved.approvals) == 1 else "their approvals count"
        if not notifier.ask(_TITLE, _TEXT.format(names=names, approvals=approvals), "Go back to it", "Keep the draft"):
            return None
        services.register.save(again)
    except SignoffError as problem:
        notifier.problem(str(problem), "The notice was not changed")
        return None
    notifier.toast(f"The notice is again what {names} approved", kind="info")
    return again
