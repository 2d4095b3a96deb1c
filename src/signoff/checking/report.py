"""A verdict told: as lines for a terminal or the clipboard, and as plain data for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from signoff.signing.verification import Result, Verdict

WORDS = {Result.OK: "ok", Result.WARN: "note", Result.UNCHECKED: "unknown", Result.BAD: "altered"}
"""What the result of a check is called."""

_WIDTH = 9


def as_lines(verdict: Verdict) -> list[str]:
    """Return the verdict, who signed, and every check with its result, a line each."""
    checks = [f"  {WORDS[one.result]:{_WIDTH}}{one.sentence}" for one in verdict.checks]
    return [verdict.summary, *(f"  {one.sentence}" for one in verdict.signatories), *checks]


def as_data(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as plain data with stable names, fit for JSON."""
    return {
        "outcome": verdict.outcome.value,
        "vouched": verdict.vouched.value,
        "summary": verdict.summary,
        "details": list(verdict.details),
        "checks": [
            {"check": one.subject.value, "result": one.result.value, "sentence": one.sentence} for one in verdict.checks
        ],
        "signatures": [asdict(one) for one in verdict.signatories],
        "seals": [asdict(one) for one in verdict.seals],
    }
