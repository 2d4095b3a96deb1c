"""Segments: no word is cut, choosing moves nothing, and other options keep the place in the order of tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.segmented import Segmented

OPTIONS = (
    Option("draw", "Draw"),
    Option("image", "Image & scan", "A picture of a signature"),
    Option("typed", "Typed"),
)


@pytest.fixture
def segmented(theme: Theme, qtbot: QtBot) -> Segmented:
    made = Segmented(theme, OPTIONS, name="Method")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_a_screen_reader_hears_the_question_each_word_and_its_detail(segmented: Segmented) -> None:
    button = segmented.button("image")
    assert segmented.accessibleName() == "Method"
    assert (button.accessibleName(), button.accessibleDescription()) == ("Image & scan", "A picture of a signature")
    assert button.toolTip() == "A picture of a signature"
    assert segmented.button("draw").toolTip() == ""


def test_an_ampersand_is_a_word_and_no_shortcut(segmented: Segmented) -> None:
    assert segmented.button("image").shortcut().isEmpty()


def test_choosing_moves_nothing(segmented: Segmented) -> None:
    places = [segmented.button(option.key).geometry() for option in OPTIONS]
    hint = segmented.sizeHint()
    segmented.choose("image")
    assert segmented.sizeHint() == hint
    assert [segmented.button(option.key).geometry() for option in OPTIONS] == places


def test_no_word_is_narrower_than_it_is_when_chosen(theme: Theme, segmented: Segmented) -> None:
    strong = theme.font("guidance-strong")
    segmented.resize(10, 32)
    for option in OPTIONS:
        button = segmented.button(option.key)
        assert button.minimumSizeHint().width() >= button.fontMetrics().horizontalAdvance(option.title)
        assert button.minimumSizeHint() == button.sizeHint()
    assert strong.bold() or strong.weight() > 500


def test_a_press_anywhere_in_a_segment_chooses_it(segmented: Segmented) -> None:
    keys: list[str] = []
    segmented.chosen.connect(keys.append)
    button = segmented.button("typed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight())
    assert keys == ["typed"]


def test_the_choice_stands_where_other_options_have_its_key(segmented: Segmented) -> None:
    keys: list[str] = []
    segmented.chosen.connect(keys.append)
    segmented.choose("typed")
    segmented.set_options((Option("typed", "Typed name"), Option("saved", "Saved")))
    assert segmented.choice() == "typed"
    assert segmented.button("typed").isChecked()
    segmented.set_options((Option("saved", "Saved"),))
    assert segmented.choice() is None
    assert keys == []
    with pytest.raises(KeyError):
        segmented.button("typed")


def test_other_options_stand_in_the_order_of_tabs_where_the_old_ones_did(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    before, segmented, after = LineField(theme), Segmented(theme, OPTIONS, name="Method"), LineField(theme)
    for each in (before, segmented, after):
        column.addWidget(each)
    qtbot.addWidget(window)
    segmented.set_options((Option("saved", "Saved"), Option("typed", "Typed")))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(segmented.button("saved").hasFocus)
    QTest.keyClick(segmented.button("saved"), Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_chosen_is_raised_in_both_schemes(theme: Theme, segmented: Segmented, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    segmented.choose("draw")
    assert shows(segmented, theme.tokens.raised, segmented.button("draw").geometry())
    assert not shows(segmented, theme.tokens.raised, segmented.button("typed").geometry())
    segmented.button("draw").setEnabled(False)
    assert not shows(segmented, theme.tokens.raised, segmented.button("draw").geometry().adjusted(3, 3, -3, -3))


def test_one_that_folds_has_two_lines_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    words = [Option(key, key.title()) for key in ("draw", "image", "typed", "saved")]
    around = QWidget()
    choice = Segmented(theme, words, folds=True, parent=around)
    qtbot.addWidget(around)
    around.show()
    choice.resize(choice.sizeHint().width(), choice.height())
    assert choice.height() == 32
    assert choice.minimumSizeHint().width() < choice.sizeHint().width()
    choice.resize(choice.minimumSizeHint().width(), choice.height())
    QApplication.processEvents()
    assert choice.height() == 60
    assert choice.button("typed").y() > choice.button("draw").y()
    assert choice.button("typed").x() == choice.button("draw").x()
