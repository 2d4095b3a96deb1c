"""The screens of the window, one at a time: the register, an open notice, or the whole notice to read."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from signoff.desktop.core.permission import Moment
from signoff.desktop.core.places import Places, places_file
from signoff.desktop.notice.open_notice import OpenNotice
from signoff.desktop.notice.place_keeper import PlaceKeeper
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.widgets.visibility import turned_to
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.read_states import ReadStates
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.pages.reading_view import ReadingView
    from signoff.notice.form.council import Profile
    from signoff.notice.record.model import Notice
    from signoff.notice.record.record import Record
    from signoff.register.list_query import ListQuery


class Screens(QStackedWidget):
    """Moves between the register and a notice; what was typed is saved whenever a notice is left.

    `changed` is emitted when the current notice, its state or its screen changes, and with them what commands can do,
    `list_read` once the register's list was there for the first time, or could not be read.
    Raises SignoffError where a notice cannot be read.
    """

    changed = Signal()
    list_read = Signal()

    def __init__(
        self, services: Services, commands: Commands, sessions: SessionFactory, import_export: ImportExport
    ) -> None:
        super().__init__()
        self._services = services
        self._commands = commands
        self._sessions = sessions
        self._page = RegisterPage(services, self._read_profile, commands)
        self._page.chosen_changed.connect(self.changed)
        self._page.list_read.connect(self.list_read)
        self._page.profile_read.connect(self._show_profile_problem)
        self.addWidget(self._page)
        self._places = Places(places_file(services.register.path))
        keeper = PlaceKeeper(self._places, services.tasks, self)
        self._notice = OpenNotice(self, import_export, services.notifier, keeper)

    @property
    def notice(self) -> OpenNotice:
        """The open notice, if any, and its screens."""
        return self._notice

    @property
    def record(self) -> Record | None:
        """The current notice, which commands are for: the open one, else the one chosen in the register."""
        session = self._notice.session
        return session.record if session is not None else self._page.chosen

    @property
    def notice_id(self) -> str:
        """The identity of the current notice, which may be too damaged to be read; empty for none."""
        session = self._notice.session
        return session.record.id if session is not None else self._page.chosen_id

    @property
    def listed(self) -> tuple[ListQuery, int] | None:
        """What the register's list shows, and how many notices; None where there are none."""
        return self._page.listed

    def moment(self, edits: frozenset[str]) -> Moment:
        """Return what commands would be done on, with the editing methods that the focused text permits."""
        return Moment(self.record, self.notice_id, self._notice.stage, edits)

    def session_on(self, notice_id: str) -> NoticeSession | None:
        """Return a session on a notice, with all that was typed saved: the open one's, else a new one.

        Without an identity it is on the current notice; None where there is none, or saving fails.
        """
        session = self._notice.session
        if session is not None and notice_id in ("", session.record.id):
            return session if self._notice.flush() else None
        if not notice_id and self._page.chosen is not None:
            notice_id = self._page.chosen.id
        return self._sessions.session(notice_id) if notice_id else None

    def show_register(self) -> None:
        """Save and leave the open notice, and show the register; stay on the notice where saving fails."""
        if not self._notice.leave():
            return
        with turned_to(self, self._page):
            self._page.refresh()
            self._page.begin()
        self.changed.emit()

    def drop_notice(self) -> None:
        """Show the register; what is not saved of the open notice is gone."""
        self._notice.drop()
        self.show_register()

    def refresh(self) -> None:
        """Read the register again, where it is shown."""
        if self._notice.frame is None:
            self._page.refresh()
        self.changed.emit()

    def open_notice(self, notice_id: str = "") -> None:
        """Open a notice of the register, else the one chosen there, at the screen that its status asks for."""
        if identity := notice_id or self._page.chosen_id:
            self._open(self._sessions.session(identity))

    def open_interrupted(self) -> bool:
        """Open the notice that was open as the program was killed, if one was; return whether the program was killed.

        One that is no longer in the register, or cannot be read, is left to the register's page, which says why.
        """
        notice_id = self._places.interrupted
        if notice_id:
            try:
                self._open(self._sessions.session(notice_id))
            except SignoffError:
                self._places.note_closed()
        return bool(notice_id)

    def edit_notice(self, notice_id: str, edit: Callable[[Notice], Notice]) -> None:
        """Change the answers of a notice on its own screens, as one edit; raises NotAllowed where it is locked."""
        session = self._notice.session
        if session is None or session.record.id != notice_id:
            self.open_notice(notice_id)
            session = self._notice.session
        if session is not None and session.record.id == notice_id:
            session.change(edit)

    def new_notice(self) -> None:
        """Open a new notice."""
        self._open(self._sessions.new())

    def show_new_state(self, session: NoticeSession) -> None:
        """Show a notice's new state: on its own screens where it is open, else in the list."""
        frame = self._notice.frame
        if frame is not None and frame.session is session:
            frame.open()
        else:
            self._page.refresh(session.record.id)
        self.changed.emit()

    def note_read(self, session: NoticeSession) -> None:
        """Note that whoever passes the open notice on has read what others changed in it."""
        frame = self._notice.frame
        if frame is not None and frame.session is session:
            frame.unread.acknowledge()

    def add_foot(self, widget: QWidget) -> None:
        """Show something more below the register's filters."""
        self._page.add_foot(widget)

    def refresh_facts(self) -> None:
        """Show the facts about the notice that is chosen in the register as they are now."""
        self._page.refresh_facts()

    def follow_profile(self) -> None:
        """Check the register by the profile that the settings name now."""
        self._page.set_profile(self._sessions.profile())

    def start_search(self) -> None:
        """Show the register, ready to search."""
        self.show_register()
        if self._notice.frame is None:
            self._page.start_search()

    def toggle_page(self) -> None:
        """Hide the page beside the section or the list, or show it again."""
        if self._notice.frame is not None:
            self._notice.frame.toggle_page()
        else:
            self._page.toggle_page()

    def read(self) -> None:
        """Show the pages of the current notice in the whole window, or return from there."""
        if self.currentWidget() not in (self._page, self._notice.frame):
            self._stop_reading()
            return
        self._notice.flush()
        if self.record is not None:
            self.read_record(self.record)

    def read_record(self, record: Record) -> None:
        """Show the pages of a record in the whole window."""
        session = self._notice.session
        is_open = session is not None and session.record.id == record.id and not session.locked
        preview = self._notice.frame.preview if self._notice.frame is not None else None
        public = is_open and preview is not None and preview.shows_public
        with turned_to(self, self._reading):
            self._reading.read(record, session.form if session is not None and is_open else None, public=public)

    def write_comment(self) -> None:
        """Ask for a comment on the open notice: on the section that is being read, or at the field with the focus."""
        frame = self._notice.frame
        if frame is None:
            return
        if self.currentWidget() is frame:
            frame.write_comment()
        else:
            self._comment_on(self._reading.section_in_view())

    def _comment_on(self, page: str) -> None:
        if self._notice.frame is not None:
            self._notice.frame.comment_on(page)

    def _read_profile(self) -> Profile:
        return self._sessions.profile()

    def _show_profile_problem(self) -> None:
        if self._sessions.problem:
            self._services.notifier.toast(self._sessions.problem, kind="warning")

    @cached_property
    def _reading(self) -> ReadingView:
        from signoff.desktop.pages.reading_view import ReadingView

        reading = ReadingView(self._services.theme, self._services.tasks, self._services.settings)
        reading.closed.connect(self._stop_reading)
        reading.read_to_end.connect(self._note_read)
        reading.comment_wanted.connect(self._comment_on)
        self.addWidget(reading)
        return reading

    @cached_property
    def _read_states(self) -> ReadStates:
        from signoff.desktop.core.read_states import ReadStates, read_folder

        return ReadStates(read_folder(self._services.register.path))

    def _note_read(self, record: Record) -> None:
        """Note that the open notice was read to its end: what others changed in it is known then."""
        frame = self._notice.frame
        if frame is not None and frame.session.record == record:
            frame.unread.acknowledge()

    def _stop_reading(self) -> None:
        self.setCurrentWidget(self._notice.frame or self._page)
        self.changed.emit()

    def _show_frame(self) -> None:
        """Show the open notice's new screen, also where its pages are being read."""
        frame = self._notice.frame
        if frame is not None and self.currentWidget() not in (frame, self._page):
            self.setCurrentWidget(frame)
        self.changed.emit()

    def _open(self, session: NoticeSession) -> None:
        if self._notice.leave():
            self._notice.show(self._make_frame(session))

    def _make_frame(self, session: NoticeSession) -> NoticeView:
        from signoff.desktop.core.unread_changes import UnreadChanges
        from signoff.desktop.notice.change_question import ask_to_change
        from signoff.desktop.notice.notice_view import NoticeView

        unread = UnreadChanges(self._services, session, self._read_states)
        frame = NoticeView(self._services, session, self._commands, unread)
        unread.setParent(frame)
        session.setParent(frame)
        unread.look()
        session.may_change = partial(ask_to_change, self._services.notifier, lambda: self._services.settings.name)
        frame.screen_changed.connect(self._show_frame)
        session.changed.connect(self.changed)
        return frame
