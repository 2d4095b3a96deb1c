"""Exchanges with the shared register by itself, beside the interface: when there is a reason, and it can be reached."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from signoff.desktop.core.sharing import OFF, Reach, SharedStanding
from signoff.desktop.shared import delays
from signoff.desktop.shared.socket_watch import SocketWatch
from signoff.errors import SharedUnreachable, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.tasks import Failed
    from signoff.shared.lasting_exchange import Here, LastingExchange, Round
    from signoff.shared.link import News, Openings

Result = TypeVar("Result")


class Exchanging(QObject):
    """Decides when to exchange, one at a time, and shows in `services.sharing` how it stands.

    `exchanged` is emitted with the Round of each exchange. The connection stays open: the system tells when the server
    has sent something, and no thread waits for that.
    """

    exchanged = Signal(object)

    def __init__(
        self,
        services: Services,
        exchange: LastingExchange,
        place: str,
        parent: QObject,
        *,
        fraction: Callable[[], float] = random.random,
    ) -> None:
        """Exchange by `exchange` with the register at `place`; `fraction` is chance, from 0 to 1."""
        super().__init__(parent)
        self._tasks, self._sharing, self._clock = services.tasks, services.sharing, services.clock
        self._exchange, self._fraction = exchange, fraction
        self._stop = Event()
        self._idle = Event()
        self._idle.set()
        self._again = False
        self._failures = 0
        self._typing_since: float | None = None
        self._tried_at = 0.0
        self._socket = SocketWatch(self, lambda: int(delays.NEWS_WITHIN * fraction()))
        self._socket.readable.connect(self._listen)
        self._soon, self._pause, self._retry = self._timer(self._begin), self._timer(self._begin), self._timer(self.now)
        self._tick = self._timer(self._look)
        self._tick.setSingleShot(False)
        self._sharing.show(SharedStanding(Reach.TRYING, place))

    def start(self) -> None:
        """Exchange for the first time, and from then on."""
        self._tick.start(delays.EVERY)
        self.now()

    def now(self) -> None:
        """Exchange at once, also where it has just failed."""
        self._retry.stop()
        self._begin()

    def soon(self) -> None:
        """Exchange what has just been done; where it cannot be reached, that waits."""
        if not self._soon.isActive():
            self._soon.start(delays.SOON)

    def after_typing(self) -> None:
        """Exchange what is being typed once there is a pause."""
        if self._retry.isActive():
            self.soon()
            return
        now = time.monotonic()
        if self._typing_since is None:
            self._typing_since = now
        left = max(0.0, delays.AT_MOST - (now - self._typing_since))
        self._pause.start(min(delays.PAUSE, int(left * 1000)))

    def wake(self) -> None:
        """Exchange where that was not done for a while: somebody is back at the window."""
        if time.monotonic() - self._tried_at > delays.EVERY / 1000:
            self.now()

    def hold(self, notice: str) -> None:
        """Let others see that a notice is open here; none for an empty text."""
        self.use(lambda: self._exchange.hold(notice), lambda _: None, self._note_failure)

    def use(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Use the connection for something else, beside the interface; nothing listens to it meanwhile."""
        if self._stop.is_set():
            return
        self._socket.watch(None)

        def ended(result: Result) -> None:
            self._listen()
            done(result)

        def failed_too(problem: SignoffError) -> None:
            self._listen()
            failed(problem)

        self._tasks.run_unawaited(work, ended, failed_too, owner=self)

    def stop(self, at_most: float) -> None:
        """Share what still waits if that takes a moment at most, and end."""
        is_online = self._sharing.standing.reach is Reach.ONLINE
        if is_online and self._idle.is_set() and (self._soon.isActive() or self._pause.isActive()):
            self._begin()
        for timer in (self._soon, self._pause, self._retry, self._tick):
            timer.stop()
        self._socket.watch(None)
        if is_online:
            self._idle.wait(at_most)
        self._stop.set()
        self._exchange.close()
        self._sharing.show(OFF)

    def _begin(self) -> None:
        """Exchange now, or once the exchange under way is done; while it cannot be reached, look only here."""
        self._soon.stop()
        self._pause.stop()
        self._typing_since = None
        if self._stop.is_set():
            return
        if self._retry.isActive():
            self._look_here()
            return
        if not self._idle.is_set():
            self._again = True
            return
        self._again, self._tried_at = False, time.monotonic()
        self._idle.clear()
        self._socket.watch(None)
        self._sharing.show(replace(self._sharing.standing, is_exchanging=True))
        exchange, stop, idle = self._exchange, self._stop, self._idle

        def work() -> Round:
            try:
                return exchange.run(stop.is_set)
            finally:
                idle.set()

        self._tasks.run_unawaited(work, self._show_round, self._note_failure, owner=self)

    def _show_round(self, done: Round) -> None:
        if self._stop.is_set():
            return
        report, here = done.report, done.here
        self._failures = 0
        self._retry.stop()
        self._sharing.show(
            replace(
                self._sharing.standing,
                reach=Reach.ONLINE,
                since=None,
                problem="",
                person=done.person,
                is_exchanging=False,
                exchanged_at=self._clock(),
                received=report.received,
                sent=report.sent,
                waiting=here.waiting,
                conflicts=here.conflicts,
                refusals=here.refusals,
                problems=tuple(report.problems),
                colleagues=done.colleagues,
                openings=done.openings,
            )
        )
        self._watch()
        self.exchanged.emit(done)
        if self._again or not report.is_complete:
            self.soon()

    def _note_failure(self, problem: SignoffError) -> None:
        if self._stop.is_set():
            return
        self._socket.watch(None)
        self._failures += 1
        is_refused = not isinstance(problem, SharedUnreachable)
        self._retry.start(int(1000 * delays.delay_after(self._failures, self._fraction(), is_refused=is_refused)))
        standing = self._sharing.standing
        self._sharing.show(
            replace(
                standing,
                reach=Reach.REFUSED if is_refused else Reach.OFFLINE,
                since=standing.since or self._clock(),
                problem=str(problem),
                is_exchanging=False,
                openings={},
            )
        )
        self._look_here()

    def _look_here(self) -> None:
        """Find out what waits, without the shared register."""
        self._tasks.run(self._exchange.here, self._show_here, lambda _: None, owner=self)

    def _show_here(self, here: Here) -> None:
        if not self._stop.is_set():
            self._sharing.show(
                replace(self._sharing.standing, waiting=here.waiting, conflicts=here.conflicts, refusals=here.refusals)
            )

    def _listen(self) -> None:
        if self._stop.is_set() or not self._idle.is_set() or self._exchange.fileno is None:
            return  # an exchange hears it too
        self._socket.watch(None)
        self._tasks.run_unawaited(self._exchange.news, self._take_news, self._note_failure, owner=self)

    def _take_news(self, heard: tuple[News, Openings]) -> None:
        news, openings = heard
        if self._stop.is_set():
            return
        self._sharing.show(replace(self._sharing.standing, openings=openings))
        if news.has_states:
            self.now()
        else:
            self._watch()

    def _look(self) -> None:
        """See who has notices open now: of a laptop that is gone, nobody tells."""
        if self._retry.isActive() or not self._idle.is_set():
            return
        if time.monotonic() - self._tried_at > delays.RARELY:
            self.now()
        elif self._sharing.standing.openings:
            self._listen()

    def _watch(self) -> None:
        """Listen to the socket, as long as nothing else uses it."""
        self._socket.watch(self._exchange.fileno if self._idle.is_set() else None)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer
