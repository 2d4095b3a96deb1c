"""The form's own words in each version of the layout, by which a file of an older one may differ from today's.

For each layout, `resources/layouts` keeps what an empty form says, of each type of decision. It is never changed: a
file of that layout may differ from what today's program prints of its record by just what the empty forms differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from signoff import paths
from signoff.checking.fidelity.speech import Speech, speech_of
from signoff.checking.word_diff import Difference, differences
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Record
from signoff.pdf.metadata import LAYOUT

Words: TypeAlias = tuple[str, ...]

_KNOWN_BY = 3


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of a form that stand for others of today's, and today's words before and after those."""

    printed: Words
    recorded: Words
    before: Words
    after: Words

    def is_at(self, one: Difference, recorded: Words) -> bool:
        """Whether a difference from the words of a record is this one, at the form's own place for it.

        It must be known again by three words at the least: those that were replaced, and those around them.
        """
        if (one.printed, one.recorded) != (self.printed, self.recorded):
            return False
        before, after = _around(recorded, one)
        known = len(self.recorded) + _common(before[::-1], self.before[::-1]) + _common(after, self.after)
        return known >= _KNOWN_BY


@dataclass(frozen=True, slots=True)
class Changes:
    """By what one part of a form differs from today's."""

    replaced: tuple[Replaced, ...] = ()

    def unexplained(self, printed: Sequence[str], recorded: Sequence[str]) -> list[Difference]:
        """Return the differences that are not between the two forms, each of which may occur as often as in them."""
        left, kept, words = list(self.replaced), [], tuple(recorded)
        for one in differences(printed, recorded):
            found = next((known for known in left if known.is_at(one, words)), None)
            if found is None:
                kept.append(one)
            else:
                left.remove(found)
        return kept


@dataclass(frozen=True, slots=True)
class FormWords:
    """By what a file's form may differ from what this program prints of the same record."""

    text: Changes = Changes()
    about: Changes = Changes()
    tags: Changes = Changes()
    notes: tuple[Mapping[str, Words], Mapping[str, Words]] = ({}, {})

    def explains_notes(self, printed: Mapping[str, Words], recorded: Mapping[str, Words]) -> bool:
        """Whether footnotes differ just as those of the two forms do."""
        theirs, ours = self.notes
        return printed.keys() == recorded.keys() and all(
            words == recorded[name] or (words == theirs.get(name) and recorded[name] == ours.get(name))
            for name, words in printed.items()
        )


def form_words(layout: int, record: Record) -> FormWords:
    """Return by what the form of a layout's version differs from today's, for records of this one's type of decision.

    Of a version that is not known here, and of today's, nothing may differ.
    """
    kind = record.notice.decision_type
    kept = kept_form(layout, kind) if layout != LAYOUT else None
    if kept is None:
        return FormWords()
    today = empty_form(kind)
    text, about, tags = (_changes(kept[part], tuple(today[part])) for part in ("text", "about", "tags"))
    theirs, ours = ({name: tuple(words) for name, words in one["notes"].items()} for one in (kept, today))
    return FormWords(text, about, tags, (theirs, ours))


def _changes(kept: Sequence[str], today: Words) -> Changes:
    return Changes(tuple(Replaced(one.printed, one.recorded, *_around(today, one)) for one in differences(kept, today)))


def _around(recorded: Words, one: Difference) -> tuple[Words, Words]:
    """Return the words before and after those that differ, as many as a difference is known by."""
    end = one.recorded_at + len(one.recorded)
    return recorded[max(0, one.recorded_at - _KNOWN_BY) : one.recorded_at], recorded[end : end + _KNOWN_BY]


def _common(one: Words, other: Words) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def kept_form(layout: int, kind: DecisionType | None) -> dict[str, Any] | None:
    """Return what the empty form of a layout says, None for a layout that is not known here.

    Raises ResourceProblem where the file of a layout that this program must know is missing.
    """
    if not 0 < layout <= LAYOUT:
        return None
    forms: dict[str, Any] = json.loads(paths.resource(f"layouts/{layout}.json").read_bytes())
    found: dict[str, Any] = forms[kind.value if kind else ""]
    return found


def empty_form(kind: DecisionType | None) -> dict[str, Any]:
    """Return what the empty form says today, of a type of decision, signed by nobody in particular."""
    from signoff.pdf.export import render
    from signoff.pdf.reading.document import read_document

    return as_data(speech_of(read_document(render(_blank(kind)).data)))


def as_data(speech: Speech) -> dict[str, Any]:
    """Return what a form says as JSON has it."""
    return {
        "text": [one.text for one in speech.text],
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
