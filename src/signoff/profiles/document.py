"""A profile's text: its values are read and changed key by key, and its comments, order and layout stay.

A place is written as in the sentences about a wrong profile: `periods.call_in_working_days`, `bands[2].upper`,
`labels."contact.name"`. tomlkit, which keeps what a person wrote between the values, is imported with the first
profile that is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from signoff.errors import ResourceProblem
from signoff.files import parse_toml
from signoff.profiles.blocks import rows_of, table_of, with_rows, without

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = re.compile(r'"([^"]*)"|([\w-]+)|\[(\d+)\]')

_CLOSED_AFTER_DAY = re.compile(r"(\{ [^{}\n\"]*= \d{4}-\d\d-\d\d)\}")
"""A table on one line that ends with a day, whose last blank tomlkit loses."""

COULD_NOT = "The profile could not be changed so that its comments stay where they are. Change its file by hand."

AMOUNTS = ("lower", "upper", "key_threshold")
"""The keys whose numbers are written in groups of three, as `250_000`."""


class ProfileDocument:
    """The text of one profile, which is TOML; raises tomlkit's errors where it is not."""

    def __init__(self, text: str) -> None:
        import tomlkit

        self._document = tomlkit.parse(text)

    def text(self) -> str:
        """Return the text as it is now."""
        import tomlkit

        return _CLOSED_AFTER_DAY.sub(r"\1 }", tomlkit.dumps(self._document))

    def value(self, place: str, default: Any = None) -> Any:
        """Return the value at a place in plain types; `default` where there is none."""
        target: Any = self._document
        for step in steps_of(place):
            try:
                target = target[step]
            except (KeyError, IndexError, TypeError):
                return default
        return target.unwrap() if hasattr(target, "unwrap") else target

    def change(self, place: str, value: Any) -> None:
        """Put a value at a place, making the tables around it; None takes the key away."""
        *outer, last = steps_of(place)
        if value is None:
            self._take_away(outer, last)
            return
        table = self._table(outer)
        if isinstance(value, list | tuple) and isinstance(last, str) and last in table and _are_texts(value):
            _change_texts(table[last], value)
        else:
            table[last] = _item(last, value)
        self._require_readable()

    def insert(self, place: str, index: int, row: Mapping[str, Any]) -> None:
        """Put a row before the `index`-th of the rows at a place."""
        values = {key: value for key, value in row.items() if value is not None}
        rows = self.rows(place)
        expected = [*rows[:index], values, *rows[index:]]
        if self._is_inline(place):
            self._rows(place).insert(index, _inline(values))
        else:
            lines, blocks = self.text().splitlines(), rows_of(self.text().splitlines(), place)
            at = blocks[index].start if index < len(blocks) else blocks[-1].end if blocks else len(lines)
            self._parse(with_rows(lines, at, _written_row(place, values)))
        self._require(place, expected)

    def remove(self, place: str, index: int) -> None:
        """Take a row away, and the key with the last one."""
        rows = self.rows(place)
        expected = [*rows[:index], *rows[index + 1 :]]
        if not self._is_inline(place):
            lines = self.text().splitlines()
            self._parse(without(lines, rows_of(lines, place)[index]))
        elif expected:
            del self._rows(place)[index]
        else:
            self.change(place, None)
        self._require(place, expected)

    def move(self, place: str, index: int, target: int) -> None:
        """Put the `index`-th row where the `target`-th one is; a comment within it goes along."""
        expected = self.rows(place)
        expected.insert(target, expected.pop(index))
        if self._is_inline(place):
            row = self._rows(place)[index]
            del self._rows(place)[index]
            self._rows(place).insert(target, row)
        else:
            lines = self.text().splitlines()
            block = rows_of(lines, place)[index]
            rest = without(lines, block)
            blocks = rows_of(rest, place)
            at = blocks[target].start if target < len(blocks) else blocks[-1].end if blocks else block.start
            self._parse(with_rows(rest, at, lines[block.start : block.end]))
        self._require(place, expected)

    def rows(self, place: str) -> list[dict[str, Any]]:
        """Return the rows at a place in plain types, none where there are none."""
        return list(self.value(place, []))

    def _parse(self, lines: Sequence[str]) -> None:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            self._document = tomlkit.parse("\n".join(lines) + "\n")
        except TOMLKitError as problem:
            raise ResourceProblem(COULD_NOT) from problem

    def _is_inline(self, place: str) -> bool:
        """Whether the rows at a place are written on one line, in brackets."""
        from tomlkit.items import Array

        return isinstance(self._rows(place), Array)

    def _rows(self, place: str) -> Any:
        return self._at(steps_of(place))

    def _at(self, steps: Sequence[str | int]) -> Any:
        """Return what is at these steps, None where there is nothing."""
        target: Any = self._document
        for step in steps:
            if isinstance(step, str) and step not in target:
                return None
            target = target[step]
        return target

    def _table(self, steps: Sequence[str | int]) -> Any:
        """Return the table at these steps, made where it is missing."""
        import tomlkit

        target: Any = self._document
        for step in steps:
            if isinstance(step, str) and step not in target:
                is_last = step == steps[-1]
                target[step] = tomlkit.table(is_super_table=not is_last)
            target = target[step]
        return target

    def _take_away(self, outer: Sequence[str | int], last: str | int) -> None:
        lines = self.text().splitlines()
        block = table_of(lines, ".".join(map(str, (*outer, last))))
        if block is not None:
            self._parse(without(lines, block))
        else:
            table = self._at(outer)
            if table is not None and last in table:
                table.remove(last)
        self._require_readable()

    def _require(self, place: str, expected: list[dict[str, Any]]) -> None:
        self._require_readable()
        if self.rows(place) != expected:
            raise ResourceProblem(COULD_NOT)

    def _require_readable(self) -> None:
        """Raise ResourceProblem where the text no longer says what was put into it: it is then never kept."""
        if parse_toml(self.text().encode()) != self._document.unwrap():
            raise ResourceProblem(COULD_NOT)


def steps_of(place: str) -> list[str | int]:
    """Return the keys and numbers of rows that lead to a place."""
    return [int(number) if number else quoted or name for quoted, name, number in _STEP.findall(place)]


def _are_texts(values: Sequence[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _change_texts(array: Any, texts: Sequence[str]) -> None:
    """Make an array say these texts, changing only what differs, so that its layout and its comments stay."""
    old = [str(text) for text in array]
    for kind, start, end, first, last in reversed(SequenceMatcher(a=old, b=list(texts), autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        common = min(end - start, last - first)
        for offset in range(common):
            array[start + offset] = texts[first + offset]
        for index in reversed(range(start + common, end)):
            del array[index]
        for offset, text in enumerate(texts[first + common : last]):
            array.insert(start + common + offset, text)


def _item(key: str | int, value: Any) -> Any:
    """Return a value as it is written: amounts in groups of three, long lists one to a line."""
    import tomlkit

    if isinstance(value, int) and not isinstance(value, bool) and key in AMOUNTS:
        return tomlkit.value(f"{value:_}")
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend(value)
        return array.multiline(multiline=len(value) > 3)
    return value


def _inline(row: Mapping[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.inline_table()
    table.update({key: _item(key, value) for key, value in row.items()})
    return table


def _written_row(place: str, row: Mapping[str, Any]) -> list[str]:
    """Return the lines of a new row."""
    import tomlkit

    table = tomlkit.table()
    for key, value in row.items():
        table.add(key, _item(key, value))
    return [f"[[{place}]]", *tomlkit.dumps(table).splitlines()]
