"""Outlines as text: what is written is read again, drawn within a dot, and refused where it is not an outline."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import LONGEST_OUTLINE, Path, along, curves, path_text, polygons
from signoff.notice.marks.mark import ImageMark

whole = st.integers(-9_000, 90_000)
points = st.tuples(whole, whole)
pieces = st.lists(st.tuples(points, points, points), min_size=1, max_size=5)
paths = st.builds(lambda start, curves: (start, (*curves[:-1], (*curves[-1][:2], start))), points, pieces)


@settings(max_examples=examples(80), deadline=None)
@given(st.lists(paths, max_size=4))
def test_what_is_written_is_read_again(drawn: list[Path]) -> None:
    assert curves(path_text(drawn)) == tuple(drawn)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.tuples(st.floats(0, 60_000), st.floats(0, 20_000)), min_size=3, max_size=12))
def test_rounding_never_adds_up(ends: list[Point]) -> None:
    drawn = (ends[0], tuple((end, end, end) for end in (*ends[1:], ends[0])))
    ((start, read),) = curves(path_text([drawn]))
    for (_, _, point), end in zip(read, (*ends[1:], ends[0]), strict=True):
        assert math.dist(point, end) < 1
    assert read[-1][2] == start


def circle(radius: float) -> Path:
    """Return four curves that are a circle to a hundredth of a per cent or so."""
    k = radius * 0.5523
    r = radius
    return (
        (r, 0.0),
        (
            ((r, k), (k, r), (0.0, r)),
            ((-k, r), (-r, k), (-r, 0.0)),
            ((-r, -k), (-k, -r), (0.0, -r)),
            ((k, -r), (r, -k), (r, 0.0)),
        ),
    )


@pytest.mark.parametrize("radius", [300, 5_000, 20_000])
def test_polygons_stay_within_a_dot_of_their_curves(radius: int) -> None:
    (shape,) = polygons(path_text([circle(radius)]))
    for (x1, y1), (x2, y2) in pairwise(shape):
        middle = math.hypot((x1 + x2) / 2, (y1 + y2) / 2)
        assert abs(middle - radius) < 12
    assert len(shape) < 100


def test_points_along_a_path_show_its_extent() -> None:
    sampled = list(along(circle(1_000)))
    assert max(x for x, _ in sampled) == pytest.approx(1_000, rel=0.02)
    assert min(y for _, y in sampled) == pytest.approx(-1_000, rel=0.02)


def test_what_is_not_given_is_not_written() -> None:
    old = b'{"kind":"image","width":60000,"height":20000,"png":"AAAA"}'
    new = b'{"kind":"image","width":60000,"height":20000,"outline":"M0 0c1 2-3 4 0 0z"}'
    for text in (old, new):
        assert msgspec.json.encode(msgspec.json.decode(text, type=ImageMark)) == text


@pytest.mark.parametrize(
    "outline", ["M0 0c1 2 3z", "M0 0c1 2 3 4 5 6", "M 0 0c1 2 3 4 5 6z", "M0 0c1.5 2 3 4 5 6z", "M0 0c1 2 3 4 5 6zx"]
)
def test_a_record_with_a_broken_outline_is_refused(outline: str) -> None:
    text = msgspec.json.encode({"kind": "image", "width": 5, "height": 5, "outline": outline})
    with pytest.raises(msgspec.ValidationError, match="is not an outline of a signature"):
        msgspec.json.decode(text, type=ImageMark)


def test_an_outline_that_is_too_long_is_refused() -> None:
    text = msgspec.json.encode({"kind": "image", "width": 5, "height": 5, "outline": "1" * (LONGEST_OUTLINE + 1)})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=ImageMark)


def on_curve(corners: list[Point], share: float) -> Point:
    """Return a point of a Bézier curve by de Casteljau's halving, which weighs no powers."""
    while len(corners) > 1:
        corners = [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for (x1, y1), (x2, y2) in pairwise(corners)]
    return corners[0]


