"""What is found in a document while it is gone through: the labels, and the lines that are given to each."""

from __future__ import annotations

from dataclasses import dataclass, field

from signoff.intake.placing.lines import CellPlace, Line
from signoff.intake.word.content import WordBlock


@dataclass(slots=True)
class Target:
    """A label that was found, and the rows of its table in which words belong to it; anywhere after it, if None.

    `column` is that of the answers, below a heading row; `heading` the level of the heading that the label is.
    """

    path: str
    section: str
    rows: tuple[int, int, int] | None
    column: int | None = None
    heading: int = 0

    def takes(self, cell: CellPlace | None) -> bool:
        """Whether words in a cell belong to the label."""
        return not self.is_over(cell) and (self.column is None or (cell is not None and cell.column == self.column))

    def is_over(self, cell: CellPlace | None) -> bool:
        """Whether a cell is outside the rows in which words belong to the label."""
        return self.rows is not None and (cell is None or not cell.is_in(*self.rows))


@dataclass(slots=True)
class Loose:
    """Words that follow no label: what stood to the left of them, and they themselves."""

    heading: str
    blocks: list[WordBlock]
    row: tuple[int, int] | None


@dataclass(slots=True)
class Given:
    """What was found: the lines of each label's answer, by path, in order; words without a label; the form's own."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    own_words: list[str] = field(default_factory=list)
