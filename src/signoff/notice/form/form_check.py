"""What is wrong with a form that the types of its parts alone let through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.kinds import ANYWHERE, AT_HOME, CONSULTEES, GRID, TEXTS, FieldKind, Printed, SectionKind
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.council_form_check import LEEDS_ROWS, duplicate_of, standard_paths
from signoff.notice.record.model import LONG_TEXTS, DecisionType, Notice
from signoff.notice.record.record import Role


class Complaint(NamedTuple):
    """The place of what is wrong, such as `sections[3].fields[1].path`, and why, as the end of a sentence."""

    place: str
    words: str


_APPROVALS = tuple(f"signatures.{role}" for role in Role if role is not Role.DECISION_MAKER)


def complaints(form: Form, *, is_whole: bool = True) -> Iterator[Complaint]:
    """Yield what is wrong with a form, the most serious first: what comes later may follow from it.

    A whole form asks for all that a notice may hold, but for what only councils' own forms do.
    """
    of_law = [kind for kind in DecisionType if is_whole and kind is not DecisionType.OTHER]
    if nameless := next((decision_type for decision_type in of_law if decision_type not in form.types), None):
        yield Complaint("types", f"the type “{nameless}” has no name")
    if duplicate := duplicate_of(section.key for section in form.sections):
        yield Complaint("sections", f"two sections are called “{duplicate}”")
    if duplicate := duplicate_of(field.path for field in form.fields):
        yield Complaint("sections", f"two fields are the answer “{duplicate}”")
    for number, section in enumerate(form.sections):
        yield from _section_complaints(form, section, f"sections[{number}]")
    if missing := next((path for path in _required_paths(is_whole=is_whole) if not form.has_field(path)), None):
        yield Complaint("sections", f"there is no field for “{missing}”")
    yield from _page_complaints(form)


def _required_paths(*, is_whole: bool) -> Iterator[str]:
    """Yield the paths that a form needs a field for: rules name them, and all that a notice holds is printed."""
    yield from (path for path in (*standard_paths(), *_APPROVALS) if is_whole or path not in LEEDS_ROWS)


def _section_complaints(form: Form, section: Section, place: str) -> Iterator[Complaint]:
    if section.key not in Notice.__struct_fields__:
        yield Complaint(f"{place}.key", f"a notice has no section “{section.key}”")
    if section.kind in GRID and [section.kind in AT_HOME.get(field.kind, ()) for field in section.fields] != [True]:
        yield Complaint(f"{place}.fields", "a section that is a grid of check boxes has one field, which is its own")
    if unknown := next((number for number in section.notes if number not in form.footnotes), None):
        yield Complaint(place, f"there is no note {unknown}")
    for number, field in enumerate(section.fields):
        for key, words in _field_complaints(section, field):
            yield Complaint(f"{place}.fields[{number}].{key}", words)


def _field_complaints(section: Section, field: Field) -> Iterator[Complaint]:
    if not _fits(field, Notice()):
        yield Complaint("path", f"a notice has no answer “{field.path}” that is “{field.kind}”")
    elif field.is_text and field.is_long is not (field.path in LONG_TEXTS):
        yield Complaint("kind", f"“{field.path}” is {'not ' if field.is_long else ''}a long text in a notice")
    if field.kind not in ANYWHERE and section.kind not in AT_HOME[field.kind]:
        yield Complaint("kind", f"a section that is “{section.kind}” has no field that is “{field.kind}”")
    if field.printed is Printed.BY_SECTION and section.kind in (SectionKind.FIELDS, SectionKind.IF_ANSWERED):
        yield Complaint("printed", "a section of fields prints each in one of the other ways")
    if field.printed is not Printed.BY_SECTION and field.kind not in ANYWHERE:
        yield Complaint("printed", f"a field that is “{field.kind}” is printed “{Printed.BY_SECTION}”")
    if field.mentions and not field.is_text:
        yield Complaint("mentions", "only a text is looked through")
    if bool(field.options) is not (field.kind is FieldKind.CHOICE):
        yield Complaint("options", "a choice needs options, and nothing else has any")
    if field.asked_when and field.asked_when.path not in {other.path for other in section.fields if other is not field}:
        yield Complaint("asked_when", f"its section has no other field “{field.asked_when.path}”")
    if field.together and not section.together:
        yield Complaint("together", "its section does not say what its answers are called together")


def _has_own_layout(section: Section) -> bool:
    """Whether a section is asked in a layout of its own: it has a field that only its kind knows."""
    return any(field.kind not in ANYWHERE for field in section.fields)


def _page_complaints(form: Form) -> Iterator[Complaint]:
    if duplicate := duplicate_of(page.key for page in form.pages):
        yield Complaint("pages", f"two pages are called “{duplicate}”")
    on_pages = [key for page in form.pages for key in page.sections]
    if unknown := next((key for key in on_pages if key not in {section.key for section in form.sections}), None):
        yield Complaint("pages", f"there is no section “{unknown}”")
    if duplicate := duplicate_of(on_pages):
        yield Complaint("pages", f"the section “{duplicate}” is on two pages")
    if missing := next((section.key for section in form.sections if section.key not in on_pages), None):
        yield Complaint("pages", f"the section “{missing}” is on no page")
    for page in form.pages:
        kinds = {section.kind for section in form.sections_of(page) if _has_own_layout(section)}
        if len(kinds) > 1 and kinds != GRID:
            yield Complaint("pages", f"two sections of “{page.key}” are each asked in a way of their own")
        if kinds & GRID and kinds != GRID:
            yield Complaint("pages", f"“{page.key}” has the decision types without their bands, or these without those")
    if {note for section in form.sections for note in section.notes} < set(form.footnotes):
        yield Complaint("notes", "one of them is cited by no label")


_ANSWERS: dict[FieldKind, str] = {
    **dict.fromkeys((*TEXTS, FieldKind.BAND, FieldKind.CHOICE), "str | None"),
    **dict.fromkeys(CONSULTEES, "Consultee"),
    **dict.fromkeys((FieldKind.WARDS, FieldKind.PARAGRAPHS), "tuple[str, ...]"),
    FieldKind.DATE: "dt.date | None",
    FieldKind.YES_NO: "bool | None",
    FieldKind.DECISION_TYPE: "DecisionType | None",
    FieldKind.WARD_SCOPE: "WardScope | None",
    FieldKind.ROUTE: "Route | None",
    FieldKind.AUTHORITY: "AuthorityKind | None",
    FieldKind.INTERESTS: "tuple[Interest, ...]",
    FieldKind.PAPERS: "tuple[Paper, ...]",
}
"""The type of each kind's answer, as the notice's model writes it: resolving it takes longer than reading a form."""


def _fits(field: Field, blank: Notice) -> bool:
    """Whether a notice has an answer of the field's kind at its path, or signatures of such a role."""
    if not field.is_answer:
        return field.path in _APPROVALS
    parent, _, name = field.path.rpartition(".")
    try:
        part = value_at(blank, parent) if parent else blank
    except (AttributeError, IndexError):
        return False
    return type(part).__annotations__.get(name) == _ANSWERS[field.kind]
