"""The window that asks to whom a notice is handed over, or sent back: for what, by when, with which note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.handover_question import HandoverAnswer, HandoverQuestion
from signoff.desktop.core.people import Addressee
from signoff.desktop.exchange.caution import Caution
from signoff.desktop.exchange.file_card import FileCard
from signoff.desktop.exchange.scrolled_text import ScrolledText
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import ComboField, DateField, Labelled, LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.status_line import StatusLine
from signoff.notice.record.message import LONGEST_NOTE, Asked
from signoff.notice.text.names import is_same_person

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

WIDTH = 560
TASKS = {
    Asked.SIGN: Option(Asked.SIGN.value, "Read and sign", "They sign it, or send it back."),
    Asked.APPROVE: Option(Asked.APPROVE.value, "Read and approve", "They approve it before the decision maker signs."),
    Asked.CHANGE: Option(Asked.CHANGE.value, "Change", "They complete or change it; it is a draft."),
    Asked.PUBLISH: Option(Asked.PUBLISH.value, "Publish", "They publish the signed notice."),
    Asked.READ: Option(Asked.READ.value, "For information", "They only read it."),
}
_SHARED, _FILE = "shared", "file"
_WAYS = (
    Option(_SHARED, "In the shared register", "They see it there at once; no file is needed."),
    Option(_FILE, "As a file", "You send the file yourself, by e-mail for example."),
)
_KEPT_FROM = "{} may not read exempt information in the shared register, so it goes as a file."
_NOTE = "It is kept in the history. It is not part of the notice and is never published."


class HandoverDialog(Dialog):
    """Asks all of it in one window; `answer` is what was given, once it was accepted."""

    def __init__(
        self,
        theme: Theme,
        question: HandoverQuestion,
        choose_path: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask a question; `choose_path` asks for another file than the one proposed."""
        title = "Send back" if question.is_return else "Hand over"
        super().__init__(theme, title, f"“{question.subject}”", title, "Cancel", parent)
        self._question, self._choose_path = question, choose_path
        self.setObjectName("handoverDialog")
        theme.fix(self, width=WIDTH)
        self.body.setSpacing(10)
        self._build()
        self._filled = question.proposed.to if question.proposed.to.name else Addressee()  # a post alone stays
        self._fill(question.proposed)
        self._show_way()
        self._to.editTextChanged.connect(self._follow_name)
        first = self._sender if not question.proposed.sender else self._note if question.proposed.to.name else self._to
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def answer(self) -> HandoverAnswer:
        """What is given."""
        to = Addressee(*(text.strip() for text in (self._to.currentText(), self._post.text(), self._email.text())))
        return HandoverAnswer(
            to=to,
            asked=Asked(self._tasks.choice() or self._question.proposed.asked),
            path=self._file.path,
            note=self._note.toPlainText().strip(),
            by=self._by.date(),
            sender=self._sender.text().strip(),
            is_shared=not self._way.isHidden() and self._ways.choice() == _SHARED,
        )

    def accept(self) -> None:
        """Accept what is given, unless something is missing: that is then said where it belongs."""
        self._by.commit()
        problems = self._problems()
        for labelled in self._labelled:
            if words := problems.get(labelled, ""):
                labelled.show_problem(words)
            else:
                labelled.clear_problem()
        if problems:
            next(iter(problems)).widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
        elif self._by.no_date():
            self._by.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _problems(self) -> dict[Labelled, str]:
        """Return what is missing or wrong, by its field."""
        answer, wrong = self.answer, dict[Labelled, str]()
        if not answer.sender:
            wrong[self._sender_label] = "Enter your name."
        if not answer.to.name:
            wrong[self._to_label] = "Enter the name of the person it goes to."
        if answer.to.email and not answer.is_shared and not _is_address(answer.to.email):
            wrong[self._email_label] = "Enter an e-mail address, such as name@council.gov.uk."
        if answer.by is not None and answer.by < self._question.today:
            wrong[self._by_label] = "Enter today’s date or a later one."
        if self._question.is_return and not answer.note:
            wrong[self._note_label] = "Say what should change."
        if len(answer.note) > LONGEST_NOTE:
            wrong[self._note_label] = f"Shorten the note to {LONGEST_NOTE:,} characters; it has {len(answer.note):,}."
        return wrong

    def _fill(self, proposed: HandoverAnswer) -> None:
        self._sender.setText(proposed.sender)
        self._sender_label.setVisible(not proposed.sender)
        self._to.setEditText(proposed.to.name)
        if (line := self._to.lineEdit()) is not None:
            line.setCursorPosition(0)
        self._post.setText(proposed.to.post)
        self._email.setText(proposed.to.email)
        self._tasks.choose(proposed.asked.value)
        self._note.setPlainText(proposed.note)
        self._by.set_date(proposed.by)

    def _follow_name(self, name: str) -> None:
        """Fill in what is known of the person whose name was chosen or typed."""
        known = next((person for person in self._question.people if is_same_person(person.name, name)), Addressee())
        for field, before, now in (
            (self._post, self._filled.post, known.post),
            (self._email, self._filled.email, known.email),
        ):
            if now or field.text() == before:  # what was typed for somebody who is not known stays
                field.setText(now)
        self._filled = known
        self._show_way()

    def _show_way(self) -> None:
        """Offer the shared register where that reaches whoever is named, and ask for a file only where one is sent."""
        name, question = self._to.currentText(), self._question
        is_reached = any(is_same_person(name, known) for known in question.shared_with)
        self._way.setVisible(is_reached)
        is_file = not is_reached or self._ways.choice() == _FILE
        for part in self._for_file:
            part.setVisible(is_file)
        is_to_sign = self.answer.asked is Asked.SIGN  # whoever is asked to approve, or to change it, comes before
        self._about_approvals.want(shown=bool(question.approvals_caution) and is_to_sign)
        kept_from = any(is_same_person(name, known) for known in question.kept_from)
        self._kept_from.show_words(_KEPT_FROM.format(" ".join(name.split())) if kept_from else "")
        self.fit()

    def _change_path(self) -> None:
        if (path := self._choose_path(self._file.path)) is not None:
            self._file.show_file(path)

    def _build(self) -> None:
        theme, question = self._theme, self._question
        self._sender = LineField(theme)
        self._sender.setObjectName("handoverSender")
        self._to = ComboField(theme, [person.name for person in question.people])
        self._to.setObjectName("handoverTo")
        self._post, self._email = LineField(theme), LineField(theme, placeholder="name@council.gov.uk")
        self._post.setObjectName("handoverPost")
        self._email.setObjectName("handoverEmail")
        self._by = DateField(theme, today=lambda: question.today, weekday=True)
        self._by.setObjectName("handoverBy")
        self._note = ScrolledText(theme, 3)
        self._note.setObjectName("handoverNote")
        self._tasks = Segmented(theme, [TASKS[task] for task in question.tasks], name="What should they do?")
        self._tasks.setObjectName("handoverTask")
        self._file = FileCard(theme, question.proposed.path, "Change…", "Will be saved in")
        self._file.setObjectName("handoverFile")
        self._file.pressed.connect(self._change_path)
        self._sender_label = Labelled(theme, "Your name, as others will see it", self._sender)
        self._to_label = Labelled(theme, "To", self._to)
        post_label = Labelled(theme, "Post (optional)", self._post)
        self._email_label = Labelled(theme, "E-mail address (optional)", self._email)
        self._by_label = Labelled(theme, "Needed by (optional)", self._by)
        words = "What should change?" if question.is_return else "Note (optional)"
        self._note_label = Labelled(theme, words, self._note, _NOTE)
        self._labelled = (self._sender_label, self._to_label, self._email_label, self._by_label, self._note_label)
        self.body.addWidget(self._sender_label)
        nest(self.body, _side_by_side(self._to_label, post_label))
        if not question.is_return:
            self.body.addWidget(Labelled(theme, "What should they do?", self._tasks))
        self.body.addWidget(self._note_label)
        nest(self.body, _side_by_side(self._by_label, self._email_label))
        self.body.addWidget(self._file)
        self._build_way()
        self._tasks.chosen.connect(lambda _: self._show_way())
        self._add_cautions()

    def _add_cautions(self) -> None:
        """Show what to think of before all that is asked, where no size of text pushes it out of view."""
        question = self._question
        cautions: list[QWidget] = [Caution(self._theme, caution) for caution in question.cautions]
        if question.file_caution:
            cautions.append(Caution(self._theme, question.file_caution))
            self._for_file.append(cautions[-1])
        self._about_approvals = Caution(self._theme, question.approvals_caution)
        self._about_approvals.setObjectName("handoverApprovals")
        for place, caution in enumerate((*cautions, self._about_approvals)):
            self.body.insertWidget(place, caution)

    def _build_way(self) -> None:
        self._ways = Segmented(self._theme, _WAYS, name="How it gets there")
        self._ways.setObjectName("handoverWay")
        self._ways.choose(_SHARED)
        self._ways.chosen.connect(lambda _: self._show_way())
        self._way = Labelled(self._theme, "How does it get there?", self._ways)
        self._kept_from = StatusLine(self._theme, "handoverKeptFrom", colour="amber")
        place = self.body.indexOf(self._file)
        self.body.insertWidget(place, self._way)
        self.body.insertWidget(place + 1, self._kept_from)
        self._for_file: list[QWidget] = [self._file, self._email_label]


def ask_handover(
    theme: Theme,
    question: HandoverQuestion,
    choose_path: Callable[[Path], Path | None],
    parent: QWidget | None,
) -> HandoverAnswer | None:
    """Ask, and return what was answered; None where the window was cancelled."""
    dialog = HandoverDialog(theme, question, choose_path, parent)
    accepted = dialog.exec() == dialog.DialogCode.Accepted
    answer = dialog.answer
    dialog.deleteLater()
    return answer if accepted else None


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _is_address(text: str) -> bool:
    name, at, domain = text.rpartition("@")
    return bool(name and at and "." in domain) and text.isprintable() and not any(mark in text for mark in ' ,;?&<>"')
