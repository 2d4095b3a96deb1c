"""A runner that runs everything at once, for tests that wait for nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from signoff.desktop.core.owners import is_gone
from signoff.desktop.core.tasks import UNEXPECTED, Dates, Failed, Result
from signoff.errors import SignoffError
from signoff.notice.record.record import Copy, Record
from signoff.pdf.preview import Job, Pages, pages_of


class InlineTasks:
    """Runs everything at once on the calling thread, with the promises of `Runner`."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` now, then call `done` or `failed`."""
        try:
            result = work()
        except SignoffError as problem:
            if not is_gone(owner):
                failed(problem)
        except Exception:
            failed(SignoffError(UNEXPECTED))
            raise
        else:
            if not is_gone(owner):
                done(result)

    def run_unawaited(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` now, too."""
        self.run(work, done, failed, owner=owner)

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
        """Set the record as pages now."""
        of = owner if isinstance(owner, QObject) else None
        self.run(
            lambda: pages_of(Job(record, tuple(dates), Copy.PUBLICATION if public else Copy.RECORD)),
            done,
            failed,
            owner=of,
        )

    def forget(self, owner: object) -> None:
        """Nothing ever waits here."""

    def close(self) -> None:
        """Nothing ever runs on."""
