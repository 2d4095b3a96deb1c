"""Commands asked for, done and refused."""

from __future__ import annotations

import pytest

from builders import draft
from desktop.answering import AnsweringNotifier
from signoff.desktop.core.command_actions import Commands, Handler
from signoff.desktop.core.commands import Command
from signoff.desktop.core.permission import Moment
from signoff.desktop.look.theme import Theme
from signoff.errors import NotAllowed


def every(**handlers: Handler) -> dict[Command, Handler]:
    """Return a handler for every command: these, and for all others none that does anything."""
    return {command: handlers.get(command, lambda *_: None) for command in Command}


def test_a_command_is_done_on_the_notice_that_is_named(theme: Theme) -> None:
    done: list[tuple[str, ...]] = []
    commands = Commands(AnsweringNotifier(theme))
    commands.bind(every(copy=lambda *notice: done.append(notice)))
    commands.do(Command.COPY, "n1")
    commands[Command.COPY].trigger()
    assert done == [("n1",), ()]


def test_what_a_state_forbids_is_said(theme: Theme) -> None:
    def refuse() -> None:
        raise NotAllowed("The notice is signed.")

    notifier = AnsweringNotifier(theme)
    commands = Commands(notifier)
    commands.bind(every(sign=refuse))
    commands.do(Command.SIGN)
    assert notifier.problems == ["The notice is signed."]


def test_a_command_that_nothing_does_is_a_mistake(theme: Theme) -> None:
    handlers = every()
    del handlers[Command.NEW]
    with pytest.raises(ValueError, match="no handler for new"):
        Commands(AnsweringNotifier(theme)).bind(handlers)


def test_actions_follow_the_moment(theme: Theme) -> None:
    commands = Commands(AnsweringNotifier(theme))
    commands.follow(Moment())
    assert not commands[Command.SIGN].isEnabled()
    assert commands[Command.SIGN].statusTip() != ""
    assert commands[Command.PASTE].isEnabled(), "the keys of the text in hand are its field's"
    commands.follow(Moment(draft()))
    assert commands[Command.SIGN].isEnabled()
    assert commands[Command.SIGN].statusTip() == ""
