"""Lists of a profile as rows of cells, whatever they are in its file: a list of texts, tables, or names with words."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Protocol

from signoff.errors import ResourceProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from signoff.profiles.document import ProfileDocument

Row = dict[str, Any]

NAME = "name"
"""The only cell of a row that is one text."""


class Rows(Protocol):
    """Rows that can be read and changed one at a time."""

    def rows(self) -> list[Row]:
        """Return the rows as they are."""

    def place_of(self, index: int, cell: str) -> str:
        """Return the place of a cell, as sentences about a wrong profile name it."""

    def row_at(self, place: str) -> int | None:
        """Return the row that a place is in, or None."""

    def set_cell(self, index: int, cell: str, value: Any) -> None:
        """Change one cell; None empties it."""

    def insert(self, index: int, row: Mapping[str, Any]) -> None:
        """Put a row before the `index`-th."""

    def remove(self, index: int) -> None:
        """Take a row away."""

    def move(self, index: int, target: int) -> None:
        """Put the `index`-th row where the `target`-th is."""


class Texts:
    """A list of texts, such as the directors' titles: each row has one cell."""

    def __init__(self, document: ProfileDocument, place: str) -> None:
        self._document = document
        self._place = place

    def rows(self) -> list[Row]:
        """Return a row for each text."""
        return [{NAME: text} for text in self._texts()]

    def place_of(self, index: int, cell: str) -> str:
        """Return the place of a text."""
        return f"{self._place}[{index}]"

    def row_at(self, place: str) -> int | None:
        """Return the row that a place is in, or None."""
        return _number_in(place, self._place)

    def set_cell(self, index: int, cell: str, value: Any) -> None:
        """Change a text."""
        texts = self._texts()
        texts[index] = value or ""
        self._document.change(self._place, texts)

    def insert(self, index: int, row: Mapping[str, Any]) -> None:
        """Put a text before the `index`-th."""
        texts = self._texts()
        texts.insert(index, row.get(NAME) or "")
        self._document.change(self._place, texts)

    def remove(self, index: int) -> None:
        """Take a text away."""
        texts = self._texts()
        del texts[index]
        self._document.change(self._place, texts)

    def move(self, index: int, target: int) -> None:
        """Put a text elsewhere."""
        texts = self._texts()
        texts.insert(target, texts.pop(index))
        self._document.change(self._place, texts)

    def _texts(self) -> list[str]:
        return list(self._document.value(self._place, []))


class Tables:
    """Tables of one kind, such as the value bands; with `only`, those in which a cell has a value."""

    def __init__(self, document: ProfileDocument, place: str, only: tuple[str, str] | None = None) -> None:
        self._document = document
        self._place = place
        self._only = only

    def rows(self) -> list[Row]:
        """Return a row for each table."""
        all_rows = self._document.rows(self._place)
        return [all_rows[number] for number in self._numbers()]

    def place_of(self, index: int, cell: str) -> str:
        """Return the place of a cell."""
        return f"{self._place}[{self._numbers()[index]}].{cell}"

    def row_at(self, place: str) -> int | None:
        """Return the row that a place is in, or None."""
        number, numbers = _number_in(place, self._place), self._numbers()
        return numbers.index(number) if number in numbers else None

    def set_cell(self, index: int, cell: str, value: Any) -> None:
        """Change one cell; None takes it away."""
        self._document.change(self.place_of(index, cell), value)

    def insert(self, index: int, row: Mapping[str, Any]) -> None:
        """Put a table before the `index`-th of these."""
        numbers = self._numbers()
        if index < len(numbers):
            at = numbers[index]
        else:
            at = numbers[-1] + 1 if numbers else len(self._document.rows(self._place))
        self._document.insert(self._place, at, row if self._only is None else {self._only[0]: self._only[1], **row})

    def remove(self, index: int) -> None:
        """Take a table away."""
        self._document.remove(self._place, self._numbers()[index])

    def move(self, index: int, target: int) -> None:
        """Put a table where another of these is."""
        numbers = self._numbers()
        self._document.move(self._place, numbers[index], numbers[target])

    def _numbers(self) -> list[int]:
        rows = self._document.rows(self._place)
        only = self._only
        return [number for number, row in enumerate(rows) if only is None or row.get(only[0]) == only[1]]


