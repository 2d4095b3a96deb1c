"""One section of a form, or one field of a section: whether it is asked, its label, its place, and its other words."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.section_words import PlainWords, SectionWords
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

_INDENT = 24
"""Pixels by which a field is set in below its section."""

_UNDER_CHECK = 28
"""Pixels from the left of a box to its words."""

LABELS = "form.labels"
LEFT_OUT = "form.left_out"


class Line(NamedTuple):
    """What a row is about: its name, its label and words in the plain form, and why it cannot be left out."""

    name: str
    label: str
    needed: str
    is_section: bool
    words: PlainWords | None


class SectionRow(QWidget):
    """Asks for the words of a section or field; emits `moved` with how far down a section is to go.

    A section of the council's own, which has no words of the plain form, is asked for elsewhere: here it has its place.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, editing: ProfileEditing, line: Line) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self.line = line
        self.label: LineField | None = None
        self._own_label = Label(theme, line.label, "strong")
        self._check: Check | None = None
        self._more: IconButton | None = None
        self._steps: tuple[IconButton, ...] = ()
        self._words: SectionWords | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lay_out()

    @property
    def widget(self) -> QWidget:
        """Where a person is led for what is wrong with it."""
        return self.label or self._steps[0]

    def refresh(self, left_out: list[str], labels: dict[str, str]) -> None:
        """Show whether it is asked, and its words."""
        name = self.line.name
        is_asked = name not in left_out and name.partition(".")[0] not in left_out
        if self._check is not None:
            self._check.setChecked(name not in left_out)
        if self.label is not None:
            self.label.setEnabled(is_asked)
            words = str(labels.get(name, ""))
            if not self.label.hasFocus() and self.label.text() != words:
                self.label.setText(words)
        if self._more is not None:
            self._more.setEnabled(is_asked)
        if self._words is not None:
            self._words.setVisible(is_asked and self._more is not None and self._more.isChecked())
            self._words.refresh()

    def set_place(self, place: int, count: int) -> None:
        """Say where it stands among the sections that can be moved; one that is left out (-1) has no place."""
        for button, is_possible in zip(self._steps, (place > 0, 0 <= place < count - 1), strict=False):
            button.setEnabled(is_possible)

    def rename(self, label: str) -> None:
        """Show what a section of the council's own is called now."""
        self._own_label.setText(label)

    def focus_steps(self, by: int) -> None:
        """Give the focus back to the button that was pressed, or to the other where that is at its end."""
        up, down = self._steps
        first, second = (up, down) if by < 0 else (down, up)
        (first if first.isEnabled() else second).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, place: str) -> QWidget | None:
        """Open the words if a place is among them, and return their field."""
        if self._more is None or not place.endswith(f".{self.line.name}"):
            return None
        if place == f"{LABELS}.{self.line.name}":
            return self.label
        self._more.setChecked(True)
        return self._words.field_at(place) if self._words is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a section by Alt and an arrow, from its label."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._steps:
            is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                button = self._steps[0 if event.key() == Qt.Key.Key_Up else 1]
                if button.isEnabled():
                    button.click()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0 if self.line.is_section else _INDENT, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._name(), 5)
        if self.line.words is not None:
            self.label = LineField(self._theme, placeholder=self.line.label)
            self.label.setObjectName(f"label-{self.line.name}")
            self.label.setAccessibleName(f"What the form calls “{self.line.label}”")
            self.label.textEdited.connect(self._rename)
            self.label.installEventFilter(self)
            line.addWidget(self.label, 6)
        else:
            line.addStretch(6)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        self._add_tools(tools)
        nest(line, tools)
        nest(self._column, line)

    def _add_tools(self, line: QHBoxLayout) -> None:
        if self.line.words is not None:
            self._more = IconButton(
                self._theme, "chevron-down", f"Question and guidance of “{self.line.label}”", checkable=True
            )
            self._more.setObjectName(f"words-{self.line.name}")
            self._more.toggled.connect(partial(self._on_more, self._more, self.line.words))
            line.addWidget(self._more)
        if not self.line.is_section:
            line.addSpacing(2 * 32)
            return
        up = IconButton(self._theme, "arrow-up", f"Move “{self.line.label}” up (Alt+Up)")
        down = IconButton(self._theme, "arrow-down", f"Move “{self.line.label}” down (Alt+Down)")
        for button, by in ((up, -1), (down, 1)):
            button.clicked.connect(lambda _=False, by=by: self.moved.emit(by))
            line.addWidget(button)
        self._steps = (up, down)

    def _name(self) -> QWidget:
        """Return a box for what can be left out, and the name alone of what its section is printed with."""
        if self.line.words is None:
            self._own_label.setContentsMargins(_UNDER_CHECK, 0, 0, 0)
            return self._own_label
        if self.line.needed and not self.line.is_section:
            label = Label(self._theme, self.line.label, "guidance")
            label.setContentsMargins(_UNDER_CHECK, 0, 0, 0)
            return label
        self._check = Check(self._theme, self.line.label)
        self._check.setEnabled(not self.line.needed)
        self._check.setToolTip(self.line.needed and f"Cannot be left out: {self.line.needed}.")
        self._check.clicked.connect(lambda checked: self._leave_out(left_out=not checked))
        return self._check

    def _on_more(self, button: IconButton, plain: PlainWords, is_on: bool) -> None:
        """Show the other words or hide them; they are made when they are first asked for."""
        if self._words is None:
            self._words = SectionWords(self._theme, self._editing, self.line.name, plain)
            self._words.setContentsMargins(_UNDER_CHECK if self.line.is_section else _INDENT + _UNDER_CHECK, 0, 0, 0)
            self._column.addWidget(self._words)
        self._words.setVisible(is_on)
        button.set_icon("chevron-up" if is_on else "chevron-down")

    def _leave_out(self, *, left_out: bool) -> None:
        document, name = self._editing.document, self.line.name
        names = [known for known in document.value(LEFT_OUT, []) if known != name]
        if left_out:
            names.append(name)
        self._editing.do(LEFT_OUT, lambda: document.change(LEFT_OUT, names or None))

    def _rename(self, words: str) -> None:
        document, name = self._editing.document, self.line.name
        self._editing.do(f"{LABELS}.{name}", lambda: document.change(f'{LABELS}."{name}"', words.strip() or None))
