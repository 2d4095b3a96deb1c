"""The menu of a numbered list: the styles of its numbers, and where it begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from signoff.desktop.editor.numbering import Item, can_continue, example_of
from signoff.notice.text.numbering import FIGURES, NumberStyle, label

STYLES = (
    FIGURES,
    NumberStyle("lower-alpha", "()"),
    NumberStyle("lower-roman", "()"),
    NumberStyle("lower-alpha", ")"),
    NumberStyle("lower-roman", "."),
    NumberStyle("decimal", ")"),
    NumberStyle("decimal", "()"),
    NumberStyle("upper-alpha", "."),
    NumberStyle("upper-roman", "."),
)
"""The styles that are offered; a text may have any other too."""

CONTINUE, START = "number-continue", "number-start"
NAMES = {CONTINUE: "Continue numbering", START: "Start at…"}


def command_of(style: NumberStyle) -> str:
    """Return the name of the command that numbers a list in a style."""
    return f"number {label(1, style)}"


def available(item: Item | None) -> dict[str, bool]:
    """Return which commands on where a list begins can be run at an item."""
    return {CONTINUE: item is not None and can_continue(item), START: item is not None}


def build(parent: QWidget, act: Callable[[str], None], item: Item | None) -> QMenu:
    """Return the menu for the item at the cursor, if it is one of a numbered list, whose style is ticked."""
    menu = QMenu(parent)
    menu.setObjectName("numbering-menu")
    menu.setAccessibleName("Numbering")
    group = QActionGroup(menu)
    for style in STYLES:
        action = menu.addAction(example_of(style))
        action.setObjectName(command_of(style))
        action.setCheckable(True)
        action.setChecked(item is not None and item.shape.style == style)
        action.triggered.connect(partial(_give, act, command_of(style)))
        action.setActionGroup(group)  # `addAction` of the group would make Python take it for a part of that
    menu.addSeparator()
    can = available(item)
    for command, words in NAMES.items():
        action = menu.addAction(words)
        action.setObjectName(command)
        action.setEnabled(can[command])
        action.triggered.connect(partial(_give, act, command))
    return menu


def _give(act: Callable[[str], None], command: str, _: bool = False) -> None:
    """Give the command of an entry, whose signal carries whether it is ticked."""
    act(command)
