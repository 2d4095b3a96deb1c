"""When a file is not a Word document that can be read."""

from __future__ import annotations

from signoff.errors import SignoffError

TOO_LARGE = "{name} is too large for a notice."
TOO_DEEP = "{name} is nested too deeply to be a notice."
DAMAGED = "{name} is damaged or incomplete, and could not be read as a Word document."
NOT_WORD = "{name} is not a Word document."


class WordRefused(SignoffError):
    """A file is no Word document, is damaged, or is larger than any notice; the sentence says so."""
