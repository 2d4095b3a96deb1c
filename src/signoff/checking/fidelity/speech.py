"""What a file says, to eyes and ears alike: its words in reading order, with descriptions, links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from signoff.pdf.reading.annotations import Annotation
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn import Glyphs
from signoff.pdf.reading.tree import INLINE, Annotated, Kid, Marked, Node

SPOKEN = "\x1f"
"""Begins a word that is said of a thing and not written on it; no font has this character."""

_MARKER = re.compile(r"\{\d+\}")

TITLE = "\x1e"
"""Stands before each title among what a file says about itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the page that it begins on, from 0, and the run of letters that it begins with."""

    text: str
    page: int
    run: Glyphs | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """All that a file says: the running text, footnotes by their names, and what it says about itself.

    `tags` are all its elements in reading order, with their attributes but for places on a page.
    """

    text: tuple[Word, ...]
    notes: Mapping[str, tuple[str, ...]]
    about: tuple[str, ...]
    tags: tuple[str, ...]


def speech_of(document: Document) -> Speech:
    """Return what a file says, without what its pages repeat and what they have gained since they were signed."""
    reader = _Reader(document)
    reader.read(document.tree)
    about = document.description
    headings = [title for title, _ in document.outline]
    said = (about.title, about.author, about.language, document.attachment.name, document.attachment.description)
    return Speech(
        tuple(reader.words),
        {name: tuple(words) for name, words in reader.notes.items()},
        tuple(word for text in (*said, *headings) for word in (TITLE, *text.split(" "))),
        tuple(reader.tags),
    )


def runs_of(document: Document, piece: Marked) -> Iterator[Glyphs]:
    """Yield the runs of letters of a piece of marked content that was there when the page was made."""
    for one in document.pages[piece.page].drawn:
        if isinstance(one, Glyphs) and one.owner.number == piece.number:
            yield one


def read_aloud(run: Glyphs) -> str:
    """Return what a run of letters is read as."""
    return run.text if run.said is None else run.said


@dataclass
class _Reader:
    """Walks the tree and gathers words; `note` is the footnote that is being read, if any."""

    document: Document
    words: list[Word] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    _runs: dict[tuple[int, int], list[Glyphs]] = field(default_factory=dict)
    _goes_on: bool = False

    def __post_init__(self) -> None:
        if self._runs:
            return
        for number, page in enumerate(self.document.pages):
            for one in page.drawn:
                if isinstance(one, Glyphs) and one.owner.number is not None:
                    self._runs.setdefault((number, one.owner.number), []).append(one)

    def read(self, node: Node) -> None:
        """Read an element aloud."""
        self.tags.append(_tag(node))
        if is_later(self.document, node):
            return
        if node.tag == "Note":
            self._read_note(node)
            return
        if node.tag not in INLINE:
            self._goes_on = False
        self._read_kids(node)
        if node.tag not in INLINE:
            self._goes_on = False

    def _read_kids(self, node: Node) -> None:
        """Read what an element holds, then what is said of it."""
        for kid in node.kids:
            if isinstance(kid, Node):
                self.read(kid)
            elif isinstance(kid, Marked):
                self._read_piece(kid)
        if node.alt is not None:
            self._say(node.alt, node)
        for address in self._addresses(node):
            self._say(address, node)

    def _read_piece(self, piece: Marked) -> None:
        for run in self._runs.get((piece.page, piece.number), ()):
            text = read_aloud(run)
            for place, part in enumerate(_parts(text)):
                if place % 2:  # white space
                    self._goes_on = False
                elif part:
                    self._add(part, piece.page, run)

    def _add(self, part: str, page: int, run: Glyphs) -> None:
        if self._goes_on and self.words:
            last = self.words[-1]
            self.words[-1] = Word(last.text + part, last.page, last.run)
        else:
            self.words.append(Word(part, page, run))
        self._goes_on = True

    def _say(self, words: str, node: Node) -> None:
        """Add what is said of an element beside its own words, of which nothing but spaces parts any."""
        page = next((one.page for one in node.pieces()), 0)
        for word in words.split(" "):
            self.words.append(Word(SPOKEN + word, page))
        self._goes_on = False

    def _read_note(self, node: Node) -> None:
        """Read a footnote, once where each page that cites it has it alike; of two of one name, both are its words."""
        read: list[tuple[list[str], list[str]]] = []
        for page in dict.fromkeys(piece.page for piece in node.pieces()) or (0,):
            inner = _Reader(self.document, notes=self.notes, _runs=self._runs)
            inner._read_kids(_on_page(node, page))
            said = [one.text for one in inner.words], inner.tags
            read += [] if said in read else [said]
        for words, tags in read:
            self.notes.setdefault(node.identifier or "", []).extend(words)
            self.tags += tags
        self._goes_on = False

    def _addresses(self, node: Node) -> Sequence[str]:
        """Return where a link leads, each address once; and what a link inside the file, or the seal, is called."""
        found = [self._annotation(kid) for kid in node.kids if isinstance(kid, Annotated)]
        named = [one.address if one.address is not None else one.words for one in found]
        return tuple(dict.fromkeys(named))

    def _annotation(self, kid: Annotated) -> Annotation:
        return self.document.pages[kid.page].annotations[kid.place]


def plain_label(letters: str) -> str:
    """Return a heading’s letters as they are repeated: without a closing colon and what only looks like a footnote."""
    return _MARKER.sub("", letters).rstrip(":")


def _on_page(node: Node, page: int) -> Node:
    """Return an element without what it has on other pages."""
    kids: list[Kid] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            pages = {piece.page for piece in kid.pieces()}
            kids += [_on_page(kid, page)] if page in pages or not pages else []
        else:
            kids += [kid] if kid.page == page else []
    return replace(node, kids=tuple(kids))


def _tag(node: Node) -> str:
    """Return an element's type with its attributes, and whether something stands for it."""
    attributes = () if node.attributes[:1] == ("Layout",) else node.attributes
    return " ".join((node.tag, *attributes, *(("Alt",) if node.alt is not None else ())))


def _parts(text: str) -> list[str]:
    """Return a text's words and the white space between them, in turn, beginning with a word that may be empty."""
    parts: list[str] = [""]
    for char in text:
        if char.isspace() != (len(parts) % 2 == 0):
            parts.append("")
        parts[-1] += char
    return parts
