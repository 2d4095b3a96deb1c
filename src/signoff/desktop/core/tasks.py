"""Background work: a small pool of threads whose results come back on the interface's thread."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from signoff.desktop.core.owners import is_gone
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.page_renderer import PageRenderer
    from signoff.notice.record.record import Record
    from signoff.notice.text.days import DateLine
    from signoff.pdf.preview import Pages

Result = TypeVar("Result")
Failed = Callable[[SignoffError], None]
Dates: TypeAlias = "Sequence[DateLine]"
"""Dates to be printed below the form."""

UNEXPECTED = "Something went wrong that signoff did not expect."


class _Work(NamedTuple):
    """Work under way, the callbacks for its result or its problem, and the owner that it is done for."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Failed
    owner: QObject | None


class Runner(Protocol):
    """What runs work for the windows: in the background, or at once in tests."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work`, then call `done` with its result or `failed` with its problem, on the interface's thread.

        Neither is called once its `owner` is gone: the window or dialog that it was for was closed.
        """

    def run_unawaited(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run work that may hang for long, in the network: as `run` does, but `close` does not wait for it."""

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
        """Set the record as pages, with these dates below the form; only an owner's latest request is answered.

        With `public` they are those of its publication copy, as it would be exported. No request is answered once the
        owner is gone.
        """

    def forget(self, owner: object) -> None:
        """Drop the pages that an owner still waits for."""

    def close(self) -> None:
        """Wait for what is running and take no more."""


class Tasks(QObject):
    """The background runner of the application; call `close` before leaving.

    An unexpected exception of the work is raised again on the interface's thread, after `failed` was called.
    Python's cycle collector is off while a thread works: run there, it would destroy Qt objects of the interface.
    """

    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="signoff")
        self._numbers = count()
        self._waiting: dict[int, _Work] = {}
        self._renderer: PageRenderer | None = None
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether some work is still under way or undelivered."""
        return bool(self._waiting)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` in a thread, then call `done` or `failed` on the interface's thread; nothing after `close`."""
        if not self._closed:
            self._follow(_Work(self._pool.submit(work), done, failed, owner))

    def run_unawaited(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` in a thread of its own, which ends with the program if it has not before."""
        if not self._closed:
            future: Future[Result] = Future()
            self._follow(_Work(future, done, failed, owner))
            Thread(target=_do, args=(work, future), name="signoff unawaited", daemon=True).start()

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
        """Set the record as pages in a process of its own; only an owner's latest request is answered."""
        if self._renderer is None:
            from signoff.desktop.core.page_renderer import PageRenderer

            self._renderer = PageRenderer(self)
        from signoff.notice.record.record import Copy
        from signoff.pdf.preview import Job

        job = Job(record, tuple(dates), Copy.PUBLICATION if public else Copy.RECORD)
        self._renderer.request(owner, job, done, failed)

    def forget(self, owner: object) -> None:
        """Drop the pages that an owner still waits for."""
        if self._renderer is not None:
            self._renderer.forget(owner)

    def close(self) -> None:
        """Wait for what is running, drop what has not begun, and end the page process."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()
        gc.enable()
        if self._renderer is not None:
            self._renderer.close()

    def _follow(self, work: _Work) -> None:
        number = next(self._numbers)
        gc.disable()
        self._waiting[number] = work
        work.future.add_done_callback(lambda _: None if self._closed else self._finished.emit(number))

    def _deliver(self, number: int) -> None:
        if number not in self._waiting:
            return
        work = self._waiting.pop(number)
        if not self._waiting:
            gc.enable()
        _answer(work)


def _do(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        result = work()
    except BaseException as problem:
        future.set_exception(problem)
    else:
        future.set_result(result)


def _answer(work: _Work) -> None:
    problem, is_wanted = work.future.exception(), not is_gone(work.owner)
    if problem is None:
        if is_wanted:
            work.done(work.future.result())
    elif isinstance(problem, SignoffError):
        if is_wanted:
            work.failed(problem)
    else:
        if is_wanted:
            work.failed(SignoffError(UNEXPECTED))
        raise problem
