"""The page that asks who was consulted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.field_box import FieldBox
from signoff.desktop.wizard.footnotes import with_superscripts
from signoff.desktop.wizard.interests import InterestRows
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.form import form
from signoff.notice.record.model import Consultee

ELECTED = ("consultation.executive_member", "consultation.ward_councillors")
OFFICERS = (
    "consultation.chief_digital_information_officer",
    "consultation.chief_asset_management_regeneration_officer",
)
ANSWERS = {False: "N/A", True: "Consulted"}


class ConsultationPage(SectionPage):
    """Four consultees, each N/A or consulted with details; interests of elected members; and others."""

    def build(self) -> None:
        """Add a row for each consultee, between hairlines, and the others as a long text."""
        self._details: dict[str, FieldBox] = {}
        self._interests: dict[str, InterestRows] = {}
        for path in (*ELECTED, *OFFICERS):
            self._add_consultee(path)
            self.body.addWidget(Hairline(self.theme))
        self.bind_rich("consultation.others", label="Others", height=160)

    def arrange(self) -> None:
        """Ask for details of who was consulted, and show whatever was answered."""
        for path, box in self._details.items():
            consultee: Consultee = self.session.value(path)
            asked = consultee.applies is True
            box.setVisible(asked or bool(consultee.details))
            if path in self._interests:
                self._interests[path].refresh()
                self._interests[path].setVisible(asked or bool(consultee.interests))

    def _add_consultee(self, path: str) -> None:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        line = QHBoxLayout()
        label = form.label(path, self.session.record.terms.labels)
        if path in ELECTED:
            label += "{3}"
        title = Label(self.theme, with_superscripts(label), "subhead")
        # without an alignment of its own a long title keeps the room of two lines, and stands too high in it
        line.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.bind_segmented(f"{path}.applies", ANSWERS, into=line)
        column.addLayout(line)
        self._details[path] = self.bind_text(
            f"{path}.details", label="Who, when, and the outcome", lines=2, into=column
        )
        if path in ELECTED:
            self._interests[path] = InterestRows(self.theme, self.session, f"{path}.interests")
            column.addWidget(self._interests[path])
        self.box(path, row)
