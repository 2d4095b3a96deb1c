"""A notice's answers in words, in the form's order: what the review lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import UNSET

from signoff.notice.form.council import Profile
from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.form_file import form_of
from signoff.notice.form.kinds import WHERE_ANSWERED, FieldKind
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import (
    AUTHORITY_NAMES,
    PAPER_KIND_NAMES,
    AuthorityKind,
    Consultee,
    Dispensation,
    Interest,
    Paper,
    Route,
    Wards,
    WardScope,
    given,
)
from signoff.notice.record.papers import title_of
from signoff.notice.record.record import Record, Role, Signature
from signoff.notice.text.days import written
from signoff.notice.text.plain_text import plain_text

_ROUTES = {
    Route.NONE: "No: it was listed in time",
    Route.GENERAL_EXCEPTION: "General Exception",
    Route.SPECIAL_URGENCY: "Special Urgency",
}
_YES_NO = {True: "Yes", False: "No"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the review: the question, where it is changed, and the answer (empty: not answered)."""

    label: str
    page: str
    field: str
    words: str


def answers(record: Record) -> Iterator[Answer]:
    """Yield every answer of a record in the form's order; a section that does not apply and is empty is left out."""
    form = form_of(record.terms)
    for section in form.sections:
        rows = list(_of_section(form, record, section))
        if section.applies_to(record.notice.decision_type) or any(answer.words for answer in rows):
            yield from rows


def made_with(record: Record, profile: Profile) -> str:
    """Return which version of the council's profile a notice was made with, and whether that has changed since."""
    version = record.terms.profile_version
    sentence = f"Made with the profile of {record.terms.labels.get('council', record.council)}, version {version}."
    if version == profile.version:
        return sentence
    kept = "bands, wards and labels" if record.terms.form is UNSET else "form, bands, wards and labels"
    return f"{sentence} It is at version {profile.version} by now; this notice keeps its {kept}."


def _of_section(form: Form, record: Record, section: Section) -> Iterator[Answer]:
    page = form.page_of(section.key).key
    together = [field for field in section.fields if field.together]
    if together:
        lines = dict.fromkeys(words_of_answer(form, record, field) for field in together)
        yield Answer(section.together, page, together[0].path, "\n".join(line for line in lines if line))
    for field in section.fields:
        in_another_row = field.together or field.kind is FieldKind.WARDS
        words = words_of_answer(form, record, field)
        is_asked = section.kind not in WHERE_ANSWERED and _is_asked(record, field)
        if not in_another_row and (words or is_asked):
            yield Answer(field.question, page, field.path, words)


def _is_asked(record: Record, field: Field) -> bool:
    """Whether a field is asked for, which may depend on another answer."""
    notice, path = record.notice, field.path
    if path.startswith("exempt_information.") and path != "exempt_information.contains":
        return bool(notice.exempt_information.contains)
    if path in ("forthcoming_list.chair_notified_date", "forthcoming_list.notice_published_date"):
        return notice.forthcoming_list.route is Route.GENERAL_EXCEPTION
    if path == "forthcoming_list.reasons_published_date":
        return notice.forthcoming_list.route in (Route.GENERAL_EXCEPTION, Route.SPECIAL_URGENCY)
    return field.is_asked(notice)


def words_of_answer(form: Form, record: Record, field: Field) -> str:
    """Return the answer of a field in words; empty where it was not given."""
    if field.kind is FieldKind.SIGNATURE:
        role = Role(field.path.removeprefix("signatures."))
        return "\n".join(_approval(approval) for approval in record.approvals if approval.role is role)
    value = value_at(record.notice, field.path)
    if field.is_long:
        return plain_text(given(value))
    if field.kind is FieldKind.DECISION_TYPE:
        return form.types[value] if value is not None else ""
    if field.kind is FieldKind.BAND:
        band = record.terms.band(record.notice.decision_type, value)
        return band.label if band else given(value)
    if field.kind is FieldKind.WARD_SCOPE:
        return _wards(record.notice.wards, record.terms.area_words.plural)
    return _value_in_words(value)


def _value_in_words(value: object) -> str:
    if isinstance(value, Consultee):
        return _consultee(value)
    if isinstance(value, Route):
        return _ROUTES[value]
    if isinstance(value, AuthorityKind):
        return AUTHORITY_NAMES[value]
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, dt.date):
        return written(value)
    if isinstance(value, tuple):
        if any(isinstance(item, Paper) for item in value):
            return "\n".join(paper_in_words(item) for item in value)
        if any(isinstance(item, Interest) for item in value):
            return "\n".join(_interest(item) for item in value)
        return ", ".join(value)
    return given(value) if isinstance(value, str) else ""


def _wards(wards: Wards, areas: str) -> str:
    if wards.scope is WardScope.SOME:
        return ", ".join(wards.names)
    return {WardScope.NOT_APPLICABLE: "N/A", WardScope.ALL: f"All {areas}"}.get(wards.scope, "") if wards.scope else ""


def _consultee(row: Consultee) -> str:
    lines = ["N/A"] if row.applies is False else []
    lines += [given(row.details)] if given(row.details) else (["Consulted"] if row.applies else [])
    lines += [_interest(interest) for interest in row.interests]
    return "\n".join(lines)


def _interest(interest: Interest) -> str:
    words = f"Interest of {given(interest.member) or 'a member'}: {given(interest.interest) or 'not described'}"
    if interest.dispensation is Dispensation.GRANTED:
        return f"{words} Dispensation of {written(interest.date) if interest.date else 'a day not given'}."
    return f"{words} No dispensation." if interest.dispensation is Dispensation.NONE else words


def paper_in_words(paper: Paper) -> str:
    """Return what a paper is, its title, and whether it is public."""
    kind = PAPER_KIND_NAMES[paper.kind] if paper.kind else "Paper"
    public = {True: "public", False: "not public", None: "not said whether public"}[paper.public]
    return f"{kind}: {title_of(paper)} ({public})"


def _approval(approval: Signature) -> str:
    return f"Signed by {approval.name}, {approval.post}, on {written(approval.date)}"
