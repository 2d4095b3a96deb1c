"""What is wrong with a council's form that its types let through, and which answers a form has a place for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from signoff.notice.part import Part
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.council_form import CouncilForm, FormField, FormSection
from signoff.notice.record.model import (
    ADDITIONAL,
    EXEMPT_TEXTS,
    ROWS,
    Additional,
    Consultee,
    DecisionType,
    Notice,
    is_blank,
)
from signoff.notice.record.shape import Refusal
from signoff.notice.text.cleaning import cleaned_line

_CITED = re.compile(r"\{(\d{1,9})\}")

SIGNED_IN = MappingProxyType(
    {"forthcoming_list": "signatures.scrutiny_chair", "report_publication": "signatures.executive_member"}
)
"""The sections in which an approval is signed, with its path."""

DATED_IN = "decision_maker"
"""The section that asks for the date of the decision."""

NEEDED = MappingProxyType(
    {
        "decision_type": "whether a decision is key is what the law goes by",
        "subject": "a register lists its notices by it",
        "decision": "the law asks every record for the decision (2012 reg 13(4), 2014 reg 8)",
        "reasons": "the law asks every record for the reasons (2012 reg 13(4), 2014 reg 8)",
        "alternatives": "the law asks every record for the alternatives (2012 reg 13(4), 2014 reg 8)",
        "exempt_information": "exempt words have to be kept apart (Local Government Act 1972 Schedule 12A)",
        "decision_maker": "the law asks every record for the date, and the decision maker signs it (2012 reg 13(4))",
    }
)
"""The sections that no form can leave out, with the reason."""

NEEDED_FIELDS = frozenset(
    (
        *("decision_type", "approximate_value", "director", "contact.name", "subject", "decision", "reasons"),
        *("alternatives", "wards.scope", "wards.names", "forthcoming_list.date_added", "forthcoming_list.listed_title"),
        *("forthcoming_list.route", "forthcoming_list.chair_notified_date", "forthcoming_list.notice_published_date"),
        *("forthcoming_list.reason", "forthcoming_list.reasons_published_date", "signatures.scrutiny_chair"),
        *("report_publication.published_date", "report_publication.late_reason", "signatures.executive_member"),
        *("exempt_information.contains", "exempt_information.paragraphs", "exempt_information.public_interest"),
        *EXEMPT_TEXTS,
        *(
            "call_in.available",
            "call_in.exemption_reason",
            "decision_maker.name",
            "decision_maker.post",
            "decision_date",
        ),
    )
)
"""The answers that a section cannot leave out, since it is printed in a layout of its own; never added to."""

LEEDS_ROWS = (
    "consultation.chief_digital_information_officer",
    "consultation.chief_asset_management_regeneration_officer",
)
"""The rows of Leeds's own officers, which no other form has."""


class FormFault(NamedTuple):
    """The place of what is wrong with a form, such as `sections[3].key`, and why, as the end of a sentence."""

    place: str
    words: str


@lru_cache(maxsize=32)
def fault_of(form: CouncilForm) -> FormFault | None:
    """Return what is wrong with a form that its types let through; None where nothing is.

    A council's notices are on one form, so the answer is kept.
    """
    return next(_faults(form), None)


def require_on_form(form: CouncilForm | None, notice: Notice) -> None:
    """Raise Refusal, which says where, for a form that is none, or for an answer that the form does not ask for."""
    if form is not None and (fault := fault_of(form)):
        raise Refusal(f"at terms.form.{fault.place}, {fault.words}")
    if path := misplaced_answer(form, notice):
        raise Refusal(f"at notice.{path}, there is an answer for which its form has no place")


def misplaced_answer(form: CouncilForm | None, notice: Notice) -> str | None:
    """Return the path of an answer that a notice has and its form does not ask for: nobody would see it printed.

    None stands for the form that a notice is on which carries none: it asks for all but what only councils' own do.
    """
    if form is None:
        if notice.decision_type is DecisionType.OTHER:
            return "decision_type"
        return ADDITIONAL if notice.additional else ROWS if notice.consultation.rows else None
    if notice.decision_type is not None and notice.decision_type not in {name.type for name in form.types}:
        return "decision_type"
    fields = {field.path: field for section in form.sections for field in section.fields}
    for path in _answered(notice):
        if path not in fields or (fields[path].options and value_at(notice, path) not in fields[path].options):
            return path
    return None


def with_places(form: CouncilForm | None, notice: Notice) -> Notice:
    """Return the notice with those of its answers alone that a form has a place for."""
    blank = Notice()
    while path := misplaced_answer(form, notice):
        notice = with_value(notice, path, value_at(blank, path))
    return notice


def _answered(notice: Notice) -> Iterator[str]:
    """Yield the paths of a notice's answers that are given, as forms name them."""
    blank = Notice()
    yield from (path for path in standard_paths() if value_at(notice, path) != value_at(blank, path))
    yield from (f"{ROWS}.{key}" for key in notice.consultation.rows)
    for key, answer in notice.additional.items():
        yield from (f"{ADDITIONAL}.{key}.{name}" for name in ("choice", "text") if not is_blank(getattr(answer, name)))


