"""Tracing: edges are where the ink's are, holes stay open, corners stay sharp, and curves are few."""

from __future__ import annotations

import math

import pytest
from PIL import Image, ImageDraw

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import Path, along
from signoff.signing.marks.curve_fit import fit_curves
from signoff.signing.marks.tracing import trace

SIZE = (240, 200)


def drawn(shape: str, *, fine: int = 8) -> Image.Image:
    """Return a disc, ring, square or slanted bar, smooth at its edges as a scan is."""
    big = Image.new("L", (SIZE[0] * fine, SIZE[1] * fine))
    pen = ImageDraw.Draw(big)
    if shape in ("disc", "ring"):
        pen.ellipse([fine * place for place in (40, 20, 200, 180)], fill=255)
    if shape == "ring":
        pen.ellipse([fine * place for place in (60, 40, 180, 160)], fill=0)
    if shape == "square":
        pen.rectangle([fine * place for place in (40, 30, 190, 170)], fill=255)
    if shape == "bar":
        pen.line([fine * place for place in (20, 180, 220, 20)], fill=255, width=fine * 9)
    return big.resize(SIZE, Image.Resampling.BOX)


def area(path: Path) -> float:
    points = list(along(path, 8))
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True)) / 2


def test_a_disc_is_round_and_of_few_curves() -> None:
    (path,) = trace(drawn("disc"), "It")
    away = [abs(math.dist(point, (120, 100)) - 80) for point in along(path, 8)]
    assert max(away) < 0.6
    assert len(path[1]) <= 32


def test_a_hole_turns_the_other_way() -> None:
    paths = trace(drawn("ring"), "It")
    areas = sorted((area(path) for path in paths), key=abs)
    assert len(areas) == 2
    assert areas[0] * areas[1] < 0
    assert abs(areas[1]) == pytest.approx(math.pi * 80**2, rel=0.01)
    assert abs(areas[0]) == pytest.approx(math.pi * 60**2, rel=0.01)


def test_corners_stay_sharp() -> None:
    (path,) = trace(drawn("square"), "It")
    points = list(along(path, 8))
    for corner in ((40, 30), (190, 30), (190, 170), (40, 170)):
        assert min(math.dist(corner, point) for point in points) < 2
    assert abs(area(path)) == pytest.approx(150 * 140, rel=0.01)


def test_a_straight_edge_stays_straight() -> None:
    (path,) = trace(drawn("bar"), "It")
    for x, y in along(path, 8):
        off = abs((x - 20) * 160 + (y - 180) * 200) / math.hypot(160, 200)
        assert off < 5.6


def test_ink_that_touches_the_pictures_edge_is_closed() -> None:
    (path,) = trace(Image.new("L", (40, 30), 255), "It")
    assert abs(area(path)) == pytest.approx(40 * 30, rel=0.02)


def test_two_dots_that_touch_at_a_corner_are_traced_to_their_ends() -> None:
    ink = Image.new("L", (40, 40))
    ImageDraw.Draw(ink).rectangle((5, 5, 19, 19), fill=200)
    ImageDraw.Draw(ink).rectangle((20, 20, 34, 34), fill=200)
    assert sum(area(path) for path in trace(ink, "It")) == pytest.approx(
        math.copysign(450, area(trace(ink, "It")[0])), rel=0.06
    )


def test_texture_is_no_writing() -> None:
    chess = Image.frombytes(
        "L", (600, 600), bytes(255 * ((x // 3 + y // 3) % 2) for y in range(600) for x in range(600))
    )
    with pytest.raises(MarkRefused, match=r"^It has more detail than handwriting"):
        trace(chess, "It")


def test_nothing_has_no_outline() -> None:
    assert trace(Image.new("L", (50, 50)), "It") == ()
    assert trace(Image.new("L", (0, 0)), "It") == ()


@pytest.mark.parametrize("count", [2, 3, 5, 60, 400])
def test_a_fitted_curve_begins_and_ends_where_its_points_do(count: int) -> None:
    points: list[Point] = [(n / 2, 9 * math.sin(n / 15)) for n in range(count)]
    curves = list(fit_curves(points, 36))
    assert curves[-1][2] == points[-1]
    on = list(along((points[0], tuple(curves)), 24))
    for point in points:
        assert min(math.dist(point, near) for near in on) < 0.9


def test_points_in_one_place_make_no_trouble() -> None:
    assert [curve[2] for curve in fit_curves([(5.0, 5.0)] * 9, 36)] == [(5.0, 5.0)]
