"""The slider of a picture's ink: in steps by keys and pointer, within its ends, heard in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_slider import LEAP, STEP, InkSlider
from signoff.signing.marks.pictures import BOLDEST, FAINTEST


@pytest.fixture
def slider(theme: Theme, qtbot: QtBot) -> InkSlider:
    made = InkSlider(theme)
    qtbot.addWidget(made)
    made.resize(218, 24)  # 200 pixels between the handle's ends: one for each value
    made.show()
    return made


def listen(slider: InkSlider) -> list[int]:
    values: list[int] = []
    slider.valueChanged.connect(values.append)
    return values


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, STEP),
        (Qt.Key.Key_Left, -STEP),
        (Qt.Key.Key_PageUp, LEAP),
        (Qt.Key.Key_PageDown, -LEAP),
        (Qt.Key.Key_Home, FAINTEST),
        (Qt.Key.Key_End, BOLDEST),
    ],
)
def test_keys_go_by_steps_and_to_the_ends_and_tell_once(slider: InkSlider, key: Qt.Key, value: int) -> None:
    values = listen(slider)
    QTest.keyClick(slider, key)
    assert values == [value]


def test_beyond_an_end_nothing_is_told(slider: InkSlider) -> None:
    slider.setValue(BOLDEST)
    values = listen(slider)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert values == []


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "as found"), (-25, "25 per cent fainter"), (25, "25 per cent bolder"), (100, "100 per cent bolder")],
)
def test_a_screen_reader_hears_how_much(slider: InkSlider, value: int, words: str) -> None:
    slider.setValue(value)
    assert slider.accessibleName() == "Ink, from fainter to bolder"
    assert slider.accessibleDescription() == words


@pytest.mark.parametrize(("x", "value"), [(109, 0), (9, -100), (209, 100), (0, -100), (217, 100), (131, 20), (133, 25)])
def test_a_press_goes_to_the_nearest_step(slider: InkSlider, x: int, value: int) -> None:
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    assert slider.value() == value
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    assert slider.value() == value


def test_another_button_does_nothing(slider: InkSlider) -> None:
    values = listen(slider)
    QTest.mousePress(slider, Qt.MouseButton.RightButton, pos=QPoint(200, 12))
    assert values == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_track_is_filled_from_the_middle_to_the_handle(theme: Theme, slider: InkSlider, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    slider.setValue(60)
    image = slider.grab().toImage()
    at = [image.pixelColor(x, 12).name().upper() for x in (60, 130, 205)]
    assert at == [theme.tokens.edge, theme.tokens.blue, theme.tokens.edge]
    slider.setEnabled(False)
    assert colours_of(slider)[theme.tokens.blue] == 0
