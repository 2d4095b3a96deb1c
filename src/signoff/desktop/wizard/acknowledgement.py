"""Marking a warning as considered, with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import ask_text, tell
from signoff.errors import SignoffError
from signoff.rules.findings import Finding


def acknowledge(parent: QWidget, theme: Theme, session: NoticeSession, finding: Finding) -> None:
    """Ask for the reason, and mark the warning as considered; show why where that fails."""
    text = (
        f"{finding.message} Give a short reason. The warning remains in the list, and becomes open again if "
        "the answer changes."
    )
    if session.record.approvals:
        text += " The approvals already given become void, because the decision maker would sign something different."
    reason = ask_text(
        parent,
        theme,
        "Mark this warning as considered",
        text,
        "Mark as considered",
        "Reason",
    )
    if not reason:
        return
    try:
        NoticeSteps(session).settle(finding, reason)
    except SignoffError as problem:
        tell(parent, theme, "The warning remains", str(problem))
