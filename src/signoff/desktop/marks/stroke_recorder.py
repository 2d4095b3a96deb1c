"""Strokes while they are drawn: samples in micrometres and monotonic milliseconds, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from signoff.desktop.marks.stroke_simplification import thinned, thinned_to
from signoff.notice.marks.mark import Device, Sample, Stroke, StrokesMark

FULL_PRESSURE = 1000
NO_PRESSURE_KNOWN = 500
"""What a mouse or a finger presses with, which tell no pressure."""


MOST_KEPT = 3_000
"""About how many samples of a mark are kept, however long it was signed: its record stays below 200 KB."""


class StrokeRecorder:
    """Collects strokes; `elapsed` tells monotonic milliseconds. Every stroke and clearing can be taken back.

    Strokes are thinned when they end, so that a fast pen's record is no larger than its line is long.
    """

    def __init__(self, elapsed: Callable[[], int]) -> None:
        self._elapsed = elapsed
        self._strokes: tuple[Stroke, ...] = ()
        self._before: list[tuple[Stroke, ...]] = []
        self._after: list[tuple[Stroke, ...]] = []
        self._current: list[Sample] | None = None
        self._device = Device.MOUSE

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return not self._strokes and not self._current

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back: a stroke, or a clearing."""
        return bool(self._before) or self.is_drawing

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can come again."""
        return bool(self._after)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._current is not None

    @property
    def is_pens(self) -> bool:
        """Whether there is ink, and a pen has drawn of it."""
        return not self.is_empty and self._device is Device.PEN

    def begin(self, x: float, y: float, pressure: float | None, device: Device) -> None:
        """Put the pen down at a point in micrometres; `pressure` is 0 to 1, None where the device tells none.

        What was being drawn is dropped: it was the palm, which came down before the pen.
        """
        if self.is_empty or device is Device.PEN:
            self._device = device
        self._current = []
        self.move(x, y, pressure)

    def move(self, x: float, y: float, pressure: float | None) -> None:
        """Move the pen; without a pen on the pad, nothing happens."""
        if self._current is None:
            return
        weight = NO_PRESSURE_KNOWN if pressure is None else round(min(max(pressure, 0.0), 1.0) * FULL_PRESSURE)
        self._current.append((round(x), round(y), self._elapsed(), weight))

    def end(self) -> None:
        """Lift the pen."""
        if self._current:
            self._step(thinned_to((*self._strokes, thinned(tuple(self._current))), MOST_KEPT))
        self._current = None

    def undo(self) -> None:
        """Take the last stroke or clearing back."""
        self.end()
        if self._before:
            self._after.append(self._strokes)
            self._strokes = self._before.pop()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._after and not self.is_drawing:
            self._before.append(self._strokes)
            self._strokes = self._after.pop()

    def clear(self) -> None:
        """Take all ink away, as one step that can be taken back."""
        self.end()
        if self._strokes:
            self._step(())

    def forget(self) -> None:
        """Be as new: another person is to sign."""
        self._strokes, self._current = (), None
        self._before.clear()
        self._after.clear()

    def take(self, mark: StrokesMark) -> None:
        """Hold the strokes of a mark instead; each of them, and what was there before, can be taken back."""
        self.end()
        last = max((sample[2] for stroke in mark.strokes for sample in stroke), default=0)
        strokes = _later(mark.strokes, self._elapsed() - last)
        same = _alike(self._strokes, strokes)
        if self._strokes and same < len(self._strokes):
            self._step(())
            same = 0
        for count in range(same + 1, len(strokes) + 1):
            self._step(strokes[:count])
        self._strokes = strokes
        self._device = mark.device

    def mark(self, width: int, height: int) -> StrokesMark | None:
        """Return all ink, the stroke under way included, as a mark for a cell in micrometres; None without any."""
        strokes = (*self._strokes, tuple(self._current)) if self._current else self._strokes
        if not strokes:
            return None
        first = min(sample[2] for stroke in strokes for sample in stroke)
        return StrokesMark(width=width, height=height, device=self._device, strokes=_later(strokes, -first))

    def _step(self, strokes: tuple[Stroke, ...]) -> None:
        self._before.append(self._strokes)
        self._after.clear()
        self._strokes = strokes


def _later(strokes: tuple[Stroke, ...], milliseconds: int) -> tuple[Stroke, ...]:
    return tuple(tuple((x, y, at + milliseconds, weight) for x, y, at, weight in stroke) for stroke in strokes)


def _alike(one: tuple[Stroke, ...], other: tuple[Stroke, ...]) -> int:
    """Return how many strokes at the beginning are of the same shape, whenever they were drawn."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if _shape(a) != _shape(b)), min(len(one), len(other)))


def _shape(stroke: Stroke) -> tuple[tuple[int, int, int], ...]:
    return tuple((x, y, weight) for x, y, _, weight in stroke)
