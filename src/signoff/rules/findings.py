"""What a rule finds: how serious it is, where it is, and what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record.record import Settled


class Severity(StrEnum):
    """Whether a finding blocks signing (ERROR) or asks for thought (WARNING)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule, for a person to read.

    `section` is a key of the form's sections, `field` a dotted path below the notice; `related` are other
    fields with a part in it. `message` says what to do; its first sentence can be used alone as a title.
    `quote` is the words of the text that led to it, to be shown there: in `field` if that is a text, else in the
    first of `related`. `settled` is set for a warning that somebody has considered. `lead` is the first sentence,
    where full stops in names and amounts would be mistaken for its end. `until` is the day from which it is gone by
    itself: until then it blocks a signature, and nothing is wrong with the notice.
    """

    severity: Severity
    rule: str
    section: str
    field: str
    message: str
    source: str
    related: tuple[str, ...] = ()
    settled: Settled | None = None
    quote: str = ""
    lead: str = ""
    until: dt.date | None = None

    @property
    def blocks(self) -> bool:
        """Whether this prevents a signature."""
        return self.severity is Severity.ERROR

    @property
    def is_wrong(self) -> bool:
        """Whether it blocks a signature until something is put right."""
        return self.blocks and self.until is None

    @property
    def is_open(self) -> bool:
        """Whether nobody has considered it yet."""
        return self.settled is None

    @property
    def title(self) -> str:
        """The first sentence of the message, without its full stop."""
        return (self.lead or split(self.message)[0]).rstrip(".")

    @property
    def detail(self) -> str:
        """The message after its first sentence; empty when that says it all."""
        return self.message.removeprefix(self.lead).lstrip() if self.lead else split(self.message)[1]


def split(message: str) -> tuple[str, str]:
    """Split a message, or a rule's words with their placeholders, after its first sentence.

    It ends with a full stop or question mark before a space and a capital, a quotation, an amount or a placeholder.
    """
    for place, letter in enumerate(message[:-2]):
        following = message[place + 2]
        if letter in ".?" and message[place + 1] == " " and (following.isupper() or following in "“£{"):
            return message[: place + 1], message[place + 2 :]
    return message, ""
