"""The form's own words in each version of the layout, by which a file of an older one may differ from today's.

For each layout, `resources/layouts` keeps what an empty form says, of each type of decision. It is never changed: a
file of that layout may differ from what today's program prints of its record by just what the empty forms differ.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from signoff import paths
from signoff.checking.fidelity.speech import Speech, speech_of
from signoff.checking.wording import Difference, differences
from signoff.notice.model import DecisionType
from signoff.notice.record import Record
from signoff.pdf.metadata import LAYOUT

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormWords:
    """By what the words of a file's form may differ from those that this program prints of the same record."""

    replaced: Counter[tuple[Words, Words]] = field(default_factory=Counter)
    notes: tuple[Mapping[str, Words], Mapping[str, Words]] = ({}, {})

    def unexplained(self, found: Sequence[Difference]) -> list[Difference]:
        """Return the differences that are not between the two forms, each of which may occur as often as in them."""
        left = self.replaced.copy()
        kept = []
        for one in found:
            key = (one.printed, one.recorded)
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(one)
        return kept

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
    kept = kept_form(layout, kind)
    if kept is None:
        return FormWords()
    today = empty_form(kind)
    if kept == today:
        return FormWords()
    replaced = Counter(
        (one.printed, one.recorded) for part in ("text", "about") for one in differences(kept[part], today[part])
    )
    notes = tuple({name: tuple(words) for name, words in one["notes"].items()} for one in (kept, today))
    return FormWords(replaced, (notes[0], notes[1]))


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
    """Return words as JSON has them."""
    return {
        "text": [one.text for one in speech.text],
        "notes": {name: list(words) for name, words in speech.notes.items()},
        "about": list(speech.about),
    }


def _blank(kind: DecisionType | None) -> Record:
    """Return a record without an answer, signed in every role, of a council that has no words of its own."""
    import datetime as dt

    from signoff.notice.model import Notice
    from signoff.notice.record import FORMAT, VERSION, Role, Signature, Status, Terms

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
