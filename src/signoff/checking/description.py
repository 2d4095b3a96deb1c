"""What a file says about itself outside its pages, held against what signoff says of its record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from signoff.pdf.metadata import Information, instant_of, xmp
from signoff.pdf.reading.document import Document
from signoff.signing.verification import Check, Result, Subject

ABOUT = "What the file says about itself is not what the record says."
COLOURS = "The file’s colours are not those that signoff’s files have."

_PRODUCER = re.compile(r"(signoff \d{1,4}(?:\.\w{1,20}){1,3}) \(layout ([1-9]\d{0,3})\)")
_PROFILES = frozenset({"2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796"})
"""SHA-256 of every colour profile that a notice was ever exported with; none is ever taken away."""


def layout_of(document: Document) -> tuple[int, str]:
    """Return the version of the layout of a file, and what the program called itself that made it.

    A file that does not say so has the layout 0, which no version has.
    """
    found = _PRODUCER.fullmatch(document.description.producer)
    return (int(found[2]), found[1]) if found else (0, document.description.producer[:60])


def wrong_description(document: Document, expected: Document) -> Iterator[Check]:
    """Yield what is wrong with what a file says about itself, outside its pages and beside their words."""
    about, wanted = document.description, expected.description
    data = document.attachment.data
    same = (
        layout_of(document)[0] > 0
        and about.moment == wanted.moment
        and about.identifier == hashlib.sha256(data).hexdigest()[:32]
        and document.attachment.media_type == expected.attachment.media_type
        and about.packet == xmp(Information(about.title, about.author, instant_of(about.moment), b""), about.producer)
    )
    if not same:
        yield Check(Subject.FILE, Result.BAD, ABOUT)
    if hashlib.sha256(document.colours).hexdigest() not in _PROFILES:
        yield Check(Subject.FILE, Result.BAD, COLOURS)
