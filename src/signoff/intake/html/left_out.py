"""What of a pasted text its reader had not seen, or not meant: left out, counted, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

MOST_PASSAGES = 200
"""The most passages of a kind of which the words are kept; all are counted."""

LONGEST_PASSAGE = 600
"""The most characters that are kept of one passage."""


class Kind(Enum):
    """A kind of what is left out: how one and several of them are called, and the heading above their words."""

    COMMENT = ("comment", "comments", "Comments")
    ROW = ("hidden row", "hidden rows", "Hidden rows")
    COLUMN = ("hidden column", "hidden columns", "Hidden columns")
    STRUCK = ("struck-out word", "struck-out words", "Struck-out words")
    PASSAGE = ("hidden passage", "hidden passages", "Hidden passages")
    FIELD = ("field code", "field codes", "Field codes")
    FORM = ("form field", "form fields", "Form fields")
    PICTURE = ("picture", "pictures", "Pictures")
    SYMBOL = ("unknown symbol", "unknown symbols", "Unknown symbols")

    def counted(self, count: int) -> str:
        """Return the number with its noun, such as "1 comment" or "2 hidden rows"."""
        return f"{count:,} {self.value[0] if count == 1 else self.value[1]}"

    @property
    def heading(self) -> str:
        """Return the heading above the words of this kind."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out of one kind: how many there are (words, where words are struck out), and their words."""

    kind: Kind
    count: int
    passages: tuple[str, ...]


def sentence(left_out: Sequence[LeftOut]) -> str:
    """Return what was left out as a sentence without its full stop; "" where nothing was."""
    parts = [entry.kind.counted(entry.count) for entry in left_out]
    if not parts:
        return ""
    *first, last = parts
    is_one = len(left_out) == 1 and left_out[0].count == 1
    together = f"{', '.join(first)} and {last}" if first else last
    return f"{together} {'was' if is_one else 'were'} left out"


@dataclass(slots=True)
class _Kept:
    count: int = 0
    passages: list[str] = field(default_factory=list)


class Tally:
    """Counts what is left out while a text is read."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: dict[Kind, _Kept] = {}
        self._open: Kind | None = None
        self._comment_marks = 0

    def add(self, kind: Kind, words: str, *, continues: bool = False) -> None:
        """Add a passage that was left out, unless it has no words.

        One that `continues` is part of the passage before, where nothing that stays has come between.
        """
        words = " ".join(words.split())
        if not words:
            return
        kept = self._kept.setdefault(kind, _Kept())
        is_part = continues and self._open is kind and bool(kept.passages)
        kept.count += len(words.split()) if kind is Kind.STRUCK else int(not is_part)
        if is_part:
            words = f"{kept.passages.pop()} {words}"
        if len(kept.passages) < MOST_PASSAGES:
            kept.passages.append(words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE]}…")
        self._open = kind

    def add_comment_mark(self) -> None:
        """Count the mark of a comment in the text; its words may come later, or not at all."""
        self._comment_marks += 1

    def stay(self) -> None:
        """Note that words stay here: what is left out next is a passage of its own."""
        self._open = None

    def has(self, kind: Kind) -> bool:
        """Return whether anything of the kind was left out."""
        return kind in self._kept

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was left out, by kind."""
        kept = dict(self._kept)
        if self._comment_marks:
            comments = kept.get(Kind.COMMENT, _Kept())
            kept[Kind.COMMENT] = _Kept(max(comments.count, self._comment_marks), comments.passages)
        return tuple(LeftOut(kind, kept[kind].count, tuple(kept[kind].passages)) for kind in Kind if kind in kept)
