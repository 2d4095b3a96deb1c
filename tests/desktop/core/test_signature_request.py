"""What is kept of a signature while its notice is open, and what is left once somebody has signed."""

from __future__ import annotations

import datetime as dt

from builders import notice
from signoff.desktop.core.person import Person
from signoff.desktop.core.signature_request import SigningDraft, SigningMethod, undated
from signoff.notice.marks.mark import Device, StrokesMark, TypedMark
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.record import Role

STROKES = StrokesMark(width=89_000, height=23_000, device=Device.PEN, strokes=(((0, 0, 0, 500), (9, 9, 10, 500)),))
CHAIR, MAKER = next(role for role in Role if role is not Role.DECISION_MAKER), Role.DECISION_MAKER


def test_a_mark_is_held_when_it_was_drawn_or_made_of_a_picture() -> None:
    assert not SigningDraft().holds_mark
    assert not SigningDraft(role=MAKER, read=notice(), signers={MAKER: Person("A. Officer")}).holds_mark
    assert SigningDraft(strokes={MAKER: STROKES}).holds_mark
    assert SigningDraft(picture=TypedMark(text="A")).holds_mark


def test_whoever_signs_next_chooses_and_reads_for_themselves() -> None:
    kept = SigningDraft(
        MAKER,
        SigningMethod.IMAGE,
        {MAKER: STROKES, CHAIR: STROKES},
        {MAKER: Person("A. Officer"), CHAIR: Person("C. Chair")},
        TypedMark(text="A"),
        notice(),
    )
    left = kept.signed(MAKER)
    assert left == SigningDraft(strokes={CHAIR: STROKES}, signers={CHAIR: Person("C. Chair")})
    assert left.method is SigningMethod.DRAW
    assert kept.strokes.keys() == {MAKER, CHAIR}


def test_signing_in_a_role_that_nothing_was_kept_for_leaves_the_others() -> None:
    assert SigningDraft(strokes={CHAIR: STROKES}).signed(MAKER).strokes == {CHAIR: STROKES}


def test_what_was_read_does_not_depend_on_the_date_of_the_decision() -> None:
    dated = with_value(notice(), "decision_date", dt.date(2024, 5, 14))
    assert undated(dated) == undated(notice())
    assert undated(with_value(dated, "subject", "Another")) != undated(dated)
