"""Ink: outlines that are finite, follow the samples, and show neither sample rate nor pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from examples import examples
from signoff.notice.marks.contours import Contour
from signoff.notice.marks.ink import THICKEST, THINNEST, contours
from signoff.notice.marks.mark import Device, Sample, Stroke, StrokesMark

DOTS_PER_MILLIMETRE = 12
DEVICES = st.sampled_from(list(Device))


def mark(*strokes: Stroke, device: Device = Device.PEN) -> StrokesMark:
    return StrokesMark(width=60_000, height=20_000, device=device, strokes=strokes)


def drawn(path: Callable[[float], tuple[float, float]], samples: int, *, pixel: int = 1, seconds: float = 2) -> Stroke:
    """Sample a path given over 0 to 1 at an even pace, on whole pixels of so many micrometres."""
    stroke = []
    for number in range(samples + 1):
        share = number / samples
        x, y = (round(coordinate / pixel) * pixel for coordinate in path(share))
        stroke.append((x, y, round(share * seconds * 1000), round(500 + 300 * math.sin(share * 9))))
    return tuple(stroke)


def waves(share: float) -> tuple[float, float]:
    return 5_000 + 50_000 * share, 10_000 + 4_000 * math.sin(share * 25)


def loops(share: float) -> tuple[float, float]:
    angle = share * 40
    return 5_000 + 45_000 * share + 3_000 * math.sin(angle), 10_000 - 3_500 * math.cos(angle)


def inked(shapes: Iterable[Contour]) -> Image.Image:
    """Return the union of the shapes, which is what the non-zero rule fills when all turn the same way."""
    page = Image.new("L", (60 * DOTS_PER_MILLIMETRE, 20 * DOTS_PER_MILLIMETRE))
    for shape in shapes:
        ImageDraw.Draw(page).polygon(
            [(x * DOTS_PER_MILLIMETRE / 1000, y * DOTS_PER_MILLIMETRE / 1000) for x, y in shape], 255
        )
    return page


def differing(first: Image.Image, second: Image.Image) -> float:
    """Return the share of the first's ink that differs in the other."""
    return ImageChops.difference(first, second).histogram()[255] / first.histogram()[255]


def stroke_of(steps: list[tuple[int, int, int, int]]) -> Stroke:
    x = y = time = 0
    samples: list[Sample] = []
    for across, down, elapsed, pressure in steps:
        x, y, time = x + across, y + down, time + elapsed
        samples.append((x, y, time, pressure))
    return tuple(samples)


def strokes(reach: int) -> st.SearchStrategy[Stroke]:
    step = st.tuples(st.integers(-reach, reach), st.integers(-reach, reach), st.integers(0, 40), st.integers(0, 1000))
    return st.lists(step, min_size=1, max_size=25).map(stroke_of)


@settings(max_examples=examples(80), deadline=None)
@given(strokes(3_000), DEVICES)
def test_ink_follows_its_samples(stroke: Stroke, device: Device) -> None:
    shapes = contours(mark(stroke, device=device))
    longest = max((math.dist(a[:2], b[:2]) for a, b in pairwise(stroke)), default=0.0)
    margin = THICKEST / 2 + 0.3 * longest
    assert shapes
    for axis in (0, 1):
        least, most = min(sample[axis] for sample in stroke), max(sample[axis] for sample in stroke)
        for shape in shapes:
            assert all(least - margin <= point[axis] <= most + margin for point in shape)


@settings(max_examples=examples(50), deadline=None)
@given(strokes(3_000), DEVICES, st.integers(-50_000, 50_000), st.integers(-50_000, 50_000))
def test_a_stroke_moved_is_its_ink_moved(stroke: Stroke, device: Device, across: int, down: int) -> None:
    moved = tuple((x + across, y + down, time, pressure) for x, y, time, pressure in stroke)
    before, after = contours(mark(stroke, device=device)), contours(mark(moved, device=device))
    expected = [(x + across, y + down) for shape in before for x, y in shape]
    actual = [point for shape in after for point in shape]
    assert len(expected) == len(actual)
    assert all(math.dist(point, moved_point) < 0.01 for point, moved_point in zip(expected, actual, strict=True))


