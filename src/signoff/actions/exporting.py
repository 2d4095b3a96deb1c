"""A notice as a PDF: which copy, with which dates and papers, sealed by whom, and written whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files, paths
from signoff.actions.documents import profile_of
from signoff.errors import AlteredRecord, FileProblem, NotAllowed
from signoff.notice.record import publication
from signoff.notice.record.record import Copy, Record

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.text.days import DateLine
    from signoff.papers.copying import FoundPaper
    from signoff.pdf.document import Attachment
    from signoff.pdf.export import Rendered
    from signoff.signing.seal.sealing import SealRequest

_TOO_LARGE = (
    "The PDF was not saved: it would be {size:.0f} MiB, and signoff cannot open a PDF of more than {most} MiB. "
    "Make the notice shorter, or its pictures smaller."
)


def copy_for(record: Record, copy: Copy) -> Record:
    """Return the record as this copy shows it; raises NotAllowed for the record copy of a publication copy."""
    if copy is Copy.PUBLICATION:
        return publication.publication_copy(record)
    if record.is_publication:
        raise NotAllowed("This is a publication copy: the record copy cannot be made from it.")
    return record


def require_unaltered(record: Record) -> None:
    """Raise AlteredRecord where a record, or a publication copy, is not what was signed or published.

    A copy made of it would look valid, under this installation's own seal.
    """
    from signoff.notice.record.integrity import alteration

    if fault := alteration(record):
        raise AlteredRecord(f"The notice was altered: {fault.words}.")


def sealing_for(record: Record, *, at: dt.datetime, passphrase: Callable[[Path], str]) -> SealRequest | None:
    """Return the key and details for sealing exports of this record at the instant `at`; None for an unsigned notice.

    The key is this installation's own (made when first needed), in the name of the council of the settings, or the
    council's where `seal.toml` in the data folder says so, in the name of its certificate: then `passphrase` is asked
    for that of the council's file. What the record says about a council is ignored. Raises SealProblem, FileProblem and
    ResourceProblem.
    """
    if record.decision_signature is None:
        return None
    from signoff.signing.seal.sealing import SealRequest
    from signoff.signing.seal.settings import chosen_council, key_to_seal_with, read_settings

    folder = paths.data_folder()
    settings = read_settings(folder)
    key = key_to_seal_with(folder, settings, passphrase)
    name = key.name if settings.council_key is not None else profile_of(chosen_council(folder)).name
    return SealRequest(key, at, name, settings.timestamp_url)


def export_pdf(
    record: Record,
    destination: Path,
    copy: Copy,
    seal: SealRequest | None = None,
    *,
    dates: Sequence[DateLine] = (),
    papers: Sequence[FoundPaper] = (),
) -> Rendered:
    """Write this copy's PDF to `destination`, whole or not at all, and return it as it was written.

    A signed notice's PDF is sealed with `seal`; a draft's never. `dates` are those that follow from the notice, which a
    record copy prints below the form, `papers` the files that are attached to it. Raises AlteredRecord where the record
    is not what was signed, TextWouldBeLost where a character cannot be shown, SealProblem and FileProblem; nothing is
    written then.
    """
    from dataclasses import replace

    from signoff.pdf.export import render

    require_unaltered(record)
    rendered = render(copy_for(record, copy), dates, attachments_of(papers, copy))
    return replace(rendered, data=write_pdf(rendered.data, record, destination, seal))


def attachments_of(papers: Sequence[FoundPaper], copy: Copy) -> tuple[Attachment, ...]:
    """Return the files of papers as a record copy carries them; raises FileProblem, and NotAllowed for a public one."""
    if not papers:
        return ()
    require_attachable(copy)
    from signoff.papers.copying import read_papers
    from signoff.pdf.attached_papers import paper_attachment

    return tuple(paper_attachment(entry.paper, entry.name, data) for entry, data in read_papers(papers))


def require_attachable(copy: Copy) -> None:
    """Raise NotAllowed for a copy to which no papers are attached."""
    if copy is Copy.PUBLICATION:
        raise NotAllowed("Papers are attached to the record copy alone: put them in a folder beside this one.")


def write_pdf(pdf: bytes, record: Record, destination: Path, seal: SealRequest | None = None) -> bytes:
    """Write a PDF that was just rendered from this record and never left memory; return what was written.

    Any other PDF is written by `checking.before_sealing`, which verifies it first. It is sealed as `export_pdf` seals.
    Raises SealProblem and FileProblem; nothing is written then.
    """
    if seal is not None and record.decision_signature is not None:
        from signoff.signing.seal.sealing import seal as sealed

        pdf = sealed(pdf, seal.key, at=seal.at, name=seal.name, timestamp_url=seal.timestamp_url)
    if len(pdf) > files.PDF_LIMIT:
        raise FileProblem(_TOO_LARGE.format(size=len(pdf) / 1024**2, most=files.PDF_LIMIT // 1024**2))
    files.write_for_user(destination, pdf)
    return pdf


def dates_that_follow(record: Record, profile: Profile) -> tuple[DateLine, ...]:
    """Return the dates that follow from a record's own, each with its meaning, for the page."""
    from signoff.notice.text.days import DateLine, written
    from signoff.rules.timeline import timeline

    milestones = timeline(record, profile)
    return tuple(
        DateLine(written(milestone.date) if milestone.date else milestone.when, milestone.meaning)
        for milestone in milestones
    )
