"""Reads a whole Word document into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from signoff.intake.word.content import WordBlock, WordCell, WordDocument, WordParagraph, WordRow, WordTable
from signoff.intake.word.controls import control_answer
from signoff.intake.word.fields import Fields
from signoff.intake.word.left_out import LeftOutCounter, LeftOutKind
from signoff.intake.word.numbering import Item, Numbering
from signoff.intake.word.package import Package
from signoff.intake.word.refusal import DAMAGED, TOO_LARGE, WordRefused
from signoff.intake.word.runs import SKIPPED_DELETED, Context, Words, alternative
from signoff.intake.word.styles import Styles
from signoff.intake.word.xml_tree import Element
from signoff.notice.record.limits import MOST_LINES
from signoff.notice.text import Break, Inline, Run

MAX_WORDS = 400_000
"""The most characters of all words: a hundred pages."""

MAX_LEFT_OUT = 4 * MAX_WORDS
"""The most characters of what is left out: deletions of years of tracked changes, and comments."""

MOST_CELLS = 10_000
"""The most cells of all tables."""

_LEAVES = frozenset({"w:tr", "w:tc", "w:p", "w:tbl"})
_RUNNING = ("header", "footer")


def read_word(data: bytes, name: str) -> WordDocument:
    """Return what a Word document says; raises WordRefused where the file is none, or more than a notice can be.

    `name` is what sentences call the file.
    """
    package = Package(data, name)
    main = package.part(package.main)
    body = main.find("w:body") if main is not None else None
    if body is None:
        raise WordRefused(DAMAGED.format(name=name))
    reader = _Reader(package, name)
    return reader.document(body)


class _Reader:
    """Reads one document's body, with all that it needs of the other parts."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._left_out = LeftOutCounter()
        self._styles = Styles(next(package.parts("styles"), None))
        self._numbering = Numbering(next(package.parts("numbering"), None), self._styles)
        self._fields = Fields()
        self._links = package.relationships(package.main)
        self._words = self._lines = self._cells = 0
        self._unfinished: list[Inline] = []

    def document(self, body: Element) -> WordDocument:
        """Return what the document says."""
        elements = self._note_elements()
        numbers = dict(zip(_references(body, elements), range(1, MOST_LINES), strict=False))
        context = Context(self._styles, self._links, numbers, self._left_out, self._fields)
        blocks = (*self._blocks(body.children, context), *self._rest())
        notes = {number: self._in_words(elements[key], context) for key, number in numbers.items()}
        self._note_the_rest(context)
        left_out = self._left_out.result()
        if sum(len(words) for entry in left_out for words in entry.words) > MAX_LEFT_OUT:
            raise WordRefused(TOO_LARGE.format(name=self._name))
        return WordDocument(blocks, notes, left_out)

    def _blocks(self, children: Iterable[Element], context: Context) -> tuple[WordBlock, ...]:
        return tuple(self._each_block(children, context))

    def _each_block(self, children: Iterable[Element], context: Context) -> Iterator[WordBlock]:
        for child in children:
            if child.tag == "w:p":
                yield from self._paragraph(child, context)
            elif child.tag == "w:tbl":
                yield self._table(child, context)
            elif child.tag == "w:sdt":
                answer = control_answer(child, self._left_out)
                content = child.find("w:sdtContent")
                if answer is None and content is not None:
                    yield from self._each_block(content.children, context)
                elif answer:
                    yield WordParagraph((Run(answer),))
            elif child.tag == "mc:AlternateContent":
                yield from self._each_block(alternative(child), context)
            elif child.tag in SKIPPED_DELETED:
                self._leave_out(LeftOutKind.DELETED, child)
            elif child.tag == "w:altChunk":
                self._left_out.note(LeftOutKind.EMBEDDED)
            else:
                yield from self._each_block(child.children, context)

    def _paragraph(self, element: Element, context: Context) -> Iterator[WordBlock]:
        self._fields.begin_paragraph()
        properties = element.find("w:pPr")
        words = Words(context, self._styles.paragraph(properties))
        content = (*self._unfinished, *words.read(element.children))
        self._words += sum(len(part.text) for part in content if isinstance(part, Run))
        self._lines += 1 + sum(isinstance(part, Break) for part in content)
        if self._words > MAX_WORDS or self._lines > MOST_LINES:
            raise WordRefused(TOO_LARGE.format(name=self._name))
        self._unfinished = []
        has_words = any(isinstance(part, Run) and part.text.strip() for part in content)
        if properties is not None and properties.find("w:rPr", "w:del") is not None:
            self._unfinished = list(content)  # the end of the paragraph was deleted: the next one goes on with it
            return
        place = self._styles.numbering(properties) if has_words else None
        item = self._numbering.item(place) if place is not None else Item()
        typed = (Run(f"{item.typed} "),) if item.typed else ()
        yield WordParagraph((*typed, *content), item.shape, self._styles.heading_level(properties))
        for box in words.boxes:
            yield from self._each_block(box.children, context)

    def _rest(self) -> Iterator[WordBlock]:
        if self._unfinished:
            yield WordParagraph(tuple(self._unfinished))

    def _table(self, element: Element, context: Context) -> WordTable:
        return WordTable(tuple(self._row(row, context) for row in _within(element.children, "w:tr", self._leave_out)))

    def _row(self, row: Element, context: Context) -> WordRow:
        column = _number(row.value("w:trPr", "w:gridBefore"), 0)
        cells = []
        for cell in _within(row.children, "w:tc", self._leave_out):
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise WordRefused(TOO_LARGE.format(name=self._name))
            properties = cell.find("w:tcPr")
            span = _number(properties.value("w:gridSpan") if properties is not None else None, 1)
            merge = properties.find("w:vMerge") if properties is not None else None
            continues = merge is not None and merge.attributes.get("w:val", "continue") != "restart"
            blocks = (*self._blocks(cell.children, context), *self._rest())
            self._unfinished = []
            cells.append(WordCell(blocks, column, span, continues))
            column += span
        return tuple(cells)

    def _leave_out(self, kind: LeftOutKind, element: Element) -> None:
        words = " ".join(words.text for tag in ("w:t", "w:delText") for words in element.all(tag))
        self._left_out.note(kind, words)

    def _note_elements(self) -> dict[tuple[str, str], Element]:
        """Return the document's footnotes and endnotes, by kind and identifier; separators are none."""
        return {
            (kind, note.attributes.get("w:id", "")): note
            for kind in ("footnote", "endnote")
            for part in self._package.parts(f"{kind}s")
            for note in part.children
            if note.tag == f"w:{kind}" and note.attributes.get("w:type", "normal") == "normal"
        }

    def _in_words(self, element: Element, context: Context) -> str:
        blocks = self._blocks(element.children, context)
        return " ".join("".join(_texts(blocks)).split())

    def _note_the_rest(self, context: Context) -> None:
        """Note what of the document is in none of its paragraphs."""
        for part in self._package.parts("comments"):
            for comment in part.children:
                self._leave_out(LeftOutKind.COMMENTS, comment)
        for kind in _RUNNING:
            for part in self._package.parts(kind):
                if words := " ".join("".join(_texts(self._blocks(part.children, context))).split()):
                    self._left_out.note(LeftOutKind.HEADERS, words)
        for _ in range(self._package.embedded):
            self._left_out.note(LeftOutKind.EMBEDDED)
        if self._package.has_macros:
            self._left_out.note(LeftOutKind.MACROS)


