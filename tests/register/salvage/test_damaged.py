"""Many damaged registers: what is whole in the file comes back, and nothing wrong is called sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.salvage.damages import kinds
from register.salvage.judge import Sample, judged


@pytest.mark.parametrize("seed", range(kinds()))
def test_what_is_whole_comes_back_and_nothing_wrong_is_called_sound(sample: Sample, seed: int, tmp_path: Path) -> None:
    _, wrong = judged(sample, seed, tmp_path)
    assert wrong == []
