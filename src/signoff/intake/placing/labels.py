"""The labels of a form, as a council's Word template may write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signoff.intake.placing.words import FUZZY_FROM, Word, beginning_of, end_of_prefix, is_like, plain_words, words_of
from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.kinds import FieldKind, SectionKind
from signoff.notice.form.labels import plain_label

SIGNATURE = "signatures.decision_maker"
"""Where a decision maker's signature would go: a draft has no place for one."""

_NUMBER = re.compile(r"\s*\(?\d{1,2}[a-z]?[.)]\s+")
_AFTER = re.compile(r"(?:\s|\[\d{1,3}\]|[\u00b2\u00b3\u00b9\u2070-\u2079*])*(?P<sign>[:?.–—-]*)\s*")
_LONGEST_PHRASE = 1_000
"""Characters in which the form's own phrases are looked for: longer than any of them."""

_MOST_WORDS = 60
"""Words in which a label is looked for: more than any has."""

_SIGNATURE_WORDS = (("signature",), ("signed",), ("signed", "by"))
_DATE_WORDS = (("date",), ("dated",))


@dataclass(frozen=True, slots=True)
class Label:
    """A label, as words: the section or field that it asks for, and whether it is only one in its own section."""

    words: tuple[str, ...]
    path: str
    section: str
    only_in_section: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A label at the start of a text: where its words end, where what follows it begins, and what separates them."""

    label: Label
    end: int
    rest: int
    sign: str

    @property
    def is_long(self) -> bool:
        """Whether the label is so long that nobody writes it by chance."""
        return len(self.label.words) >= FUZZY_FROM


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a form, and all else that it says itself."""

    form: Form
    labels: tuple[Label, ...]
    phrases: tuple[tuple[str, ...], ...]
    by_first_word: Mapping[str, tuple[Label, ...]]

    @classmethod
    def of(cls, form: Form, own: Mapping[str, str]) -> Labels:
        """Return a form's labels, with the council's own words for some of them."""
        labels = {(label.words, label.path): label for label in _labels(form, own) if label.words}
        longest_first = sorted(labels.values(), key=lambda label: -len(label.words))
        phrases = dict.fromkeys(plain_words(text) for text in _phrases(form, own))
        by_first: dict[str, tuple[Label, ...]] = {}
        for label in longest_first:
            by_first[label.words[0]] = (*by_first.get(label.words[0], ()), label)
        return cls(form, tuple(longest_first), tuple(sorted(filter(None, phrases), key=len, reverse=True)), by_first)

    def match(self, text: str, section: str) -> Match | None:
        """Return the label that a text begins with, where the words before it were in `section`; None for none."""
        start = number.end() if (number := _NUMBER.match(text)) else 0
        words = tuple(
            Word(word.text, word.end + start) for word in words_of(text[start : start + _LONGEST_PHRASE])[:60]
        )
        if not words:
            return None
        known = (label for first in beginning_of(words) for label in self.by_first_word.get(first, ()))
        wanted = (label for label in known if not label.only_in_section or label.section == section)
        ends = ((label, end_of_prefix(words, label.words)) for label in wanted)
        found = [(label, end) for label, end in ends if end is not None]
        if not found:
            return None
        label, end = max(found, key=lambda pair: (pair[1], pair[0].section == section, -self.labels.index(pair[0])))
        after = _AFTER.match(text, end)
        return Match(label, end, after.end() if after else end, after["sign"] if after else "")

    def is_phrase(self, text: str) -> bool:
        """Whether a text is one that the form says itself: its title, a note or some guidance."""
        if len(text) > _LONGEST_PHRASE:
            return False
        words = plain_words(text)
        return any(is_like(words, phrase) for phrase in self.phrases)

    def end_of_phrase(self, text: str) -> int:
        """Return where the form's own guidance ends that a text begins with; 0 where it begins with none."""
        words = words_of(text[:_LONGEST_PHRASE])
        first = beginning_of(words)
        known = (phrase for phrase in self.phrases if len(phrase) >= FUZZY_FROM and phrase[0] in first)
        ends = (end_of_prefix(words, phrase) for phrase in known)
        end = max((end for end in ends if end is not None), default=0)
        while end and end < len(text) and text[end] in ').:? \n\t\u201d"':
            end += 1
        return end


def _labels(form: Form, own: Mapping[str, str]) -> Iterator[Label]:
    for section in form.sections:
        for text in (own.get(section.key, ""), section.label, *section.also, *_page_titles(form, section)):
            yield Label(plain_words(plain_label(text)), section.key, section.key)
        for asked in section.fields:
            yield from _field_labels(section, asked, own)
        if section.kind is SectionKind.APPROVAL:
            for words in _SIGNATURE_WORDS:
                yield Label(words, SIGNATURE, section.key, only_in_section=True)


def _field_labels(section: Section, asked: Field, own: Mapping[str, str]) -> Iterator[Label]:
    for text in (own.get(asked.path, ""), asked.label, asked.question, *asked.also):
        words = plain_words(plain_label(text))
        if words != plain_words(plain_label(section.label)):
            yield Label(words, asked.path, section.key, only_in_section=len(words) == 1 or words[-1:] == ("title",))
    if asked.kind is FieldKind.SIGNATURE:
        for words in (*_SIGNATURE_WORDS, *_DATE_WORDS):
            yield Label(words, asked.path, section.key, only_in_section=True)


def _page_titles(form: Form, section: Section) -> Iterator[str]:
    """Yield what the screen calls a section that has a page of its own."""
    page = form.page_of(section.key)
    if len(page.sections) == 1:
        yield page.title
        yield page.question


def _phrases(form: Form, own: Mapping[str, str]) -> Iterator[str]:
    """Yield what a form says beside its labels."""
    yield from (form.title, form.introduction, *form.notes, own.get("council", ""))
    for section in form.sections:
        yield section.guidance
        for asked in section.fields:
            yield asked.guidance
            if "," in asked.label:  # a label that asks for two things: what is left of it where one was found
                yield asked.label