@settings(max_examples=examples(50), deadline=None)
@given(st.lists(strokes(2_000), min_size=1, max_size=4), DEVICES)
def test_all_strokesmay_be_drawn_one_by_one(all_strokes: list[Stroke], device: Device) -> None:
    together = contours(mark(*all_strokes, device=device))
    assert together == tuple(shape for stroke in all_strokes for shape in contours(mark(stroke, device=device)))


@settings(max_examples=examples(50), deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(-(10**18), 10**18)] * 4), max_size=6),
    DEVICES,
)
def test_absurd_numbers_give_finite_ink(samples: list[Sample], device: Device) -> None:
    shapes = contours(mark(tuple(samples), device=device))
    assert sum(map(len, shapes)) < 100_000
    assert all(math.isfinite(coordinate) for shape in shapes for point in shape for coordinate in point)


@pytest.mark.parametrize("path", [waves, loops])
@pytest.mark.parametrize("device", list(Device))
@pytest.mark.parametrize("samples", [150, 1_200])
def test_the_sample_rate_does_not_show(
    path: Callable[[float], tuple[float, float]], device: Device, samples: int
) -> None:
    usual = inked(contours(mark(drawn(path, 400), device=device)))
    other = inked(contours(mark(drawn(path, samples), device=device)))
    assert differing(usual, other) < 0.08


def test_a_mouse_s_whole_pixels_do_not_show() -> None:
    smooth = inked(contours(mark(drawn(waves, 400, seconds=6), device=Device.MOUSE)))
    pixels = inked(contours(mark(drawn(waves, 400, pixel=265, seconds=6), device=Device.MOUSE)))
    assert differing(smooth, pixels) < 0.2


def winding(shape: Contour, x: float, y: float) -> int:
    """Return how often a polygon winds round a point."""
    turns = 0
    for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (y1 <= y) != (y2 <= y) and (x - x1) * (y2 - y1) * (1 if y2 > y1 else -1) < (x2 - x1) * (y - y1) * (
            1 if y2 > y1 else -1
        ):
            turns += 1 if y2 > y1 else -1
    return turns


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from([300, 1_000, 3_000]).flatmap(strokes), DEVICES, st.integers(-300, 300), st.integers(-300, 300))
def test_ink_over_ink_is_never_a_hole(stroke: Stroke, device: Device, across: int, down: int) -> None:
    shapes = contours(mark(stroke, ((0, 0, 0, 500),), device=device))
    for x, y, _, _ in stroke:
        turns = [winding(shape, x + across, y + down) for shape in shapes]
        assert sum(turns) != 0 or not any(turns)


@pytest.mark.parametrize("radius", [60, 200, 600, 900])
def test_tight_curls_have_no_gaps(radius: int) -> None:
    def curls(share: float) -> tuple[float, float]:
        angle = share * 50
        return 5_000 + 20_000 * share + radius * math.sin(angle), 10_000 - radius * math.cos(angle)

    stroke = drawn(curls, 600)
    shapes = contours(mark(stroke))
    for x, y, _, _ in stroke[10:-10:7]:
        assert sum(winding(shape, x, y) for shape in shapes) != 0


def test_a_dot_on_a_line_is_not_a_hole() -> None:
    line: Stroke = ((5_000, 5_000, 0, 500), (40_000, 5_000, 300, 500))
    shapes = contours(mark(line, ((20_000, 5_000, 400, 500),)))
    assert sum(winding(shape, 20_000, 5_000) for shape in shapes) == -2


def test_pressure_makes_the_line_wider() -> None:
    def ink(pressure: int) -> int:
        stroke: Stroke = tuple((5_000 + 1_000 * n, 10_000, 10 * n, pressure) for n in range(5))
        return inked(contours(mark(stroke))).histogram()[255]

    assert ink(100) < ink(500) < ink(1000)
    assert ink(-5) == ink(0)
    assert ink(4000) == ink(1000)


