"""Checks what a file says about itself outside its pages against what signoff would say of its record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from signoff.pdf.metadata import Information, instant_of, xmp
from signoff.pdf.reading.document import Document
from signoff.signing.verification import Check, Result, Subject

OTHER_ATTACHMENT = "The notice inside the file does not have the name or description that signoff gives it."
OTHER_DETAILS = "The file’s title, author, date or other details do not match the record."
OTHER_COLOURS = "The file’s colours are not those of a file from signoff."

_PRODUCER = re.compile(
    r"(signoff \d{1,4}(?:\.\d{1,4}){1,2}(?:\.?(?:a|b|rc|dev|post)\d{1,4})?) \(layout ([1-9]\d{0,3})\)", re.ASCII
)
"""The program's name with its own version and the layout's, a form that leaves no room for other words."""

_DESCRIPTIONS = frozenset({"The notice as signoff keeps it"})
"""Every description that an attached notice was ever given; never remove one."""

_PROFILES = frozenset({"2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796"})
"""SHA-256 of every colour profile that a notice was ever exported with; never remove one."""


def layout_of(document: Document) -> tuple[int, str]:
    """Return the version of a file's layout, and the name of the program that made it.

    A file that does not name it has the layout 0, which no version has.
    """
    match = _PRODUCER.fullmatch(document.description.producer)
    return (int(match[2]), match[1]) if match else (0, document.description.producer[:60])


def metadata_faults(document: Document, expected: Document) -> Iterator[Check]:
    """Yield what is wrong with a file's metadata and its attached notice.

    None of it is covered by a digest of the pages.
    """
    about, expected_description = document.description, expected.description
    attachment, ours = document.attachment, expected.attachment
    if (attachment.name, attachment.media_type) != (
        ours.name,
        ours.media_type,
    ) or attachment.description not in _DESCRIPTIONS:
        yield Check(Subject.FILE, Result.BAD, OTHER_ATTACHMENT)
    same = (
        layout_of(document)[0] > 0
        and about.moment == expected_description.moment
        and about.identifier == hashlib.sha256(attachment.data).hexdigest()[:32]
        and about.packet == xmp(Information(about.title, about.author, instant_of(about.moment), b""), about.producer)
    )
    if not same:
        yield Check(Subject.FILE, Result.BAD, OTHER_DETAILS)
    if hashlib.sha256(document.colours).hexdigest() not in _PROFILES:
        yield Check(Subject.FILE, Result.BAD, OTHER_COLOURS)
