"""Putting a warning to rest: the one question that asks for the word of why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import ask_text, tell
from signoff.errors import SignoffError
from signoff.rules.findings import Finding


def settle(parent: QWidget, theme: Theme, session: NoticeSession, finding: Finding) -> None:
    """Ask why a warning can rest, and let it; a failure to keep that is told."""
    text = f"{finding.message} Say in a word why it can rest. It stays listed, and returns when the answer changes."
    if session.record.approvals:
        text += " The approvals already given become void, as the decision maker would sign something else."
    word = ask_text(
        parent,
        theme,
        "Let this warning rest",
        text,
        "Let it rest",
        "Why it can rest",
    )
    if not word:
        return
    try:
        session.settle(finding, word)
    except SignoffError as problem:
        tell(parent, theme, "The warning stays", str(problem))
