"""Writing a copy's PDF from the application: the file that was signed where there is one, with a seal."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions, paths
from signoff.desktop.core.notifier import PaperExport
from signoff.desktop.exchange.paper_transfer import found_papers
from signoff.errors import FileProblem, SignoffError
from signoff.notice.record.record import Copy, EventKind, Record, Status
from signoff.notice.text.days import DateLine

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.tasks import Failed
    from signoff.papers.copying import FoundPaper
    from signoff.register.store import Register
    from signoff.signing.seal.sealing import SealRequest

_COUNCILS_KEY = (
    "Exported PDFs are sealed with the council’s key. You enter its passphrase at each export; it is not saved."
)


_OTHER_PAGES = (
    "The papers were not attached: this version of signoff lays out the pages differently from when they were signed. "
    "Put the papers in a folder beside the PDF instead."
)


@dataclass(frozen=True, slots=True)
class Written:
    """The result of an export: the digest of the file, and the fingerprint of the key that sealed it, if one did."""

    digest: str
    key: str

    def note(self, register: Register, record: Record, copy: Copy, path: Path, *, actor: str, at: dt.datetime) -> None:
        """Note it in the register; raises RegisterProblem."""
        register.note_exported(
            record.id, copy=copy, actor=actor, at=at, digest=self.digest, key=self.key, file=path.name
        )


class Exports:
    """Writes copies of the register's notices, and notes each in the register with who exported it and when."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._register = services.register
        self._notifier = services.notifier

    def write(
        self,
        record: Record,
        copy: Copy,
        path: Path,
        dates: Sequence[DateLine],
        done: Callable[[], None],
        failed: Failed,
        papers: PaperExport = PaperExport.NONE,
    ) -> None:
        """Write a copy in the background, and note it in the register; `done` or `failed` is called at the end."""
        try:
            signed_pdf = self.signed_pdf(record, copy)
            passphrase = self._council_passphrase(record)
        except SignoffError as problem:
            failed(problem)
            return
        if passphrase is None:
            return
        at = self._services.clock()

        from signoff.papers.beside import papers_folder
        from signoff.papers.copying import copy_papers

        def work() -> Written:
            sealing = actions.sealing_for(record, at=at, passphrase=lambda _: passphrase)
            found = found_papers(record, copy) if papers is not PaperExport.NONE else ()
            attached = found if papers is PaperExport.ATTACHED else ()
            written = write_copy(record, copy, path, dates, signed_pdf, sealing, attached)
            if papers is PaperExport.FOLDER and found:
                copy_papers(found, papers_folder(path))
            return written

        def on_written(result: Written) -> None:
            self._note(record, copy, path, result, at)
            done()

        self._services.tasks.run(work, on_written, failed)

    def signed_pdf(self, record: Record, copy: Copy) -> bytes | None:
        """Return the file that was shown for signing, if it is this copy and nothing printed has changed since.

        Raises RegisterDamaged if another program changed it.
        """
        return signed_pages(self._register, record, copy)

    def _council_passphrase(self, record: Record) -> str | None:
        """Return the passphrase of the council's key, empty where no key is used; None if it is not given."""
        return "" if record.decision_signature is None else council_passphrase(self._notifier)

    def _note(self, record: Record, copy: Copy, path: Path, result: Written, at: dt.datetime) -> None:
        try:
            result.note(self._register, record, copy, path, actor=self._services.settings.actor(), at=at)
        except SignoffError as problem:
            self._notifier.toast(f"Saved, but not recorded in the register:  {problem}", kind="warning")


def write_copy(
    record: Record,
    copy: Copy,
    path: Path,
    dates: Sequence[DateLine],
    signed_pdf: bytes | None,
    sealing: SealRequest | None,
    papers: Sequence[FoundPaper] = (),
) -> Written:
    """Write a copy's PDF: the pages that were signed where they are given, else what the record prints.

    With papers attached it is another file, whose pages must still be those. Raises SignoffError, with nothing written.
    """
    if papers and signed_pdf is not None:
        _require_same_pages(signed_pdf, record, dates)
    if signed_pdf is not None and not papers:
        from signoff.checking.before_sealing import write_signed_pages

        data = write_signed_pages(signed_pdf, record, path, sealing)
    else:
        data = actions.export_pdf(record, path, copy, sealing, dates=dates, papers=papers).data
    return Written(hashlib.sha256(data).hexdigest(), sealing.key.fingerprint if sealing is not None else "")


def _require_same_pages(signed_pdf: bytes, record: Record, dates: Sequence[DateLine]) -> None:
    """Raise FileProblem where this program would set other pages than those that were signed."""
    from signoff.pdf.export import render
    from signoff.pdf.page_equality import same_pages

    if not same_pages(signed_pdf, render(record, dates).data):
        raise FileProblem(_OTHER_PAGES)


def signed_pages(register: Register, record: Record, copy: Copy) -> bytes | None:
    """Return the file that was shown for signing, as `Exports.signed_pdf` does."""
    if copy is not Copy.RECORD or not prints_as_signed(record):
        return None
    return register.seen_pdf(record.id)


def dates_signed(record: Record) -> tuple[DateLine, ...] | None:
    """Return the dates printed on the pages that were shown for signing; None where they were not noted.

    Pages set again, with a number given since, print the same dates: what was signed is not chosen again.
    """
    signature = record.decision_signature
    if record.is_publication or signature is None or signature.pages is None:
        return None
    return tuple(DateLine(*date) for date in signature.pages.dates)


def dates_to_print(record: Record, copy: Copy, *, wanted: bool) -> tuple[DateLine, ...]:
    """Return the dates to print: those that were signed, else those that follow where they are wanted; none in public.

    Raises ResourceProblem where the council's rules are not known.
    """
    if copy is not Copy.RECORD:
        return ()
    signed = dates_signed(record)
    if signed is not None or not wanted:
        return signed or ()
    return actions.dates_that_follow(record, actions.profile_of(record.council))


def council_passphrase(notifier: Notifier) -> str | None:
    """Ask for the passphrase of the council's key; empty where no key is used, None if it is not given."""
    from signoff.signing.seal.settings import read_settings

    if read_settings(paths.data_folder()).council_key is None:
        return ""
    return notifier.ask_passphrase("The council’s key", _COUNCILS_KEY, "Seal and save")


def prints_as_signed(record: Record) -> bool:
    """Whether the record copy's pages are those that were signed: no number given since, and not withdrawn."""
    if record.is_publication or record.decision_signature is None or record.status is Status.WITHDRAWN:
        return False
    kinds = [event.event for event in record.history]
    if EventKind.SIGNED not in kinds:
        return False
    return EventKind.REFERENCE_GIVEN not in kinds[kinds.index(EventKind.SIGNED) :]
