"""A notice that is being filled in, with what was read of the document for it and what it has no place for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from signoff.intake.placing.boxes import choices_in, has_boxes
from signoff.intake.placing.chosen import says_more
from signoff.intake.placing.lines import Line
from signoff.intake.placing.placement import Passage, Placed
from signoff.intake.placing.texts import markdown_of, plain_lines, plain_of
from signoff.intake.plain_text import read_plain
from signoff.notice.form.form import Field, Form
from signoff.notice.form.kinds import SectionKind
from signoff.notice.form.labels import plain_label
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.limits import LONGEST_ANSWER
from signoff.notice.record.model import Notice, is_blank
from signoff.notice.text import serialise

NOT_APPLICABLE = re.compile(r"\s*[-–:]*\s*(?:n\s*/\s*a\b|not applicable\b)[\s.:;,–-]*", re.IGNORECASE)
CITED = re.compile(r"\[(\d{1,4})\\?\]")
ROOM = re.compile(r"_{2,}|…+|\.{4,}|\u2002+")
"""Room to write on, where nothing was written."""

_LONGEST_NAME = 80


class Draft:
    """Holds the answers; each is set once, and what cannot be set is kept as a passage.

    `cited` are the notes of which the words were put below a text.
    """

    def __init__(self, form: Form, labels: Mapping[str, str], notes: Mapping[int, str]) -> None:
        """Take the form, the council's own labels, and the words of the document's notes by number."""
        self._form, self._labels, self._notes = form, labels, notes
        self.notice = Notice()
        self.placed: list[Placed] = []
        self.passages: list[Passage] = []
        self.own_words: list[str] = []
        self.cited: set[int] = set()

    def set(self, path: str, value: Any, lines: Iterable[Line], *, is_new: bool = True) -> None:
        """Set an answer; what has one already is kept. `is_new` counts it as one that was filled in."""
        if is_blank(value):
            return
        if isinstance(value, str) and len(value) > LONGEST_ANSWER and not self._form.field(path).is_long:
            self.keep(self.name(self._form.field(path)), lines)
            return
        if not is_blank(value_at(self.notice, path)):  # asked twice, as by two labels of one field
            self.keep(self.name(self._form.field(path)), lines)
            return
        self.notice = with_value(self.notice, path, value)
        if is_new:
            words = " ".join(plain_lines(lines).split())
            self.placed.append(Placed(path=path, name=name_in(self._form, path, self._labels), words=words))

    def choose(
        self,
        field: Field,
        answer: Any,
        words: str,
        lines: Sequence[Line],
        *,
        rest: str = "",
        known: Iterable[str] | None = None,
    ) -> None:
        """Set a choice; what was not understood of it is kept, but for boxes that nobody ticked.

        That is `rest`, or all of the words where they say more than what is `known`.
        """
        is_more = known is not None and says_more(words, known)
        ticked = [choice.words for choice in choices_in(words)[0] if choice.ticked]
        if answer is None and has_boxes(words) and not ticked and not is_more:
            self.own_words.append(words)
            return
        if answer is not None:
            self.set(field.path, answer, lines)
        if answer is None and ticked and all(ticked) and not is_more:
            self.own_words.append(words)
            self.keep_words(self.name(field), "; ".join(ticked))
        elif answer is None or is_more:
            self.keep(self.name(field), lines)
        elif rest:
            self.keep_words(self.name(field), rest)

    def ticked(self, field: Field, words: str, lines: Sequence[Line], *, known: Iterable[str]) -> str:
        """Return the words of ticked boxes and of none; those of other boxes are kept, where they are not `known`."""
        boxes, rest = choices_in(words)
        if not boxes:
            return words
        if any(says_more(choice.words, known) for choice in boxes if not choice.ticked):
            self.keep(self.name(field), lines)
        return "\n".join([*(choice.words for choice in boxes if choice.ticked), rest]).strip()

    def not_applicable(self, field: Field, words: str) -> None:
        """Take N/A as what it is, no answer; what else is said is kept."""
        match = NOT_APPLICABLE.match(words)
        rest = words[match.end() :].strip() if match else words
        self.own_words.append(words[: match.end()] if match else "")
        if rest:
            self.keep_words(self.name(field), rest)

    def keep(self, heading: str, lines: Iterable[Line]) -> None:
        """Keep the words of lines that have no place."""
        blocks = [line.block for line in lines]
        if ROOM.sub("", plain_of(blocks)).strip(" /.:\n\t"):
            text = self.with_notes(markdown_of(blocks), "\n\n", cited_in=heading)
            self.passages.append(Passage(heading=heading, text=text))

    def keep_words(self, heading: str, words: str) -> None:
        """Keep plain words that have no place; punctuation alone is none."""
        if not any(map(str.isalnum, words)):
            return
        self.passages.append(Passage(heading=heading, text=serialise(read_plain(words))))

    def with_notes(self, text: str, gap: str, *, cited_in: str = "") -> str:
        """Return a text with the words of the notes below it that it cites."""
        cited = dict.fromkeys(int(number) for number in CITED.findall(f"{cited_in} {text}"))
        self.cited.update(cited)
        notes = [f"[{number}] {self._notes[number]}" for number in cited if self._notes.get(number)]
        return gap.join([text, *notes]) if notes else text

    def name(self, field: Field) -> str:
        """Return what a passage for a field is headed: its label, or its question where that is long."""
        label = self._form.label(field.path, self._labels)
        return plain_label(label) if len(label) < _LONGEST_NAME else field.question


def name_in(form: Form, path: str, labels: Mapping[str, str]) -> str:
    """Return what an answer is called among all others: its section, and which of its answers it is."""
    section, field = form.section_of(path), form.field(path)
    label = plain_label(form.label(section.key, labels))
    name = form.page_of(path).title if section.kind is SectionKind.LONG_TEXT else label
    return name if len(section.fields) == 1 or field.question == name else f"{name} – {field.question}"
