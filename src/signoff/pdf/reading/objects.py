"""A file's objects, asked for by what they should be; what nobody has asked for is noticed at the end."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Revision, Stream, Value


class Objects:
    """The objects of one revision; every method raises NotAsWritten for a value of another kind."""

    def __init__(self, revision: Revision) -> None:
        self._objects = revision.objects
        self._met: set[int] = set()

    def once(self, value: Value) -> Value:
        """Return what a reference leads to, which nothing else may refer to as the same thing again."""
        number = self.reference(value)
        if number in self._met:
            raise NotAsWritten(f"object {number} stands for two things")
        return self.resolve(value)

    def resolve(self, value: Value) -> Value:
        """Return what a reference leads to, or the value itself."""
        if not isinstance(value, Reference):
            return value
        self._met.add(int(value))
        found = self._objects.get(int(value))
        if isinstance(found, Reference) or int(value) not in self._objects:
            raise NotAsWritten(f"a reference to nothing, {int(value)}")
        return found

    def reference(self, value: Value) -> Reference:
        """Return a reference as it is."""
        if not isinstance(value, Reference):
            raise NotAsWritten("a value where a reference belongs")
        return value

    def dictionary(self, value: Value, keys: str, optional: str = "") -> Mapping[str, Value]:
        """Return a dictionary that has these keys, and no others but the optional ones."""
        entries = self.resolve(value)
        if not isinstance(entries, dict):
            raise NotAsWritten("no dictionary where one belongs")
        require_keys(entries, keys, optional)
        return entries

    def stream(self, value: Value, keys: str, optional: str = "") -> Stream:
        """Return a stream, an object of its own, that has these keys beside length and packing."""
        found = self.once(value)
        if not isinstance(found, Stream):
            raise NotAsWritten("no stream where one belongs")
        require_keys(found.entries, keys, optional)
        return found

    def require(self, entries: Mapping[str, Value], **expected: Value) -> None:
        """Demand that entries have just these values."""
        for key, wanted in expected.items():
            if not _is_same(entries.get(key), wanted):
                raise NotAsWritten(f"another value of {key}")

    def array(self, value: Value) -> list[Value]:
        """Return an array, which stands in its place itself."""
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

    def whole(self, value: Value) -> int:
        """Return a whole number of zero or more."""
        written = self.number(value)
        if not written.isdecimal():
            raise NotAsWritten("no whole number where one belongs")
        return int(written)

    def numbers(self, value: Value) -> tuple[Number, ...]:
        """Return an array of numbers as they are written."""
        return tuple(self.number(one) for one in self.array(value))

    def require_all_met(self) -> None:
        """Demand that every object has been asked for: none lies in the file for nothing."""
        if len(self._met) != len(self._objects):
            raise NotAsWritten("an object that nothing leads to")


def require_keys(entries: Mapping[str, Value], keys: str, optional: str = "") -> None:
    """Demand these keys, and no others but the optional ones; each is a list of words."""
    wanted, allowed = set(keys.split()), set(optional.split())
    if not wanted <= set(entries) <= wanted | allowed:
        raise NotAsWritten(f"other entries: {' '.join(sorted(set(entries) ^ wanted))[:80]}")


def _is_same(value: Value, wanted: Value) -> bool:
    if isinstance(wanted, list) and isinstance(value, list):
        return len(value) == len(wanted) and all(_is_same(one, other) for one, other in zip(value, wanted, strict=True))
    return type(value) is type(wanted) and value == wanted
