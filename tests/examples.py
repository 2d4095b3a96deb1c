"""How many examples a law is tried with: by hand, before a release, with as many as it names; else with a third."""

from __future__ import annotations

import os

THOROUGH = "SIGNOFF_TEST_THOROUGH" in os.environ
"""Whether laws are tried with all the examples that they name."""

_FEWEST = 5


def examples(number: int) -> int:
    """Return with how many examples to try a law that names so many for a thorough run."""
    return number if THOROUGH else max(_FEWEST, number // 3)
