"""Taking in what comes from the shared register, where one of the notices may be open in the window.

The exchange runs in a thread of its own. What comes for the open notice is taken in by the interface's thread, between
two keys, once all that was typed is saved: so nobody types into a state that has gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, get_ident
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from signoff.desktop.shared.standing_words import later_words
from signoff.errors import SharedProblem
from signoff.notice.record.handover import open_handover
from signoff.register.results import Imported, Outcome

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register

PATIENCE = 5.0
"""Seconds for which an exchange waits for the interface, which may be busy; then that notice comes with the next."""

MOST = 200
"""How many of the notices that came for somebody are told of: the first exchange may bring thousands."""

Take = Callable[["Record", str], tuple[Imported, str]]


@dataclass(slots=True)
class _Job:
    """A state that is to be taken in by the interface's thread, and what came of it."""

    record: Record
    agreed: str
    done: Event = field(default_factory=Event)
    is_given_up: bool = False
    taken: tuple[Imported, str] | None = None
    problem: Exception | None = None


class Taking(QObject):
    """Takes states in, from any thread; made where `take_open` takes in the open notice's."""

    _handed = Signal(object)

    def __init__(self, register: Register, take_open: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._register, self._take_open = register, take_open
        self._lock, self._open, self._is_closed = Lock(), "", False
        self._interface, self._busy = get_ident(), 0
        self._arrived: list[Record] = []
        self._handed.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def note_open(self, notice: str) -> None:
        """Note which notice is open now, none for an empty text; what is being taken in of it is so afterwards."""
        with self._lock:
            self._open = notice

    def is_taking(self) -> bool:
        """Whether it is this that changes the register just now, in the thread that asks."""
        return self._busy == get_ident()

    def arrived(self) -> list[Record]:
        """Return what was taken in since this was asked last and was handed over to somebody."""
        arrived, self._arrived = self._arrived, []
        return arrived

    def close(self) -> None:
        """Take in nothing more for the open notice: the window is about to close."""
        self._is_closed = True

    def take(self, record: Record, agreed: str) -> tuple[Imported, str]:
        """Take a state in, as `Register.import_state` does; raises as that does, and SharedProblem for later."""
        with self._lock:
            if record.id != self._open:
                return self._taken(self._register.import_state, record, agreed)
        job = _Job(record, agreed)
        if get_ident() == self._interface:
            self._do(job)
        elif not self._is_closed:
            self._handed.emit(job)
            job.done.wait(PATIENCE)
            with self._lock:
                job.is_given_up = not job.done.is_set()
        if job.problem is not None:
            raise job.problem
        if job.taken is None:
            raise SharedProblem(later_words(record))
        return job.taken

    def _do(self, job: _Job) -> None:
        with self._lock:
            if job.is_given_up:
                return
        try:
            job.taken = self._taken(self._take_open, job.record, job.agreed)
        except Exception as problem:  # of whatever kind, it is raised where the state came from
            job.problem = problem
        job.done.set()

    def _taken(self, take: Take, record: Record, agreed: str) -> tuple[Imported, str]:
        self._busy = get_ident()
        try:
            imported, digest = take(record, agreed)
        finally:
            self._busy = 0
        if imported.outcome in (Outcome.ADDED, Outcome.UPDATED) and open_handover(imported.record) is not None:
            self._arrived = [*self._arrived[1 - MOST :], imported.record]
        return imported, digest
