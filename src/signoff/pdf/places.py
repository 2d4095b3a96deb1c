"""Where the parts of a notice are on its pages."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where a section, sub-row or signature's cell is: page from 1, points from its upper left corner."""

    key: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
