"""Where the pages of a PDF stand, one below another, at a zoom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QSizeF

GAP = 24
"""Pixels of desk between two pages, and below the last."""

TOP = 8
"""Pixels of desk above the first page."""


class PageColumn:
    """The pages of one document: where each stands is computed once for a zoom, since there may be hundreds of them."""

    def __init__(self, sizes: Sequence[QSizeF]) -> None:
        """Take the size of each page in points."""
        self.widest = max((size.width() for size in sizes), default=0.0)
        """The width of the widest page, in points."""
        self._heights = tuple(size.height() for size in sizes)
        self._zoom = 0.0
        self._tops = self._tops_at(0.0)

    def top(self, page: int, zoom: float) -> float:
        """Return where a page begins, counted from 1."""
        return self._at(zoom)[page - 1]

    def height(self, zoom: float) -> float:
        """Return the height of all pages with the desk around them."""
        return self._at(zoom)[-1]

    def page_at(self, y: float, zoom: float) -> int:
        """Return the last page that begins at this height or above it; the first page where none does."""
        return max(1, bisect_right(self._at(zoom), y, hi=len(self._heights)))

    def pages_within(self, upper: float, lower: float, zoom: float) -> range:
        """Return the pages of which any part, or the gap below, is between two heights."""
        tops = self._at(zoom)
        return range(self.page_at(upper, zoom), bisect_left(tops, lower, hi=len(self._heights)) + 1)

    def _at(self, zoom: float) -> tuple[float, ...]:
        if zoom != self._zoom:
            self._zoom, self._tops = zoom, self._tops_at(zoom)
        return self._tops

    def _tops_at(self, zoom: float) -> tuple[float, ...]:
        """Return where each page begins, and last where all of them end."""
        return tuple(accumulate((height * zoom + GAP for height in self._heights), initial=float(TOP)))
