"""Gives each paragraph of a document to the label of the form that it follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from signoff.intake.placing.boxes import BOX
from signoff.intake.placing.given import Given, Loose, Target
from signoff.intake.placing.labels import Labels, Match
from signoff.intake.placing.lines import Line, lines_of
from signoff.intake.placing.slices import is_bold, is_bold_until, part_of
from signoff.intake.word.content import WordBlock, WordParagraph, WordTable, is_blank, words_of
from signoff.notice.form.kinds import SectionKind

_NOT_APPLICABLE = re.compile(r"\s*(?:n\s*/\s*a\b|not applicable\b|none\b)", re.IGNORECASE)
_BEFORE_LABEL = re.compile(r"[\n\t]\s*|[ \u00a0]{2,}|_{2,}\s*|(?<=[.;,])\s+")
_ROOM = re.compile(r"\s*(?:_{2,}|…|\.{3,}|\d)")
"""Room to write on after a label, or a date that was written there."""

_MOST_RUN_IN = 400
"""Characters of a line in which further labels are looked for."""


class Placer:
    """Goes through a document once."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._given = Given()
        self._targets: list[Target] = []
        self._current: Target | None = None
        self._section = ""
        self._well_labelled: frozenset[str] = frozenset()

    def place(self, blocks: Sequence[WordBlock]) -> Given:
        """Return what was found."""
        in_texts = self._tables_in_texts(blocks)
        lines = lines_of(blocks, lambda table, is_inside: self._is_form(table, is_inside or id(table) in in_texts))
        headers = _header_rows(lines, self._is_whole_label)
        self._well_labelled = self._sections_with_labels(lines)
        for line in lines:
            if line.cell is not None and (line.cell.table, line.cell.row) in headers:
                self._head_column(line)
            else:
                self._line(line)
        return self._given

    def _tables_in_texts(self, blocks: Iterable[WordBlock]) -> frozenset[int]:
        """Return which tables follow the label of a long text that is in none."""
        found, in_text = set(), False
        for block in blocks:
            if isinstance(block, WordTable):
                found |= {id(block)} if in_text else set()
            elif (match := self._labels.match(words_of(block), "")) and self._is_set_off(block, match):
                in_text = self._is_long_text(match.label.section)
        return frozenset(found)

    def _is_form(self, table: WordTable, in_text: bool) -> bool:
        """Whether a table is one of the form: its first column has a label, or inside a text, two or a long one."""
        found: set[str] = set()
        for cell in (cell for row in table.rows for cell in row):
            for block in cell.blocks:
                match = self._labels.match(words_of(block), "") if isinstance(block, WordParagraph) else None
                if match is None or not isinstance(block, WordParagraph):
                    continue
                if match.is_long or (not in_text and cell.column == 0 and self._is_set_off(block, match)):
                    return True
                if self._is_set_off(block, match):
                    found.add(match.label.path)
        return len(found) > 1

    def _is_whole_label(self, line: Line) -> bool:
        match = self._labels.match(line.text, self._section)
        return match is not None and not line.text[match.rest :].strip()

    def _head_column(self, line: Line) -> None:
        """Note that what is below a cell of a heading row is the answer to it."""
        match = self._labels.match(line.text, self._section)
        if match is None or line.cell is None:
            return
        self._given.own_words.append(line.text)
        below = line.cell.row + 1
        target = Target(match.label.path, match.label.section, (line.cell.table, below, below), line.cell.column)
        self._targets = [other for other in self._targets if other.column is not None] + [target]
        self._section = match.label.section

    def _line(self, line: Line) -> None:
        self._targets = [target for target in self._targets if not target.is_over(line.cell)]
        self._current = next((target for target in reversed(self._targets) if target.takes(line.cell)), None)
        block = line.block
        match = None
        if isinstance(block, WordParagraph):
            match = self._labels.match(line.text, self._section)
            if match is not None and not self._is_label(line, block, match):
                match = None
        if match is not None and isinstance(block, WordParagraph):
            self._label(line, block, match)
        elif isinstance(block, WordParagraph):
            self._words(line, block)
        else:
            self._give(line)

    def _is_label(self, line: Line, block: WordParagraph, match: Match) -> bool:
        """Whether words that read as a label are one, by where they are and how they are set.

        In a long text, a short heading such as "Consultation" is only a label where the form has no better one.
        """
        in_text = self._current is not None and self._is_long_text(self._current.section)
        if not self._is_set_off(block, match):
            return match.is_long and not in_text
        above = self._current.heading if self._current is not None else 0
        if in_text and above and block.heading > above and not match.is_long:
            return False  # a heading below that of the text
        if not in_text or _is_strong(line, block, match):
            return True
        if match.label.section in self._well_labelled:
            return False
        return match.sign.startswith((":", "?")) or is_bold(part_of(block.content, 0, match.end))

    def _sections_with_labels(self, lines: Iterable[Line]) -> frozenset[str]:
        """Return the sections of which a label is in the document that nobody takes for a heading of a text."""
        found = set()
        for line in lines:
            match = self._labels.match(line.text, "")
            if match is not None and isinstance(line.block, WordParagraph) and _is_strong(line, line.block, match):
                found |= {match.label.section} if self._is_set_off(line.block, match) else set()
        return frozenset(found)

    def _is_set_off(self, block: WordParagraph, match: Match) -> bool:
        """Whether what follows a label is not part of one sentence with it."""
        text = words_of(block)
        rest = text[match.rest :]
        between = text[match.end : match.rest]
        return (
            not rest.strip()
            or "\n" in between
            or "\t" in between
            or match.sign.startswith((":", "?"))
            or bool(BOX.match(rest) or _NOT_APPLICABLE.match(rest) or _ROOM.match(rest))
            or (match.is_long and rest.startswith("("))
            or is_bold_until(block.content, match.rest)
        )

    def _is_long_text(self, section: str) -> bool:
        return self._labels.form.section(section).kind is SectionKind.LONG_TEXT

    def _label(self, line: Line, block: WordParagraph, match: Match) -> None:
        section, cell = match.label.section, line.cell
        rows = None
        if cell is not None and cell.cells > 1:
            rows = (cell.table, cell.row, cell.last_row)
        self._targets = [target for target in self._targets if target.section == section and target.column is None]
        self._current = Target(match.label.path, section, rows, heading=block.heading)
        self._targets.append(self._current)
        self._section = section
        self._given.own_words.append(words_of(block)[: match.rest])
        self._given.lines.setdefault(match.label.path, [])
        rest = part_of(block.content, match.rest)
        if rest:
            self._words(replace(line, is_first=False), replace(block, content=rest))

    def _words(self, line: Line, block: WordParagraph) -> None:
        """Give a line to the last label, without the guidance of the form that it begins with."""
        text = words_of(block)
        if self._labels.is_phrase(text):
            self._given.own_words.append(text)
            return
        if self._current is not None and (end := self._labels.end_of_phrase(text)):
            self._given.own_words.append(text[:end])
            block = replace(block, content=part_of(block.content, end))
            text = text[end:]
        if not text.strip():
            return
        if (split := self._run_in(text)) is not None:
            start, match = split
            before = replace(block, content=part_of(block.content, 0, start))
            if not is_blank(before):
                self._give(replace(line, block=before))
            self._label(line, replace(block, content=part_of(block.content, start)), match)
            return
        self._give(replace(line, block=block))

    def _run_in(self, text: str) -> tuple[int, Match] | None:
        """Return another label of the same section within a line, and where it begins."""
        if len(text) > _MOST_RUN_IN or self._current is None or self._is_long_text(self._section):
            return None
        for gap in _BEFORE_LABEL.finditer(text):
            match = self._labels.match(text[gap.end() :], self._section)
            if match is None or match.label.section != self._section:
                continue
            rest = text[gap.end() + match.rest :]
            if match.sign.startswith((":", "?")) or not rest or _ROOM.match(rest):
                return gap.end(), match
        return None

    def _give(self, line: Line) -> None:
        if self._current is not None:
            self._given.lines.setdefault(self._current.path, []).append(line)
            return
        row = (line.cell.table, line.cell.row) if line.cell is not None else None
        last = self._given.loose[-1] if self._given.loose else None
        if last is not None and last.row == row:
            last.blocks.append(line.block)
            return
        if line.cell is not None and line.cell.column == 0 and line.cell.cells > 1:
            self._section = ""
            self._given.loose.append(Loose(line.text.strip(), [], row))
            return
        self._given.loose.append(Loose("", [line.block], row))


def _is_strong(line: Line, block: WordParagraph, match: Match) -> bool:
    """Whether a label is long, a heading, or the first in a cell of the form."""
    return match.is_long or bool(block.heading) or (line.cell is not None and line.is_first)


def _header_rows(lines: Sequence[Line], is_label: Callable[[Line], bool]) -> frozenset[tuple[int, int]]:
    """Return the rows of only labels, above a row of as many cells without any."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            rows.setdefault((line.cell.table, line.cell.row), []).append(line)
    heads = set()
    for (table, row), cells in rows.items():
        below = rows.get((table, row + 1), [])
        columns = [line.cell.column for line in cells if line.cell is not None]
        if (
            len(columns) > 1
            and len(set(columns)) == len(columns)
            and {line.cell.column for line in below if line.cell is not None} <= set(columns)
            and below
            and all(map(is_label, cells))
            and not any(map(is_label, below))
        ):
            heads.add((table, row))
    return frozenset(heads)
