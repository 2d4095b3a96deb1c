"""External programs that some tests need: without them a test is skipped, and in CI it fails."""

from __future__ import annotations

import os
import shutil

import pytest

EVERYTHING = "SIGNOFF_TEST_EVERYTHING" in os.environ
"""Whether every test must run, as in CI."""


def need(*programs: str) -> None:
    """Skip the running test, or fail it where every test must run, unless these programs are installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    sentence = f"needs {', '.join(missing)}"
    if EVERYTHING:
        pytest.fail(sentence)
    pytest.skip(sentence)
