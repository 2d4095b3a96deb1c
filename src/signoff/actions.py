"""What a person does with a notice: the steps that the command line and the desktop share.

Each combines the rules, the signing, the register's documents and the PDF; none reads a clock or a setting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files, paths
from signoff.errors import (
    AlteredRecord,
    FileProblem,
    NotAllowed,
    RecordRefused,
    RecordUnsupported,
    ResourceProblem,
    SigningBlocked,
)
from signoff.notice.record import codec, lifecycle, publication
from signoff.notice.record.model import with_value
from signoff.notice.record.record import Copy, Proof, Record, Role, SeenPages, Signature

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.marks.mark import Mark
    from signoff.notice.text.days import DateLine
    from signoff.papers.copying import FoundPaper
    from signoff.pdf.document import Attachment
    from signoff.pdf.export import Rendered
    from signoff.rules.findings import Finding
    from signoff.signing.seal.sealing import SealRequest

_TOO_LARGE = (
    "The PDF was not saved: it would be {size:.0f} MiB, and signoff cannot open a PDF of more than {most} MiB. "
    "Make the notice shorter, or its pictures smaller."
)


def open_document(path: Path) -> Record:
    """Return the notice in a `.signoff` file or in an exported PDF, recognised by their first bytes.

    A PDF is read in a child process. Raises FileProblem or RecordRefused, with one sentence that names the file, and
    IsolationFailed where that process could not be started or did not finish.
    """
    name = path.name or str(path)
    if files.looks_like_pdf(path):
        from signoff.pdf.isolated_attachment import read_record_in_file

        try:
            return codec.read_record(read_record_in_file(path, name), f"The notice inside {name}")
        except RecordUnsupported:
            raise
        except RecordRefused as problem:
            from signoff.pdf.made_by_signoff import refusal_of

            raise refusal_of(files.read_limited(path, files.PDF_LIMIT, "PDF"), name, problem) from problem
    return codec.read_record(files.read_limited(path, files.RECORD_LIMIT, "signoff notice"), name)


def save_document(record: Record, path: Path) -> None:
    """Write the `.signoff` document, whole or not at all; raises FileProblem as `files.write_for_user` does."""
    files.write_for_user(path, codec.write_record(record))


def profile_of(council: str) -> Profile:
    """Return a council's profile: its own in the data folder's `councils`, else the bundled one.

    Raises ResourceProblem when there is none, or it is wrong.
    """
    from signoff.notice.form.council import load_profile

    return load_profile(council, paths.council_folders())


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


def findings_of(record: Record, profile: Profile, on: dt.date) -> tuple[Finding, ...]:
    """Return every rule's findings, and an error for each answer that could not be printed, in the form's order."""
    from signoff.notice.form.form_file import form_of
    from signoff.rules.check import check

    order = {section.key: place for place, section in enumerate(form_of(record.terms).sections)}
    findings = (*check(record, profile, on), *_unprintable(record))
    return tuple(sorted(findings, key=lambda finding: order[finding.section]))


def findings_to_sign(record: Record, profile: Profile, on: dt.date) -> tuple[Finding, ...]:
    """Return the findings of a notice: of an unsigned one as they would be if the decision maker signed it.

    The date of the decision is the one that it has, else `on`. So every screen finds the same.
    """
    if record.is_locked:
        return findings_of(record, profile, on)
    date = record.notice.decision_date or on
    return findings_before_signing(record, Role.DECISION_MAKER, date, on=on, profile=profile)


def findings_before_signing(
    record: Record, role: Role, date: dt.date, *, on: dt.date, profile: Profile
) -> tuple[Finding, ...]:
    """Return the findings as they would be when this role signs on `date`.

    The decision maker's date becomes the date of the decision; where that is merely today, it is still said from when
    the decision may be taken. An approval is not blocked by missing approvals, its own or another's: they may be given
    in either order. Nor by the date that is proposed for the decision, which comes after it.
    """
    if role is Role.DECISION_MAKER:
        proposed = with_value(record.notice, "decision_date", date)
        findings = findings_of(_with_notice(record, proposed), profile, on)
        if record.notice.decision_date is not None or date != on:
            return findings
        undated = findings_of(record, profile, on)
        return tuple(finding for finding in undated if finding.rule == "earliest-date-ahead") + findings
    return tuple(
        finding
        for finding in findings_of(record, profile, on)
        if not finding.field.startswith("signatures.") and finding.until is None
    )


def sign_record(
    record: Record,
    *,
    role: Role,
    name: str,
    post: str,
    date: dt.date,
    mark: Mark,
    at: dt.datetime,
    on: dt.date,
    profile: Profile,
    prove: Callable[[Signature], Proof] | None = None,
    dates: Callable[[Record], Sequence[DateLine]] = lambda _: (),
    seen: SeenPages | None = None,
) -> Record:
    """Return the record signed in this role, on `date`, at the instant `at`, judged as of the local day `on`.

    `prove` makes the signatory's own proof of the signature, with the key of their vault; it is called last. `dates`
    returns the dates that follow which the record copy prints, now and later. The signature records what the decision
    maker's pages show: `seen`, where it is known already.

    Raises MarkRefused for a blank or stray mark, SigningBlocked where an error of the rules prevents it, NotAllowed
    where the notice's state forbids a signature, and AlteredRecord where an approval covers other content.
    """
    from signoff.rules.check import blocking
    from signoff.signing.marks.validation import judge

    require_unaltered(record)
    signed = lifecycle.sign(record, role=role, name=name, post=post, date=date, mark=mark, at=at)
    judge(mark)
    if role is not Role.DECISION_MAKER and date > on:
        raise SigningBlocked("An approval cannot be dated in the future.")
    errors = blocking(findings_before_signing(record, role, date, on=on, profile=profile))
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise SigningBlocked(f"The notice cannot be signed yet: {errors[0].message.rstrip('.')}{more}.")
    _require_printable(signed)
    from signoff.pdf.seen_pages import seen_pages

    return lifecycle.sign(
        record,
        role=role,
        name=name,
        post=post,
        date=date,
        mark=mark,
        at=at,
        prove=prove,
        pages=lambda signed: seen or seen_pages(signed, dates(signed)),
    )


def example_names() -> tuple[str, ...]:
    """Return the names of the bundled examples, the published notice first."""
    names = sorted(path.stem for path in paths.resource("examples").glob("*.signoff"))
    return tuple(sorted(names, key=lambda name: name != "published"))


def example(name: str) -> Record:
    """Return a bundled example; raises ResourceProblem, naming the existing ones, for any other name."""
    if name not in example_names():
        raise ResourceProblem(f"There is no example “{name}”; there are {', '.join(example_names())}.")
    return open_document(paths.resource(f"examples/{name}.signoff"))


def _unprintable(record: Record) -> Iterator[Finding]:
    """Yield an error for each answer with characters that no bundled font can show: it would stop every export."""
    from signoff.notice.form.form_file import form_of
    from signoff.pdf.missing_glyphs import unprintable_fields
    from signoff.rules.findings import Finding, Severity

    form = form_of(record.terms)
    for field, characters in unprintable_fields(record):
        if form.page_key_of(field) is not None:  # else it is not an answer
            section = form.section_of(field).key
            message = f"“{characters}” cannot be printed. Remove it, or use other characters."
            yield Finding(Severity.ERROR, "unprintable-characters", section, field, message, "PDF", quote=characters)


def _require_printable(signed: Record) -> None:
    """Raise SigningBlocked for a signature that would lock a notice that could not be exported."""
    from signoff.pdf.missing_glyphs import unprintable_fields

    if lost := unprintable_fields(signed):
        raise SigningBlocked(f"The notice could not be printed once signed: no font has “{lost[0][1]}”.")


def _with_notice(record: Record, notice: object) -> Record:
    from msgspec.structs import replace

    return replace(record, notice=notice)
