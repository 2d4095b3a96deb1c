"""Nothing is sealed unseen: what comes from the register's file or from elsewhere is verified in full before.

A seal by a known key vouches for a file's pages. Only what was rendered a moment ago from a record that holds, and
never left memory, needs no further look.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions, files, paths
from signoff.checking.document import verify_data
from signoff.checking.keys import known_here
from signoff.errors import AlteredRecord, SealProblem
from signoff.notice.record import codec
from signoff.notice.record.record import Record
from signoff.signing.verification import Outcome

if TYPE_CHECKING:
    from signoff.signing.seal.sealing import SealRequest
    from signoff.signing.verification import Verdict

KEPT = "The pages that were kept at the signature"
_OTHER_NOTICE = "Nothing was sealed. The pages that were kept at the signature are not those of this notice."


def open_to_export(path: Path) -> Record:
    """Return the notice in a `.signoff` file or an exported PDF, to be exported and sealed.

    A PDF of a signed notice is verified in full: what its pages say otherwise would be forgotten under a new seal.
    Raises FileProblem, RecordRefused, AlteredRecord where it does not hold, and SealProblem where that could not be
    checked.
    """
    if not files.looks_like_pdf(path):
        return actions.open_document(path)
    data, name = files.read_limited(path, files.PDF_LIMIT, "PDF"), path.name or str(path)
    verdict = verify_data(data, name, known_here(paths.data_folder()))
    if verdict.outcome is not Outcome.UNSIGNED:
        _require_intact(verdict, name)
    return _attached(data, name)


def write_kept_pages(pdf: bytes, record: Record, destination: Path, seal: SealRequest | None) -> bytes:
    """Write the PDF that was kept when this record was signed, sealed as `actions.export_pdf` seals; return it.

    It is first verified in full, and must hold this very notice as it was signed. Raises RecordRefused and
    AlteredRecord where that is not so, SealProblem also where it could not be checked, and FileProblem; nothing is
    written then.
    """
    actions.require_unaltered(record)
    _require_intact(verify_data(pdf, KEPT, known_here(paths.data_folder())), KEPT)
    if not _goes_on_from(_attached(pdf, KEPT), record):
        raise AlteredRecord(_OTHER_NOTICE)
    return actions.write_pdf(pdf, record, destination, seal)


def _attached(pdf: bytes, name: str) -> Record:
    from signoff.pdf.attachment import attached_record

    return codec.read_record(attached_record(pdf, name), f"The notice inside {name}")


def _require_intact(verdict: Verdict, name: str) -> None:
    if verdict.outcome is Outcome.INTACT:
        return
    reason = f"Nothing was sealed. {name}: {verdict.summary[0].lower()}{verdict.summary[1:]}"
    raise SealProblem(reason) if verdict.outcome is Outcome.UNCHECKED else AlteredRecord(reason)


def _goes_on_from(kept: Record, record: Record) -> bool:
    """Whether a record is the kept one with, at the most, more entries in its history.

    Its signatures cover the content; both records' are known to hold.
    """
    same = (kept.id, kept.copy, kept.signatures, kept.reference) == (
        record.id,
        record.copy,
        record.signatures,
        record.reference,
    )
    return same and record.history[: len(kept.history)] == kept.history