class Areas:
    """The wards or divisions, each with the first and the last day on which there is one."""

    CELLS = ("from", "to")

    def __init__(self, document: ProfileDocument) -> None:
        self._document = document
        self._names = Texts(document, "wards")

    def rows(self) -> list[Row]:
        """Return a row for each area."""
        dates = self._document.value("ward_dates", {})
        return [{**row, **dates.get(row[NAME], {})} for row in self._names.rows()]

    def place_of(self, index: int, cell: str) -> str:
        """Return the place of a cell."""
        return self._names.place_of(index, cell) if cell == NAME else f"ward_dates.{self._name(index)}"

    def row_at(self, place: str) -> int | None:
        """Return the row that a place is in, or None."""
        for index, row in enumerate(self._names.rows()):
            if place == f"ward_dates.{row[NAME]}" or place.startswith(f"ward_dates.{row[NAME]}."):
                return index
        return self._names.row_at(place)

    def set_cell(self, index: int, cell: str, value: Any) -> None:
        """Change a name, which takes its dates along, or one of its dates."""
        name = self._name(index)
        dates = dict(self._document.value("ward_dates", {}).get(name, {}))
        if cell == NAME:
            self._names.set_cell(index, cell, value)
            if dates:
                self._set_dates(name, {})
                self._set_dates(value or "", dates)
            return
        self._set_dates(name, {**dates, cell: value})

    def insert(self, index: int, row: Mapping[str, Any]) -> None:
        """Put an area before the `index`-th."""
        self._names.insert(index, row)
        self._set_dates(row.get(NAME) or "", {cell: row.get(cell) for cell in self.CELLS})

    def remove(self, index: int) -> None:
        """Take an area away, with its dates."""
        self._set_dates(self._name(index), {})
        self._names.remove(index)

    def move(self, index: int, target: int) -> None:
        """Put an area elsewhere."""
        self._names.move(index, target)

    def _name(self, index: int) -> str:
        return str(self._names.rows()[index][NAME])

    def _set_dates(self, name: str, dates: Mapping[str, dt.date | None]) -> None:
        kept = {cell: day for cell, day in dates.items() if day is not None}
        if name and (kept or name in self._document.value("ward_dates", {})):
            self._document.change(f'ward_dates."{name}"', kept or None)
            if not self._document.value("ward_dates"):
                self._document.change("ward_dates", None)


class Pairs:
    """Names with words, such as the council's own labels: the cells are `key` and `words`."""

    def __init__(self, document: ProfileDocument, place: str) -> None:
        self._document = document
        self._place = place

    def rows(self) -> list[Row]:
        """Return a row for each name."""
        return [{"key": key, "words": words} for key, words in self._pairs()]

    def place_of(self, index: int, cell: str) -> str:
        """Return the place of a pair."""
        return f"{self._place}.{self._pairs()[index][0]}"

    def row_at(self, place: str) -> int | None:
        """Return the row that a place is in, or None."""
        keys = [key for key, _ in self._pairs()]
        key = place.removeprefix(f"{self._place}.")
        return keys.index(key) if key in keys else None

    def set_cell(self, index: int, cell: str, value: Any) -> None:
        """Change a name, or its words; raises ResourceProblem for a name that another pair has."""
        pairs = self._pairs()
        key, words = pairs[index]
        if cell == "words":
            self._document.change(f'{self._place}."{key}"', value or "")
            return
        if any(value == known for place, (known, _) in enumerate(pairs) if place != index):
            raise ResourceProblem(f"“{value}” is in the list already.")
        pairs[index] = (value or "", words)
        self._write(pairs)

    def insert(self, index: int, row: Mapping[str, Any]) -> None:
        """Put a pair before the `index`-th."""
        pairs = self._pairs()
        pairs.insert(index, (str(row.get("key") or ""), str(row.get("words") or "")))
        self._write(pairs)

    def remove(self, index: int) -> None:
        """Take a pair away."""
        self._document.change(f'{self._place}."{self._pairs()[index][0]}"', None)

    def move(self, index: int, target: int) -> None:
        """Put a pair elsewhere."""
        pairs = self._pairs()
        pairs.insert(target, pairs.pop(index))
        self._write(pairs)

    def _pairs(self) -> list[tuple[str, str]]:
        return list(self._document.value(self._place, {}).items())

    def _write(self, pairs: Sequence[tuple[str, str]]) -> None:
        for key, _ in self._pairs():
            self._document.change(f'{self._place}."{key}"', None)
        for key, words in pairs:
            self._document.change(f'{self._place}."{key}"', words)


def _number_in(place: str, rows: str) -> int | None:
    match = re.match(rf"{re.escape(rows)}\[(\d+)\]", place)
    return int(match[1]) if match else None
