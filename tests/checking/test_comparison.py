"""Files made to harm their reader: inspected within limits of time, and unchecked where there is no result."""

from __future__ import annotations

from typing import Any

import pytest
from pyhanko.pdf_utils.generic import ArrayObject

from checking import forgeries as forge
from checking.test_document_verdict import judged
from isolation import fake_children
from signing import seals
from signoff import isolation
from signoff.checking.comparison import ComparisonJob, compare
from signoff.errors import RecordRefused
from signoff.pdf.made_by_signoff import DAMAGED_INSIDE
from signoff.signing.verification import Outcome, Result, Subject


@pytest.fixture(autouse=True)
def one_process() -> None:
    """Start the workers' processes here, unlike in the other tests of this folder."""


def endless() -> bytes:
    """Return a PDF whose last section of objects stands on a file's end that leads nowhere."""
    table = b"\nxref\n0 999999999999999\n" + b"0000000000 65535 f \n" * 20
    return (
        forge.printed()
        + table
        + b"trailer\n<< /Size 9999 /Root 1 0 R /Prev 15 >>\nstartxref\n%d\n%%%%EOF\n" % (len(forge.printed()) + 1)
    )


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.limit(monkeypatch, seconds=0.01)
    with isolation.start("comparison") as child:
        (check,) = compare(ComparisonJob(forge.printed(), "n.pdf"), child).checks
    assert (check.subject, check.result) == (Subject.FILE, Result.UNCHECKED)
    assert check.sentence == "The program that inspects the file was not finished after 0.01 seconds and was stopped."


def test_a_file_without_a_record_is_refused_with_its_sentence() -> None:
    with isolation.start("comparison") as child, pytest.raises(RecordRefused, match="is damaged, locked or not a PDF"):
        compare(ComparisonJob(b"%PDF-1.7\nnothing", "n.pdf"), child)


def test_a_table_without_end_makes_a_file_altered_that_signoff_made() -> None:
    verdict = judged(endless())
    assert (verdict.outcome, verdict.checks[0].sentence) == (Outcome.ALTERED, f"The file {DAMAGED_INSIDE}")


def test_objects_that_lead_round_in_circles_end() -> None:
    def circle(writer: Any) -> None:
        deep = ArrayObject()
        for _ in range(400):
            deep = ArrayObject([deep])
        writer.root[forge.name("X")] = writer.root["/Pages"].raw_get("/Kids")
        writer.root[forge.name("Y")] = deep
        writer.update_root()

    verdict = judged(forge.revised(forge.printed(), circle, quiet=True))
    assert verdict.outcome is Outcome.ALTERED


def test_a_sealed_file_goes_through_both_processes() -> None:
    verdict = judged(seals.sealed())
    assert verdict.outcome is Outcome.INTACT
    assert [check.result for check in verdict.checks if check.subject in ("printed", "look", "file")] == [Result.OK] * 3
    assert verdict.seals[0].whole
