"""A kill of each kind of work; `kills.py` does as many as one likes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from register.endurance.kills import TEAR, WORKS


@pytest.mark.skipif(sys.platform == "win32", reason="a process is not divided in two there")
def test_what_was_acknowledged_outlasts_a_kill() -> None:
    command = [sys.executable, "-m", "register.endurance.kills", str(len(WORKS))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert sorted(lines) == sorted(
        ["1", f"{name}: {'WRONG' if name == TEAR else 'as it should be'}"] for name in WORKS
    ), done.stdout
