"""When more comes in than a long text of a notice can hold."""

from __future__ import annotations

from signoff.errors import SignoffError

MAX_WORDS = 400_000
"""The longest plain text that is pasted at once, in characters."""

TOO_MUCH = "This is too much to paste at once; nothing was changed."
"""What is said of it."""


class PasteRefused(SignoffError):
    """More was pasted than a notice can hold; the sentence says so."""
