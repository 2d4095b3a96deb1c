"""Strokes while they are drawn: samples in micrometres and monotonic milliseconds, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from signoff.notice.mark import Device, Sample, Stroke, StrokesMark

FULL_PRESSURE = 1000
NO_PRESSURE_KNOWN = 500
"""What a mouse or a finger presses with, which tell no pressure."""


class StrokeBook:
    """Collects strokes on a pad of `width` by `height` micrometres; `elapsed` tells monotonic milliseconds."""

    def __init__(self, elapsed: Callable[[], int]) -> None:
        self._elapsed = elapsed
        self._strokes: list[Stroke] = []
        self._undone: list[Stroke] = []
        self._current: list[Sample] | None = None
        self._device = Device.MOUSE
        self._begun: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return not self._strokes and not self._current

    @property
    def can_redo(self) -> bool:
        """Whether an undone stroke can come back."""
        return bool(self._undone)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._current is not None

    def begin(self, x: float, y: float, pressure: float | None, device: Device) -> None:
        """Put the pen down at a point in micrometres; `pressure` is 0 to 1, None where the device tells none."""
        if self.is_empty:
            self._begun, self._device = self._elapsed(), device
        elif device is Device.PEN:
            self._device = device
        self._undone.clear()
        self._current = []
        self.move(x, y, pressure)

    def move(self, x: float, y: float, pressure: float | None) -> None:
        """Move the pen; without a pen on the pad, nothing happens."""
        if self._current is None or self._begun is None:
            return
        weight = NO_PRESSURE_KNOWN if pressure is None else round(min(max(pressure, 0.0), 1.0) * FULL_PRESSURE)
        self._current.append((round(x), round(y), self._elapsed() - self._begun, weight))

    def end(self) -> None:
        """Lift the pen."""
        if self._current:
            self._strokes.append(tuple(self._current))
        self._current = None

    def undo(self) -> None:
        """Take the last stroke away."""
        self.end()
        if self._strokes:
            self._undone.append(self._strokes.pop())

    def redo(self) -> None:
        """Bring the stroke that was undone last back."""
        if self._undone:
            self._strokes.append(self._undone.pop())

    def clear(self) -> None:
        """Take all ink away, for good."""
        self._strokes.clear()
        self._undone.clear()
        self._current = None

    def take(self, mark: StrokesMark) -> None:
        """Hold the strokes of a mark instead."""
        self.clear()
        self._strokes.extend(mark.strokes)
        self._device = mark.device
        last = max((sample[2] for stroke in mark.strokes for sample in stroke), default=0)
        self._begun = self._elapsed() - last

    def mark(self, width: int, height: int) -> StrokesMark | None:
        """Return all ink, the stroke under way included, as a mark; None without any."""
        strokes = (*self._strokes, tuple(self._current)) if self._current else tuple(self._strokes)
        if not strokes:
            return None
        return StrokesMark(width=width, height=height, device=self._device, strokes=strokes)
