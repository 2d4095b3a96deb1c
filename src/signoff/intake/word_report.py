"""What is said of a Word document that was read: what went where, what has no place, and what was left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from signoff.intake.placing.placement import Passage, Placement
from signoff.intake.word.left_out import LeftOut
from signoff.notice.form.form import Form
from signoff.notice.form.kinds import FieldKind
from signoff.notice.part import Part
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import AUTHORITY_NAMES, AuthorityKind, Consultee, Notice, Route, WardScope
from signoff.notice.record.record import Terms
from signoff.notice.text import plain
from signoff.notice.text.days import written

_ROUTES = {Route.GENERAL_EXCEPTION: "General exception", Route.SPECIAL_URGENCY: "Special urgency", Route.NONE: "No"}


class Filled(Part, frozen=True, kw_only=True):
    """An answer that was filled in: its path, what the form calls it, and the answer in words."""

    path: str
    name: str
    answer: str


class WordReport(Part, frozen=True, kw_only=True):
    """All that is said; `source` is the name of the file, `passages` are those that still have no place."""

    source: str
    filled: tuple[Filled, ...] = ()
    passages: tuple[Passage, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, source: str, placement: Placement, form: Form, terms: Terms) -> WordReport:
        """Return the report on a document that was read from the file named `source`."""
        filled = (
            Filled(path=entry.path, name=entry.name, answer=_words(placement.notice, entry.path, form, terms))
            for entry in placement.placed
        )
        return cls(
            source=source,
            filled=tuple(filled),
            passages=placement.passages,
            left_out=placement.omissions,
        )

    @property
    def filled_sentence(self) -> str:
        """How many answers were filled in."""
        if not self.filled:
            return "No answer was filled in."
        return f"{_counted(len(self.filled), 'answer was', 'answers were')} filled in."

    @property
    def unplaced_sentence(self) -> str:
        """How many passages have no place yet; empty where all have one."""
        if not self.passages:
            return ""
        return f"{_counted(len(self.passages), 'passage', 'passages')} could not be placed."

    @property
    def left_out_sentence(self) -> str:
        """What was left out; empty where nothing was."""
        parts = [entry.sentence for entry in self.left_out]
        if not parts:
            return ""
        return f"Left out: {', '.join(parts[:-1])}{' and ' if parts[:-1] else ''}{parts[-1]}."

    @property
    def sentence(self) -> str:
        """All of it in short."""
        return " ".join(filter(None, (self.filled_sentence, self.unplaced_sentence, self.left_out_sentence)))


def _counted(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"


def _words(notice: Notice, path: str, form: Form, terms: Terms) -> str:
    """Return an answer in words, on one line."""
    field = form.field(path)
    value: Any = value_at(notice, field.path)
    if field.kind is FieldKind.DECISION_TYPE:
        return form.types[value]
    if field.kind is FieldKind.BAND:
        band = terms.band(notice.decision_type, value)
        return band.label if band is not None else str(value)
    if field.kind is FieldKind.WARD_SCOPE:
        scopes = {WardScope.ALL: f"All {terms.area_words.plural}", WardScope.NOT_APPLICABLE: "N/A"}
        return scopes.get(value, ", ".join(notice.wards.names))
    if isinstance(value, AuthorityKind):
        return AUTHORITY_NAMES[value]
    if isinstance(value, Route):
        return _ROUTES[value]
    return _plain(value, is_markdown=field.is_long)


def _plain(value: Any, *, is_markdown: bool) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return written(value)
    if isinstance(value, Consultee):
        parts = ("N/A" if value.applies is False else "", value.details or "")
        return " ".join(" ".join(filter(None, parts)).split())
    if isinstance(value, tuple):
        return ", ".join(value)
    return " ".join((plain(value) if is_markdown else str(value)).split())
