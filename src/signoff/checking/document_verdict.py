"""The verdict on a document: a record, or an exported PDF with the record inside it.

The child processes that inspect a PDF are started before anything else is loaded, because they take longest to start.
"""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files, isolation
from signoff.errors import RecordRefused, RecordUnsupported

if TYPE_CHECKING:
    from signoff.signing.proof.known_keys import KnownNames
    from signoff.signing.verification import Verdict

NAMED_PDF = "{name} is not a PDF, though it is named as one. It is a signoff notice: rename it to end in .signoff."
PARTS_OF_PDF = (
    "Its texts contain parts of a PDF: a program that opens it as a PDF would show those, and not the notice."
)
_PDF_OBJECT = re.compile(rb"\d[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj(?!\w)")


def verify_file(path: Path, known: KnownNames) -> Verdict:
    """Return the verdict on a `.signoff` file or an exported PDF.

    `known` names the keys that are known on this computer (`key_names.load_key_names`). Raises FileProblem or
    RecordRefused where the file is neither.
    """
    is_pdf = files.looks_like_pdf(path)
    limit, kind = (files.PDF_LIMIT, "PDF") if is_pdf else (files.RECORD_LIMIT, "signoff notice")
    try:
        data = files.read_limited(path, limit, kind)
    except MemoryError:
        return _unchecked()
    return verify_data(data, path.name or str(path), known)


def verify_data(data: bytes, name: str, known: KnownNames) -> Verdict:
    """Return the verdict on a document's bytes; `name` names it in sentences. Raises RecordRefused for any other file.

    Anything that prevents a check, such as a program that cannot be started or a missing font, makes it unchecked.
    """
    try:
        return _of_pdf(data, name, known) if files.is_pdf(data) else _of_record(data, name, known)
    except MemoryError:
        return _unchecked()


def _of_record(data: bytes, name: str, known: KnownNames) -> Verdict:
    from signoff.notice.record import codec
    from signoff.signing.verification import Check, Result, Subject, checks_of, verdict_of

    try:
        record = codec.read_record(data, name)
    except RecordUnsupported:
        raise
    except RecordRefused:
        if (verdict := _damaged(data)) is None:  # a PDF whose beginning was changed is taken for another file
            raise
        return verdict
    if name.lower().endswith(".pdf"):
        raise RecordRefused(NAMED_PDF.format(name=name))
    checks = checks_of(record, known)
    if _PDF_OBJECT.search(data):  # readers look for a file's end and its objects, whatever its beginning
        checks = (*checks, Check(Subject.FILE, Result.BAD, PARTS_OF_PDF))
    return verdict_of(record, checks, known)


def _of_pdf(data: bytes, name: str, known: KnownNames) -> Verdict:
    has_seals = b"/ByteRange" in data  # a signature names its own place in the file, so it cannot be compressed away
    with (
        isolation.start("comparison") as comparing,
        isolation.start("seals") if has_seals else nullcontext() as sealing,
    ):
        from signoff.checking.pdf_verdict import verdict_on

        try:
            return verdict_on(data, name, known, comparing, sealing)
        except RecordUnsupported:
            raise
        except RecordRefused:
            if (verdict := _damaged(data)) is None:
                raise
            return verdict


def _damaged(data: bytes) -> Verdict | None:
    """Return the verdict on a PDF without a record that can be read, where it was made by signoff; else None."""
    from signoff.pdf.made_by_signoff import DAMAGED_INSIDE, is_made_by_signoff
    from signoff.signing.verification import Subject, altered_verdict

    return altered_verdict(Subject.FILE, f"The file {DAMAGED_INSIDE}") if is_made_by_signoff(data) else None


def _unchecked() -> Verdict:
    from signoff.signing.verification import MEMORY_SHORT, Subject, unchecked_verdict

    return unchecked_verdict(Subject.FILE, MEMORY_SHORT)
