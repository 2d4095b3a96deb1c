"""The verdict on a document, a record or an exported PDF: the record, its pages and the file, held together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files
from signoff.actions import PDF_SIGN, PDF_SIGN_WITHIN, looks_like_pdf
from signoff.notice import codec
from signoff.notice.record import Record
from signoff.signing.verification import (
    Check,
    Result,
    Verdict,
    checks_of,
    is_signed_by_known_key,
    unchecked_verdict,
    verdict_of,
)

if TYPE_CHECKING:
    from signoff.checking.comparison import Findings
    from signoff.signing.seal_found import SealReport

NameOf = Callable[[str], str | None]
"""Tells whose key has a fingerprint (`KnownKeys.name_of`), or None where nobody has said."""


UNEXPLAINED_END = "The file goes on behind the end of what signoff wrote, and no seal explains it."
MEMORY_SHORT = "This computer has too little free memory to check the file. Close other programs and try again."


def verify_file(path: Path, name_of: NameOf) -> Verdict:
    """Judge a `.signoff` file or an exported PDF; raises FileProblem or RecordRefused where it is neither."""
    from signoff.pdf.attachment import PDF_LIMIT

    limit, kind = (PDF_LIMIT, "PDF") if looks_like_pdf(path) else (codec.RECORD_LIMIT, "signoff notice")
    try:
        data = files.read_limited(path, limit, kind)
    except MemoryError:
        return unchecked_verdict("file", MEMORY_SHORT)
    return verify_data(data, path.name or str(path), name_of)


def verify_data(data: bytes, name: str, name_of: NameOf) -> Verdict:
    """Judge the bytes of a document; `name` names it in sentences. Raises RecordRefused where it is no notice.

    Whatever keeps a check from being made, a program that cannot be started or a missing font, makes it unchecked.
    """
    try:
        return _verdict(data, name, name_of)
    except MemoryError:
        return unchecked_verdict("file", MEMORY_SHORT)


def _verdict(data: bytes, name: str, name_of: NameOf) -> Verdict:
    if PDF_SIGN not in data[:PDF_SIGN_WITHIN]:
        record = codec.read_record(data, name)
        return verdict_of(record, checks_of(record, name_of), name_of)
    from signoff.checking.comparison import Job, compare
    from signoff.checking.seals import sealings
    from signoff.signing.seal_check import check_seals
    from signoff.signing.seal_found import SealReport

    with ThreadPoolExecutor(max_workers=1) as beside:  # two child processes work at the same time
        sealed = beside.submit(check_seals, data)
        found = compare(Job(data, name))
        try:
            report = sealed.result()
        except MemoryError:  # what was found beside it stands
            report = SealReport(unchecked=MEMORY_SHORT)
    record = codec.read_record(found.attached or _attached(data, name), f"The notice inside {name}")
    checks = (*checks_of(record, name_of), *_file_checks(data, record, found, report, name_of))
    return dataclasses.replace(verdict_of(record, checks, name_of), seals=sealings(report, name_of))


def _attached(data: bytes, name: str) -> bytes:
    """Return the record inside a PDF, where the process that would have found it failed."""
    from signoff.pdf.attachment import attached_record

    return attached_record(data, name)


def _file_checks(
    data: bytes, record: Record, found: Findings, report: SealReport, name_of: NameOf
) -> tuple[Check, ...]:
    """Say what came of the pages, the seals and the file around them."""
    from signoff.checking.page_verdict import page_checks
    from signoff.checking.seals import is_vouched_for, seal_checks

    vouched = is_vouched_for(report, name_of) or is_signed_by_known_key(record, name_of)
    changed = tuple(Check("file", Result.BAD, sentence) for sentence in report.changes)
    if found.pages is not None and found.pages.size < len(data) and not (report.seals or report.unchecked):
        changed = (*changed, Check("file", Result.BAD, UNEXPLAINED_END))
    pages = page_checks(found, record, vouched=vouched)
    kept = [one for one in pages if not (changed and one.key == "file" and one.result is Result.OK)]
    return (
        *(one for one in kept if one.key != "file"),
        *seal_checks(report, record, name_of),
        *changed,
        *(one for one in kept if one.key == "file"),
    )
