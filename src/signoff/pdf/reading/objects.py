"""A file's objects, requested by what they should be; objects that were never requested are found at the end."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Revision, Stream, Value


class Objects:
    """The objects of one revision; every method raises NotAsWritten for a value of another kind."""

    def __init__(self, revision: Revision) -> None:
        self._objects = revision.objects
        self._met: set[int] = set()

    def resolve_once(self, value: Value) -> Value:
        """Return what a reference leads to, which may not be requested again as something separate."""
        number = self.reference(value)
        if number in self._met:
            raise NotAsWritten(f"object {number} stands for two things")
        return self.resolve(value)

    def resolve(self, value: Value) -> Value:
        """Return what a reference leads to, or the value itself."""
        if not isinstance(value, Reference):
            return value
        self._met.add(int(value))
        target = self._objects.get(int(value))
        if isinstance(target, Reference) or int(value) not in self._objects:
            raise NotAsWritten(f"a reference to nothing, {int(value)}")
        return target

    def reference(self, value: Value) -> Reference:
        """Return a reference as it is."""
        if not isinstance(value, Reference):
            raise NotAsWritten("a value where a reference belongs")
        return value

    def dictionary(self, value: Value, keys: str, optional: str = "") -> Mapping[str, Value]:
        """Return a dictionary that has these keys, and no others except the optional ones."""
        entries = self.resolve(value)
        if not isinstance(entries, dict):
            raise NotAsWritten("no dictionary where one belongs")
        require_keys(entries, keys, optional)
        return entries

    def stream(self, value: Value, keys: str, optional: str = "") -> Stream:
        """Return a stream that has these keys besides length and filter."""
        stream = self.resolve_once(value)
        if not isinstance(stream, Stream):
            raise NotAsWritten("no stream where one belongs")
        require_keys(stream.entries, keys, optional)
        return stream

    def require(self, entries: Mapping[str, Value], **expected: Value) -> None:
        """Require that entries have exactly these values."""
        for key, expected_value in expected.items():
            if not _is_same(entries.get(key), expected_value):
                raise NotAsWritten(f"another value of {key}")

    def array(self, value: Value) -> list[Value]:
        """Return an array, which must be a direct value."""
        if not isinstance(value, list):
            raise NotAsWritten("no array where one belongs")
        return value

    def name(self, value: Value) -> Name:
        """Return a name."""
        if not isinstance(value, Name):
            raise NotAsWritten("no name where one belongs")
        return value

    def text(self, value: Value) -> str:
        """Return a text."""
        if not isinstance(value, str) or isinstance(value, Name | Number):
            raise NotAsWritten("no text where one belongs")
        return value

    def number(self, value: Value) -> Number:
        """Return a number as it is written."""
        if not isinstance(value, Number):
            raise NotAsWritten("no number where one belongs")
        return value

    def whole_number(self, value: Value) -> int:
        """Return a non-negative integer."""
        written = self.number(value)
        if not written.isdecimal():
            raise NotAsWritten("no whole number where one belongs")
        return int(written)

    def numbers(self, value: Value) -> tuple[Number, ...]:
        """Return an array of numbers as they are written."""
        return tuple(self.number(item) for item in self.array(value))

    def require_all_used(self) -> None:
        """Require that every object was requested: none is in the file for nothing."""
        if len(self._met) != len(self._objects):
            raise NotAsWritten("an object that nothing leads to")


def require_keys(entries: Mapping[str, Value], keys: str, optional: str = "") -> None:
    """Require these keys, and no others except the optional ones; each is a space-separated list."""
    required, allowed = set(keys.split()), set(optional.split())
    if not required <= set(entries) <= required | allowed:
        raise NotAsWritten(f"other entries: {' '.join(sorted(set(entries) ^ required))[:80]}")


def _is_same(value: Value, expected: Value) -> bool:
    if isinstance(expected, list) and isinstance(value, list):
        return len(value) == len(expected) and all(
            _is_same(item, expected) for item, expected in zip(value, expected, strict=True)
        )
    return type(value) is type(expected) and value == expected
