"""What was made of a document: the answers, what went where, what has no place yet, and what was left out."""

from __future__ import annotations

from signoff.intake.word.left_out import LeftOut, LeftOutKind
from signoff.notice.part import Part
from signoff.notice.record.model import Notice
from signoff.notice.text import normalise


class Placed(Part, frozen=True, kw_only=True):
    """An answer that was filled in: where, under which name, and the words of the document that it was read from."""

    path: str
    name: str
    words: str


class Passage(Part, frozen=True, kw_only=True):
    """Words that have no place yet: what stood before them, if anything did, and the words as Markdown."""

    heading: str = ""
    text: str

    @property
    def whole(self) -> str:
        """The words with what stood before them, as Markdown."""
        return normalise(f"{self.heading.rstrip(':')}: {self.text}") if self.heading else self.text


class Placement(Part, frozen=True, kw_only=True):
    """All that was made of a document."""

    notice: Notice
    placed: tuple[Placed, ...] = ()
    passages: tuple[Passage, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def omissions(self) -> tuple[LeftOut, ...]:
        """What was left out that somebody wrote or drew: not the form's own words, nor what only steers Word."""
        quiet = (LeftOutKind.FORM, LeftOutKind.FIELD_CODES)
        return tuple(entry for entry in self.left_out if entry.kind not in quiet)
