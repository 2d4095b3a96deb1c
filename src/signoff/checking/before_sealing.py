"""Verifies files before they are sealed: whatever comes from the register or from elsewhere is checked in full.

A seal by a known key vouches for a file's pages. Only a PDF that was rendered a moment ago from a valid record, and has
not left memory, needs no further check.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions, paths
from signoff.checking.document_verdict import verify_data
from signoff.checking.incoming import read_incoming
from signoff.checking.key_names import load_key_names
from signoff.errors import AlteredRecord, SealProblem
from signoff.notice.record import codec
from signoff.notice.record.record import Record
from signoff.signing.verification import Outcome

if TYPE_CHECKING:
    from signoff.signing.seal.sealing import SealRequest
    from signoff.signing.verification import Verdict

NOT_EXPORTED = "No PDF was made of it."
"""What is said of such a file beside what is wrong with it."""

SIGNED_PAGES = "The pages that were saved at the signature"
_OTHER_NOTICE = "Nothing was sealed. The pages that were saved at the signature are not those of this notice."


def open_for_export(path: Path) -> Record:
    """Return the notice in a `.signoff` file or an exported PDF, to be exported and sealed.

    It is verified in full, also where nobody has signed: what was altered must not be lost under a new seal, or in a
    new file. Raises FileProblem, RecordRefused, AlteredRecord where the file was altered, and SealProblem where it
    could not be checked.
    """
    incoming = read_incoming(path, load_key_names(paths.data_folder()))
    if incoming.unchecked:
        raise SealProblem(f"{incoming.name}: {incoming.unchecked} {NOT_EXPORTED}")
    return incoming.require_unaltered(NOT_EXPORTED)


def write_signed_pages(pdf: bytes, record: Record, destination: Path, seal: SealRequest | None) -> bytes:
    """Write the PDF that was kept when this record was signed, sealed as `actions.export_pdf` seals; return it.

    The PDF is first verified in full, and must hold this notice as it was signed. Raises RecordRefused and
    AlteredRecord where it does not, SealProblem also where it could not be checked, and FileProblem; nothing is written
    then.
    """
    actions.require_unaltered(record)
    _require_intact(verify_data(pdf, SIGNED_PAGES, load_key_names(paths.data_folder())), SIGNED_PAGES)
    if not _is_same_notice(_attached_record(pdf, SIGNED_PAGES), record):
        raise AlteredRecord(_OTHER_NOTICE)
    return actions.write_pdf(pdf, record, destination, seal)


def _attached_record(pdf: bytes, name: str) -> Record:
    from signoff.pdf.attachment import attached_record

    return codec.read_record(attached_record(pdf, name), f"The notice inside {name}")


def _require_intact(verdict: Verdict, name: str) -> None:
    if verdict.outcome is Outcome.INTACT:
        return
    reason = f"Nothing was sealed. {name}: {verdict.summary[0].lower()}{verdict.summary[1:]}"
    raise SealProblem(reason) if verdict.outcome is Outcome.UNCHECKED else AlteredRecord(reason)


def _is_same_notice(signed: Record, record: Record) -> bool:
    """Return whether a record is the signed one with, at most, more entries in its history.

    The signatures cover the content; both records' signatures are known to be valid.
    """
    same = (signed.id, signed.copy, signed.signatures, signed.reference) == (
        record.id,
        record.copy,
        record.signatures,
        record.reference,
    )
    return same and record.history[: len(signed.history)] == signed.history
