"""Registers to be damaged: made once, for they are only read."""

from __future__ import annotations

import pytest

from register.salvage.judge import Sample, made


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A few notices of each kind."""
    return made(tmp_path_factory.mktemp("sample"), 7)
