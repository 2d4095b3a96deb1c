"""Checking marks: each refusal, and next to it a near miss that is accepted."""

from __future__ import annotations

import base64
import io
import math
import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from examples import examples
from signing import hands
from signoff.errors import MarkRefused
from signoff.notice.marks.curves import path_text
from signoff.notice.marks.mark import Device, ImageMark, Sample, Stroke, StrokesMark, TypedMark
from signoff.notice.record.limits import LONGEST_PICTURE, MOST_SAMPLES
from signoff.signing.marks.validation import LARGEST_PAD, LONGEST_NAME, judge

WIDTH, HEIGHT = 60_000, 20_000


def strokes(*drawn: Stroke, width: int = WIDTH, height: int = HEIGHT) -> StrokesMark:
    return StrokesMark(width=width, height=height, device=Device.PEN, strokes=drawn)


def line(*corners: tuple[int, int], start: int = 0) -> Stroke:
    """Return a stroke along straight lines, twenty samples each."""
    samples: list[Sample] = [(*corners[0], start, 500)]
    for (x1, y1), (x2, y2) in pairwise(corners):
        for step in range(1, 21):
            samples.append((x1 + (x2 - x1) * step // 20, y1 + (y2 - y1) * step // 20, samples[-1][2] + 8, 500))
    return tuple(samples)


def wave(*, left: int = 5_000, right: int = 45_000, swing: float = 3_000, samples: int = 120) -> Stroke:
    return tuple(
        (left + (right - left) * n // samples, round(10_000 + swing * math.sin(n / 6)), n * 8, 500)
        for n in range(samples + 1)
    )


def refusal(mark: StrokesMark | ImageMark | TypedMark) -> str:
    with pytest.raises(MarkRefused) as caught:
        judge(mark)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "mark",
    [
        strokes(wave()),
        strokes(wave(left=5_000, right=9_000, samples=40)),
        strokes(wave(swing=1_500)),
        strokes(line((5_000, 15_000), (20_000, 3_000), (30_000, 15_000))),
        strokes(line((5_000, 5_000), (25_000, 15_000)), line((5_000, 15_000), (25_000, 5_000), start=900)),
        strokes(wave(), ((50_000, 5_000, 2_000, 500),)),
        strokes(line((5_000, 15_000), (50_000, 15_000)), tuple((x, y, t + 500, p) for x, y, t, p in wave())),
        strokes((), wave()),
    ],
    ids=["wave", "initials", "flat wave", "caret", "cross", "with a dot", "underlined", "an empty stroke"],
)
def test_a_signature_passes(mark: StrokesMark) -> None:
    judge(mark)


@pytest.mark.parametrize("mark", [strokes(), strokes(()), strokes((), ())])
def test_nothing_is_refused(mark: StrokesMark) -> None:
    assert "no signature yet" in refusal(mark)


@pytest.mark.parametrize(
    "mark",
    [
        strokes(((5_000, 5_000, 0, 500),)),
        strokes(((5_000, 5_000, 0, 500),) * 500),
        strokes(*[((5_000 + 9_000 * n, 5_000, n, 500),) for n in range(5)]),
        strokes(line((5_000, 5_000), (8_000, 8_000), (11_000, 5_000))),
        strokes(tuple((5_000 + n % 2 * 1_500, 5_000 + n % 3 * 600, n, 500) for n in range(90))),
    ],
    ids=["click", "held click", "clicks", "short", "jitter on one spot"],
)
def test_stray_touches_are_refused(mark: StrokesMark) -> None:
    assert "stray" in refusal(mark)


def test_ink_just_long_enough_passes() -> None:
    judge(strokes(line((5_000, 5_000), (9_500, 9_500), (14_000, 5_000))))


@pytest.mark.parametrize(
    "mark",
    [
        strokes(line((5_000, 10_000), (45_000, 10_000))),
        strokes(line((5_000, 3_000), (45_000, 17_000))),
        strokes(line((30_000, 2_000), (30_000, 18_000))),
        strokes(line((5_000, 10_000), (45_000, 10_300), (6_000, 10_100))),
        strokes(line((5_000, 5_000), (45_000, 5_500)), line((5_000, 15_000), (45_000, 15_000), start=900)),
        strokes(line((5_000, 5_000), (45_000, 5_500)), ((50_000, 9_000, 900, 500),)),
        strokes(wave(swing=500)),
    ],
    ids=["level", "slanting", "upright", "to and fro", "two alongside", "with a dot", "trembling"],
)
def test_straight_scratches_are_refused(mark: StrokesMark) -> None:
    assert "straight line" in refusal(mark)


@pytest.mark.parametrize(
    ("sample", "near_miss", "word"),
    [
        ((66_001, 9_000, 2_000, 500), (66_000, 9_000, 2_000, 500), "outside"),
        ((-6_001, 9_000, 2_000, 500), (-6_000, 9_000, 2_000, 500), "outside"),
        ((9_000, -5_001, 2_000, 500), (9_000, -5_000, 2_000, 500), "outside"),
        ((9_000, 25_001, 2_000, 500), (9_000, 25_000, 2_000, 500), "outside"),
        ((9_000, 9_000, 2_000, 1_001), (9_000, 9_000, 2_000, 1_000), "pressure"),
        ((9_000, 9_000, 2_000, -1), (9_000, 9_000, 2_000, 0), "pressure"),
        ((9_000, 9_000, 959, 500), (9_000, 9_000, 960, 500), "backwards"),
        ((10**17, 10**17, 10**17, 10**17), (9_000, 9_000, 10**9, 500), "outside"),
    ],
)
def test_impossible_samples_are_refused(sample: Sample, near_miss: Sample, word: str) -> None:
    judge(strokes((*wave(), near_miss)))
    assert word in refusal(strokes((*wave(), sample)))


def test_time_before_the_beginning_is_refused() -> None:
    assert "backwards" in refusal(strokes(tuple((x, y, time - 1, p) for x, y, time, p in wave())))


@pytest.mark.parametrize(
    ("width", "height"), [(0, 20_000), (60_000, 0), (-5, 20_000), (400_001, 20_000), (60_000, 10**17)]
)
def test_impossible_sizes_are_refused(width: int, height: int) -> None:
    assert "size" in refusal(strokes(wave(), width=width, height=height))
    assert "size" in refusal(ImageMark(width=width, height=height, png=base64.b64encode(picture()).decode()))


def test_too_much_ink_is_refused() -> None:
    judge(strokes(wave(samples=MOST_SAMPLES - 1)))
    assert "too much ink" in refusal(strokes(wave(samples=MOST_SAMPLES)))


numbers = st.integers(-(10**18), 10**18)


@settings(max_examples=examples(150), deadline=None)
@given(
    st.lists(st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=5), max_size=4),
    st.integers(-10, 400_010),
    st.integers(-10, 400_010),
)
def test_whatever_is_drawn_is_judged(drawn: list[list[Sample]], width: int, height: int) -> None:
    mark = strokes(*map(tuple, drawn), width=width, height=height)
    try:
        judge(mark)
    except MarkRefused:
        return
    assert 0 < width <= LARGEST_PAD
    assert 0 < height <= LARGEST_PAD
    assert any(len(stroke) > 1 for stroke in drawn)


@pytest.mark.parametrize("text", ["A. Officer", "Ø", "李明", "  A. Officer ", "Ó’Néill-Smith", "x" * LONGEST_NAME])
def test_a_typed_name_passes(text: str) -> None:
    judge(TypedMark(text=text))


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "123", "- -", "\u200b"])
def test_an_empty_name_is_refused(text: str) -> None:
    assert "name" in refusal(TypedMark(text=text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("x" * (LONGEST_NAME + 1), "at most"),
        ("A.\nOfficer", "one line"),
        ("A. \u202eOfficer", "one line"),
        ("A\x1b[2J", "one line"),
    ],
)
def test_an_unprintable_name_is_refused(text: str, word: str) -> None:
    assert word in refusal(TypedMark(text=text))


