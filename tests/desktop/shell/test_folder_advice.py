"""A register in a synchronised folder is advised against once, after the window has opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.answering import AnsweringNotifier
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.folder_advice import advise
from signoff.register.store import Register


def advised(services: Services, theme: Theme, path: Path) -> list[str]:
    notifier = AnsweringNotifier(theme)
    with Register.open(path) as register:
        advise(replace(services, register=register, notifier=notifier), QObject())
    return notifier.problems


def test_a_synchronised_folder_is_advised_against_once_for_each_register(
    services: Services, theme: Theme, tmp_path: Path
) -> None:
    first, second = tmp_path / "OneDrive" / "first.sqlite", tmp_path / "OneDrive" / "second.sqlite"
    (sentence,) = advised(services, theme, first)
    assert "OneDrive" in sentence
    again = replace(services, settings=Settings(tmp_path / "settings.json"))
    assert advised(again, theme, first) == []
    assert len(advised(again, theme, second)) == 1
    assert advised(again, theme, second) == []


def test_a_folder_of_this_computer_needs_no_advice(services: Services, theme: Theme, tmp_path: Path) -> None:
    assert advised(services, theme, tmp_path / "register.sqlite") == []
    assert services.settings.advised == ()
