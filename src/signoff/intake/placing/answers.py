"""Makes the answers of a notice of the lines that were given to each label."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from signoff.intake.placing.boxes import choices_in, has_boxes
from signoff.intake.placing.chosen import Columns, chosen_band, chosen_type, find_wards, yes_or_no
from signoff.intake.placing.draft import CITED, NOT_APPLICABLE, ROOM, Draft
from signoff.intake.placing.labels import SIGNATURE
from signoff.intake.placing.lines import Line
from signoff.intake.placing.people import person_in
from signoff.intake.placing.texts import markdown_of, plain_lines
from signoff.intake.placing.words import plain_words
from signoff.notice.form.form import Field, Form, Section
from signoff.notice.form.kinds import FieldKind, Printed, SectionKind
from signoff.notice.record.limits import MOST_PAPERS
from signoff.notice.record.model import (
    AUTHORITY_NAMES,
    AuthorityKind,
    Consultee,
    Paper,
    PaperKind,
    Route,
    WardScope,
)
from signoff.notice.record.record import Terms
from signoff.notice.text.characters import link_target
from signoff.notice.text.date_parsing import NoDate, parse_date

_ROUTES = {"general exception": Route.GENERAL_EXCEPTION, "special urgency": Route.SPECIAL_URGENCY, "no": Route.NONE}
_AUTHORITIES = {AuthorityKind.SCHEME: "scheme", AuthorityKind.SPECIFIC: "(?:specific|express)"}
_PARAGRAPH = re.compile(r"(?<![\w.(])([1-7])(?![\w(]|\.\d)")
_PARAGRAPH_WORDS = ("paragraph", "paragraphs", "and", "of", "schedule 12A", "part 1", "the")
_TO_SIGN = re.compile(r"\b(?:signature|signed|dated?)\b", re.IGNORECASE)
_ALL_WARDS = ("all", "all wards", "all divisions")
_NOT_ANY = ("N/A", "not applicable", "none")
_PEOPLE = frozenset({SectionKind.CONTACT, SectionKind.APPROVAL})
_DEFAULTS = {SectionKind.CONSULTATION: FieldKind.LONG_TEXT}
"""The kind of field that words directly below a section's label are for, where it is not the first."""


