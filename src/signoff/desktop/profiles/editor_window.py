"""The window in which a profile is changed: groups at the left, their fields, and what becomes of them at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.group_page import GroupPage
from signoff.desktop.profiles.live_preview import LivePreview
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import ask
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting
from signoff.desktop.widgets.withheld import refuses, withhold
from signoff.profiles.fields import Group
from signoff.profiles.groups import GROUPS, group_of
from signoff.profiles.sharing import key_of
from signoff.rules.progress import PageState

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme

PREVIEW_FROM = 1120
"""The width of the window, in pixels, from which the pages are shown."""

RAIL, MARKS, FIELDS = 216, 56, 440
"""The width of the list at the left, with marks alone too, and the least width of the fields."""

ICONS = {
    "council": "building-2",
    "directors": "users",
    "wards": "map-pin",
    "sources": "link",
    "bands": "list",
    "threshold": "arrow-up",
    "periods": "calendar-days",
    "call_in": "hand",
    "closures": "lock",
    "form": "file-text",
    "consultees": "user",
    "citations": "book-open",
    "words": "type",
    "prompts": "circle-question-mark",
}
"""The icon of each group in the list."""

Keep = Callable[[str, QWidget], Path | None]
"""Keeps the text of a profile, asking in front of a window where it has to; None where it was not kept."""

Share = Callable[[str, QWidget], None]
"""Passes the text of a profile on."""


class ProfileEditorWindow(SpokenDialog):
    """Changes a profile; it is accepted once that was kept, and `kept` is then its key."""

    def __init__(
        self,
        theme: Theme,
        tasks: Runner,
        text: str,
        keep: Keep,
        share: Share,
        parent: QWidget | None = None,
        *,
        is_copy: bool = False,
        today: dt.date | None = None,
    ) -> None:
        """Begin with a text; the short name of a copy follows its name until somebody changes it."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._keep = keep
        self._share = share
        self.editing = ProfileEditing(text, self)
        self.kept = ""
        self._key_follows = is_copy
        self._rail = Rail(theme)
        self._pages = QStackedWidget()
        self._by_key: dict[str, GroupPage] = {}
        self.preview = LivePreview(theme, tasks, self.editing, today or dt.datetime.now().astimezone().date())
        self._mark = QLabel()
        self._where = Label(theme, "", "guidance")
        self._go = Button(theme, "Go to it", kind="link")
        self._lay_out()
        self._rail.opened.connect(self.show_group)
        self.editing.changed.connect(self._on_changed)
        self.editing.judged.connect(self._on_judged)
        theme.changed.connect(self._on_judged)
        theme.changed.connect(self._share_width)
        FocusRing(theme, self)
        self._on_judged()
        self.show_group(GROUPS[0].key)
        self.page.editors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(fitting(self, self.sizeHint()))

    @property
    def page(self) -> GroupPage:
        """The group that is shown."""
        return self._by_key[self._rail.selected() or GROUPS[0].key]

    def show_group(self, key: str) -> None:
        """Show a group of fields, made when it is first asked for."""
        if key not in self._by_key:
            group = next(group for group in GROUPS if group.key == key)
            self._by_key[key] = GroupPage(self._theme, self.editing, group)
            self._pages.addWidget(self._by_key[key])
        self._rail.select(key)
        self._pages.setCurrentWidget(self._by_key[key])
        self._by_key[key].refresh()
        self.preview.show_group(key)

    def go_to_problem(self) -> None:
        """Lead the person to what is wrong."""
        place = next(iter(self.editing.not_answers), self.editing.problem.place if self.editing.problem else "")
        group = group_of(place)
        if group is None:
            return
        self.show_group(group.key)
        widget = self.page.widget_at(place)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            self.page.ensureWidgetVisible(widget, 0, 80)

    def save(self) -> None:
        """Keep the profile, and close."""
        if not self.editing.can_be_kept:
            self.go_to_problem()
            return
        path = self._keep(self.editing.text, self)
        if path is not None:
            self.kept = path.stem
            self.editing.mark_kept()
            self.accept()

    def _share_file(self) -> None:
        if not refuses(self._share_button):
            self._share(self.editing.text, self)

    def reject(self) -> None:
        """Close; what was changed is asked about first."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was changed."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pages where there is room for them."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Show the pages, and the words of the list at the left, where there is room for them beside the fields."""
        width, px = self.width(), self._theme.px
        marks_only = width < px(RAIL + FIELDS)
        self.preview.setVisible(width >= px(PREVIEW_FROM))
        self._rail.set_compact(marks_only)
        self._theme.fix(self._side, width=MARKS if marks_only else RAIL)

    def sizeHint(self) -> QSize:
        """Return a size in which the fields and a page are next to each other."""
        return QSize(1366, 860)

    def _may_close(self) -> bool:
        if not self.editing.is_changed:
            return True
        text = "Your changes to this profile are not saved."
        if not ask(self, self._theme, "Close without saving?", text, "Close without saving", for_good=True):
            return False
        self.editing.mark_kept()
        self.editing.not_answers.clear()
        return True

    def _on_changed(self, place: str) -> None:
        if place == "key":
            self._key_follows = False
        elif place == "name" and self._key_follows:
            name = self.editing.document.value("name", "")
            self.editing.document.change("key", key_of(str(name)))
            self.editing.judge()

    def _on_judged(self) -> None:
        editing = self.editing
        if isinstance(page := self._pages.currentWidget(), GroupPage):
            page.refresh()
        problem = editing.problem
        place = next(iter(editing.not_answers), problem.place if problem else "")
        wrong = group_of(place) if place else None
        self._rail.set_items([_rail_item(group, is_wrong=group is wrong) for group in GROUPS])
        if editing.not_answers:
            words = f"{wrong.title}: " if wrong is not None else ""
            words += next(iter(editing.not_answers.values()))
        elif problem is not None:
            where = f"Line {problem.line}, {problem.place}: " if problem.line and problem.place else ""
            words = f"{where}{problem.reason}."
        else:
            words = "This profile can be used." if editing.is_changed else "Nothing is changed yet."
        if words != self._where.text() and self.isVisible():
            announce(self, words)
        self._where.setText(words)
        self._where.set_colour("ink2" if editing.can_be_kept else "red")
        icon, colour = ("circle-check", "green") if editing.can_be_kept else ("circle-alert", "red")
        self._mark.setPixmap(self._theme.pixmap(icon, 18, colour))
        self._go.setVisible(wrong is not None)
        for button in (self._share_button, self._save_button):
            withhold(button, "" if editing.can_be_kept else words)
        self.setWindowTitle(f"{editing.document.value('name', 'Council profile')} – council profile – signoff")

    def _lay_out(self) -> None:
        self.setObjectName("profileEditor")
        self.setMinimumSize(fitting(self, QSize(820, 560)))
        rail = self._side = Surface(self._theme, "paper", edge=True)
        self._theme.fix(rail, width=RAIL)
        rail_column = QVBoxLayout(rail)
        rail_column.setContentsMargins(0, 12, 1, 12)
        rail_column.addWidget(self._rail)
        self._rail.setAccessibleName("Groups of settings")
        self._pages.setMinimumWidth(520)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(rail)
        middle.addWidget(self._pages, 5)
        middle.addWidget(self.preview, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, middle, 1)
        column.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = Surface(self._theme, "paper")
        self._theme.fix(footer, height=64)
        self._where.setObjectName("profileState")
        self._go.setObjectName("profileGo")
        self._go.clicked.connect(self.go_to_problem)
        self._share_button = Button(self._theme, "Share as a file…", kind="default", icon="file-output")
        self._share_button.setObjectName("profileShare")
        self._share_button.clicked.connect(self._share_file)
        cancel = Button(self._theme, "Cancel", kind="default")
        cancel.setObjectName("profileCancel")
        cancel.clicked.connect(self.reject)
        self._save_button = Button(self._theme, "Save profile", kind="primary")
        self._save_button.setObjectName("profileSave")
        self._save_button.clicked.connect(self.save)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 0, 32, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._go)
        row.addSpacing(8)
        for button in (self._share_button, cancel, self._save_button):
            row.addWidget(button)
        return footer


def _rail_item(group: Group, *, is_wrong: bool) -> RailItem:
    icon, state = ("", PageState.ERROR) if is_wrong else (ICONS[group.key], None)
    return RailItem(group.key, group.title, icon, state, group=group.heading)
