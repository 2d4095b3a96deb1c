"""A line for a passphrase: hidden until it is asked to be shown, told at every key, gone once it is cleared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.new_passphrase import NewPassphrase
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.fields import Labelled

GOOD = "otter marble canyon Thursday"


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> PassphraseField:
    made = PassphraseField(theme, "passphrase")
    qtbot.addWidget(made)
    made.resize(320, 40)
    made.show()
    return made


@pytest.fixture
def new(theme: Theme, qtbot: QtBot) -> NewPassphrase:
    made = NewPassphrase(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def line(field: PassphraseField | NewPassphrase, name: str = "passphrase") -> QLineEdit:
    made = field.findChild(QLineEdit, name)
    assert isinstance(made, QLineEdit)
    return made


def show_button(field: PassphraseField) -> Button:
    (button,) = field.findChildren(Button)
    return button


def problems(new: NewPassphrase) -> list[str]:
    return [labelled.problem() for labelled in new.findChildren(Labelled)]


def test_every_space_is_kept_and_every_key_told(field: PassphraseField) -> None:
    texts: list[str] = []
    field.changed.connect(lambda: texts.append(field.text))
    QTest.keyClicks(line(field), " a ")
    assert texts == [" ", " a", " a "]


def test_it_is_hidden_and_neither_learnt_nor_corrected_by_a_keyboard(field: PassphraseField) -> None:
    assert line(field).echoMode() is QLineEdit.EchoMode.Password
    hints = line(field).inputMethodHints()
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert hints & hint


def test_showing_is_turned_on_and_off_and_the_button_says_which(field: PassphraseField) -> None:
    button = show_button(field)
    assert (button.text(), button.accessibleName()) == ("Show", "Show: Passphrase")
    button.click()
    assert line(field).echoMode() is QLineEdit.EchoMode.Normal
    assert (button.text(), button.accessibleName()) == ("Hide", "Hide: Passphrase")
    button.click()
    assert line(field).echoMode() is QLineEdit.EchoMode.Password


def test_enter_in_a_dialog_does_not_show_it(field: PassphraseField) -> None:
    assert not show_button(field).autoDefault()


def test_clearing_leaves_nothing_to_undo_and_hides_what_is_typed_next(field: PassphraseField) -> None:
    QTest.keyClicks(line(field), "secret")
    show_button(field).click()
    field.clear()
    line(field).undo()
    assert field.text == ""
    assert line(field).echoMode() is QLineEdit.EchoMode.Password


def test_its_name_is_the_lines_and_a_problem_its_edge(theme: Theme, field: PassphraseField) -> None:
    field.setAccessibleName("Passphrase")
    assert line(field).accessibleName() == "Passphrase"
    assert field.focusProxy() is line(field)
    field.show_problem("error")
    assert shows(field, theme.tokens.red)
    field.show_problem(None)
    assert not shows(field, theme.tokens.red)


def test_a_sound_passphrase_typed_twice_will_do(new: NewPassphrase) -> None:
    for name in ("newPassphrase", "newPassphraseAgain"):
        line(new, name).setText(GOOD)
    assert new.is_sound("A. Officer", "Chief Officer")
    assert new.text == GOOD
    assert problems(new) == ["", ""]


def test_a_weak_one_is_said_at_the_first_and_typed_over(new: NewPassphrase) -> None:
    for name in ("newPassphrase", "newPassphraseAgain"):
        line(new, name).setText("short")
    assert not new.is_sound()
    assert problems(new) == ["That is too short: use at least 12 characters.", ""]
    assert line(new, "newPassphrase").selectedText() != ""


def test_two_that_differ_are_said_at_the_second_until_it_is_typed_again(new: NewPassphrase) -> None:
    line(new, "newPassphrase").setText(GOOD)
    line(new, "newPassphraseAgain").setText(f"{GOOD} ")
    assert not new.is_sound()
    assert problems(new) == ["", "The two passphrases are not the same."]
    line(new, "newPassphraseAgain").setText(GOOD)
    assert problems(new) == ["", ""]
    assert new.is_sound()


def test_either_lines_keys_are_told_and_both_are_cleared(new: NewPassphrase) -> None:
    changes: list[bool] = []
    new.changed.connect(lambda: changes.append(True))
    QTest.keyClicks(line(new, "newPassphrase"), "a")
    QTest.keyClicks(line(new, "newPassphraseAgain"), "b")
    assert len(changes) == 2
    new.clear()
    assert (new.text, line(new, "newPassphraseAgain").text()) == ("", "")
    assert line(new, "newPassphrase").accessibleName() == "New passphrase"


def test_another_passphrase_ends_the_problem_of_its_repetition(new: NewPassphrase) -> None:
    line(new, "newPassphrase").setText(GOOD)
    line(new, "newPassphraseAgain").setText("another")
    assert not new.is_sound()
    assert any(problems(new))
    line(new, "newPassphrase").setText("another")
    assert not any(problems(new))
