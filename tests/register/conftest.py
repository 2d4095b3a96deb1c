"""A register of its own for every test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from empty_register import empty_register
from register.listed import fill
from signoff.register.store import Register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of the test's register, where no file exists yet."""
    return tmp_path / "data" / "register.sqlite"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """An empty register, open."""
    with Register.open(empty_register(path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def varied() -> Iterator[Register]:
    """A register with a hundred notices that differ in everything by which the list is filtered and sorted."""
    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "register.sqlite") as register:
        fill(register)
        yield register
