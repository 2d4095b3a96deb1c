"""The whole form that a council's own stands for: how each answer is asked and printed comes from the plain form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from signoff.notice.form.form import EVERY_TYPE, Field, Form, Page, Section
from signoff.notice.form.kinds import FieldKind, Printed
from signoff.notice.form.labels import plain_label
from signoff.notice.record.council_form import CouncilForm, FormField, FormSection
from signoff.notice.record.model import ADDITIONAL, ROWS


def complete_form(own: CouncilForm, plain: Form) -> Form:
    """Return the form in which a council's own words stand before those of the plain form."""
    sections = tuple(_section(section, number, plain) for number, section in enumerate(own.sections, 1))
    return Form(
        key="own",
        title=own.title,
        introduction=own.introduction,
        types={name.type: name.name for name in own.types},
        notes=own.notes,
        sections=sections,
        pages=tuple(_pages(own, sections, plain)),
    )


def is_additional(key: str) -> bool:
    """Whether a section is one that only a council's own form has."""
    return key.startswith(f"{ADDITIONAL}.")


def _section(own: FormSection, number: int, plain: Form) -> Section:
    if is_additional(own.key):
        return Section(
            key=own.key,
            number=str(number),
            label=own.label or "",
            guidance=own.guidance or "",
            applies=frozenset(own.types) or EVERY_TYPE,
            also=own.also,
            required=own.required,
            fields=tuple(_additional(own, field) for field in own.fields),
        )
    base = plain.section(own.key)
    fields = (_row(field) if field.path.startswith(f"{ROWS}.") else _field(field, plain) for field in own.fields)
    return replace(
        base,
        number=str(number),
        label=own.label or base.label,
        guidance=own.guidance or base.guidance,
        also=(*base.also, *own.also),
        fields=tuple(fields),
    )


def _field(own: FormField, plain: Form) -> Field:
    base = plain.field(own.path)
    return replace(
        base,
        label=own.label or base.label,
        question=own.question or base.question,
        guidance=own.guidance or base.guidance,
        also=(*base.also, *own.also),
    )


def _row(own: FormField) -> Field:
    label = own.label or ""
    return Field(
        path=own.path,
        kind=FieldKind.ELECTED_CONSULTEE if own.elected else FieldKind.OFFICER_CONSULTEE,
        label=label,
        question=plain_label(label),
        printed=Printed.BY_SECTION,
        also=own.also,
    )


def _additional(own: FormSection, field: FormField) -> Field:
    """Return the choice or the text of a section that only this form has."""
    label = plain_label(own.label or "")
    is_choice = field.path.endswith(".choice")
    question = own.question or label
    if not is_choice and len(own.fields) > 1:
        question = f"{label}: details"
    return Field(
        path=field.path,
        kind=FieldKind.CHOICE if is_choice else FieldKind.LONG_TEXT,
        question=field.question or question,
        guidance=field.guidance or (own.guidance if own.page and field is own.fields[0] else "") or "",
        printed=Printed.PLAIN,
        options=field.options,
        also=field.also,
    )


def _pages(own: CouncilForm, sections: Iterable[Section], plain: Form) -> Iterator[Page]:
    """Yield the pages in the order of the first section on each; additional sections may share one by its title."""
    words = {section.key: section for section in own.sections}
    on_pages: dict[str, list[Section]] = {}
    for section in sections:
        on_pages.setdefault(_page_key(words[section.key], plain, on_pages, words), []).append(section)
    group = plain.pages[0].group
    for key, on_page in on_pages.items():
        page = _page(key, on_page, [words[section.key] for section in on_page], plain, group)
        group = page.group
        yield page


def _page_key(
    section: FormSection, plain: Form, on_pages: dict[str, list[Section]], words: dict[str, FormSection]
) -> str:
    if not is_additional(section.key):
        return plain.page_of(section.key).key
    shared = (
        key for key in on_pages if is_additional(key) and section.page is not None and words[key].page == section.page
    )
    return next(shared, section.key)


def _page(key: str, sections: list[Section], own: list[FormSection], plain: Form, group: str) -> Page:
    keys = tuple(section.key for section in sections)
    first = own[0]
    guidance = (first.guidance or "") if len(sections) == 1 else ""
    if is_additional(key):  # where it shares a page, or may, its guidance stands at its first field
        guidance = "" if first.page else guidance
        title = first.page or plain_label(first.label or "")
        question = (first.question or plain_label(first.label or "")) if len(sections) == 1 else title
        return Page(key=key, title=title, question=question, guidance=guidance, group=group, sections=keys)
    base = plain.page(key)
    return replace(
        base,
        title=next((section.page for section in own if section.page), base.title),
        question=next((section.question for section in own if section.question), base.question),
        guidance=guidance or base.guidance,
        sections=keys,
    )