@cache
def standard_paths() -> tuple[str, ...]:
    """Return the paths of the answers that every form may ask for; a consultee's row is one."""
    return tuple(_paths(Notice(), ""))


@cache
def council_paths() -> frozenset[str]:
    """Return the paths of the answers and approvals that the form of any council may ask for."""
    return frozenset((*standard_paths(), *SIGNED_IN.values())) - frozenset(LEEDS_ROWS)


def section_of(path: str) -> str:
    """Return the key of the section that an answer belongs to, in every form."""
    for key, approval in SIGNED_IN.items():
        if path == approval:
            return key
    if path.startswith(f"{ADDITIONAL}."):
        return ".".join(path.split(".")[:2])
    return DATED_IN if path == "decision_date" else path.partition(".")[0]


def _paths(part: Part, prefix: str) -> Iterator[str]:
    for name in part.__struct_fields__:
        answer: Any = getattr(part, name)
        if isinstance(answer, Part) and not isinstance(answer, Consultee):
            yield from _paths(answer, f"{prefix}{name}.")
        elif not isinstance(answer, dict):
            yield f"{prefix}{name}"


def _faults(form: CouncilForm) -> Iterator[FormFault]:
    yield from _unclean(form)
    labels = [(place, text) for place, text in _texts(form, "") if place.endswith("label")]
    for place, text in labels:
        if unknown := next((note for note in _CITED.findall(text) if not 0 < int(note) <= len(form.notes)), None):
            yield FormFault(place, f"there is no note {unknown}")
    if duplicate := duplicate_of(name.type for name in form.types):
        yield FormFault("types", f"the type “{duplicate}” is there twice")
    keys = [section.key for section in form.sections]
    if duplicate := duplicate_of(keys):
        yield FormFault("sections", f"two sections are called “{duplicate}”")
    if missing := next((key for key in NEEDED if key not in keys), None):
        yield FormFault("sections", f"“{missing}” cannot be left out: {NEEDED[missing]}")
    if duplicate := duplicate_of(field.path for section in form.sections for field in section.fields):
        yield FormFault("sections", f"two fields are the answer “{duplicate}”")
    types = {name.type for name in form.types}
    for number, section in enumerate(form.sections):
        place = f"sections[{number}]"
        yield from _section_faults(section, place)
        if other := next((kind for kind in section.types if kind not in types), None):
            yield FormFault(f"{place}.types", f"the form has no type “{other}”")


def _section_faults(section: FormSection, place: str) -> Iterator[FormFault]:
    paths = [field.path for field in section.fields]
    needed = (path for path in NEEDED_FIELDS if section_of(path) == section.key)
    if section.key.startswith(f"{ADDITIONAL}."):
        if section.label is None:
            yield FormFault(f"{place}.label", "a section of the council’s own needs a label")
        if any(path.rpartition(".")[2] not in Additional.__struct_fields__ for path in paths):
            yield FormFault(f"{place}.fields", "a section of the council’s own has a choice, a text, or both")
    elif section.required or section.types:
        yield FormFault(place, "only a section of the council’s own says of which types, and whether, it is required")
    elif missing := next((path for path in sorted(needed) if path not in paths), None):
        yield FormFault(f"{place}.fields", f"“{missing}” cannot be left out")
    for number, field in enumerate(section.fields):
        if words := _wrong_with(section, field):
            yield FormFault(f"{place}.fields[{number}]", words)


def _wrong_with(section: FormSection, field: FormField) -> str:
    is_own = section.key.startswith(f"{ADDITIONAL}.")
    is_row = field.path.startswith(f"{ROWS}.") and field.path.count(".") == ROWS.count(".") + 1
    is_known = is_own or is_row or field.path in council_paths()
    if section_of(field.path) != section.key or not is_known:
        return f"“{section.key}” has no answer “{field.path}”"
    if is_row and field.label is None:
        return f"the row “{field.path}” needs a label"
    if field.elected and not is_row:
        return "only a row of the council’s own says whether it is about elected members"
    is_choice = is_own and field.path.endswith(".choice")
    if bool(field.options) is not is_choice:
        return "a choice needs options, and nothing else has any"
    if is_choice and len(field.options) == 1:
        return "a choice needs two options at least"
    if duplicate := duplicate_of(field.options):
        return f"the option “{duplicate}” is there twice"
    return ""


def _unclean(form: CouncilForm) -> Iterator[FormFault]:
    """Yield the texts with characters that no text of a notice may have, such as those that cannot be seen."""
    for place, text in _texts(form, ""):
        if cleaned_line(text) != text:
            yield FormFault(place, "it has characters that cannot be seen, or are written in another way")


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(entry, f"{place}[{number}]")
    elif isinstance(value, Part):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{place}.{name}" if place else name)


def duplicate_of(names: Iterable[str]) -> str | None:
    """Return the first name that is there a second time, None where there is none."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
