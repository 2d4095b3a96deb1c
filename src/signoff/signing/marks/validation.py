"""Judging a mark before it is signed with: blank, stray and impossible ones are refused in one sentence.

Strokes are judged as strokes, in micrometres, so that neither the screen's density nor the pad's size counts.
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

STRAIGHTEST = 0.04
"""A stroke that stays within a band of this share of its extent is a straight line."""

NARROWEST = 600
"""So is one that stays within a band of so many micrometres: a short line trembles more for its length."""

LEAST_TURN = math.radians(70)
"""A stroke that turns by less in all is a sweep of thumb or palm, be it bent."""

CROSSING = math.radians(20)
"""Straight lines whose directions differ by less do not make a cross."""

_TREMOR = 400  # micrometres that a pen wanders while it is held still
LONGEST_NAME = 120
LARGEST_PAD = 400_000
"""The greatest width or height of a pad or a printed picture, in micrometres."""

_BEYOND = 200  # micrometres: what rounding and the bulge of a curve may come to
_LEAST_AREA = 1_000_000  # square micrometres of ink: a square millimetre

Place = tuple[int, int]
Line = tuple[Place, ...]
"""A stroke's points in micrometres."""


@singledispatch
def judge(mark: Mark) -> None:
    """Raise MarkRefused, with one sentence, unless the mark can stand as a signature."""
    unknown(mark)


@judge.register(StrokesMark)
def _judge_strokes(mark: StrokesMark) -> None:
    _require_size(mark.width, mark.height)
    strokes = [stroke for stroke in mark.strokes if stroke]
    if not strokes:
        raise MarkRefused("There is no signature yet: draw it, choose a picture, or type your name.")
    if sum(len(stroke) for stroke in strokes) > MOST_SAMPLES:
        raise MarkRefused("This is more ink than a signature has; clear it and sign again.")
    for stroke in strokes:
        _require_possible(stroke, mark)
    calm = [_without_tremor(stroke) for stroke in strokes]
    if sum(map(_length, calm)) < SHORTEST_INK or _extent(calm) < SMALLEST_EXTENT:
        raise MarkRefused("That looks like a stray touch rather than a signature; please sign again.")
    if _are_scratches(calm):
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


def _without_tremor(stroke: Stroke) -> Line:
    """Return a stroke's points that lie apart; its first and last always stay."""
    kept = [stroke[0][:2]]
    for x, y, _, _ in stroke:
        if math.dist((x, y), kept[-1]) >= _TREMOR:
            kept.append((x, y))
    end = stroke[-1][:2]
    if len(kept) > 1 and kept[-1] != end:
        kept[-1] = end
    return tuple(kept)


def _length(line: Line) -> float:
    return sum(math.dist(before, after) for before, after in pairwise(line))


def _extent(lines: Sequence[Line]) -> int:
    """Return the greater of the ink's width and height: a signature may be one flat line of waves."""
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _are_scratches(lines: Sequence[Line]) -> bool:
    """Whether the strokes are all dots, straight lines and sweeps, no two of which cross: a cross is a signature."""
    lines = [line for line in lines if _length(line) >= SMALLEST_EXTENT]
    if any(not _is_plain(line) for line in lines):
        return False
    angles = [_axis(line) for line in lines]
    return all(abs(math.remainder(one - other, math.pi)) < CROSSING for one in angles for other in angles)


def _is_plain(line: Line) -> bool:
    """Whether a stroke stays within a narrow band along its own axis, be it drawn to and fro, or hardly turns."""
    angle = _axis(line)
    along = [x * math.cos(angle) + y * math.sin(angle) for x, y in line]
    across = [y * math.cos(angle) - x * math.sin(angle) for x, y in line]
    band = max(NARROWEST, STRAIGHTEST * (max(along) - min(along)))
    return max(across) - min(across) < band or _turning(_simplified(line)) < LEAST_TURN


def _turning(line: Line) -> float:
    """Return by how much a line turns in all, either way, in radians."""
    ways = [math.atan2(after[1] - before[1], after[0] - before[0]) for before, after in pairwise(line)]
    return sum(abs(math.remainder(after - before, math.tau)) for before, after in pairwise(ways))


def _simplified(line: Line) -> Line:
    """Return the fewest of a line's points from which no other lies farther than it trembles (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 2:
            continue
        away = [_beside(line[place], line[begin], line[end]) for place in range(begin + 1, end)]
        if max(away) > _TREMOR:
            place = begin + 1 + away.index(max(away))
            kept.add(place)
            waiting += [(begin, place), (place, end)]
    return tuple(line[place] for place in sorted(kept))


def _beside(point: Place, begin: Place, end: Place) -> float:
    """Return how far a point lies from the line between two others."""
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
def _judge_typed(mark: TypedMark) -> None:
    name = mark.text.strip()
    if not any(character.isalpha() for character in name):
        raise MarkRefused("Type your name to sign with it.")
    if len(name) > LONGEST_NAME:
        raise MarkRefused(f"A typed signature has at most {LONGEST_NAME} characters.")
    if not name.isprintable():
        raise MarkRefused("A typed signature is one line of ordinary characters.")


@judge.register(ImageMark)
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
    from signoff.signing.marks.pictures import require_ink

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
