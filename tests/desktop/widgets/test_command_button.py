"""Buttons that ask for a command."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.commanding import AskedCommands
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.command_button import CommandButton, CommandIconButton


def test_a_button_says_its_command_in_the_words_of_a_button(theme: Theme, qtbot: QtBot) -> None:
    commands = AskedCommands(AnsweringNotifier(theme))
    button = CommandButton(theme, commands, Command.HAND_OVER, "handOver")
    other = CommandButton(theme, commands, Command.HISTORY, "history", words="All of it", has_icon=False)
    for pressed in (button, other):
        qtbot.addWidget(pressed)
        pressed.click()
    assert (button.text(), other.text()) == ("Hand over", "All of it")
    assert (button.icon().isNull(), other.icon().isNull()) == (False, True)
    assert commands.asked == [(Command.HAND_OVER,), (Command.HISTORY,)]


def test_an_icon_alone_tells_words_and_keys(theme: Theme, qtbot: QtBot) -> None:
    commands = AskedCommands(AnsweringNotifier(theme))
    button = CommandIconButton(theme, commands, Command.PAGE, "page")
    qtbot.addWidget(button)
    button.click()
    assert button.toolTip() == "Show the page beside the section (F8)"
    assert (button.accessibleName(), button.accessibleDescription()) == ("Show the page beside the section", "F8")
    assert commands.asked == [(Command.PAGE,)]
