"""Replaces the person in the window's tests: answers given in advance, messages recorded to be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.inline_tasks import InlineTasks
from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
from signoff.desktop.core.notifier import ExportChoice
from signoff.desktop.core.people import Addressee
from signoff.desktop.core.tasks import Dates, Failed, Result
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.notice.record.record import Copy, Record
from signoff.pdf.preview import Pages


def sweep(widget: QWidget) -> None:
    """Delete a widget now: one that waits for an event loop slows every later change of the theme."""
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class WithoutPages(InlineTasks):
    """Runs work at once, and sets pages only on request: for tests that do not look at them."""

    sets_pages = False

    def render(
        self,
        owner: object,
        record: Record,
        done: Callable[[Pages], None],
        failed: Failed,
        dates: Dates = (),
        *,
        public: bool = False,
    ) -> None:
        """Leave the request unanswered, as a slow machine would, unless pages are wanted."""
        if self.sets_pages:
            super().render(owner, record, done, failed, dates, public=public)


class LaterTasks(InlineTasks):
    """Holds work back until a test lets it run, as a slow machine does."""

    def __init__(self) -> None:
        self._held: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Hold `work` back."""
        self._held.append(lambda: InlineTasks.run(self, work, done, failed, owner=owner))

    def work_off(self) -> int:
        """Do all that was held back, and what follows from it; return how much it was."""
        count = 0
        while self._held:
            self._held.pop(0)()
            count += 1
        return count


class AnsweringNotifier(WindowNotifier):
    """Keeps every message, and answers every question as its fields say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.toasts: list[str] = []
        self.actions: list[tuple[str, Callable[[], None]]] = []
        self.problems: list[str] = []
        self.questions: list[str] = []
        self.for_good: list[bool] = []
        self.yes = True
        self.picked = ""
        self.offered: tuple[str, ...] = ()
        self.in_dialog: Callable[[QDialog], bool] = lambda _: False
        self.text: str | None = "Tim"
        self.proposed = ""
        self.copy: Copy | None = Copy.RECORD
        self.print_dates = False
        self.proposed_dates = False
        self.note = "By Thursday, please."
        self.sent = False
        self.is_shared = False
        self.handovers: list[HandoverQuestion] = []
        self.to_send: list[FileToSend] = []
        self.file: Path | None = None
        self.files: tuple[Path, ...] = ()

    def toast(self, text: str, action: tuple[str, Callable[[], None]] | None = None, *, kind: str = "good") -> None:
        """Keep the sentence."""
        self.toasts.append(text)
        if action is not None:
            self.actions.append(action)

    def problem(self, text: str, title: str = "") -> None:
        """Keep the sentence, unless another says it."""
        if not self._takes(text):
            self.problems.append(text)

    def tell(self, title: str, text: str) -> None:
        """Keep the sentence."""
        self.problems.append(text)

    def ask(self, title: str, text: str, yes: str, no: str = "Cancel", *, for_good: bool = False) -> bool:
        """Answer as `yes` says."""
        self.questions.append(f"{title} {text}")
        self.for_good.append(for_good)
        return self.yes

    def pick(self, title: str, text: str, answers: Sequence[str], no: str = "Cancel") -> str:
        """Answer with `picked` where that is offered, else with the last, unless `yes` is False."""
        self.questions.append(f"{title} {text}")
        self.offered = tuple(answers)
        return (self.picked if self.picked in answers else answers[-1]) if self.yes else ""

    def is_accepted(self, make: Callable[[QWidget | None], QDialog]) -> bool:
        """Let `in_dialog` work with the dialog, and answer what it returns."""
        dialog = make(None)
        accepted = self.in_dialog(dialog)
        sweep(dialog)
        return accepted

    def ask_text(self, title: str, text: str, yes: str, label: str, *, proposed: str = "") -> str | None:
        """Answer with `text`; what was proposed is kept."""
        self.questions.append(label)
        self.proposed = proposed
        return self.text

    def ask_copy(self, record: Record, *, print_dates: bool = False, settled: str = "") -> ExportChoice | None:
        """Answer with `copy` and `print_dates`."""
        self.proposed_dates, self.settled = print_dates, settled
        return None if self.copy is None else ExportChoice(self.copy, self.print_dates)

    def ask_copy_of_all(self, count: int, *, print_dates: bool = False) -> ExportChoice | None:
        """Answer with `copy` and `print_dates`."""
        self.questions.append(f"Export {count}")
        return None if self.copy is None else ExportChoice(self.copy, self.print_dates)

    def ask_handover(self, question: HandoverQuestion) -> HandoverAnswer | None:
        """Answer with `text`, `note` and `file`; give up where that was refused."""
        self.handovers.append(question)
        if self.file is None or self.text is None:
            return None
        answer = replace(question.proposed, to=Addressee(self.text), path=self.file, note=self.note, sender="Pat")
        answer = replace(answer, is_shared=self.is_shared)
        return None if answer == question.proposed else answer

    def ask_sent(self, file: FileToSend) -> bool:
        """Keep the file that is to be sent, and answer as `sent` says."""
        self.to_send.append(file)
        return self.sent

    def ask_passphrase(self, title: str, text: str, yes: str) -> str | None:
        """Answer with `text`."""
        self.questions.append(title)
        return self.text

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Answer with `file`."""
        return self.file

    def open_files(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        """Answer with `files`, else `file`."""
        return self.files or ((self.file,) if self.file is not None else ())

    def save_file(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Answer with `file`."""
        return self.file

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Answer with `file`."""
        return self.file
