"""What flows over pages: items in columns, columns in boxes, and how each is split at a page's end.

Everything on a page is an item: a line of text, a check box, a signature's cell, or a box that holds columns of items
and can be split anywhere. Splitting changes nothing: it returns what was placed and what remains. Lengths are points, y
grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import msgspec

from signoff.pdf.metrics import PAD_BOTTOM, PAD_TOP, PAD_X, Colour
from signoff.pdf.surface import Surface

Notes = frozenset[int]
NO_NOTES: Notes = frozenset()


class Room(msgspec.Struct, frozen=True):
    """The free height on a page: `height` less what footnotes need beyond those already `cited`."""

    height: float
    cited: Notes
    notes_height: Callable[[Notes], float]

    def left(self, notes: Notes) -> float:
        """Return the height that is free once these notes are at the foot of the page as well."""
        if notes <= self.cited:
            return self.height
        return self.height - self.notes_height(self.cited | notes) + self.notes_height(self.cited)

    def less(self, height: float, notes: Notes = NO_NOTES) -> Room:
        """Return the room that remains below this height, with these notes cited."""
        return Room(self.left(notes) - height, self.cited | notes, self.notes_height)


class Placed(Protocol):
    """Something that has been placed on a page."""

    @property
    def height(self) -> float:
        """The height that it takes."""

    @property
    def notes(self) -> Notes:
        """The footnotes that it cites."""

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at x, y."""


class Item(Protocol):
    """Something that flows."""

    @property
    def gap(self) -> float:
        """The space above it, dropped at the top of a column."""

    @property
    def keep(self) -> bool:
        """Whether no page ends between it and the next item."""

    @property
    def repeated(self) -> bool:
        """Whether it only repeats what was on an earlier page."""

    def split(self, room: Room, force: bool) -> tuple[Placed | None, Item | None]:
        """Return what fits (with `force`, something at least) and what remains."""


