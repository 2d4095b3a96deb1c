"""Reports a verdict: as lines for a terminal or the clipboard, and as plain data for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from signoff.signing.advice import advice_on
from signoff.signing.verification import Result, Verdict

WORDS = {Result.OK: "ok", Result.WARN: "note", Result.UNCHECKED: "unknown", Result.BAD: "altered"}
"""The printed name of each result of a check."""

_WIDTH = 9


def as_lines(verdict: Verdict) -> list[str]:
    """Return the verdict, what to do, who signed, and every check with its result, each on its own line."""
    checks = [f"  {WORDS[check.result]:{_WIDTH}}{check.sentence}" for check in verdict.checks]
    signed = [f"  {signatory.sentence}" for signatory in verdict.signatories]
    return [verdict.summary, f"  {advice_on(verdict)}", *signed, *checks]


def as_data(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as plain data with stable names, fit for JSON."""
    return {
        "outcome": verdict.outcome.value,
        "vouched": verdict.vouched.value,
        "summary": verdict.summary,
        "advice": advice_on(verdict),
        "details": list(verdict.details),
        "checks": [
            {"check": check.subject.value, "result": check.result.value, "sentence": check.sentence}
            for check in verdict.checks
        ],
        "signatures": [asdict(signatory) for signatory in verdict.signatories],
        "seals": [asdict(seal) for seal in verdict.seals],
    }
