"""Blots: the connected parts of a small grey picture, each with its place and its ink."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

Run = tuple[int, int, int]
"""The first pixel of a run, the one after its last, and its row."""

_INKED = 40  # of 255


@dataclass(slots=True)
class Blot:
    """Pixels that hang together, as runs along rows; `ink` is the sum of their values."""

    runs: list[Run] = field(default_factory=list)
    ink: int = 0

    def touches_edge(self, size: tuple[int, int]) -> bool:
        """Whether it runs out of a picture of this size."""
        width, height = size
        return any(begin == 0 or end == width or row in (0, height - 1) for begin, end, row in self.runs)


def blots(shape: Image.Image, ink: Image.Image) -> list[Blot]:
    """Return the connected parts of `shape` (grey), weighing each by the pixels of `ink`, of the same size."""
    rows = _rows(shape)
    weights = ink.tobytes()
    found: list[Blot] = []
    waiting: set[Run] = {run for row in rows for run in row}
    while waiting:
        blot = Blot()
        pending = [waiting.pop()]
        while pending:
            run = pending.pop()
            begin, end, row = run
            blot.runs.append(run)
            blot.ink += sum(weights[row * ink.width + begin : row * ink.width + end])
            near = [*(rows[row - 1] if row else ()), *(rows[row + 1] if row + 1 < len(rows) else ())]
            touching = [one for one in near if one in waiting and one[0] <= end and begin <= one[1]]
            waiting.difference_update(touching)
            pending += touching
        found.append(blot)
    return found


def _rows(shape: Image.Image) -> list[list[Run]]:
    """Return the runs of each row."""
    data, width = shape.tobytes(), shape.width
    return [_runs(data[row * width : (row + 1) * width], row) for row in range(shape.height)]


def _runs(values: bytes, row: int) -> list[Run]:
    runs: list[Run] = []
    begin: int | None = None
    for place, value in enumerate(values):
        if value >= _INKED and begin is None:
            begin = place
        elif value < _INKED and begin is not None:
            runs.append((begin, place, row))
            begin = None
    if begin is not None:
        runs.append((begin, len(values), row))
    return runs
