"""These tests look through files within their own process."""

from __future__ import annotations

import pytest

from checking.in_process import stay_in_this_process


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no worker."""
    stay_in_this_process(monkeypatch)
