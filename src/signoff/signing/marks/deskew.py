"""Straightening: by how much a signature, or the ruled paper beneath it, lies askew.

Rows of writing pile up in a projection along their own direction more than along any other (Postl, 1986).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from signoff.signing.marks.binarise import Darkness

MOST = 20.0
"""The greatest tilt that is corrected unasked, in degrees: more is how the hand writes, or a picture on its side."""

_SIDE = 240  # pixels in which tilt is told
_MOST_POINTS = 1_500
_COARSE, _FINE = 1.0, 0.25  # degrees between two tries
_WORTH = 1.08  # times the pile of an untilted signature: less is no reason to turn it
_LONG = 2.5  # times its height that writing must be wide to tell: initials and a single letter lie any way
_LEAST_TILT = 1.0  # degrees: less is not seen
_FAINT = 10  # of 255: the faintest ruled line
_RULED = 1.6  # times the pile of a usual direction: as much only ruled lines give
_LEAST_RULED = 0.01  # share of the pixels that ruled lines fill

Spot = tuple[float, float, float]
"""x, y and weight."""


def tilt(ink: Image.Image, paper: Darkness) -> float:
    """Return by how many degrees the picture is turned clockwise, at most MOST either way; 0 where it is not.

    Ruled lines tell, where the paper has them; else the writing does.
    """
    ruled = _ruled(paper)
    return _own(ink) if ruled is None else ruled


def _own(ink: Image.Image) -> float:
    spots = _spots(_small(ink))
    found, pile = _best(spots)
    telling = _proportion(spots, found) >= _LONG and pile > _WORTH * _pile(spots, 0.0)
    return found if telling and abs(found) >= _LEAST_TILT else 0.0


def _ruled(paper: Darkness) -> float | None:
    """Return the tilt of ruled lines, None without any; ink and its surroundings do not count."""
    small = _small(paper.image)
    ink = small.point([255 * (value >= paper.least) for value in range(256)]).filter(ImageFilter.MaxFilter(5))
    raised = ImageChops.subtract(small, small.filter(ImageFilter.MedianFilter(5)))
    faint = raised.point([255 * (value >= _FAINT) for value in range(256)])
    lines = ImageChops.subtract(faint, ink)
    if lines.histogram()[255] < _LEAST_RULED * lines.width * lines.height:
        return None
    spots = _spots(lines)
    found, pile = _best(spots)
    around = [_pile(spots, float(angle)) for angle in range(-45, 46, 5)]
    usual = sorted(around)[len(around) // 2]
    return found if pile > _RULED * usual else None


def _small(image: Image.Image) -> Image.Image:
    factor = max(1, math.ceil(max(image.size) / _SIDE))
    return image.reduce(factor) if factor > 1 else image


def _spots(image: Image.Image) -> list[Spot]:
    data, width = image.tobytes(), image.width
    inked = [place for place, value in enumerate(data) if value > 64]
    every = max(1, len(inked) // _MOST_POINTS)
    return [(place % width, place // width, data[place] / 255) for place in inked[::every]]


def _best(spots: Sequence[Spot]) -> tuple[float, float]:
    """Return the angle at which most piles up, and the pile."""
    coarse = [number * _COARSE for number in range(-round(MOST / _COARSE), round(MOST / _COARSE) + 1)]
    near = max(coarse, key=lambda angle: _pile(spots, angle))
    steps = round(_COARSE / _FINE)
    fine = [near + number * _FINE for number in range(1 - steps, steps) if abs(near + number * _FINE) <= MOST]
    piles = {angle: _pile(spots, angle) for angle in fine}
    best = max(piles, key=lambda angle: (piles[angle], -abs(angle)))
    return best, piles[best]


def _proportion(spots: Sequence[Spot], degrees: float) -> float:
    """Return how many times as wide as high the spots lie at this angle."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    along = [x * cosine + y * sine for x, y, _ in spots]
    across = [y * cosine - x * sine for x, y, _ in spots]
    return (max(along) - min(along)) / max(1.0, max(across) - min(across))


def _pile(spots: Sequence[Spot], degrees: float) -> float:
    """Return the sum of the squares of the weights in rows at this angle; each spot is shared by two rows."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    rows: dict[int, float] = {}
    for x, y, weight in spots:
        across = y * cosine - x * sine
        row = math.floor(across)
        lower = (across - row) * weight
        rows[row] = rows.get(row, 0.0) + weight - lower
        rows[row + 1] = rows.get(row + 1, 0.0) + lower
    return sum(weight * weight for weight in rows.values())
