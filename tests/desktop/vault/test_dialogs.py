"""The dialogs of the kept signature, used as a person uses them, on a real vault."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit

from desktop.vault.vaults import MARK, WHO, WORDS, VaultHands
from signoff.desktop.vault.vault_panel import VaultPanel
from signoff.errors import WrongPassphrase
from signoff.notice.mark import TypedMark
from signoff.signing.vault import Unlocked


def test_a_signature_is_kept_with_a_key_that_is_known_here(vault_hands: VaultHands) -> None:
    done: list[bool] = []
    vault_hands.keeper.set_up(vault_hands.window, WHO, lambda: done.append(True), mark=MARK)
    dialog = vault_hands.dialog("setUpDialog")
    vault_hands.write(dialog, "newPassphrase", WORDS)
    vault_hands.write(dialog, "newPassphraseAgain", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    assert done == [True]
    assert not vault_hands.is_open("setUpDialog")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [(one.label, one.mark) for one in unlocked.marks] == [("Typed", MARK)]
        assert vault_hands.known.name_of(unlocked.fingerprint) == "Tim Pouncey"
    assert "kept on this machine" in vault_hands.notifier.toasts[-1]


@pytest.mark.parametrize(
    ("first", "again", "name", "sentence"),
    [
        ("short", "short", "Tim", "at least 12 characters"),
        (WORDS, "four words that nobody guessed", "Tim", "not the same"),
        (WORDS, WORDS, "", "stands with your signature"),
        ("Tim Pouncey 1", "Tim Pouncey 1", "Tim Pouncey", "first guess"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    vault_hands: VaultHands, first: str, again: str, name: str, sentence: str
) -> None:
    vault_hands.keeper.set_up(vault_hands.window, ("", "Chief Officer"), lambda: None)
    dialog = vault_hands.dialog("setUpDialog")
    vault_hands.write(dialog, "vaultName", name)
    vault_hands.write(dialog, "newPassphrase", first)
    vault_hands.write(dialog, "newPassphraseAgain", again)
    vault_hands.press(dialog, "dialog-yes")
    assert sentence in vault_hands.says(dialog)
    assert dialog.isVisible()
    assert not vault_hands.vault.exists


def test_a_passphrase_is_hidden_until_it_is_asked_to_be_shown(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.keeper.unlock(vault_hands.window, "", "Unlock", lambda unlocked: unlocked.close())
    dialog = vault_hands.dialog("unlockDialog")
    line = dialog.findChild(QLineEdit, "passphrase")
    assert line is not None
    vault_hands.write(dialog, "passphrase", WORDS)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    vault_hands.press(dialog, "passphraseShow")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    vault_hands.press(dialog, "passphraseShow")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    dialog.reject()
    assert line.text() == ""


def test_enter_unlocks(vault_hands: VaultHands) -> None:
    vault_hands.made()
    taken: list[Unlocked] = []
    vault_hands.keeper.unlock(vault_hands.window, "", "Unlock", taken.append)
    dialog = vault_hands.dialog("unlockDialog")
    line = dialog.findChild(QLineEdit, "passphrase")
    assert line is not None
    vault_hands.write(dialog, "passphrase", WORDS)
    vault_hands.qtbot.keyClick(line, Qt.Key.Key_Return)
    (unlocked,) = taken
    assert unlocked.name == "Tim Pouncey"
    assert line.text() == ""
    unlocked.close()


def test_three_wrong_passphrases_are_counted_down_second_by_second(vault_hands: VaultHands) -> None:
    vault_hands.made()
    taken: list[Unlocked] = []
    vault_hands.keeper.unlock(vault_hands.window, "", "Unlock", taken.append)
    dialog = vault_hands.dialog("unlockDialog")
    for _ in range(3):
        vault_hands.write(dialog, "passphrase", "wrong")
        vault_hands.press(dialog, "dialog-yes")
    assert "in 30 seconds" in vault_hands.says(dialog)
    vault_hands.write(dialog, "passphrase", WORDS)
    yes = dialog.findChild(QAbstractButton, "dialog-yes")
    assert yes is not None
    assert not yes.isEnabled()
    vault_hands.clock.now += 20
    vault_hands.qtbot.waitUntil(lambda: "in 10 seconds" in vault_hands.says(dialog))
    vault_hands.clock.now += 10
    vault_hands.qtbot.waitUntil(yes.isEnabled)
    assert "seconds" not in vault_hands.says(dialog)
    vault_hands.press(dialog, "dialog-yes")
    assert len(taken) == 1
    taken[0].close()


def test_a_dialog_opened_while_one_must_wait_says_so_at_once(vault_hands: VaultHands) -> None:
    vault_hands.made()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault_hands.vault.unlock("wrong")
    vault_hands.keeper.manage(vault_hands.window)
    assert "in 30 seconds" in vault_hands.says(vault_hands.dialog("unlockDialog"))


def test_a_damaged_file_is_not_called_a_wrong_passphrase(vault_hands: VaultHands) -> None:
    vault_hands.made()
    data = bytearray(vault_hands.vault.path.read_bytes())
    data[500] ^= 1
    vault_hands.vault.path.write_bytes(bytes(data))
    vault_hands.keeper.manage(vault_hands.window)
    dialog = vault_hands.dialog("unlockDialog")
    vault_hands.write(dialog, "passphrase", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    assert "damaged" in vault_hands.says(dialog)
    assert "not the passphrase" not in vault_hands.says(dialog)


def test_the_passphrase_is_changed(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.keeper.change(vault_hands.window)
    dialog = vault_hands.dialog("changePassphraseDialog")
    vault_hands.press(dialog, "dialog-yes")
    assert "until now is needed" in vault_hands.says(dialog)
    vault_hands.write(dialog, "oldPassphrase", "not this one at all")
    vault_hands.write(dialog, "newPassphrase", "another four words to keep")
    vault_hands.write(dialog, "newPassphraseAgain", "another four words to keep")
    vault_hands.press(dialog, "dialog-yes")
    assert "not the passphrase" in vault_hands.says(dialog)
    vault_hands.write(dialog, "oldPassphrase", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    assert not vault_hands.is_open("changePassphraseDialog")
    vault_hands.vault.unlock("another four words to keep").close()


def test_signatures_are_seen_and_forgotten_and_the_fingerprint_copied(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.keeper.keep(vault_hands.window, TypedMark(text="T. Pouncey"), WHO)
    unlock(vault_hands)
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [one.label for one in unlocked.marks] == ["Typed", "Typed 2"]
        fingerprint = unlocked.fingerprint
    vault_hands.keeper.manage(vault_hands.window)
    unlock(vault_hands)
    dialog = vault_hands.dialog("manageDialog")
    vault_hands.press(dialog, "copyFingerprint")
    assert QGuiApplication.clipboard().text() == fingerprint
    before = dialog.grab().toImage()
    vault_hands.theme.toggle()
    assert dialog.grab().toImage() != before
    for name in ("forget:Typed", "forget:Typed 2"):
        vault_hands.qtbot.waitUntil(partial(shown, dialog, name))
        vault_hands.press(dialog, name)
    vault_hands.qtbot.waitUntil(lambda: "only your key" in vault_hands.says(dialog))
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as again:
        assert again.marks == ()
        assert again.fingerprint == fingerprint


def shown(dialog: QDialog, name: str) -> bool:
    buttons = dialog.findChildren(QAbstractButton, name)
    return any(one.isVisible() for one in buttons)


def unlock(hands: VaultHands) -> None:
    dialog = hands.dialog("unlockDialog")
    hands.write(dialog, "passphrase", WORDS)
    hands.press(dialog, "dialog-yes")


def test_the_settings_lead_to_all_of_it(vault_hands: VaultHands) -> None:
    panel = VaultPanel(vault_hands.theme, vault_hands.keeper, WHO, vault_hands.window)
    panel.show()
    assert seen(panel) == {"vaultKeep"}
    vault_hands.press(panel, "vaultKeep")
    dialog = vault_hands.dialog("setUpDialog")
    vault_hands.write(dialog, "newPassphrase", WORDS)
    vault_hands.write(dialog, "newPassphraseAgain", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    assert seen(panel) == {"vaultManage", "vaultChange", "vaultForget"}
    vault_hands.notifier.yes = False
    vault_hands.press(panel, "vaultForget")
    assert vault_hands.vault.exists
    vault_hands.notifier.yes = True
    vault_hands.press(panel, "vaultForget")
    assert "nobody can bring them back" in vault_hands.notifier.questions[-1]
    assert not vault_hands.vault.exists
    assert seen(panel) == {"vaultKeep"}


def seen(panel: VaultPanel) -> set[str]:
    names = ("vaultKeep", "vaultManage", "vaultChange", "vaultForget")
    buttons = (panel.findChild(QAbstractButton, name) for name in names)
    return {one.objectName() for one in buttons if one is not None and one.isVisible()}
