"""A PDF as a screen reader says it: its structure in a line for each thing that is said.

`python -m pdf.aloud_reader`, with `src` and `tests` on PYTHONPATH, writes the files in `aloud/`. They are to be
read through after each change, as somebody would hear them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pdf import factory
from signoff import actions
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Annotated, Marked, Node

FOLDER = Path(__file__).parent / "aloud"
RECORDS: dict[str, Callable[[], Record]] = {
    "published": lambda: actions.example("published"),
    "key": lambda: actions.example("key"),
    "administrative": lambda: actions.example("administrative"),
    "signed": factory.rich_signed,
    "publication": lambda: publication_copy(factory.rich_signed()),
}


def aloud(data: bytes) -> str:
    """Return what is said of a file, its title first."""
    document = read_document(data)
    lines = [f"title: {document.description.title}", *_Speaker(document).said(document.tree)]
    return "\n".join(" ".join(line.split()) for line in lines) + "\n"


class _Speaker:
    """Says elements one after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs: dict[Marked, str] = {}
        for number, page in enumerate(document.pages):
            for item in (*page.drawn, *page.later):
                if isinstance(item, GlyphRun) and item.owner.number is not None:
                    piece = Marked(number, item.owner.number)
                    spoken = item.text if item.actual_text is None else item.actual_text
                    self._runs[piece] = self._runs.get(piece, "") + spoken

    def said(self, node: Node) -> Iterator[str]:
        """Yield a line for each thing that is said of an element."""
        kids = [kid for kid in node.kids if isinstance(kid, Node)]
        if node.tag in ("Document", "Sect", "Div", "Part", "LBody"):
            for kid in kids:
                yield from self.said(kid)
        elif node.tag == "Table":
            yield from self._table(kids)
        elif node.tag == "L":
            yield f"list of {len(kids)}"
            for kid in kids:
                yield from self.said(kid)
            yield "end of list"
        elif node.tag == "LI":
            yield from self._item(kids)
        elif node.tag == "Note":
            yield f"footnote: {self._line(node)}"
        elif node.tag[0] == "H" and node.tag[1:].isdigit():
            yield f"heading {node.tag[1:]}: {self._line(node)}"
        elif line := self._line(node).strip():
            yield line

    def _item(self, kids: list[Node]) -> Iterator[str]:
        label = next((self._line(kid) for kid in kids if kid.tag == "Lbl"), "")
        lines = [line for kid in kids if kid.tag != "Lbl" for line in self.said(kid)]
        yield f"{label} {lines[0] if lines else ''}"
        yield from lines[1:]

    def _table(self, rows: list[Node]) -> Iterator[str]:
        heads = [self._line(cell) for cell in rows[0].kids if isinstance(cell, Node)]
        yield f"table of {len(rows)} rows and {len(heads)} columns"
        for row in rows:
            cells = [cell for cell in row.kids if isinstance(cell, Node)]
            words = []
            for head, cell in zip(heads, cells, strict=False):
                scope = f"{cell.attributes[1].lower()} header " if cell.tag == "TH" else f"{head.strip()}: "
                words.append(scope + self._line(cell).strip())
            yield "; ".join(words)
        yield "end of table"

    def _line(self, node: Node) -> str:
        words = ""
        for kid in node.kids:
            if isinstance(kid, Marked):
                words += self._runs.get(kid, "")
            elif isinstance(kid, Node):
                words += self._inline(kid)
        return words if node.tag not in ("Form", "Figure") else self._inline(node)

    def _inline(self, node: Node) -> str:
        annotations = [
            self._document.pages[kid.page].annotations[kid.place] for kid in node.kids if isinstance(kid, Annotated)
        ]
        if node.tag == "Form" and node.alt is not None:
            _, name, role, state = node.attributes
            return f"[radio button {state}, {node.alt}: {name}] " if role == "rb" else f"[{role}]"
        if node.tag == "Form":
            return "".join(f"[form field: {annotation.words}]" for annotation in annotations)
        if node.tag == "Figure":
            return f" [picture: {node.alt}] "
        if node.tag == "Link" and any(annotation.address is not None for annotation in annotations):
            return f"[link: {', '.join(dict.fromkeys(annotation.words for annotation in annotations))}]"
        if node.tag == "Link":
            return f" [{annotations[0].words}]" if annotations else self._line(node)
        return node.expansion if node.expansion is not None else self._line(node)


def main() -> None:
    """Write what is said of each example."""
    FOLDER.mkdir(exist_ok=True)
    for name, record in RECORDS.items():
        (FOLDER / f"{name}.txt").write_text(aloud(render(record()).data), encoding="utf-8")


if __name__ == "__main__":
    main()
