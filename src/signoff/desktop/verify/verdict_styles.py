"""The styles of verdicts and results: a word, an icon and a colour each, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from signoff.signing import headline
from signoff.signing.headline import Vouched
from signoff.signing.verification import Outcome, Result, Subject, Verdict


@dataclass(frozen=True, slots=True)
class VerdictStyle:
    """A word with its icon, and the tokens of its colour and tint."""

    word: str
    icon: str
    colour: str
    tint: str


OUTCOMES = {
    Outcome.INTACT: VerdictStyle("Intact", "shield-check", "green", "green_tint"),
    Outcome.ALTERED: VerdictStyle("Altered", "circle-alert", "red", "red_tint"),
    Outcome.UNSIGNED: VerdictStyle("Unsigned", "pen-line", "ink2", "hover"),
    Outcome.UNCHECKED: VerdictStyle("Could not be checked here", "triangle-alert", "amber", "amber_tint"),
}
NOT_CONFIRMED = VerdictStyle(headline.NOT_CONFIRMED, "shield", "blue", "tint")
"""A notice that is intact, but that no key known here vouches for."""

WAITING = VerdictStyle("Being verified…", "clock", "ink2", "hover")
UNREADABLE = VerdictStyle("Not a notice that can be verified", "circle-x", "ink2", "hover")
EMPTY = VerdictStyle("Verify a file", "file-check", "ink2", "hover")

RESULTS = {
    Result.OK: VerdictStyle("In order", "circle-check", "green", "green_tint"),
    Result.WARN: VerdictStyle("Worth knowing", "info", "amber", "amber_tint"),
    Result.UNCHECKED: VerdictStyle("Not checked", "triangle-alert", "amber", "amber_tint"),
    Result.BAD: VerdictStyle("Altered", "circle-alert", "red", "red_tint"),
}

TOPICS = {
    Subject.CONTENT: "The content",
    Subject.SIGNATURES: "The signatures",
    Subject.STATUS: "The status",
    Subject.HISTORY: "The history",
    Subject.KEY: "Whose key",
    Subject.NUMBER: "The content",
    Subject.PRINTED: "The printed words",
    Subject.LOOK: "The look of the pages",
    Subject.PAGES: "The pages",
    Subject.DATES: "The dates that follow",
    Subject.SEAL: "The seal",
    Subject.STAMP: "The time stamp",
    Subject.FILE: "The file",
    Subject.VERSION: "The version of signoff",
    Subject.PAPERS: "The papers",
}
"""What each check is about."""


def style_of(verdict: Verdict) -> VerdictStyle:
    """Return the style of a verdict: an intact notice has another where no known key vouches for it."""
    if verdict.outcome is Outcome.INTACT and verdict.vouched is Vouched.NONE:
        return NOT_CONFIRMED
    return OUTCOMES[verdict.outcome]
