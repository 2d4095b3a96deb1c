"""The commands that work on one notice's file: example, check, sign, export, verify, deadlines."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff import actions
from signoff.commands.output import ProgressLine, counted, print_json, print_line, print_warning
from signoff.errors import FileProblem, SealProblem, on_one_line
from signoff.files import is_same_file
from signoff.notice.text.cleaning import cleaned_line
from signoff.notice.text.days import with_weekday

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.marks.mark import Mark
    from signoff.notice.record.record import Record, Terms
    from signoff.papers.copying import FoundPaper
    from signoff.rules.findings import Finding

SEAL_PASSPHRASE = "SIGNOFF_SEAL_PASSPHRASE"  # noqa: S105  # the variable's name, not what it holds


def example(options: argparse.Namespace) -> int:
    """Write a bundled example, or list them all."""
    if options.list:
        for name in actions.example_names():
            print_line(f"{name:16}{actions.example(name).notice.subject}")
        return 0
    record = actions.example(options.name)
    if options.output is None:
        _print_document(record)
        return 0
    actions.save_document(record, options.output)
    print_line(str(options.output))
    return 0


def _print_document(record: Record) -> None:
    from signoff.notice.record.codec import write_record

    if sys.stdout is None:
        raise FileProblem("The example cannot be written to standard output: name a file with --output.")
    sys.stdout.buffer.write(write_record(record))


def check(options: argparse.Namespace) -> int:
    """Run every rule; status 1 when an error was found."""
    from signoff.commands.incoming import unaltered
    from signoff.rules.check import blocking

    record = unaltered(options.file, "Its answers were not checked.")
    profile = actions.profile_of(record.council)
    findings = actions.findings_of(record, profile, options.on or _today())
    if options.json:
        print_json([_as_json(finding) for finding in findings])
    else:
        _print_findings(findings, record.terms)
        for quiet in profile.quiet:
            print_line(f"{quiet.rule} is switched off for {profile.name}: {quiet.reason}")
        from signoff.commands.comments import comment_lines
        from signoff.commands.papers import paper_lines

        for line in paper_lines(record, options.file):
            print_line(line)

        for line in comment_lines(record, listed=options.comments):
            print_line(line)
    return 1 if blocking(findings) else 0


def sign(options: argparse.Namespace) -> int:
    """Sign the notice and write the signed document beside it, whole or not at all."""
    from signoff.commands.incoming import unaltered

    record = unaltered(options.file, "It was not signed.")
    if is_same_file(options.file, options.output):
        raise FileProblem(f"{options.output} is the notice itself: name another file for the signed notice.")
    profile = actions.profile_of(record.council)
    signed = actions.sign_record(
        record,
        role=options.role,
        name=options.name,
        post=options.post,
        date=options.date,
        mark=_mark(options),
        at=dt.datetime.now(dt.UTC),
        on=_today(),
        profile=profile,
    )
    actions.save_document(signed, options.output)
    name, post = (cleaned_line(words).strip() for words in (options.name, options.post))
    print_line(f"Signed by {name}, {post}: {options.output}")
    _warn_of_signer(signed, profile)
    return 0


def _warn_of_signer(signed: Record, profile: Profile) -> None:
    """Warn where the decision maker's name or post is not the one that the notice names."""
    from signoff.rules.case import Case
    from signoff.rules.signer import signer_differs

    for finding in signer_differs.findings(Case(signed, profile, _today())):
        print_warning(f"{finding.severity}: {finding.message}")


def export(options: argparse.Namespace) -> int:
    """Write the PDF of the requested copy."""
    from signoff.checking.before_sealing import open_for_export

    record = open_for_export(options.file)
    if is_same_file(options.file, options.output):
        raise FileProblem(f"{options.output} is the notice itself: name another file for its PDF.")
    seal = actions.sealing_for(record, at=dt.datetime.now(dt.UTC), passphrase=seal_passphrase)
    with ProgressLine() as line:
        line.update("Preparing the pages", 0.0)
        papers = _papers_to_export(record, options) if options.papers else ()
        attached = papers if options.papers == "attach" else ()
        rendered = actions.export_pdf(record, options.output, options.copy, seal, papers=attached)
        if options.papers == "folder" and papers:
            copy_papers_beside(options.output, papers)
    sealed = ", sealed" if seal else ""
    print_line(f"{options.output}: {counted(rendered.pages, 'page')}, {options.copy} copy{sealed}")
    if options.papers:
        print_line(_papers_exported(papers, options.output, attached=options.papers == "attach"))
    return 0


