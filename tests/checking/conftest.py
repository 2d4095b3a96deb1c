"""Most of these tests inspect files within the test process; `test_comparison.py` covers the child processes."""

from __future__ import annotations

import pytest

from checking.in_process import stay_in_this_process


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no worker."""
    stay_in_this_process(monkeypatch)
