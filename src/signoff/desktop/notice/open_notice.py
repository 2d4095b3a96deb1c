"""The notice that is open in the window: its screens, and moving between them from the menu bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.notice.close_guard import may_close
from signoff.desktop.widgets.visibility import turned_to

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.notice.place_keeper import PlaceKeeper


class OpenNotice:
    """Holds the screens of at most one notice in the window's stack; where none is open, nothing happens."""

    def __init__(
        self, stack: QStackedWidget, import_export: ImportExport, notifier: Notifier, places: PlaceKeeper
    ) -> None:
        self._stack = stack
        self._places = places
        self._import_export = import_export
        self._notifier = notifier
        self._frame: NoticeView | None = None

    @property
    def frame(self) -> NoticeView | None:
        """Its screens, if one is open."""
        return self._frame

    @property
    def session(self) -> NoticeSession | None:
        """Its session, if one is open."""
        return self._frame.session if self._frame is not None else None

    @property
    def stage(self) -> str:
        """Which of its screens is shown; empty where no notice is open."""
        return self._frame.stage if self._frame is not None else ""

    def show(self, frame: NoticeView) -> None:
        """Show a notice's screens, where a person was last; the previous notice must have been left."""
        self._frame = frame
        self._stack.addWidget(frame)
        with turned_to(self._stack, frame):
            frame.open(self._places.find(frame.session.record.id))
        self._places.follow(frame)

    def flush(self) -> bool:
        """Save what was typed; return False where that fails."""
        return self._frame is None or self._frame.flush()

    def may_close(self) -> bool:
        """Save it, or write it to a file where that fails; return False where it must stay open."""
        return self._frame is None or may_close(self._frame, self._import_export, self._notifier)

    def note_closed(self) -> None:
        """Note that the window is closed with it, as it should be."""
        self._places.close()
        if self._frame is not None:
            self._frame.unread.note_closed()

    def leave(self) -> bool:
        """Save and close it; return False where it must stay open."""
        frame = self._frame
        if frame is None:
            return True
        if not self.may_close():
            return False
        self.drop()
        return True

    def drop(self) -> None:
        """Close it as it is: what was typed and is not saved is gone."""
        frame = self._frame
        if frame is None:
            return
        self._frame = None
        self._places.leave()
        frame.close_session()
        frame.deleteLater()  # it is seen, and has the focus, until another screen is shown

    def show_sign(self) -> None:
        """Show its Sign step."""
        if self._frame is not None:
            self._frame.show_sign()

    def show_review(self) -> None:
        """Show its review."""
        if self._frame is not None:
            self._frame.show_review()

    def show_comments(self) -> None:
        """Show all its comments."""
        if self._frame is not None:
            self._frame.show_comments()

    def ask_publication(self) -> None:
        """Ask when and where it was published."""
        if self._frame is not None:
            self._frame.ask_publication()

    def next_section(self) -> None:
        """Open the wizard's next page."""
        if self._frame is not None and self._frame.wizard is not None:
            self._frame.wizard.next_page()

    def step_to_finding(self) -> None:
        """Lead from the field with the focus to what was found about it, and from there back."""
        if self._frame is not None:
            self._frame.step_to_finding()

    def previous_section(self) -> None:
        """Open the previous page: the review from the Sign step, none from the wizard's first page."""
        if self.stage == "sign":
            self.show_review()
            return
        wizard = self._frame.wizard if self._frame is not None else None
        if wizard is not None and not wizard.is_at_first_page:
            wizard.previous_page()
