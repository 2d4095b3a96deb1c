"""Whether a PDF was made by signoff from a notice, by the marks in its bytes, whatever else of it is damaged."""

from __future__ import annotations

import re

from signoff.errors import RecordRefused
from signoff.files import is_pdf
from signoff.notice.record.other_kinds import has_parts_of_pdf

NOTICE_INSIDE = "The notice as signoff keeps it"
"""How a PDF describes the record that is attached to it."""

HISTORY_INSIDE = "The same history as data"
"""How the PDF of a history describes its data: it has no notice inside."""

DAMAGED_INSIDE = "was made by signoff, but the notice inside it is damaged, changed or missing, and cannot be read."
"""What is said of such a PDF without a record that can be read, after its name."""

HISTORY_ALONE = "is a notice’s history. There is no notice inside it: open the notice’s own file or PDF instead."
"""What is said of the PDF of a history that is opened as a notice, after its name."""

_PROGRAM = re.compile(rb"(?:(?:pdf:Producer|xmp:CreatorTool)>|/(?:Producer|Creator) ?\()signoff \d")
_ATTACHED = re.compile(rb"\.signoff\)|/T ?\(SignoffSeal\)|" + NOTICE_INSIDE.encode())


def is_made_by_signoff(data: bytes) -> bool:
    """Return whether a PDF names signoff as its program, or its attachment or seal as signoff does.

    The marks are looked for in the bytes, and so are found where the file can no longer be read as a PDF. Anybody can
    write them: they decide what is said of a file that is refused, and never that one is accepted.
    """
    if not (is_pdf(data) or has_parts_of_pdf(data)) or is_history(data):
        return False
    return _PROGRAM.search(data) is not None or _ATTACHED.search(data) is not None


def is_history(data: bytes) -> bool:
    """Return whether a PDF says that it is a notice's history, which has no notice inside."""
    return is_pdf(data) and HISTORY_INSIDE.encode() in data


def refusal_of(pdf: bytes, name: str, problem: RecordRefused) -> RecordRefused:
    """Return what is said of a PDF without a record that can be read: of one made by signoff, that it was damaged.

    Of a history's PDF it is said what it is: it can be read, but not opened as a notice.
    """
    if is_history(pdf):
        return RecordRefused(f"{name} {HISTORY_ALONE}")
    return RecordRefused(f"{name} {DAMAGED_INSIDE}") if is_made_by_signoff(pdf) else problem
