"""Pouring items over pages: each is on some page, once and in order, and no page holds more than it has room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.flow import NO_NOTES, NO_PADDING, Box, Column, Feed, Fragment, Item, Padding, Placed, PlacedBox, Room
from signoff.pdf.items import Paragraphs, TextLine
from signoff.pdf.line_breaking import Line
from signoff.pdf.metrics import PAD_BOTTOM, PAD_TOP
from signoff.pdf.typefaces import Faces

LEADING = 10.0
NOTE_HEIGHT = 15.0
PARAGRAPHS = Paragraphs(Faces())


def notes_height(notes: frozenset[int]) -> float:
    return 9.0 + NOTE_HEIGHT * len(notes) if notes else 0.0


def page(height: float) -> Room:
    return Room(height, NO_NOTES, notes_height)


def item(number: int, **look: object) -> TextLine:
    """Return a line that is known again by its number."""
    return TextLine(Line((), float(number)), LEADING, **look)  # type: ignore[arg-type]


def numbers(placed: Placed | None) -> list[int]:
    """Return the numbers of the lines that were placed, those that only repeat left out."""
    if isinstance(placed, TextLine):
        return [] if placed.repeated else [round(placed.line.width)]
    if isinstance(placed, PlacedBox):
        return [number for fragment in placed.fragments for number in numbers(fragment)]
    assert isinstance(placed, Fragment)
    return [number for _, entry in placed.entries for number in numbers(entry)]


def poured(items: Sequence[Item], height: float) -> list[Fragment]:
    """Return the pages that hold all items."""
    feed, pages = Feed(items), []
    while not feed.is_empty:
        placed, feed = feed.fill(page(height), force=True)
        pages.append(placed)
        assert len(pages) < 500, "it never ends"
    return pages


_LINES = st.lists(
    st.fixed_dictionaries(
        {
            "gap": st.sampled_from([0.0, 2.5, 5.0]),
            "keep": st.booleans(),
            "notes": st.sampled_from([NO_NOTES, NO_NOTES, NO_NOTES, frozenset({1}), frozenset({2})]),
        }
    ),
    max_size=25,
)


@given(_LINES, st.floats(60, 160))
@settings(max_examples=examples(50))
def test_every_line_is_on_one_page_in_order_above_its_notes(looks: list[dict[str, object]], height: float) -> None:
    pages = poured([item(number, **look) for number, look in enumerate(looks, 1)], height)
    assert [number for placed in pages for number in numbers(placed)] == list(range(1, len(looks) + 1))
    for placed in pages:
        assert placed.entries
        assert placed.height + notes_height(placed.notes) <= height + 0.02
        assert placed.notes == NO_NOTES.union(*(entry.notes for _, entry in placed.entries))


@given(_LINES, st.floats(60, 160))
@settings(max_examples=examples(50))
def test_lines_do_not_overlap_and_the_first_has_no_gap(looks: list[dict[str, object]], height: float) -> None:
    items = {number: item(number, **look) for number, look in enumerate(looks, 1)}
    for placed in poured(list(items.values()), height):
        bottom = 0.0
        for place, (top, entry) in enumerate(placed.entries):
            (number,) = numbers(entry)
            assert top == pytest.approx(bottom + (items[number].gap if place else 0.0))
            bottom = top + entry.height
        assert placed.height == pytest.approx(bottom)


@given(st.lists(st.booleans(), min_size=1, max_size=20))
@settings(max_examples=examples(40))
def test_no_page_ends_after_what_is_kept_if_it_all_fits_one(keeps: list[bool]) -> None:
    for run in range(1, len(keeps)):  # at most four in a row are kept: five lines fit a page
        if all(keeps[max(0, run - 4) : run]) and run >= 4:
            keeps[run] = False
    pages = poured([item(number, keep=keep) for number, keep in enumerate(keeps, 1)], 5 * LEADING)
    for placed in pages[:-1]:
        assert not keeps[numbers(placed)[-1] - 1]


def boxes(depth: int) -> st.SearchStrategy[Callable[[], Item]]:
    """Return makers of lines, and of boxes of columns, so deep."""
    line: st.SearchStrategy[Callable[[], Item]] = st.builds(
        lambda gap: lambda: item(0, gap=gap), st.sampled_from([0.0, 2.5])
    )
    if not depth:
        return line
    columns = st.lists(st.lists(boxes(depth - 1), max_size=8), min_size=1, max_size=3)
    box: st.SearchStrategy[Callable[[], Item]] = st.builds(
        lambda parts, whole, padding: (
            lambda: Box(
                tuple(Column(50.0, Feed([make() for make in part]), padding=padding) for part in parts), whole=whole
            )
        ),
        columns,
        st.booleans(),
        st.sampled_from([NO_PADDING, Padding()]),
    )
    return st.one_of(line, box)


def count_lines(item: Item) -> int:
    if isinstance(item, Box):
        return sum(count_lines(inner) for column in item.columns for inner in column.feed.items)
    return 1


@given(st.lists(boxes(2), min_size=1, max_size=6), st.sampled_from([45.0, 70.0, 200.0]))
@settings(max_examples=examples(40))
def test_boxes_within_boxes_hold_each_line_once(makers: list[Callable[[], Item]], height: float) -> None:
    items = [make() for make in makers]
    pages = poured(items, height)
    assert sum(len(numbers(placed)) for placed in pages) == sum(map(count_lines, items))
    assert all(placed.height <= height + 0.02 for placed in pages)


def test_a_whole_box_that_fits_one_page_is_not_parted() -> None:
    whole = Box((Column(50.0, Feed([item(number) for number in (2, 3, 4)]), padding=NO_PADDING),), whole=True)
    assert [numbers(placed) for placed in poured([item(1), whole], 35.0)] == [[1], [2, 3, 4]]
    assert [numbers(placed) for placed in poured([item(1), replace(whole, whole=False)], 35.0)] == [[1, 2, 3], [4]]
    assert [numbers(placed) for placed in poured([whole], 25.0)] == [[2, 3], [4]]


def test_a_label_is_not_parted_from_the_beginning_of_its_row() -> None:
    label = Column(50.0, Feed([item(1), item(2)]), padding=NO_PADDING, is_label=True)
    content = Column(50.0, Feed([item(3)]), padding=NO_PADDING)
    assert [numbers(placed) for placed in poured([item(9), Box((label, content))], 25.0)] == [[9], [1, 2, 3]]


def test_a_box_is_as_high_as_its_highest_column_with_its_padding() -> None:
    columns = (Column(50.0, Feed([item(1), item(2)])), Column(50.0, Feed([item(3)])), Column(50.0, Feed([])))
    placed, rest = Box(columns).split(page(100.0), force=False)
    assert rest is None
    assert placed is not None
    assert placed.height == 2 * LEADING + PAD_TOP + PAD_BOTTOM


def test_columns_that_cite_notes_leave_room_for_those_of_each_other() -> None:
    columns = (
        Column(50.0, Feed([item(1), item(2), item(3)]), padding=NO_PADDING),
        Column(50.0, Feed([item(4, notes=frozenset({7}))]), padding=NO_PADDING),
    )
    placed, rest = Box(columns).split(page(2 * LEADING + 9.0 + NOTE_HEIGHT), force=False)
    assert placed is not None
    assert numbers(placed) == [1, 2, 4]
    assert placed.notes == {7}
    assert rest is not None


def test_a_note_already_cited_needs_no_more_room() -> None:
    both = frozenset({1, 2})
    first = Room(100.0, NO_NOTES, notes_height)
    assert first.left(NO_NOTES) == 100.0
    assert first.left(frozenset({1})) == 100.0 - 9.0 - NOTE_HEIGHT
    below = first.less(10.0, frozenset({1}))
    assert below.height == 90.0 - 9.0 - NOTE_HEIGHT
    assert below.left(frozenset({1})) == below.height
    assert below.left(both) == below.height - NOTE_HEIGHT


def test_a_feed_goes_on_behind_what_was_placed() -> None:
    lines = [item(number) for number in range(5)]
    feed = Feed(lines)
    assert [feed.at(place) for place in (0, 4, 5)] == [lines[0], lines[4], None]
    later = feed.after(2)
    assert [later.at(place) for place in range(4)] == [*lines[2:], None]
    rest = item(9)
    split = feed.after(2, rest)
    assert [split.at(place) for place in range(3)] == [rest, lines[3], lines[4]]
    again = split.preceded_by([lines[0]])
    assert [again.at(place) for place in range(4)] == [lines[0], rest, lines[3], lines[4]]
    assert [again.after(1, lines[1]).at(place) for place in range(2)] == [lines[1], lines[3]]
    assert feed.after(5).is_empty
    assert not feed.after(5).preceded_by([rest]).is_empty


def test_what_is_only_repeated_never_fills_a_page_alone() -> None:
    """A repeated header higher than a page does not keep the rows from being placed."""
    header = [item(0, repeated=True, keep=True) for _ in range(9)]
    feed = Feed([*header, item(1)])
    placed, rest = feed.fill(page(5 * LEADING), force=True)
    assert numbers(placed) in ([], [1])
    pages = 1
    while not rest.is_empty:
        placed, rest = rest.fill(page(5 * LEADING), force=True)
        pages += 1
    assert numbers(placed) == [1]
    assert pages <= 3
