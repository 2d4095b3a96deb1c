"""Every answer is reached by its dotted path, and every text that a person enters can be stored."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import draft, notice
from examples import examples
from signoff.notice.record import codec
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import Consultation, Consultee, Interest, storable

MEMBER = "consultation.executive_member.interests.1.member"
INTERESTED = notice(
    consultation=Consultation(executive_member=Consultee(interests=(Interest(member="A"), Interest(member="B"))))
)


def test_a_path_leads_to_its_answer_and_only_that_is_replaced() -> None:
    assert value_at(INTERESTED, MEMBER) == "B"
    changed = with_value(INTERESTED, MEMBER, "C")
    assert [interest.member for interest in changed.consultation.executive_member.interests] == ["A", "C"]
    assert value_at(INTERESTED, MEMBER) == "B"
    assert with_value(changed, MEMBER, "B") == INTERESTED


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "contact.0", "subject.0", "contact.fax", "director.x.y", "wards.names.x", "wards.names.²"),
        *(f"consultation.executive_member.interests.{index}" for index in ("2", "-1", "9" * 30, "9" * 5000)),
    ],
)
def test_a_path_that_does_not_exist_raises(path: str) -> None:
    with pytest.raises((AttributeError, IndexError)):
        value_at(INTERESTED, path)
    with pytest.raises((AttributeError, IndexError)):
        with_value(INTERESTED, path, "x")


@given(st.text(st.characters(codec=None, categories=["Cs", "L", "N"])))
@settings(max_examples=examples(50))
def test_what_is_storable_is_written_and_read_again(text: str) -> None:
    record = storable(draft(subject=text, wards=INTERESTED.wards))
    assert codec.read_record(codec.write_record(record)) == record


def test_half_characters_are_replaced_and_whole_ones_stay() -> None:
    assert storable(notice(subject="a\ud83db")).subject == "a\ufffdb"
    assert storable(notice(subject="\ud83d\ude00 and \ude00")).subject == "\U0001f600 and \ufffd"
    whole = notice(subject="\U0001f600")
    assert storable(whole) is whole
