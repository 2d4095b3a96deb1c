"""The vault's lock: held by one program at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.errors import FileProblem
from signoff.signing.vault import lock


def test_another_program_that_holds_the_lock_too_long_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with (
        lock.exclusive(tmp_path / "lock"),
        pytest.raises(FileProblem, match="Another program is using the saved signature"),
        lock.exclusive(tmp_path / "lock"),
    ):
        pass
    with lock.exclusive(tmp_path / "lock"):  # it was released
        pass
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match="could not be written"), lock.exclusive(tmp_path / "file" / "lock"):
        pass
