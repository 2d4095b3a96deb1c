"""The tilt of a signature, or of the ruled paper beneath it.

A projection of rows of writing is more concentrated along their own direction than along any other (Postl, 1986).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from signoff.signing.marks.binarise import Darkness

MOST_TILT = 20.0
"""The greatest tilt that is corrected without asking, in degrees: more is slanted writing, or a picture on its side."""

_SIDE = 240  # pixels in which tilt is measured
_MOST_POINTS = 1_500
_COARSE, _FINE = 1.0, 0.25  # degrees between two tries
_LEAST_GAIN = 1.08  # times the concentration of an untilted signature: less is not a reason to turn it
_LEAST_PROPORTION = 2.5  # of width to height: initials and single letters have no reliable direction
_LEAST_TILT = 1.0  # degrees: less is not seen
_FAINT = 10  # of 255: the faintest ruled line
_RULED = 1.6  # times the concentration of a usual direction: only ruled lines reach it
_LEAST_RULED = 0.01  # share of the pixels that ruled lines fill

WeightedPoint = tuple[float, float, float]
"""x, y and weight."""


def tilt(ink: Image.Image, paper: Darkness) -> float:
    """Return by how many degrees the picture is turned clockwise, at most MOST_TILT either way; 0 where it is not.

    By the paper's ruled lines, where it has them; else by the writing.
    """
    lines_tilt = _tilt_of_ruled_lines(paper)
    return _tilt_of_writing(ink) if lines_tilt is None else lines_tilt


def _tilt_of_writing(ink: Image.Image) -> float:
    points = _weighted_points(_small(ink))
    angle, concentration = _best_angle(points)
    is_reliable = _proportion(points, angle) >= _LEAST_PROPORTION and concentration > _LEAST_GAIN * _concentration(
        points, 0.0
    )
    return angle if is_reliable and abs(angle) >= _LEAST_TILT else 0.0


def _tilt_of_ruled_lines(paper: Darkness) -> float | None:
    """Return the tilt of ruled lines, or None without any; ink and its surroundings do not count."""
    small = _small(paper.image)
    ink = small.point([255 * (value >= paper.least) for value in range(256)]).filter(ImageFilter.MaxFilter(5))
    raised = ImageChops.subtract(small, small.filter(ImageFilter.MedianFilter(5)))
    faint = raised.point([255 * (value >= _FAINT) for value in range(256)])
    lines = ImageChops.subtract(faint, ink)
    if lines.histogram()[255] < _LEAST_RULED * lines.width * lines.height:
        return None
    points = _weighted_points(lines)
    angle, concentration = _best_angle(points)
    around = [_concentration(points, float(angle)) for angle in range(-45, 46, 5)]
    usual = sorted(around)[len(around) // 2]
    return angle if concentration > _RULED * usual else None


def _small(image: Image.Image) -> Image.Image:
    factor = max(1, math.ceil(max(image.size) / _SIDE))
    return image.reduce(factor) if factor > 1 else image


def _weighted_points(image: Image.Image) -> list[WeightedPoint]:
    data, width = image.tobytes(), image.width
    inked = [place for place, value in enumerate(data) if value > 64]
    interval = max(1, len(inked) // _MOST_POINTS)
    return [(place % width, place // width, data[place] / 255) for place in inked[::interval]]


def _best_angle(points: Sequence[WeightedPoint]) -> tuple[float, float]:
    """Return the angle with the highest concentration, and that concentration."""
    coarse = [number * _COARSE for number in range(-round(MOST_TILT / _COARSE), round(MOST_TILT / _COARSE) + 1)]
    near = max(coarse, key=lambda angle: _concentration(points, angle))
    steps = round(_COARSE / _FINE)
    fine = [near + number * _FINE for number in range(1 - steps, steps) if abs(near + number * _FINE) <= MOST_TILT]
    concentrations = {angle: _concentration(points, angle) for angle in fine}
    best = max(concentrations, key=lambda angle: (concentrations[angle], -abs(angle)))
    return best, concentrations[best]


def _proportion(points: Sequence[WeightedPoint], degrees: float) -> float:
    """Return the width of the points at this angle as a multiple of their height."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    along = [x * cosine + y * sine for x, y, _ in points]
    across = [y * cosine - x * sine for x, y, _ in points]
    return (max(along) - min(along)) / max(1.0, max(across) - min(across))


def _concentration(points: Sequence[WeightedPoint], degrees: float) -> float:
    """Return the sum of the squares of the weights in rows at this angle; each point is shared by two rows."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    rows: dict[int, float] = {}
    for x, y, weight in points:
        across = y * cosine - x * sine
        row = math.floor(across)
        lower = (across - row) * weight
        rows[row] = rows.get(row, 0.0) + weight - lower
        rows[row + 1] = rows.get(row + 1, 0.0) + lower
    return sum(weight * weight for weight in rows.values())
