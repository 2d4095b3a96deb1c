"""Sections that only a council's own form has: those that it requires are answered."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.form.form import Section
from signoff.notice.form.kinds import FieldKind
from signoff.notice.record.answer_paths import value_at
from signoff.rules.answer_text import filled, is_placeholder
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, Hit, hit, rule


@rule(
    "additional-missing",
    ERROR,
    when="a section that the council’s own form requires empty",
    says="Answer “{section}”. {what}: the council’s form requires it.",
    source="form",
)
def additional_missing(case: Case) -> Iterator[Hit]:
    """A choice has to be made; a text says something, were it that there is nothing to say."""
    for section in case.form.sections:
        if section.required and section.applies_to(case.notice.decision_type):
            yield from _missing_in(section, case)


def _missing_in(section: Section, case: Case) -> Iterator[Hit]:
    """Yield what is missing: the choice where there is one, beside which a text may stay empty."""
    field = section.fields[0]
    answer = value_at(case.notice, field.path)
    if not filled(answer) or is_placeholder(answer):
        what = "Choose one" if field.kind is FieldKind.CHOICE else "Say what applies, or that nothing applies"
        yield hit(field.path, section=case.label(section.key), what=what)