def _references(body: Element, known: dict[tuple[str, str], Element]) -> dict[tuple[str, str], None]:
    """Return the notes that the body refers to, in order."""
    references: dict[tuple[str, str], None] = {}
    for kind in ("footnote", "endnote"):
        for reference in body.all(f"w:{kind}Reference"):
            key = (kind, reference.attributes.get("w:id", ""))
            if key in known:
                references[key] = None
    return references


def _within(
    children: Iterable[Element], tag: str, leave_out: Callable[[LeftOutKind, Element], None]
) -> Iterator[Element]:
    """Yield rows or cells, also those in content controls; what was deleted or hidden is left out."""
    for child in children:
        if child.tag == tag:
            changes = child.find("w:trPr", "w:del") or child.find("w:tcPr", "w:cellDel")
            if changes is not None:
                leave_out(LeftOutKind.DELETED, child)
            elif child.is_on("w:trPr", "w:hidden"):
                leave_out(LeftOutKind.HIDDEN, child)
            else:
                yield child
        elif child.tag in SKIPPED_DELETED:
            leave_out(LeftOutKind.DELETED, child)
        elif child.tag not in _LEAVES:
            yield from _within(child.children, tag, leave_out)


def _texts(blocks: Iterable[WordBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from (part.text if isinstance(part, Run) else " " for part in block.content)
            yield " "
        else:
            for row in block.rows:
                for cell in row:
                    yield from _texts(cell.blocks)


def _number(value: str | None, otherwise: int) -> int:
    return min(int(value), 63) if value is not None and value.isdecimal() and len(value) < 4 else otherwise
