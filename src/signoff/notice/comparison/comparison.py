"""What differs between two states of a notice, by the fields of its form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from signoff.notice.comparison.answer_lines import answer_lines, plain_lines
from signoff.notice.comparison.line_diff import Line, pairs_of
from signoff.notice.form.form import Field, Form
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.cleaning import notice_as_read
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record
from signoff.notice.text.days import written

ABOUT = ""
"""The key of what is said about the notice, outside its form: status, reference, approvals."""

_ABOUT_TITLE = "About the notice"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side in a row; `differs` says that the other side does not have them so."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line on each side; None where that side does not have it."""

    before: tuple[Run, ...] | None
    after: tuple[Run, ...] | None

    @property
    def differs(self) -> bool:
        """Whether the sides differ here."""
        sides = (self.before, self.after)
        return None in sides or any(run.differs for runs in sides for run in runs or ())


@dataclass(frozen=True)
class AnswerChange:
    """An answer that two notices give differently: the field, what is asked, both values, and in what lines differ."""

    path: str
    label: str
    is_long: bool
    before: Any
    after: Any
    before_lines: tuple[Line, ...]
    after_lines: tuple[Line, ...]

    @cached_property
    def lines(self) -> tuple[ComparedLine, ...]:
        """Both sides, line by line; of a very long text this takes a moment."""
        return compared_lines(self.before_lines, self.after_lines)

    @property
    def is_visible(self) -> bool:
        """Whether a person can see the difference."""
        return _keys(self.before_lines) != _keys(self.after_lines)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of the form that two notices answer differently; ABOUT is no section of the form."""

    key: str
    title: str
    answers: tuple[AnswerChange, ...]


def compare(before: Record, after: Record, *, about: bool = True) -> tuple[SectionChange, ...]:
    """Return what a person sees to differ, in the order of the form; with `about`, also outside it, at the end."""
    sections = _sections(_as_read(before), _as_read(after))
    if about:
        sections = (*sections, SectionChange(ABOUT, _ABOUT_TITLE, tuple(_about(before, after))))
    visible = (
        SectionChange(section.key, section.title, tuple(answer for answer in section.answers if answer.is_visible))
        for section in sections
    )
    return tuple(section for section in visible if section.answers)


def answer_changes(before: Record, after: Record) -> tuple[SectionChange, ...]:
    """Return every answer that differs, also where nobody can see it: all that makes one notice of the other."""
    return tuple(section for section in _sections(before, after) if section.answers)


def applied(notice: Notice, changes: Iterable[AnswerChange]) -> Notice:
    """Return the notice with the answers that come after."""
    for change in changes:
        notice = with_value(notice, change.path, change.after)
    return notice


def section_title(form: Form, key: str, labels: Mapping[str, str]) -> str:
    """Return the short title of a section: that of its page, unless the page has several, which have their labels."""
    page = form.page_of(key)
    return page.title if len(page.sections) == 1 else plain_label(form.label(key, labels))


def compared_lines(before: Sequence[Line], after: Sequence[Line]) -> tuple[ComparedLine, ...]:
    """Return lines of words side by side, with what differs marked."""
    compared: list[ComparedLine] = []
    for first, second, gaps in pairs_of(before, after):
        if first is None or second is None:
            sides = (None if first is None else before[first], None if second is None else after[second])
            compared.append(ComparedLine(*(side if side is None else _whole(side) for side in sides)))
            continue
        compared.append(
            ComparedLine(
                tuple(_runs(before[first], [(gap.first, gap.first_end) for gap in gaps])),
                tuple(_runs(after[second], [(gap.second, gap.second_end) for gap in gaps])),
            )
        )
    return tuple(compared)


def _sections(before: Record, after: Record) -> tuple[SectionChange, ...]:
    form = form_of(after.terms)
    sections = [_section(form, section.key, section.fields, before, after) for section in form.sections]
    reached = applied(before.notice, (answer for section in sections for answer in section.answers))
    others = [
        SectionChange(name, name.replace("_", " ").capitalize(), (_other(name, before.notice, after.notice),))
        for name in Notice.__struct_fields__
        if getattr(reached, name) != getattr(after.notice, name)
    ]
    return (*sections, *others)


def _section(form: Form, key: str, fields: Iterable[Field], before: Record, after: Record) -> SectionChange:
    labels = after.terms.labels
    answers = (_answer(form, field, before, after) for field in fields if field.is_answer)
    return SectionChange(key, section_title(form, key, labels), tuple(answer for answer in answers if answer))


def _answer(form: Form, field: Field, before: Record, after: Record) -> AnswerChange | None:
    old, new = value_at(before.notice, field.path), value_at(after.notice, field.path)
    if old == new:
        return None
    lines = answer_lines(form, before, field), answer_lines(form, after, field)
    return AnswerChange(field.path, field.question, field.is_long, old, new, *lines)


def _other(name: str, before: Notice, after: Notice) -> AnswerChange:
    """Return the change of a member in which something differs that the form does not ask."""
    old, new = getattr(before, name), getattr(after, name)
    return AnswerChange(name, "Not on the form", False, old, new, plain_lines(_text(old)), plain_lines(_text(new)))


def _text(value: Any) -> str:
    if isinstance(value, dt.date):
        return written(value)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _about(before: Record, after: Record) -> Iterator[AnswerChange]:
    sides = [dict(_said_about(record)) for record in (before, after)]
    for label, old in sides[0].items():
        new = sides[1][label]
        if old != new:
            yield AnswerChange(label, label, False, old, new, plain_lines(old), plain_lines(new))


def _said_about(record: Record) -> Iterator[tuple[str, str]]:
    yield "Status", "Ready to sign" if record.status == "ready" else record.status.value.capitalize()
    yield "Reference", record.reference or ""
    yield "Signatures", "\n".join(f"{entry.name}, {entry.post}, {written(entry.date)}" for entry in record.signatures)
    yield "Warnings marked as considered", "\n".join(f"{entry.word} ({entry.by})" for entry in record.settled)


def _as_read(record: Record) -> Record:
    """Return the record without what cannot be seen: a difference that nobody can see is none."""
    return replace(record, notice=notice_as_read(record.notice))


def _keys(lines: Sequence[Line]) -> list[list[tuple[str, str]]]:
    return [[word.key for word in line] for line in lines]


def _whole(line: Line) -> tuple[Run, ...]:
    return (Run(" ".join(word.text for word in line), differs=True),)


def _runs(line: Line, changed: Sequence[tuple[int, int]]) -> Iterator[Run]:
    place = 0
    for start, end in (*changed, (len(line), len(line))):
        for words, differs in ((line[place:start], False), (line[start:end], True)):
            if words:
                yield Run(" ".join(word.text for word in words), differs)
        place = end
