"""The page that asks who was consulted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.field_box import FieldBox
from signoff.desktop.wizard.footnotes import with_superscripts
from signoff.desktop.wizard.interests import InterestRows
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.form.form import Field, Section
from signoff.notice.form.kinds import FieldKind
from signoff.notice.form.labels import notes_cited
from signoff.notice.record.model import Consultee

ANSWERS = {False: "N/A", True: "Consulted"}


class ConsultationPage(SectionPage):
    """Consultees, each N/A or consulted with details; interests of elected members; and others."""

    def build(self) -> None:
        """Add a row for each consultee, between hairlines; the others follow as a long text."""
        self._details: dict[str, FieldBox] = {}
        self._interests: dict[str, InterestRows] = {}
        for section in self.session.form.sections_of(self.page):
            for field in section.fields:
                if field.is_consultee:
                    self._add_consultee(section, field)
                    self.body.addWidget(Hairline(self.theme))

    def arrange(self) -> None:
        """Ask for details of who was consulted, and show any that were given."""
        for path, box in self._details.items():
            consultee: Consultee = self.session.value(path)
            consulted = consultee.applies is True
            box.setVisible(consulted or bool(consultee.details))
            if path in self._interests:
                self._interests[path].setVisible(consulted or bool(consultee.interests))

    def _add_consultee(self, section: Section, field: Field) -> None:
        path, is_elected = field.path, field.kind is FieldKind.ELECTED_CONSULTEE
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        line = QHBoxLayout()
        label = self.session.form.label(path, self.session.record.terms.labels)
        if is_elected:  # the note on interests is cited by the section's label
            label += "".join(f"{{{number}}}" for number in notes_cited(section.label))
        title = Label(self.theme, with_superscripts(label), "subhead")
        # without its own alignment a long title keeps the height of two lines, and sits too high in it
        line.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.bind_segmented(f"{path}.applies", ANSWERS, into=line)
        nest(column, line)
        self._details[path] = self.bind_text(
            f"{path}.details", label="Who, when, and the outcome", lines=2, into=column
        )
        if is_elected:
            self._interests[path] = self.bind_interests(f"{path}.interests", into=column)
        self.box(path, row).slot.field = self.boxes[f"{path}.applies"].slot.field
