"""The larger pad: the same cell and strokes, its buttons only where they do something, and why a mark will not do."""

from __future__ import annotations

import math

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.looking import can_use
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.larger_pad import SPARE_CELL, LargerPad, refusal
from signoff.desktop.marks.signature_pad import GLOW
from signoff.notice.marks.mark import Device, StrokesMark

CELL = SPARE_CELL


def waves(count: int = 2) -> StrokesMark:
    """Return strokes that may sign: long waves across the cell."""
    strokes = tuple(
        tuple(
            (8_000 + step * 1_200, round(11_000 + 6_000 * math.sin(step / 3 + turn)), turn * 2_000 + step * 20, 500)
            for step in range(60)
        )
        for turn in range(count)
    )
    return StrokesMark(width=CELL[0], height=CELL[1], device=Device.PEN, strokes=strokes)


def dot() -> StrokesMark:
    return StrokesMark(width=CELL[0], height=CELL[1], device=Device.PEN, strokes=(((9_000, 9_000, 0, 500),),))


def open_pad(theme: Theme, qtbot: QtBot, mark: StrokesMark | None, parent: QWidget | None = None) -> LargerPad:
    made = LargerPad(theme, "A. Officer", mark, CELL, parent)
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: LargerPad, name: str) -> QAbstractButton:
    made = dialog.findChild(QAbstractButton, name)
    assert isinstance(made, QAbstractButton)
    return made


def able(dialog: LargerPad) -> set[str]:
    names = ("largerClear", "largerUndo", "largerRedo", "useSignature")
    return {name for name in names if can_use(button(dialog, name))}


def sentence(dialog: LargerPad) -> str:
    label = dialog.findChild(QLabel, "largerProblem")
    assert isinstance(label, QLabel)
    return label.text()


def test_an_empty_pad_offers_nothing_and_complains_of_nothing(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_pad(theme, qtbot, None)
    assert able(dialog) == set()
    assert sentence(dialog) == ""


def test_strokes_taken_over_can_be_used_and_taken_back(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_pad(theme, qtbot, waves())
    assert able(dialog) == {"largerClear", "largerUndo", "useSignature"}
    button(dialog, "largerUndo").click()
    assert able(dialog) == {"largerClear", "largerUndo", "largerRedo", "useSignature"}
    button(dialog, "largerRedo").click()
    button(dialog, "largerClear").click()
    assert able(dialog) == {"largerUndo"}


def test_what_is_no_signature_cannot_be_used_and_is_said_to_all(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_pad(theme, qtbot, dot())
    assert "useSignature" not in able(dialog)
    assert sentence(dialog) == refusal(dot())
    assert sentence(dialog) in button(dialog, "useSignature").accessibleDescription()
    assert sentence(dialog).endswith(".")
    button(dialog, "largerClear").click()
    assert sentence(dialog) == ""


def test_only_an_accepted_pad_hands_its_strokes_over(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_pad(theme, qtbot, waves())
    results: list[int] = []
    dialog.finished.connect(results.append)
    button(dialog, "useSignature").click()
    assert results == [LargerPad.DialogCode.Accepted]
    mark = dialog.pad.drawn
    assert mark is not None
    assert len(mark.strokes) == 2


@pytest.mark.parametrize(("room", "width"), [(1400, 1000), (900, 780), (400, 560)])
def test_the_pad_is_as_wide_as_the_window_lets_it_and_keeps_the_cells_proportions(
    theme: Theme, qtbot: QtBot, room: int, width: int
) -> None:
    window = QWidget()
    window.resize(room, 700)
    qtbot.addWidget(window)
    pad = open_pad(theme, qtbot, None, window).pad
    assert pad.width() == width
    assert (pad.width() - 2 * GLOW) / (pad.height() - 2 * GLOW) == pytest.approx(CELL[0] / CELL[1], rel=0.01)


def test_a_mark_that_may_sign_is_not_refused() -> None:
    assert refusal(waves()) == ""
    assert refusal(dot()) != ""
