"""A notice on a council's own form is verified where nobody knows the council: its form is in the record."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import barchester
from checking.forgeries import with_record
from checking.in_process import be_later_than
from checking.test_document_verdict import bad, judged
from signoff.notice.record.codec import write_record
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.signing.verification import Outcome


@pytest.fixture(params=[False, True], ids=["this program", "a later one"], autouse=True)
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        be_later_than(monkeypatch, LAYOUT)


def with_label(record: Record, key: str, label: str) -> Record:
    """Return the record on a form that calls one section otherwise."""
    form = record.terms.form
    assert form
    sections = tuple(replace(one, label=label) if one.key == key else one for one in form.sections)
    return replace(record, terms=replace(record.terms, form=replace(form, sections=sections)))


@pytest.mark.parametrize("public", [False, True])
def test_both_copies_are_intact(public: bool) -> None:
    record = barchester.signed()
    verdict = judged(render(publication_copy(record) if public else record).data)
    assert verdict.outcome is Outcome.INTACT


@pytest.mark.parametrize(
    "forged",
    [
        lambda record: with_label(record, "additional.risk", "Benefit"),
        lambda record: with_label(record, "reasons", "Reasons against the decision"),
        lambda record: replace(record, terms=replace(record.terms, form=replace(record.terms.form, title="A draft"))),
        lambda record: replace(record, notice=replace(record.notice, additional={})),
    ],
)
def test_other_words_on_the_page_are_an_alteration(forged: object) -> None:
    record = barchester.signed()
    pages = render(forged(record)).data  # type: ignore[operator]
    verdict = judged(with_record(pages, write_record(record)))
    assert verdict.outcome is Outcome.ALTERED
    assert set(bad(verdict)) & {"printed", "look"}
