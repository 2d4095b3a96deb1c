"""The verdict on a document, a record or an exported PDF: the record, its pages and the file, held together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from signoff import actions, files
from signoff.errors import RecordRefused, ResourceProblem, SignoffError
from signoff.notice import codec
from signoff.notice.model import Notice
from signoff.notice.record import Record
from signoff.signing.verification import Check, Result, Verdict, checks_of, verdict_of

if TYPE_CHECKING:
    from signoff.pdf.export import Rendered
    from signoff.signing.seal_found import SealReport

NameOf = Callable[[str], str | None]
"""Tells whose key has a fingerprint (`KnownKeys.name_of`), or None where nobody has said."""

_UNREADABLE = "The printed pages cannot be read: the file is damaged."
_PDF_SIGN = b"%PDF-"
_PDF_SIGN_WITHIN = 1024


def verify_file(path: Path, name_of: NameOf) -> Verdict:
    """Judge a `.signoff` file or an exported PDF; raises FileProblem or RecordRefused where it is neither."""
    from signoff.pdf.attachment import PDF_LIMIT

    name = path.name or str(path)
    if _looks_like_pdf(path):
        return verify_data(files.read_limited(path, PDF_LIMIT, "PDF"), name, name_of)
    data = files.read_limited(path, codec.RECORD_LIMIT, "signoff notice")
    return verify_data(data, name, name_of)


def verify_data(data: bytes, name: str, name_of: NameOf) -> Verdict:
    """Judge the bytes of a document; `name` names it in sentences. Raises RecordRefused where it is no notice."""
    if _PDF_SIGN not in data[:_PDF_SIGN_WITHIN]:
        record = codec.read_record(data, name)
        return verdict_of(record, checks_of(record, name_of), name_of)
    from signoff.pdf.attachment import attached_record

    attached = attached_record(data, name)
    record = codec.read_record(attached, f"The notice inside {name}")
    from signoff.checking.seals import sealings
    from signoff.signing.seal_check import check_seals

    report = check_seals(data)
    checks = (*checks_of(record, name_of), *_file_checks(data, name, record, attached, report, name_of))
    return dataclasses.replace(verdict_of(record, checks, name_of), seals=sealings(report, name_of))


def _file_checks(
    data: bytes, name: str, record: Record, attached: bytes, report: SealReport, name_of: NameOf
) -> tuple[Check, ...]:
    """Hold the seal, the pages and the file around them against the attached record."""
    from signoff.checking.seals import seal_checks

    seals = seal_checks(report, record, name_of)
    try:
        ours = _printed_anew(data, name, record)
    except SignoffError as problem:
        return (Check("printed", Result.BAD, f"The attached record cannot be printed: {problem}"), *seals)
    printed, inside = _held_against(data, name, record, attached, ours, report)
    return (*printed, *seals, *inside)


def _held_against(
    data: bytes, name: str, record: Record, attached: bytes, ours: Rendered, report: SealReport
) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """Return what is to be said of the printed pages, and of the file around them."""
    from signoff.checking.inside import BYTE_FOR_BYTE, Made, inside
    from signoff.checking.printed import SAME_LOOK, SAME_WORDS, Other, printed_checks
    from signoff.checking.seals import is_seal
    from signoff.pdf.metadata import PRODUCER
    from signoff.pdf.pdfium import ONE_AT_A_TIME

    if data == ours.data:
        same = Check("printed", Result.OK, SAME_WORDS), Check("look", Result.OK, SAME_LOOK)
        return same, (Check("file", Result.OK, BYTE_FOR_BYTE),)
    made = Made(ours.data, PRODUCER, codec.write_record(record))
    found = inside(data, name, made, attached, is_seal if report.seals else None)
    other = None
    if not found.same and not made.producer.endswith(f" {found.version}"):
        other = Other(found.version, _empty_form(record), report.is_whole)
    try:
        with ONE_AT_A_TIME:
            return printed_checks(data, name, record, ours, other), found.checks
    except RecordRefused:
        return (Check("printed", Result.BAD, _UNREADABLE),), found.checks


def _printed_anew(data: bytes, name: str, record: Record) -> Rendered:
    """Return the record set anew; with the dates that follow below the form where the file prints them.

    Raises SignoffError where the record holds what cannot be printed.
    """
    from signoff.checking.printed import more_alike
    from signoff.pdf.export import render
    from signoff.pdf.pdfium import ONE_AT_A_TIME

    plain = render(record)
    if record.is_publication or data.startswith(plain.data):
        return plain
    try:
        dates = actions.dates_that_follow(record, actions.profile_of(record.council))
    except ResourceProblem:  # without the council's profile nobody can say which dates follow
        return plain
    dated = render(record, dates)
    if data.startswith(dated.data):
        return dated
    with ONE_AT_A_TIME:
        return more_alike(data, name, plain, dated)


def _empty_form(record: Record) -> bytes:
    """Return the form of a record's council without any answer, as a signed notice prints it."""
    from signoff.pdf.export import render

    nobody = tuple(replace(one, name="–", post="–", mark=None, proof=None) for one in record.signatures)
    return render(replace(record, notice=Notice(), signatures=nobody, reference=None, supersedes=None)).data


def _looks_like_pdf(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return _PDF_SIGN in stream.read(_PDF_SIGN_WITHIN)
    except OSError:
        return False  # reading it again, whole, says why in a sentence
