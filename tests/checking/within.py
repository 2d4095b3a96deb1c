"""Looking through files within this very process: the same work without the cost of starting others."""

from __future__ import annotations

import pytest

from signoff.checking import holding
from signoff.checking.holding import Held, Job
from signoff.signing import seal_check
from signoff.signing.seal_found import SealReport


def stay_in_this_process(patch: pytest.MonkeyPatch) -> None:
    """Let both workers' own functions be called here; other tests hold the processes around them."""
    from signoff.checking.held import held_against
    from signoff.signing.seal_reader import read_seals

    def check(pdf: bytes) -> SealReport:
        return read_seals(pdf) if b"/ByteRange" in pdf else SealReport()

    def hold(job: Job) -> Held:
        return held_against(job)

    patch.setattr(holding, "hold", hold)
    patch.setattr(seal_check, "check_seals", check)
