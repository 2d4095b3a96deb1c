"""The papers that a record copy carries: how each is named, described and typed inside the PDF."""

from __future__ import annotations

from types import MappingProxyType

from signoff.notice.record.model import PAPER_KIND_NAMES, Paper
from signoff.notice.record.papers import title_of
from signoff.pdf.attachment import ENDING
from signoff.pdf.document import Attachment

SUPPLEMENT = "Supplement"
_ANY = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": f"{_OFFICE}.wordprocessingml.document",
        "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        "pptx": f"{_OFFICE}.presentationml.presentation",
        "txt": "text/plain",
        "csv": "text/csv",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
    }
)


def attached_name(name: str) -> str:
    """Return the name of a paper inside a PDF, where no other file may be named as a notice is."""
    return f"{name}.paper" if name.lower().endswith(ENDING) else name


def paper_attachment(paper: Paper, name: str, data: bytes) -> Attachment:
    """Return a paper as a supplement to the document (PDF/A-3)."""
    name = attached_name(name)
    media_type = _TYPES.get(name.rpartition(".")[2].lower(), _ANY)
    return Attachment(name, data, description_of(paper), media_type, SUPPLEMENT)


def description_of(paper: Paper) -> str:
    """Return what is said of a paper inside the PDF."""
    kind = PAPER_KIND_NAMES[paper.kind] if paper.kind is not None else "Paper"
    return f"{kind}: {' '.join(title_of(paper).split())}"
