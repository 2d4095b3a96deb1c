"""What a council's profile says of its form: what of the plain form it leaves out, calls otherwise and adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.kinds import FieldKind
from signoff.notice.form.patterns import FieldPath
from signoff.notice.part import Part
from signoff.notice.record.council_form import (
    MOST_FIELDS,
    MOST_NOTES,
    MOST_OPTIONS,
    MOST_SECTIONS,
    MOST_TYPES,
    CouncilForm,
    FormField,
    FormSection,
    Label,
    Name,
    Sentences,
    TypeName,
)
from signoff.notice.record.council_form_check import NEEDED, NEEDED_FIELDS, fault_of
from signoff.notice.record.model import ADDITIONAL, ROWS, AnswerKey, DecisionType


class ConsulteeRow(Part, frozen=True, kw_only=True):
    """A row of the council's own about who was consulted; a row about elected members asks for their interests."""

    key: AnswerKey
    title: Label
    elected: bool = False
    also: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()


class OwnSection(Part, frozen=True, kw_only=True):
    """A section of the council's own, after the one that `after` names: a choice from `options`, a text, or both.

    `text` is whether there is a text; without it, there is one where there are no options.
    """

    key: AnswerKey
    label: Label
    after: FieldPath = ""
    question: Label | None = None
    guidance: Sentences | None = None
    page: Name | None = None
    options: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()
    text: bool | None = None
    required: bool = False
    types: Annotated[tuple[DecisionType, ...], Meta(max_length=MOST_TYPES)] = ()
    also: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()

    @property
    def has_text(self) -> bool:
        """Whether it asks for a text."""
        return not self.options if self.text is None else self.text


class FormChanges(Part, frozen=True, kw_only=True):
    """The `[form]` of a profile; words that it does not have are the plain form's.

    `labels`, `questions` and `guidance` are by section or field, `pages` (the titles of steps) by section.
    """

    title: Label | None = None
    introduction: Sentences | None = None
    types: Annotated[dict[DecisionType, Name], Meta(max_length=MOST_TYPES)] = msgspec.field(default_factory=dict)
    left_out: Annotated[tuple[FieldPath, ...], Meta(max_length=MOST_SECTIONS + MOST_FIELDS)] = ()
    order: Annotated[tuple[FieldPath, ...], Meta(max_length=MOST_SECTIONS)] = ()
    labels: dict[FieldPath, Label] = msgspec.field(default_factory=dict)
    questions: dict[FieldPath, Label] = msgspec.field(default_factory=dict)
    guidance: dict[FieldPath, Sentences] = msgspec.field(default_factory=dict)
    pages: dict[FieldPath, Name] = msgspec.field(default_factory=dict)
    notes: Annotated[tuple[Sentences, ...], Meta(max_length=MOST_NOTES)] = ()
    consultees: Annotated[tuple[ConsulteeRow, ...], Meta(max_length=MOST_FIELDS)] = ()
    sections: Annotated[tuple[OwnSection, ...], Meta(max_length=MOST_SECTIONS)] = ()


class FormProblem(Exception):
    """What is wrong with a profile's form: the place of it below `form`, and why, as the end of a sentence."""

    def __init__(self, place: str, words: str) -> None:
        super().__init__(words)
        self.place = place
        self.words = words


def council_form(changes: FormChanges, plain: Form) -> CouncilForm:
    """Return the form that a council's notices carry; raises FormProblem where it cannot be one."""
    types = tuple(TypeName(type=kind, name=name) for kind, name in (changes.types or plain.types).items())
    _require_known(changes, plain)
    sections = _ordered(_with_own(_standard(changes, plain, {name.type for name in types}), changes), changes)
    if len(types) < 2:
        raise FormProblem("types", "a form has two types at least")
    form = CouncilForm(
        title=changes.title or plain.title,
        introduction=changes.introduction or plain.introduction,
        types=types,
        notes=changes.notes,
        sections=sections,
    )
    if fault := fault_of(form):
        raise FormProblem(_place_in(changes, form, fault.place), fault.words)
    if uncited := next((n for n in range(1, len(form.notes) + 1) if f"{{{n}}}" not in _all_labels(form)), None):
        raise FormProblem("notes", f"no label cites note {uncited}")
    return form


def _require_known(changes: FormChanges, plain: Form) -> None:
    """Raise FormProblem for the name of a section or field that there is not, or that cannot be left out."""
    rows = {f"{ROWS}.{row.key}" for row in changes.consultees}
    own = {f"{ADDITIONAL}.{section.key}" for section in changes.sections}
    for name, entries in (("labels", changes.labels), ("questions", changes.questions), ("guidance", changes.guidance)):
        if unknown := next((path for path in entries if not plain.has(path)), None):
            words = "says its words itself" if unknown in rows | own else "is nothing that the plain form has"
            raise FormProblem(f"{name}", f"“{unknown}” {words}")
    keys = {section.key for section in plain.sections}
    if unknown := next((key for key in changes.pages if key not in keys), None):
        raise FormProblem("pages", f"there is no section “{unknown}”")
    for path in changes.left_out:
        if not plain.has(path):
            raise FormProblem("left_out", f"there is nothing called “{path}”")
        if path in NEEDED:
            raise FormProblem("left_out", f"“{path}” cannot be left out: {NEEDED[path]}")
        if path in NEEDED_FIELDS and path not in keys:
            words = "a section that is printed in a way of its own keeps all of it; the section itself can be left out"
            raise FormProblem("left_out", f"“{path}” cannot be left out: {words}")


