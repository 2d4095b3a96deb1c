"""Closed paths of cubic Bézier curves in whole micrometres, as text and as polygons: how a traced picture is kept.

The text is a subset of SVG's path data (SVG 2, section 9.3): an absolute `M`, one relative `c` with any number
of curves, and `z`, again and again. Relative whole numbers keep a signature's outline a fifth of its picture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from signoff.notice.marks.contours import Contour, Point

OUTLINE = r"^(M-?\d{1,6} -?\d{1,6}c-?\d{1,6}(?:(?: -?|-)\d{1,6})*z)*$"
"""What an outline's text looks like; `curves` judges the rest."""

LONGEST_OUTLINE = 200_000
"""The most characters of an outline: some ten times what a busy signature takes."""

Curve = tuple[Point, Point, Point]
"""Two control points and the end of a cubic Bézier curve, which begins where the one before ends."""

Path = tuple[Point, tuple[Curve, ...]]
"""A closed path: where it begins, and its curves, the last of which ends there."""

_NUMBER = re.compile(r"-?\d+")
_FLAT = 6.0  # micrometres by which a polygon may leave its curve: a seventh of a dot at 600 dots an inch
_MOST_PIECES = 24  # of one curve


def path_text(paths: Iterable[Path]) -> str:
    """Return paths as text, rounded to whole micrometres; each ends exactly where it began."""
    return "".join(_one_text(path) for path in paths)


def curves(text: str) -> tuple[Path, ...]:
    """Return the paths of a text that `path_text` wrote; raises ValueError for any other."""
    if len(text) > LONGEST_OUTLINE or not re.fullmatch(OUTLINE, text):
        raise ValueError("is not the outline of a signature")
    return tuple(_one_path(one) for one in text.split("z")[:-1])


def polygons(text: str) -> tuple[Contour, ...]:
    """Return closed polygons in micrometres, to be filled together by the non-zero rule; raises ValueError."""
    return tuple(tuple(_flattened(path)) for path in curves(text))


def along(path: Path, count: int = 4) -> Iterator[Point]:
    """Yield points of a path, `count` of each of its curves: enough to tell where it reaches."""
    at, pieces = path
    yield at
    for curve in pieces:
        yield from (_on(at, *curve, number / count) for number in range(1, count + 1))
        at = curve[2]


def _one_text(path: Path) -> str:
    (x, y), pieces = path
    begun = at = (round(x), round(y))
    numbers: list[int] = []
    for place, (first, second, end) in enumerate(pieces):
        last = begun if place == len(pieces) - 1 else (round(end[0]), round(end[1]))
        for point in ((round(first[0]), round(first[1])), (round(second[0]), round(second[1])), last):
            numbers += (point[0] - at[0], point[1] - at[1])
        at = last
    return f"M{begun[0]} {begun[1]}c{' '.join(map(str, numbers)).replace(' -', '-')}z" if numbers else ""


def _one_path(text: str) -> Path:
    head, _, tail = text[1:].partition("c")
    x, y = (int(number) for number in _NUMBER.findall(head))
    numbers = [int(number) for number in _NUMBER.findall(tail)]
    if len(numbers) % 6:
        raise ValueError("is not the outline of a signature: a curve is not whole")
    begun = x, y
    found: list[Curve] = []
    for place in range(0, len(numbers), 6):
        x1, y1, x2, y2, dx, dy = numbers[place : place + 6]
        found.append(((x + x1, y + y1), (x + x2, y + y2), (x + dx, y + dy)))
        x, y = x + dx, y + dy
    return begun, tuple(found)


def _flattened(path: Path) -> Iterator[Point]:
    at, pieces = path
    yield at
    for first, second, end in pieces:
        # n chords leave a cubic by at most an eighth of its second derivative, which is 6 times this bend, over n²
        bend = max(
            math.hypot(at[0] - 2 * first[0] + second[0], at[1] - 2 * first[1] + second[1]),
            math.hypot(first[0] - 2 * second[0] + end[0], first[1] - 2 * second[1] + end[1]),
        )
        count = min(_MOST_PIECES, max(1, math.ceil(math.sqrt(bend * 0.75 / _FLAT))))
        for number in range(1, count):
            yield _on(at, first, second, end, number / count)
        yield end
        at = end


def _on(start: Point, first: Point, second: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    weights = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
    xs, ys = zip(start, first, second, end, strict=True)
    return (
        sum(weight * x for weight, x in zip(weights, xs, strict=True)),
        sum(weight * y for weight, y in zip(weights, ys, strict=True)),
    )
