"""A picture of a signature made into a mark: read, then as bold and as straight as the signer wants it.

The mark is seen here while it is made, and on the page where it will be printed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_preview import PicturePreview
from signoff.desktop.marks.picture_slider import InkSlider
from signoff.desktop.marks.picture_turn import TurnRow
from signoff.desktop.marks.picture_work import STEPS, Ticket, Traced, read, retraced
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.marks.mark import ImageMark

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner

PICTURES = "Pictures (*.png *.jpg *.jpeg)"
"""The files that can be one, as a file dialog takes them."""

_COARSE = "The signature is only {} pixels across in this picture; a sharper one prints more cleanly."
_LOOK_AGAIN = 60  # milliseconds between two looks at how far the work is


class PicturePanel(QWidget):
    """Makes the mark of a picture. `mark_made` hands it over, or None while there is none.

    Why a file is no picture of a signature stands here until another is chosen. It is hidden until there is either.
    """

    mark_made = Signal(object)

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        """Begin without a picture; the work is done by `tasks`."""
        super().__init__(parent)
        self._tasks = tasks
        self._ticket: Ticket | None = None
        self._traced: Traced | None = None
        self._tried = 0
        self._turn: float | None = None
        self._mark: ImageMark | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AGAIN)
        self._watch.timeout.connect(self._tell_progress)
        self.setObjectName("picturePanel")
        self.setAccessibleName("The picture of your signature")
        self._build(theme)
        self.destroyed.connect(self._leave_ticket)
        self.hide()

    @property
    def mark(self) -> ImageMark | None:
        """The mark as it stands, None without a picture."""
        return self._mark

    def read(self, path: Path) -> None:
        """Make the mark of a picture file, beside the interface; the picture before is forgotten."""
        self.forget()
        self._name.setText(path.name)
        self._name.show()
        self._working.setText("Looking for the signature…")
        ticket = self._begin()
        self._show_parts()
        self.show()
        self._tasks.run(
            lambda: read(path, ticket),
            lambda traced: self._take(ticket, traced),
            lambda problem: self._refuse(ticket, problem),
            owner=self,
        )

    def forget(self) -> None:
        """Be without a picture, and leave whatever is being done; nothing is handed over."""
        self._leave_work()
        self._traced = self._mark = self._turn = None
        self._tried = 0
        self._slider.blockSignals(True)
        self._slider.setValue(0)
        self._slider.blockSignals(False)
        self._problem.hide()
        self.hide()

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._name = Label(theme, "", "guidance-strong")
        self._name.setObjectName("pictureName")
        self._busy = self._busy_part(theme)
        self._adjusting = self._adjusting_part(theme)
        self._problem = Label(theme, "", "guidance", colour="red")
        self._problem.setObjectName("pictureProblem")
        self._coarse = Label(theme, "", "guidance", colour="amber")
        self._coarse.setObjectName("pictureCoarse")
        for part in (self._name, self._busy, self._adjusting, self._coarse, self._problem):
            column.addWidget(part)
        self._problem.hide()

    def _busy_part(self, theme: Theme) -> QWidget:
        part = QWidget()
        self._working = Label(theme, "", "guidance")
        self._progress = ProgressLine(theme)
        cancel = Button(theme, "Cancel", kind="compact")
        cancel.setObjectName("cancelPicture")
        cancel.setAccessibleName("Cancel reading the picture")
        cancel.clicked.connect(self._cancel)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._working)
        words.addWidget(self._progress)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(cancel)
        return part

    def _adjusting_part(self, theme: Theme) -> QWidget:
        part = QWidget()
        self._slider = InkSlider(theme)
        self._slider.valueChanged.connect(self._retrace)
        self._turns = TurnRow(theme)
        self._turns.turned.connect(self._turn_by)
        self._turns.straightened.connect(self._straighten)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label(theme, "Fainter", "guidance"))
        row.addWidget(self._slider, 1)
        row.addWidget(Label(theme, "Bolder", "guidance"))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._preview = PicturePreview(theme)
        column.addWidget(self._preview)
        column.addLayout(row)
        column.addWidget(self._turns)
        return part

    def _begin(self) -> Ticket:
        self._ticket = Ticket()
        self._progress.set_fraction(0)
        self._watch.start()
        return self._ticket

    def _leave_work(self) -> None:
        self._leave_ticket()
        self._watch.stop()

    def _leave_ticket(self) -> None:
        if self._ticket is not None:
            self._ticket.leave()
            self._ticket = None

    def _cancel(self) -> None:
        self.forget()
        self.mark_made.emit(None)

    def _is_over(self, ticket: Ticket) -> bool:
        """Whether nobody waits for the work of this ticket any more; else it is done with."""
        if ticket.is_left:
            return True
        self._ticket = None
        self._watch.stop()
        return False

    def _take(self, ticket: Ticket, traced: Traced) -> None:
        if self._is_over(ticket):
            return
        self._traced = traced
        self._problem.hide()
        self._hand_over()
        self._retrace()

    def _refuse(self, ticket: Ticket, problem: SignoffError) -> None:
        if self._is_over(ticket):
            return
        if self._traced is None:
            self.forget()
            self._show_only_problem(str(problem))
            self.mark_made.emit(None)
            return
        self._problem.setText(str(problem))
        self._problem.show()
        self._show(None)
        self._retrace()

    def _show_only_problem(self, sentence: str) -> None:
        """Say what is wrong with a file, where it was chosen, until another one is."""
        for part in (self._name, self._busy, self._adjusting, self._coarse):
            part.hide()
        self._problem.setText(sentence)
        self._problem.show()
        self.show()

    def _retrace(self) -> None:
        """Trace anew unless the outline is as bold as is wanted; while it is being traced, wait for that."""
        wanted = self._slider.value()
        if self._traced is None or self._ticket is not None or self._tried == wanted:
            return
        self._tried = wanted
        scan, ticket = self._traced.scan, self._begin()
        self._tasks.run(
            lambda: retraced(scan, wanted, ticket),
            lambda traced: self._take(ticket, traced),
            lambda problem: self._refuse(ticket, problem),
            owner=self,
        )

    def _turn_by(self, degrees: float) -> None:
        self._turn = (self._angle() + degrees + 180) % 360 - 180
        self._hand_over()

    def _straighten(self) -> None:
        self._turn = None
        self._hand_over()

    def _angle(self) -> float:
        if self._turn is not None:
            return self._turn
        return -self._traced.tracing.tilt if self._traced is not None else 0.0

    def _hand_over(self) -> None:
        if self._traced is None:
            return
        self._show_parts()
        if self._problem.isHidden():
            self._show(self._traced.tracing.mark(self._angle()))

    def _show(self, mark: ImageMark | None) -> None:
        self._mark = mark
        self._preview.show_mark(mark)
        self.mark_made.emit(mark)

    def _show_parts(self) -> None:
        self._busy.setVisible(self._traced is None)
        self._adjusting.setVisible(self._traced is not None)
        tracing = self._traced.tracing if self._traced is not None else None
        self._coarse.setVisible(tracing is not None and tracing.is_coarse)
        self._coarse.setText(_COARSE.format(tracing.pixels) if tracing is not None else "")
        self._turns.show_angle(self._angle())
        self._turns.offer_straight(offered=self._turn is not None)

    def _tell_progress(self) -> None:
        if self._ticket is not None:
            self._progress.set_fraction(self._ticket.steps / (STEPS + 1))
