"""The findings of one page of the wizard: shown with its fields, said with them, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.core.owners import is_gone
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.review.finding_kind import kind_of
from signoff.desktop.review.finding_placement import nearest, placed
from signoff.desktop.widgets.date_field import DateField
from signoff.desktop.widgets.spoken import say_problem, spoken_part
from signoff.desktop.widgets.tab_order import bring_into_view
from signoff.desktop.wizard.field_focus import first_field
from signoff.desktop.wizard.finding_slot import FindingSlot, spoken_change, spoken_finding
from signoff.notice.record.model import is_blank

if TYPE_CHECKING:
    from signoff.desktop.widgets.cards import FindingCard
    from signoff.desktop.wizard.bound_fields import BoundFields
    from signoff.rules.findings import Finding

_REQUIRED, _EXPECTED = "Required.", "Should be answered."
_NONE = "Nothing was found in this section."
_NOT_HERE = "Nothing was found about this field. This is the first finding of the section."


class _Entry(NamedTuple):
    """A finding with the place where it is shown, and its card there."""

    slot: FindingSlot
    finding: Finding
    card: FindingCard


class PageFindings(QObject):
    """Follows what a page shows: every finding is said by the field that it names, else by that of its place."""

    def __init__(self, page: BoundFields, general: FindingSlot) -> None:
        """`general` is where findings about the page as a whole are shown."""
        super().__init__(page)
        self._page, self._general = page, general
        self._wanted: dict[QWidget, str] = {}
        """The fields that say anything, each with whether it is to be answered."""

    def show(self) -> None:
        """Show all findings, as the page is opened."""
        self._show(None)

    def update(self) -> None:
        """Show all findings, but nothing new at an empty field that has the focus.

        A screen reader is told what is new and what is mended.
        """
        before = self._shown()
        self._show(self._quiet_path())
        if self._page.isVisible():
            announce(self._page, spoken_change(before, self._shown()))

    def step(self) -> bool:
        """Lead from a field to its findings, or from a finding back to its field; return whether that was possible.

        A field without any leads to the first of the page, which shows what was kept back until it was filled in. A
        date that cannot be read comes before all of them: it says itself what is wrong.
        """
        if (unread := self._unread_date()) is not None:
            return self._give_focus(unread.line)
        self._page.session.visit(self._page.page.key)
        self._show(None)
        focus = QApplication.focusWidget()
        shown = [entry for entry in self._entries() if entry.card.isVisible()]
        here = next((entry for entry in shown if _holds(entry.card, focus)), None)
        if here is not None:
            return self._give_focus(self._field_behind(here))
        own = next((entry for entry in shown if _holds(entry.card.spoken_about, focus)), None)
        own = own or next((entry for entry in shown if self._shares_box(entry, focus)), None)
        target = own or next(iter(shown), None)
        is_led = self._give_focus(target.card.stop if target is not None else None)
        if own is None:
            announce(self._page, _NOT_HERE if shown else _NONE)
        return is_led

    def _unread_date(self) -> DateField | None:
        """Return the first date field of the page whose text is no date; where the focus is there, say it again."""
        dates = (field for field in self._page.findChildren(DateField) if field.isVisibleTo(self._page))
        unread = next((field for field in dates if field.no_date()), None)
        if unread is not None and unread.line.hasFocus():
            announce(self._page, f"Error: {unread.problem()}")
        return unread

    def _show(self, quiet_path: str | None) -> None:
        session = self._page.session
        findings = session.findings if self._page.page.key in session.visited else ()
        self._leave_what_goes(findings)
        for slot, matches in self._placed(findings):
            if slot is not self._slot_at(quiet_path) or slot.shown:
                slot.show_findings(matches)
        self._note_what_is_wanted()
        self._say_with_fields()
        self._highlight_quotes(findings)

    def _quiet_path(self) -> str | None:
        """Return the path of the empty field that has the focus; no new finding is shown there meanwhile."""
        path = self._page.focused_path()
        return path if path and self._page.session.value(path) in (None, "", ()) else None

    def _highlight_quotes(self, findings: Sequence[Finding]) -> None:
        open_findings = [finding for finding in findings if finding.quote and not finding.settled]
        for binding in self._page.bindings:
            if isinstance(binding.widget, RichEditor):
                matches = (finding for finding in open_findings if binding.path in (finding.field, *finding.related))
                binding.widget.marks.highlight([finding.quote for finding in matches])

    def _leave_what_goes(self, findings: Sequence[Finding]) -> None:
        """Give the focus to the field of a finding that has it and is shown anew, such as one mended by its link."""
        focus = QApplication.focusWidget()
        here = next((entry for entry in self._entries() if _holds(entry.card, focus)), None)
        if here is not None and (here.slot, here.slot.shown) not in self._placed(findings):
            self._give_focus(self._field_behind(here))

    def _field_behind(self, entry: _Entry) -> QWidget | None:
        about = entry.card.spoken_about
        if about is None or is_gone(about) or not about.isVisible():
            return first_field(self._page)
        return about.focusProxy() or about

    def _give_focus(self, target: QWidget | None) -> bool:
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(target)
        return target is not None

    def _shares_box(self, entry: _Entry, focus: QWidget | None) -> bool:
        return any(box.slot is entry.slot and _holds(box, focus) for box in self._page.boxes.values())

    def _note_what_is_wanted(self) -> None:
        """Note of each field that is to be answered that it is, and whether to sign; it stays so once answered."""
        for finding in self._page.session.findings:
            if not finding.field or finding.settled is not None or kind_of(finding) == "info":
                continue
            field = self._unanswered(finding.field)
            if field is not None and self._wanted.get(field) != _REQUIRED:
                self._wanted[field] = _REQUIRED if finding.blocks else _EXPECTED

    def _unanswered(self, path: str) -> QWidget | None:
        """Return the field that asks for the answer at a path; None where that is given, or asked on another page."""
        page = self._page
        if page.session.form.page_key_of(path) != page.page.key:
            return None
        within = (binding.path for binding in page.bindings if f"{binding.path}.".startswith(f"{path}."))
        answer = next(within, path)  # the first that it holds: the wards' scope, of the wards
        field = self._named(path) or self._slot_at(nearest(path, tuple(page.boxes))).field
        return field if field is not None and is_blank(page.session.value(answer)) else None

    def _say_with_fields(self) -> None:
        about: dict[QWidget, list[_Entry]] = {field: [] for field in self._wanted if not is_gone(field)}
        for entry in self._entries():
            field = self._named(entry.finding.field) or entry.slot.field
            if field is not None:
                part = spoken_part(field)
                entry.card.tell_about(part, part.accessibleName())
                about.setdefault(field, []).append(entry)
        self._wanted = {field: self._wanted.get(field, "") for field in about}
        for field, entries in about.items():
            say_problem(field, " ".join(filter(None, (self._wanted[field], *_said(entries)))))
            spoken_part(field).spoken_by = tuple(entry.card for entry in entries)  # type: ignore[attr-defined]

    def _named(self, path: str) -> QWidget | None:
        """Return the widget that asks for the answer at a path, also of one in a row of several."""
        return self._page.findChild(QWidget, path) if path else None

    def _placed(self, findings: Sequence[Finding]) -> list[tuple[FindingSlot, tuple[Finding, ...]]]:
        page = self._page
        places = placed(page.session.form, findings, page.page.key, tuple(page.boxes))
        return [(self._slot_at(path), matches) for path, matches in places.items()]

    def _slot_at(self, path: str | None) -> FindingSlot:
        return self._page.boxes[path].slot if path in self._page.boxes else self._general

    def _entries(self) -> Iterator[_Entry]:
        for slot in (self._general, *(box.slot for box in self._page.boxes.values())):
            for finding, card in zip(slot.shown, slot.cards, strict=True):
                yield _Entry(slot, finding, card)

    def _shown(self) -> list[Finding]:
        return [entry.finding for entry in self._entries()]


def _said(about: Sequence[_Entry]) -> list[str]:
    """Return what a field says of the findings about it, and the key that leads to them."""
    if not about:
        return []
    keys = REGISTRY[Command.FINDING].native_keys
    said = [spoken_finding(entry.finding) for entry in about if entry.finding.settled is None]
    return [*said, f"{keys} leads to {'it' if len(about) == 1 else 'them'} and back."]


def _holds(widget: QWidget | None, focus: QWidget | None) -> bool:
    if widget is None or focus is None or is_gone(widget):
        return False
    return widget is focus or widget.isAncestorOf(focus)
