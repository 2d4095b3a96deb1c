"""The form's own words in each version of the layout, by which an older file may differ from today's.

For each layout, `resources/layouts` holds the words of an empty form, for each type of decision. These files never
change: a file of that layout may differ from what today's program prints of its record by exactly the differences of
the empty forms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import UNSET

from signoff import paths
from signoff.checking.fidelity.logical_text import LogicalText, logical_text_of
from signoff.checking.word_diff import Difference, common_prefix, differences
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Record
from signoff.pdf.metadata import LAYOUT

Words: TypeAlias = tuple[str, ...]

_KNOWN_BY = 3


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of an older form that replace others of today's, and today's words before and after those."""

    printed: Words
    recorded: Words
    before: Words
    after: Words

    def is_at(self, difference: Difference, recorded: Words) -> bool:
        """Return whether a difference from a record's words is this one, at the form's own place for it.

        It must be recognised by at least three words: those that were replaced, and those around them.
        """
        if (difference.printed, difference.recorded) != (self.printed, self.recorded):
            return False
        before, after = _context(recorded, difference)
        known = len(self.recorded) + common_prefix(before[::-1], self.before[::-1]) + common_prefix(after, self.after)
        return known >= _KNOWN_BY


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences of one part of a form from today's."""

    replaced: tuple[Replaced, ...] = ()

    def unexplained(self, printed: Sequence[str], recorded: Sequence[str]) -> list[Difference]:
        """Return the differences that are not between the two forms; each of those may occur as often as in them."""
        left, remaining, words = list(self.replaced), [], tuple(recorded)
        for difference in differences(printed, recorded):
            explanation = next((known for known in left if known.is_at(difference, words)), None)
            if explanation is None:
                remaining.append(difference)
            else:
                left.remove(explanation)
        return remaining


@dataclass(frozen=True, slots=True)
class FormWords:
    """How a file's form may differ from what this program prints of the same record."""

    text: Changes = Changes()
    about: Changes = Changes()
    tags: Changes = Changes()
    notes: tuple[Mapping[str, Words], Mapping[str, Words]] = ({}, {})

    def explains_notes(self, printed: Mapping[str, Words], recorded: Mapping[str, Words]) -> bool:
        """Return whether footnotes differ exactly as those of the two forms do."""
        theirs, ours = self.notes
        return printed.keys() == recorded.keys() and all(
            words == recorded[name] or (words == theirs.get(name) and recorded[name] == ours.get(name))
            for name, words in printed.items()
        )


def form_words(layout: int, record: Record) -> FormWords:
    """Return how the form of a layout differs from today's, for records of this record's type of decision.

    A layout that is not known here, and today's own, may not differ at all; nor may a council's own form.
    """
    if record.terms.form is not UNSET:  # its words are the record's, whatever the layout
        return FormWords()
    kind = record.notice.decision_type
    stored = stored_form(layout, kind) if layout != LAYOUT else None
    if stored is None:
        return FormWords()
    today = empty_form(kind, layout)
    text, about, tags = (_changes(stored[part], tuple(today[part])) for part in ("text", "about", "tags"))
    theirs, ours = ({name: tuple(words) for name, words in form["notes"].items()} for form in (stored, today))
    return FormWords(text, about, tags, (theirs, ours))


def _changes(stored: Sequence[str], today: Words) -> Changes:
    return Changes(
        tuple(
            Replaced(difference.printed, difference.recorded, *_context(today, difference))
            for difference in differences(stored, today)
        )
    )


def _context(recorded: Words, difference: Difference) -> tuple[Words, Words]:
    """Return the words before and after those that differ, as many as a difference is recognised by."""
    end = difference.recorded_at + len(difference.recorded)
    return recorded[max(0, difference.recorded_at - _KNOWN_BY) : difference.recorded_at], recorded[
        end : end + _KNOWN_BY
    ]


def stored_form(layout: int, kind: DecisionType | None) -> dict[str, Any] | None:
    """Return the words of the empty form of a layout, or None for a layout that is not known here.

    Raises ResourceProblem where the file of a layout that this program must know is missing.
    """
    if not 0 < layout <= LAYOUT:
        return None
    forms: dict[str, Any] = json.loads(paths.resource(f"layouts/{layout}.json").read_bytes())
    form: dict[str, Any] = forms[kind.value if kind else ""]
    return form


def empty_form(kind: DecisionType | None, layout: int = LAYOUT) -> dict[str, Any]:
    """Return the words of today's empty form, of a type of decision, with placeholder signatures.

    They are in the structure of this layout.
    """
    from signoff.checking.fidelity.earlier_structure import in_structure_of
    from signoff.pdf.export import render
    from signoff.pdf.reading.document import read_document

    record = _blank(kind)
    return as_data(logical_text_of(in_structure_of(layout, read_document(render(record).data), record)))


def as_data(speech: LogicalText) -> dict[str, Any]:
    """Return a form's words as plain data for JSON."""
    return {
        "text": [word.text for word in speech.text],
        "notes": {name: list(words) for name, words in speech.notes.items()},
        "about": list(speech.about),
        "tags": list(speech.tags),
    }


def _blank(kind: DecisionType | None) -> Record:
    """Return a record without an answer, signed in every role, of a council that has no words of its own."""
    import datetime as dt

    from signoff.notice.record.model import Notice
    from signoff.notice.record.record import FORMAT, VERSION, Role, Signature, Status, Terms

    day = dt.date(2000, 1, 3)
    signatures = tuple(
        Signature(
            role=role,
            name="–",
            post="–",
            date=day,
            signed_at=dt.datetime(2000, 1, 3, tzinfo=dt.UTC),
            content_digest="",
        )
        for role in (Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER, Role.DECISION_MAKER)
    )
    return Record(
        format=FORMAT,
        version=VERSION,
        id="00000000-0000-4000-8000-000000000000",
        council="",
        status=Status.SIGNED,
        terms=Terms(labels={"council": "–"}),
        notice=Notice(decision_type=kind, decision_date=day),
        signatures=signatures,
    )
