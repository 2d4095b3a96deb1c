"""Inspects files within the test process: the same work without the cost of starting child processes."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from types import SimpleNamespace

import pytest

from signoff.checking import comparison, page_check
from signoff.checking import document_verdict as document
from signoff.checking.comparison import ComparisonJob, Findings
from signoff.signing.seal import check as seal_check
from signoff.signing.seal.seal_report import SealReport


def be_later_than(patch: pytest.MonkeyPatch, layout: int) -> None:
    """Let the program that judges have a later layout than this one, whose files it therefore takes as they are."""
    patch.setattr(page_check, "LAYOUT", layout + 1)


def stay_in_this_process(patch: pytest.MonkeyPatch) -> None:
    """Let both workers' own functions be called here; other tests hold the processes around them."""
    from signoff.checking.page_check import check_pdf
    from signoff.checking.sealed_revision import changes_besides_seal
    from signoff.signing.seal.reader import read_seals

    def check(pdf: bytes, **_: object) -> SealReport:
        if b"/ByteRange" not in pdf:
            return SealReport()
        report = read_seals(pdf)
        return replace(report, changes=changes_besides_seal(pdf)) if report.seals else report

    def compare(job: ComparisonJob, _: object) -> Findings:
        return check_pdf(job)

    patch.setattr(document, "isolation", SimpleNamespace(start=nullcontext))
    patch.setattr(comparison, "compare", compare)
    patch.setattr(seal_check, "check_seals", check)
