"""What every test shares: a home of its own, so that no test reads or writes a person's data, and no stopwatch."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from examples import examples

# How long a busy machine takes says nothing of a law.
settings.register_profile("signoff", deadline=None, max_examples=examples(100))
settings.load_profile("signoff")

# Thousands of tests are held for the whole run, which Python would look through for cycles again and again.
gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path / "signoff-data"))


@pytest.fixture(autouse=True)
def _tests_of_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs that a test starts import what tests share, as the test itself does."""
    paths = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
