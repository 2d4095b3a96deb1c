"""Where lines stand: what is computed is what laying out every line one after the other gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from signoff.desktop.register.grouped_layout import HEADING_HEIGHT, GroupedLayout


@given(st.lists(st.integers(1, 9), max_size=5), st.integers(1, 90))
def test_every_line_is_where_laying_out_all_would_put_it(counts: list[int], row_height: int) -> None:
    layout, top, place, lines = GroupedLayout(counts, row_height), 0, 0, 0
    for group, count in enumerate(counts):
        for within in range(count + 1):
            is_heading = within == 0
            height = HEADING_HEIGHT if is_heading else row_height
            assert (layout.top(lines), layout.height_of(lines)) == (top, height)
            assert layout.line_at(top) == layout.line_at(top + height - 1) == lines
            assert layout.heading_at(lines) == (group if is_heading else None)
            assert layout.place_at(lines) == (None if is_heading else place)
            assert is_heading or layout.line_of(place) == lines
            top, lines, place = top + height, lines + 1, place + (not is_heading)
    assert (layout.height, layout.lines, layout.places) == (top, lines, place)
    assert layout.top(lines) == top
    assert layout.line_at(-1) == layout.line_at(top) == -1
    assert layout.place_at(-1) is layout.place_at(lines) is layout.heading_at(lines) is None
