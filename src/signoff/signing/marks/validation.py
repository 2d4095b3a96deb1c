"""Checking a mark before it is used to sign: blank, stray and impossible marks are refused in one sentence.

Strokes are checked in micrometres, so that neither the screen's density nor the pad's size matters.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Contour
from signoff.notice.marks.curves import polygons
from signoff.notice.marks.kinds import unknown
from signoff.notice.marks.mark import ImageMark, Mark, Stroke, StrokesMark, TypedMark
from signoff.notice.record.limits import LONGEST_PICTURE, MOST_SAMPLES

SHORTEST_INK = 9_000
"""The least length of all strokes together, in micrometres: shorter is a stray touch."""

SMALLEST_EXTENT = 2_000
"""The least height or width that drawn strokes must span, in micrometres."""

STRAIGHT_BAND = 0.04
"""A stroke that stays within a band of this share of its extent is a straight line."""

NARROW_BAND = 600
"""So is one that stays within a band of so many micrometres: a short line trembles more in proportion."""

LEAST_TURN = math.radians(70)
"""A stroke that turns by less in all is a sweep of thumb or palm, even if it is bent."""

CROSSING = math.radians(20)
"""Straight lines whose directions differ by less do not make a cross."""

_TREMOR = 400  # micrometres that a pen wanders while it is held still
LONGEST_NAME = 120
LARGEST_PAD = 400_000
"""The greatest width or height of a pad or a printed picture, in micrometres."""

_TOLERANCE = 200  # micrometres: for rounding and the bulge of a curve
_LEAST_AREA = 1_000_000  # square micrometres of ink: a square millimetre

Position = tuple[int, int]
Line = tuple[Position, ...]
"""A stroke's points in micrometres."""


@singledispatch
def judge(mark: Mark) -> None:
    """Raise MarkRefused, with one sentence, unless the mark can be a signature."""
    unknown(mark)


@judge.register(StrokesMark)
def _check_strokes(mark: StrokesMark) -> None:
    _require_size(mark.width, mark.height)
    strokes = [stroke for stroke in mark.strokes if stroke]
    if not strokes:
        raise MarkRefused("There is no signature yet: draw it, choose a picture, or type your name.")
    if sum(len(stroke) for stroke in strokes) > MOST_SAMPLES:
        raise MarkRefused("This has too much ink for a signature; clear it and sign again.")
    for stroke in strokes:
        _require_possible(stroke, mark)
    lines = [_without_tremor(stroke) for stroke in strokes]
    if sum(map(_length, lines)) < SHORTEST_INK or _extent(lines) < SMALLEST_EXTENT:
        raise MarkRefused("That looks like a stray touch rather than a signature; please sign again.")
    if _are_scratches(lines):
        raise MarkRefused("A straight line is not a signature; please sign again.")


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


def _without_tremor(stroke: Stroke) -> Line:
    """Return a stroke's points that are apart from each other; the first and last are always kept."""
    points = [stroke[0][:2]]
    for x, y, _, _ in stroke:
        if math.dist((x, y), points[-1]) >= _TREMOR:
            points.append((x, y))
    end = stroke[-1][:2]
    if len(points) > 1 and points[-1] != end:
        points[-1] = end
    return tuple(points)


def _length(line: Line) -> float:
    return sum(math.dist(before, after) for before, after in pairwise(line))


def _extent(lines: Sequence[Line]) -> int:
    """Return the greater of the ink's width and height: a signature may be one flat line of waves."""
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _are_scratches(lines: Sequence[Line]) -> bool:
    """Whether the strokes are all dots, straight lines and sweeps, of which no two cross: a cross is a signature."""
    lines = [line for line in lines if _length(line) >= SMALLEST_EXTENT]
    if any(not _is_plain(line) for line in lines):
        return False
    angles = [_axis(line) for line in lines]
    return all(abs(math.remainder(first - second, math.pi)) < CROSSING for first in angles for second in angles)


