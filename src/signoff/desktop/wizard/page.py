"""What every page of the wizard is: a head, fields bound to answers, findings beside them, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.look.theme import Theme
from signoff.desktop.session import NoticeSession
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.fields import DateField, Labelled, LineField, TextArea
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.wizard import faces
from signoff.desktop.wizard.binding import Binding, Face
from signoff.desktop.wizard.field_box import FieldBox
from signoff.desktop.wizard.filling import Filling
from signoff.desktop.wizard.finding_slot import FindingSlot
from signoff.desktop.wizard.footnotes import Footnotes, notes_of_page
from signoff.desktop.wizard.not_asked import NotAsked
from signoff.desktop.wizard.page_head import PageHead
from signoff.desktop.wizard.placing import WHOLE_PAGE, placed
from signoff.notice import form
from signoff.rules.findings import Finding

Store = Callable[[Any], None]

DATE_WIDTH = 280


class SectionPage(QWidget):
    """One page; a subclass says in `build` which widgets are bound to which answers, a line each.

    A page holds no answer of its own: it shows the session's, and writes there what is typed.
    `go` asks for another page and a field on it.
    """

    go = Signal(str, str)
    fills = False
    """Whether one of the page's fields takes all the height that is left."""

    def __init__(self, theme: Theme, session: NoticeSession, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        self.page = next(page for page in form.PAGES if page.key == key)
        self.setObjectName(f"page:{key}")
        self.setAccessibleName(self.page.title)
        self._bindings: list[Binding] = []
        self._boxes: dict[str, FieldBox] = {}
        self._open = False
        self.column = ScrollColumn(theme)
        self.body: QVBoxLayout = self.column.body
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self._compose()
        session.changed.connect(self._on_changed)
        session.findings_changed.connect(self._on_findings)

    def build(self) -> None:
        """Add the page's fields."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Show and hide what depends on the answers; called whenever they have changed."""

    def enter(self) -> None:
        """Show the answers as they stand, from the top, and follow them from now on."""
        self._open = True
        _application().focusChanged.connect(self._on_focus)
        self.refresh()
        self._show_state()
        self._show_findings(held=None)
        self.column.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Write what still waits, and follow the answers no longer."""
        self.commit()
        if self._open:
            self._open = False
            _application().focusChanged.disconnect(self._on_focus)

    def commit(self) -> None:
        """Write what was typed and still waits."""
        for binding in self._bindings:
            binding.commit()

    def focus_field(self, path: str = "") -> bool:
        """Give the focus to the field at a path, or to the first one that shows; return whether there is one."""
        shown = [one for one in self._bindings if one.widget.isVisibleTo(self) and one.widget.isEnabled()]
        near = [one for one in shown if path and (_within(path, one.path) or _within(one.path, path))]
        target = max(near, key=lambda one: len(one.path)) if near else next(iter(shown), None)
        if target is None:
            return False
        widget = target.widget
        if isinstance(widget, ExclusiveChoice) and (chosen := widget.choice()) is not None:
            widget = widget.button(chosen)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if path:
            self.column.ensureWidgetVisible(widget, 0, 80)
        return True

    def refresh(self) -> None:
        """Show the answers as they stand, and ask for what they call for."""
        for binding in self._bindings:
            binding.load()
        asked = form.section(self.page.sections[0]).applies_to(self.session.notice.decision_type)
        self._not_asked.show_for(asked)
        self._fields.setVisible(asked or self._not_asked.has_answers)
        self.arrange()

    def judge(self) -> None:
        """Show what the rules say about the answers as they stand."""
        self._show_state()
        self._show_findings(held=self._held_path())

    def bind_line(self, path: str, *, label: str = "", hint: str = "", into: QBoxLayout | None = None) -> FieldBox:
        """Ask for one line of text."""
        field = LineField(self.theme)
        return self.bind(path, field, faces.LineFace(field), field.textChanged, label=label, hint=hint, into=into)

    def bind_text(
        self, path: str, *, label: str = "", hint: str = "", lines: int = 3, into: QBoxLayout | None = None
    ) -> FieldBox:
        """Ask for some lines of plain text."""
        field = TextArea(self.theme, lines=lines)
        return self.bind(path, field, faces.AreaFace(field), field.textChanged, label=label, hint=hint, into=into)

    def bind_date(self, path: str, *, label: str = "", hint: str = "", into: QBoxLayout | None = None) -> FieldBox:
        """Ask for a day."""
        field = DateField(self.theme, today=self.session.today)
        row = beside(field, width=DATE_WIDTH)
        return self.bind(
            path, field, faces.DateFace(field), field.changed, label=label, hint=hint, into=into, shown=row
        )

    def bind_rich(self, path: str, *, label: str = "", height: int = 240, fill: bool = False) -> FieldBox:
        """Ask for a long text with formatting, whose words that findings speak of are marked.

        With `fill` it is as high as the window allows, on a page that `fills`.
        """
        editor = RichEditor(self.theme, name=form.field(path).ask, minimum_height=height)
        shown = Filling(editor) if fill else None
        return self.bind(path, editor, faces.RichFace(editor), editor.changed, label=label, slow=True, shown=shown)

    def bind_choice(
        self,
        path: str,
        choices: Mapping[Any, tuple[str, str]],
        *,
        label: str = "",
        columns: int = 1,
        store: Store | None = None,
    ) -> FieldBox:
        """Ask for one of several values, each with its title and a sentence, as cards."""
        values = {_key(value): value for value in choices}
        options = [Option(_key(value), *words) for value, words in choices.items()]
        group = ChoiceGroup(self.theme, options, columns=columns, name=form.field(path).ask)
        return self.bind(path, group, faces.ChoiceFace(group, values), group.chosen, label=label, store=store)

    def bind_segmented(
        self, path: str, choices: Mapping[Any, str], *, label: str = "", into: QBoxLayout | None = None
    ) -> FieldBox:
        """Ask for one of two or three short values in a row."""
        values = {_key(value): value for value in choices}
        options = [Option(_key(value), title) for value, title in choices.items()]
        group = Segmented(self.theme, options, name=form.field(path).ask)
        return self.bind(path, group, faces.ChoiceFace(group, values), group.chosen, label=label, into=into)

    def bind(
        self,
        path: str,
        widget: QWidget,
        face: Face,
        *changes: SignalInstance,
        label: str = "",
        hint: str = "",
        into: QBoxLayout | None = None,
        store: Store | None = None,
        slow: bool = False,
        shown: QWidget | None = None,
    ) -> FieldBox:
        """Tie a widget to the answer at a path, with a label above (or none) and its findings below.

        Each of `changes` tells that the person has changed the widget.
        `shown` is what stands on the page where that is more than the widget itself.
        """
        field = form.field(path)
        widget.setObjectName(path)
        widget.setAccessibleName(label or field.ask)
        widget.setToolTip(f"On the form: {form.plain_label(form.label(path, self.session.record.terms.labels))}")
        if hint:
            widget.setAccessibleDescription(hint)
        content = shown or widget
        if label:
            content = Labelled(self.theme, label, content, hint)
        binding = Binding(self.session, path, widget, face, store=store, slow=slow)
        self._bindings.append(binding)
        for change in changes:
            change.connect(binding.edited)
        return self.box(path, content, into=into)

    def box(self, path: str, content: QWidget, *, into: QBoxLayout | None = None) -> FieldBox:
        """Put any content on the page as the place of the findings at a path."""
        box = FieldBox(self.theme, self.session, self.page.key, content)
        box.slot.go.connect(self.go)
        self._boxes[path] = box
        (self.body if into is None else into).addWidget(box)
        return box

    def _compose(self) -> None:
        sheet = self.column.body
        labels = self.session.record.terms.labels
        self._head = PageHead(self.theme, self.page, labels)
        self._not_asked = NotAsked(self.theme, self.session, self.page)
        self._general = FindingSlot(self.theme, self.session, self.page.key)
        self._general.go.connect(self.go)
        self._fields = QWidget()
        self.body = QVBoxLayout(self._fields)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(20)
        sheet.setContentsMargins(0, 24, 0, 32)
        sheet.setSpacing(16)
        for part in (self._head, self._not_asked, self._general, self._fields):
            sheet.addWidget(part)
        self.build()
        if notes_of_page(self.page):
            sheet.addWidget(Footnotes(self.theme, self.page))
        if not self.fills:
            sheet.addStretch(1)

    def _show_state(self) -> None:
        self._head.show_state(self.session.states[self.page.key])

    def _show_findings(self, held: str | None) -> None:
        """Show all findings beside their fields, but nothing new at the field that is `held`."""
        found = self.session.findings if self.page.key in self.session.visited else ()
        for path, here in placed(found, self.page.key, tuple(self._boxes)).items():
            slot = self._general if path == WHOLE_PAGE else self._boxes[path].slot
            if path != held or slot.shown:
                slot.show_findings(here)
        self._mark_quotes(found)

    def _held_path(self) -> str | None:
        """Return the path of the empty field being filled in, at which nothing new is said meanwhile."""
        focus = QApplication.focusWidget()
        for binding in self._bindings:
            if focus is not None and (binding.widget is focus or binding.widget.isAncestorOf(focus)):
                empty = self.session.value(binding.path) in (None, "", ())
                return binding.path if empty else None
        return None

    def _mark_quotes(self, found: Sequence[Finding]) -> None:
        for binding in self._bindings:
            if isinstance(binding.widget, RichEditor):
                about = (one for one in found if binding.path in (one.field, *one.related) and not one.settled)
                binding.widget.highlight([one.quote for one in about if one.quote])

    def _on_changed(self) -> None:
        if self._open:
            self.refresh()

    def _on_findings(self) -> None:
        if self._open:
            self.judge()

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self.isVisible():
            self._show_findings(held=self._held_path())


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())


def beside(widget: QWidget, *, width: int) -> QWidget:
    """Return a row with a widget no wider than `width` at its left."""
    widget.setMaximumWidth(width)
    row = QWidget()
    row.setFocusProxy(widget)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget, width)
    line.addStretch(1)
    return row


def _key(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _within(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}.")
