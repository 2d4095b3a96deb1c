"""The verdict on a document, a record or an exported PDF: the record, its pages and the file, held together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files
from signoff.actions import PDF_SIGN, PDF_SIGN_WITHIN, looks_like_pdf
from signoff.errors import ResourceProblem, SignoffError
from signoff.notice import codec
from signoff.notice.record import Record
from signoff.signing.verification import Check, Result, Verdict, checks_of, unchecked_verdict, verdict_of

if TYPE_CHECKING:
    from signoff.signing.seal_found import SealReport

NameOf = Callable[[str], str | None]
"""Tells whose key has a fingerprint (`KnownKeys.name_of`), or None where nobody has said."""


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
    from signoff.pdf.attachment import attached_record

    attached = attached_record(data, name)
    record = codec.read_record(attached, f"The notice inside {name}")
    from signoff.checking.seals import sealings
    from signoff.signing.seal_check import check_seals
    from signoff.signing.seal_found import SealReport

    own, report = checks_of(record, name_of), SealReport()
    try:
        report = check_seals(data)
        checks = (*own, *_file_checks(data, name, record, attached, report, name_of))
    except MemoryError:  # what was found in the record stands
        checks = (*own, Check("file", Result.UNCHECKED, MEMORY_SHORT))
    return dataclasses.replace(verdict_of(record, checks, name_of), seals=sealings(report, name_of))


def _file_checks(
    data: bytes, name: str, record: Record, attached: bytes, report: SealReport, name_of: NameOf
) -> tuple[Check, ...]:
    """Hold the seal, the pages and the file around them against the attached record."""
    from signoff.checking.holding import Job, hold
    from signoff.checking.inside import BYTE_FOR_BYTE
    from signoff.checking.printed import SAME_LOOK, SAME_WORDS
    from signoff.checking.seals import is_vouched_for, seal_checks
    from signoff.pdf.export import render

    seals = seal_checks(report, record, name_of)
    try:
        ours = render(record)
    except ResourceProblem as problem:  # such as a missing font: that says nothing of the file
        return (Check("printed", Result.UNCHECKED, str(problem)), *seals)
    except SignoffError as problem:
        return (Check("printed", Result.BAD, f"The attached record cannot be printed: {problem}"), *seals)
    if data == ours.data:
        same = Check("printed", Result.OK, SAME_WORDS), Check("look", Result.OK, SAME_LOOK)
        return (*same, *seals, Check("file", Result.OK, BYTE_FOR_BYTE))
    unknown = bool(report.unchecked)  # then only what no seal could explain is an alteration
    sealed, vouched = unknown or bool(report.seals), unknown or is_vouched_for(report, name_of)
    held = hold(Job(data, name, attached, ours, sealed=sealed, vouched=vouched))
    return (*held.printed, *seals, *held.inside)