@pytest.mark.parametrize("device", [Device.MOUSE, Device.TOUCH])
def test_speed_makes_the_line_thinner(device: Device) -> None:
    slow = inked(contours(mark(drawn(waves, 300, seconds=8), device=device)))
    quick = inked(contours(mark(drawn(waves, 300, seconds=1), device=device)))
    assert quick.histogram()[255] < 0.8 * slow.histogram()[255]


def test_a_pen_that_reports_one_pressure_is_drawn_by_its_speed() -> None:
    stroke = tuple((x, y, time, 1000) for x, y, time, _ in drawn(waves, 200))
    mouse = contours(mark(stroke, device=Device.TOUCH))
    assert abs(inked(contours(mark(stroke))).histogram()[255] / inked(mouse).histogram()[255] - 1) < 0.05


def test_a_corner_stays_a_corner() -> None:
    corner: Stroke = tuple(
        (10_000 + min(n, 20) * 500, 15_000 - max(0, n - 20) * 500, n * 8, 600 + n % 2) for n in range(41)
    )
    box = inked(contours(mark(corner))).getbbox()
    assert box is not None
    right, bottom = box[2] / DOTS_PER_MILLIMETRE, box[3] / DOTS_PER_MILLIMETRE
    assert right == pytest.approx(20.3, abs=0.3)
    assert bottom == pytest.approx(15.3, abs=0.3)


@pytest.mark.parametrize("device", list(Device))
def test_a_touch_is_a_round_dot(device: Device) -> None:
    for stroke in (
        ((5_000, 5_000, 0, 500),),
        ((5_000, 5_000, 0, 500),) * 4,
        ((5_000, 5_000, 0, 0), (5_030, 5_010, 9, 500)),
    ):
        (dot,) = contours(mark(stroke, device=device))
        reach = [math.dist(point, (5_000, 5_000)) for point in dot]
        assert THINNEST / 2 - 50 <= min(reach) <= max(reach) <= THICKEST / 2 + 50


def test_no_all_strokesare_no_ink() -> None:
    assert contours(mark()) == ()
    assert contours(mark((), ())) == ()


def test_too_much_ink_is_drawn_within_limits() -> None:
    long: Stroke = tuple((n * 997 % 50_000, n * 313 % 18_000, n, n % 1000) for n in range(150_000))
    assert sum(map(len, contours(mark(long)))) < 60_000
    dots = tuple(((n % 50_000, n % 18_000, n, 500),) for n in range(50_000))
    assert len(contours(mark(*dots))) <= 4_000


def straight(length: int, *, samples: int, seconds: float, pressure: Callable[[int], int] = lambda _: 500) -> Stroke:
    """Return samples along the x axis at an even pace, from 0 on."""
    return tuple(
        (round(length * n / samples), 0, round(seconds * 1000 * n / samples), pressure(n)) for n in range(samples + 1)
    )


def edge(stroke: Stroke, device: Device = Device.PEN) -> dict[int, float]:
    """Return the width of a straight line's ink at the places where its outline has a point above and below."""
    (shape,) = contours(mark(stroke, device=device))
    above = {round(x): -y for x, y in shape if y < 0 and 0 <= round(x) <= stroke[-1][0]}
    return {place: above[place] + y for x, y in shape if y > 0 and (place := round(x)) in above}


def width_at(share: float) -> float:
    return THINNEST + (THICKEST - THINNEST) * share


@pytest.mark.parametrize("pressure", [0, 250, 500, 1000])
def test_a_pen_s_line_is_as_wide_as_its_pressure_says(pressure: int) -> None:
    widths = edge(straight(6_000, samples=6, seconds=1, pressure=lambda _: pressure))
    assert {0, 1_500, 3_000, 4_500, 6_000} <= set(widths)
    assert all(width == pytest.approx(width_at(pressure / 1000)) for width in widths.values())