@settings(max_examples=examples(80), deadline=None)
@given(paths, st.integers(1, 9))
def test_points_along_a_path_are_those_of_its_curves(path: Path, count: int) -> None:
    at, points = path[0], list(along(path, count))
    assert points[0] == at
    expected = []
    for first, second, end in path[1]:
        expected += [on_curve([at, first, second, end], number / count) for number in range(1, count + 1)]
        at = end
    assert len(points) == 1 + len(expected)
    assert all(math.dist(point, other) < 0.01 for point, other in zip(points[1:], expected, strict=True))


near = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000))
small_paths = st.builds(
    lambda start, bends: (start, (*bends[:-1], (*bends[-1][:2], start))),
    near,
    st.lists(st.tuples(near, near, near), min_size=1, max_size=4),
)


def from_line(point: Point, shape: tuple[Point, ...]) -> float:
    """Return how far a point is from the nearest side of a polygon."""
    nearest = math.inf
    for (x1, y1), (x2, y2) in pairwise((*shape, shape[0])):
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        share = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / length if length else 0.0
        share = min(max(share, 0.0), 1.0)
        nearest = min(nearest, math.dist(point, (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)))
    return nearest


@settings(max_examples=examples(40), deadline=None)
@given(small_paths)
def test_no_curve_leaves_its_polygon_by_more_than_six_micrometres(path: Path) -> None:
    (shape,) = polygons(path_text([path]))
    assert all(from_line(point, shape) <= 6.001 for point in along(path, 40))


@settings(max_examples=examples(40), deadline=None)
@given(small_paths)
def test_a_polygon_has_no_more_points_than_its_curves_may_need(path: Path) -> None:
    """A cubic's second difference bounds how far n chords leave it: three quarters of it, over n squared."""
    at, needed = path[0], 1
    for first, second, end in path[1]:
        bends = ((at, first, second), (first, second, end))
        bend = max(math.dist((a[0] + c[0], a[1] + c[1]), (2 * b[0], 2 * b[1])) for a, b, c in bends)
        needed += min(24, max(1, math.ceil(math.sqrt(bend * 0.75 / 6))))
        at = end
    (shape,) = polygons(path_text([path]))
    assert len(shape) == needed


def test_a_straight_side_is_one_chord_and_the_wildest_curve_is_two_dozen() -> None:
    third: Path = ((0, 0), (((1_000, 0), (2_000, 0), (3_000, 0)), ((2_000, 0), (1_000, 0), (0, 0))))
    assert polygons(path_text([third])) == (((0, 0), (3_000, 0), (0, 0)),)
    wild: Path = ((0, 0), (((90_000, 0), (-9_000, 90_000), (0, 0)),))
    (shape,) = polygons(path_text([wild]))
    assert len(shape) == 1 + 24


@pytest.mark.parametrize("text", ["M0 0c1 2 3 4 5z", "M0 0c1 2 3 4 5 6 7z", "M0 0c1 2 3 4 5 6 7 8z"])
def test_an_outline_with_an_incomplete_curve_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is not an outline of a signature: a curve is incomplete$"):
        curves(text)


def test_an_outline_may_be_as_long_as_its_limit_and_no_longer() -> None:
    single, double = "M0 0c1 2 3 4 5 6z", "M0 0c1 2 3 4 5 6 1 2 3 4 5 6z"
    longest = single * ((LONGEST_OUTLINE - len(double)) // len(single)) + double
    assert len(longest) == LONGEST_OUTLINE
    assert len(curves(longest)[-1][1]) == 2
    with pytest.raises(ValueError, match=r"^is not an outline of a signature$"):
        curves(longest.replace("6z", "66z", 1))


def test_no_curves_are_no_text_and_no_paths() -> None:
    assert path_text([]) == ""
    assert path_text([((5, 5), ())]) == ""
    assert curves("") == ()
    assert polygons("") == ()
