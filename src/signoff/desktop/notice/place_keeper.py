"""Keeps where a person is in the open notice, so that it is opened there again, also after the program was killed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from signoff.desktop.core.places import Place, Places
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.notice.notice_view import NoticeView

AFTER_MOVING = 400
"""Milliseconds from the last move to its being written."""

_LOGGER = logging.getLogger(__name__)


class PlaceKeeper(QObject):
    """Follows one notice at a time; what cannot be written is only logged, since nothing of a notice is lost by it."""

    def __init__(self, places: Places, tasks: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places, self._tasks = places, tasks
        self._frame: NoticeView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MOVING)
        self._timer.timeout.connect(self._write_beside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note_field)

    def find(self, notice: str) -> Place | None:
        """Return where a person was in a notice; None where that is not known."""
        return self._places.find(notice)

    def follow(self, frame: NoticeView) -> None:
        """Keep the place in a notice from now on."""
        self._frame = frame
        frame.moved.connect(self._note)
        self._note()

    def leave(self) -> None:
        """Note that the notice was closed."""
        self._frame = None
        self._places.note_closed()
        self._timer.start()

    def close(self) -> None:
        """Note that the program ends as it should, and write that now."""
        self._frame = None
        self._timer.stop()
        self._places.note_closed()
        try:
            self._places.write()
        except SignoffError as problem:
            self._log(problem)

    def _note(self) -> None:
        if self._frame is not None:
            self._places.note(self._frame.session.record.id, self._frame.place)
            self._timer.start()

    def _note_field(self) -> None:
        """Note another field; where the focus is in none, as in another window, the last one stays."""
        if self._frame is not None and self._frame.place.field:
            self._note()

    def _write_beside(self) -> None:
        self._tasks.run(self._places.write, lambda _: None, self._log, owner=self)

    def _log(self, problem: SignoffError) -> None:
        _LOGGER.warning("Where the notice was open could not be kept: %s", problem)
