"""Fields of a page, each tied to one answer of the notice in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.choices import ChoiceGroup, ChoiceWords, Option
from signoff.desktop.widgets.column import Filling
from signoff.desktop.widgets.fields import DateField, Labelled, LineField, TextArea
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.spoken import name_field
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.binding import Binding, FieldAdapter
from signoff.desktop.wizard.field_box import FieldBox
from signoff.desktop.wizard.interests import InterestRows
from signoff.notice.form.labels import plain_label

Store = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class InvalidInput:
    """A text in a date field that is not a date: its page, its field, the field's label, and the text."""

    page: str
    field: str
    label: str
    text: str

    @property
    def title(self) -> str:
        """What has to be done."""
        return f"Enter a real date for “{self.label}”"

    @property
    def detail(self) -> str:
        """What was typed, and that it is not kept."""
        return f"“{self.text}” is not a date, so it cannot be saved."


DATE_WIDTH = 280


class BoundFields(QWidget):
    """A widget that holds a page's fields: `bind_…` adds one to `body` and ties it to an answer of the session.

    `bindings` are the fields in their order, `boxes` the places of findings by path. `go` is emitted, with a page, a
    field on it and words to be selected there, when another page is asked for.
    """

    go = Signal(str, str, str)

    def __init__(self, theme: Theme, session: NoticeSession, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        self.page = session.form.page(key)
        self.bindings: list[Binding] = []
        self.boxes: dict[str, FieldBox] = {}
        self.interest_rows: list[InterestRows] = []
        self.fields = QWidget()
        self.body = QVBoxLayout(self.fields)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(20)

    def invalid_inputs(self) -> tuple[InvalidInput, ...]:
        """Return the texts in the page's date fields that are not dates, so that the notice does not hold them."""
        fields = (field for field in self.findChildren(DateField) if field.isVisibleTo(self) and field.no_date())
        return tuple(
            InvalidInput(self.page.key, field.objectName(), field.accessibleName(), field.no_date()) for field in fields
        )

    def focused_path(self) -> str:
        """Return the path of the field that has the focus; empty where none has it."""
        focus = QApplication.focusWidget()
        return next((binding.path for binding in self.bindings if binding.holds(focus)), "")

    def bind_line(self, path: str, *, into: QBoxLayout | None = None) -> FieldBox:
        """Ask for one line of text."""
        line = LineField(self.theme)
        return self.bind_labelled(path, line, field_adapters.LineAdapter(line), line.textChanged, into=into)

    def bind_text(self, path: str, *, label: str = "", lines: int = 3, into: QBoxLayout | None = None) -> FieldBox:
        """Ask for some lines of plain text."""
        area = TextArea(self.theme, lines=lines)
        return self.bind_labelled(
            path, area, field_adapters.AreaAdapter(area), area.textChanged, label=label, into=into
        )

    def bind_date(self, path: str) -> FieldBox:
        """Ask for a day."""
        date = DateField(self.theme, today=self.session.today)
        self.session.commit_requested.connect(date.commit)
        row = _left_aligned(self.theme, date, width=DATE_WIDTH)
        return self.bind_labelled(path, date, field_adapters.DateAdapter(date), date.changed, shown=row)

    def bind_rich(self, path: str, *, height: int = 240, fill: bool = False) -> FieldBox:
        """Ask for a long text with formatting, in which the words that findings quote are highlighted.

        With `fill` it is as high as the window allows and has no label: it is alone on a page that asks the question.
        """
        field = self.session.form.field(path)
        editor = RichEditor(self.theme, name=field.question, minimum_height=height)
        adapter = field_adapters.RichTextAdapter(editor)
        if fill:
            return self.bind(path, editor, adapter, editor.changed, slow=True, shown=Filling(editor))
        return self.bind_labelled(path, editor, adapter, editor.changed, slow=True)

    def bind_choice(
        self,
        path: str,
        choices: Mapping[Any, ChoiceWords],
        *,
        labelled: bool = False,
        store: Store | None = None,
    ) -> FieldBox:
        """Ask for one of several values, each with its title and a sentence, as cards.

        They are `labelled`, with the form's guidance, where the page's own question is another one.
        """
        field = self.session.form.field(path)
        question, hint = field.question, field.guidance if labelled else ""
        values = {_key(value): value for value in choices}
        options = [Option(_key(value), *words) for value, words in choices.items()]
        group = ChoiceGroup(self.theme, options, name=question)
        adapter = field_adapters.ChoiceAdapter(group, values)
        return self.bind(path, group, adapter, group.chosen, label=question if labelled else "", hint=hint, store=store)

    def bind_segmented(
        self, path: str, choices: Mapping[Any, str], *, labelled: bool = False, into: QBoxLayout | None = None
    ) -> FieldBox:
        """Ask for one of two or three short values in a row, under its question where it is `labelled`."""
        values = {_key(value): value for value in choices}
        options = [Option(_key(value), title) for value, title in choices.items()]
        group = Segmented(self.theme, options, name=self.session.form.field(path).question)
        adapter = field_adapters.ChoiceAdapter(group, values)
        adapter.show(None)  # which an option may stand for
        if labelled:
            return self.bind_labelled(path, group, adapter, group.chosen, into=into)
        return self.bind(path, group, adapter, group.chosen, into=into)

    def bind_interests(self, path: str, *, into: QBoxLayout | None = None) -> InterestRows:
        """Ask for interests that members disclosed, a row for each."""
        rows = InterestRows(self.theme, self.session, path)
        self.interest_rows.append(rows)
        if into is not None:
            into.addWidget(rows)
        return rows

    def bind_labelled(
        self,
        path: str,
        widget: QWidget,
        adapter: FieldAdapter,
        *changes: SignalInstance,
        label: str = "",
        into: QBoxLayout | None = None,
        slow: bool = False,
        shown: QWidget | None = None,
    ) -> FieldBox:
        """Tie a widget to the answer at a path, under the form's question (or `label`) and guidance."""
        field = self.session.form.field(path)
        hint = field.guidance if field.path == path else ""
        words = label or field.question
        return self.bind(path, widget, adapter, *changes, label=words, hint=hint, into=into, slow=slow, shown=shown)

    def bind(
        self,
        path: str,
        widget: QWidget,
        adapter: FieldAdapter,
        *changes: SignalInstance,
        label: str = "",
        hint: str = "",
        into: QBoxLayout | None = None,
        store: Store | None = None,
        slow: bool = False,
        shown: QWidget | None = None,
    ) -> FieldBox:
        """Tie a widget to the answer at a path, with a label above (or none) and its findings below.

        Each of `changes` is a signal that is emitted when the person edits the widget.
        `shown` is what is put on the page where that is more than the widget itself.
        """
        self._name(widget, path, label, hint)
        content = shown or widget
        if label:
            content = Labelled(self.theme, label, content, hint)
        binding = Binding(self.session, path, widget, adapter, store=store, slow=slow)
        self.bindings.append(binding)
        for change in changes:
            change.connect(binding.edited)
        box = self.box(path, content, into=into)
        box.slot.field = widget
        return box

    def _name(self, widget: QWidget, path: str, label: str, hint: str) -> None:
        """Name a field for tests by its path, for screen readers by its label, and for all by the form's words."""
        form = self.session.form
        words = plain_label(form.label(path, self.session.record.terms.labels))
        widget.setObjectName(path)
        name = label or form.field(path).question
        name_field(widget, name, hint)
        widget.setToolTip("" if words == name else f"On the form: {words}")

    def box(self, path: str, content: QWidget, *, into: QBoxLayout | None = None) -> FieldBox:
        """Put any content on the page, with the findings at a path below it."""
        box = FieldBox(self.theme, self.session, self.page.key, path, content)
        box.slot.go.connect(self.go)
        self.boxes[path] = box
        (self.body if into is None else into).addWidget(box)
        return box


def _left_aligned(theme: Theme, widget: QWidget, *, width: int) -> QWidget:
    """Return a row with a widget no wider than `width` at its left."""
    theme.fix(widget, most_width=width)
    row = QWidget()
    row.setFocusProxy(widget)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget, width)
    line.addStretch(1)
    return row


def _key(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
