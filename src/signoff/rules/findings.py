"""What a rule finds: how grave it is, where it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record import Settled


class Severity(StrEnum):
    """Whether a finding blocks signing (ERROR) or asks for thought (WARNING)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule, for a person to read.

    `section` is a key of the form's sections, `field` a dotted path below the notice; `related` are other
    fields with a part in it. `message` says what to do; its first sentence can stand alone as a title.
    `quote` holds the words of the text that gave rise to it, to be shown there: in `field` if that is a text,
    else in the first of `related`. `settled` is the word with which somebody answered a warning.
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

    @property
    def blocks(self) -> bool:
        """Whether this stands in the way of a signature."""
        return self.severity is Severity.ERROR

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.settled is None

    @property
    def title(self) -> str:
        """The first sentence of the message, without its full stop."""
        return _split(self.message)[0].rstrip(".")

    @property
    def detail(self) -> str:
        """The message after its first sentence; empty when that says it all."""
        return _split(self.message)[1]


def _split(message: str) -> tuple[str, str]:
    """Part a message after its first sentence: a full stop or question mark before a space and a capital."""
    for place, letter in enumerate(message[:-2]):
        if (
            letter in ".?"
            and message[place + 1] == " "
            and (message[place + 2].isupper() or message[place + 2] in "“£")
        ):
            return message[: place + 1], message[place + 2 :]
    return message, ""
