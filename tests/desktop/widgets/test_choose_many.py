"""A long list of names: filtered by words, moved in by arrows, and only a person's choice is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choose_many import SearchableChecks

WARDS = ("Adel & Wharfedale", "Alwoodley", "Ardsley & Robin Hood", "Armley", "Otley & Yeadon")


@pytest.fixture
def wards(theme: Theme, qtbot: QtBot) -> SearchableChecks:
    made = SearchableChecks(theme, WARDS)
    made.resize(480, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def listen(wards: SearchableChecks) -> list[tuple[str, ...]]:
    changes: list[tuple[str, ...]] = []
    wards.changed.connect(lambda: changes.append(wards.chosen()))
    return changes


def shown(wards: SearchableChecks) -> list[str]:
    return [name for name in WARDS if wards.check(name).isVisible()]


def stops(wards: SearchableChecks) -> list[str]:
    """Return the names at which Tab stops."""
    return [name for name in WARDS if wards.check(name).focusPolicy() & Qt.FocusPolicy.TabFocus]


def says(wards: SearchableChecks, words: str) -> bool:
    return any(label.text() == words and label.isVisible() for label in wards.findChildren(QLabel))


def clear_button(wards: SearchableChecks) -> Button:
    return next(button for button in wards.findChildren(Button) if button.text() == "Clear all")


def test_each_tick_is_told_once_and_counted(wards: SearchableChecks) -> None:
    changes = listen(wards)
    wards.check("Armley").click()
    wards.check("Alwoodley").click()
    wards.check("Armley").click()
    assert changes == [("Armley",), ("Alwoodley", "Armley"), ("Alwoodley",)]
    assert says(wards, "1 of 5 chosen")


def test_choosing_by_the_program_is_not_told_and_keeps_the_order_of_the_options(wards: SearchableChecks) -> None:
    changes = listen(wards)
    wards.set_chosen(["Armley", "Alwoodley", "Armley"])
    assert wards.chosen() == ("Alwoodley", "Armley")
    assert changes == []


def test_clearing_is_told_once_and_offered_only_where_there_is_something_to_clear(wards: SearchableChecks) -> None:
    assert not clear_button(wards).isEnabled()
    wards.set_chosen(["Armley", "Alwoodley"])
    changes = listen(wards)
    clear_button(wards).click()
    assert changes == [()]
    assert not clear_button(wards).isEnabled()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", list(WARDS)),
        ("   ", list(WARDS)),
        ("AR", ["Adel & Wharfedale", "Ardsley & Robin Hood", "Armley"]),
        ("hood ard", ["Ardsley & Robin Hood"]),
        ("&", ["Adel & Wharfedale", "Ardsley & Robin Hood", "Otley & Yeadon"]),
        ("leeds", []),
    ],
)
def test_every_word_typed_must_be_in_a_name_in_any_order_and_case(
    wards: SearchableChecks, typed: str, names: list[str]
) -> None:
    wards.search.setText(typed)
    assert shown(wards) == names
    assert says(wards, f"No name in the list matches “{typed.strip()}”.") == (not names)


def test_what_is_filtered_away_stays_chosen_and_counted(wards: SearchableChecks) -> None:
    wards.set_chosen(["Armley"])
    wards.search.setText("otley")
    assert wards.chosen() == ("Armley",)
    assert says(wards, "1 of 5 chosen")


def test_the_list_is_one_stop_of_tab_wherever_the_arrows_went(wards: SearchableChecks) -> None:
    assert stops(wards) == ["Adel & Wharfedale"]
    wards.check("Adel & Wharfedale").setFocus()
    QTest.keyClick(wards.check("Adel & Wharfedale"), Qt.Key.Key_Down)
    assert stops(wards) == ["Alwoodley"]
    wards.search.setText("ley")
    assert stops(wards) == ["Alwoodley"]
    wards.search.setText("otley")
    assert stops(wards) == ["Otley & Yeadon"]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        # three in the first column, two in the second
        ("Alwoodley", Qt.Key.Key_Down, "Ardsley & Robin Hood"),
        ("Ardsley & Robin Hood", Qt.Key.Key_Down, "Armley"),
        ("Armley", Qt.Key.Key_Up, "Ardsley & Robin Hood"),
        ("Adel & Wharfedale", Qt.Key.Key_Right, "Armley"),
        ("Otley & Yeadon", Qt.Key.Key_Left, "Alwoodley"),
        ("Ardsley & Robin Hood", Qt.Key.Key_Right, "Ardsley & Robin Hood"),
        ("Adel & Wharfedale", Qt.Key.Key_Up, "Adel & Wharfedale"),
        ("Otley & Yeadon", Qt.Key.Key_Down, "Otley & Yeadon"),
    ],
)
def test_arrows_move_within_the_columns_and_stop_at_the_ends(
    wards: SearchableChecks, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    changes = listen(wards)
    wards.check(start).setFocus()
    QTest.keyClick(wards.check(start), key)
    qtbot.waitUntil(wards.check(end).hasFocus)
    assert changes == []


def test_space_ticks_the_name_under_the_keyboard(wards: SearchableChecks) -> None:
    changes = listen(wards)
    QTest.keyClick(wards.check("Alwoodley"), Qt.Key.Key_Space)
    assert changes == [("Alwoodley",)]


def test_other_options_keep_what_is_chosen_even_where_it_is_no_longer_offered(wards: SearchableChecks) -> None:
    wards.set_chosen(["Armley", "Alwoodley"])
    changes = listen(wards)
    wards.set_options(["Beeston", "Armley"])
    assert wards.chosen() == ("Armley", "Alwoodley")
    assert says(wards, "2 of 3 chosen")
    assert changes == []
    with pytest.raises(KeyError):
        wards.check("Otley & Yeadon")


def test_a_screen_reader_hears_what_the_line_is_for_and_each_name(wards: SearchableChecks) -> None:
    assert wards.search.accessibleName() == "Find a ward"
    assert wards.focusProxy() is wards.search
    assert [check.accessibleName() for check in wards.findChildren(Check)] == list(WARDS)


def test_a_name_that_is_not_offered_is_added_at_the_end(wards: SearchableChecks) -> None:
    wards.set_chosen(["Bygone Ward", "Armley"])
    assert wards.chosen() == ("Armley", "Bygone Ward")
    assert says(wards, "2 of 6 chosen")
    wards.set_chosen([])
    assert not wards.check("Bygone Ward").isChecked()


def test_a_ward_is_found_and_chosen_however_it_is_written(wards: SearchableChecks) -> None:
    wards.search.setText("adel and wharf")
    assert shown(wards) == ["Adel & Wharfedale"]
    wards.search.setText("Yeadon and Otley, Armley wards")
    assert shown(wards) == ["Armley", "Otley & Yeadon"]
    wards.set_chosen(("Wharfedale and Adel", "Barchester"))
    assert wards.chosen() == ("Adel & Wharfedale", "Barchester")


def test_how_many_match_is_said_once_a_person_pauses(
    wards: SearchableChecks, announced: list[str], qtbot: QtBot
) -> None:
    QTest.keyClicks(wards.search, "ar")
    assert announced == [], "a key is said by itself"
    qtbot.waitUntil(lambda: announced == ["3 of 5 match"])
