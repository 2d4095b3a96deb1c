"""A notice as the peers print it: the form's words and the blocks of its texts, in no engine's own terms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from signoff.notice.form.form import Field, Section
from signoff.notice.form.form_file import BUNDLED, load_form
from signoff.notice.form.kinds import WHERE_ANSWERED
from signoff.notice.form.labels import label_parts
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import Consultee, given, is_blank
from signoff.notice.record.record import Record
from signoff.notice.text import Block, Paragraph, Run, parse, plain
from signoff.notice.text.days import written

FORM = load_form(BUNDLED)
NOT_APPLICABLE = "N/A"
LONG_TEXTS = ("decision", "reasons", "alternatives")

Label: TypeAlias = tuple[str | int, ...]
"""The words of a label, and the numbers of the footnotes that it cites."""


_FIRST_WORD = re.compile(r"^((?:[-*] |\d+[.)] )?\S+ )", re.MULTILINE)
_ANSWERS = (
    "director",
    "contact.name",
    "contact.post",
    "subject",
    *LONG_TEXTS,
    "consultation.executive_member.details",
    "consultation.others",
    "implementation.accountable_officer",
    "call_in.exemption_reason",
    "decision_maker.name",
    "decision_maker.post",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The label of a sub-row."""

    label: Label


@dataclass(frozen=True, slots=True)
class Tick:
    """A check box and its words."""

    text: str
    selected: bool


Piece: TypeAlias = Heading | Tick | Block


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: its label, what stands in it, and whether that takes the page's whole width."""

    label: Label
    pieces: tuple[Piece, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The whole printed notice; `running` is the line at the head of every page."""

    title: str
    running: str
    introduction: str
    rows: tuple[Row, ...]


def longer(record: Record, times: int) -> Record:
    """Return the record with its three long texts repeated."""
    notice = record.notice
    texts = {name: "\n\n".join([getattr(notice, name) or ""] * times) for name in LONG_TEXTS}
    return replace(record, notice=replace(notice, **texts))


def varied(record: Record, turn: int) -> Record:
    """Return the record with the number of the turn in every line of every answer: a notice that nobody has met before.

    typst keeps what it has laid out, so that a text met again costs it a tenth; no office exports one notice for ever.
    """
    notice = record.notice
    for path in _ANSWERS:
        if text := value_at(notice, path):
            notice = with_value(notice, path, _FIRST_WORD.sub(rf"\g<1>{turn} ", text))
    return replace(record, notice=notice)


def content_of(record: Record) -> Content:
    """Return what the printed notice says, from the one place that knows the form and the one parser of texts."""
    notice, labels = record.notice, record.terms.labels
    rows: list[Row] = []
    for section in FORM.sections:
        if section.key == "exempt_information" and not notice.exempt_information.contains:
            continue
        if section.kind in WHERE_ANSWERED and is_blank(value_at(notice, section.key)):
            continue
        label = label_parts(FORM.label(section.key, labels))
        rows.append(Row(label, tuple(_pieces(record, section)), section.key in LONG_TEXTS))
    return Content(
        title=f"{FORM.title}: {given(notice.subject)}",
        running=f"{labels.get('council', '')} · DRAFT – not signed",
        introduction=FORM.introduction,
        rows=tuple(rows),
    )


def words_of(content: Content) -> Iterator[str]:
    """Yield every word of the content, in order: what each PDF must hold."""
    texts = [content.introduction]
    for row in content.rows:
        texts += [part for part in row.label if isinstance(part, str)]
        for piece in row.pieces:
            if isinstance(piece, Heading):
                texts += [part for part in piece.label if isinstance(part, str)]
            else:
                texts.append(piece.text if isinstance(piece, Tick) else plain([piece]))
    for text in (*texts, *FORM.footnotes.values()):
        yield from text.split()


def _pieces(record: Record, section: Section) -> Iterator[Piece]:
    """Yield what stands in a section: check boxes, long texts, or each field under its label."""
    notice = record.notice
    if section.key == "decision_type":
        for kind, name in FORM.types.items():
            yield Tick(name, notice.decision_type is kind)
    elif section.key == "approximate_value":
        for band in record.terms.bands:
            chosen = band.decision_type is notice.decision_type and band.key == notice.approximate_value
            yield Tick(band.label, chosen)
    elif section.key in LONG_TEXTS:
        if section.guidance:
            yield _words(section.guidance)
        yield from parse(getattr(notice, section.key) or "")
    else:
        for one in section.fields:
            yield from _answer(record, section, one)
        if section.key == "decision_maker":
            yield from (_words("Signature", bold=True), _words("Date", bold=True))


def _answer(record: Record, section: Section, one: Field) -> Iterator[Piece]:
    """Yield a field: its label where it differs from the section's, and its answer."""
    if one.path == "decision_date":
        return
    label = FORM.label(one.path, record.terms.labels)
    value = None if one.path.startswith("signatures.") else value_at(record.notice, one.path)
    answer = _text(value, section.applies_to(record.notice.decision_type))
    if one.path in _PRINTED_WHEN_GIVEN and answer in ("", NOT_APPLICABLE):
        return
    if one.path == "call_in.available":
        yield Heading(label_parts(label))
        yield from (Tick("Yes", value is True), Tick("No", value is False))
    elif one.path in _MARKDOWN:
        yield Heading(label_parts(label))
        yield from parse(value or "")
    elif one.path not in _POSTS:
        if label != section.label:
            yield Heading(label_parts(label))
        if answer:
            yield _words(answer)
    elif answer != value_at(record.notice, _POSTS[one.path]):  # a post that is the name as well is said once
        yield _words(answer)


_MARKDOWN = ("consultation.others",)
_POSTS = {"contact.post": "contact.name", "decision_maker.post": "decision_maker.name"}
_PRINTED_WHEN_GIVEN = (
    "wards.names",
    "implementation.timescales",
    "implementation.start_date",
    "forthcoming_list.listed_title",
    "forthcoming_list.route",
    "forthcoming_list.chair_notified_date",
    "forthcoming_list.notice_published_date",
    "forthcoming_list.reasons_published_date",
    "report_publication.published_date",
)


def _text(value: object, applies: bool) -> str:
    """Return an answer in words; a section that does not apply says so where nothing is given."""
    if isinstance(value, Consultee):
        says = [NOT_APPLICABLE] if value.applies is False else []
        return " ".join([*says, given(value.details)]).strip()
    if isinstance(value, dt.date):
        return written(value)
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    if value == "not_applicable" or (value is None and not applies):
        return NOT_APPLICABLE
    return given(value) if isinstance(value, str) else ""


def _words(text: str, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),))
