"""Strokes while they are drawn: samples in micrometres and monotonic milliseconds, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from signoff.desktop.marks.stroke_simplification import thinned, thinned_to
from signoff.notice.marks.mark import Device, Sample, Stroke, StrokesMark

FULL_PRESSURE = 1000
NO_PRESSURE_KNOWN = 500
"""The pressure of a mouse or a finger, which report none."""

MOST_KEPT = 3_000
"""About the most samples that a mark keeps, so that its record stays below 200 KB."""


class StrokeRecorder:
    """Collects strokes, timed by `elapsed` in monotonic milliseconds. Every stroke and clearing can be undone.

    Strokes are thinned when they end, so that a fast pen's record is no larger than its line is long.
    """

    def __init__(self, elapsed: Callable[[], int]) -> None:
        self._elapsed = elapsed
        self._strokes: tuple[Stroke, ...] = ()
        self._undo_steps: list[tuple[Stroke, ...]] = []
        self._redo_steps: list[tuple[Stroke, ...]] = []
        self._current: list[Sample] | None = None
        self._device = Device.MOUSE

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return not self._strokes and not self._current

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke or a clearing to undo."""
        return bool(self._undo_steps) or self.is_drawing

    @property
    def can_redo(self) -> bool:
        """Whether a step that was undone can be done again."""
        return bool(self._redo_steps)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._current is not None

    @property
    def has_pen_ink(self) -> bool:
        """Whether there is ink that was drawn with a pen."""
        return not self.is_empty and self._device is Device.PEN

    def begin(self, x: float, y: float, pressure: float | None, device: Device) -> None:
        """Put the pen down at a point in micrometres; `pressure` is 0 to 1, None when the device reports none.

        A stroke under way is dropped: it was the palm, which touched the pad before the pen.
        """
        if self.is_empty or device is Device.PEN:
            self._device = device
        self._current = []
        self.move(x, y, pressure)

    def move(self, x: float, y: float, pressure: float | None) -> None:
        """Move the pen; do nothing when it is not on the pad."""
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
        """Undo the last stroke or clearing."""
        self.end()
        if self._undo_steps:
            self._redo_steps.append(self._strokes)
            self._strokes = self._undo_steps.pop()

    def redo(self) -> None:
        """Redo what was undone last."""
        if self._redo_steps and not self.is_drawing:
            self._undo_steps.append(self._strokes)
            self._strokes = self._redo_steps.pop()

    def clear(self) -> None:
        """Clear all ink, as one step that can be undone."""
        self.end()
        if self._strokes:
            self._step(())

    def forget(self) -> None:
        """Reset for another signer."""
        self._strokes, self._current = (), None
        self._undo_steps.clear()
        self._redo_steps.clear()

    def take(self, mark: StrokesMark) -> None:
        """Take over the strokes of a mark; each of them, and what was drawn before, can be undone."""
        self.end()
        last = max((sample[2] for stroke in mark.strokes for sample in stroke), default=0)
        strokes = _shifted(mark.strokes, self._elapsed() - last)
        common = _common_count(self._strokes, strokes)
        if self._strokes and common < len(self._strokes):
            self._step(())
            common = 0
        for count in range(common + 1, len(strokes) + 1):
            self._step(strokes[:count])
        self._strokes = strokes
        self._device = mark.device

    def mark(self, width: int, height: int) -> StrokesMark | None:
        """Return all ink, the stroke under way included, as a mark for a cell in micrometres; None without any."""
        strokes = (*self._strokes, tuple(self._current)) if self._current else self._strokes
        if not strokes:
            return None
        first = min(sample[2] for stroke in strokes for sample in stroke)
        return StrokesMark(width=width, height=height, device=self._device, strokes=_shifted(strokes, -first))

    def _step(self, strokes: tuple[Stroke, ...]) -> None:
        self._undo_steps.append(self._strokes)
        self._redo_steps.clear()
        self._strokes = strokes


def _shifted(strokes: tuple[Stroke, ...], milliseconds: int) -> tuple[Stroke, ...]:
    return tuple(tuple((x, y, at + milliseconds, weight) for x, y, at, weight in stroke) for stroke in strokes)


def _common_count(first: tuple[Stroke, ...], second: tuple[Stroke, ...]) -> int:
    """Return how many strokes at the beginning have the same shape, at any time."""
    pairs = zip(first, second, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if _shape(a) != _shape(b)), min(len(first), len(second)))


def _shape(stroke: Stroke) -> tuple[tuple[int, int, int], ...]:
    return tuple((x, y, weight) for x, y, _, weight in stroke)
