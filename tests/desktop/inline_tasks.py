"""A runner that runs everything at once, for tests that wait for nothing."""

from __future__ import annotations

from collections.abc import Callable

from signoff.desktop.core.tasks import UNEXPECTED, Dates, Failed, Result
from signoff.errors import SignoffError
from signoff.notice.record.record import Record
from signoff.pdf.preview import Job, Pages, pages_of


class InlineTasks:
    """Runs everything at once on the calling thread, with the promises of `Runner`."""

    def run(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Run `work` now, then call `done` or `failed`."""
        try:
            result = work()
        except SignoffError as problem:
            failed(problem)
        except Exception:
            failed(SignoffError(UNEXPECTED))
            raise
        else:
            done(result)

    def render(
        self, owner: object, record: Record, done: Callable[[Pages], None], failed: Failed, dates: Dates = ()
    ) -> None:
        """Set the record as pages now."""
        self.run(lambda: pages_of(Job(record, tuple(dates))), done, failed)

    def forget(self, owner: object) -> None:
        """Nothing ever waits here."""

    def close(self) -> None:
        """Nothing ever runs on."""
