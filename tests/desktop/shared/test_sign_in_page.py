"""Signing in and out in the settings, at a real shared register."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from desktop.accessible import faults
from shared.conftest import Database
from signoff.desktop.core.commands import Command
from signoff.desktop.core.sharing import Reach
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.shared.sign_in_page import SignInPage
from signoff.paths import SHARED_ADDRESS, data_folder
from signoff.shared import connecting
from signoff.shared.address import saved_address

from .conftest import Seat

Make = Callable[[str], Seat]


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no keyring, as on a server or in a plain session."""
    keyring = pytest.importorskip("keyring")
    fail = pytest.importorskip("keyring.backends.fail")
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())


def page_of(seat: Seat, monkeypatch: pytest.MonkeyPatch, use: Callable[[SignInPage], None]) -> list[SettingsDialog]:
    """Open the settings, use their page on the shared register, and close them."""
    dialogs: list[SettingsDialog] = []

    def execute(dialog: QDialog) -> int:
        assert isinstance(dialog, SettingsDialog)
        dialogs.append(dialog)
        if pages := dialog.findChildren(SignInPage):
            dialog.show_page("shared")
            dialog.show()
            use(pages[0])
        dialog.reject()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", execute)
    seat.window.commands.do(Command.SETTINGS)
    return dialogs


def type_in(page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


def said(page: QWidget, name: str) -> str:
    label = page.findChild(QWidget, name)
    assert label is not None
    return str(label.property("text")) if not label.isHidden() else ""


def test_signing_in_tests_keeps_and_begins(
    seat: Make, database: Database, monkeypatch: pytest.MonkeyPatch, announced: list[str]
) -> None:
    pat = seat("Pat Adams")

    def use(page: SignInPage) -> None:
        assert faults(page.window()) == []
        type_in(page, "sharedAddress", "postgresql://pa:secret@host/db")
        press(page, "sharedTest")
        address = page.findChild(QWidget, "sharedAddress")
        assert address is not None
        assert "Leave the password out" in address.accessibleDescription()
        type_in(page, "sharedAddress", database.url("nobody"))
        press(page, "sharedTest")
        pat.until(lambda: "nobody" in said(page, "sharedProblem"))
        type_in(page, "sharedAddress", database.url("pa").replace("pa@", ""))
        type_in(page, "sharedLogin", "pa")
        type_in(page, "sharedPassword", "nobody reads this")
        press(page, "sharedSignIn")
        pat.until(lambda: "no keyring" in said(page, "sharedProblem"))
        assert "You are Pat Adams: preparer." in said(page, "sharedResult")
        pat.until(lambda: pat.services.sharing.standing.reach is Reach.ONLINE)
        assert "as Pat Adams" in said(page, "sharedPageState")

    page_of(pat, monkeypatch, use)
    assert saved_address(data_folder()) == database.address("pa")
    assert "nobody reads this" not in (data_folder() / SHARED_ADDRESS).read_text()
    assert any("no keyring" in words for words in announced)
    page_of(pat, monkeypatch, lambda page: press(page, "sharedSignOut"))
    assert not (data_folder() / SHARED_ADDRESS).exists()
    assert not pat.services.is_sharing


def test_without_the_driver_there_is_no_such_page(seat: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "is_installed", lambda: False)
    (dialog,) = page_of(seat("Pat Adams"), monkeypatch, lambda page: None)
    assert dialog.findChildren(SignInPage) == []


def test_a_window_begins_by_itself_where_it_is_signed_in(seat: Make, database: Database) -> None:
    pat = seat("Pat Adams")
    pat.window.content.begin_sharing()
    assert not pat.services.is_sharing
    data_folder().mkdir(parents=True)
    (data_folder() / SHARED_ADDRESS).write_text(f'{{"address": "{database.url("pa")}"}}')
    pat.window.content.begin_sharing()
    assert not pat.services.is_sharing, "another register than one's own was shared"
    pat.register.path.with_suffix(".shared").touch()
    pat.window.content.begin_sharing()
    pat.until(lambda: pat.services.sharing.standing.reach is Reach.ONLINE)
