"""Places a whole document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from signoff.intake.placing.answers import Answers
from signoff.intake.placing.draft import Draft
from signoff.intake.placing.given import Given
from signoff.intake.placing.labels import Labels
from signoff.intake.placing.lines import Line
from signoff.intake.placing.placement import Placement
from signoff.intake.placing.placer import Placer
from signoff.intake.placing.words import plain_words
from signoff.intake.word.content import WordDocument, is_blank
from signoff.intake.word.left_out import LeftOut, LeftOutCounter, LeftOutKind
from signoff.notice.form.form import Form
from signoff.notice.record.model import storable
from signoff.notice.record.record import Terms


def place(document: WordDocument, form: Form, terms: Terms, today: dt.date) -> Placement:
    """Return what a document says, in the sections of a notice on this form with these terms.

    `today` is the day by which years of two digits are read.
    """
    labels = Labels.of(form, terms.labels)
    given = Placer(labels).place(document.blocks)
    draft = Draft(form, terms.labels, document.notes)
    Answers(draft, form, terms, today).fill(given.lines)
    for loose in given.loose:
        if any(not is_blank(block) for block in loose.blocks):
            draft.keep(loose.heading, [Line(block) for block in loose.blocks])
        elif loose.heading:
            draft.own_words.append(loose.heading)
    left_out = LeftOutCounter()
    for words in (*given.own_words, *draft.own_words):
        if words.strip():
            left_out.note(LeftOutKind.FORM, words)
    for number in document.notes.keys() - draft.cited:
        _place_note(number, document.notes[number], given, draft, left_out)
    others = tuple(entry for found in document.left_out for entry in _without_own(found, labels, left_out))
    return Placement(
        notice=storable(draft.notice),
        placed=tuple(draft.placed),
        passages=tuple(draft.passages),
        left_out=(*left_out.result(), *others),
    )


def _place_note(number: int, words: str, given: Given, draft: Draft, left_out: LeftOutCounter) -> None:
    """Take a note that no answer cites: the form's own, or else one without a place."""
    if any(f"[{number}]" in text for text in given.own_words):
        left_out.note(LeftOutKind.FORM, words)
    elif words:
        draft.keep_words(f"Note {number}", words)


def _without_own(entry: LeftOut, labels: Labels, own: LeftOutCounter) -> Iterator[LeftOut]:
    """Yield what was left out, but headers and footers only where they do not say what the form says itself."""
    if entry.kind is not LeftOutKind.HEADERS:
        yield entry
        return
    words = [text for text in entry.words if not _is_own(text, labels)]
    for text in entry.words:
        if text not in words:
            own.note(LeftOutKind.FORM, text)
    if words:
        yield LeftOut(kind=entry.kind, count=len(words), words=tuple(words))


def _is_own(text: str, labels: Labels) -> bool:
    """Whether a header says only what the form says, or counts pages."""
    words = [word for word in plain_words(text) if not word.isdecimal() and word not in ("page", "of")]
    return not words or labels.is_phrase(text)
