"""What a form is: its sections, fields, pages and notes, which screen, findings, search and PDF all read.

A form is data (`resources/forms`), read by `form_file`. What it says of a field is not said anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from msgspec import Meta

from signoff.notice.form.kinds import CONSULTEES, TEXTS, FieldKind, Printed, Searched, SectionKind
from signoff.notice.form.labels import notes_cited
from signoff.notice.form.patterns import FieldPath, Key, Words
from signoff.notice.part import Part
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import EXEMPT_TEXTS, DecisionType, Notice

EVERY_TYPE = frozenset(DecisionType)


class Condition(Part, frozen=True, kw_only=True, rename={"answer": "is"}):
    """Another answer of the same section, and what it has to be."""

    path: FieldPath
    answer: bool | str

    def holds(self, notice: Notice) -> bool:
        """Whether a notice has that answer."""
        return bool(value_at(notice, self.path) == self.answer)


class Field(Part, frozen=True, kw_only=True):
    """One answer: its dotted path below `notice`, what it is, and what is said of it and done with it.

    `label` is the printed one, its section's where empty; `question` and `guidance` are what the screen says.
    `searched` is the column of the search index for its words, `mentions` how a finding says that they mention
    something (“The reasons mention”): a text without it is not scanned for amounts and hints. The review shows the
    answers of a section that are `together` as one. `also` are other labels under which a Word file may ask for it.
    `options` are what a choice is made from.
    With `asked_when` it is asked only where another answer is that one.
    """

    path: FieldPath
    kind: FieldKind
    label: str = ""
    question: Words
    guidance: str = ""
    searched: Searched = Searched.TEXTS
    mentions: str = ""
    printed: Printed = Printed.RUN_IN
    together: bool = False
    also: tuple[Words, ...] = ()
    options: tuple[Words, ...] = ()
    asked_when: Condition | None = None

    @property
    def is_text(self) -> bool:
        """Whether the answer is words."""
        return self.kind in TEXTS

    @property
    def is_long(self) -> bool:
        """Whether the answer is Markdown."""
        return self.kind is FieldKind.LONG_TEXT

    @property
    def is_consultee(self) -> bool:
        """Whether the answer is a row about a person or body that was consulted."""
        return self.kind in CONSULTEES

    def is_asked(self, notice: Notice) -> bool:
        """Whether a notice's other answers call for this one, as far as the form says so."""
        return self.asked_when is None or self.asked_when.holds(notice)

    @property
    def is_answer(self) -> bool:
        """Whether the notice holds the answer; signatures are kept apart from it."""
        return self.kind is not FieldKind.SIGNATURE

    @property
    def is_public(self) -> bool:
        """Whether a publication copy shows the answer: all but exempt texts, which the notice keeps apart."""
        return self.path not in EXEMPT_TEXTS


class Section(Part, frozen=True, kw_only=True):
    """One box of the form; `key` is its name in a notice, `number` its place on the paper form.

    `together` is what the review calls those of its fields whose answers it shows as one; `also` are other labels under
    which a Word file may ask for it. `required` is whether a section of a council's own form must be answered.
    """

    key: Key
    kind: SectionKind = SectionKind.FIELDS
    number: Words
    label: Words
    guidance: str = ""
    applies: frozenset[DecisionType] = EVERY_TYPE
    together: str = ""
    also: tuple[Words, ...] = ()
    required: bool = False
    fields: Annotated[tuple[Field, ...], Meta(min_length=1)]

    def applies_to(self, decision_type: DecisionType | None) -> bool:
        """Whether the section is asked for this type; before a type is chosen, every section is."""
        return decision_type is None or decision_type in self.applies

    def of_kind(self, kind: FieldKind) -> tuple[Field, ...]:
        """Return the fields of a kind, in order."""
        return tuple(field for field in self.fields if field.kind is kind)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the footnotes that the section's labels cite, in order."""
        return notes_cited(self.label, *(field.label for field in self.fields))


class Page(Part, frozen=True, kw_only=True):
    """One step of the wizard: a short title for the list, the question asked, and the sections on it."""

    key: Key
    title: Words
    question: Words
    guidance: Words
    group: Words
    sections: Annotated[tuple[str, ...], Meta(min_length=1)]