def _is_plain(line: Line) -> bool:
    """Whether a stroke stays within a narrow band along its own axis, even drawn to and fro, or hardly turns."""
    angle = _axis(line)
    along = [x * math.cos(angle) + y * math.sin(angle) for x, y in line]
    across = [y * math.cos(angle) - x * math.sin(angle) for x, y in line]
    band = max(NARROW_BAND, STRAIGHT_BAND * (max(along) - min(along)))
    return max(across) - min(across) < band or _turning(_simplify(line)) < LEAST_TURN


def _turning(line: Line) -> float:
    """Return by how much a line turns in all, in either direction, in radians."""
    directions = [math.atan2(after[1] - before[1], after[0] - before[0]) for before, after in pairwise(line)]
    return sum(abs(math.remainder(after - before, math.tau)) for before, after in pairwise(directions))


def _simplify(line: Line) -> Line:
    """Return the fewest of a line's points from which no other is farther than a tremor (Douglas and Peucker)."""
    indices = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        begin, end = spans.pop()
        if end - begin < 2:
            continue
        distances = [_distance_to_line(line[index], line[begin], line[end]) for index in range(begin + 1, end)]
        if max(distances) > _TREMOR:
            index = begin + 1 + distances.index(max(distances))
            indices.add(index)
            spans += [(begin, index), (index, end)]
    return tuple(line[index] for index in sorted(indices))


def _distance_to_line(point: Position, begin: Position, end: Position) -> float:
    """Return the distance of a point from the line between two others."""
    dx, dy = end[0] - begin[0], end[1] - begin[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, begin)
    share = min(1.0, max(0.0, ((point[0] - begin[0]) * dx + (point[1] - begin[1]) * dy) / length**2))
    return math.dist(point, (begin[0] + share * dx, begin[1] + share * dy))


def _axis(line: Line) -> float:
    """Return the direction in which a stroke's points spread most (their principal axis), in radians."""
    count = len(line)
    mean_x, mean_y = sum(x for x, _ in line) / count, sum(y for _, y in line) / count
    xx = sum((x - mean_x) ** 2 for x, _ in line)
    yy = sum((y - mean_y) ** 2 for _, y in line)
    xy = sum((x - mean_x) * (y - mean_y) for x, y in line)
    return math.atan2(2 * xy, xx - yy) / 2


@judge.register(TypedMark)
def _check_typed(mark: TypedMark) -> None:
    name = mark.text.strip()
    if not any(character.isalpha() for character in name):
        raise MarkRefused("Type your name to sign with it.")
    if len(name) > LONGEST_NAME:
        raise MarkRefused(f"A typed signature has at most {LONGEST_NAME} characters.")
    if not name.isprintable():
        raise MarkRefused("A typed signature is one line of ordinary characters.")


@judge.register(ImageMark)
def _check_image(mark: ImageMark) -> None:
    _require_size(mark.width, mark.height)
    if mark.outline:
        _check_outline(mark)
        return
    if len(mark.png) > LONGEST_PICTURE:
        raise MarkRefused("The signature's picture is too large; choose it again.")
    try:
        data = base64.b64decode(mark.png, validate=True)
    except (binascii.Error, ValueError):
        raise MarkRefused("The signature's picture is damaged; choose it again.") from None
    from signoff.signing.marks.pictures import require_ink

    require_ink(data)


def _check_outline(mark: ImageMark) -> None:
    shapes = polygons(mark.outline)
    points = [point for shape in shapes for point in shape]
    if mark.png:
        raise MarkRefused("The signature's picture is stored twice, which signoff never does; choose it again.")
    if not all(
        -_TOLERANCE <= x <= mark.width + _TOLERANCE and -_TOLERANCE <= y <= mark.height + _TOLERANCE for x, y in points
    ):
        raise MarkRefused("The signature's picture reaches beyond its own size; choose it again.")
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    if max(width, height) < SMALLEST_EXTENT or abs(sum(map(_area, shapes))) < _LEAST_AREA:
        raise MarkRefused("The signature's picture shows no signature; choose another.")


def _area(shape: Contour) -> float:
    """Return the area of a polygon in square micrometres; negative where it turns the other way, as holes do."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True)) / 2
