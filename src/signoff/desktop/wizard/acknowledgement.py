"""Putting a warning to rest: the one question that asks for the word of why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import ask_text, tell
from signoff.errors import SignoffError
from signoff.rules.findings import Finding


def settle(parent: QWidget, theme: Theme, session: NoticeSession, finding: Finding) -> None:
    """Ask why a warning was considered, and note it; a failure to do so is said."""
    text = f"{finding.message} Give a short reason. The warning stays listed, and returns when the answer changes."
    if session.record.approvals:
        text += " The approvals already given become void, as the decision maker would sign something else."
    word = ask_text(
        parent,
        theme,
        "Mark this warning as considered",
        text,
        "Mark as considered",
        "Reason",
    )
    if not word:
        return
    try:
        session.settle(finding, word)
    except SignoffError as problem:
        tell(parent, theme, "The warning stays", str(problem))
