"""The interests that an elected member disclosed on consultation: rows that are added and removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.fields import DateField, Labelled, LineField, TextArea
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.binding import Binding, FieldAdapter
from signoff.notice.form.form import Form
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import Dispensation, Interest

SPOKEN = {
    "member": "Member",
    "interest": "Interest",
    "dispensation": "Dispensation",
    "date": "Date of the dispensation",
}
DISPENSATIONS = {Dispensation.NONE: "None", Dispensation.GRANTED: "Granted"}


class InterestRows(QWidget):
    """A row for each interest at a path of the notice, and a button that adds one."""

    def __init__(self, theme: Theme, session: NoticeSession, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._path = path
        self._rows: list[InterestRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        line = QHBoxLayout()
        self._caption = Label(theme, "", "guidance")
        line.addWidget(self._caption, 1)
        self._add = Button(theme, "Add an interest", kind="link", icon="plus")
        self._add.setObjectName(f"{path}:add")
        self._add.setAccessibleDescription(asked_by(session.form, path))
        self._add.clicked.connect(self._add_interest)
        line.addWidget(self._add)
        say_with(self._add, self._caption)
        nest(self._column, line)

    def refresh(self) -> None:
        """Show the current interests."""
        interests: tuple[Interest, ...] = self._session.value(self._path)
        self._caption.setText("Interests disclosed" if interests else "No interest was disclosed.")
        self._add.setVisible(not self._session.locked)
        while len(self._rows) > len(interests):
            self._drop(self._rows[-1])
        while len(self._rows) < len(interests):
            self._add_row()
        for row in self._rows:
            row.refresh()

    def _add_row(self) -> None:
        row = InterestRow(self._theme, self._session, self._path, len(self._rows))
        row.remove.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        row.setVisible(True)

    def _drop(self, row: InterestRow) -> None:
        """Remove a row; the others keep what was typed in them, even a text that is not a date yet."""
        self._rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        for number, other in enumerate(self._rows):
            other.set_number(number)

    def _add_interest(self) -> None:
        self._set(lambda interests: (*interests, Interest()))
        self.refresh()
        self._rows[-1].setFocus()

    def _remove(self, row: InterestRow) -> None:
        row.setEnabled(False)  # takes the focus from its fields, which write their text while they still have a path
        self._session.commit()
        index = self._rows.index(row)
        self._drop(row)
        self._set(lambda interests: interests[:index] + interests[index + 1 :])

    def _set(self, edit: Callable[[tuple[Interest, ...]], tuple[Interest, ...]]) -> None:
        self._session.change(lambda notice: with_value(notice, self._path, edit(value_at(notice, self._path))))


class InterestRow(QWidget):
    """One interest: the member, what it is, and the dispensation with its date.

    `remove` is emitted when its button is clicked.
    """

    remove = Signal()

    def __init__(
        self, theme: Theme, session: NoticeSession, path: str, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._path = path
        self._number = number
        self._bindings: dict[str, Binding] = {}
        self._build()
        self.set_number(number)

    def set_number(self, number: int) -> None:
        """Set the place of the row's interest among the others, from 0."""
        self._number = number
        for name, binding in self._bindings.items():
            binding.path = f"{self._path}.{number}.{name}"
            binding.widget.setObjectName(binding.path)
            binding.widget.setAccessibleName(f"{SPOKEN[name]}, interest {number + 1}")
        self._remove.setObjectName(f"{self._path}.{number}:remove")
        self._remove.set_tip(f"Remove interest {number + 1}")

    def refresh(self) -> None:
        """Show the current interest; a granted dispensation asks for its date."""
        for binding in self._bindings.values():
            binding.load()
        interest: Interest = self._session.value(f"{self._path}.{self._number}")
        granted = interest.dispensation is Dispensation.GRANTED
        self._date.setVisible(granted or interest.date is not None)
        self._remove.setVisible(not self._session.locked)

    def _build(self) -> None:
        member = LineField(self._theme)
        interest = TextArea(self._theme, lines=2)
        choice = Segmented(
            self._theme, [Option(str(key), title) for key, title in DISPENSATIONS.items()], name="Dispensation"
        )
        day = DateField(self._theme, today=self._session.today)
        self._session.commit_requested.connect(day.commit)
        values = {str(key): key for key in DISPENSATIONS}
        self._bind("member", member, field_adapters.LineAdapter(member), member.textChanged)
        self._bind("interest", interest, field_adapters.AreaAdapter(interest), interest.textChanged)
        self._bind("dispensation", choice, field_adapters.ChoiceAdapter(choice, values), choice.chosen)
        self._bind("date", day, field_adapters.DateAdapter(day), day.changed)
        self.setFocusProxy(member)
        self._remove = IconButton(self._theme, "trash-2", "")
        self._remove.clicked.connect(self.remove)
        self._date = Labelled(self._theme, "Date of the dispensation", day, quiet=True)
        self._lay_out(member, interest, choice)

    def _lay_out(self, member: QWidget, interest: QWidget, choice: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Labelled(self._theme, "Dispensation", choice, quiet=True))
        line.addWidget(self._date)
        line.addStretch(1)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Labelled(self._theme, "Member", member, quiet=True))
        column.addWidget(Labelled(self._theme, "Interest", interest, quiet=True))
        nest(column, line)

    def _bind(self, name: str, widget: QWidget, adapter: FieldAdapter, change: SignalInstance) -> None:
        binding = Binding(self._session, f"{self._path}.{self._number}.{name}", widget, adapter)
        change.connect(binding.edited)
        self._bindings[name] = binding


def asked_by(form: Form, path: str) -> str:
    """Return of whom interests are asked: the question before them, such as that for an executive member."""
    try:
        return form.field(f"{path.rpartition('.')[0]}.applies").question
    except KeyError:
        return form.page_of(path).title
