"""Thinning at its limits: straight lines, stops, turns of pressure, and strokes that are left as they are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.desktop.marks.stroke_simplification import MOST, USUAL, thinned, thinned_to
from signoff.notice.marks.mark import Stroke


def line(count: int, *, pressure: int = 500, step: int = 20) -> Stroke:
    """Return a straight stroke at one speed."""
    return tuple((number * step, 0, number * 10, pressure) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_cannot_be_less_stays(count: int) -> None:
    assert thinned(line(count)) == line(count)


def test_of_a_straight_line_at_one_speed_the_ends_stay() -> None:
    assert thinned(line(100)) == (line(100)[0], line(100)[-1])


def test_of_a_very_long_line_points_stay_so_near_that_a_curve_cannot_bulge() -> None:
    kept = thinned(line(101, step=100))
    gaps = [after[0] - before[0] for before, after in itertools.pairwise(kept)]
    assert max(gaps) <= 2_500
    assert len(kept) < 12


@pytest.mark.parametrize(
    ("sample", "stays"),
    [
        ((1_000, int(USUAL) - 1, 500, 500), False),
        ((1_000, int(USUAL) + 1, 500, 500), True),
        ((1_000, 0, 500 + 5, 500), False),
        ((1_000, 0, 500 + 7, 500), True),
        ((1_000, 0, 500, 500 + 24), False),
        ((1_000, 0, 500, 500 + 26), True),
    ],
)
def test_a_sample_stays_for_its_place_its_time_or_its_pressure(sample: tuple[int, int, int, int], stays: bool) -> None:
    stroke = ((0, 0, 0, 500), sample, (2_000, 0, 1_000, 500))
    assert (sample in thinned(stroke)) == stays


def test_a_pause_where_the_pen_rests_keeps_its_time() -> None:
    resting = ((0, 0, 0, 500), (0, 0, 400, 500), (0, 0, 1_000, 500))
    assert thinned(resting) == resting
    assert thinned(((0, 0, 0, 500), (0, 0, 3, 500), (0, 0, 5, 500)))[-1] == (0, 0, 5, 500)


SAMPLES = st.lists(
    st.tuples(st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 5_000), st.integers(0, 1_000)), max_size=40
)


@given(samples=SAMPLES)
@settings(max_examples=examples(20), deadline=None)
def test_what_is_kept_is_of_the_stroke_in_its_order_and_thinning_again_takes_nothing_more(
    samples: list[tuple[int, int, int, int]],
) -> None:
    stroke = tuple(sorted(samples, key=lambda sample: sample[2]))
    kept = thinned(stroke)
    rest = iter(stroke)
    assert all(sample in rest for sample in kept)
    assert kept[:1] == stroke[:1]
    assert kept[-1:] == stroke[-1:]
    assert len(thinned(kept)) <= len(kept) <= len(stroke)


def test_strokes_that_are_few_enough_are_left_alone() -> None:
    strokes = (line(50), line(50))
    assert thinned_to(strokes, 100) == strokes


def test_too_many_samples_are_thinned_in_steps_and_never_beyond_what_is_seen() -> None:
    zigzag = tuple((number * 20, 120 * (number % 2), number * 10, 500) for number in range(300))
    assert len(thinned(zigzag)) == len(zigzag)
    (few,) = thinned_to((zigzag,), 10)
    assert 2 <= len(few) < len(zigzag)
    wide = tuple((number * 20, int(MOST * 3) * (number % 2), number * 10, 500) for number in range(300))
    (most,) = thinned_to((wide,), 10)
    assert len(most) > 200
