"""The words of a search are shown as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from all_rows import listed_rows
from builders import draft, signed
from signoff.register.list_query import ListQuery
from signoff.register.passages import LONGEST, passage_of
from signoff.register.store import Register


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("lodz", ["Łódź"]),
        ("cafe gra", ["café’s", "Grant"]),
        ("319,151", ["319,151"]),
        ("agreed", ["agreed"]),
        ("o'brien", ["O’Brien"]),
    ],
)
def test_words_are_shown_as_written(asked: str, words: list[str]) -> None:
    record = draft(subject="Łódź Street café’s £319,151 Grant", decision="It was **agreed**\n\nby O’Brien.")
    passage = passage_of(record, asked)
    assert passage is not None
    assert [passage.text[begin:end] for begin, end in passage.matches] == words
    assert "*" not in passage.text
    assert "\n" not in passage.text


def test_the_text_with_most_of_the_words_is_shown() -> None:
    record = draft(subject="A gate", decision="A gate of iron.")
    passage = passage_of(record, "gate iron")
    assert passage is not None
    assert passage.text == "A gate of iron."


@pytest.mark.parametrize(
    ("asked", "text"),
    [("gate", "It is old, as a gate goes."), ("gate new", "A new gate"), ("new", "A new gate")],
)
def test_the_subject_is_shown_where_nothing_else_has_as_many_of_the_words(asked: str, text: str) -> None:
    record = draft(subject="A new gate", decision="Nothing.", reasons="It is old, as a gate goes.")
    passage = passage_of(record, asked)
    assert passage is not None
    assert passage.text == text


def test_a_long_text_is_cut_around_the_first_match() -> None:
    record = draft(reasons="word " * 200 + "badger " + "word " * 200)
    passage = passage_of(record, "badger")
    assert passage is not None
    assert passage.text.startswith("…word")
    assert passage.text.endswith("word…")
    assert len(passage.text) <= LONGEST + 2
    ((begin, end),) = passage.matches
    assert passage.text[begin:end] == "badger"


@given(st.text(max_size=300), st.text(max_size=12))
def test_matches_lie_within_the_passage(decision: str, asked: str) -> None:
    passage = passage_of(draft(decision=decision), asked)
    if passage is not None:
        assert passage.matches
        assert all(0 <= begin < end <= len(passage.text) for begin, end in passage.matches)


def test_only_what_was_found_has_a_passage(register: Register) -> None:
    record, other = signed(draft(subject="Badgers")), draft(subject="Foxes")
    register.save(record)
    register.save(other)
    found = listed_rows(register, ListQuery(words="badg"))
    assert [row.id for row in found] == [record.id]
    passages = register.passages([record.id, other.id, "unknown"], "badg")
    assert {notice: passage.text for notice, passage in passages.items()} == {record.id: "Badgers"}
