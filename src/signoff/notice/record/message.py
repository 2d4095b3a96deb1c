"""What a hand-over says to whom: the member of a history's entry that travels with the file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from signoff.errors import NotAllowed
from signoff.notice.part import Part

LONGEST_NOTE = 4_000
"""Characters of a note: a page of an e-mail."""

LONGEST_NAME = 200
"""Characters of a name, and of a post."""


class Asked(StrEnum):
    """What whoever gets a notice is asked to do with it."""

    SIGN = "sign"
    APPROVE = "approve"
    CHANGE = "change"
    PUBLISH = "publish"
    READ = "read"


ASKED_WORDS = {
    Asked.SIGN: "to sign",
    Asked.APPROVE: "to approve",
    Asked.CHANGE: "to change or complete",
    Asked.PUBLISH: "to publish",
    Asked.READ: "for information",
}
"""What is asked, in a sentence that says that a notice was handed over."""


class Message(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry "handed over" or "returned" says besides its reason.

    The reason of the first is whom it went to, and of the second the note; neither is repeated here. `by` is the day
    by which it is wanted. What says nothing is not written, so that a later member changes no digest.
    """

    asked: Asked | None = None
    to: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    post: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    note: Annotated[str, Meta(max_length=LONGEST_NOTE)] = ""
    by: dt.date | None = None


def kept_message(message: Message | None) -> Message | None:
    """Return a message with its texts in the form in which they are kept; None for one that says nothing.

    Raises NotAllowed for a text that is too long.
    """
    from signoff.notice.text.cleaning import cleaned_line, cleaned_lines  # here, since a start reads records

    if message is None:
        return None
    to, post = cleaned_line(message.to).strip(), cleaned_line(message.post).strip()
    note = cleaned_lines(message.note).strip()
    if len(note) > LONGEST_NOTE:
        raise NotAllowed(f"A note can have at most {LONGEST_NOTE:,} characters.")
    if max(len(to), len(post)) > LONGEST_NAME:
        raise NotAllowed(f"A name has at most {LONGEST_NAME} characters, and so has a post.")
    kept = replace(message, to=to, post=post, note=note)
    return None if kept == Message() else kept
