"""Differences between two sequences of words, and their sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.checking.word_diff import describe_difference, differences, similarity

WORDS = st.lists(st.sampled_from(["a", "b", "£5", "gate", "the"]), max_size=30)


@given(WORDS, WORDS)
@settings(max_examples=examples(150), deadline=None)
def test_differences_turn_what_is_printed_into_what_is_recorded(printed: list[str], recorded: list[str]) -> None:
    changes = differences(printed, recorded)
    assert (changes == []) == (printed == recorded)
    corrected = list(printed)
    for change in reversed(changes):
        corrected[change.printed_at : change.printed_at + len(change.printed)] = change.recorded
    assert corrected == recorded
    assert 0 <= similarity(printed, recorded) <= 1
    assert similarity(printed, printed) in (0, 1)


def test_very_different_long_texts_are_described_at_once() -> None:
    (difference,) = differences(["same", *map(str, range(9_000)), "end"], ["same", *"xyz" * 3_000, "end"])
    assert (difference.printed_at, len(difference.printed)) == (1, 9_000)
    assert len(describe_difference(difference, "on page 1")) < 300


def test_each_kind_of_difference_has_its_sentence_without_commands_to_a_terminal() -> None:
    (added,) = differences(["a", "\x1b[2J", "b"], ["a", "b"])
    assert (
        describe_difference(added, "on page 1")
        == "The printed notice adds “\\x1b[2J”, which the record does not have, on page 1."
    )
    (missing,) = differences(["a", "b"], ["a", "not", "b"])
    assert (
        describe_difference(missing, "on page 2")
        == "The printed notice leaves out “not”, which the record has, on page 2."
    )
