"""A window of steps, by ear: each step, what did not work, and the work between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.stepped_window import SteppedWindow
from signoff.desktop.widgets.steps import Step, WorkingStep
from signoff.desktop.widgets.told import Told


class Stage:
    """A window that works, and shows what came of it."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = SteppedWindow(theme, "Recovery")
        qtbot.addWidget(self.window)
        self.working, self.result = WorkingStep(theme), Step(theme)
        for step in (self.result, self.working):
            self.window.show_step(step)
        self.working.begin("Reading what is left", "Nothing is changed.")


def test_work_that_is_under_way_as_a_window_opens_is_said_with_it(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, qtbot)
    stage.window.show()
    assert stage.window.accessibleDescription() == "Reading what is left. Nothing is changed."


def test_the_beginning_the_end_and_the_result_of_work_are_said(
    theme: Theme, qtbot: QtBot, announced: list[str]
) -> None:
    stage = Stage(theme, qtbot)
    stage.window.show()
    stage.result.say("All notices are undamaged", "Nothing has been changed yet.")
    stage.window.show_step(stage.result)
    assert announced == ["All notices are undamaged. Nothing has been changed yet."]
    stage.working.begin("Replacing the register", "The damaged file is kept.")
    stage.window.show_step(stage.working)
    assert announced[1:] == ["Replacing the register. The damaged file is kept."]
    stage.working.stop()
    assert announced[2:] == ["Stopping"]


def test_what_did_not_work_is_said_with_the_step_that_one_comes_back_to(
    theme: Theme, qtbot: QtBot, announced: list[str]
) -> None:
    stage = Stage(theme, qtbot)
    stage.window.show()
    stage.result.say("Recover a register", "")
    stage.result.show_problem("The disk is full.")
    stage.window.show_step(stage.result)
    assert announced == ["Error: The disk is full. Recover a register"]
    stage.result.show_problem("It cannot be read.")
    assert announced[1:] == ["!Error: It cannot be read."]
    stage.result.show_problem("")
    assert stage.result.spoken == "Recover a register"


def test_enter_at_words_that_are_read_presses_no_button(theme: Theme, qtbot: QtBot) -> None:
    window, step = SteppedWindow(theme, "Recovery"), Step(theme)
    about, replace = Told("About the notice that is chosen"), QPushButton("Replace the register")
    replace.setDefault(True)
    pressed: list[str] = []
    replace.clicked.connect(lambda: pressed.append("replace"))
    step.body.addWidget(about)
    step.body.addWidget(replace)
    window.show_step(step)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isVisible)
    about.setFocus()
    QTest.keyClick(about, Qt.Key.Key_Return)
    assert not pressed
    replace.setFocus()
    QTest.keyClick(replace, Qt.Key.Key_Return)
    assert pressed == ["replace"]