def _standard(changes: FormChanges, plain: Form, types: set[DecisionType]) -> list[FormSection]:
    """Return the sections of the plain form that are not left out, in the council's words."""
    sections = []
    for section in plain.sections:
        fields = [field for field in section.fields if field.path not in changes.left_out]
        if section.key in changes.left_out or not fields or not section.applies & types:
            continue
        asked = [_field(changes, section, field) for field in fields]
        if section.key == "consultation":
            before = next(
                (place for place, field in enumerate(fields) if field.kind is FieldKind.LONG_TEXT), len(asked)
            )
            asked[before:before] = [_row(row) for row in changes.consultees]
        sections.append(
            FormSection(
                key=section.key,
                label=_of(changes.labels, section.key, section.label),
                guidance=changes.guidance.get(section.key),
                question=changes.questions.get(section.key),
                page=changes.pages.get(section.key),
                fields=tuple(asked),
            )
        )
    if changes.consultees and not any(section.key == "consultation" for section in sections):
        raise FormProblem("consultees", "the form leaves “consultation” out, which has the rows")
    return sections


def _of(words: Mapping[str, str], path: str, plain: str) -> str | None:
    """Return the council's words; else those of the plain form, which a notice keeps as they were."""
    return words.get(path) or plain or None


def _field(changes: FormChanges, section: Section, field: Field) -> FormField:
    is_alone = field.path == section.key  # then the words are its section's
    return FormField(
        path=field.path,
        label=None if is_alone else _of(changes.labels, field.path, field.label),
        question=changes.questions.get(field.path),
        guidance=None if is_alone else changes.guidance.get(field.path),
    )


def _row(row: ConsulteeRow) -> FormField:
    return FormField(path=f"{ROWS}.{row.key}", label=row.title, elected=row.elected, also=row.also)


def _with_own(sections: list[FormSection], changes: FormChanges) -> list[FormSection]:
    """Return the sections with the council's own, each after the one that it names, else before the decision maker."""
    last = "decision_maker"
    for number, own in enumerate(changes.sections):
        if own.text is False and not own.options:
            raise FormProblem(f"sections[{number}].text", "a section without options has a text")
        keys = [section.key for section in sections]
        after = next((key for key in (own.after, f"{ADDITIONAL}.{own.after}") if key in keys), None)
        if own.after and after is None:
            raise FormProblem(f"sections[{number}].after", f"the form has no section “{own.after}” before this one")
        place = keys.index(after) + 1 if after is not None else keys.index(last)
        sections.insert(place, _own_section(own))
    return sections


def _own_section(own: OwnSection) -> FormSection:
    key = f"{ADDITIONAL}.{own.key}"
    choice = [FormField(path=f"{key}.choice", options=own.options)] if own.options else []
    text = [FormField(path=f"{key}.text")] if own.has_text else []
    return FormSection(
        key=key,
        label=own.label,
        guidance=own.guidance,
        question=own.question,
        page=own.page,
        required=own.required,
        types=own.types,
        also=own.also,
        fields=(*choice, *text),
    )


def _ordered(sections: list[FormSection], changes: FormChanges) -> tuple[FormSection, ...]:
    """Return the sections in the council's order, where it says one: it names each of them, its own by their keys."""
    if not changes.order:
        return tuple(sections)
    by_name = {section.key.removeprefix(f"{ADDITIONAL}."): section for section in sections}
    if unknown := next((name for name in changes.order if name not in by_name), None):
        raise FormProblem("order", f"the form has no section “{unknown}”")
    if missing := next((name for name in by_name if name not in changes.order), None):
        raise FormProblem("order", f"“{missing}” is not in it; an order names every section")
    return tuple(by_name[name] for name in changes.order)


def _all_labels(form: CouncilForm) -> str:
    labels = [section.label or "" for section in form.sections]
    labels += [field.label or "" for section in form.sections for field in section.fields]
    return " ".join(labels)


def _place_in(changes: FormChanges, form: CouncilForm, place: str) -> str:
    """Return where in the profile stands what is wrong at a place of the form that was made of it."""
    steps: list[int] = [int(part.partition("]")[0]) for part in place.split("[")[1:]]
    if not place.startswith("sections[") or not steps:
        return place
    section = form.sections[steps[0]]
    own = [f"{ADDITIONAL}.{entry.key}" for entry in changes.sections]
    if section.key in own:
        return f"sections[{own.index(section.key)}]"
    rows = [f"{ROWS}.{row.key}" for row in changes.consultees]
    path = section.fields[steps[1]].path if ".fields[" in place else ""
    if path in rows:
        return f"consultees[{rows.index(path)}]"
    return "guidance" if place.endswith("guidance") else "questions" if place.endswith("question") else "labels"
