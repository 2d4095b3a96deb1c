"""The question before an approved or ready notice is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import ASKED_WORDS, Asked
from signoff.notice.record.record import Record
from signoff.notice.text.characters import shown
from signoff.notice.text.names import is_same_person
from signoff.rules.answer_text import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from signoff.desktop.core.notifier import Notifier

_UNDONE = "If you then undo the change, {what} again."


def ask_to_change(notifier: Notifier, me: Callable[[], str], record: Record) -> bool:
    """Ask whether a notice may be changed that somebody has approved, or that is ready to be signed."""
    title, text = question(record, me())
    return notifier.ask(title, text, "Change it", "Leave it as it is", for_good=True)


def question(record: Record, me: str = "") -> tuple[str, str]:
    """Return the question, and what a change costs: whoever is to sign it can sign a draft as well."""
    if record.approvals:
        names = listed([approval.name for approval in record.approvals])
        if len(record.approvals) == 1:
            costs, back = "that approval no longer counts and must be given again", "it counts"
        else:
            costs, back = "their approvals no longer count and must be given again", "they count"
        return "Change an approved notice?", f"{names} approved this notice as it is. If you change it, {costs}. " + (
            _UNDONE.format(what=back)
        )
    handover = last_handover(record)
    if handover is not None and handover.asked is Asked.SIGN and is_same_person(handover.to, me):
        return (
            "Change a notice that is ready to sign?",
            "It was handed over to you to sign. If you change it, it is a draft again; you can still sign it.",
        )
    to = f" to {shown(handover.to)}" if handover is not None and handover.to else ""
    asked = ASKED_WORDS[handover.asked if handover is not None else Asked.SIGN]
    whom = f"It was handed over{to} {asked}."
    return (
        "Change a notice that is ready to sign?",
        f"{whom} If you change it, it is a draft again, and must be handed over again.",
    )
