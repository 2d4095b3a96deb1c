"""Which command can be done on which notice, and the sentence that says why another cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import draft, later, signed
from examples import examples
from signoff.desktop.core import permission
from signoff.desktop.core.permission import Moment, WhyNot
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record

DRAFT = draft()
READY = lifecycle.hand_over(DRAFT, actor="PA", at=later(1))
SIGNED = signed()
PUBLICATION = publication_copy(SIGNED)
WITHDRAWN = lifecycle.withdraw(DRAFT, actor="PA", at=later(2), reason="")
WITHDRAWN_SIGNED = lifecycle.withdraw(SIGNED, actor="PA", at=later(20), reason="")

YES = ""
RECORDS: dict[str, Record | None] = {
    "none": None,
    "draft": DRAFT,
    "ready": READY,
    "signed": SIGNED,
    "publication": PUBLICATION,
    "withdrawn": WITHDRAWN,
    "withdrawn signed": WITHDRAWN_SIGNED,
}


@pytest.mark.parametrize(
    ("why_not", "answers"),
    [
        (
            permission.to_copy,
            {"none": permission.NO_NOTICE, "draft": YES, "signed": YES, "publication": permission.NOT_CHANGED_HERE}
            | {"withdrawn": YES},
        ),
        (
            permission.to_sign,
            {"none": permission.NO_NOTICE, "draft": YES, "ready": YES, "signed": permission.SIGNED_ALREADY}
            | {"publication": permission.NOT_CHANGED_HERE, "withdrawn": permission.WITHDRAWN}
            | {"withdrawn signed": permission.SIGNED_ALREADY},
        ),
        (
            permission.to_hand_over,
            {"none": permission.NO_NOTICE, "draft": YES, "ready": YES, "signed": YES, "withdrawn": permission.WITHDRAWN}
            | {"publication": permission.NOT_CHANGED_HERE, "withdrawn signed": permission.WITHDRAWN},
        ),
        (
            permission.to_send,
            {"none": permission.NO_NOTICE, "draft": permission.NOT_HANDED_OVER, "ready": YES}
            | {"publication": permission.NOT_CHANGED_HERE, "withdrawn signed": permission.WITHDRAWN},
        ),
        (
            permission.to_supersede,
            {"none": permission.NO_NOTICE, "draft": permission.NOT_SIGNED, "ready": permission.NOT_SIGNED}
            | {"signed": YES, "publication": permission.NOT_CHANGED_HERE, "withdrawn signed": YES},
        ),
        (
            permission.to_withdraw,
            {"none": permission.NO_NOTICE, "draft": YES, "signed": YES, "withdrawn": permission.WITHDRAWN_ALREADY}
            | {"publication": permission.NOT_CHANGED_HERE},
        ),
        (
            permission.to_bring_back,
            {"none": permission.NO_NOTICE, "draft": permission.NOT_WITHDRAWN, "withdrawn": YES}
            | {"withdrawn signed": YES, "publication": permission.NOT_CHANGED_HERE},
        ),
        (
            permission.to_export_record_copy,
            {"none": permission.NO_NOTICE, "draft": YES, "signed": YES, "publication": permission.NO_RECORD_COPY},
        ),
        (permission.to_read, {"none": permission.NO_NOTICE, "draft": YES, "publication": YES}),
    ],
)
def test_what_can_be_done_with_a_notice(why_not: WhyNot, answers: dict[str, str]) -> None:
    assert {name: why_not(Moment(RECORDS[name])) for name in answers} == answers


def test_a_damaged_notice_is_examined_though_it_cannot_be_read() -> None:
    damaged = Moment(notice_id="D1")
    assert permission.to_examine(damaged) == permission.to_show_history(damaged) == YES
    assert permission.to_read(damaged) == permission.to_copy(damaged) == permission.NO_NOTICE
    assert permission.to_examine(Moment()) == permission.NO_NOTICE


def test_only_an_open_publication_copy_has_no_history() -> None:
    assert permission.to_show_history(Moment(PUBLICATION, stage="signed")) == permission.NO_HISTORY
    assert permission.to_show_history(Moment(PUBLICATION)) == YES
    assert permission.to_show_history(Moment(SIGNED, stage="signed")) == YES


@pytest.mark.parametrize(
    ("stage", "leave", "review", "go_on"),
    [
        ("", permission.NOT_OPEN, permission.NOT_OPEN, permission.NOT_OPEN),
        ("wizard", YES, YES, YES),
        ("sign", YES, YES, permission.LAST_STEP),
        ("signed", YES, permission.NO_SECTIONS, permission.NO_SECTIONS),
    ],
)
def test_where_one_can_go_from_each_screen(stage: str, leave: str, review: str, go_on: str) -> None:
    now = Moment(DRAFT, stage=stage)
    assert (permission.to_leave(now), permission.to_review(now), permission.to_next_section(now)) == (
        leave,
        review,
        go_on,
    )


@pytest.mark.parametrize(
    ("method", "reason"),
    [("copy", permission.NO_TEXT), ("paste", permission.NO_CHANGE), ("undo", permission.NO_CHANGE)],
)
def test_editing_asks_for_a_field_that_can_do_it(method: str, reason: str) -> None:
    assert permission.to_edit(method)(Moment()) == reason
    assert permission.to_edit(method)(Moment(edits=frozenset({method}))) == YES
    assert permission.to_edit(method)(Moment(edits=frozenset({"cut"}))) == reason


@given(
    record=st.sampled_from(list(RECORDS.values())),
    notice_id=st.sampled_from(["", "D1"]),
    stage=st.sampled_from(["", "wizard", "sign", "signed"]),
)
@settings(max_examples=examples(40), deadline=None)
def test_a_reason_is_a_sentence_and_nothing_is_both_withdrawn_and_brought_back(
    record: Record | None, notice_id: str, stage: str
) -> None:
    now = Moment(record, notice_id, stage)
    named = [value for name, value in vars(permission).items() if name.startswith("to_") and name != "to_edit"]
    for why_not in named:
        reason = why_not(now)
        assert not reason or (reason[0].isupper() and reason.endswith("."))
    assert permission.to_withdraw(now) or permission.to_bring_back(now)
    assert permission.always(now) == YES
