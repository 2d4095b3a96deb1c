"""The controller of a vault in the test's own folder, whose keys cost hardly any work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.vault.vaults import Clock, VaultHands
from signoff.desktop.core.services import Services
from signoff.desktop.vault.vault_controller import VaultController
from signoff.signing.proof.known_keys import KnownKeys
from signoff.signing.vault.file import Work
from signoff.signing.vault.vault import Vault


@pytest.fixture
def vault_hands(qtbot: QtBot, services: Services, tmp_path: Path) -> VaultHands:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    clock = Clock()
    vault = Vault(tmp_path / "signature.vault", work=Work(cost=10, blocks=1), clock=clock)
    known = KnownKeys(tmp_path / "known.json")
    notifier = AnsweringNotifier(services.theme)
    services = replace(services, notifier=notifier, own_vault=vault, own_known_keys=known)
    return VaultHands(qtbot, services, window, VaultController(services), notifier, clock)
