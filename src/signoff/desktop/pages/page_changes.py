"""What others changed since a notice was read, on its pages: the rows, and the words once both states are laid out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff.desktop.pages.changed_words import changed_places

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.notice.comparison.last_read import ChangesSince
    from signoff.pdf.places import Place
    from signoff.pdf.preview import Pages


class PageChanges(QObject):
    """Finds the words that differ between the pages before and now; `found` is emitted when they are known.

    `words` are those that went, on the pages before, and those that came. Without the pages before, the rows alone are
    known.
    """

    found = Signal()

    def __init__(self, tasks: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._before: Pages | None = None
        self._now: Pages | None = None
        self.since: ChangesSince | None = None
        self.words: tuple[tuple[Place, ...], tuple[Place, ...]] = ((), ())

    def begin(self, since: ChangesSince | None) -> None:
        """Find other changes from now on, or none."""
        self.since, self._before, self.words = since, None, ((), ())

    def take_before(self, pages: Pages) -> None:
        """Take the pages as they were when they were read."""
        self._before = pages
        self._find_words()

    def take_now(self, pages: Pages) -> None:
        """Take the pages as they are now."""
        self._now, self.words = pages, ((), ())
        self._find_words()

    def rows_of(self, pages: Pages | None) -> tuple[Place, ...]:
        """Return the rows of pages that were changed."""
        if pages is None or self.since is None:
            return ()
        keys = set(self.since.keys)
        return tuple(place for place in pages.places if place.key in keys)

    def _find_words(self) -> None:
        before, now, since = self._before, self._now, self.since
        if before is None or now is None or since is None:
            return

        def show(words: tuple[tuple[Place, ...], tuple[Place, ...]]) -> None:
            if (before, now) == (self._before, self._now):
                self.words = words
                self.found.emit()

        work = partial(changed_places, before, now, since.keys)
        self._tasks.run(work, show, lambda _: None, owner=self)
