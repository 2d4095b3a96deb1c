"""What a kept signature is called until its owner calls it otherwise."""

from __future__ import annotations

from signoff.notice.marks.mark import ImageMark, Mark, StrokesMark


def label_of(mark: Mark) -> str:
    """Return the name under which a mark is kept at first."""
    if isinstance(mark, StrokesMark):
        return "Drawn"
    return "From a picture" if isinstance(mark, ImageMark) else "Typed"
