"""A choice of any number of names from a long list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import Pausing
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.notice.text.names import names_in

COLUMNS = 2


class SearchableChecks(QWidget):
    """A search field, and check boxes in columns; Tab enters the list once, arrow keys move in it.

    `changed` is emitted when a person changed the choice.
    """

    changed = Signal()
    spoken_role = "Grouping"

    def __init__(
        self,
        theme: Theme,
        options: Sequence[str],
        parent: QWidget | None = None,
        *,
        find: str = "Find a ward",
    ) -> None:
        """Offer `options`, in their order, column by column; `find` is what the search field says."""
        super().__init__(parent)
        self._theme = theme
        self._options: tuple[str, ...] = ()
        self._checks: dict[str, Check] = {}
        self.search = LineField(theme, placeholder=find, icon="search")
        self.search.setObjectName("filter")
        self.search.setAccessibleName(find)
        self.search.setAccessibleDescription("The boxes below are those that match what is typed.")
        self._count = Label(theme, "", "note")
        self._clear = Button(theme, "Clear all", kind="link")
        self._no_match = StatusLine(theme, "noMatch")
        self._grid = QGridLayout()
        self._lay_out()
        self.setFocusProxy(self.search)
        self._typed = Pausing(self)
        self.search.textChanged.connect(self._search)
        self._clear.clicked.connect(self._clear_all)
        self.set_options(options)

    def set_options(self, options: Sequence[str]) -> None:
        """Offer other names; what is chosen stays, even when a name is no longer offered."""
        chosen = self.chosen()
        for check in self._checks.values():
            check.setParent(None)
            check.deleteLater()
        self._options = tuple(options)
        self._checks = {}
        for name in self._options:
            self._add(name)
        self.set_chosen(chosen)

    def chosen(self) -> tuple[str, ...]:
        """Return the names chosen, in the order of the options."""
        return tuple(name for name, check in self._checks.items() if check.isChecked())

    def set_chosen(self, names: Iterable[str]) -> None:
        """Choose these names, however they are written; one that is not offered is added at the end.

        No signal is emitted.
        """
        chosen = list(dict.fromkeys(own for name in names for own in self._own_names(name)))
        for name in chosen:
            if name not in self._checks:
                self._add(name)
        for name, check in self._checks.items():
            check.blockSignals(True)
            check.setChecked(name in chosen)
            check.blockSignals(False)
            check.update()
        self._apply_filter()

    def check(self, name: str) -> Check:
        """Return the check box of a name; raise KeyError when it is not offered."""
        return self._checks[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the check boxes with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Check):
            return self._move_focus(watched, event.key())
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._clear)
        say_with(self._clear, self._count)
        nest(column, foot)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        nest(column, self._grid)
        column.addWidget(self._no_match)

    def _add(self, name: str) -> None:
        check = Check(self._theme, name, parent=self)
        check.setObjectName(f"check-{name}")
        check.toggled.connect(self._on_toggled)
        check.installEventFilter(self)
        self._checks[name] = check

    def _on_toggled(self) -> None:
        self._update_count()
        self.changed.emit()

    def _clear_all(self) -> None:
        if self.chosen():
            self.set_chosen(())
            self.changed.emit()

    def _own_names(self, name: str) -> tuple[str, ...]:
        """Return the names as they are offered that a name stands for; itself where it is none of them."""
        return (name,) if name in self._checks else names_in(name, self._options) or (name,)

    def _matches(self) -> list[Check]:
        """Return the check boxes of the names that were typed in full, or that have all the words that were typed."""
        typed = self.search.text()
        if named := names_in(typed, self._checks):
            return [self._checks[name] for name in named]
        words = typed.casefold().replace(",", " ").split()
        return [check for name, check in self._checks.items() if all(word in _as_written(name) for word in words)]

    def _search(self) -> None:
        self._apply_filter()
        count = len(self._matches())
        if count and self.search.text().strip():  # that there is none is said where it is shown
            self._typed.say(f"{count} of {len(self._checks)} match")
        else:
            self._typed.say("")

    def _apply_filter(self) -> None:
        matches = self._matches()
        rows = -(-len(matches) // COLUMNS) or 1
        for check in self._checks.values():
            self._grid.removeWidget(check)  # an item that was taken would keep Qt from telling the next one of its size
            check.setVisible(False)
            check.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for index, check in enumerate(matches):
            self._grid.addWidget(check, index % rows, index // rows)
            check.setVisible(True)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        if matches:
            matches[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = self.search.text().strip()
        self._no_match.show_words("" if matches else f"No name in the list matches “{text}”.")
        self._update_count()

    def _update_count(self) -> None:
        number = len(self.chosen())
        self._count.setText(f"{number} of {len(self._checks)} chosen")
        self._clear.setEnabled(number > 0)

    def _move_focus(self, check: Check, key: int) -> bool:
        matches = self._matches()
        rows = -(-len(matches) // COLUMNS) or 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: rows, Qt.Key.Key_Left: -rows}
        step = steps.get(Qt.Key(key))
        if step is None or check not in matches:
            return False
        target = matches.index(check) + step
        if 0 <= target < len(matches):
            check.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            matches[target].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            matches[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _as_written(name: str) -> str:
    """Return a name with an ampersand, and with the word for it."""
    folded = name.casefold()
    return f"{folded} {folded.replace('&', 'and')}"
