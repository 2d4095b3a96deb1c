"""Reads a tagged PDF by signoff: its structure tree, and the marked pieces of its pages."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Node:
    """An element as written: its type, its own dictionary, and what its /K holds, in order."""

    tag: str
    written: str
    kids: list[Node | tuple[str, int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Node | tuple[str, int, int]]:
        """Yield every element, every piece ("text", page's object, number) and every annotation, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()
            else:
                yield kid


@dataclass(frozen=True)
class Streams:
    """A page's content: what was signed, and what the page gained after that."""

    first: str
    later: str


class Tagged:
    """A PDF of ours, taken apart by its own plain layout."""

    def __init__(self, data: bytes) -> None:
        match = re.finditer(rb"^(\d+) 0 obj\n(.*?)\nendobj$", data, re.MULTILINE | re.DOTALL)
        self.raw = {int(match[1]): match[2] for match in match}
        self.objects = {key: body.decode("latin-1") for key, body in self.raw.items()}
        (root,) = [body for body in self.objects.values() if "/Type /StructTreeRoot" in body]
        self.root = root
        top = re.search(r"/StructTreeRoot /K (\d+) 0 R", root)
        assert top is not None
        self.tree = self._node(int(top[1]))

    def _node(self, number: int) -> Node:
        written = self.objects[number]
        tag = re.search(r"/S /(\w+)", written)
        page = re.search(r"/P \d+ 0 R /Pg (\d+) 0 R", written)
        kids = written[written.rindex("/K ") + 3 :] if " /K [" not in written else written.split(" /K [", 1)[1]
        assert tag is not None
        node = Node(tag[1], written)
        pattern = (
            r"/MCR /Pg (?P<mp>\d+) 0 R /MCID (?P<mc>\d+)|/OBJR /Obj (?P<ob>\d+) 0 R /Pg (?P<op>\d+) 0 R"
            r"|(?P<el>\d+) 0 R|(?<=[ \[])(?P<own>\d+)(?= )"
        )
        for match in re.finditer(pattern, f" {kids} "):
            if match["mp"]:
                node.kids.append(("text", int(match["mp"]), int(match["mc"])))
            elif match["ob"]:
                node.kids.append(("annotation", int(match["op"]), int(match["ob"])))
            elif match["el"]:
                node.kids.append(self._node(int(match["el"])))
            else:
                assert page is not None
                node.kids.append(("text", int(page[1]), int(match["own"])))
        return node

    def pages(self) -> Iterator[tuple[int, str, str]]:
        """Yield each page's object number, dictionary and content."""
        for key, body in self.objects.items():
            if "/Type /Page\n" in body or "/Type /Page " in body:
                streams = self._streams(body)
                yield key, body, f"{streams.first}\n{streams.later}"

    def contents(self) -> list[Streams]:
        """Return each page's two streams of content."""
        return [self._streams(page) for _, page, _ in self.pages()]

    def _streams(self, page: str) -> Streams:
        match = re.search(r"/Contents \[ (\d+) 0 R (\d+) 0 R \]", page)
        assert match is not None
        first, later = (self.raw[int(number)].split(b"stream\n", 1)[1] for number in match.groups())
        return Streams(*(zlib.decompressobj().decompress(body).decode("latin-1") for body in (first, later)))

    def elements(self, tag: str) -> list[Node]:
        return [node for node in self.tree.walk() if isinstance(node, Node) and node.tag == tag]