class Answers:
    """Fills in a draft, by the kinds of the form's fields."""

    def __init__(self, draft: Draft, form: Form, terms: Terms, today: dt.date) -> None:
        self._draft, self._form, self._terms, self._today = draft, form, terms, today
        self._columns: Columns = {}

    def fill(self, given: Mapping[str, Sequence[Line]]) -> None:
        """Fill in what was given to each label, in the order of the form."""
        by_field: dict[str, list[Line]] = {}
        for path, lines in given.items():
            by_field.setdefault(self._field_for(path), []).extend(lines)
        order = {field.path: place for place, field in enumerate(self._form.fields)}
        for path in sorted(by_field, key=lambda path: order.get(path, len(order))):
            if lines := by_field[path]:
                self._answer(path, lines, by_field)

    def _field_for(self, path: str) -> str:
        """Return the field that is meant where a section's own label was found."""
        if path == SIGNATURE or self._form.has_field(path):
            return path
        section = self._form.section(path)
        wanted = _DEFAULTS.get(section.kind)
        fields = section.of_kind(wanted) if wanted is not None else section.fields
        return fields[0].path

    def _answer(self, path: str, lines: Sequence[Line], given: Mapping[str, Sequence[Line]]) -> None:
        if not self._form.has_field(path):
            self._draft.keep("Signature", lines)
            return
        field = self._form.field(path)
        if field.is_long:
            self._draft.set(path, self._draft.with_notes(markdown_of(line.block for line in lines), "\n\n"), lines)
            return
        words = self._draft.with_notes(ROOM.sub(" ", plain_lines(lines)).strip(), "\n")
        if not words:
            return
        self._makers()[field.kind](self, field, words, lines, given)

    @staticmethod
    def _makers() -> Mapping[FieldKind, Callable[[Answers, Field, str, Sequence[Line], Mapping[str, Any]], None]]:
        return {
            FieldKind.LINE: Answers._line,
            FieldKind.TELEPHONE: Answers._telephone,
            FieldKind.DIRECTOR: Answers._text,
            FieldKind.TEXT: Answers._text,
            FieldKind.DATE: Answers._date,
            FieldKind.YES_NO: Answers._yes_no,
            FieldKind.CHOICE: Answers._choice,
            FieldKind.DECISION_TYPE: Answers._type,
            FieldKind.BAND: Answers._band,
            FieldKind.WARD_SCOPE: Answers._wards,
            FieldKind.WARDS: Answers._wards,
            FieldKind.ELECTED_CONSULTEE: Answers._consultee,
            FieldKind.OFFICER_CONSULTEE: Answers._consultee,
            FieldKind.ROUTE: Answers._route,
            FieldKind.PARAGRAPHS: Answers._paragraphs,
            FieldKind.SIGNATURE: Answers._signature,
            FieldKind.AUTHORITY: Answers._authority,
            FieldKind.INTERESTS: Answers._interests,
            FieldKind.PAPERS: Answers._papers,
        }

    def _line(self, field: Field, words: str, lines: Sequence[Line], given: Mapping[str, Any]) -> None:
        section = self._form.section_of(field.path)
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        elif section.kind in _PEOPLE:
            self._person(section, field, words, lines, given)
        else:
            first, *rest = words.split("\n")
            below = _answer_below(section, field)
            if rest and below is not None and not given.get(below):
                self._draft.set(field.path, first, lines)
                self._draft.set(below, "\n".join(rest), lines, is_new=False)
            else:
                self._draft.set(field.path, ", ".join((first, *rest)), lines)

    def _person(
        self, section: Section, field: Field, words: str, lines: Sequence[Line], given: Mapping[str, Any]
    ) -> None:
        name, post = [found.path for found in section.of_kind(FieldKind.LINE)][:2]
        if field.path != name or given.get(post):
            self._draft.set(field.path, ", ".join(words.split("\n")), lines)
            return
        person = person_in(words)
        for path, answer in ((name, person.name), (post, person.post)):
            if answer:
                self._draft.set(path, answer, lines)

    def _text(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        if _is_not_applicable(words) and field.kind is FieldKind.TEXT:
            self._draft.not_applicable(field, words)
        else:
            self._draft.set(field.path, words if field.kind is FieldKind.TEXT else ", ".join(words.split("\n")), lines)

    def _date(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
            return
        day, rest = self._day(words), ""
        if day is None:
            first, _, rest = words.strip().partition("\n")
            day = self._day(first) if rest else None
        if day is None:
            self._draft.keep(self._draft.name(field), lines)
            return
        self._draft.set(field.path, day, lines)
        self._draft.keep_words(self._draft.name(field), rest)

    def _day(self, words: str) -> dt.date | None:
        try:
            return parse_date(words.strip(" .,;:-–"), self._today)
        except NoDate:
            return None

    def _telephone(self, field: Field, words: str, lines: Sequence[Line], given: object) -> None:
        """Set a number; paragraphs after it without any figure are none of it."""
        first, _, rest = words.partition("\n")
        if rest and any(map(str.isdecimal, first)) and not any(map(str.isdecimal, rest)):
            self._draft.set(field.path, first, lines)
            self._draft.keep_words(self._draft.name(field), rest)
        else:
            self._text(field, words, lines, given)

    def _yes_no(self, field: Field, words: str, lines: Sequence[Line], given: object) -> None:
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
            return
        answer, rest = yes_or_no(words)
        if has_boxes(words):
            self._draft.choose(field, answer, words, lines, known=("yes", "no"))
        else:
            self._draft.choose(field, answer, words, lines, rest=rest)

    def _choice(self, field: Field, words: str, lines: Sequence[Line], given: Mapping[str, Any]) -> None:
        """Choose an option by its words; what else is said goes to the text of the section, where it has one."""
        boxes, _ = choices_in(words)
        chosen = [choice.words for choice in boxes if choice.ticked] if boxes else [words.partition("\n")[0]]
        known = {plain_words(option): option for option in field.options}
        answer = known.get(plain_words(chosen[0])) if len(chosen) == 1 else None
        text = f"{field.path.rpartition('.')[0]}.text"
        if answer is None and not boxes and self._form.has_field(text) and not given.get(text):
            self._draft.set(text, self._draft.with_notes(markdown_of(line.block for line in lines), "\n\n"), lines)
            return
        self._draft.choose(field, answer, words, lines, known=field.options)

    def _type(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        names = {kind: self._terms.labels.get(f"types.{kind}", name) for kind, name in self._form.types.items()}
        answer, self._columns = chosen_type(lines, names)
        self._draft.choose(
            field, answer, words, lines, known=(*names.values(), *map(_without_last_word, names.values()))
        )

    def _band(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        answer = chosen_band(lines, self._terms, self._draft.notice.decision_type, self._columns)
        self._draft.choose(field, answer, words, lines, known=[band.label for band in self._terms.bands])

    def _wards(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        words = self._draft.ticked(field, words, lines, known=(*_NOT_ANY, *_ALL_WARDS, *self._terms.wards))
        scope, names, rest = find_wards(words, self._terms.wards)
        first, _, below = words.strip().partition("\n")
        if scope is None and below:
            scope = find_wards(first, self._terms.wards)[0]
            rest = below if scope is not None else rest
        if scope is WardScope.SOME:
            self._draft.set("wards.names", names, lines, is_new=False)
        if scope is not None:
            self._draft.set("wards.scope", scope, lines)
        if rest:
            self._draft.keep_words(self._draft.name(field), rest)

    def _consultee(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        words = self._draft.ticked(field, words, lines, known=(*_NOT_ANY, "yes", "no", "consulted"))
        match = NOT_APPLICABLE.match(words)
        details = words[match.end() :].strip() if match else words.strip()
        if match or details:
            answer = Consultee(applies=match is None, details=details or None)
            self._draft.set(field.path, answer, lines)

    def _route(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        boxes, _rest = choices_in(words)
        text = " ".join(choice.words for choice in boxes if choice.ticked) if boxes else words
        found = [route for name, route in _ROUTES.items() if re.search(rf"\b{name}\b", text, re.IGNORECASE)]
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        else:
            self._draft.choose(field, found[0] if len(found) == 1 else None, words, lines, known=_ROUTES)

    def _paragraphs(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        found = tuple(dict.fromkeys(_PARAGRAPH.findall(CITED.sub("", words))))
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        else:
            self._draft.choose(field, found or None, words, lines, known=(*_PARAGRAPH_WORDS, *found))

    def _authority(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        found = [kind for kind, name in _AUTHORITIES.items() if re.search(rf"\b{name}\b", words, re.IGNORECASE)]
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        else:
            answer = found[0] if len(found) == 1 else None
            self._draft.choose(field, answer, words, lines, known=AUTHORITY_NAMES.values())

    def _interests(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        else:
            self._draft.keep(self._draft.name(field), lines)

    def _papers(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        """Set a background paper for each line; a document does not say which of them the public can see."""
        titles = [title.strip(" \t•*-–;") for title in words.split("\n")]
        papers = tuple(_paper(title) for title in titles if title)[:MOST_PAPERS]
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        elif papers:
            self._draft.set(field.path, papers, lines)

    def _signature(self, field: Field, words: str, lines: Sequence[Line], _: object) -> None:
        if _is_not_applicable(words):
            self._draft.not_applicable(field, words)
        elif not any(map(str.isalnum, _TO_SIGN.sub("", ROOM.sub("", words)))):
            self._draft.own_words.append(words)
        else:
            self._draft.keep(self._draft.name(field), lines)


def _paper(words: str) -> Paper:
    """Return the background paper that a line names, by its title or its address."""
    return Paper(kind=PaperKind.BACKGROUND, title=words, link=link_target(words))


def _answer_below(section: Section, field: Field) -> str | None:
    """Return the text of the same section that is printed without a label below a line."""
    place = section.fields.index(field)
    following = section.fields[place + 1 : place + 2]
    return next((f.path for f in following if f.kind is FieldKind.TEXT and f.printed is Printed.PLAIN), None)


def _without_last_word(name: str) -> str:
    """Return the name of a type without "Decision"."""
    return name.rpartition(" ")[0]


def _is_not_applicable(words: str) -> bool:
    return NOT_APPLICABLE.match(words) is not None
