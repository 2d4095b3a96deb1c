"""Buttons that cannot be used yet, and say why: they stay in the Tab order, which passes over a disabled one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import repolish
from signoff.desktop.widgets.spoken import describe

_WHY = "withheld"


def withhold(button: QAbstractButton, why_not: str) -> None:
    """Keep a button from being used for a reason, which a screen reader says with it; no reason gives it back."""
    if why_not_of(button) == why_not:
        return
    button.setProperty(_WHY, why_not)
    button.setProperty("permitted", not why_not)
    describe(button, f"Not possible yet. {why_not}" if why_not else "")
    repolish(button)
    button.update()


def why_not_of(button: QAbstractButton) -> str:
    """Return why a button cannot be used yet; empty where it can."""
    return str(button.property(_WHY) or "")


def refuses(button: QAbstractButton) -> bool:
    """Return whether a button that was pressed cannot be used yet, and say why."""
    why_not = why_not_of(button)
    if why_not:
        announce(button, why_not, assertive=True)
    return bool(why_not)
