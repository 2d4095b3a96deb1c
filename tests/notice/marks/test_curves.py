"""Outlines as text: what is written is read again, drawn within a dot, and refused where it is no outline."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import LONGEST_OUTLINE, Path, along, curves, path_text, polygons
from signoff.notice.marks.mark import ImageMark

whole = st.integers(-9_000, 90_000)
points = st.tuples(whole, whole)
pieces = st.lists(st.tuples(points, points, points), min_size=1, max_size=5)
paths = st.builds(lambda start, found: (start, (*found[:-1], (*found[-1][:2], start))), points, pieces)


@settings(max_examples=80, deadline=None)
@given(st.lists(paths, max_size=4))
def test_what_is_written_is_read_again(drawn: list[Path]) -> None:
    assert curves(path_text(drawn)) == tuple(drawn)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 60_000), st.floats(0, 20_000)), min_size=3, max_size=12))
def test_rounding_never_adds_up(ends: list[Point]) -> None:
    drawn = (ends[0], tuple((end, end, end) for end in (*ends[1:], ends[0])))
    ((start, read),) = curves(path_text([drawn]))
    for (_, _, found), end in zip(read, (*ends[1:], ends[0]), strict=True):
        assert math.dist(found, end) < 1
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


def test_points_along_a_path_tell_where_it_reaches() -> None:
    found = list(along(circle(1_000)))
    assert max(x for x, _ in found) == pytest.approx(1_000, rel=0.02)
    assert min(y for _, y in found) == pytest.approx(-1_000, rel=0.02)


def test_what_is_not_given_is_not_written() -> None:
    old = b'{"kind":"image","width":60000,"height":20000,"png":"AAAA"}'
    new = b'{"kind":"image","width":60000,"height":20000,"outline":"M0 0c1 2-3 4 0 0z"}'
    for text in (old, new):
        assert msgspec.json.encode(msgspec.json.decode(text, type=ImageMark)) == text


@pytest.mark.parametrize(
    "outline", ["M0 0c1 2 3z", "M0 0c1 2 3 4 5 6", "M 0 0c1 2 3 4 5 6z", "M0 0c1.5 2 3 4 5 6z", "M0 0c1 2 3 4 5 6zx"]
)
def test_a_record_with_a_broken_outline_is_refused_where_it_stands(outline: str) -> None:
    text = msgspec.json.encode({"kind": "image", "width": 5, "height": 5, "outline": outline})
    with pytest.raises(msgspec.ValidationError, match="not the outline of a signature"):
        msgspec.json.decode(text, type=ImageMark)


def test_an_outline_without_end_is_refused_at_once() -> None:
    text = msgspec.json.encode({"kind": "image", "width": 5, "height": 5, "outline": "1" * (LONGEST_OUTLINE + 1)})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=ImageMark)
