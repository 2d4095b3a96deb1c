"""The logical text of a file, as it is seen and read aloud: words in reading order, descriptions, links, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from signoff.pdf.reading.annotations import Annotation
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import INLINE, Annotated, Kid, Marked, Node

SPOKEN = "\x1f"
"""Begins a word that is read aloud but not printed; no font has this character."""

_MARKER = re.compile(r"\{\d+\}")

TITLE = "\x1e"
"""Precedes each title among a file's details."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the page that it begins on, from 0, and the run of letters that it begins with."""

    text: str
    page: int
    run: GlyphRun | None = None


@dataclass(frozen=True, slots=True)
class LogicalText:
    """The logical text of a file: its running text, its footnotes by identifier, and its own details.

    `tags` are all its elements in reading order, with their attributes except positions on a page.
    """

    text: tuple[Word, ...]
    notes: Mapping[str, tuple[str, ...]]
    about: tuple[str, ...]
    tags: tuple[str, ...]


def logical_text_of(document: Document) -> LogicalText:
    """Return the logical text of a file, without what its pages repeat and what they gained after signing."""
    reader = _Reader(document)
    reader.read(document.tree)
    about = document.description
    headings = [title for title, _ in document.outline]
    texts = (about.title, about.author, about.language, document.attachment.name, document.attachment.description)
    return LogicalText(
        tuple(reader.words),
        {name: tuple(words) for name, words in reader.notes.items()},
        tuple(word for text in (*texts, *headings) for word in (TITLE, *text.split(" "))),
        tuple(reader.tags),
    )


def runs_of(document: Document, piece: Marked) -> Iterator[GlyphRun]:
    """Yield the runs of letters of a piece of marked content that was there when the page was made."""
    for item in document.pages[piece.page].drawn:
        if isinstance(item, GlyphRun) and item.owner.number == piece.number:
            yield item


def spoken_text(run: GlyphRun) -> str:
    """Return the text that is read aloud for a run."""
    return run.text if run.actual_text is None else run.actual_text


@dataclass
class _Reader:
    """Walks the tree and collects words; `notes` are the footnotes, by identifier."""

    document: Document
    words: list[Word] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    _runs: dict[tuple[int, int], list[GlyphRun]] = field(default_factory=dict)
    _continues: bool = False

    def __post_init__(self) -> None:
        if self._runs:
            return
        for number, page in enumerate(self.document.pages):
            for item in page.drawn:
                if isinstance(item, GlyphRun) and item.owner.number is not None:
                    self._runs.setdefault((number, item.owner.number), []).append(item)

    def read(self, node: Node) -> None:
        """Read an element."""
        self.tags.append(_tag(node))
        if is_later(self.document, node):
            return
        if node.tag == "Note":
            self._read_note(node)
            return
        if node.tag not in INLINE:
            self._continues = False
        self._read_kids(node)
        if node.tag not in INLINE:
            self._continues = False

    def _read_kids(self, node: Node) -> None:
        """Read an element's content, then its description."""
        for kid in node.kids:
            if isinstance(kid, Node):
                self.read(kid)
            elif isinstance(kid, Marked):
                self._read_piece(kid)
        if node.alt is not None:
            self._add_description(node.alt, node)
        for address in self._addresses(node):
            self._add_description(address, node)

    def _read_piece(self, piece: Marked) -> None:
        for run in self._runs.get((piece.page, piece.number), ()):
            text = spoken_text(run)
            for place, part in enumerate(_parts(text)):
                if place % 2:  # white space
                    self._continues = False
                elif part:
                    self._add(part, piece.page, run)

    def _add(self, part: str, page: int, run: GlyphRun) -> None:
        if self._continues and self.words:
            last = self.words[-1]
            self.words[-1] = Word(last.text + part, last.page, last.run)
        else:
            self.words.append(Word(part, page, run))
        self._continues = True

    def _add_description(self, words: str, node: Node) -> None:
        """Add the description of an element; only spaces separate its words."""
        page = next((piece.page for piece in node.pieces()), 0)
        for word in words.split(" "):
            self.words.append(Word(SPOKEN + word, page))
        self._continues = False

    def _read_note(self, node: Node) -> None:
        """Read a footnote, once where it is the same on every page that cites it; notes of one name are joined."""
        read: list[tuple[list[str], list[str]]] = []
        for page in dict.fromkeys(piece.page for piece in node.pieces()) or (0,):
            inner = _Reader(self.document, notes=self.notes, _runs=self._runs)
            inner._read_kids(_on_page(node, page))
            content = [word.text for word in inner.words], inner.tags
            read += [] if content in read else [content]
        for words, tags in read:
            self.notes.setdefault(node.identifier or "", []).extend(words)
            self.tags += tags
        self._continues = False

    def _addresses(self, node: Node) -> Sequence[str]:
        """Return a link's addresses, each once; for a link inside the file, or the seal, its description."""
        annotations = [self._annotation(kid) for kid in node.kids if isinstance(kid, Annotated)]
        names = [
            annotation.address if annotation.address is not None else annotation.words for annotation in annotations
        ]
        return tuple(dict.fromkeys(names))

    def _annotation(self, kid: Annotated) -> Annotation:
        return self.document.pages[kid.page].annotations[kid.place]


def plain_label(letters: str) -> str:
    """Return a heading's letters as they are repeated: without a final colon and anything like a footnote marker."""
    return _MARKER.sub("", letters).rstrip(":")


def _on_page(node: Node, page: int) -> Node:
    """Return an element without its content on other pages."""
    kids: list[Kid] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            pages = {piece.page for piece in kid.pieces()}
            kids += [_on_page(kid, page)] if page in pages or not pages else []
        else:
            kids += [kid] if kid.page == page else []
    return replace(node, kids=tuple(kids))


def _tag(node: Node) -> str:
    """Return an element's type with its attributes, what it abbreviates, and whether it has alternative text."""
    attributes = () if node.attributes[:1] == ("Layout",) else node.attributes
    expansion = () if node.expansion is None else ("E", node.expansion)
    return " ".join((node.tag, *attributes, *expansion, *(("Alt",) if node.alt is not None else ())))


def _parts(text: str) -> list[str]:
    """Return a text's words and the white space between them, alternating, beginning with a word that may be empty."""
    parts: list[str] = [""]
    for char in text:
        if char.isspace() != (len(parts) % 2 == 0):
            parts.append("")
        parts[-1] += char
    return parts
