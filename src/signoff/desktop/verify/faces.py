"""How verdicts and results are shown: a word, an icon and a colour each, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from signoff.signing.verification import Outcome, Result


@dataclass(frozen=True, slots=True)
class Face:
    """A word with its icon, and the tokens of its colour and tint."""

    word: str
    icon: str
    colour: str
    tint: str


OUTCOMES = {
    Outcome.INTACT: Face("Intact", "shield-check", "green", "green_tint"),
    Outcome.ALTERED: Face("Altered", "circle-alert", "red", "red_tint"),
    Outcome.UNSIGNED: Face("Unsigned", "pen-line", "ink2", "hover"),
    Outcome.UNCHECKED: Face("Could not be checked here", "triangle-alert", "amber", "amber_tint"),
}
WAITING = Face("Being verified…", "clock", "ink2", "hover")
UNREADABLE = Face("Not a notice that can be verified", "circle-x", "ink2", "hover")
EMPTY = Face("Verify a file", "file-check", "ink2", "hover")

RESULTS = {
    Result.OK: Face("In order", "circle-check", "green", "green_tint"),
    Result.WARN: Face("Worth knowing", "info", "amber", "amber_tint"),
    Result.UNCHECKED: Face("Not checked", "triangle-alert", "amber", "amber_tint"),
    Result.BAD: Face("Altered", "circle-alert", "red", "red_tint"),
}

TOPICS = {
    "content": "The content",
    "signatures": "The signatures",
    "status": "The status",
    "history": "The history",
    "key": "Whose key",
    "number": "The content",
    "printed": "The printed words",
    "look": "The look of the pages",
    "pages": "The pages",
    "dates": "The dates that follow",
    "seal": "The seal",
    "file": "The file",
}
"""What each check is about, by its key."""
