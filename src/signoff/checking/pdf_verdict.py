"""The verdict on an exported PDF: what two child processes found, and the record inside it, put together."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from signoff.checking import comparison
from signoff.checking.comparison import Findings, Job
from signoff.checking.document import MEMORY_SHORT
from signoff.checking.page_verdict import page_checks
from signoff.checking.seals import known_seal, seal_checks, sealings
from signoff.isolation import IsolationFailed
from signoff.notice.record import codec
from signoff.notice.record.record import Record
from signoff.signing.proof.known_keys import KnownNames
from signoff.signing.seal import check as seal_check
from signoff.signing.seal.seal_report import SealReport
from signoff.signing.verification import (
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

UNEXPLAINED_END = "The file goes on behind the end of what signoff wrote, and no seal explains it."


def verdict_on(
    data: bytes, name: str, known: KnownNames, comparing: isolation.Started, sealing: isolation.Started | None
) -> Verdict:
    """Judge a PDF by what the children for "comparison" and "seals", one where it has any, find in it.

    Raises RecordRefused where no record can be read from it, and MemoryError. Where no process could read it either,
    nothing was checked at all.
    """
    found, report = _findings(data, name, comparing, sealing)
    try:
        attached = found.attached or _attached(data, name)
    except IsolationFailed as problem:
        reasons = [one.sentence for one in found.checks if one.result is Result.UNCHECKED]
        return unchecked_verdict(Subject.FILE, (*reasons, str(problem))[0])
    record = codec.read_record(attached, f"The notice inside {name}")
    checks = (*checks_of(record, known), *_file_checks(data, record, found, report, known))
    verdict = verdict_of(record, checks, known, seal=known_seal(report, known))
    return dataclasses.replace(verdict, seals=sealings(report, known))


def _findings(
    data: bytes, name: str, comparing: isolation.Started, sealing: isolation.Started | None
) -> tuple[Findings, SealReport]:
    """Have both children work at the same time."""
    if sealing is None:
        return comparison.compare(Job(data, name), comparing), SealReport()
    with ThreadPoolExecutor(max_workers=1) as beside:
        sealed = beside.submit(seal_check.check_seals, data, child=sealing)
        found = comparison.compare(Job(data, name), comparing)
        try:
            return found, sealed.result()
        except MemoryError:  # what was found beside it stands
            return found, SealReport(unchecked=MEMORY_SHORT)


def _attached(data: bytes, name: str) -> bytes:
    """Return the record inside a PDF, where the process that would have found it failed: another may find it."""
    from signoff.pdf.isolated_attachment import record_inside

    return record_inside(data, name)


def _file_checks(
    data: bytes, record: Record, found: Findings, report: SealReport, known: KnownNames
) -> tuple[Check, ...]:
    """Say what came of the pages, the seals and the file around them."""
    signed, sealed = is_signed_by_known_key(record, known), known_seal(report, known) is not None
    changed = tuple(Check(Subject.FILE, Result.BAD, sentence) for sentence in report.changes)
    if found.pages is not None and found.pages.size < len(data) and not (report.seals or report.unchecked):
        changed = (*changed, Check(Subject.FILE, Result.BAD, UNEXPLAINED_END))
    pages = page_checks(found, record, signed=signed, sealed=sealed)
    kept = [one for one in pages if not (changed and one.subject == Subject.FILE and one.result is Result.OK)]
    return (
        *(one for one in kept if one.subject != Subject.FILE),
        *seal_checks(report, record, known),
        *changed,
        *(one for one in kept if one.subject == Subject.FILE),
    )
