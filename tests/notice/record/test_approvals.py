"""Approvals that a change made void come back with exactly what was approved, and with nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import DAY, draft, later, signed
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.approvals import are_void, back_to_approved, voided, with_approvals_again
from signoff.notice.record.history import extends
from signoff.notice.record.integrity import faults
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.record import Record, Role, Status

EXEMPT = ExemptInformation(contains=True, paragraphs=("3",), text=ExemptText(decision="£5,000"))
DRAFT = draft(exempt_information=EXEMPT)
SETTLED = lifecycle.settle(DRAFT, rule="r", field="subject", word="Agreed", actor="PA", at=later(2))
APPROVED = signed(SETTLED, role=Role.SCRUTINY_CHAIR)


def edited(record: Record, **answers: object) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor="PA", at=later(20))


def again(record: Record, approved: Record = APPROVED) -> Record:
    return with_approvals_again(record, approved, actor="PA", at=later(30))


@pytest.mark.parametrize("answers", [{"subject": "Other"}, {"exempt_information": ExemptInformation(contains=False)}])
def test_undone_content_has_its_approvals_its_salt_and_its_considered_warnings(answers: dict[str, object]) -> None:
    changed = edited(APPROVED, **answers)
    assert are_void(changed)
    assert again(changed) is changed
    before = {name: getattr(APPROVED.notice, name) for name in answers}
    back = again(edited(changed, **before))
    assert (back.signatures, back.salt, back.settled) == (APPROVED.signatures, APPROVED.salt, APPROVED.settled)
    assert faults(back) == ()
    assert not are_void(back)
    assert codec.read_record(codec.write_record(back)) == back
    assert are_void(edited(back, subject="Once more"))


def test_the_date_of_the_decision_may_differ() -> None:
    back = again(edited(edited(APPROVED, subject="Other", decision_date=DAY), subject=APPROVED.notice.subject))
    assert (len(back.approvals), back.notice.decision_date) == (1, DAY)
    assert faults(back) == ()


def test_another_approved_state_or_another_considered_warning_brings_nothing_back() -> None:
    changed = edited(edited(APPROVED, subject="Other"), subject=APPROVED.notice.subject)
    assert again(changed, SETTLED) is changed
    assert again(changed, signed(SETTLED, role=Role.EXECUTIVE_MEMBER)) is changed, "not an earlier state of it"
    more = lifecycle.settle(changed, rule="s", field="reasons", word="Fine", actor="PA", at=later(25))
    assert again(more) is more


def test_going_back_to_an_approved_file_takes_its_answers() -> None:
    changed = edited(edited(APPROVED, subject="Other"), reasons="Others.")
    back = back_to_approved(changed, APPROVED, actor="PA", at=later(30))
    assert (back.notice, back.signatures, back.status) == (APPROVED.notice, APPROVED.signatures, Status.DRAFT)
    assert extends(back, changed)
    assert faults(back) == ()
    assert back_to_approved(APPROVED, APPROVED, actor="PA", at=later(30)) is APPROVED


def test_which_approvals_are_void_is_told_by_the_history() -> None:
    assert voided(APPROVED.history) == ()
    changed = edited(APPROVED, subject="Other")
    assert [event.actor for event in voided(changed.history)] == ["A. Officer"]
    assert voided(signed(changed, role=Role.SCRUTINY_CHAIR).history) == ()
