"""The outline of a line: where its edges lie, how its ends are round, and what becomes of it in bends and corners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.notice.marks.contours import Contour, Point, SpinePoint, outlines

STEP = 150.0
"""How far apart beads lie."""


def line(
    length: float, *, angle: float = 0.0, width: float = 600.0, start: Point = (1_000.0, 2_000.0)
) -> list[SpinePoint]:
    """Return points along a straight line of one width."""
    count = max(1, round(length / STEP))
    across, down = math.cos(angle) * length / count, math.sin(angle) * length / count
    return [(start[0] + across * number, start[1] + down * number, width) for number in range(count + 1)]


def bend(radius: float, degrees: float, *, width: float = 600.0) -> list[SpinePoint]:
    """Return points along an arc round the origin, from the positive x axis on."""
    reach = math.radians(degrees)
    count = round(abs(reach) * radius / STEP)
    return [
        (radius * math.cos(reach * number / count), radius * math.sin(reach * number / count), width)
        for number in range(count + 1)
    ]


def area(shape: Contour) -> float:
    """Return what a polygon covers, negative where it turns towards smaller angles."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*shape, shape[0]))) / 2


def from_segment(point: Point, start: Sequence[float], end: Sequence[float]) -> float:
    """Return how far a point is from a straight line between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + along[0] * share, start[1] + along[1] * share))


@given(st.floats(300, 12_000), st.floats(-math.pi, math.pi), st.floats(240, 850))
def test_every_point_of_a_straight_line_s_outline_lies_half_its_width_away(
    length: float, angle: float, width: float
) -> None:
    beads = line(length, angle=angle, width=width)
    (shape,) = outlines(beads)
    assert all(from_segment(point, beads[0], beads[-1]) == pytest.approx(width / 2) for point in shape)


@pytest.mark.parametrize("angle", [0.0, 0.7, math.pi / 2, 2.9, -2.0])
def test_a_straight_line_is_a_band_with_two_round_ends(angle: float) -> None:
    (shape,) = outlines(line(6_000, angle=angle, width=600))
    round_ends = 12 / 2 * 300**2 * math.sin(math.tau / 12)  # a polygon of twelve points on the circle
    assert -area(shape) == pytest.approx(6_000 * 600 + round_ends)


@pytest.mark.parametrize(("length", "sides"), [(1_350, 2), (1_500, 2), (1_650, 3), (3_000, 3), (6_000, 5), (6_150, 6)])
def test_a_straight_line_takes_a_point_of_each_side_for_every_millimetre_and_a_half(length: int, sides: int) -> None:
    (shape,) = outlines(line(length))
    assert len(shape) == 2 * sides + 2 * 5


def test_both_round_ends_reach_half_a_width_beyond_the_line() -> None:
    (shape,) = outlines(line(3_000, start=(0.0, 0.0), width=500))
    assert (min(x for x, _ in shape), max(x for x, _ in shape)) == pytest.approx((-250, 3_250))
    assert (min(y for _, y in shape), max(y for _, y in shape)) == pytest.approx((-250, 250))


@pytest.mark.parametrize("width", [240.0, 600.0, 850.0])
def test_one_bead_is_a_round_dot(width: float) -> None:
    (shape,) = outlines([(5_000.0, 7_000.0, width)])
    assert len(shape) == 12
    assert all(math.dist(point, (5_000, 7_000)) == pytest.approx(width / 2) for point in shape)
    assert area(shape) == pytest.approx(-6 * (width / 2) ** 2 * math.sin(math.tau / 12))


@pytest.mark.parametrize("degrees", [90, -90, 200, -330])
@pytest.mark.parametrize("radius", [900.0, 2_000.0, 8_000.0])
def test_a_bend_keeps_its_width_on_both_sides(radius: float, degrees: float) -> None:
    beads = bend(radius, degrees)
    (shape,) = outlines(beads)
    ends = (beads[0], beads[-1])
    sides = [point for point in shape if all(math.dist(point, end[:2]) > 301 for end in ends)]
    assert {round(abs(math.hypot(*point) - radius)) for point in sides} == {300}
    assert -area(shape) == pytest.approx(math.radians(abs(degrees)) * radius * 600 + math.pi * 300**2, rel=0.015)


@pytest.mark.parametrize("degrees", [120, -120])
def test_a_gentle_bend_is_left_by_its_polygon_unseen(degrees: float) -> None:
    """A chord of five degrees leaves a circle of 20 mm by a fiftieth of a millimetre."""
    (shape,) = outlines(bend(20_000, degrees))
    outer = [math.hypot((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(shape)]
    middles = [reach for reach in outer if abs(reach - 20_300) < 40]
    assert len(middles) >= 24
    assert min(middles) > 20_300 * math.cos(math.radians(2.6))
    assert len(shape) < 2 * 40 + 10


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(240, 850)), min_size=2, max_size=40))
def test_whatever_bends_it_all_shapes_turn_the_same_way_round_their_beads(steps: list[tuple[float, float]]) -> None:
    x = y = angle = 0.0
    beads: list[SpinePoint] = []
    for turn, width in steps:
        angle += turn * 0.4
        x, y = x + STEP * math.cos(angle), y + STEP * math.sin(angle)
        beads.append((x, y, width))
    reach = max(width for *_, width in beads) / 2
    for shape in outlines(beads):
        assert all(min(math.dist(point, bead[:2]) for bead in beads) <= reach + 0.01 for point in shape)
    assert sum(area(shape) for shape in outlines(beads)) < 0


@pytest.mark.parametrize(("degrees", "pieces"), [(45, 1), (59, 1), (61, 2), (90, 2), (-59, 1), (-61, 2), (180, 2)])
def test_a_turn_of_more_than_sixty_degrees_cuts_the_line_in_two_with_round_ends(degrees: float, pieces: int) -> None:
    first = line(1_500, start=(0.0, 0.0))
    second = line(1_500, angle=math.radians(degrees), start=first[-1][:2])
    shapes = [shape for shape in outlines([*first, *second[1:]]) if len(shape) != 12]
    assert len(shapes) == pieces
    if pieces == 2:
        before, after = shapes
        assert all(from_segment(point, first[0], first[-1]) == pytest.approx(300) for point in before)
        assert all(from_segment(point, second[0], second[-1]) == pytest.approx(300) for point in after)


def test_each_corner_of_a_zigzag_cuts() -> None:
    beads: list[SpinePoint] = [(0.0, 0.0, 400.0)]
    for number in range(4):
        beads += line(1_200, angle=math.radians(60 if number % 2 else -60), start=beads[-1][:2], width=400.0)[1:]
    shapes = list(outlines(beads))
    assert len(shapes) == 4
    assert all(-area(shape) == pytest.approx(1_200 * 400 + 6 * 200**2 * 0.5) for shape in shapes)


def test_a_bend_as_wide_as_the_line_needs_no_dot_and_a_tighter_one_is_filled_by_dots() -> None:
    assert [len(shape) for shape in outlines(bend(320, 120))].count(12) == 0
    dots = [shape for shape in outlines(bend(280, 120)) if len(shape) == 12]
    assert dots
    middles = [(sum(x for x, _ in dot) / 12, sum(y for _, y in dot) / 12) for dot in dots]
    assert all(math.hypot(*middle) == pytest.approx(280) for middle in middles)
    assert all(100 < math.dist(before, after) <= 100 + STEP for before, after in pairwise(middles))


def test_dots_in_a_tight_bend_lie_no_closer_than_a_third_of_their_radius() -> None:
    beads: list[SpinePoint] = [(x, y, 850.0) for x, y, _ in bend(400, 300)]
    fine = [beads[0]]
    for before, after in pairwise(beads):
        fine += [
            (before[0] + (after[0] - before[0]) * n / 3, before[1] + (after[1] - before[1]) * n / 3, 850.0)
            for n in (1, 2, 3)
        ]
    dots = [shape for shape in outlines(fine) if len(shape) == 12]
    middles = [(sum(x for x, _ in dot) / 12, sum(y for _, y in dot) / 12) for dot in dots]
    assert len(middles) > 3
    assert all(math.dist(before, after) > 425 / 3 for before, after in pairwise(middles))


@pytest.mark.parametrize("side", [1, -1])
def test_only_the_inner_side_of_a_tight_bend_is_drawn_in(side: int) -> None:
    radius = 250
    (*_, shape) = outlines(bend(radius, 150 * side))
    outer = [point for point in shape if math.hypot(*point) > radius + 1]
    assert max(math.hypot(*point) for point in outer) == pytest.approx(radius + 300, abs=1)
    to_the_middle = [point for point in shape if math.hypot(*point) < 30]
    assert len(to_the_middle) >= len(bend(radius, 150 * side)) - 2  # of each bead but the ends, and not beyond it


def test_a_line_that_grows_is_as_wide_as_each_bead_says() -> None:
    beads = [(number * 1_500.0, 0.0, 300.0 + 100 * number) for number in range(5)]
    (shape,) = outlines(beads)
    assert {(round(x), round(y)) for x, y in shape} >= {
        (round(x), round(sign * width / 2)) for x, _, width in beads for sign in (1, -1)
    }
