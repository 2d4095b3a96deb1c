"""Files that come in from outside: each is verified before anything else is done with what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files
from signoff.checking.document_verdict import verify_data
from signoff.errors import AlteredRecord
from signoff.notice.record import codec
from signoff.signing.verification import Outcome

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.signing.proof.known_keys import KnownNames
    from signoff.signing.verification import Verdict

NOT_IMPORTED = "It was not opened, and nothing of it came into the register."
"""What is said of an altered file beside what was altered in it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file from outside: its name, the verdict on it, and the notice in it; no notice where it was altered."""

    name: str
    verdict: Verdict
    record: Record | None

    @property
    def unchecked(self) -> str:
        """A sentence on what could not be checked here; empty where all was."""
        return f"{self.verdict.summary.rstrip('.')}." if self.verdict.outcome is Outcome.UNCHECKED else ""

    @property
    def altered(self) -> str:
        """A sentence on what was altered, after the file's name; empty where nothing was."""
        if self.record is not None:
            return ""
        return f"{self.name}: {_beginning_small(self.verdict.summary).rstrip('.')}."

    def require_unaltered(self, consequence: str = NOT_IMPORTED) -> Record:
        """Return the notice; raises AlteredRecord where the file was altered, with the verdict's sentence.

        `consequence` is the sentence on what was therefore not done.
        """
        if self.record is None:
            raise AlteredRecord(f"{self.altered} {consequence}")
        return self.record


def read_incoming(path: Path, known: KnownNames) -> Incoming:
    """Verify a `.signoff` file or an exported PDF in full, and return the verdict with the notice in it.

    The file is read once: what is verified is what is returned. Raises FileProblem or RecordRefused where it is
    neither, and IsolationFailed where the process that reads a PDF could not be started or did not finish.
    """
    name = path.name or str(path)
    is_pdf = files.looks_like_pdf(path)
    limit, kind = (files.PDF_LIMIT, "PDF") if is_pdf else (files.RECORD_LIMIT, "signoff notice")
    data = files.read_limited(path, limit, kind)
    verdict = verify_data(data, name, known)
    if verdict.outcome is Outcome.ALTERED:
        return Incoming(name, verdict, None)
    return Incoming(name, verdict, _record_in(data, name, is_pdf=is_pdf))


def _record_in(data: bytes, name: str, *, is_pdf: bool) -> Record:
    if not is_pdf:
        return codec.read_record(data, name)
    from signoff.pdf.isolated_attachment import read_record_in_pdf

    return codec.read_record(read_record_in_pdf(data, name), f"The notice inside {name}")


def _beginning_small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
