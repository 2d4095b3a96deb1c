"""The window that compares any two states of a notice, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from signoff.desktop.compare.difference_view import DifferenceView
from signoff.desktop.compare.sections_window import SectionsWindow
from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.menus import pop
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.pick_button import PickButton
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.comparison.as_text import lines_of
from signoff.notice.comparison.comparison import SectionChange, compare

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.form.form import Form
    from signoff.notice.record.record import Record

_SIZE = QSize(1120, 720)
AS_READ = "As you last read it"
ALIKE = "There are no differences."
_SAME = "This section is the same in both."
_COMPARING = "Comparing…"
TEXT_FILES = "Text (*.txt)"


@dataclass(frozen=True, slots=True)
class ComparedState:
    """A state that can be chosen: what it is called, and how it is read, which may raise SignoffError."""

    title: str
    load: Callable[[], Record]


@dataclass(frozen=True, slots=True)
class _Compared:
    before: Record
    after: Record
    changes: tuple[SectionChange, ...]


class CompareWindow(SectionsWindow):
    """Shows what differs between two of the states, the last of which is today's.

    `read` is emitted with the place of the state whose pages are to be shown, `bring_back` with that of the one whose
    answers are to be today's again.
    """

    read = Signal(int)
    bring_back = Signal(int)

    def __init__(
        self,
        services: Services,
        form: Form,
        states: Sequence[ComparedState],
        before: int,
        after: int,
        *,
        may_bring_back: bool,
        may_read: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services.theme, form, "Compare", _SIZE, parent)
        self._services = services
        self._states = tuple(states)
        self._chosen = [before, after]
        self._may_bring_back, self._may_read = may_bring_back, may_read
        self._compared: _Compared | None = None
        self.setObjectName("compareWindow")
        self._build()
        self._compare()

    def choose(self, side: int, place: int) -> None:
        """Compare another state on one side: 0 for the earlier, 1 for the later."""
        self._chosen[side] = place
        self._compare()

    def as_text(self) -> str:
        """Return what differs in lines of text."""
        if self._compared is None:
            return ""
        before, after = (self._states[place].title for place in self._chosen)
        lines = [f"- {before}", f"+ {after}", "", *lines_of(self._compared.changes)]
        return "\n".join(lines if self._compared.changes else [*lines, ALIKE]) + "\n"

    def _compare(self) -> None:
        before, after = (self._states[place] for place in self._chosen)
        for picker, place in zip(self._pickers, self._chosen, strict=True):
            picker.setText(self._states[place].title)
            picker.setAccessibleName(f"{picker.objectName().removeprefix('pick')}: {picker.text()}")
        self.setAccessibleDescription(f"Before: {before.title}. After: {after.title}.")
        self._title.setText(_COMPARING)
        announce(self, _COMPARING)
        chosen = tuple(self._chosen)

        def show(compared: _Compared) -> None:
            if chosen == tuple(self._chosen):
                self._show(compared)

        self._services.tasks.run(lambda: _compared(before, after), show, self._show_problem, owner=self)

    def _show(self, compared: _Compared) -> None:
        self._compared = compared
        self._sections.show_changes(compared.changes, compared.after.terms.labels)
        self.show_section(self._sections.key)
        now = len(self._states) - 1
        before, after = self._chosen
        self._back.setVisible(self._may_bring_back and after == now and before != now and bool(compared.changes))
        self._pages.setVisible(self._may_read and before != now)
        count = len(compared.changes)
        announce(self, f"{count} {'section differs' if count == 1 else 'sections differ'}." if count else ALIKE)

    def _show_problem(self, problem: SignoffError) -> None:
        self._title.setText(str(problem))
        announce(self, f"Error: {problem}", assertive=True)
        self._view.show_section(None, ("", ""), "")

    def show_section(self, key: str) -> None:
        """Show what differs in a section."""
        if self._compared is None:
            return
        changes = {change.key: change for change in self._compared.changes}
        change = changes.get(key)
        row = next((item for item in self._sections.rail.rail_items() if item.key == (key or "about")), None)
        self._title.setText(row.title if row is not None and changes else ALIKE)
        before, after = (self._states[place].title for place in self._chosen)
        self._view.show_section(change, (before, after), _SAME if changes else "")
        self.scroll_to_top()
        self.update_steps()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self._services.notifier.toast("Copied")

    def _save(self) -> None:
        folder = self._services.settings.last_folder
        path = self._services.notifier.save_file("Save the differences", folder / "changes.txt", TEXT_FILES)
        if path is None:
            return
        from signoff.files import write_for_user

        path = path if path.suffix else path.with_suffix(".txt")
        try:
            write_for_user(path, self.as_text().encode("utf-8"))
        except SignoffError as problem:
            self._services.notifier.problem(str(problem), "The file was not saved")
        else:
            self._services.notifier.toast(f"Saved as {Path(path).name}")

    def _build(self) -> None:
        self._view = DifferenceView(self._theme)
        self._title = Label(self._theme, _COMPARING, "title")
        self._title.setObjectName("compare-title")
        self.body.setContentsMargins(0, 12, 0, 24)
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._view)
        self.body.addStretch(1)
        nest(self.head, self._sides())
        self._add_tools()

    def _sides(self) -> QHBoxLayout:
        self._pickers = [self._picker(side, name) for side, name in enumerate(("Before", "After"))]
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for name, picker in zip(("Before", "After"), self._pickers, strict=True):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(Label(self._theme, name, "note-strong"))
            side.addWidget(picker)
            nest(sides, side, 1)
        return sides

    def _picker(self, side: int, name: str) -> PickButton:
        picker = PickButton(self._theme, "")
        picker.setObjectName(f"pick{name}")
        picker.setAccessibleDescription("Choose a version")
        picker.clicked.connect(lambda: self._show_states(side, picker))
        return picker

    def _show_states(self, side: int, picker: Button) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in reversed(range(len(self._states))):
            action = menu.addAction(self._states[place].title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == self._chosen[side])
            action.triggered.connect(partial(self._pick, side, place))
        pop(menu, picker.mapToGlobal(picker.rect().bottomLeft()))

    def _pick(self, side: int, place: int, _: bool = False) -> None:
        self.choose(side, place)

    def _add_tools(self) -> None:
        self._pages = self.button(
            "readState", "Read the earlier pages", "file-text", lambda: self.read.emit(self._chosen[0])
        )
        self._back = self.button(
            "bringBack", "Restore these answers", "undo", lambda: self.bring_back.emit(self._chosen[0])
        )
        copy = IconButton(self._theme, "copy", "Copy the differences as text")
        copy.setObjectName("copyChanges")
        copy.clicked.connect(self._copy)
        save = IconButton(self._theme, "download", "Save the differences as text…")
        save.setObjectName("saveChanges")
        save.clicked.connect(self._save)
        close = Button(self._theme, "Close", kind="primary")
        close.setObjectName("closeCompare")
        close.clicked.connect(self.reject)
        self.tools.addWidget(copy)
        self.tools.addWidget(save)
        self.tools.addStretch(1)
        for button in (self._pages, self._back, close):
            self.tools.addWidget(button)
        self.fold(self._pages, self._back)


def _compared(before: ComparedState, after: ComparedState) -> _Compared:
    """Compare two states, in the background: also where the words differ, which takes longest."""
    first, second = before.load(), after.load()
    changes = compare(first, second)
    for change in changes:
        for answer in change.answers:
            _ = answer.lines
    return _Compared(first, second, changes)
