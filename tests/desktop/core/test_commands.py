"""What is declared of every command, and when it is permitted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from builders import draft, later, signed
from signoff.desktop.core.commands import MENUS, ON_SCREENS, REGISTRY, Command, Entry, Menu, permitted
from signoff.desktop.core.permission import Moment
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.paths import resource

IN_BAR = [entry for menu in MENUS for group in menu.groups for entry in group]

ON_NOTICE = {
    *(Command.OPEN, Command.EXPORT, Command.SAVE_RECORD, Command.COPY, Command.HAND_OVER, Command.SIGN),
    *(Command.SUPERSEDE, Command.WITHDRAW, Command.BRING_BACK),
}
WITHDRAWN = lifecycle.withdraw(draft(), actor="PA", at=later(2), reason="not ours")
WITHDRAWN_SIGNED = lifecycle.withdraw(signed(), actor="PA", at=later(20), reason="not ours")


def test_every_command_is_declared_once() -> None:
    assert sorted(entry.command for entry in (*IN_BAR, *ON_SCREENS)) == sorted(Command)


def test_keys_are_given_once() -> None:
    keys = [QKeySequence(entry.keys).toString() for entry in REGISTRY.values() if entry.keys]
    assert all(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.title)
def test_a_letter_chooses_one_command_of_its_menu(menu: Menu) -> None:
    letters = [entry.words[entry.words.index("&") + 1].lower() for group in menu.groups for entry in group]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize("entry", [entry for entry in REGISTRY.values() if entry.icon], ids=lambda entry: entry.command)
def test_every_icon_is_there(entry: Entry) -> None:
    assert resource(f"icons/{entry.icon}.svg").is_file()


@pytest.mark.parametrize(
    ("record", "allowed"),
    [
        (None, ""),
        (draft(), "open export save_record copy hand_over sign withdraw"),
        (signed(), "open export save_record copy hand_over supersede withdraw"),
        (publication_copy(signed()), "open export save_record"),
        (WITHDRAWN, "open export save_record copy bring_back"),
        (WITHDRAWN_SIGNED, "open export save_record copy supersede bring_back"),
    ],
)
def test_a_notice_permits_what_its_state_allows(record: Record | None, allowed: str) -> None:
    assert permitted(record) & ON_NOTICE == {Command(name) for name in allowed.split()}


@pytest.mark.parametrize(
    ("command", "now", "words"),
    [
        (Command.SIGN, Moment(), "Choose a notice"),
        (Command.SIGN, Moment(signed()), "already signed"),
        (Command.HAND_OVER, Moment(WITHDRAWN), "bring it back first"),
        (Command.SIGN, Moment(WITHDRAWN_SIGNED), "already signed"),
        (Command.COPY, Moment(publication_copy(signed())), "only be read and exported"),
        (Command.SUPERSEDE, Moment(draft()), "Only a signed notice"),
        (Command.WITHDRAW, Moment(WITHDRAWN), "already withdrawn"),
        (Command.BRING_BACK, Moment(draft()), "Only a withdrawn notice"),
        (Command.CLOSE, Moment(draft()), "No notice is open"),
        (Command.REVIEW, Moment(signed(), stage="signed"), "shown as a whole"),
        (Command.NEXT, Moment(draft(), stage="sign"), "the last step"),
        (Command.HISTORY, Moment(publication_copy(signed()), "1", "signed"), "has no history"),
        (Command.EXPORT_RECORD_COPY, Moment(publication_copy(signed())), "cannot be made"),
        (Command.PASTE, Moment(draft()), "can change"),
    ],
)
def test_what_is_forbidden_says_why(command: Command, now: Moment, words: str) -> None:
    reason = REGISTRY[command].why_not(now)
    assert words in reason
    assert reason.endswith(".")


@pytest.mark.parametrize(
    ("command", "now"),
    [
        (Command.HISTORY, Moment(None, "damaged")),
        (Command.VERIFY, Moment(None, "damaged")),
        (Command.PREVIOUS, Moment(draft(), stage="sign")),
        (Command.NEXT, Moment(draft(), stage="wizard")),
        (Command.COPY_TEXT, Moment(edits=frozenset({"copy"}))),
        (Command.NEW, Moment()),
    ],
)
def test_what_is_permitted_has_no_reason(command: Command, now: Moment) -> None:
    assert REGISTRY[command].why_not(now) == ""


def test_words_are_said_without_the_letter_that_chooses_them() -> None:
    entry = REGISTRY[Command.HAND_OVER]
    assert (entry.plain, entry.title, entry.on_button) == ("Hand over…", "Hand over", "Hand over")
    assert REGISTRY[Command.READ].tip == "Read the whole notice (F11)"
