"""Judging a mark before it is signed with: blank, stray and impossible ones are refused in one sentence.

Strokes are judged as strokes, in micrometres, so that neither the screen's density nor the pad's size counts.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Sequence
from itertools import pairwise

from signoff.errors import MarkRefused
from signoff.notice.curves import polygons
from signoff.notice.mark import ImageMark, Mark, Stroke, StrokesMark, TypedMark
from signoff.notice.outline import Contour

SHORTEST_INK = 12_000
"""The least length of all strokes together, in micrometres: shorter is a stray touch."""

SMALLEST_EXTENT = 2_000
"""The least height or width that drawn strokes must span, in micrometres."""

STRAIGHTEST = 0.04
"""A stroke that stays within a band of this share of its extent is a straight line."""

CROSSING = math.radians(20)
"""Straight lines whose directions differ by less do not make a cross."""

MOST_SAMPLES = 20_000
LONGEST_NAME = 120
LONGEST_PICTURE = 4 * 1024 * 1024  # characters of base64
LARGEST_PAD = 400_000
"""The greatest width or height of a pad or a printed picture, in micrometres."""

_BEYOND = 200  # micrometres: what rounding and the bulge of a curve may come to
_LEAST_AREA = 1_000_000  # square micrometres of ink: a square millimetre


def judge(mark: Mark) -> None:
    """Raise MarkRefused, with one sentence, unless the mark can stand as a signature."""
    if isinstance(mark, StrokesMark):
        _judge_strokes(mark)
    elif isinstance(mark, TypedMark):
        _judge_typed(mark)
    else:
        _judge_image(mark)


def _judge_strokes(mark: StrokesMark) -> None:
    _require_size(mark.width, mark.height)
    strokes = [stroke for stroke in mark.strokes if stroke]
    if not strokes:
        raise MarkRefused("There is no signature yet: draw it, choose a picture, or type your name.")
    if sum(len(stroke) for stroke in strokes) > MOST_SAMPLES:
        raise MarkRefused("This is more ink than a signature has; clear it and sign again.")
    for stroke in strokes:
        _require_possible(stroke, mark)
    if sum(_length(stroke) for stroke in strokes) < SHORTEST_INK or _extent(strokes) < SMALLEST_EXTENT:
        raise MarkRefused("That looks like a stray touch rather than a signature; please sign again.")
    if _are_scratches(strokes):
        raise MarkRefused("A straight line is no signature; please sign again.")


def _require_size(width: int, height: int) -> None:
    if not (0 < width <= LARGEST_PAD and 0 < height <= LARGEST_PAD):
        raise MarkRefused("The signature's size is impossible; please sign again.")


def _require_possible(stroke: Stroke, mark: StrokesMark) -> None:
    margin_x, margin_y = mark.width // 10, mark.height // 4
    for x, y, _, pressure in stroke:
        if not (-margin_x <= x <= mark.width + margin_x and -margin_y <= y <= mark.height + margin_y):
            raise MarkRefused("A stroke lies outside the place for the signature; please sign again.")
        if not 0 <= pressure <= 1000:
            raise MarkRefused("The pen reported an impossible pressure; please sign again.")
    if any(after[2] < before[2] for before, after in pairwise(stroke)) or stroke[0][2] < 0:
        raise MarkRefused("The strokes' times run backwards; please sign again.")


def _length(stroke: Stroke) -> float:
    return sum(math.dist(before[:2], after[:2]) for before, after in pairwise(stroke))


def _extent(strokes: Sequence[Stroke]) -> int:
    """Return the greater of the ink's width and height: a signature may be one flat line of waves."""
    xs = [sample[0] for stroke in strokes for sample in stroke]
    ys = [sample[1] for stroke in strokes for sample in stroke]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _are_scratches(strokes: Sequence[Stroke]) -> bool:
    """Whether the strokes are all dots and straight lines, and no two of the lines cross: a cross is a signature."""
    lines = [stroke for stroke in strokes if _length(stroke) >= SMALLEST_EXTENT]
    if any(not _is_straight(stroke) for stroke in lines):
        return False
    angles = [_axis(stroke) for stroke in lines]
    return all(abs(math.remainder(one - other, math.pi)) < CROSSING for one in angles for other in angles)


def _is_straight(stroke: Stroke) -> bool:
    """Whether a stroke stays within a narrow band along its own axis, be it drawn to and fro."""
    angle = _axis(stroke)
    along = [x * math.cos(angle) + y * math.sin(angle) for x, y, _, _ in stroke]
    across = [y * math.cos(angle) - x * math.sin(angle) for x, y, _, _ in stroke]
    return max(across) - min(across) < STRAIGHTEST * (max(along) - min(along))


def _axis(stroke: Stroke) -> float:
    """Return the direction in which a stroke's samples spread most (their principal axis), in radians."""
    count = len(stroke)
    mean_x, mean_y = sum(sample[0] for sample in stroke) / count, sum(sample[1] for sample in stroke) / count
    xx = sum((sample[0] - mean_x) ** 2 for sample in stroke)
    yy = sum((sample[1] - mean_y) ** 2 for sample in stroke)
    xy = sum((sample[0] - mean_x) * (sample[1] - mean_y) for sample in stroke)
    return math.atan2(2 * xy, xx - yy) / 2


def _judge_typed(mark: TypedMark) -> None:
    name = mark.text.strip()
    if not any(character.isalpha() for character in name):
        raise MarkRefused("Type your name to sign with it.")
    if len(name) > LONGEST_NAME:
        raise MarkRefused(f"A typed signature has at most {LONGEST_NAME} characters.")
    if not name.isprintable():
        raise MarkRefused("A typed signature is one line of ordinary characters.")


def _judge_image(mark: ImageMark) -> None:
    _require_size(mark.width, mark.height)
    if mark.outline:
        _judge_outline(mark)
        return
    if len(mark.png) > LONGEST_PICTURE:
        raise MarkRefused("The signature's picture is too large; choose it again.")
    try:
        data = base64.b64decode(mark.png, validate=True)
    except (binascii.Error, ValueError):
        raise MarkRefused("The signature's picture is damaged; choose it again.") from None
    from signoff.signing.pictures import require_ink

    require_ink(data)


def _judge_outline(mark: ImageMark) -> None:
    shapes = polygons(mark.outline)
    points = [point for shape in shapes for point in shape]
    if mark.png:
        raise MarkRefused("The signature's picture is kept twice, which signoff never does; choose it again.")
    if not all(-_BEYOND <= x <= mark.width + _BEYOND and -_BEYOND <= y <= mark.height + _BEYOND for x, y in points):
        raise MarkRefused("The signature's picture reaches beyond its own size; choose it again.")
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    if max(wide, high) < SMALLEST_EXTENT or abs(sum(map(_area, shapes))) < _LEAST_AREA:
        raise MarkRefused("The signature's picture shows no signature; choose another.")


def _area(shape: Contour) -> float:
    """Return what a polygon encloses, in square micrometres; negative where it turns the other way, as holes do."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True)) / 2
