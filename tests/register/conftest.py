"""A register of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from signoff.register.store import Register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of the test's register, where no file exists yet."""
    return tmp_path / "data" / "register.sqlite"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """An empty register, open."""
    with Register.open(path) as opened:
        yield opened