def _papers_to_export(record: Record, options: argparse.Namespace) -> tuple[FoundPaper, ...]:
    from signoff.papers.copying import find_papers, papers_of
    from signoff.papers.places import PaperPlaces

    if options.papers == "attach":
        actions.require_attachable(options.copy)
    return find_papers(papers_of(record, options.copy), document=options.file, places=PaperPlaces())


def copy_papers_beside(pdf: Path, papers: Sequence[FoundPaper]) -> None:
    """Put papers into the folder beside a PDF."""
    from signoff.papers.beside import papers_folder
    from signoff.papers.copying import copy_papers

    copy_papers(papers, papers_folder(pdf))


def _papers_exported(papers: Sequence[FoundPaper], pdf: Path, *, attached: bool) -> str:
    from signoff.papers.beside import papers_folder

    if not papers:
        return "no paper of this copy has a file"
    words = counted(len(papers), "paper")
    return f"{words} attached" if attached else f"{papers_folder(pdf)}: {words}"


def seal_passphrase(path: Path) -> str:
    """Return the passphrase of the council's sealing key: from the environment, or by asking for it."""
    passphrase = os.environ.get(SEAL_PASSPHRASE)
    if passphrase is not None:
        return passphrase
    if sys.stdin is None or not sys.stdin.isatty():
        raise SealProblem(f"{path} needs its passphrase: give it in the environment variable {SEAL_PASSPHRASE}.")
    import getpass

    return getpass.getpass(f"Passphrase of {on_one_line(str(path))}: ")


def deadlines(options: argparse.Namespace) -> int:
    """Print the dates that follow from those given, each with a note where holidays are not proclaimed yet."""
    from signoff.rules.deadlines import deadlines as compute
    from signoff.rules.deadlines import in_words

    profile = actions.profile_of(options.council)
    computed = compute(
        profile,
        listed=options.listed,
        report_published=options.report_published,
        general_exception=options.general_exception,
        decided=options.decided,
        published=options.published,
    )
    names = (
        *("earliest_from_list", "earliest_from_report", "general_exception_by_law", "earliest_general_exception"),
        "effective_from",
    )
    dates = {name: day for name in names if (day := getattr(computed, name)) is not None}
    if options.json:
        print(json.dumps({name: day.isoformat() for name, day in dates.items()}, indent=2))
        return 0
    for name, day in dates.items():
        print_line(f"{name:28}{day.isoformat()}  {with_weekday(day)}: {in_words(name, computed, profile)}")
    if not dates:
        print_line("No date was given; see “signoff deadlines --help”.")
    return 0


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _mark(options: argparse.Namespace) -> Mark:
    if options.typed:
        from signoff.notice.marks.mark import TypedMark

        return TypedMark(text=cleaned_line(options.name).strip())
    from signoff.signing.marks.pictures import picture_mark

    mark: Mark = picture_mark(_picture(options.image), options.image.name)
    return mark


def _picture(path: Path) -> bytes:
    from signoff.files import read_limited

    if not path.name:
        raise FileProblem("Name a PNG or JPEG file.")
    return read_limited(path, 10 * 1024 * 1024, "picture")


def _as_json(finding: Finding) -> dict[str, Any]:
    settled = finding.settled
    return {
        "severity": finding.severity,
        "rule": finding.rule,
        "section": finding.section,
        "field": finding.field,
        "related": list(finding.related),
        "message": finding.message,
        "source": finding.source,
        "settled": None if settled is None else {"word": settled.word, "by": settled.by, "at": settled.at.isoformat()},
    }


def _print_findings(findings: Sequence[Finding], terms: Terms) -> None:
    from signoff.notice.form.form_file import form_of
    from signoff.notice.form.labels import plain_label

    form = form_of(terms)
    for finding in findings:
        box = plain_label(form.label(finding.section, terms.labels))
        rest = f" (considered: {finding.settled.word})" if finding.settled else ""
        print_line(f"{finding.severity:8} {box}: {finding.message} [{finding.rule}; {finding.source}]{rest}")
    errors = sum(1 for finding in findings if finding.blocks)
    print_line(f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}")