def test_pressure_between_two_samples_lies_between_theirs() -> None:
    widths = edge(straight(6_000, samples=2, seconds=1, pressure=lambda n: 200 + 300 * n))
    assert widths[1_500] == pytest.approx(width_at(0.35))
    assert widths[3_000] == pytest.approx(width_at(0.5))
    assert widths[4_500] == pytest.approx(width_at(0.65))
    assert widths[6_000] == pytest.approx(width_at(0.8))


@pytest.mark.parametrize("speed", [20, 80, 240])
@pytest.mark.parametrize("device", [Device.MOUSE, Device.TOUCH])
def test_a_line_thins_by_half_at_eighty_millimetres_a_second_and_tapers_at_both_ends(
    speed: int, device: Device
) -> None:
    widths = edge(straight(24_000, samples=25, seconds=24 / speed), device)
    share = 1 / (1 + speed / 80)
    for place in (6_000, 12_000, 18_000):
        assert widths[place] == pytest.approx(width_at(share), rel=0.01)
    for end in (0, 24_000):
        assert widths[end] == pytest.approx(width_at(0.35 * share), rel=0.01)
    for inner in (1_500, 22_500):
        assert widths[inner] == pytest.approx(width_at(share), rel=0.02)  # ten beads on; the taper is over after six


def test_a_stroke_without_a_duration_is_drawn_at_an_easy_speed() -> None:
    at_one_time = tuple((x, y, 700, pressure) for x, y, _, pressure in straight(12_000, samples=20, seconds=1))
    assert edge(at_one_time, Device.TOUCH)[6_000] == pytest.approx(width_at(0.5))


def test_the_speed_at_a_place_is_that_around_it() -> None:
    """Twelve millimetres slowly, then twelve quickly: each half has its own width, and they meet in between."""
    slow = straight(12_000, samples=40, seconds=0.6)
    quick = tuple((x + 12_000, y, time + 600, 500) for x, y, time, _ in straight(12_000, samples=40, seconds=0.1))
    widths = edge((*slow, *quick[1:]), Device.TOUCH)
    assert widths[6_000] == pytest.approx(width_at(1 / (1 + 20 / 80)), rel=0.01)
    assert widths[18_000] == pytest.approx(width_at(1 / (1 + 120 / 80)), rel=0.01)
    assert widths[10_500] == pytest.approx(width_at(1 / (1 + 20 / 80)), rel=0.01)
    assert widths[13_500] == pytest.approx(width_at(1 / (1 + 120 / 80)), rel=0.01)


@pytest.mark.parametrize("length", [180, 249])
@pytest.mark.parametrize(("device", "share"), [(Device.PEN, 0.9), (Device.TOUCH, 0.6), (Device.MOUSE, 0.6)])
def test_what_is_shorter_than_a_quarter_of_a_millimetre_is_a_dot_where_it_began(
    length: int, device: Device, share: float
) -> None:
    stroke = straight(length, samples=3, seconds=1, pressure=lambda n: (300, 500, 900, 100)[n])
    (dot,) = contours(mark(stroke, device=device))
    assert len(dot) == 12
    assert all(math.dist(point, (0, 0)) == pytest.approx(width_at(share) / 2) for point in dot)


def test_a_quarter_of_a_millimetre_is_a_line() -> None:
    (line,) = contours(mark(straight(250, samples=2, seconds=1)))
    assert max(x for x, _ in line) - 250 == pytest.approx(-min(x for x, _ in line))


def test_tremor_is_left_out_but_no_end_is_cut_off() -> None:
    shaken = [(x, y, time, 500) for x, y, time, _ in straight(6_000, samples=6, seconds=1)]
    with_tremor = [sample for x, y, time, p in shaken for sample in ((x, y, time, p), (x + 30, y + 20, time + 1, p))]
    plain, ended = contours(mark(tuple(shaken)))[0], contours(mark((*with_tremor[:-1],)))[0]
    assert plain == ended
    moved_end = (*shaken, (6_030, 20, 1_010, 500))
    (shape,) = contours(mark(moved_end))
    assert max(x for x, _ in shape) == pytest.approx(6_030 + width_at(0.5) / 2, abs=1)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("sign", [1, -1])
