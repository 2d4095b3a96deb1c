"""The sections of a form at the left of a comparison: those that differ are marked, and can be gone through by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.text import Label
from signoff.notice.comparison.comparison import ABOUT, SectionChange, section_title
from signoff.notice.form.form import Form
from signoff.rules.progress import PageState

WIDTH = 248

NEXT_KEYS, PREVIOUS_KEYS = "F7", "Shift+F7"


class CompareSections(Surface):
    """Lists sections; `chosen` is emitted with the key of the one that is shown from now on."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(theme, "paper", edge=True, parent=parent)
        self._form = form
        self._changed: tuple[str, ...] = ()
        self._titles: dict[str, str] = {}
        self._key: str | None = None  # ABOUT is a key too
        theme.fix(self, width=WIDTH)
        self._summary = Label(theme, "", "note-strong")
        self._summary.setObjectName("compare-summary")
        self._summary.setContentsMargins(20, 16, 20, 8)
        self._rail = Rail(theme)
        self._rail.setAccessibleName("Sections")
        say_with(self._rail, self._summary)
        self._rail.opened.connect(self.show_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._summary)
        column.addWidget(self._rail, 1)

    @property
    def key(self) -> str:
        """The key of the section that is shown."""
        return self._key if self._key is not None else ABOUT

    @property
    def rail(self) -> Rail:
        """The list."""
        return self._rail

    def show_changes(
        self,
        changes: Sequence[SectionChange],
        labels: Mapping[str, str],
        states: Mapping[str, PageState] | None = None,
        summary: str = "",
    ) -> None:
        """List the sections, those that differ with a mark or their state; the first of them is shown."""
        self._changed = tuple(change.key for change in changes)
        own = {section.key: section_title(self._form, section.key, labels) for section in self._form.sections}
        self._titles = own | {change.key: change.title for change in changes}
        counts = {change.key: len(change.answers) for change in changes}
        items = [
            RailItem(
                key or "about",
                title,
                state=(states or {}).get(key),
                count=counts.get(key, 0) if counts.get(key, 0) > 1 else 0,
                changed=states is None and key in counts,
                muted=key not in counts,
            )
            for key, title in self._titles.items()
            if states is None or key in counts
        ]
        self._rail.set_items(items)
        number = sum(change.key != ABOUT for change in changes)
        said = "1 section differs" if number == 1 else f"{number} sections differ" if number else "No differences"
        if changes and not number:
            said = "No section differs"  # only what is said about the notice
        self._summary.setText(summary or said)
        if self._key not in self._titles or (self._key not in self._changed and self._changed):
            self._key = self._changed[0] if self._changed else next(iter(self._titles))
        self._rail.select(self.key or "about")

    def show_key(self, key: str) -> None:
        """Show another section."""
        self._key = ABOUT if key == "about" else key
        self._rail.select(key or "about")
        self.chosen.emit(self._key)

    def step(self, by: int) -> None:
        """Show the next section that differs, or the one before."""
        order = list(self._titles)
        changed = [place for place, key in enumerate(order) if key in self._changed]
        here = order.index(self.key)
        ahead = [place for place in changed if (place - here) * by > 0]
        if ahead:
            self.show_key(order[ahead[0] if by > 0 else ahead[-1]])

    def can_step(self, by: int) -> bool:
        """Whether there is one."""
        order = list(self._titles)
        return any((order.index(key) - order.index(self.key)) * by > 0 for key in self._changed)

    def take_key(self, event: QKeyEvent) -> bool:
        """Step with F7 and Shift+F7; return whether it was one of these keys."""
        if event.key() != Qt.Key.Key_F7:
            return False
        self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True
