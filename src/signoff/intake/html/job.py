"""What the parts of one cleaning share: its limits, what was left out so far, and how they call each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from signoff.intake.html.left_out import Kind, Tally
from signoff.intake.html.look import Look
from signoff.intake.html.tree import Element, Node
from signoff.intake.html.visibility import is_machinery, reason_to_leave_out, words_of
from signoff.intake.html.watch import Watch
from signoff.intake.html.word_lists import WordItem
from signoff.notice.text import Block


class Convert(Protocol):
    """Turns some content into blocks of its own."""

    def __call__(self, content: Sequence[Node], look: Look, job: Job) -> tuple[Block, ...]:
        """Return the blocks."""
        ...


@dataclass(slots=True)
class Job:
    """One piece of HTML that is cleaned."""

    watch: Watch
    items: Mapping[int, WordItem]
    convert: Convert
    sees_colours: bool = True
    tally: Tally = field(default_factory=Tally)
    fields: list[bool] = field(default_factory=list)
    """The fields of Word's that are open, from the outside in; each says whether its code is still being read."""

    hidden_by_colour: bool = False
    lists: int = 0
    """How many lists are around what is being read."""

    counted: dict[int, str] = field(default_factory=dict)
    """The latest number of each level, as Word on the web counts; one of a level that was not copied is not known."""

    def leave_out(self, element: Element, kind: Kind, *, continues: bool = False) -> None:
        """Leave out an element with all that is in it."""
        self.tally.add(kind, words_of(element, self.watch), continues=continues)

    def leaves_out(self, element: Element) -> bool:
        """Leave an element out if its reader did not see it; return whether it was."""
        if is_machinery(element):
            return True
        kind = reason_to_leave_out(element)
        if kind is not None:
            self.leave_out(element, kind, continues=kind is Kind.STRUCK)
        return kind is not None