def test_what_lies_beyond_ten_metres_is_brought_back_to_there(axis: int, sign: int) -> None:
    def ending(place: int) -> tuple[Contour, ...]:
        end = [0, 0]
        end[axis] = sign * place
        return contours(mark(((0, 0, 0, 500), (end[0], end[1], 100, 500))))

    assert ending(10**7) == ending(10**7 + 1) == ending(10**12)
    assert ending(10**7 - 1_000) != ending(10**7)


def test_negative_times_and_those_beyond_eleven_days_are_brought_back_too() -> None:
    def ending(start: int, end: int) -> tuple[Contour, ...]:
        stroke: Stroke = ((0, 0, start, 500), (12_000, 0, end, 500))
        return contours(mark(stroke, device=Device.TOUCH))

    assert ending(-5_000, 100) == ending(0, 100)
    assert ending(10**9 - 100, 10**9 + 9) == ending(10**9 - 100, 10**9) != ending(10**9 - 100, 10**9 - 1)


@pytest.mark.parametrize("device", list(Device))
def test_round_writing_stays_round_between_far_samples(device: Device) -> None:
    """Twelve samples on a circle of 10 mm, 5 mm apart: a straight line between two would leave it by 0.34 mm."""
    circle: Stroke = tuple(
        (
            round(10_000 * math.cos(math.tau * n / 12)),
            round(10_000 * math.sin(math.tau * n / 12)),
            n * 100,
            500,
        )
        for n in range(13)
    )
    points = [point for shape in contours(mark(circle, device=device)) for point in shape]
    inner = [math.hypot(*point) for point in points if math.hypot(*point) < 10_000 and abs(math.atan2(*point)) < 2.6]
    outer = [math.hypot(*point) for point in points if math.hypot(*point) > 10_000 and abs(math.atan2(*point)) < 2.6]
    middles = [(min(inner) + max(outer)) / 2, (max(inner) + min(outer)) / 2]
    assert all(abs(middle - 10_000) < 130 for middle in middles)


@settings(max_examples=examples(60), deadline=None)
@given(strokes(3_000), DEVICES)
def test_a_stroke_turned_by_a_quarter_is_its_ink_turned(stroke: Stroke, device: Device) -> None:
    turned = tuple((-y, x, time, pressure) for x, y, time, pressure in stroke)
    before, after = contours(mark(stroke, device=device)), contours(mark(turned, device=device))
    assert [len(shape) for shape in before] == [len(shape) for shape in after]
    for shape, other in zip(before, after, strict=True):  # a dot's points begin elsewhere on its circle
        assert all(min(math.dist((-y, x), point) for point in other) < 0.01 for x, y in shape)


def test_a_line_drawn_backwards_has_the_same_ink() -> None:
    stroke = drawn(loops, 300)
    backwards = tuple((x, y, 2_000 - time, pressure) for x, y, time, pressure in reversed(stroke))
    for device in Device:
        first, second = (inked(contours(mark(line, device=device))) for line in (stroke, backwards))
        assert differing(first, second) < 0.08


@pytest.mark.parametrize(("samples", "drawn_samples"), [(60_000, 60_000), (60_001, 30_001), (130_000, 43_334)])
def test_of_too_many_samples_every_second_or_third_is_drawn(samples: int, drawn_samples: int) -> None:
    every = math.ceil(samples / 60_000)
    long: Stroke = tuple((n * 997 % 50_000, n * 313 % 18_000, n, n % 1000) for n in range(samples))
    thinned = long[::every]
    assert len(thinned) == drawn_samples
    assert contours(mark(long)) == contours(mark(thinned))


@pytest.mark.parametrize(("count", "drawn_strokes"), [(4_000, 4_000), (4_001, 2_001), (9_000, 3_000)])
def test_of_too_many_strokes_every_second_or_third_is_drawn(count: int, drawn_strokes: int) -> None:
    dots = tuple(((n * 7, n * 3, n, 500),) for n in range(count))
    assert len(contours(mark(*dots))) == drawn_strokes
