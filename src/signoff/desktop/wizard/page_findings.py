"""The findings on a page of the wizard: each with its field, but nothing new at the one that is being filled in."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.desktop.core.announcing import announce
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.review.finding_kind import kind_of
from signoff.desktop.review.finding_placement import WHOLE_PAGE, nearest, placed
from signoff.desktop.wizard.bound_fields import BoundFields
from signoff.desktop.wizard.finding_slot import FindingSlot, spoken_change
from signoff.notice.record.model import is_blank
from signoff.rules.findings import Finding


class PageFindings:
    """Shows what the rules find with the fields of a page; `general` is the place of what concerns all of it."""

    def __init__(self, page: BoundFields, general: FindingSlot) -> None:
        self._page = page
        self._session = page.session
        self._general = general

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

    def _show(self, quiet_path: str | None) -> None:
        key, boxes = self._page.page.key, self._page.boxes
        findings = self._session.findings if key in self._session.visited else ()
        self._tell_what_is_wanted()
        for path, matches in placed(self._session.form, findings, key, tuple(boxes)).items():
            slot = self._general if path == WHOLE_PAGE else boxes[path].slot
            if path != quiet_path or slot.shown:
                slot.show_findings(matches)
        self._highlight_quotes(findings)

    def _tell_what_is_wanted(self) -> None:
        """Say with each field that is to be answered that it is, and whether to sign; it stays so once answered."""
        boxes = self._page.boxes
        for finding in self._session.findings:
            answer = self._first_answer(finding.field) if finding.field and finding.settled is None else ""
            if answer and kind_of(finding) != "info" and is_blank(self._session.value(answer)):
                boxes[nearest(finding.field, tuple(boxes))].slot.tell_wanted(to_sign=finding.blocks)

    def _first_answer(self, path: str) -> str:
        """Return the answer at a path, else the first of those that it holds: the wards' scope, of the wards."""
        within = (binding.path for binding in self._page.bindings if f"{binding.path}.".startswith(f"{path}."))
        return next(within, "")

    def _shown(self) -> list[Finding]:
        slots = (self._general, *(box.slot for box in self._page.boxes.values()))
        return [finding for slot in slots for finding in slot.shown]

    def _quiet_path(self) -> str | None:
        """Return the path of the empty field that has the focus; no new finding is shown there meanwhile."""
        path = self._page.focused_path()
        return path if path and self._session.value(path) in (None, "", ()) else None

    def _highlight_quotes(self, findings: Sequence[Finding]) -> None:
        open_findings = [finding for finding in findings if finding.quote and not finding.settled]
        for binding in self._page.bindings:
            if isinstance(binding.widget, RichEditor):
                matches = (finding for finding in open_findings if binding.path in (finding.field, *finding.related))
                binding.widget.marks.highlight([finding.quote for finding in matches])
