"""Reads one XML part of a Word document into a small tree; nothing is fetched, and no entity is ever declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers.expat import ExpatError, ParserCreate

from signoff.intake.word.refusal import DAMAGED, TOO_DEEP, TOO_LARGE, WordRefused

MAX_DEPTH = 120
"""Elements nested deeper than this are no notice: a table takes about five for each that it is in."""

MAX_ELEMENTS = 500_000
"""The most elements of all parts together; Word writes some twenty for a line."""

_MAIN = "w"
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": _MAIN,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN,
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "types",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_WORDS_IN = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t"})


@dataclass(slots=True)
class Element:
    """An element: its name, such as `w:p`, its attributes and what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def find(self, *path: str) -> Element | None:
        """Return the first element at a path of names below this one."""
        current: Element | None = self
        for tag in path:
            current = next((child for child in current.children if child.tag == tag), None) if current else None
        return current

    def value(self, *path: str, name: str = "w:val") -> str | None:
        """Return an attribute of the element at a path; None where either is missing."""
        element = self.find(*path)
        return element.attributes.get(name) if element is not None else None

    def is_on(self, *path: str) -> bool | None:
        """Return whether the switch at a path is on; None where there is none."""
        element = self.find(*path)
        return None if element is None else is_true(element.attributes.get("w:val"))

    def all(self, tag: str) -> Iterator[Element]:
        """Yield all elements with this name below this one, at any depth."""
        waiting = list(reversed(self.children))
        while waiting:
            element = waiting.pop()
            if element.tag == tag:
                yield element
            waiting += reversed(element.children)


Tree: TypeAlias = Element


def is_true(value: str | None) -> bool:
    """Whether the value of a switch means on, as it does where there is none."""
    return value is None or value.lower() not in {"0", "false", "off", "none"}


class XmlReader:
    """Reads the parts of one document; all of them together stay within the limits."""

    def __init__(self, name: str) -> None:
        """Take the file's name, for sentences."""
        self._name = name
        self._elements = 0

    def read(self, data: bytes) -> Element:
        """Return the root element; raises WordRefused for anything that is not XML as Word writes it."""
        root = Element("", {})
        opened = [root]

        def start(name: str, attributes: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                raise WordRefused(TOO_LARGE.format(name=self._name))
            if len(opened) > MAX_DEPTH:
                raise WordRefused(TOO_DEEP.format(name=self._name))
            element = Element(_short(name), {_short(key): value for key, value in attributes.items()})
            opened[-1].children.append(element)
            opened.append(element)

        def end(_: str) -> None:
            opened.pop()

        def words(text: str) -> None:
            if opened[-1].tag in _WORDS_IN:
                opened[-1].text += text

        def refuse(*_: object) -> None:
            raise WordRefused(DAMAGED.format(name=self._name))

        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
        try:
            parser.Parse(data, True)
        except (ExpatError, ValueError, LookupError):  # also an encoding that there is not
            raise WordRefused(DAMAGED.format(name=self._name)) from None
        return root.children[0]


def _short(name: str) -> str:
    """Return a name with the usual prefix of its namespace; one that is not known has none that anything looks for."""
    namespace, _, local = name.rpartition(" ")
    if not namespace:
        return local
    return f"{_NAMESPACES.get(namespace, '?')}:{local}"
