"""Curves fitted to points: they pass near the points, join smoothly, and are no more than the line needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import Curve, along
from signoff.signing.marks.curve_fit import fit_curves

CHUNK = 36


def arc(radius: float, degrees: float, count: int) -> list[Point]:
    """Return points along part of a circle round the origin."""
    return [
        (radius * math.cos(math.radians(degrees * n / count)), radius * math.sin(math.radians(degrees * n / count)))
        for n in range(count + 1)
    ]


def walked(turns: Sequence[float]) -> list[Point]:
    """Return points a pixel apart, each step turned a little from the one before."""
    x = y = angle = 0.0
    points = [(x, y)]
    for turn in turns:
        angle += turn
        x, y = x + math.cos(angle), y + math.sin(angle)
        points.append((x, y))
    return points


def distance(point: Point, start: Point, fitted: Sequence[Curve]) -> float:
    return min(math.dist(point, place) for place in along((start, tuple(fitted)), 60))


def tangent(before: Point, after: Point) -> float:
    return math.atan2(after[1] - before[1], after[0] - before[0])


def assert_smooth(start: Point, fitted: Sequence[Curve], *, within: float = 1e-6) -> None:
    for (_, coming, end), (leaving, _, _) in pairwise(fitted):
        assert abs(math.remainder(tangent(coming, end) - tangent(end, leaving), math.tau)) < within


@pytest.mark.parametrize("count", [3, 10, 36, 37, 150])
def test_a_straight_line_is_one_straight_curve_for_each_stretch(count: int) -> None:
    points = [(2.0 * n, 1.0 * n) for n in range(count + 1)]
    fitted = list(fit_curves(points, CHUNK))
    assert len(fitted) == max(1, round(count / CHUNK))
    assert fitted[-1][2] == points[-1]
    for place in along((points[0], tuple(fitted)), 20):
        assert place[1] == pytest.approx(place[0] / 2)
        assert 0 <= place[0] <= 2 * count


@pytest.mark.parametrize("radius", [12.0, 40.0, 90.0])
@pytest.mark.parametrize("degrees", [60, 180, 300, -200])
def test_an_arc_is_followed_within_four_tenths_of_a_pixel(radius: float, degrees: float) -> None:
    points = arc(radius, degrees, max(8, round(abs(math.radians(degrees)) * radius)))
    fitted = list(fit_curves(points, CHUNK))
    assert max(distance(point, points[0], fitted) for point in points) < 0.45
    assert all(abs(math.hypot(*place) - radius) < 0.6 for place in along((points[0], tuple(fitted)), 20))
    assert len(fitted) <= max(1, round(len(points) / CHUNK)) + 3
    assert_smooth(points[0], fitted)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.floats(-0.25, 0.25), min_size=4, max_size=140))
def test_any_bending_line_is_followed_from_its_first_point_to_its_last(turns: list[float]) -> None:
    points = walked(turns)
    fitted = list(fit_curves(points, CHUNK))
    assert fitted[-1][2] == points[-1]
    assert max(distance(point, points[0], fitted) for point in points) < 0.7
    assert_smooth(points[0], fitted)
    assert len(fitted) <= len(points)


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.floats(-0.25, 0.25), min_size=4, max_size=80), st.floats(-500, 500), st.floats(-500, 500))
def test_a_line_moved_is_its_curves_moved(turns: list[float], across: float, down: float) -> None:
    points = walked(turns)
    moved = [(x + across, y + down) for x, y in points]
    before, after = list(fit_curves(points, CHUNK)), list(fit_curves(moved, CHUNK))
    assert len(before) == len(after)
    for curve, other in zip(before, after, strict=True):
        for (x, y), point in zip(curve, other, strict=True):
            assert math.dist((x + across, y + down), point) < 1e-3


def test_the_ends_of_a_closed_line_join_smoothly_and_those_of_an_open_one_need_not() -> None:
    points = arc(50.0, 360, 314)
    points[-1] = points[0]
    fitted = list(fit_curves(points, CHUNK, closed=True))
    assert fitted[-1][2] == points[0]
    seam = tangent(fitted[-1][1], points[0]) - tangent(points[0], fitted[0][0])
    assert abs(math.remainder(seam, math.tau)) < 1e-6
    assert tangent(points[0], fitted[0][0]) == pytest.approx(math.pi / 2, abs=0.02)
    opened = list(fit_curves(arc(50.0, 180, 157), CHUNK))
    assert tangent((50.0, 0.0), opened[0][0]) == pytest.approx(math.pi / 2, abs=0.05)
    assert tangent(opened[-1][1], opened[-1][2]) == pytest.approx(-math.pi / 2, abs=0.05)


def test_a_short_closed_line_has_no_seam_to_smooth() -> None:
    square: list[Point] = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]
    fitted = list(fit_curves(square, CHUNK, closed=True))
    assert fitted[-1][2] == (0, 0)


@pytest.mark.parametrize("points", [[(5.0, 5.0), (5.0, 5.0)], [(5.0, 5.0)] * 6, [(0.0, 0.0), (3.0, 4.0)]])
def test_points_on_one_spot_and_two_points_are_one_finite_curve(points: list[Point]) -> None:
    (curve,) = fit_curves(points, CHUNK)
    assert curve[2] == points[-1]
    assert all(math.isfinite(place) for point in curve for place in point)


def test_a_sharp_bend_is_cut_where_it_is_and_not_smoothed_away() -> None:
    points = [(float(n), 0.0) for n in range(20)] + [(19.0, float(n)) for n in range(1, 20)]
    fitted = list(fit_curves(points, CHUNK))
    assert len(fitted) >= 2
    assert distance((19.0, 0.0), points[0], fitted) < 0.7


def test_a_line_that_turns_back_on_itself_is_followed_too() -> None:
    points = [(float(n), 0.0) for n in range(20)] + [(float(n), 0.0) for n in range(18, -1, -1)]
    fitted = list(fit_curves(points, CHUNK))
    assert max(distance(point, points[0], fitted) for point in points) < 0.7
    assert fitted[-1][2] == (0.0, 0.0)
