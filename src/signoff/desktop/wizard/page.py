"""The base of every page of the wizard: a head, fields bound to answers with their findings, footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import retract
from signoff.desktop.core.change import Change
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import describe_more, spoken_part, unlabel
from signoff.desktop.widgets.tab_order import stops
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.bound_fields import BoundFields
from signoff.desktop.wizard.changed_answers import ChangedAnswer
from signoff.desktop.wizard.field_box import FieldBox
from signoff.desktop.wizard.field_focus import field_at, first_field, select_words
from signoff.desktop.wizard.field_kinds import ask
from signoff.desktop.wizard.finding_slot import FindingSlot
from signoff.desktop.wizard.footnotes import Footnotes, cited_at, notes_of_page
from signoff.desktop.wizard.not_asked import NotAsked
from signoff.desktop.wizard.page_findings import PageFindings
from signoff.desktop.wizard.page_head import PageHead
from signoff.notice.comparison.comparison import AnswerChange
from signoff.notice.form.form import EVERY_TYPE, Section
from signoff.notice.form.labels import plain_label
from signoff.notice.record.model import is_blank

_TYPED_IN = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)

FILLING_HEIGHT = 300
"""The least height of a long text that has a page to itself, in pixels."""


class SectionPage(BoundFields):
    """One page: its fields one after the other, each by its kind.

    A subclass binds widgets to answers in `build`, one line each. A page holds no answer of its own: it shows those
    of the session, and writes what is typed to it.
    """

    spoken_role = "Form"

    def __init__(self, theme: Theme, session: NoticeSession, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, key, parent)
        self._changed: dict[str, ChangedAnswer] = {}
        self.setObjectName(f"page:{key}")
        self.setAccessibleName(f"Section: {self.page.title}")
        self._open = False
        self._met = False
        self.column = ScrollColumn(theme)
        self.remarks = QVBoxLayout()
        """Where comments on the page as a whole are shown."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self._build_parts()
        session.changed.connect(self._on_changed)
        session.findings_changed.connect(self._on_findings_changed)

    @property
    def fills(self) -> bool:
        """Whether the page has one field, a long text asked of every type, which takes all the height that is left."""
        sections = self.session.form.sections_of(self.page)
        fields = [field for section in sections for field in section.fields]
        return len(fields) == 1 and fields[0].is_long and sections[0].applies == EVERY_TYPE

    def build(self) -> None:
        """Add the fields that need special treatment; all others follow in the form's order."""

    def ask(self, path: str) -> FieldBox:
        """Add a field by its kind."""
        return self.bind_rich(path, height=FILLING_HEIGHT, fill=True) if self.fills else ask(self, path)

    def arrange(self) -> None:
        """Show and hide what depends on the answers; called whenever they change."""

    @property
    def head(self) -> PageHead:
        """The question, with the state."""
        return self._head

    def enter(self, path: str = "") -> None:
        """Show the current answers, from the top, and follow them from now on, with the focus at the field of a path.

        The field, or the first of the page, has all that is said of it before it has the focus, and is filled then: a
        screen reader that hears first of a caret which goes to the end of an answer takes that for the focus, and
        never says which field it is.
        """
        for binding in self.bindings:
            if isinstance(binding.widget, ExclusiveChoice):  # whose focus is at what is chosen
                binding.load()
        self._show_what_applies()
        self._show_state()
        self._findings.show()
        if not self._met:
            self._met = True
            self._let_be_met()
        self.focus_field(path)
        self._open = True
        _application().focusChanged.connect(self._on_focus_changed)
        self.refresh()
        self.column.verticalScrollBar().setValue(0)

    def _let_be_met(self) -> None:
        """Let a screen reader, where one runs, meet the fields that it will stop at as they are now, filled."""
        if QAccessible.isActive():
            self.refresh()
            retract(stop for stop in stops(self) if isinstance(stop, _TYPED_IN))

    def leave(self) -> None:
        """Write pending answers, and stop following the notice."""
        self.session.commit()
        if self._open:
            self._open = False
            _application().focusChanged.disconnect(self._on_focus_changed)

    @property
    def why_not_asked(self) -> str:
        """Why nothing is asked here, in words; nothing where something is."""
        return self._not_asked.words

    def focus_field(self, path: str = "", quote: str = "") -> bool:
        """Give the focus to the field at a path, or to the first visible one; return whether there is one.

        If the field holds the words of `quote`, they are selected.
        """
        widget = field_at(self, path) if path else first_field(self)
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if path:
            self.column.ensureWidgetVisible(widget, 0, 80)
        self.column.hold_focus_in_view()  # of a group of choices, the one that is chosen
        if quote:
            select_words(widget, quote)
        return True

    def step_to_finding(self) -> bool:
        """Lead from the field with the focus to what was found about it, and from there back to the field."""
        return self._findings.step()

    def refresh(self, change: Change | None = None) -> None:
        """Show the current answers, or those that a change has touched, and the fields that they require."""
        for binding in self.bindings:
            if change is None:
                binding.load()
            else:
                binding.follow(change)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        """Show the fields that the current answers call for."""
        chosen = self.session.notice.decision_type
        sections = self.session.form.sections_of(self.page)
        asked = any(section.applies_to(chosen) for section in sections)
        for rows in self.interest_rows:
            rows.refresh()
        self._not_asked.show_for(asked)
        for section in sections if asked else ():
            self._show_section(section, is_asked=section.applies_to(chosen))
        self.fields.setVisible(asked or self._not_asked.has_answers)
        self._show_what_is_asked()
        self.arrange()

    def show_changes(self, changes: Sequence[AnswerChange]) -> None:
        """Mark the answers that others changed since they were read, and no others."""
        by_box: dict[str, AnswerChange] = {}
        for change in changes:
            path = next((path for path in self.boxes if _is_within(path, change.path)), None)
            if path is not None:
                by_box.setdefault(path, change)
        for path, box in self.boxes.items():
            box.show_change(by_box.get(path))
        for answer in self._changed.values():
            answer.end()
        by_path = {change.path: change for change in changes}
        self._changed = {
            binding.path: ChangedAnswer(self.theme, binding.widget, by_path[binding.path])
            for binding in self.bindings
            if binding.path in by_path
        }

    def show_change(self, path: str) -> None:
        """Put the cursor before the first word that was changed in the answer at a path."""
        if (answer := self._changed.get(path)) is not None:
            answer.show_first()

    def _show_section(self, section: Section, *, is_asked: bool) -> None:
        """Hide a section that is not asked of this type, beside one that is, unless it was answered."""
        if section.applies != EVERY_TYPE:
            is_shown = is_asked or not is_blank(self.session.value(section.key))
            for field in section.fields:
                self.boxes[field.path].setVisible(is_shown)

    def refresh_findings(self) -> None:
        """Show the state and the findings of the current answers."""
        self._show_state()
        self._findings.update()

    def _build_parts(self) -> None:
        sheet = self.column.body
        labels = self.session.record.terms.labels
        self._head = PageHead(self.theme, self.session.form, self.page, labels)
        self._not_asked = NotAsked(self.theme, self.session, self.page)
        general = FindingSlot(self.theme, self.session, self.page.key)
        general.go.connect(self.go)
        self._findings = PageFindings(self, general)
        sheet.setContentsMargins(0, 24, 0, 32)
        sheet.setSpacing(16)
        for part in (self._head, self._not_asked, general):
            sheet.addWidget(part)
        nest(sheet, self.remarks)
        sheet.addWidget(self.fields)
        self.build()
        self._add_remaining_fields()
        if notes_of_page(self.session.form, self.page):
            sheet.addWidget(Footnotes(self.theme, self.session.form, self.page))
            self._say_footnotes()
        if len(self.bindings) == 1:  # the page's question is that of the field, which begins with it
            describe_more(self.bindings[0].widget, self.page.guidance)
        if not self.fills:
            sheet.addStretch(1)

    def _say_footnotes(self) -> None:
        """Say each footnote with the field that cites it: nobody who hears the page looks for it below."""
        asked = (field.path for section in self.session.form.sections_of(self.page) for field in section.fields)
        fields = {path: field for path in asked if (field := self._spoken_field(path)) is not None}
        for path, words in cited_at(self.session.form, self.page, fields).items():
            describe_more(fields[path], words)

    def _spoken_field(self, path: str) -> QWidget | None:
        """Return what asks for the answer at a path, or for the first part of it; None where nothing does."""
        parts = (box for key, box in self.boxes.items() if key == path or key.startswith(f"{path}."))
        return next((box.slot.field for box in parts if box.slot.field is not None), None)

    def _add_remaining_fields(self) -> None:
        """Add the fields that `build` left out, under the labels of their sections where there are several of both."""
        sections = self.session.form.sections_of(self.page)
        for section in sections:
            paths = [field.path for field in section.fields if field.path not in self.boxes]
            has_label = bool(paths) and len(sections) > 1 and len(section.fields) > 1
            label = plain_label(section.label)
            if has_label:
                self.body.addWidget(Label(self.theme, label, "subhead"))
            for path in paths:
                self.ask(path)
                if has_label and (field := self.boxes[path].slot.field) is not None:
                    part = spoken_part(field)  # whose name: a reader who comes by Tab has not met the label
                    part.setAccessibleName(f"{label}: {part.accessibleName()}")
                    unlabel(self.boxes[path], part)

    def _show_what_is_asked(self) -> None:
        """Show the fields that another answer calls for, and those that were answered."""
        notice = self.session.notice
        for section in self.session.form.sections_of(self.page):
            for field in section.fields:
                if field.asked_when is not None:
                    answered = not is_blank(self.session.value(field.path))
                    self.boxes[field.path].setVisible(field.is_asked(notice) or answered)

    def _show_state(self) -> None:
        self._head.show_state(self.session.states[self.page.key])

    def _on_changed(self, change: Change) -> None:
        if self._open:
            self.refresh(change)

    def _on_findings_changed(self) -> None:
        if self._open:
            self.refresh_findings()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for binding in self.bindings:
            if binding.holds(old) and not binding.holds(new):
                binding.commit()
        if self.isVisible():
            self._findings.update()


def _is_within(path: str, other: str) -> bool:
    """Whether one path is the other, or inside it, or around it."""
    return f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}.")


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
