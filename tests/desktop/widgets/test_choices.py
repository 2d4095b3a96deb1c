"""Cards and segments: mouse and keyboard choose, and only a person's choice is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import LIGHT
from signoff.desktop.widgets.choices import ChoiceCard, ChoiceGroup, Option
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.fields import LineField
from signoff.desktop.widgets.segmented import Segmented

OPTIONS = (Option("key", "Key", "Significant spending."), Option("sod", "Significant"), Option("admin", "Day to day"))
Maker = Callable[[Theme], ExclusiveChoice]


def cards(theme: Theme) -> ExclusiveChoice:
    return ChoiceGroup(theme, OPTIONS, name="Type")


def segments(theme: Theme) -> ExclusiveChoice:
    return Segmented(theme, OPTIONS, name="Type")


@pytest.fixture(params=[cards, segments])
def group(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[ExclusiveChoice]:
    window = QWidget()
    column = QVBoxLayout(window)
    group: ExclusiveChoice = request.param(theme)
    column.addWidget(group)
    column.addWidget(LineField(theme))
    window.resize(420, 320)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield group
    window.close()


def listen(group: ExclusiveChoice) -> list[str]:
    choices: list[str] = []
    group.chosen.connect(choices.append)
    return choices


def test_nothing_is_chosen_at_first(group: ExclusiveChoice) -> None:
    assert group.choice() is None


def test_a_click_chooses_and_is_reported_once(group: ExclusiveChoice, qtbot: QtBot) -> None:
    choices = listen(group)
    QTest.mouseClick(group.button("sod"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(group.button("sod"), Qt.MouseButton.LeftButton)
    assert choices == ["sod"]
    assert group.choice() == "sod"
    assert group.button("sod").isChecked()
    assert not group.button("key").isChecked()


def test_choosing_by_the_program_is_not_reported(group: ExclusiveChoice) -> None:
    choices = listen(group)
    group.choose("admin")
    assert group.choice() == "admin"
    group.choose(None)
    assert group.choice() is None
    assert not any(group.button(key).isChecked() for key in ("key", "sod", "admin"))
    assert choices == []


def test_arrows_move_the_choice(group: ExclusiveChoice, qtbot: QtBot) -> None:
    group.choose("key")
    choices = listen(group)
    group.button("key").setFocus()
    QTest.keyClick(group.button("key"), Qt.Key.Key_Down)
    assert choices == ["sod"]
    qtbot.waitUntil(group.button("sod").hasFocus)


def test_space_chooses_where_nothing_is_chosen(group: ExclusiveChoice, qtbot: QtBot) -> None:
    choices = listen(group)
    group.setFocus()
    qtbot.waitUntil(group.button("key").hasFocus)
    QTest.keyClick(group.button("key"), Qt.Key.Key_Space)
    assert choices == ["key"]


def test_other_options_keep_the_choice_if_it_is_among_them(group: ExclusiveChoice) -> None:
    assert isinstance(group, ChoiceGroup | Segmented)
    group.choose("sod")
    group.set_options([OPTIONS[1], OPTIONS[2]])
    assert group.choice() == "sod"
    group.set_options([OPTIONS[0]])
    assert group.choice() is None
    with pytest.raises(KeyError):
        group.button("sod")


def test_other_options_keep_their_place_in_the_order_of_tabs(group: ExclusiveChoice, qtbot: QtBot) -> None:
    assert isinstance(group, ChoiceGroup | Segmented)
    group.set_options([Option("a", "One"), Option("b", "Two")])
    line = group.window().findChild(LineField)
    assert line is not None
    group.setFocus()
    qtbot.waitUntil(group.button("a").hasFocus)
    QTest.keyClick(group.button("a"), Qt.Key.Key_Tab)
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_Backtab)
    qtbot.waitUntil(group.button("a").hasFocus)


def test_tab_enters_at_the_choice(group: ExclusiveChoice) -> None:
    group.choose("admin")
    stops = [key for key in ("key", "sod", "admin") if group.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["admin"]
    assert group.focusProxy() is group.button("admin")


def test_every_button_has_a_name_for_a_screen_reader(group: ExclusiveChoice) -> None:
    assert group.accessibleName() == "Type"
    assert group.button("key").accessibleName() == "Key"
    assert group.button("key").accessibleDescription() == "Significant spending."


def test_a_locked_group_cannot_be_changed(group: ExclusiveChoice, qtbot: QtBot) -> None:
    group.choose("key")
    group.setEnabled(False)
    choices = listen(group)
    QTest.mouseClick(group.button("sod"), Qt.MouseButton.LeftButton)
    assert choices == []
    assert group.choice() == "key"


def test_cards_have_their_measures_and_wrap(theme: Theme, qtbot: QtBot) -> None:
    long = "The day-to-day running of a service, up to £100,000, which is published where the rules ask for it."
    group = ChoiceGroup(theme, [Option("a", "Plain"), Option("b", "Detailed", "Short."), Option("c", "Long", long)])
    qtbot.addWidget(group)
    group.resize(320, 300)
    group.show()
    heights = {key: group.button(key).heightForWidth(320) for key in "abc"}
    assert (heights["a"], heights["b"]) == (44, 68)
    assert heights["c"] > 68
    qtbot.waitUntil(lambda: group.button("c").height() >= heights["c"])


def test_the_chosen_card_is_tinted(theme: Theme, qtbot: QtBot) -> None:
    group = ChoiceGroup(theme, OPTIONS)
    qtbot.addWidget(group)
    group.resize(400, 200)
    group.show()
    group.choose("sod")
    card = group.button("sod")
    assert isinstance(card, ChoiceCard)
    image = card.grab().toImage()
    assert image.pixelColor(image.width() - 10, image.height() // 2) == QColor(LIGHT.tint)
    other = group.button("key").grab().toImage()
    assert other.pixelColor(other.width() - 10, other.height() // 2) == QColor(LIGHT.raised)


def test_choosing_a_segment_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    group = Segmented(theme, [Option("na", "N/A"), Option("yes", "Consulted")])
    qtbot.addWidget(group)
    group.show()
    before = group.sizeHint()
    group.choose("yes")
    assert group.sizeHint() == before
    assert group.height() == 32


def test_the_focus_is_on_what_is_chosen_also_where_that_changes(theme: Theme, qtbot: QtBot) -> None:
    group = ChoiceGroup(theme, [Option("a", "One"), Option("b", "Another")])
    qtbot.addWidget(group)
    group.show()
    group.choose("a")
    group.setFocus()
    group.choose("b")
    assert group.focusWidget() is group.button("b")


def test_cards_beside_one_another_are_equally_high(theme: Theme, qtbot: QtBot) -> None:
    long = "What the file says, in many more words than there is room for on one line of a card"
    group = ChoiceGroup(theme, [Option("a", "One", long), Option("b", "Another", "Short")], columns=3)
    qtbot.addWidget(group)
    group.resize(480, 200)
    group.show()
    QApplication.processEvents()
    one, other = group.button("a").geometry(), group.button("b").geometry()
    assert (one.top(), one.height(), one.width()) == (other.top(), other.height(), other.width())
    assert one.width() > 200
