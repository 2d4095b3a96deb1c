"""The page that asks for exempt information, and keeps it apart."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceWords
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.model import CONFIDENTIAL, EXEMPT_PARAGRAPHS, ExemptInformation

MEANINGS = {
    "1": "Information relating to an individual.",
    "2": "Information likely to reveal an individual’s identity.",
    "3": "Financial or business affairs of any person, the council among them.",
    "4": "Consultations or negotiations on labour relations.",
    "5": "Information to which legal privilege could be claimed.",
    "6": "Notices, orders or directions that the council proposes.",
    "7": "The prevention, investigation or prosecution of crime.",
    CONFIDENTIAL: "Given by a government department, or barred from disclosure by law or a court.",
}
"""What each of the paragraphs that can be cited covers: Schedule 12A part 1, Local Government Act 1972."""


class _Paragraphs(QWidget):
    """The boxes of the paragraphs, each of which has a name of its own: the question is the group's."""

    spoken_role = "Grouping"


class ExemptInformationPage(SectionPage):
    """Whether there is any; then the paragraphs, the public interest, and the exempt texts themselves."""

    def build(self) -> None:
        """Add the choice, and all that a Yes asks for."""
        self.bind_choice(
            "exempt_information.contains",
            {
                False: ChoiceWords("No", "Everything in this notice can be published."),
                True: ChoiceWords("Yes", "Some of it is exempt or confidential, and is kept apart."),
            },
        )
        page_body = self.body
        self._details = QWidget()
        self.body = QVBoxLayout(self._details)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(20)
        self._add_paragraphs()
        self.ask("exempt_information.public_interest")
        self._add_texts()
        self.body = page_body
        self.body.addWidget(self._details)

    def arrange(self) -> None:
        """Ask for the details after a Yes, or if some were given."""
        exempt = self.session.notice.exempt_information
        has_details = exempt != ExemptInformation(contains=exempt.contains)
        self._details.setVisible(exempt.contains is True or has_details)

    def _add_paragraphs(self) -> None:
        group = _Paragraphs()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        checks = []
        for key in EXEMPT_PARAGRAPHS:
            title, meaning = "Confidential" if key == CONFIDENTIAL else f"Paragraph {key}", MEANINGS[key]
            check = Check(self.theme, title, meaning)
            check.setObjectName(f"paragraph:{key}")
            check.setAccessibleName(f"{title}: {meaning}")
            column.addWidget(check)
            checks.append((key, check))
        group.setFocusProxy(checks[0][1])
        question = "Which paragraphs of Schedule 12A apply?"
        toggled = (check.toggled for _, check in checks)
        self.bind(
            "exempt_information.paragraphs", group, field_adapters.ChecksAdapter(checks), *toggled, label=question
        )

    def _add_texts(self) -> None:
        self.body.addWidget(Label(self.theme, "The exempt text itself", "subhead"))
        self.body.addWidget(
            FindingCard(
                self.theme,
                "warning",
                "The text in these four boxes is never in the publication copy",
                "Write exempt text here and nowhere else: everything in the other boxes is published.",
            )
        )
        for field in self.session.form.fields:
            if not field.is_public:
                self.ask(field.path)
