"""The review of a notice: verdict, findings, the dates that follow, and every answer with a link to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.person import NOBODY, Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.answer_row import AnswerRow
from signoff.desktop.review.findings_box import FindingsBox
from signoff.desktop.review.next_step import NextStep, next_step
from signoff.desktop.review.verdict import Verdict
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.desktop.wizard.acknowledgement import acknowledge
from signoff.desktop.wizard.bound_fields import InvalidInput
from signoff.desktop.wizard.dates_that_follow import milestones_of
from signoff.notice.form.answers import Answer, answers, made_with
from signoff.notice.record.comments import open_comments
from signoff.rules.findings import Finding


class ReviewPage(QWidget):
    """The last page of the wizard.

    `change` is emitted, with a page, a field and words in it, when a link to another page is clicked.
    """

    spoken_role = "Section"

    change = Signal(str, str, str)

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        me: Callable[[], Person] = lambda: NOBODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._me = me
        self._theme = theme
        self._session = session
        self._unread = 0
        self._shown: tuple[tuple[Answer, ...], bool] = ((), False)
        self.setObjectName("page:review")
        self.setAccessibleName("Review")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = ScrollColumn(theme)
        self.remarks = QVBoxLayout()
        """Where the comments are shown."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self.setFocusProxy(self.column)
        self._build()
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.timeout.connect(self.refresh)
        session.changed.connect(self._refresh_later)
        session.findings_changed.connect(self._refresh_later)

    @property
    def step(self) -> NextStep:
        """What is next for the person here."""
        return next_step(self._session.record, self._me(), self._session.profile)

    def refresh(self) -> None:
        """Show the current findings, dates and answers."""
        findings = self._session.findings
        locked = self._session.locked
        self._verdict.show_findings(findings, len(open_comments(self._session.record)), self._unread)
        self._findings.show_findings(findings, self._session.record, locked=locked, step=self.step)
        self._show_dates()
        self._show_answers(tuple(answers(self._session.record)), locked=locked)
        self._profile_note.setText(made_with(self._session.record, self._session.profile))

    def focus_finding(self) -> bool:
        """Give the focus to the link of the gravest finding, where one blocks signing; return whether one has it.

        Who hears the page is led to warnings too: they are far above the buttons with which one goes on.
        """
        findings = self._session.findings
        blocks = any(finding.is_wrong for finding in findings)
        is_told = QAccessible.isActive() and any(finding.is_open for finding in findings)
        return (blocks or is_told) and self._findings.focus_first()

    def focus_first(self) -> bool:
        """Give the focus to the link of the gravest finding; return whether there is one."""
        return self._findings.focus_first()

    def show_invalid_inputs(self, inputs: Sequence[InvalidInput]) -> None:
        """Show what was typed and is not in the notice, each with a link to its field."""
        self._invalid_inputs.replace([self._input_card(entry) for entry in inputs])
        self._unread = len(inputs)

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the page whenever it is shown."""
        super().showEvent(event)
        self.refresh()

    @property
    def verdict(self) -> str:
        """Whether anything blocks signing, and what is to consider, as a sentence."""
        return self._verdict.words

    def _build(self) -> None:
        body = self.column.body
        body.setContentsMargins(0, 24, 0, 32)
        body.addWidget(Label(self._theme, "All sections of the form", "note-strong"))
        body.addSpacing(4)
        title = Label(self._theme, "Check the notice", "question")
        title.setObjectName("page-question")
        body.addWidget(title)
        body.addSpacing(12)
        self._verdict = Verdict(self._theme)
        body.addWidget(self._verdict)
        body.addSpacing(12)
        self._invalid_inputs = Cards()
        self._invalid_inputs.setObjectName("invalid-inputs")
        body.addWidget(self._invalid_inputs)
        self._findings = FindingsBox(self._theme)
        self._findings.fix.connect(self.change)
        self._findings.acknowledge.connect(self._acknowledge)
        body.addWidget(self._findings)
        nest(body, self.remarks)
        self._dates = QWidget()
        dates = QVBoxLayout(self._dates)
        dates.setContentsMargins(0, 24, 0, 0)
        dates.setSpacing(12)
        self._timeline = Timeline(self._theme)
        dates.addWidget(Label(self._theme, "Dates that follow", "subhead"))
        dates.addWidget(self._timeline)
        body.addWidget(self._dates)
        body.addSpacing(24)
        body.addWidget(Label(self._theme, "Your answers", "subhead"))
        body.addSpacing(4)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        nest(body, self._answers)
        body.addSpacing(20)
        self._profile_note = Label(self._theme, "", "note")
        self._profile_note.setObjectName("madeWith")
        body.addWidget(self._profile_note)
        body.addStretch(1)

    def _show_answers(self, rows: tuple[Answer, ...], *, locked: bool) -> None:
        """Show answers; without a change the rows stay, and with them the focus."""
        if (rows, locked) == self._shown:
            return
        self._shown = (rows, locked)
        while item := self._answers.takeAt(0):
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for answer in rows:
            row = AnswerRow(self._theme, answer, locked=locked)
            row.change.connect(lambda page, field: self.change.emit(page, field, ""))
            self._answers.addWidget(row)

    def _show_dates(self) -> None:
        milestones = milestones_of(self._session)
        self._timeline.show_milestones(milestones)
        self._dates.setVisible(bool(milestones))

    def _input_card(self, entry: InvalidInput) -> FindingCard:
        link = Action("Go to it", lambda: self.change.emit(entry.page, entry.field, ""))
        return FindingCard(self._theme, "warning", entry.title, entry.detail, actions=[link])

    def _acknowledge(self, finding: Finding) -> None:
        acknowledge(self.window(), self._theme, self._session, finding)

    def _refresh_later(self) -> None:
        if self.isVisible():
            self._refresh_timer.start(0)
