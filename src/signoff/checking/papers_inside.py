"""The papers inside a record copy: taken out of it, and kept beside it as the notice names them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from signoff.files import looks_like_pdf
from signoff.notice.record.record import Record
from signoff.papers.beside import papers_folder
from signoff.papers.copying import write_papers
from signoff.papers.places import PaperPlaces
from signoff.papers.states import PaperState, check_papers, remember_beside


def papers_to_save(path: Path, record: Record, places: PaperPlaces) -> dict[str, bytes]:
    """Return, by digest, the papers inside a file that this machine does not have, each as the notice records it.

    What lies beside the file is remembered first. Raises FileProblem, RecordRefused and IsolationFailed.
    """
    papers = record.notice.papers
    remember_beside(papers, path, places)
    wanted = {
        checked.paper.digest
        for checked in check_papers(papers, document=path, places=places)
        if checked.paper.digest is not None and checked.state is not PaperState.UNCHANGED
    }
    if not wanted or record.is_publication or not looks_like_pdf(path):
        return {}
    from signoff.pdf.isolated_papers import read_papers_in_file

    inside = read_papers_in_file(path, wanted)
    return {digest: data for digest, data in inside.items() if hashlib.sha256(data).hexdigest() == digest}


def save_papers(files: Mapping[str, bytes], record: Record, folder: Path, places: PaperPlaces) -> tuple[Path, ...]:
    """Write papers to a folder under safe names, and remember where they are; return their files.

    Raises FileProblem where another file has the name of one, and where one cannot be written.
    """
    written = write_papers(record.notice.papers, files, folder)
    places.remember(written)
    return tuple(written.values())


__all__ = ["papers_folder", "papers_to_save", "save_papers"]