class Form(Part, frozen=True, kw_only=True, dict=True):
    """A form: the title and introduction of its page, the names of the decision types, notes, sections and pages."""

    key: Key
    title: Words
    introduction: Words
    types: dict[DecisionType, Words]
    notes: tuple[Words, ...] = ()
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    pages: Annotated[tuple[Page, ...], Meta(min_length=1)]

    @cached_property
    def footnotes(self) -> Mapping[int, str]:
        """The notes by the numbers that labels cite them under."""
        return dict(enumerate(self.notes, 1))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in order."""
        return tuple(field for section in self.sections for field in section.fields)

    @cached_property
    def consultees(self) -> tuple[str, ...]:
        """The paths of the consultees that have a row."""
        return tuple(field.path for field in self.fields if field.is_consultee)

    @cached_property
    def interests(self) -> tuple[str, ...]:
        """The paths of the lists of interests that members disclosed."""
        return tuple(
            field.path if field.kind is FieldKind.INTERESTS else f"{field.path}.interests"
            for field in self.fields
            if field.kind in (FieldKind.INTERESTS, FieldKind.ELECTED_CONSULTEE)
        )

    @cached_property
    def public_texts(self) -> tuple[str, ...]:
        """The paths of all texts that a publication copy shows, in order; of a consultee's row, its details."""
        public = (field for field in self.fields if field.is_public)
        return tuple(
            f"{field.path}.details" if field.is_consultee else field.path
            for field in public
            if field.is_text or field.is_consultee
        )

    @cached_property
    def scanned(self) -> tuple[str, ...]:
        """The paths of the texts in which amounts and hint words are looked for."""
        return tuple(field.path for field in self.fields if field.mentions)

    def has(self, name: str) -> bool:
        """Whether there is a section with this key, or a field at this path."""
        return name in self._sections or self.has_field(name)

    def has_section(self, key: str) -> bool:
        """Whether there is a section with this key."""
        return key in self._sections

    def has_field(self, path: str) -> bool:
        """Whether there is a field at this very path."""
        return path in self._fields

    def knows(self, path: str) -> bool:
        """Whether the form has this section, or asks for the answer at this path or around it."""
        steps = path.split(".")
        return path in self._sections or any(".".join(steps[:end]) in self._fields for end in range(len(steps), 0, -1))

    def section(self, key: str) -> Section:
        """Return the section with this key; raises KeyError for a key that the form does not have."""
        return self._sections[key]

    def page(self, key: str) -> Page:
        """Return the page with this key; raises KeyError for a key that the form does not have."""
        return self._pages[key]

    def sections_of(self, page: Page) -> tuple[Section, ...]:
        """Return the sections on a page, in order."""
        return tuple(self._sections[key] for key in page.sections)

    def field(self, path: str) -> Field:
        """Return the field at a dotted path or, for a path inside a field, the field around it.

        Raises KeyError for a path that the form does not know.
        """
        steps = path.split(".")
        while steps:
            if field := self._fields.get(".".join(steps)):
                return field
            steps.pop()
        raise KeyError(path)

    def section_of(self, path: str) -> Section:
        """Return the section with this key, or the one that a dotted path is in; raises KeyError for neither."""
        if path in self._sections:
            return self._sections[path]
        try:
            return self._sections[self._section_keys[self.field(path).path]]
        except KeyError:
            return self._sections[path.partition(".")[0]]

    def page_of(self, path: str) -> Page:
        """Return the page that asks for a section or dotted path; raises KeyError for what the form does not know."""
        return self._pages_of[self.section_of(path).key]

    def page_key_of(self, path: str) -> str | None:
        """Return the key of the page that asks for a section or dotted path, None where no page does."""
        try:
            return self.page_of(path).key
        except KeyError:
            return None

    def label(self, path: str, labels: Mapping[str, str] | None = None) -> str:
        """Return the form's label of a section or field, in the council's own words where its terms have them."""
        if labels and path in labels:
            return labels[path]
        if path in self._sections:
            return self._sections[path].label
        field = self.field(path)
        return field.label or self.section_of(field.path).label

    def place(self, path: str) -> tuple[int, int]:
        """Return a sort key of a section or dotted path by its place in the form: a section is before its fields."""
        section = self.section_of(path)
        number = self._section_places[section.key]
        if path == section.key and path not in self._fields:
            return number, -1
        return number, section.fields.index(self.field(path))

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    @cached_property
    def _section_places(self) -> dict[str, int]:
        return {section.key: place for place, section in enumerate(self.sections)}

    @cached_property
    def _fields(self) -> dict[str, Field]:
        return {field.path: field for field in self.fields}

    @cached_property
    def _section_keys(self) -> dict[str, str]:
        return {field.path: section.key for section in self.sections for field in section.fields}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.key: page for page in self.pages}

    @cached_property
    def _pages_of(self) -> dict[str, Page]:
        return {key: page for page in self.pages for key in page.sections}