def picture(
    size: tuple[int, int] = (600, 200),
    *,
    mode: str = "RGBA",
    format: str = "PNG",
    draw: Callable[[ImageDraw.ImageDraw], None] | None = None,
) -> bytes:
    """Return a picture of a stroke on transparent paper, or of what `draw` draws."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    if draw:
        draw(pen)
    else:
        pen.line([(10, 10), (size[0] // 2, size[1] - 10), (size[0] - 10, 10)], fill=(19, 41, 107, 255), width=6)
    stream = io.BytesIO()
    image.convert(mode).save(stream, format)
    return stream.getvalue()


def image_mark(data: bytes) -> ImageMark:
    return ImageMark(width=60_000, height=20_000, png=base64.b64encode(data).decode())


@pytest.mark.parametrize("size", [(600, 200), (1417, 472), (60, 30)])
def test_a_picture_passes(size: tuple[int, int]) -> None:
    judge(image_mark(picture(size)))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"no picture", "neither"),
        (picture()[:200], "damaged"),
        (picture((1418, 472)), "not one that signoff made"),
        (picture((1417, 473)), "not one that signoff made"),
        (picture(mode="RGB"), "not one that signoff made"),
        (picture(mode="RGB", format="JPEG"), "not one that signoff made"),
        (picture(draw=lambda pen: None), "no signature"),
        (
            picture(draw=lambda pen: pen.line([(10, 10), (500, 100)], fill=(255, 255, 255, 255), width=9)),
            "no signature",
        ),
        (picture(draw=lambda pen: pen.line([(10, 10), (500, 100)], fill=(0, 0, 0, 20), width=9)), "no signature"),
        (picture(draw=lambda pen: pen.ellipse((100, 100, 110, 110), fill=(0, 0, 0, 255))), "no signature"),
        (picture(draw=lambda pen: pen.rectangle((0, 0, 599, 199), fill=(0, 0, 0, 255))), "more ink than paper"),
        (bytes(5_000_000), "too large"),
    ],
)
def test_an_unusable_picture_is_refused(data: bytes, word: str) -> None:
    assert word in refusal(image_mark(data))


@pytest.mark.parametrize("text", ["%%%", "é", "abc", "AAAA" * 10 + "="])
def test_damaged_base64_is_refused(text: str) -> None:
    assert refusal(ImageMark(width=60_000, height=20_000, png=text))


def test_hands_sign_and_stray_touches_do_not() -> None:
    refused = [mark for mark in hands.marks(hands.genuine, 200, seed=5) if not is_accepted(mark)]
    assert len(refused) <= 2
    assert not [mark for mark in hands.marks(hands.stray, 200, seed=5) if is_accepted(mark)]


def is_accepted(mark: StrokesMark) -> bool:
    try:
        judge(mark)
    except MarkRefused:
        return False
    return True


@pytest.mark.parametrize(("degrees", "stays"), [(50, False), (110, True)])
def test_a_sweep_is_told_from_a_bow(degrees: float, stays: bool) -> None:
    sweep = hands.arc((0, 0), 30 / math.radians(degrees), 0, degrees)
    assert is_accepted(hands.drawn([hands.even(sweep)], random.Random(2))) is stays  # noqa: S311 - chance for tests


def test_a_full_pad_is_judged() -> None:
    spiral = tuple(
        (round(200_000 + 9 * n * math.cos(n / 90)), round(200_000 + 9 * n * math.sin(n / 90)), n, 500)
        for n in range(MOST_SAMPLES)
    )
    assert is_accepted(strokes(spiral, width=LARGEST_PAD, height=LARGEST_PAD))


def outline_mark(outline: str, *, width: int = 60_000, height: int = 20_000, png: str = "") -> ImageMark:
    return ImageMark(width=width, height=height, outline=outline, png=png)


SQUARE = "M1000 1000c3000 0 3000 0 9000 0 0 3000 0 3000 0 9000-3000 0-3000 0-9000 0 0-3000 0-3000 0-9000z"


def test_an_outline_passes() -> None:
    judge(outline_mark(SQUARE))


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        (outline_mark(SQUARE, width=5_000), "beyond its own size"),
        (outline_mark(SQUARE, height=5_000), "beyond its own size"),
        (outline_mark("M0 0c900 0 900 0 900 900-900 0-900 0-900-900z"), "no signature"),
        (outline_mark("M0 0c9000 0 9000 0 9000 0-9000 0-9000 0-9000 0z"), "no signature"),
        (outline_mark(SQUARE, width=0), "size"),
        (outline_mark(SQUARE, png="AAAA"), "stored twice"),
    ],
    ids=["too wide", "too high", "a speck", "no area", "no size", "twice"],
)
def test_an_unusable_outline_is_refused(mark: ImageMark, word: str) -> None:
    assert word in refusal(mark)


@pytest.mark.parametrize(
    "text", ["M0 0", "M0 0c1 2 3z", "M0 0l5 5z", "m0 0c1 2 3 4 5 6z", "M0 0c1 2 3 4 5 6", "M0 0c1--2 3 4 5 6z", "z"]
)
def test_anything_but_an_outline_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an outline"):
        outline_mark(text)


@pytest.mark.parametrize(
    ("width", "height", "is_possible"),
    [
        (1, 1, True),
        (LARGEST_PAD, LARGEST_PAD, True),
        (0, 20_000, False),
        (60_000, 0, False),
        (-1, 20_000, False),
        (LARGEST_PAD + 1, 20_000, False),
        (60_000, LARGEST_PAD + 1, False),
    ],
)
def test_a_pad_has_a_possible_size(width: int, height: int, is_possible: bool) -> None:
    sentence = refusal(strokes(width=width, height=height))
    assert ("no signature yet" in sentence) == is_possible
    assert ("size is impossible" in sentence) != is_possible


@pytest.mark.parametrize(
    ("length", "words"), [(8_900, "stray"), (8_999, "stray"), (9_001, "straight"), (9_100, "straight")]
)
def test_less_than_nine_millimetres_is_a_stray_touch(length: int, words: str) -> None:
    assert words in refusal(strokes(line((5_000, 5_000), (5_000 + length, 5_000))))


@pytest.mark.parametrize(("extent", "is_stray"), [(1_900, True), (2_100, False)])
def test_a_signature_spans_two_millimetres_one_way_or_the_other(extent: int, is_stray: bool) -> None:
    zigzag = [(5_000 + extent * (n % 2), 5_000 + extent * n // 12) for n in range(13)]
    upright = [(y, x) for x, y in zigzag]
    for corners in (zigzag, upright):
        mark = strokes(line(*corners))
        if is_stray:
            assert "stray" in refusal(mark)
        else:
            judge(mark)


@pytest.mark.parametrize(
    ("degrees", "is_cross"), [(10, False), (19, False), (22, True), (90, True), (158, True), (170, False)]
)
def test_two_straight_lines_are_a_signature_where_they_cross_at_twenty_degrees(degrees: int, is_cross: bool) -> None:
    across, down = math.cos(math.radians(degrees)) * 9_000, math.sin(math.radians(degrees)) * 9_000
    other = (round(30_000 - across), round(10_000 - down)), (round(30_000 + across), round(10_000 + down))
    mark = strokes(line((20_000, 10_000), (40_000, 10_000)), line(*other, start=900))
    if is_cross:
        judge(mark)
    else:
        assert "straight line" in refusal(mark)


@pytest.mark.parametrize(("degrees", "is_plain"), [(50, True), (65, True), (75, False), (120, False)])
def test_a_stroke_that_turns_by_less_than_seventy_degrees_is_a_sweep(degrees: int, is_plain: bool) -> None:
    turned = (
        round(20_000 + 12_000 * math.cos(math.radians(degrees))),
        round(3_000 + 12_000 * math.sin(math.radians(degrees))),
    )
    mark = strokes(line((8_000, 3_000), (20_000, 3_000), turned))
    if is_plain:
        assert "straight line" in refusal(mark)
    else:
        judge(mark)


def test_times_may_be_equal_but_not_decrease_or_be_negative() -> None:
    at_one_time = tuple((x, y, 700, pressure) for x, y, _, pressure in wave())
    judge(strokes(at_one_time))
    decreasing = (*at_one_time[:-1], (*at_one_time[-1][:2], 699, 500))
    negative = tuple((x, y, -1, pressure) for x, y, _, pressure in at_one_time)
    for stroke in (decreasing, negative):
        assert "run backwards" in refusal(strokes(stroke))


def picture_of(*corners: tuple[int, int], width: int = 20_000, height: int = 10_000) -> ImageMark:
    path = (corners[0], tuple((end, end, end) for end in (*corners[1:], corners[0])))
    return ImageMark(width=width, height=height, outline=path_text([path]))


@pytest.mark.parametrize(
    ("corners", "words"),
    [
        ([(0, 0), (2_000, 0), (2_000, 500), (0, 500)], ""),
        ([(0, 0), (0, 2_000), (500, 2_000), (500, 0)], ""),
        ([(0, 0), (1_999, 0), (1_999, 600), (0, 600)], "shows no signature"),
        ([(0, 0), (2_000, 0), (2_000, 499), (0, 499)], "shows no signature"),
        ([(-199, -199), (20_199, -199), (20_199, 10_199), (-199, 10_199)], ""),
        ([(-201, 0), (9_000, 0), (9_000, 9_000), (0, 9_000)], "beyond its own size"),
        ([(0, -201), (9_000, 0), (9_000, 9_000), (0, 9_000)], "beyond its own size"),
        ([(0, 0), (20_201, 0), (9_000, 9_000), (0, 9_000)], "beyond its own size"),
        ([(0, 0), (9_000, 0), (9_000, 10_201), (0, 9_000)], "beyond its own size"),
    ],
)
def test_an_outline_shows_ink_and_stays_within_its_picture(corners: list[tuple[int, int]], words: str) -> None:
    if words:
        assert words in refusal(picture_of(*corners))
    else:
        judge(picture_of(*corners))


def test_a_picture_is_stored_only_once() -> None:
    outlined = picture_of((0, 0), (9_000, 0), (9_000, 9_000), (0, 9_000))
    twice = ImageMark(width=outlined.width, height=outlined.height, outline=outlined.outline, png="AAAA")
    assert "stored twice" in refusal(twice)


def test_the_longest_picture_and_the_longest_name() -> None:
    most = ImageMark(width=60_000, height=20_000, png="A" * LONGEST_PICTURE)
    assert "neither a PNG nor a JPEG" in refusal(most)  # it was read, and not refused by its length
    assert "too large" in refusal(ImageMark(width=60_000, height=20_000, png="A" * (LONGEST_PICTURE + 1)))
    judge(TypedMark(text="  " + "N" * LONGEST_NAME + "  "))
    assert f"at most {LONGEST_NAME} characters" in refusal(TypedMark(text="N" * (LONGEST_NAME + 1)))
