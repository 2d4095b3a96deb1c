"""A window as a screen reader has it: its tree, walked by rules, and what is announced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role

VAGUE = {Role.NoRole, Role.Client, Role.Border, Role.Pane, Role.LayeredPane}
"""Roles that say nothing: whoever stops there would hear a name, and not what it is."""

CHOICES = {Role.List, Role.Tree}

SAYS_ITSELF = {Role.StaticText, Role.Heading}
"""Words on the screen, which say what they are."""

GROUPS = {Role.Grouping, Role.ToolBar}
"""What is said when one comes into it, and tells the things in it from those of another."""

NOT_CONTAINERS = {Role.Dialog, Role.Window, Role.ComboBox}
"""What is named by the button that opened it, or is one thing with the line in it."""

CODE = re.compile(r"[a-z]+[A-Z]\w*|[a-z]+(?:[_-][a-z]+)*[_-][a-z]+|[a-z]+(?:\.[a-z_]+)+")
"""What an object is called, and a person never is: words run together, or joined by lines or points."""

TAB = Qt.FocusPolicy.TabFocus

UNFILLED = re.compile(r"\{[a-z_][\w.()]*\}")
"""A place in a sentence that was never filled in."""

KEYS = re.compile(r"\b(?:Ctrl|Alt|Shift|Meta)\+|\bF\d{1,2}\b|[⌘⌥⇧]")


@dataclass(frozen=True, slots=True)
class Node:
    """What is said of one thing of a window, and of what is around it."""

    role: Role
    name: str
    description: str
    value: str
    widget: str
    focusable: bool
    enabled: bool
    is_stop: bool
    around: tuple[tuple[Role, str], ...]
    selected: int
    rows: int
    level: int
    has_tip: bool
    """Whether what is said of it is its tool tip, which the mouse shows."""

    def __str__(self) -> str:
        return f"{self.role.name} {self.name!r} ({self.description!r}) of {self.widget}"


def nodes(window: QWidget) -> list[Node]:
    """Return everything in a window that a screen reader reaches."""
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None
    return list(_walk(interface, ()))


def faults(window: QWidget, *, one_selected: bool = True) -> list[str]:
    """Return what a screen reader would say wrongly of a window, a sentence for each fault."""
    walked = nodes(window)
    said = [sentence for node in walked for sentence in _of_one(node)]
    said += _skipped_levels(walked)
    stops = Counter(_identity(node) for node in walked if node.is_stop and node.enabled)
    said += [f"{times} times {who}" for who, times in stops.items() if times > 1]
    if one_selected:
        said += [
            f"{node.selected} of {node.rows} rows are selected: {node}"
            for node in walked
            if node.role in CHOICES and node.rows and node.selected != 1
        ]
    return said


def unheard(window: QWidget) -> list[str]:
    """Return the words on the screen that neither the window says as it opens, nor any stop or group around one."""
    walked = nodes(window)
    heard = [walked[0].name, walked[0].description] if walked else []
    columns = {node.name for node in walked if node.is_stop and node.role is Role.Section}
    for node in walked:
        if node.is_stop or node.role in GROUPS:
            heard += [node.name, node.description, node.value]
    said = _folded(" ".join(heard))
    return [
        f"words that nobody hears: {node}"
        for node in walked
        if node.role is Role.StaticText
        and not any(role is Role.Section and name in columns for role, name in node.around)
        and any(_folded(sentence) not in said for sentence in re.split(r"(?<=[.!?])\s|\n|·", node.name))
    ]


def _folded(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _identity(node: Node) -> str:
    """Return what tells a stop from every other: a group around it is said with it."""
    groups = [name for role, name in node.around if role in GROUPS]
    question = f" of {groups[-1]!r}" if groups else ""
    return f"{node.role.name} {node.name!r} ({node.description!r}){question}"


def _skipped_levels(walked: Sequence[Node]) -> Iterator[str]:
    """Yield headings that are of no level, or of one that is deeper by more than one than the heading before."""
    before = 0
    for node in walked:
        if node.role is Role.Heading:
            if not 0 < node.level <= before + 1:
                yield f"a heading of level {node.level} after one of {before}: {node}"
            before = node.level


def _of_one(node: Node) -> Iterator[str]:
    if node.focusable and node.enabled:
        if not node.name.strip():
            yield f"no name: {node}"
        if node.role in VAGUE:
            yield f"stops, and says not what it is: {node}"
    if node.role is Role.Dialog and not node.name.strip():
        yield f"a window without a name: {node}"
    if node.name and node.role in VAGUE:
        yield f"is named, and says not what it is: {node}"
    if node.description and not node.name and not node.has_tip and node.role in VAGUE:
        yield f"is described, where nobody stops: {node}"
    if CODE.fullmatch(node.name) and not _is_file(node):
        yield f"an identifier as name: {node}"
    if UNFILLED.search(f"{node.name} {node.description}"):
        yield f"a sentence that was not filled in: {node}"
    if KEYS.search(node.name) and node.role is not Role.StaticText:
        yield f"keys in a name: {node}"
    if node.name and node.name == node.description:
        yield f"its description is its name: {node}"
    if node.name and node.role not in SAYS_ITSELF and any(node.name == name for _, name in node.around):
        yield f"repeats what is around it: {node}"


def _is_file(node: Node) -> bool:
    """Whether a node is the name of a file, in words on the screen."""
    return (
        node.role is Role.StaticText and re.fullmatch(r"[a-z-]+\.(?:pdf|png|toml|signoff|docx)", node.name) is not None
    )


def _walk(interface: QAccessibleInterface, around: tuple[tuple[Role, str], ...]) -> Iterator[Node]:
    state = interface.state()
    if state.invisible:
        return
    node = _node(interface, around)
    yield node
    if node.role in CHOICES or node.role is Role.Table:  # the days of a month, which are announced as one goes
        return
    inner = around if not node.name or node.role in NOT_CONTAINERS else (*around, (node.role, node.name))
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _walk(child, inner)


def _node(interface: QAccessibleInterface, around: tuple[tuple[Role, str], ...]) -> Node:
    state, widget = interface.state(), interface.object()
    role = interface.role()
    states = []
    if role in CHOICES:
        for index in range(min(interface.childCount(), 200)):
            child = interface.child(index)
            if child is not None and child.isValid() and child.role() is not Role.NoRole:
                states.append(child.state())
    return Node(
        role,
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        interface.text(QAccessible.Text.Value),
        type(widget).__name__ if widget is not None else "",
        bool(state.focusable),
        not state.disabled,
        bool(state.focusable) and not (isinstance(widget, QWidget) and not widget.focusPolicy() & TAB),
        around,
        sum(bool(row.selected) for row in states),
        sum(bool(row.selectable) for row in states),
        _level(interface),
        isinstance(widget, QWidget) and bool(widget.toolTip()),
    )


def _level(interface: QAccessibleInterface) -> int:
    attributes = interface.attributesInterface()
    return int(attributes.attributeValue(QAccessible.Attribute.Level) or 0) if attributes is not None else 0
