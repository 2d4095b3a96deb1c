"""Blots: the connected parts of a small grey picture, and which of them are the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

Run = tuple[int, int, int]
"""The first pixel of a run, the one after its last, and its row."""

_INKED = 40  # of 255
_SPECK = 0.0005  # share of all ink: less is dirt even close by, while the dot of an i is more
_OWN_WORD = 0.2  # share of the largest blot's ink: as much is a word of its own, however far away
_AT_EDGE = 0.8  # share of all ink that may be given up with what runs in from the edge


@dataclass(frozen=True, slots=True)
class Blot:
    """Pixels that hang together, as runs along rows; `ink` is the sum of their values."""

    runs: tuple[Run, ...]
    ink: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Its left, top, right and bottom; the last two lie just outside."""
        rows = [row for _, _, row in self.runs]
        return min(run[0] for run in self.runs), min(rows), max(run[1] for run in self.runs), max(rows) + 1

    def touches_edge(self, size: tuple[int, int]) -> bool:
        """Whether it runs out of a picture of this size."""
        left, top, right, bottom = self.box
        return left == 0 or top == 0 or right == size[0] or bottom == size[1]


def blots(shape: Image.Image, ink: Image.Image) -> list[Blot]:
    """Return the connected parts of `shape` (grey), weighing each by the pixels of `ink`, of the same size."""
    rows = _rows(shape)
    weights, width = ink.tobytes(), ink.width
    found: list[Blot] = []
    waiting = {run for row in rows for run in row}
    while waiting:
        runs = _connected(waiting, rows)
        weight = sum(sum(weights[row * width + begin : row * width + end]) for begin, end, row in runs)
        found.append(Blot(tuple(runs), weight))
    return found


def signature_among(found: Sequence[Blot], size: tuple[int, int]) -> list[Blot]:
    """Return the blots that make up the signature: the largest, those near it, and words of their own.

    What runs out of the picture is somebody else's, unless it is most of the ink.
    """
    total = sum(blot.ink for blot in found)
    whole = [blot for blot in found if blot.ink > _SPECK * total]
    inside = [blot for blot in whole if not blot.touches_edge(size)]
    if sum(blot.ink for blot in inside) >= (1 - _AT_EDGE) * total:
        whole = inside
    whole.sort(key=lambda blot: blot.ink, reverse=True)
    kept: list[Blot] = []
    for blot in whole:
        if not kept or blot.ink >= _OWN_WORD * kept[0].ink or _is_near(blot, kept):
            kept.append(blot)
    return kept


def _is_near(blot: Blot, kept: Sequence[Blot]) -> bool:
    """Whether it lies within half of their height of the blots kept."""
    boxes = [one.box for one in kept]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    reach = (bottom - top) / 2
    own = blot.box
    across = own[0] <= right + reach and own[2] >= left - reach
    return across and own[1] <= bottom + reach and own[3] >= top - reach


def _connected(waiting: set[Run], rows: Sequence[Sequence[Run]]) -> list[Run]:
    """Take one blot's runs out of those waiting."""
    pending = [waiting.pop()]
    runs: list[Run] = []
    while pending:
        run = pending.pop()
        runs.append(run)
        begin, end, row = run
        near = [*(rows[row - 1] if row else ()), *(rows[row + 1] if row + 1 < len(rows) else ())]
        touching = [one for one in near if one in waiting and one[0] <= end and begin <= one[1]]
        waiting.difference_update(touching)
        pending += touching
    return runs


def _rows(shape: Image.Image) -> list[list[Run]]:
    data, width = shape.tobytes(), shape.width
    return [_runs(data[row * width : (row + 1) * width], row) for row in range(shape.height)]


def _runs(values: bytes, row: int) -> list[Run]:
    runs: list[Run] = []
    begin: int | None = None
    for place, value in enumerate((*values, 0)):
        if value >= _INKED and begin is None:
            begin = place
        elif value < _INKED and begin is not None:
            runs.append((begin, place, row))
            begin = None
    return runs
