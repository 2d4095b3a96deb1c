"""What a form may not say, which the types of its parts alone let through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.kinds import ANYWHERE, AT_HOME, CONSULTEES, GRID, TEXTS, FieldKind, Printed, SectionKind
from signoff.notice.part import Part
from signoff.notice.record.model import LONG_TEXTS, Consultee, DecisionType, Notice, value_at
from signoff.notice.record.record import Role

Complaint = tuple[str, str]
"""The place of what is wrong, such as `sections[3].fields[1].path`, and why, as the end of a sentence."""

_APPROVALS = tuple(f"signatures.{role}" for role in Role if role is not Role.DECISION_MAKER)


def complaints(form: Form) -> Iterator[Complaint]:
    """Yield what is wrong with a form, the gravest first: what comes later may hang on it."""
    if nameless := next((one for one in DecisionType if one not in form.types), None):
        yield "types", f"the type “{nameless}” has no name"
    if double := _twice(section.key for section in form.sections):
        yield "sections", f"two sections are called “{double}”"
    if double := _twice(field.path for field in form.fields):
        yield "sections", f"two fields are the answer “{double}”"
    for number, section in enumerate(form.sections):
        yield from _of_section(form, section, f"sections[{number}]")
    if missing := next((path for path in _needed() if not form.has_field(path)), None):
        yield "sections", f"there is no field for “{missing}”"
    yield from _of_pages(form)


def _needed() -> Iterator[str]:
    """Yield the paths that every form has a field for: rules name them, and whatever a notice holds is printed."""
    yield from _answers(Notice(), "")
    yield from _APPROVALS


def _answers(part: Part, around: str) -> Iterator[str]:
    """Yield the paths of a part's answers; a consultee's row is one."""
    for name in part.__struct_fields__:
        answer = getattr(part, name)
        if isinstance(answer, Part) and not isinstance(answer, Consultee):
            yield from _answers(answer, f"{around}{name}.")
        else:
            yield f"{around}{name}"


def _of_section(form: Form, section: Section, place: str) -> Iterator[Complaint]:
    if section.key not in Notice.__struct_fields__:
        yield f"{place}.key", f"a notice has no section “{section.key}”"
    if section.kind in GRID and [section.kind in AT_HOME.get(one.kind, ()) for one in section.fields] != [True]:
        yield f"{place}.fields", "a section that is a grid of check boxes has one field, which is its own"
    if uncited := next((one for one in section.notes if one not in form.footnotes), None):
        yield place, f"there is no note {uncited}"
    for number, field in enumerate(section.fields):
        for key, words in _of_field(section, field):
            yield f"{place}.fields[{number}].{key}", words


def _of_field(section: Section, field: Field) -> Iterator[Complaint]:
    if not _fits(field, Notice()):
        yield "path", f"a notice has no answer “{field.path}” that is “{field.kind}”"
    elif field.is_text and field.is_long is not (field.path in LONG_TEXTS):
        yield "kind", f"“{field.path}” is {'not ' if field.is_long else ''}a long text in a notice"
    if field.kind not in ANYWHERE and section.kind not in AT_HOME[field.kind]:
        yield "kind", f"a section that is “{section.kind}” has no field that is “{field.kind}”"
    if field.printed is Printed.BY_SECTION and section.kind is SectionKind.FIELDS:
        yield "printed", "a section of fields prints each in one of the other ways"
    if field.printed is not Printed.BY_SECTION and field.kind not in ANYWHERE:
        yield "printed", f"a field that is “{field.kind}” is printed “{Printed.BY_SECTION}”"
    if field.mentions and not field.is_text:
        yield "mentions", "only a text is looked through"
    if field.together and not section.together:
        yield "together", "its section does not say what its answers are called together"


def _is_asked_in_its_own_way(section: Section) -> bool:
    return any(field.kind not in ANYWHERE for field in section.fields)


def _of_pages(form: Form) -> Iterator[Complaint]:
    if double := _twice(page.key for page in form.pages):
        yield "pages", f"two pages are called “{double}”"
    shown = [key for page in form.pages for key in page.sections]
    if unknown := next((key for key in shown if key not in {section.key for section in form.sections}), None):
        yield "pages", f"there is no section “{unknown}”"
    if double := _twice(shown):
        yield "pages", f"the section “{double}” stands on two pages"
    if missing := next((section.key for section in form.sections if section.key not in shown), None):
        yield "pages", f"the section “{missing}” stands on no page"
    for page in form.pages:
        kinds = {section.kind for section in form.sections_of(page) if _is_asked_in_its_own_way(section)}
        if len(kinds) > 1 and kinds != GRID:
            yield "pages", f"two sections of “{page.key}” are each asked in a way of their own"
        if kinds & GRID and kinds != GRID:
            yield "pages", f"“{page.key}” has the decision types without their bands, or these without those"
    if {note for section in form.sections for note in section.notes} < set(form.footnotes):
        yield "notes", "one of them is cited by no label"


_ANSWERS: dict[FieldKind, str] = {
    **dict.fromkeys((*TEXTS, FieldKind.BAND), "str | None"),
    **dict.fromkeys(CONSULTEES, "Consultee"),
    **dict.fromkeys((FieldKind.WARDS, FieldKind.PARAGRAPHS), "tuple[str, ...]"),
    FieldKind.DATE: "dt.date | None",
    FieldKind.YES_NO: "bool | None",
    FieldKind.DECISION_TYPE: "DecisionType | None",
    FieldKind.WARD_SCOPE: "WardScope | None",
    FieldKind.ROUTE: "Route | None",
}
"""The type of each kind's answer, as the notice's model writes it: to resolve it takes longer than to read a form."""


def _fits(field: Field, blank: Notice) -> bool:
    """Whether a notice has an answer of the field's kind at its path, or signatures of such a role."""
    if not field.is_answer:
        return field.path in _APPROVALS
    around, _, name = field.path.rpartition(".")
    try:
        part = value_at(blank, around) if around else blank
    except (AttributeError, IndexError):
        return False
    return type(part).__annotations__.get(name) == _ANSWERS[field.kind]


def _twice(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
