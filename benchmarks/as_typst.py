"""The notice as typst markup, laid out on A4 in the looks of the form."""

from __future__ import annotations

import json

from benchmarks.content import FORM, Content, Heading, Label, Piece, Row, Tick
from signoff.notice.text import Break, BulletList, Cell, Inline, Paragraph, Table

_SET = """
#set document(title: TITLE)
#set text(font: "Liberation Sans", size: 10pt, lang: "en", region: "GB")
#set page(paper: "a4", margin: (x: 18mm, top: 20mm, bottom: 19mm), header: text(8.5pt)[#RUNNING],
  footer: context align(right)[Page #counter(page).display() of #counter(page).final().first()])
#set par(leading: 0.55em, spacing: 0.9em)
#set list(spacing: 0.7em)
#show heading: set text(size: 10pt)
#show heading.where(level: 1): set text(size: 18pt)
#let row(label, body) = grid(columns: (116pt, 1fr), inset: 6pt, stroke: 0.6pt + rgb("#6b6e75"), label, body)
#let wide(label, body) = block(width: 100%, inset: 6pt, stroke: 0.6pt + rgb("#6b6e75"), label + body)
#let tick(on) = box(width: 8pt, height: 8pt, stroke: 0.8pt, if on { text(size: 7pt)[x] })
"""


def typst_of(content: Content) -> str:
    """Return typst source in which every word stands as a string, so that no character is markup."""
    head = _SET.replace("TITLE", _quoted(content.title)).replace("RUNNING", _quoted(content.running))
    rows = "\n".join(_row(row) for row in content.rows)
    return f"{head}\n#heading(level: 1)[{_text(FORM.title)}]\n{_text(content.introduction)}\n\n{rows}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str) -> str:
    return f"#{_quoted(text)};"


def _row(row: Row) -> str:
    kind = "wide" if row.wide else "row"
    inside = "\n".join(_piece(piece) for piece in row.pieces)
    return f"#{kind}(heading(level: 2)[{_label(row.label)}])[\n{inside}\n]"


def _label(label: Label) -> str:
    return "".join(
        _text(part) if isinstance(part, str) else f"#footnote[{_text(FORM.footnotes[part])}]" for part in label
    )


def _piece(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return f"#heading(level: 3)[{_label(piece.label)}]"
    if isinstance(piece, Tick):
        return f"#tick({'true' if piece.selected else 'false'}) {_text(piece.text)}\n"
    if isinstance(piece, Paragraph):
        return _inline(piece.content) + "\n"
    if isinstance(piece, Table):
        header = ", ".join(map(_cell, piece.header))
        cells = "".join(f", {_cell(cell)}" for row in piece.rows for cell in row)
        return f"#table(columns: {len(piece.header)}, table.header({header}){cells})"
    items = ", ".join("[" + "\n".join(map(_piece, item.blocks)) + "]" for item in piece.items)
    return f"#list({items})" if isinstance(piece, BulletList) else f"#enum(start: {piece.start}, {items})"


def _cell(cell: Cell) -> str:
    return f"[{_inline(cell)}]"


def _inline(content: tuple[Inline, ...]) -> str:
    return "".join(
        "#linebreak();" if isinstance(part, Break) else _run(part.text, part.bold, part.italic, part.link)
        for part in content
    )


def _run(text: str, bold: bool, italic: bool, link: str | None) -> str:
    said = _text(text)
    said = f"#strong[{said}]" if bold else said
    said = f"#emph[{said}]" if italic else said
    return f"#link({_quoted(link)})[{said}]" if link else said
