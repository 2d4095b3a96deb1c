"""Notices in files: `.signoff` documents, the records inside PDFs, the bundled examples; and councils' profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff import files, paths
from signoff.errors import RecordRefused, RecordUnsupported, ResourceProblem
from signoff.notice.record import codec
from signoff.notice.record.record import Record

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile


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


def example_names() -> tuple[str, ...]:
    """Return the names of the bundled examples, the published notice first."""
    names = sorted(path.stem for path in paths.resource("examples").glob("*.signoff"))
    return tuple(sorted(names, key=lambda name: name != "published"))


def example(name: str) -> Record:
    """Return a bundled example; raises ResourceProblem, naming the existing ones, for any other name."""
    if name not in example_names():
        raise ResourceProblem(f"There is no example “{name}”; there are {', '.join(example_names())}.")
    return open_document(paths.resource(f"examples/{name}.signoff"))


def profile_of(council: str) -> Profile:
    """Return a council's profile: its own in the data folder's `councils`, else the bundled one.

    Raises ResourceProblem when there is none, or it is wrong.
    """
    from signoff.notice.form.profile_file import load_profile

    return load_profile(council, paths.council_folders())
