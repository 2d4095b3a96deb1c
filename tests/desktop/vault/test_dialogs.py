"""The dialogs of the kept signature, used as a person uses them, on a real vault."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from desktop.answering import LaterTasks
from desktop.looking import can_use
from desktop.signing.bench import LOOP, WAVE, stroke
from desktop.vault.vaults import MARK, WHO, WORDS, VaultHands
from signing import papers
from signoff.desktop.core.person import Person
from signoff.desktop.core.settings import Settings
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.vault.mark_preview import MarkPreview
from signoff.desktop.vault.vault_controller import VaultController
from signoff.desktop.vault.vault_panel import VaultPanel
from signoff.errors import WrongPassphrase
from signoff.notice.marks.mark import ImageMark, TypedMark
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.vault.vault import Unlocked


def test_a_signature_is_kept_with_a_key_that_is_known_here(vault_hands: VaultHands) -> None:
    created: list[Unlocked] = []
    vault_hands.vault_controller.set_up(vault_hands.window, WHO, created.append, mark=MARK)
    set_up(vault_hands)
    (open_vault,) = created
    assert [kept.mark for kept in open_vault.marks] == [MARK]
    open_vault.close()
    assert not vault_hands.is_open("setUpDialog")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [(kept.label, kept.mark) for kept in unlocked.marks] == [("Typed", MARK)]
        assert vault_hands.known.names(KeyRole.SIGNATORY) == {unlocked.fingerprint: "Tim Pouncey"}
    assert "saved on this computer" in vault_hands.notifier.toasts[-1]


@pytest.mark.parametrize(
    ("first", "again", "name", "sentence"),
    [
        ("short", "short", "Tim", "at least 12 characters"),
        (WORDS, "four words that nobody guessed", "Tim", "not the same"),
        (WORDS, WORDS, "", "shown with your signature"),
        ("Tim Pouncey 1", "Tim Pouncey 1", "Tim Pouncey", "guess your name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    vault_hands: VaultHands, first: str, again: str, name: str, sentence: str
) -> None:
    vault_hands.vault_controller.set_up(
        vault_hands.window, Person("", "Chief Officer"), lambda unlocked: unlocked.close()
    )
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
    vault_hands.vault_controller.unlock(vault_hands.window, "", "Unlock", lambda unlocked: unlocked.close())
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


def test_undo_brings_no_passphrase_back(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.vault_controller.unlock(vault_hands.window, "", "Unlock", lambda unlocked: unlocked.close())
    dialog = vault_hands.dialog("unlockDialog")
    line = dialog.findChild(QLineEdit, "passphrase")
    assert line is not None
    vault_hands.write(dialog, "passphrase", "nearly four words")
    vault_hands.press(dialog, "dialog-yes")
    vault_hands.press(dialog, "passphraseShow")
    line.undo()
    assert line.text() == ""
    dialog.reject()


def test_enter_unlocks(vault_hands: VaultHands) -> None:
    vault_hands.made()
    opened: list[Unlocked] = []
    vault_hands.vault_controller.unlock(vault_hands.window, "", "Unlock", opened.append)
    dialog = vault_hands.dialog("unlockDialog")
    line = dialog.findChild(QLineEdit, "passphrase")
    assert line is not None
    vault_hands.write(dialog, "passphrase", WORDS)
    vault_hands.qtbot.keyClick(line, Qt.Key.Key_Return)
    (unlocked,) = opened
    assert unlocked.name == "Tim Pouncey"
    assert line.text() == ""
    unlocked.close()


def test_three_wrong_passphrases_are_counted_down_second_by_second(vault_hands: VaultHands) -> None:
    vault_hands.made()
    opened: list[Unlocked] = []
    vault_hands.vault_controller.unlock(vault_hands.window, "", "Unlock", opened.append)
    dialog = vault_hands.dialog("unlockDialog")
    for _ in range(3):
        vault_hands.write(dialog, "passphrase", "wrong")
        vault_hands.press(dialog, "dialog-yes")
    assert "in 30 seconds" in vault_hands.says(dialog)
    vault_hands.write(dialog, "passphrase", WORDS)
    yes = dialog.findChild(QAbstractButton, "dialog-yes")
    assert yes is not None
    assert not can_use(yes)
    vault_hands.clock.now += 20
    vault_hands.qtbot.waitUntil(lambda: "in 10 seconds" in vault_hands.says(dialog))
    vault_hands.clock.now += 10
    vault_hands.qtbot.waitUntil(lambda: can_use(yes))
    assert "seconds" not in vault_hands.says(dialog)
    vault_hands.press(dialog, "dialog-yes")
    assert len(opened) == 1
    opened[0].close()


def test_a_dialog_opened_while_one_must_wait_says_so_at_once(vault_hands: VaultHands) -> None:
    vault_hands.made()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault_hands.vault.unlock("wrong")
    vault_hands.vault_controller.manage(vault_hands.window)
    assert "in 30 seconds" in vault_hands.says(vault_hands.dialog("unlockDialog"))


def test_a_damaged_file_is_not_called_a_wrong_passphrase(vault_hands: VaultHands) -> None:
    vault_hands.made()
    data = bytearray(vault_hands.vault.path.read_bytes())
    data[500] ^= 1
    vault_hands.vault.path.write_bytes(bytes(data))
    vault_hands.vault_controller.manage(vault_hands.window)
    dialog = vault_hands.dialog("unlockDialog")
    vault_hands.write(dialog, "passphrase", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    assert "damaged" in vault_hands.says(dialog)
    assert "not the passphrase" not in vault_hands.says(dialog)


def test_the_passphrase_is_changed(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.vault_controller.change(vault_hands.window)
    dialog = vault_hands.dialog("changePassphraseDialog")
    vault_hands.press(dialog, "dialog-yes")
    assert "Enter the current passphrase" in vault_hands.says(dialog)
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
    vault_hands.vault_controller.keep(vault_hands.window, TypedMark(text="T. Pouncey"), WHO)
    unlock(vault_hands)
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [kept.label for kept in unlocked.marks] == ["Typed", "Typed 2"]
        fingerprint = unlocked.fingerprint
    vault_hands.vault_controller.manage(vault_hands.window)
    unlock(vault_hands)
    dialog = vault_hands.dialog("manageDialog")
    vault_hands.press(dialog, "copyFingerprint")
    assert QGuiApplication.clipboard().text() == fingerprint
    before = dialog.grab().toImage()
    vault_hands.theme.set_scheme("dark")
    assert dialog.grab().toImage() != before
    vault_hands.notifier.yes = False
    vault_hands.press(dialog, "delete:Typed")
    vault_hands.notifier.yes = True
    for name in ("delete:Typed", "delete:Typed 2"):
        vault_hands.qtbot.waitUntil(partial(shown, dialog, name))
        next(button for button in dialog.findChildren(QAbstractButton, name) if button.isVisible()).setFocus()
        vault_hands.press(dialog, name)
        focus = dialog.focusWidget()
        assert focus is not None
        assert name == "delete:Typed 2" or focus.objectName() == "delete:Typed 2", "the keyboard stays in the list"
    assert vault_hands.notifier.questions[0].startswith("Delete the signature “Typed”?")
    assert len(vault_hands.notifier.questions) == 3
    vault_hands.qtbot.waitUntil(lambda: "no saved signature" in vault_hands.says(dialog))
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as again:
        assert again.marks == ()
        assert again.fingerprint == fingerprint


def test_nobodys_signature_is_kept_with_anothers(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.vault_controller.keep(
        vault_hands.window, TypedMark(text="Priya Shah"), Person("Priya Shah", "Director")
    )
    unlock(vault_hands)
    assert "Tim Pouncey’s" in vault_hands.notifier.problems[-1]
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [kept.mark for kept in unlocked.marks] == [MARK]


def shown(dialog: QDialog, name: str) -> bool:
    buttons = dialog.findChildren(QAbstractButton, name)
    return any(button.isVisible() for button in buttons)


def unlock(hands: VaultHands) -> None:
    dialog = hands.dialog("unlockDialog")
    hands.write(dialog, "passphrase", WORDS)
    hands.press(dialog, "dialog-yes")


def set_up(hands: VaultHands) -> None:
    dialog = hands.dialog("setUpDialog")
    hands.write(dialog, "newPassphrase", WORDS)
    hands.write(dialog, "newPassphraseAgain", WORDS)
    hands.press(dialog, "dialog-yes")


def test_the_settings_lead_to_all_of_it(vault_hands: VaultHands) -> None:
    """Setting up continues with the signature itself, without the passphrase being asked for once more."""
    panel = VaultPanel(vault_hands.theme, vault_hands.vault_controller, lambda: WHO, vault_hands.window)
    panel.show()
    assert visible_buttons(panel) == {"vaultKeep"}
    vault_hands.press(panel, "vaultKeep")
    set_up(vault_hands)
    dialog = vault_hands.dialog("manageDialog")
    assert "no saved signature" in vault_hands.says(dialog)
    vault_hands.press(dialog, "addTyped")
    assert "no saved signature" not in vault_hands.says(dialog)
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [(kept.label, kept.mark) for kept in unlocked.marks] == [("Typed", MARK)]
    assert visible_buttons(panel) == {"vaultManage", "vaultChange", "vaultForget"}
    vault_hands.notifier.yes = False
    vault_hands.press(panel, "vaultForget")
    assert vault_hands.vault.exists
    vault_hands.notifier.yes = True
    vault_hands.press(panel, "vaultForget")
    assert "nobody can restore them" in vault_hands.notifier.questions[-1]
    assert not vault_hands.vault.exists
    assert visible_buttons(panel) == {"vaultKeep"}


def test_name_and_post_are_proposed_as_in_the_settings(vault_hands: VaultHands) -> None:
    settings = Settings(vault_hands.vault.path.with_name("settings.json"))
    dialog = SettingsDialog(vault_hands.theme, settings, list, vault_hands.vault.path.parent, vault_hands.window)
    panel = VaultPanel(vault_hands.theme, vault_hands.vault_controller, dialog.who)
    dialog.add_page("signature", "Signature", panel)
    dialog.open()
    vault_hands.write(dialog, "settingsName", "  Ayesha   Malik ")
    vault_hands.write(dialog, "settingsPost", "Chief Officer")
    dialog.show_page("signature")
    vault_hands.press(panel, "vaultKeep")
    set_up_dialog = vault_hands.dialog("setUpDialog")
    fields = [set_up_dialog.findChild(QLineEdit, name) for name in ("vaultName", "vaultPost")]
    assert [field.text() for field in fields if field is not None] == ["Ayesha Malik", "Chief Officer"]


def test_the_signature_that_will_be_kept_is_seen_before(vault_hands: VaultHands) -> None:
    vault_hands.vault_controller.set_up(vault_hands.window, WHO, lambda unlocked: unlocked.close(), mark=MARK)
    shown_mark = vault_hands.dialog("setUpDialog").findChild(MarkPreview)
    assert shown_mark is not None
    assert shown_mark.isVisible()
    assert ink_in(shown_mark) > 100


def ink_in(preview: MarkPreview) -> int:
    """Return how many pixels of a preview are ink."""
    image = preview.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).lightness() < 110 for x, y in places)


def test_a_dialog_left_while_the_vault_is_being_made_leaves_none(vault_hands: VaultHands) -> None:
    """The work continues in the background; what it made is removed when it is done."""
    later = LaterTasks()
    created: list[Unlocked] = []
    vault_controller = VaultController(dataclasses.replace(vault_hands.services, tasks=later))
    vault_controller.set_up(vault_hands.window, WHO, created.append, mark=MARK)
    dialog = vault_hands.dialog("setUpDialog")
    vault_hands.write(dialog, "newPassphrase", WORDS)
    vault_hands.write(dialog, "newPassphraseAgain", WORDS)
    vault_hands.press(dialog, "dialog-yes")
    vault_hands.press(dialog, "dialog-no")
    later.work_off()
    assert created == []
    assert not vault_hands.vault.exists


def test_a_kept_signature_is_renamed(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.vault_controller.manage(vault_hands.window)
    unlock(vault_hands)
    dialog = vault_hands.dialog("manageDialog")
    vault_hands.notifier.text = "For letters"
    vault_hands.press(dialog, "rename:Typed")
    assert vault_hands.notifier.proposed == "Typed"
    vault_hands.qtbot.waitUntil(lambda: "For letters" in vault_hands.says(dialog))
    vault_hands.press(dialog, "addTyped")
    assert "already saved" in vault_hands.says(dialog)
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [kept.label for kept in unlocked.marks] == ["For letters"]


def test_what_is_kept_does_not_stay_open_on_a_laptop_left_alone(
    vault_hands: VaultHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signoff.desktop.vault.manage_dialog.OPEN_FOR", 50)
    vault_hands.made()
    vault_hands.vault_controller.manage(vault_hands.window)
    unlock(vault_hands)
    assert vault_hands.is_open("manageDialog")
    vault_hands.qtbot.waitUntil(lambda: not vault_hands.is_open("manageDialog"))


def test_a_picture_is_kept_once_it_was_seen(vault_hands: VaultHands, tmp_path: Path) -> None:
    photo = tmp_path / "mine.png"
    photo.write_bytes(papers.saved(papers.photograph("white", papers.signature((900, 600), (200, 200, 500))), "PNG"))
    vault_hands.made()
    vault_hands.vault_controller.manage(vault_hands.window)
    unlock(vault_hands)
    dialog = vault_hands.dialog("manageDialog")

    def choose() -> None:
        picture_dialog = vault_hands.dialog("pictureDialog")
        yes = picture_dialog.findChild(QAbstractButton, "dialog-yes")
        assert yes is not None
        assert not can_use(yes)
        vault_hands.notifier.file = photo
        vault_hands.press(picture_dialog, "choosePicture")
        vault_hands.press(picture_dialog, "dialog-yes")

    QTimer.singleShot(0, choose)
    vault_hands.press(dialog, "addPicture")
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [kept.label for kept in unlocked.marks] == ["Typed", "From a picture"]
        assert isinstance(unlocked.marks[1].mark, ImageMark)


def test_a_drawn_signature_is_kept(vault_hands: VaultHands) -> None:
    vault_hands.made()
    vault_hands.vault_controller.manage(vault_hands.window)
    unlock(vault_hands)
    dialog = vault_hands.dialog("manageDialog")

    def draw() -> None:
        pad_dialog = vault_hands.dialog("largerPad")
        pad = pad_dialog.findChild(QWidget, "signaturePad")
        assert pad is not None
        stroke(vault_hands.qtbot, pad, WAVE)
        stroke(vault_hands.qtbot, pad, LOOP)
        vault_hands.press(pad_dialog, "useSignature")

    QTimer.singleShot(0, draw)
    vault_hands.press(dialog, "addDrawn")
    vault_hands.press(dialog, "dialog-yes")
    with vault_hands.vault.unlock(WORDS) as unlocked:
        assert [kept.label for kept in unlocked.marks] == ["Typed", "Drawn"]


def visible_buttons(panel: VaultPanel) -> set[str]:
    names = ("vaultKeep", "vaultManage", "vaultChange", "vaultForget")
    buttons = (panel.findChild(QAbstractButton, name) for name in names)
    return {button.objectName() for button in buttons if button is not None and button.isVisible()}
