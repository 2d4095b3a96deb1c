"""Judges any number of random changes, and prints the outcomes.

`PYTHONPATH=tests python tests/checking/judge_changes.py records 5000`, or `pdfs`, or `sealed`; a third word is the
first seed.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

import pytest

from builders import later, signed
from checking.in_process import stay_in_this_process
from checking.pdf_changes import changed_pdf
from checking.record_changes import alters, changed_record, whole
from signoff.checking.document_verdict import verify_data
from signoff.errors import SignoffError
from signoff.notice.record import codec
from signoff.notice.record.publication import publication_copy
from signoff.pdf.export import render
from signoff.signing.proof.known_keys import no_names


@dataclass(frozen=True)
class Judged:
    """What came of a change: the verdict's outcome, or "refused"."""

    kind: str
    outcome: str
    data: bytes


def judged(kind: str, data: bytes) -> Judged:
    try:
        return Judged(kind, verify_data(data, "changed", no_names).outcome.value, data)
    except SignoffError as problem:
        return Judged(kind, "refused" if str(problem).isprintable() else "ill refused", data)


def sealed_pdf() -> bytes:
    """Return a sealed copy of the record."""
    import tempfile
    from pathlib import Path as Folder

    from signoff.signing.seal.key import installation_key
    from signoff.signing.seal.sealing import seal

    with tempfile.TemporaryDirectory() as folder:
        return seal(render(whole()).data, installation_key(Folder(folder)), at=later(40), name="Clerk")


def records(count: int, first: int) -> Counter[str]:
    """Judge so many changes of four records; "WRONG" counts alterations that were called intact."""
    originals = [whole(), whole(proven=True), signed(), publication_copy(whole())]
    counts: Counter[str] = Counter()
    for seed in range(first, first + count):
        original = originals[seed % len(originals)]
        verdict = judged(*changed_record(original, seed))
        outcome = verdict.outcome
        if outcome == "intact":
            changed = codec.read_record(verdict.data)
            is_wrong = changed != original if original.is_publication else alters(original, changed)
            outcome = "WRONG" if is_wrong else "intact, as nothing was altered"
        counts[outcome] += 1
    return counts


def pdfs(pdf: bytes, count: int, first: int) -> Counter[str]:
    """Judge so many changes of a PDF; "WRONG" counts those that were called intact."""
    counts: Counter[str] = Counter()
    for seed in range(first, first + count):
        verdict = judged(*changed_pdf(pdf, seed))
        outcome = "WRONG" if verdict.outcome == "intact" else verdict.outcome
        counts["nothing changed" if verdict.data == pdf else f"{verdict.kind}: {outcome}"] += 1
    return counts


if __name__ == "__main__":
    stay_in_this_process(pytest.MonkeyPatch())
    kind, count, first = sys.argv[1], int(sys.argv[2]), int((*sys.argv, "0")[3])
    if kind == "records":
        result = records(count, first)
    else:
        result = pdfs(sealed_pdf() if kind == "sealed" else render(whole()).data, count, first)
    for name, number in sorted(result.items()):
        print(f"{number:6} {name}")
