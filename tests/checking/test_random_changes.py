"""A few random changes of records and PDFs by `record_changes.py`: none that alters is called intact."""

from __future__ import annotations

import pytest

from builders import signed
from checking import judge_changes, record_changes
from checking.pdf_changes import changed_pdf
from signoff.notice.record import codec
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render

ORIGINALS = {
    "a long life": record_changes.whole(),
    "proven": record_changes.whole(proven=True),
    "just signed": signed(),
    "published": publication_copy(record_changes.whole()),
}


def test_the_originals_are_intact() -> None:
    for record in ORIGINALS.values():
        assert judge_changes.judged("", codec.write_record(record)).outcome == "intact"


@pytest.mark.parametrize("name", ORIGINALS)
def test_no_change_of_a_record_is_called_intact_but_of_how_it_is_written(name: str) -> None:
    original, outcomes = ORIGINALS[name], set()
    for seed in range(250):
        kind, data = record_changes.changed_record(original, seed)
        verdict = judge_changes.judged(kind, data)
        outcomes.add(verdict.outcome)
        if verdict.outcome == "intact":
            assert not alters(original, codec.read_record(data)), (seed, kind)
        elif set(kind.split("+")) <= {"nothing"}:
            pytest.fail(f"writing it otherwise is no alteration: {seed}")
    assert outcomes >= {"intact", "altered", "refused"}


def alters(original: Record, changed: Record) -> bool:
    return changed != original if original.is_publication else record_changes.alters(original, changed)


def test_no_change_of_a_pdf_is_called_intact() -> None:
    pdf = render(signed()).data
    for seed in range(9):
        kind, data = changed_pdf(pdf, seed)
        assert data == pdf or judge_changes.judged(kind, data).outcome != "intact", (seed, kind)


def test_no_change_of_a_sealed_pdf_is_called_intact() -> None:
    pdf = judge_changes.sealed_pdf()
    assert judge_changes.judged("", pdf).outcome == "intact"
    for seed in range(500, 503):
        kind, data = changed_pdf(pdf, seed)
        assert data == pdf or judge_changes.judged(kind, data).outcome != "intact", (seed, kind)
