"""A change names what of a notice is other than before, and who has made it so."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from builders import draft, later, signed
from signoff.desktop.core.change import Change
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import Interest
from signoff.notice.record.record import Record
from signoff.register.store import Register

INTERESTS = "consultation.executive_member.interests"


def edited(record: Record, path: str, value: Any) -> Record:
    return replace(record, notice=with_value(record.notice, path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [("subject", "Another"), ("decision_maker.name", "B. Deputy"), (INTERESTS, (Interest(member="Cllr Ash"),))],
)
def test_a_change_names_the_answer_that_is_other(path: str, value: Any) -> None:
    before = draft()
    change = Change.between(before, edited(before, path, value), by=path)
    assert change == Change(frozenset({path}), by=path)


def test_of_rows_the_answer_within_is_named_unless_a_row_came_or_went() -> None:
    with_two = edited(draft(), INTERESTS, (Interest(member="Cllr Ash"), Interest(member="Cllr Oak")))
    named = edited(with_two, f"{INTERESTS}.1.member", "Cllr Elm")
    assert Change.between(with_two, named).paths == {f"{INTERESTS}.1.member"}
    assert Change.between(with_two, edited(with_two, INTERESTS, (Interest(member="Cllr Oak"),))).paths == {INTERESTS}


def test_an_answer_is_touched_with_what_it_is_part_of_and_with_its_parts_alone() -> None:
    change = Change(frozenset({"decision_maker.name"}))
    assert change.touches("decision_maker.name")
    assert change.touches("decision_maker")
    assert not change.touches("decision_maker.post")
    assert not change.touches("decision")
    assert Change(frozenset({INTERESTS})).touches(f"{INTERESTS}.0.member")


def test_a_signature_changes_the_state_and_typing_does_not() -> None:
    before = draft()
    assert Change.between(before, signed(before)).state
    assert not Change.between(before, edited(before, "reasons", "Others.")).state
    assert Change.between(before, before) == Change()


@given(st.dictionaries(st.sampled_from(["subject", "reasons", "decision_maker.name", "contact.name"]), st.text()))
def test_exactly_the_answers_that_differ_are_named(answers: dict[str, str]) -> None:
    before = after = draft()
    for path, value in answers.items():
        after = edited(after, path, value)
    paths = Change.between(before, after).paths
    assert paths == {path for path in answers if value_at(before.notice, path) != value_at(after.notice, path)}


def test_a_change_of_the_session_names_who_has_typed(tmp_path: Path, qapp: QApplication) -> None:
    changes: list[Change] = []
    with Register.open(tmp_path / "register.sqlite") as register:
        session = NoticeSession(register, load_profile("leeds"), draft(), actor=lambda: "Pat", clock=lambda: later(5))
        session.changed.connect(changes.append)
        session.set_value("subject", "By somebody", by="field")
        session.set_value("subject", "By nobody in particular")
        session.set_value("subject", "By nobody in particular")
        NoticeSteps(session).advance(partial(lifecycle.hand_over, to="Tim"))
    subject = frozenset({"subject"})
    assert changes == [Change(subject, by="field"), Change(subject), Change(state=True)]
