"""The register's page, which is shown first: notices by status, with search, filters and order, and one chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QWidget

from signoff.desktop.core.afterwards import afterwards
from signoff.desktop.core.commands import Command
from signoff.desktop.register import filter_rail, list_column, listing
from signoff.desktop.register.attention_watch import AttentionWatch
from signoff.desktop.register.damage_check import Damage, DamageCheck
from signoff.desktop.register.filter_rail import FilterRail
from signoff.desktop.register.list_column import ListColumn
from signoff.desktop.register.list_controller import ListController
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.window_size import BESIDE_FROM
from signoff.errors import RegisterDamaged, SignoffError
from signoff.notice.record.record import Record

if TYPE_CHECKING:
    import datetime as dt

    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.desktop.register.empty_page import EmptyPage
    from signoff.desktop.register.facts import Facts
    from signoff.desktop.register.list_tools import ListTools
    from signoff.desktop.register.notice_preview import NoticePreview
    from signoff.notice.form.council import Profile
    from signoff.register.list_query import ListQuery

JUDGE_AFTER = 60
"""Milliseconds before the chosen notice is checked: the window paints first, and keys move through the list."""

LIST_WIDTH = 560
"""Width of the list beside a notice, in pixels."""

BUTTONS_WIDTH = 560
"""Width that the status and the buttons above the chosen notice need, in pixels."""


class RegisterPage(QWidget):
    """Lists the register, with one notice chosen.

    `chosen_changed` is emitted when another one is, `profile_read` once the council's profile was read, `list_read`
    once the list was there for the first time, or could not be read. The list comes first: what else the page shows is
    imported and read in the background once it has been painted, and what was typed meanwhile has arrived.
    """

    chosen_changed = Signal()
    list_read = Signal()
    profile_read = Signal()

    def __init__(
        self,
        services: Services,
        profile: Callable[[], Profile],
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        """Show a register, by the profile that `profile` reads, from any thread."""
        super().__init__(parent)
        self._theme = services.theme
        self._register = services.register
        self._read_profile = profile
        self._profile: Profile | None = None
        self._tasks = services.tasks
        self._notifier = services.notifier
        self._commands = commands
        self._clock = services.clock
        self._services = services
        self._preview: NoticePreview | None = None
        self._empty: EmptyPage | None = None
        self._beside: QWidget = Surface(services.theme, "desk")
        self._preview_wanted: bool | None = None
        self._chosen: Record | None = None
        self._chosen_id = ""
        self._begins = self._is_stale = self._is_list_read = False
        self._reported: set[str] = set()
        self._watch = AttentionWatch(services, self)
        self._check = DamageCheck(services, self)
        self._check.found.connect(self._show_found_damage)
        self.setObjectName("registerPage")
        self._build()
        self._list = ListController(services, self._rail, self._column, self._watch)
        self._list.shown.connect(self._show_list)
        self._list.shown.connect(self._note_list_read)
        self._list.failed.connect(self._note_list_read)
        self._facts_timer = QTimer(self)
        self._facts_timer.setSingleShot(True)
        self._facts_timer.setInterval(JUDGE_AFTER)
        self._facts_timer.timeout.connect(self._show_facts)
        self._theme.changed.connect(self._follow_text_size)

    @property
    def chosen(self) -> Record | None:
        """The chosen notice, None where none is chosen or it cannot be read."""
        return self._chosen

    @property
    def chosen_id(self) -> str:
        """The identity of the chosen notice, which may be too damaged to be read; empty for none."""
        return self._chosen_id

    @property
    def preview(self) -> NoticePreview:
        """The preview of the chosen notice, beside the list; it is made when a notice is first chosen."""
        if self._preview is None:
            self._preview = self._make_preview()
            self._list_and_preview.replaceWidget(self._beside, self._preview)
            self._beside.hide()
            self._beside.deleteLater()
            self._beside = self._preview
            self._update_layout(self.width())
        return self._preview

    @property
    def tools(self) -> ListTools:
        """The bar above the list."""
        return self._column.tools

    @property
    def listed(self) -> tuple[ListQuery, int] | None:
        """What the list shows, and how many notices; None where there are none."""
        query = self._list.listed
        return None if query is None else (query, self._column.notices.contents.layout.places)

    def set_profile(self, profile: Profile) -> None:
        """Check notices by another council's profile, and show its name."""
        self._profile = profile
        self._rail.show_council(profile.name)
        types = listing.types_of(profile)
        self.tools.offer_types(types)
        self._column.notices.contents.name_types(profile.key, types)
        self._facts_timer.start()

    def refresh(self, keep: str = "") -> None:
        """Read the register again, and choose the notice `keep`, else the one chosen before."""
        self._is_stale = True
        self._list.load(keep)
        if not self._list.is_loading:
            self._follow_list()

    def add_foot(self, widget: QWidget) -> None:
        """Show something more below the filters."""
        self._rail.add_foot(widget)

    def refresh_facts(self) -> None:
        """Show the facts about the chosen notice as they are now."""
        self._facts_timer.start()

    def start_search(self) -> None:
        """Give the search field the focus."""
        self.tools.focus_search(select=True)

    def begin(self) -> None:
        """Give the focus to the search, or in an empty register to New notice, as soon as that is known."""
        self._begins = self._list.is_loading
        if self._empty is not None and self._stack.currentWidget() is self._empty:
            self._empty.begin()
        else:
            self.tools.focus_search()

    def toggle_page(self) -> None:
        """Hide the notice beside the list, or show it again."""
        from signoff.desktop.core.announcing import announce

        self._preview_wanted = self.preview.slim
        self._update_layout(self.width())
        announce(self.window(), "Page hidden" if self.preview.slim else "Page shown")

    def showEvent(self, event: object) -> None:  # Qt's QShowEvent, of which nothing is needed
        """Check the register's file from now on, a little at a time."""
        self._check.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the focus to what is shown instead, also once the list has come."""
        self._begins = False
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the notice beside the list where there is room, else only its commands below the list."""
        super().resizeEvent(event)
        self._update_layout(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from the search into the list with Down, and clear the search with Escape."""
        if event.key() == Qt.Key.Key_Down and self._column.notices.isVisible():
            self._column.notices.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.tools.asked:
            self.tools.clear_search()
        else:
            super().keyPressEvent(event)

    def _follow_text_size(self) -> None:
        self._update_layout(self.width())

    def _update_layout(self, width: int) -> None:
        px = self._theme.px
        self._rail.set_marks_only(width < px(filter_rail.WIDTH + list_column.LEAST))
        is_beside = width >= px(BESIDE_FROM) if self._preview_wanted is None else self._preview_wanted
        direction = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self._list_and_preview.setDirection(direction)
        self._list_and_preview.setStretchFactor(self._beside, int(is_beside))
        if self._preview is not None:
            self._preview.set_slim(not is_beside)
        else:
            self._beside.setVisible(is_beside)
        room = width - self._rail.width() - px(BUTTONS_WIDTH)
        self._column.setMaximumWidth(max(px(list_column.LEAST), min(px(LIST_WIDTH), room)) if is_beside else 16777215)

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._filled if self._list.is_begun else self._empty or self._make_empty())
        if self._begins:
            self.begin()
        if self._is_stale:
            afterwards(self, self._follow_list)

    def _note_list_read(self) -> None:
        if not self._is_list_read:
            self._is_list_read = True
            afterwards(self, self.list_read.emit)

    def _follow_list(self) -> None:
        """Read whose register this is, and then what needs attention in it, once the list has been painted."""
        if not self._is_stale:
            return
        self._is_stale = False
        if self._profile is None:
            self._tasks.run(self._read_profile, self._look_by, self._show_profile_problem, owner=self)
        else:
            self._look_by(self._profile)

    def _look_by(self, profile: Profile) -> None:
        if self._profile is None:
            self.profile_read.emit()
        self.set_profile(profile)
        self._watch.look(profile)

    def _show_profile_problem(self, problem: SignoffError) -> None:
        self._notifier.problem(str(problem))

    def _choose(self, notice_id: str) -> None:
        self._chosen, self._chosen_id = None, notice_id
        if not notice_id and self._column.notices.is_reading:
            self.chosen_changed.emit()  # and the preview waits, so that it does not flicker
            return
        if notice_id and not self._register.is_prepared:
            afterwards(self, self._prepare)
            self.chosen_changed.emit()
            return
        damage = ""
        if notice_id:
            try:
                self._chosen = self._register.get(notice_id)
                self._watch.note_sound(notice_id)
            except RegisterDamaged as problem:
                damage = str(problem)
            except SignoffError as problem:
                self._show_problem(problem)
        if damage:
            self._show_damage(notice_id, damage)
        else:
            self.preview.show_notice(self._chosen)
        self._facts_timer.start()
        self.chosen_changed.emit()

    def _prepare(self) -> None:
        self._tasks.run(self._register.prepare, self._choose_again, self._show_problem, owner=self)

    def _choose_again(self, _: object) -> None:
        self._choose(self._chosen_id)

    def _show_problem(self, problem: SignoffError) -> None:
        self._notifier.problem(str(problem), "The notice could not be read")

    def _show_damage(self, notice_id: str, sentence: str) -> None:
        row = next((row for row in self._column.notices.rows if row.id == notice_id), None)
        self.preview.show_damage(row.subject if row else "", sentence)
        self._watch.note_damage(notice_id, sentence)

    def _show_found_damage(self, damage: Damage) -> None:
        """Mark the damaged notices of the list, and report each other fault once: nothing there could be marked."""
        for notice_id, sentence in damage.notices.items():
            self._watch.note_damage(notice_id, sentence)
        for name, sentence in damage.others.items():
            if name not in self._reported:
                self._reported.add(name)
                self._notifier.problem(sentence, "The register is damaged")

    def _show_facts(self) -> None:
        record, profile, services = self._chosen, self._profile, self._services
        if record is not None and profile is not None:
            today = self._clock().astimezone().date()
            self._tasks.run(
                lambda: _facts_of(record, profile, today, services),
                lambda facts: self._show_facts_of(record, facts),
                self._show_problem,
                owner=self,
            )

    def _show_facts_of(self, record: Record, facts: Facts) -> None:
        if record is self._chosen:
            self.preview.show_facts(facts)

    def _build(self) -> None:
        self._rail = FilterRail(self._theme, self._commands)
        self._column = ListColumn(self._theme, self._clock)
        self._column.notices.chosen.connect(self._choose)
        self._column.notices.menu_wanted.connect(lambda at: self.preview.pop_menu(at))
        self._column.notices.opened.connect(partial(self._commands.do, Command.OPEN))
        self._filled = QWidget()
        self._list_and_preview = QHBoxLayout(self._filled)
        self._list_and_preview.setContentsMargins(0, 0, 0, 0)
        self._list_and_preview.setSpacing(0)
        self._list_and_preview.addWidget(self._column, 1)
        self._list_and_preview.addWidget(self._beside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)

    def _make_preview(self) -> NoticePreview:
        from signoff.desktop.register.notice_preview import NoticePreview

        preview = NoticePreview(  # with a parent, else it is a window at first
            self._theme, self._tasks, self._services.settings, self._commands, self._filled
        )
        self._theme.fix(preview, least_width=280)  # less than its buttons ask, so that a window can shrink past them
        return preview

    def _make_empty(self) -> EmptyPage:
        from signoff.desktop.register.empty_page import EmptyPage

        self._empty = EmptyPage(self._theme, self._tasks, self._commands)
        self._stack.addWidget(self._empty)
        return self._empty

    def sizeHint(self) -> QSize:
        """Prefer the size of a small laptop's screen."""
        return QSize(1366, 800)


def _facts_of(record: Record, profile: Profile, today: dt.date, services: Services) -> Facts:
    from signoff.desktop.register.facts import facts_of, with_openings, with_unsent  # with all rules

    facts = with_unsent(facts_of(record, profile, today), record, services.outbox)
    return with_openings(facts, record, services) if services.is_sharing else facts
