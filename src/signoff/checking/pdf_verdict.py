"""The verdict on an exported PDF: joins the findings of two child processes and the record inside it."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from signoff.checking import comparison
from signoff.checking.comparison import ComparisonJob, Findings
from signoff.checking.page_verdict import page_checks
from signoff.checking.seal_verdict import known_seal, seal_checks, sealings
from signoff.isolation import IsolationFailed
from signoff.notice.record import codec
from signoff.notice.record.record import Record
from signoff.signing.proof.known_keys import KnownNames
from signoff.signing.seal import check as seal_check
from signoff.signing.seal.seal_report import SealReport
from signoff.signing.verification import (
    MEMORY_SHORT,
    Check,
    Result,
    Subject,
    Verdict,
    checks_of,
    is_signed_by_known_key,
    unchecked_verdict,
    verdict_of,
)

if TYPE_CHECKING:
    from signoff import isolation

UNEXPLAINED_END = "Something was added after the end of what signoff saved, and it is not a seal."


def verdict_on(
    data: bytes, name: str, known: KnownNames, comparing: isolation.StartedChild, sealing: isolation.StartedChild | None
) -> Verdict:
    """Return the verdict on a PDF from what the children for "comparison" and, where it has any, "seals" find in it.

    Raises RecordRefused where no record can be read from it, and MemoryError. Where no process could read it either,
    nothing was checked at all.
    """
    findings, report = _findings(data, name, comparing, sealing)
    try:
        attached = findings.attached or _attached_record(data, name)
    except IsolationFailed as problem:
        reasons = [check.sentence for check in findings.checks if check.result is Result.UNCHECKED]
        return unchecked_verdict(Subject.FILE, (*reasons, str(problem))[0])
    record = codec.read_record(attached, f"The notice inside {name}")
    checks = (*checks_of(record, known), *_file_checks(data, record, findings, report, known))
    verdict = verdict_of(record, checks, known, seal=known_seal(report, known))
    return dataclasses.replace(verdict, seals=sealings(report, known))


def _findings(
    data: bytes, name: str, comparing: isolation.StartedChild, sealing: isolation.StartedChild | None
) -> tuple[Findings, SealReport]:
    """Return the findings of both children, which work at the same time."""
    if sealing is None:
        return comparison.compare(ComparisonJob(data, name), comparing), SealReport()
    with ThreadPoolExecutor(max_workers=1) as executor:
        sealed = executor.submit(seal_check.check_seals, data, child=sealing)
        findings = comparison.compare(ComparisonJob(data, name), comparing)
        try:
            return findings, sealed.result()
        except MemoryError:  # keep the other child's findings
            return findings, SealReport(unchecked=MEMORY_SHORT)


def _attached_record(data: bytes, name: str) -> bytes:
    """Return the record inside a PDF, read by another process than the one that failed to find it."""
    from signoff.pdf.isolated_attachment import read_record_in_pdf

    return read_record_in_pdf(data, name)


def _file_checks(
    data: bytes, record: Record, findings: Findings, report: SealReport, known: KnownNames
) -> tuple[Check, ...]:
    """Return the checks of the pages, the seals and the file around them."""
    signed, sealed = is_signed_by_known_key(record, known), known_seal(report, known) is not None
    changed = tuple(Check(Subject.FILE, Result.BAD, sentence) for sentence in report.changes)
    if findings.pages is not None and findings.pages.size < len(data) and not (report.seals or report.unchecked):
        changed = (*changed, Check(Subject.FILE, Result.BAD, UNEXPLAINED_END))
    pages = page_checks(findings, record, signed=signed, sealed=sealed)
    shown_checks = [
        check for check in pages if not (changed and check.subject == Subject.FILE and check.result is Result.OK)
    ]
    return (
        *(check for check in shown_checks if check.subject != Subject.FILE),
        *seal_checks(report, record, known),
        *changed,
        *(check for check in shown_checks if check.subject == Subject.FILE),
    )
