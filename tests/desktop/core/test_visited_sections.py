"""Which pages somebody has been on: those that edits touched, and all of them from the hand-over on."""

from __future__ import annotations

from builders import TERMS, draft, later, notice, signed
from signoff.desktop.core.visited_sections import visited_before
from signoff.notice.form.form_file import form_of
from signoff.notice.record import lifecycle
from signoff.notice.record.model import Notice, with_value
from signoff.notice.record.record import Record


def begun() -> Record:
    return lifecycle.new_record("leeds", TERMS, actor="PA", at=later(0))


def edited(record: Record, minute: int, path: str, value: object) -> Record:
    return lifecycle.edit(record, with_value(record.notice, path, value), actor="PA", at=later(minute))


def all_pages(record: Record) -> frozenset[str]:
    return frozenset(page.key for page in form_of(record.terms).pages)


def test_a_new_notice_was_not_visited() -> None:
    assert visited_before(begun()) == frozenset()
    assert begun().notice == Notice()


def test_each_edit_visits_the_page_of_its_section() -> None:
    record = edited(begun(), 1, "subject", "A gate")
    subject = visited_before(record)
    assert subject == {form_of(record.terms).page_key_of("subject")}
    again = edited(record, 2, "reasons", "It fell down.")
    assert visited_before(again) == subject | {form_of(record.terms).page_key_of("reasons")}


def test_after_a_hand_over_all_are_visited_even_when_it_was_sent_back() -> None:
    ready = lifecycle.hand_over(draft(), actor="PA", at=later(1))
    back = lifecycle.give_back(ready, actor="A. Officer", at=later(2), reason="Not mine")
    for record in (ready, back, signed()):
        assert visited_before(record) == all_pages(record)


def test_answers_that_were_copied_visit_nothing() -> None:
    copied = lifecycle.new_record("leeds", TERMS, actor="PA", at=later(0), notice=notice())
    assert visited_before(copied) == frozenset()
