"""Opens sessions on notices of the register, and makes new notices, copies and successors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from signoff import paths
from signoff.errors import ResourceProblem
from signoff.notice.form.default_council import DEFAULT_COUNCIL

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.settings import Settings
    from signoff.notice.form.council import Profile
    from signoff.notice.record.record import Record
    from signoff.register.store import Register


def utc_now() -> dt.datetime:
    """Return this instant, in UTC."""
    return dt.datetime.now(dt.UTC)


class SessionFactory:
    """Opens sessions on the register's notices, in the name of the person in the settings.

    What a session needs is imported with the first one: the window is there before.
    """

    def __init__(self, register: Register, settings: Settings, *, clock: Callable[[], dt.datetime] = utc_now) -> None:
        self._register = register
        self._settings = settings
        self._clock = clock
        self.problem = ""

    @property
    def clock(self) -> Callable[[], dt.datetime]:
        """The source of the instant."""
        return self._clock

    def profile(self, key: str = "") -> Profile:
        """Return a council's profile; raises ResourceProblem.

        If none is named, that of the settings or, where there is no such profile any more, the bundled one:
        `problem` then holds a sentence about it.
        """
        from signoff.notice.form.profile_file import load_profile

        if key:
            return load_profile(key, paths.council_folders())
        try:
            return load_profile(self._settings.council, paths.council_folders())
        except ResourceProblem as problem:
            self.problem = f"{problem} Choose your council in the settings."
            return load_profile(DEFAULT_COUNCIL)

    def session(self, notice_id: str) -> NoticeSession:
        """Open a notice of the register; raises NotFound or RegisterProblem."""
        return self._open(self._register.get(notice_id))

    def new(self) -> NoticeSession:
        """Open a new notice; the register holds it from its first answer on."""
        from signoff.notice.record import lifecycle

        profile = self.profile()
        record = lifecycle.new_record(profile.key, profile.terms(), actor=self._settings.actor(), at=self._clock())
        return self._open(record)

    def copy(self, record: Record) -> Record:
        """Keep and return a new draft with the answers of an earlier notice."""
        from signoff.notice.record import lifecycle

        terms = self.profile(record.council).terms()
        return self._save(lifecycle.copy_of(record, terms, actor=self._settings.actor(), at=self._clock()))

    def successor(self, record: Record) -> Record:
        """Keep and return a new draft that is to supersede a signed notice."""
        from signoff.notice.record import lifecycle

        terms = self.profile(record.council).terms()
        return self._save(lifecycle.successor_of(record, terms, actor=self._settings.actor(), at=self._clock()))

    def example(self) -> Record:
        """Keep and return a copy of the published notice that signoff brings as its example."""
        from signoff import actions

        return self.copy(actions.example("published"))

    def _open(self, record: Record) -> NoticeSession:
        from signoff.desktop.core.session import NoticeSession

        return NoticeSession(
            self._register, self._profile_of(record), record, actor=self._settings.actor, clock=self._clock
        )

    def _save(self, record: Record) -> Record:
        self._register.save(record)
        return record

    def _profile_of(self, record: Record) -> Profile:
        """Return the profile of a notice's council.

        A notice that is locked carries all that its screens need, so that one of a council that is not known
        here can still be read. To be worked on and signed, a notice needs the rules of its own council:
        raises ResourceProblem.
        """
        try:
            return self.profile(record.council)
        except ResourceProblem as problem:
            if record.is_locked:
                return self.profile()
            words = "Ask there for the council’s profile as a file, and open it in the settings, under Council."
            raise ResourceProblem(f"{problem} {words}") from problem
