"""The rows of the printed form: a label on a tint with its content to the right, or one wide cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signoff.notice.form.form import Form
from signoff.notice.form.labels import label_parts, plain_label
from signoff.notice.record.document import version_of
from signoff.notice.record.model import DecisionType, given
from signoff.notice.record.record import Record
from signoff.pdf.flow import NO_PADDING, Box, Column, Feed, Item, Notes
from signoff.pdf.items import CHECK_INDENT, CheckBox, Paragraphs, SignatureCell, keep_together
from signoff.pdf.line_breaking import Span
from signoff.pdf.metrics import (
    CONTINUED,
    CONTINUED_HEADING,
    DATE_WIDTH,
    GUIDANCE,
    LABEL,
    LABEL_TINT,
    LABEL_WIDTH,
    PAD_X,
    PARAGRAPH_GAP,
    TEXT,
    WIDTH,
    Style,
)
from signoff.pdf.structure import Choice, Element

CONTENT = WIDTH - LABEL_WIDTH
INNER = CONTENT - 2 * PAD_X
WIDE = WIDTH - 2 * PAD_X
NOT_APPLICABLE = "N/A"
SELECTED = "Selected"
NOT_SELECTED = "Not selected"
NONE_YET = ": none yet"
"""What is said, and not printed, after the label of a signature or a date that is still to come."""

_CONTINUED = "(continued)"
_REWORDED_SINCE = 3
"""The first version of a record whose pages say some things in other words than those of the versions before."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form: its words with raised footnote numbers, the notes that it cites, and the words alone."""

    spans: tuple[Span, ...]
    notes: Notes
    plain: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Makes the rows of one record's form."""

    record: Record
    form: Form
    paragraphs: Paragraphs
    document: Element
    notes: dict[int, Element]

    @property
    def has_earlier_words(self) -> bool:
        """Whether the words of the pages are those of the versions 1 and 2, in whose terms the record was signed."""
        return version_of(self.record) < _REWORDED_SINCE

    def label(self, path: str, style: Style = LABEL) -> Label:
        """Return a label in the council's words; a number that is not a footnote of the form stays as typed."""
        raised = replace(style, size=style.size * 0.64, rise=style.size * 0.34)
        text = self.form.label(path, self.record.terms.labels)
        spans, notes = [], []
        for part in label_parts(text):
            if isinstance(part, str):
                spans.append(Span(part, style))
            elif part in self.form.footnotes:
                spans.append(Span(str(part), replace(raised, note=part)))
                notes.append(part)
            else:
                spans.append(Span(f"{{{part}}}", style))
        return Label(tuple(spans), frozenset(notes), plain_label(text))

    def type_label(self, decision_type: DecisionType) -> str:
        """Return the name of a decision type in the council's words."""
        own = self.record.terms.labels.get(f"decision_type.{decision_type.value}")
        return own or self.form.types[decision_type]

    def section(self, key: str) -> Element:
        """Return a section's element, which begins with its heading and the notes that the heading cites."""
        section = self.document.add("Sect")
        self.titled(key, section.add("H2"), section)
        return section

    def titled(self, path: str, heading: Element, parent: Element) -> Element:
        """Return a label's element, after adding the notes that the label cites to its parent."""
        for number in sorted(self.label(path).notes):
            if number not in self.notes:
                self.notes[number] = parent.add("Note", identifier=f"note-{number}")
        return heading

    def row(self, key: str, *columns: Column, heading: Element, whole: bool = False) -> Box:
        """Return a section's row: its label on a tint, then these columns."""
        return Box((self._label_column(key, heading), *columns), place=key, whole=whole)

    def labelled(self, key: str, items: Sequence[Item], section: Element) -> Box:
        """Return a section's row with these items to the right of the label."""
        return self.row(key, Column(CONTENT, Feed(items)), heading=first(section))

    def parted(self, key: str, parts: Sequence[Box], section: Element, whole: bool = False) -> Box:
        """Return a section's row with sub-rows to the right of the label, and lines between them."""
        column = Column(CONTENT, Feed(parts), padding=NO_PADDING, rules=True)
        return self.row(key, column, whole=whole, heading=first(section))

    def _label_column(self, key: str, heading: Element) -> Column:
        words = self.label(key)
        width = LABEL_WIDTH - 2 * PAD_X
        items = self.paragraphs.lines(words.spans, width, heading, style=LABEL, notes=words.notes)
        continued = self.paragraphs.text(words.plain, width, None, style=LABEL, repeated=True)
        continued += self.paragraphs.text(_CONTINUED, width, None, style=CONTINUED, repeated=True)
        return Column(LABEL_WIDTH, Feed(items), tuple(continued), tint=LABEL_TINT, is_label=True)

    def wide(self, key: str, items: Sequence[Item], section: Element) -> Box:
        """Return a long text's row: its bold heading, then these items over the whole width."""
        words = self.label(key)
        head = self.paragraphs.lines(words.spans, WIDE, first(section), style=LABEL, notes=words.notes, keep=True)
        spans = [Span(words.plain + " ", CONTINUED_HEADING), Span(_CONTINUED, CONTINUED)]
        continued = self.paragraphs.lines(spans, WIDE, None, style=CONTINUED_HEADING, keep=True, repeated=True)
        return Box((Column(WIDTH, Feed([*head, *items]), tuple(continued)),), place=key)

    def guidance(self, text: str, section: Element) -> list[Item]:
        """Return the form's own guidance, which is printed under the heading of a long text and stays with it."""
        if not text:
            return []
        return self.paragraphs.text(text, WIDE, section.add("P"), style=GUIDANCE, keep=True, gap=1.0)

    def part(self, place: str, items: Sequence[Item], columns: Sequence[Column] = (), keep: bool = False) -> Box:
        """Return a sub-row: these items, and more columns to their right; with `keep` it stays with the next."""
        width = CONTENT - sum(column.width for column in columns)
        return Box((Column(width, Feed(items)), *columns), place=place, border=False, keep=keep)

    def heading(self, path: str, section: Element, width: float = INNER, gap: float = 0.0) -> list[Item]:
        """Return a sub-row's bold label, which stays with what follows."""
        words = self.label(path)
        element = self.titled(path, section.add("H3"), section)
        return self.paragraphs.lines(words.spans, width, element, style=LABEL, notes=words.notes, keep=True, gap=gap)

    def run_in(self, path: str, answer: str, section: Element, width: float = INNER, gap: float = 0.0) -> list[Item]:
        """Return a bold label with its answer on the same line."""
        words = self.label(path)
        colon = " " if words.spans[-1].text.endswith(":") else ": "
        spans = [*words.spans, Span(colon, LABEL), Span(answer, TEXT)]
        element = self.titled(path, section.add("P"), section)
        return self.paragraphs.lines(spans, width, element, notes=words.notes, gap=gap)

    def text(self, answer: str | None, section: Element, width: float = INNER, gap: float = 0.0) -> list[Item]:
        """Return the lines of an answer that is plain text; empty lines in it separate paragraphs."""
        items: list[Item] = []
        for words in (answer or "").strip().split("\n\n"):
            if words.strip():
                above = PARAGRAPH_GAP if items else gap
                items += self.paragraphs.text(words.strip(), width, section.add("P"), gap=above)
        return items

    def tick(
        self,
        text: str,
        selected: bool,
        width: float,
        section: Element,
        style: Style = TEXT,
        group: str = "",
        *,
        spoken: str = "",
    ) -> list[Item]:
        """Return a check box with its words; `group` says what it answers, for readers who come to the box alone.

        What is `spoken` is said after its state, as the beginning of its words, also by programs that know no printed
        fields: before it, the state would seem to be that of what is spoken.
        """
        paragraph = section.add("P")
        named = f"{group} {text}" if group.endswith("?") else f"{group}: {text}"
        choice = Choice(" ".join(named.split()) if group else text, selected)
        state = SELECTED if selected else NOT_SELECTED
        box = paragraph.add("Form", alt=f"{state}: {spoken}," if spoken else state, choice=choice)
        return self.paragraphs.text(
            text,
            width,
            paragraph,
            style=style,
            indent=CHECK_INDENT,
            mark=CheckBox(selected, box),
        )

    def signing_columns(
        self, cell: SignatureCell | None, who: Sequence[str], date: str, proposed: bool, section: Element
    ) -> tuple[Column, Column]:
        """Return the cells "Signature" and "Date" of one signatory: each label with its words, above the mark."""
        width = CONTENT - DATE_WIDTH
        items = self._signed_words("Signature", who, width - 2 * PAD_X, section)
        if cell is not None:
            figure = section.add("Figure", alt=cell.alt) if cell.mark else None
            items.append(replace(cell, element=figure))
        days = filter(None, (date, "(proposed)" if date and proposed else ""))
        date_items = self._signed_words("Date", tuple(days), DATE_WIDTH - 2 * PAD_X, section)
        return Column(width, Feed(items)), Column(DATE_WIDTH, Feed(date_items))

    def _signed_words(self, label: str, answers: Sequence[str], width: float, section: Element) -> list[Item]:
        """Return a label above its answers, all in one paragraph, so that they are read out together.

        Of a label without any, it is said that there is none yet.
        """
        paragraph = section.add("P")
        span = paragraph.add("Span", expansion="" if answers else label + NONE_YET)
        items = self.paragraphs.text(label, width, span, style=LABEL)
        for answer in answers:
            items += self.paragraphs.text(answer, width, paragraph.add("Span"), gap=1.5)
        return keep_together(items)


def first(section: Element) -> Element:
    """Return the element that a section begins with: its heading."""
    heading = section.kids[0]
    if not isinstance(heading, Element):
        raise TypeError("a section begins with its heading")
    return heading


def named(name: str | None, post: str | None, between: str = " – ") -> str:
    """Return a person's name and post as the form prints them; where both are the same, only one of them."""
    words = [given(name), given(post)]
    if words[0].casefold() == words[1].casefold():
        words.pop()
    return between.join(filter(None, words))
