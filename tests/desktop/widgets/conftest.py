"""A gallery of every control in its states, to be compared with the design's sheet of components."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLayout, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from builders import NOON
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.choose_many import SearchableChecks
from signoff.desktop.widgets.fields import ComboField, DateField, Labelled, LineField, TextArea
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.history import HistoryEntry, HistoryList
from signoff.desktop.widgets.marks import state_pixmap, state_words
from signoff.desktop.widgets.pill import StatusPill
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.notice.record.record import Status
from signoff.rules.progress import PageState

TODAY = date(2023, 3, 20)


@dataclass(frozen=True)
class Moment:
    """A milestone, as the rules give them."""

    date: date | None
    when: str
    meaning: str
    done: bool


class Mark(QLabel):
    """A state's mark, as pages show it."""

    def __init__(self, theme: Theme, state: PageState) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self.setFixedSize(18, 24)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.setPixmap(state_pixmap(self._theme, self._state, 18))


@pytest.fixture
def gallery(theme: Theme, qtbot: QtBot) -> Callable[[], QMainWindow]:
    """Return a builder of the window; the button named "focus" has the keyboard."""

    def build() -> QMainWindow:
        window = _Gallery(theme).window
        qtbot.addWidget(window)
        FocusRing(theme, window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        focus = window.findChild(Button, "focus")
        assert focus is not None
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(focus.hasFocus)
        return window

    return build


@dataclass
class _Gallery:
    theme: Theme

    def __post_init__(self) -> None:
        self.window = QMainWindow()
        self.window.resize(QSize(1720, 860))
        canvas = QWidget()
        canvas.setProperty("surface", "paper")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(32, 32, 32, 32)
        row.setSpacing(48)
        for width, fill in ((464, self._left), (464, self._middle), (400, self._right), (216, self._rail)):
            column = QVBoxLayout()
            column.setSpacing(8)
            holder = QWidget()
            holder.setFixedWidth(width)
            holder.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            fill(column)
            column.addStretch(1)
            row.addWidget(holder)
        self.window.setCentralWidget(canvas)

    def _head(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(12)
        column.addWidget(Label(self.theme, text, "note-strong"))

    def _side_by_side(self, column: QVBoxLayout, *widgets: QWidget, space: int = 8) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(space)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        return row

    def _left(self, column: QVBoxLayout) -> None:
        theme = self.theme
        self._head(column, "Buttons, 36 px; compact 32; signing 48")
        focus, disabled = Button(theme, "Focus"), Button(theme, "Disabled")
        focus.setObjectName("focus")
        disabled.setEnabled(False)
        off = Button(theme, "Off", kind="primary", icon="plus")
        off.setEnabled(False)
        first = Button(theme, "Primary", kind="primary", icon="plus")
        self._side_by_side(column, first, Button(theme, "Default"), focus, disabled, off)
        ghost, link = Button(theme, "Ghost", kind="ghost", icon="undo-2"), Button(theme, "Link", kind="link")
        compact = Button(theme, "Compact", kind="compact", icon="copy")
        onward = Button(theme, "Next & on", kind="primary", trailing="arrow-right")
        self._side_by_side(column, compact, ghost, link, onward, space=16)
        on = IconButton(theme, "panel-right", "Show page", checkable=True)
        on.setChecked(True)
        signing = Button(theme, "Sign and lock", kind="signing", icon="lock")
        self._side_by_side(column, signing, on, IconButton(theme, "moon", "Dark mode"))
        self._head(column, "Fields")
        self._fields(column)
        self._head(column, "Segmented, check")
        short, long = self._segments()
        self._side_by_side(column, short, long, space=12)
        checked, off_check = Check(theme, "Checked"), Check(theme, "Not checked")
        checked.setChecked(True)
        self._side_by_side(column, checked, off_check, space=20)
        declared = Check(
            theme, "I have read this notice and take the decision it records under my authority.", "Tim Pouncey"
        )
        column.addWidget(declared)
        self._head(column, "Status")
        pills = [StatusPill(theme, status) for status in Status]
        self._side_by_side(column, *pills)

    def _fields(self, column: QVBoxLayout) -> None:
        theme = self.theme
        grid = QGridLayout()
        grid.setSpacing(12)
        filled, empty = LineField(theme), LineField(theme, placeholder="Placeholder")
        filled.setText("Filled")
        wrong, locked = LineField(theme), LineField(theme)
        wrong.setText("0113 22")
        locked.setText("Locked after signing")
        locked.setReadOnly(True)
        labelled = Labelled(theme, "Telephone", wrong)
        labelled.show_problem("Give the whole telephone number.")
        day = DateField(theme, today=lambda: TODAY)
        day.set_date(date(2023, 3, 23))
        area = TextArea(theme, lines=2)
        area.setPlainText("Head of Service\nTwo lines")
        combo = ComboField(theme, ["Director of City Development"], placeholder="Director")
        for place, widget in enumerate((filled, empty, labelled, locked, day, area, combo, self._combo())):
            grid.addWidget(widget, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)

    def _combo(self) -> QComboBox:
        plain = QComboBox()
        plain.addItems(["All types", "Key"])
        return plain

    def _segments(self) -> tuple[Segmented, Segmented]:
        theme = self.theme
        short = Segmented(theme, [Option("na", "N/A"), Option("yes", "Consulted")], name="Consulted")
        short.choose("na")
        words = ("Draw", "Image", "Typed", "Saved")
        long = Segmented(theme, [Option(word.lower(), word) for word in words], name="Method")
        long.choose("typed")
        return short, long

    def _middle(self, column: QVBoxLayout) -> None:
        theme = self.theme
        self._head(column, "Section states: shape and colour, never colour alone")
        grid = QGridLayout()
        for place, state in enumerate(PageState):
            grid.addWidget(Mark(theme, state), place % 3, place // 3 * 2)
            grid.addWidget(Label(theme, state_words(state)), place % 3, place // 3 * 2 + 1)
        column.addLayout(grid)
        self._head(column, "Choices")
        cards = ChoiceGroup(theme, [Option("key", "Key", "Rest"), Option("sod", "Significant operational", "Selected")])
        cards.choose("sod")
        column.addWidget(cards)
        bands = ("Below £25,000", "£25,000 to £100,000", "£100,000 to £500,000", "Over £500,000")
        values = ChoiceGroup(theme, [Option(band, band) for band in bands], columns=2)
        values.choose(bands[2])
        column.addWidget(values)
        self._head(column, "Findings")
        column.addWidget(
            FindingCard(
                theme,
                "error",
                "Choose one value band for this type",
                "An error blocks signing.",
                "Form",
                [Action("Go to Type and value", lambda: None)],
            )
        )
        body = "Two wards are named and the decision is not key."
        mends = [Action("Go to wards", lambda: None), Action("Mark as considered…", lambda: None)]
        column.addWidget(
            FindingCard(theme, "warning", "Consider whether the effect is significant", body, "2012 reg 8", mends)
        )
        column.addWidget(FindingCard(theme, "info", "Section 12 does not apply", "It is for key decisions."))
        column.addWidget(FindingCard(theme, "good", "Nothing blocks signing"))

    def _right(self, column: QVBoxLayout) -> None:
        theme = self.theme
        for text, role in (("Source Serif 26", "question"), ("Source Serif 20", "title")):
            column.addWidget(Label(theme, text, "question" if role == "question" else "title"))
        column.addWidget(Label(theme, "Source Sans 16 semi-bold", "subhead"))
        column.addWidget(Label(theme, "Source Sans 15 text and controls", "text"))
        column.addWidget(Label(theme, "Source Sans 14 guidance that is long enough to wrap at this width", "guidance"))
        column.addWidget(Label(theme, "Source Sans 13 notes", "note"))
        line = Timeline(theme)
        line.show_milestones(
            (
                Moment(date(2023, 3, 23), "23 Mar 2023", "Decision, if signed today", True),
                Moment(None, "At once", "In force: not open to call-in", False),
                Moment(date(2029, 3, 23), "23 Mar 2029", "Record may be disposed of", False),
            )
        )
        self._head(column, "Dates that follow")
        column.addWidget(line)
        events = HistoryList(theme)
        events.show_events(
            (
                HistoryEntry("Signed by Tim Pouncey", "23 March 2023, 11:04 · drawn on the page", NOON),
                HistoryEntry("Handed over to Tim Pouncey", "23 March 2023, 10:47 · by Ayesha Malik", NOON),
                HistoryEntry("Copied from D56412", "17 March 2023, 09:15 · by Ayesha Malik", NOON),
            )
        )
        self._head(column, "History")
        column.addWidget(events)
        self._head(column, "Wards")
        wards = SearchableChecks(theme, ["Adel & Wharfedale", "Alwoodley", "Ardsley & Robin Hood", "Armley"])
        wards.set_chosen(["Alwoodley"])
        column.addWidget(wards)

    def _rail(self, column: QVBoxLayout) -> None:
        progress = ProgressLine(self.theme)
        progress.set_fraction(0.75)
        column.addWidget(progress)
        rail = Rail(self.theme)
        states = (PageState.DONE, PageState.WARNING, PageState.ERROR, PageState.IN_PROGRESS, PageState.NOT_STARTED)
        items = [
            RailItem(f"a{n}", f"Section {n}", state=state, count=n % 3, group="The decision")
            for n, state in enumerate(states)
        ]
        items.append(RailItem("fl", "Forthcoming list", state=PageState.DOES_NOT_APPLY, group="Publication"))
        items.append(RailItem("review", "Review", icon="eye", group="-"))
        items.append(RailItem("sign", "Sign", icon="pen-line", count=12, group="-"))
        rail.set_items(items)
        rail.select("a1")
        rail.setFixedHeight(rail.height_needed())
        column.addWidget(rail)
