"""Whether the papers inside a record copy are those that the notice names, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from signoff.notice.record.papers import file_names
from signoff.notice.record.record import Record
from signoff.pdf.attached_papers import paper_attachment
from signoff.pdf.reading.document import AttachedFile, Document
from signoff.signing.verification import Check, Result, Subject

OTHER_PAPER = "A file inside, “{name}”, is not one of the notice’s papers, or was changed."
PUBLIC_PAPERS = "The publication copy contains files, which it never should."


def paper_faults(document: Document, record: Record) -> Iterator[Check]:
    """Yield what is wrong with the papers that a file carries."""
    if record.is_publication and document.papers:
        yield Check(Subject.FILE, Result.BAD, PUBLIC_PAPERS)
        return
    for file in document.papers:
        if not _is_paper(file, record):
            yield Check(Subject.FILE, Result.BAD, OTHER_PAPER.format(name=file.name))


def _is_paper(file: AttachedFile, record: Record) -> bool:
    digest = hashlib.sha256(file.data).hexdigest()
    papers = [paper for paper in record.notice.papers if paper.digest is not None]
    names = file_names(papers)
    for paper in papers:
        if paper.digest == digest:
            ours = paper_attachment(paper, names[digest], file.data)
            return (file.name, file.description, file.media_type) == (ours.name, ours.description, ours.media_type)
    return False
