"""Makes a mark from a picture of a signature, as bold and as straight as the signer wants it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_preview import PicturePreview
from signoff.desktop.marks.picture_slider import InkSlider
from signoff.desktop.marks.picture_turn import TurnRow
from signoff.desktop.marks.picture_work import STEPS, Ticket, Traced, read, retraced
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.marks.mark import ImageMark

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner

PICTURES = "Pictures (*.png *.jpg *.jpeg)"
"""The picture files that can be read, as a filter for a file dialog."""

_COARSE = "The signature is only {} pixels across in this picture; a sharper one prints more cleanly."
_PROGRESS_INTERVAL = 60  # milliseconds between two updates of the progress line


class PicturePanel(QWidget):
    """Makes a mark from a picture; `mark_made` is emitted with each new mark, or with None when there is none.

    Why a file cannot be used is shown until another is chosen. The panel is hidden while there is nothing to show.
    """

    spoken_role = "Grouping"

    mark_made = Signal(object)

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        """Start without a picture; `tasks` runs the work in the background."""
        super().__init__(parent)
        self._tasks = tasks
        self._ticket: Ticket | None = None
        self._traced: Traced | None = None
        self._traced_boldness = 0
        self._turn: float | None = None
        self._mark: ImageMark | None = None
        self._progress_timer = QTimer(self)
        self._progress_timer.setInterval(_PROGRESS_INTERVAL)
        self._progress_timer.timeout.connect(self._update_progress)
        self.setObjectName("picturePanel")
        self.setAccessibleName("The picture of your signature")
        self._build(theme)
        self.destroyed.connect(self._cancel_ticket)
        self.hide()

    @property
    def mark(self) -> ImageMark | None:
        """The current mark; None without a picture."""
        return self._mark

    def read(self, path: Path) -> None:
        """Make a mark from a picture file, in the background, in place of the current one."""
        self.forget()
        self._name.setText(path.name)
        self._name.show()
        self._working.setText("Looking for the signature…")
        announce(self, self._working.text())
        ticket = self._begin()
        self._show_parts()
        self.show()
        self._tasks.run(
            lambda: read(path, ticket),
            lambda traced: self._on_traced(ticket, traced),
            lambda problem: self._on_failed(ticket, problem),
            owner=self,
        )

    def forget(self) -> None:
        """Clear the picture and cancel any work; nothing is emitted."""
        self._stop_work()
        self._traced = self._mark = self._turn = None
        self._traced_boldness = 0
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
        self._busy = self._build_busy(theme)
        self._adjusting = self._build_adjusting(theme)
        self._problem = StatusLine(theme, "pictureProblem", is_problem=True)
        self._coarse = StatusLine(theme, "pictureCoarse", colour="amber")
        for part in (self._name, self._busy, self._adjusting, self._coarse, self._problem):
            column.addWidget(part)

    def _build_busy(self, theme: Theme) -> QWidget:
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
        nest(row, words, 1)
        row.addWidget(cancel)
        return part

    def _build_adjusting(self, theme: Theme) -> QWidget:
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
        nest(column, row)
        column.addWidget(self._turns)
        return part

    def _begin(self) -> Ticket:
        self._ticket = Ticket()
        self._progress.set_fraction(0)
        self._progress_timer.start()
        return self._ticket

    def _stop_work(self) -> None:
        self._cancel_ticket()
        self._progress_timer.stop()

    def _cancel_ticket(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _cancel(self) -> None:
        self.forget()
        self.mark_made.emit(None)

    def _finish(self, ticket: Ticket) -> bool:
        """End the work of this ticket; return False if it was cancelled, so that its result is not wanted."""
        if ticket.is_cancelled:
            return False
        self._ticket = None
        self._progress_timer.stop()
        return True

    def _on_traced(self, ticket: Ticket, traced: Traced) -> None:
        if not self._finish(ticket):
            return
        if self._traced is None:
            announce(self, "The signature was found.")
        self._traced = traced
        self._problem.hide()
        self._update_mark()
        self._retrace()

    def _on_failed(self, ticket: Ticket, problem: SignoffError) -> None:
        if not self._finish(ticket):
            return
        if self._traced is None:
            self.forget()
            self._show_only_problem(str(problem))
            self.mark_made.emit(None)
            return
        self._problem.show_words(str(problem))
        self._set_mark(None)
        self._retrace()

    def _show_only_problem(self, sentence: str) -> None:
        """Show what is wrong with a file, and nothing else, until another is chosen."""
        for part in (self._name, self._busy, self._adjusting, self._coarse):
            part.hide()
        self.show()
        self._problem.show_words(sentence)

    def _retrace(self) -> None:
        """Trace again unless the outline has the wanted boldness; wait while a trace is running."""
        wanted = self._slider.value()
        if self._traced is None or self._ticket is not None or self._traced_boldness == wanted:
            return
        self._traced_boldness = wanted
        scan, ticket = self._traced.scan, self._begin()
        self._tasks.run(
            lambda: retraced(scan, wanted, ticket),
            lambda traced: self._on_traced(ticket, traced),
            lambda problem: self._on_failed(ticket, problem),
            owner=self,
        )

    def _turn_by(self, degrees: float) -> None:
        self._turn = (self._angle() + degrees + 180) % 360 - 180
        self._update_mark()

    def _straighten(self) -> None:
        self._turn = None
        self._update_mark()

    def _angle(self) -> float:
        if self._turn is not None:
            return self._turn
        return -self._traced.tracing.tilt if self._traced is not None else 0.0

    def _update_mark(self) -> None:
        if self._traced is None:
            return
        self._show_parts()
        if self._problem.isHidden():
            self._set_mark(self._traced.tracing.mark(self._angle()))

    def _set_mark(self, mark: ImageMark | None) -> None:
        self._mark = mark
        self._preview.show_mark(mark)
        self.mark_made.emit(mark)

    def _show_parts(self) -> None:
        self._busy.setVisible(self._traced is None)
        self._adjusting.setVisible(self._traced is not None)
        tracing = self._traced.tracing if self._traced is not None else None
        self._coarse.show_words(_COARSE.format(tracing.pixels) if tracing is not None and tracing.is_coarse else "")
        self._turns.show_angle(self._angle())
        self._turns.offer_straight(offered=self._turn is not None)

    def _update_progress(self) -> None:
        if self._ticket is not None:
            self._progress.set_fraction(self._ticket.steps / (STEPS + 1))
