"""A line that is cut where its room ends: the tip says the whole, and only of what is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.elided import ElidedLabel

LONG = "D56412, a reference that is far longer than any number that a council gives"


@pytest.fixture
def label(theme: Theme, qtbot: QtBot) -> ElidedLabel:
    made = ElidedLabel(theme, "guidance", ink="ink2")
    qtbot.addWidget(made)
    made.resize(120, 24)
    made.show()
    return made


def inked(label: ElidedLabel, left: int, right: int) -> bool:
    """Return whether anything is painted between two places."""
    return len(colours_of(label, QRect(left, 0, right - left, label.height()))) > 1


def test_what_fits_has_no_tip(label: ElidedLabel) -> None:
    label.setText("D1")
    assert label.toolTip() == ""


def test_what_is_cut_has_the_whole_as_its_tip_as_soon_as_it_is_shown(label: ElidedLabel) -> None:
    label.setText(LONG)
    assert label.toolTip() == LONG
    label.setText("D1")
    assert label.toolTip() == ""


def test_the_tip_follows_the_room(label: ElidedLabel) -> None:
    label.setText(LONG)
    label.resize(label.fontMetrics().horizontalAdvance(LONG), 24)
    assert label.toolTip() == ""
    label.resize(label.width() - 1, 24)
    assert label.toolTip() == LONG


def test_it_asks_for_a_lines_height_and_no_width(label: ElidedLabel) -> None:
    label.setText(LONG)
    assert label.minimumSizeHint().width() == 0
    assert label.minimumSizeHint().height() >= label.fontMetrics().height()


def test_the_words_are_painted_from_the_left_as_far_as_they_go(label: ElidedLabel) -> None:
    label.setText("D1")
    assert inked(label, 0, 20)
    assert not inked(label, 60, 120)
    label.setText(LONG)
    assert inked(label, 60, 120)


def test_nothing_in_the_words_is_taken_for_markup(label: ElidedLabel) -> None:
    label.resize(400, 24)
    label.setText("<b></b>")
    assert inked(label, 0, 60)