class Fragment(msgspec.Struct, frozen=True):
    """Items placed one below the other: pairs of a distance from the top and the item."""

    entries: tuple[tuple[float, Placed], ...]
    height: float
    notes: Notes

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw all items below each other, from x, y."""
        for below, item in self.entries:
            item.draw(surface, x, y + below, width)


EMPTY = Fragment((), 0.0, NO_NOTES)


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of a column that are still to be placed; `pending`, if given, replaces the first of them."""

    items: Sequence[Item]
    start: int = 0
    pending: tuple[Item, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing remains."""
        return self.start >= len(self.items) and not self.pending

    def at(self, place: int) -> Item | None:
        """Return the item at this position, or None after the last."""
        if place < len(self.pending):
            return self.pending[place]
        place += self.start - len(self.pending)
        return self.items[place] if place < len(self.items) else None

    def after(self, count: int, first: Item | None = None) -> Feed:
        """Return what remains after this many items, with `first` in place of the next one."""
        pending = self.pending[count:]
        start = self.start + max(0, count - len(self.pending))
        if first is None:
            return Feed(self.items, start, pending)
        if pending:
            return Feed(self.items, start, (first, *pending[1:]))
        return Feed(self.items, start + 1, (first,))

    def preceded_by(self, items: Iterable[Item]) -> Feed:
        """Return the same feed with these items in front."""
        return Feed(self.items, self.start, (*items, *self.pending))

    def fill(self, room: Room, force: bool) -> tuple[Fragment, Feed]:
        """Place what fits and return it with what remains; with `force`, at least one new item."""
        placed, remaining = self._place_items(room, force)
        if remaining is None:
            return placed, self.after(len(placed.entries))
        if isinstance(remaining, _Split):
            return placed, self.after(len(placed.entries) - 1, remaining.rest)
        count = self._allowed_count(placed)
        if count == 0 and not (force and self._is_new(placed)):
            return EMPTY, self
        if 0 < count < len(placed.entries) and (self._is_new(_first(placed, count)) or not force):
            placed = _first(placed, count)
        return placed, self.after(len(placed.entries))

    def _place_items(self, room: Room, force: bool) -> tuple[Fragment, Item | _Split | None]:
        entries: list[tuple[float, Placed]] = []
        used, notes, new = 0.0, NO_NOTES, False
        place = 0
        while (item := self.at(place)) is not None:
            gap = item.gap if entries else 0.0
            head, rest = item.split(room.less(used + gap, notes), force and not new)
            if head is None:
                return Fragment(tuple(entries), used, notes), item
            entries.append((used + gap, head))
            used += gap + head.height
            notes |= head.notes
            new = new or not item.repeated
            if rest is not None:
                return Fragment(tuple(entries), used, notes), _Split(rest)
            place += 1
        return Fragment(tuple(entries), used, notes), None

    def _allowed_count(self, placed: Fragment) -> int:
        """Return after how many of the placed items the page may end."""
        count = len(placed.entries)
        while count:
            item = self.at(count - 1)
            if item is not None and not item.keep:
                break
            count -= 1
        return count

    def _is_new(self, placed: Fragment) -> bool:
        return any(not item.repeated for place in range(len(placed.entries)) if (item := self.at(place)) is not None)


@dataclass(frozen=True, slots=True)
class _Split:
    """What remains of an item whose head has been placed."""

    rest: Item


def _first(placed: Fragment, count: int) -> Fragment:
    entries = placed.entries[:count]
    below, last = entries[-1]
    return Fragment(entries, below + last.height, frozenset().union(*(item.notes for _, item in entries)))


@dataclass(frozen=True, slots=True)
class Padding:
    """The space between a column's edge and its items."""

    left: float = PAD_X
    top: float = PAD_TOP
    right: float = PAD_X
    bottom: float = PAD_BOTTOM


NO_PADDING = Padding(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a box: its width, its items, and what it repeats on the next page when the box continues."""

    width: float
    feed: Feed
    continuation: tuple[Item, ...] = ()
    padding: Padding = Padding()
    tint: Colour | None = None
    is_label: bool = False
    rules: bool = False

    def next_page(self, rest: Feed) -> Column:
        """Return the column as it continues: a label repeats when it is done, any other column when it is not."""
        return replace(self, feed=rest.preceded_by(self.continuation) if rest.is_empty == self.is_label else rest)


@dataclass(frozen=True, slots=True)
class Box:
    """Columns side by side, splittable anywhere; `place` is the key under which its rectangles are reported.

    A `whole` box is split only where it would not fit on any page.
    """

    columns: tuple[Column, ...]
    place: str = ""
    border: bool = True
    gap: float = 0.0
    keep: bool = False
    repeated: bool = False
    whole: bool = False

    def split(self, room: Room, force: bool) -> tuple[Placed | None, Item | None]:
        """Return the part that fits on the page, and the box that continues after it."""
        filled = self._fill_columns(room, NO_NOTES, force)
        if filled is not None and filled[0].height > room.left(filled[0].notes):
            filled = self._fill_columns(room, filled[0].notes, force)  # one column cites what another left no room for
        if filled is None or (not force and filled[0].height > room.left(filled[0].notes) + 0.01):
            return None, self
        head, rests = filled
        if all(rest.is_empty for rest in rests):
            return head, None
        columns = tuple(column.next_page(rest) for column, rest in zip(self.columns, rests, strict=True))
        return head, replace(self, columns=columns, gap=0.0)

    def _fill_columns(self, room: Room, cited: Notes, force: bool) -> tuple[PlacedBox, list[Feed]] | None:
        """Fill each column below these notes; None where the box should begin on the next page instead."""
        fragments, rests = [], []
        height = 0.0
        for column in self.columns:
            padding = column.padding.top + column.padding.bottom
            fragment, rest = column.feed.fill(room.less(padding, cited), force)
            if not force and not rest.is_empty and (not fragment.entries or column.is_label or self.whole):
                return None
            cited |= fragment.notes
            height = max(height, fragment.height + padding)
            fragments.append(fragment)
            rests.append(rest)
        notes = NO_NOTES.union(*(fragment.notes for fragment in fragments))
        return PlacedBox(self, tuple(fragments), height, notes), rests


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """The part of a box that is on one page."""

    box: Box
    fragments: tuple[Fragment, ...]
    height: float
    notes: Notes = field(default=NO_NOTES)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw tints, then what the columns hold, then the borders; report the rectangle."""
        total = sum(column.width for column in self.box.columns)
        if self.box.place:
            surface.record_place(self.box.place, x, y, x + total, y + self.height)
        self._tint(surface, x, y)
        left = x
        for column, fragment in zip(self.box.columns, self.fragments, strict=True):
            inner = column.width - column.padding.left - column.padding.right
            fragment.draw(surface, left + column.padding.left, y + column.padding.top, inner)
            if column.rules:
                for below, _ in fragment.entries[1:]:
                    surface.rule(left, y + column.padding.top + below, left + column.width)
            left += column.width
        if self.box.border:
            surface.frame(x, y, [column.width for column in self.box.columns], self.height)

    def _tint(self, surface: Surface, x: float, y: float) -> None:
        for column in self.box.columns:
            if column.tint is not None:
                surface.fill(x, y, column.width, self.height, column.tint)
            x += column.width
