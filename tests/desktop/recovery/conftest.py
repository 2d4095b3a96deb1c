"""A register with backups, for each test a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.answering import AnsweringNotifier
from desktop.recovery.registers import Material, laid_out, material
from signoff.desktop.look.theme import Theme


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return material(tmp_path_factory.mktemp("material"))


@pytest.fixture
def register(sample: Material, tmp_path: Path) -> Path:
    """The path of a sound register, to be damaged."""
    return laid_out(sample, tmp_path)


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)
