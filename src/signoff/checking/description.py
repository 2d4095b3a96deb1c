"""What a file says about itself outside its pages, held against what signoff says of its record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from signoff.pdf.metadata import Information, instant_of, xmp
from signoff.pdf.reading.document import Document
from signoff.signing.verification import Check, Result, Subject

ATTACHED = "The notice inside the file is called or described otherwise than signoff does."
ABOUT = "What the file says about itself is not what the record says."
COLOURS = "The file’s colours are not those that signoff’s files have."

_PRODUCER = re.compile(
    r"(signoff \d{1,4}(?:\.\d{1,4}){1,2}(?:\.?(?:a|b|rc|dev|post)\d{1,4})?) \(layout ([1-9]\d{0,3})\)", re.ASCII
)
"""What a program calls itself: its version and its layout's, which leave no room for words."""

_DESCRIPTIONS = frozenset({"The notice as signoff keeps it"})
"""All that the attached notice was ever described as; none is ever taken away."""

_PROFILES = frozenset({"2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796"})
"""SHA-256 of every colour profile that a notice was ever exported with; none is ever taken away."""


def layout_of(document: Document) -> tuple[int, str]:
    """Return the version of the layout of a file, and what the program called itself that made it.

    A file that does not say so has the layout 0, which no version has.
    """
    found = _PRODUCER.fullmatch(document.description.producer)
    return (int(found[2]), found[1]) if found else (0, document.description.producer[:60])


def wrong_description(document: Document, expected: Document) -> Iterator[Check]:
    """Yield what is wrong with what a file says about itself and its attached notice, outside its pages.

    None of it is covered by a digest of the pages.
    """
    about, wanted = document.description, expected.description
    held, ours = document.attachment, expected.attachment
    if (held.name, held.media_type) != (ours.name, ours.media_type) or held.description not in _DESCRIPTIONS:
        yield Check(Subject.FILE, Result.BAD, ATTACHED)
    same = (
        layout_of(document)[0] > 0
        and about.moment == wanted.moment
        and about.identifier == hashlib.sha256(held.data).hexdigest()[:32]
        and about.packet == xmp(Information(about.title, about.author, instant_of(about.moment), b""), about.producer)
    )
    if not same:
        yield Check(Subject.FILE, Result.BAD, ABOUT)
    if hashlib.sha256(document.colours).hexdigest() not in _PROFILES:
        yield Check(Subject.FILE, Result.BAD, COLOURS)
