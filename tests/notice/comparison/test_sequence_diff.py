"""Where two sequences differ: what is found makes the second of the first, however hostile the two are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.notice.comparison.sequence_diff import Gap, Steps, gaps, in_phrases

Element = TypeVar("Element")

SEQUENCES = st.lists(st.integers(0, 4), max_size=80)


def patched(first: Sequence[Element], second: Sequence[Element], differences: Sequence[Gap]) -> list[Element]:
    """Return the first sequence with the gaps filled from the second."""
    result: list[Element] = []
    place = 0
    for gap in differences:
        result += [*first[place : gap.first], *second[gap.second : gap.second_end]]
        place = gap.first_end
    return [*result, *first[place:]]


@given(SEQUENCES, SEQUENCES)
def test_the_differences_make_the_second_of_the_first(first: list[int], second: list[int]) -> None:
    differences = gaps(first, second)
    assert patched(first, second, differences) == second
    assert bool(differences) == (first != second)


@given(SEQUENCES, SEQUENCES)
def test_so_do_those_in_phrases(first: list[int], second: list[int]) -> None:
    assert patched(first, second, in_phrases(gaps(first, second))) == second


def test_a_word_between_two_that_differ_is_not_the_same_but_by_chance() -> None:
    first, second = (
        ["works", "start", "on", "20", "May", "and", "the", "bridge", "reopens"],
        ["work", "begins", "in", "the", "new", "year"],
    )
    assert len(in_phrases(gaps(first, second))) == 1


@given(SEQUENCES, SEQUENCES, st.integers(0, 40))
def test_so_they_do_where_the_steps_do_not_last(first: list[int], second: list[int], most: int) -> None:
    assert patched(first, second, gaps(first, second, Steps(most))) == second


def test_a_word_that_came_and_one_that_went_are_all_that_differs() -> None:
    first, second = ["we", "keep", "the", "old", "gate", "here"], ["we", "paint", "the", "gate", "here", "now"]
    assert gaps(first, second) == [Gap(1, 2, 1, 2), Gap(3, 4, 3, 3), Gap(6, 6, 5, 6)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([1] * 60_000, [1, 2] * 30_000),
        (list(range(60_000)), list(range(60_000, 0, -1))),
        ([number * number % 7 for number in range(60_000)], [number * number % 5 for number in range(60_000)]),
    ],
)
def test_hostile_sequences_are_compared_within_the_steps(first: list[int], second: list[int]) -> None:
    steps = Steps(100_000)
    assert patched(first, second, gaps(first, second, steps)) == second
