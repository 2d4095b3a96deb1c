"""`python -m fuzz TARGET [--minutes N] [--seed N]` tries one target, or `all` in turn, for as long as is wanted.

With `src` and `tests` on PYTHONPATH. What fails is made small, printed, and ends the run; the same seed finds it again.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import gettempdir

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.mutations import mutated
from fuzz.targets import TARGETS, Target

_ROUND = 500


def main(words: list[str]) -> int:
    """Run until the time is over; raises what the check of a target raised."""
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    names = list(TARGETS) if options.target == "all" else [options.target]
    end, number = time.monotonic() + options.minutes * 60, options.seed
    while time.monotonic() < end:
        for name in names:
            print(f"{name}: {_ROUND} examples of seed {number}", flush=True)
            try_round(TARGETS[name], number)
        number += 1
    return 0


def try_round(target: Target, number: int, examples: int = _ROUND) -> None:
    """Try so many examples of a seed; raises what the target's check raises, of the smallest input that fails."""

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(mutated(target.starts(), target.words))
    def check(data: bytes) -> None:
        try:
            target.check(data)
        except BaseException:
            Path(gettempdir(), "signoff-fuzz-last").write_bytes(data)  # the last one that fails is the smallest
            raise

    check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
