"""What others have changed in the open notice since the person here read it last, until they say that they have."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff.errors import SignoffError
from signoff.notice.record.model import Notice

if TYPE_CHECKING:
    from signoff.desktop.core.read_states import ReadStates
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.notice.comparison.comparison import AnswerChange
    from signoff.notice.comparison.last_read import ChangesSince

_LOGGER = logging.getLogger(__name__)


class UnreadChanges(QObject):
    """Compares a notice, as it was opened, with the state that was read; `changed` is emitted when that is known.

    What cannot be kept is only logged: nothing of a notice is lost by it.
    """

    changed = Signal()

    def __init__(
        self, services: Services, session: NoticeSession, states: ReadStates, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._session, self._states = services, session, states
        self._since: ChangesSince | None = None
        self._is_known = False

    @property
    def since(self) -> ChangesSince | None:
        """The changes that are not read yet; None where there are none."""
        return self._since

    @property
    def pages(self) -> frozenset[str]:
        """The keys of the wizard's pages with such changes."""
        form = self._session.form
        keys = (form.page_key_of(key) for key in (self._since.keys if self._since else ()))
        return frozenset(key for key in keys if key is not None)

    def answers_on(self, page: str) -> tuple[AnswerChange, ...]:
        """Return the answers on a page that were changed."""
        form, sections = self._session.form, self._since.sections if self._since else ()
        return tuple(
            answer for section in sections if form.page_key_of(section.key) == page for answer in section.answers
        )

    def look(self) -> None:
        """Compare, in the background: what was read is on the disk, and a notice may be long."""
        from signoff.notice.comparison.last_read import changed_since

        record, reader = self._session.record, self._services.settings.actor()
        is_from_file = self._was_imported_since()

        def work() -> ChangesSince | None:
            read = self._states.find(record.id)
            if read is None or read == record:
                return None
            since = changed_since(read, record, reader, is_from_file=is_from_file)
            for section in since.sections if since else ():
                _ = [answer.lines for answer in section.answers]
            return since

        self._services.tasks.run(work, self._show, _log, owner=self)

    def _was_imported_since(self) -> bool:
        """Whether the notice has come with a file since it was read."""
        from signoff.register.register_events import RegisterEventKind

        moment = self._states.moment(self._session.record.id)
        if moment is None:
            return False
        try:
            noted = self._session.noted()
        except SignoffError as problem:
            _log(problem)
            return True
        return any(event.kind is RegisterEventKind.IMPORTED and event.at >= moment for event in noted)

    def acknowledge(self) -> None:
        """Note that the changes were read."""
        if self._since is not None:
            self._since = None
            self._keep()
            self.changed.emit()

    def note_closed(self) -> None:
        """Note, as the notice is closed, that it was read as it is: unless others' changes in it still are not."""
        if self._since is None and self._is_known and not self._is_more_read():
            self._keep()

    def _show(self, since: ChangesSince | None) -> None:
        self._since, self._is_known = since, True
        if since is not None:
            self.changed.emit()

    def _is_more_read(self) -> bool:
        """Whether what goes on from the open notice was read meanwhile: it was chosen from in merging two copies."""
        from signoff.notice.record.history import extends

        record, read = self._session.saved_record, self._states.find(self._session.saved_record.id)
        return read is not None and read.history != record.history and extends(read, record)

    def _keep(self) -> None:
        record = self._session.saved_record
        if record.is_publication or record.notice == Notice():
            return
        try:
            self._states.keep(record)
        except SignoffError as problem:
            _log(problem)


def _log(problem: SignoffError) -> None:
    _LOGGER.warning("Which version of a notice was read could not be saved: %s", problem)
