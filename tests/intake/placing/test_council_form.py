"""A Word file of a council with a form of its own goes to that form's own sections and rows."""

from __future__ import annotations

import datetime as dt

import pytest

import barchester
from intake.word.docx_builder import cell, docx, p, r, row, table
from signoff.intake.placing.placement import Placement
from signoff.intake.placing.placing import place
from signoff.intake.word.reader import read_word
from signoff.notice.form.form_file import form_of
from signoff.notice.record.model import Additional, DecisionType

TODAY = dt.date(2026, 11, 30)


def placed(*rows: tuple[str, str]) -> Placement:
    """Return where the rows of a table go, each a label and what was typed beside it."""
    terms = barchester.profile().terms()
    lines = "".join(row(cell(p(r(label))), cell(p(r(words)))) for label, words in rows)
    return place(read_word(docx(table(lines)), "notice.docx"), form_of(terms), terms, TODAY)


def test_sections_and_rows_of_the_councils_own_are_filled_in() -> None:
    placement = placed(
        ("What sort of decision is it?", "Delegated decision"),
        ("Title", "Repairs to the almshouse roof"),
        ("Risk", "Low"),
        ("Environmental implications", "The old slates are used again."),
        ("County Treasurer", "No objection."),
    )
    notice = placement.notice
    assert notice.decision_type is DecisionType.OTHER
    assert notice.subject == "Repairs to the almshouse roof"
    assert notice.additional == {
        "risk": Additional(choice="Low"),
        "climate": Additional(text="The old slates are used again."),
    }
    assert notice.consultation.rows["treasurer"].details == "No objection."
    assert placement.passages == ()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("☐ None ☒ Low ☐ Medium ☐ High", Additional(choice="Low")),
        ("low", Additional(choice="Low")),
        ("Slates may come late.", Additional(text="Slates may come late.")),
    ],
)
def test_a_choice_is_read_from_boxes_or_words_and_anything_else_is_its_text(words: str, answer: Additional) -> None:
    assert placed(("Risk", words)).notice.additional == {"risk": answer}
