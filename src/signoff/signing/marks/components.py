"""The connected components of a small grey picture, and which of them are the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

Run = tuple[int, int, int]
"""The first pixel of a run, the one after its last, and its row."""

_INK = 40  # of 255
_SPECK = 0.0005  # share of all ink: less is dirt even close by, while the dot of an i is more
_OWN_WORD = 0.2  # share of the largest component's ink: as much is a word of its own, however far away
_MOST_AT_EDGE = 0.8  # share of all ink that may be discarded with what runs in from the edge


@dataclass(frozen=True, slots=True)
class Component:
    """Connected pixels, as runs along rows; `ink` is the sum of their values."""

    runs: tuple[Run, ...]
    ink: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Its left, top, right and bottom; the last two are just outside it."""
        rows = [row for _, _, row in self.runs]
        return min(run[0] for run in self.runs), min(rows), max(run[1] for run in self.runs), max(rows) + 1

    def touches_edge(self, size: tuple[int, int]) -> bool:
        """Whether it runs out of a picture of this size."""
        left, top, right, bottom = self.box
        return left == 0 or top == 0 or right == size[0] or bottom == size[1]


def components(shape: Image.Image, ink: Image.Image) -> list[Component]:
    """Return the connected parts of `shape` (grey), weighing each by the pixels of `ink`, of the same size."""
    rows = _rows(shape)
    weights, width = ink.tobytes(), ink.width
    result: list[Component] = []
    remaining = {run for row in rows for run in row}
    while remaining:
        runs = _connected(remaining, rows)
        weight = sum(sum(weights[row * width + begin : row * width + end]) for begin, end, row in runs)
        result.append(Component(tuple(runs), weight))
    return result


def signature_components(parts: Sequence[Component], size: tuple[int, int]) -> list[Component]:
    """Return the components of the signature: the largest, those near it, and words of their own.

    What runs out of the picture is not part of it, unless that is most of the ink.
    """
    total = sum(component.ink for component in parts)
    candidates = [component for component in parts if component.ink > _SPECK * total]
    within = [component for component in candidates if not component.touches_edge(size)]
    if sum(component.ink for component in within) >= (1 - _MOST_AT_EDGE) * total:
        candidates = within
    candidates.sort(key=lambda component: component.ink, reverse=True)
    signature: list[Component] = []
    for component in candidates:
        if not signature or component.ink >= _OWN_WORD * signature[0].ink or _is_near(component, signature):
            signature.append(component)
    return signature


def _is_near(component: Component, signature: Sequence[Component]) -> bool:
    """Whether a component is within half of their height of the signature's components so far."""
    boxes = [part.box for part in signature]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    reach = (bottom - top) / 2
    own = component.box
    across = own[0] <= right + reach and own[2] >= left - reach
    return across and own[1] <= bottom + reach and own[3] >= top - reach


def _connected(remaining: set[Run], rows: Sequence[Sequence[Run]]) -> list[Run]:
    """Remove the runs of one component from those remaining, and return them."""
    pending = [remaining.pop()]
    runs: list[Run] = []
    while pending:
        run = pending.pop()
        runs.append(run)
        begin, end, row = run
        near = [*(rows[row - 1] if row else ()), *(rows[row + 1] if row + 1 < len(rows) else ())]
        touching = [
            neighbour for neighbour in near if neighbour in remaining and neighbour[0] <= end and begin <= neighbour[1]
        ]
        remaining.difference_update(touching)
        pending += touching
    return runs


def _rows(shape: Image.Image) -> list[list[Run]]:
    data, width = shape.tobytes(), shape.width
    return [_runs(data[row * width : (row + 1) * width], row) for row in range(shape.height)]


def _runs(values: bytes, row: int) -> list[Run]:
    runs: list[Run] = []
    begin: int | None = None
    for column, value in enumerate((*values, 0)):
        if value >= _INK and begin is None:
            begin = column
        elif value < _INK and begin is not None:
            runs.append((begin, column, row))
            begin = None
    return runs
