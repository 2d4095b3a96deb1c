"""The notice as HTML, for WeasyPrint, Chromium and LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from benchmarks.content import FORM, Content, Heading, Label, Piece, Row, Tick
from signoff.notice.text import Break, BulletList, Cell, Inline, NumberedList, Paragraph, Table
from signoff.paths import resource

_FACES = (("Regular", "400", "normal"), ("Bold", "700", "normal"), ("Italic", "400", "italic"))
_STYLE = """
@page { size: A4; margin: 20mm 18mm 19mm;
  @top-left { content: "RUNNING"; font: 8.5pt Sans } @bottom-right { content: counter(page) " of " counter(pages) } }
body { font: 10pt/13pt "Liberation Sans"; margin: 0 }
h1 { font-size: 18pt; line-height: 24pt } h2, h3 { font-size: 10pt; margin: 0 }
section { border: 0.6pt solid #6b6e75; padding: 4.5pt 6pt; display: flow-root }
section.beside > h2 { float: left; width: 110pt } section.beside > div { margin-left: 120pt }
p { margin: 0 0 5pt; orphans: 2; widows: 2 } h2, h3 { break-after: avoid }
table { border-collapse: collapse } td, th { border: 0.6pt solid #6b6e75; padding: 2pt 4pt; text-align: left }
"""


def html_of(content: Content) -> str:
    """Return a whole HTML document with the form's words and every face that it needs."""
    faces = "".join(
        f'@font-face {{ font-family: "Liberation Sans"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{resource(f"fonts/LiberationSans-{name}.ttf").as_uri()}") }}\n'
        for name, weight, style in _FACES
    )
    style = faces + _STYLE.replace("RUNNING", content.running)
    head = f'<meta charset="utf-8"><title>{escape(content.title)}</title><style>{style}</style>'
    body = "".join(_row(row) for row in content.rows)
    notes = "".join(f'<p id="note-{number}"><sup>{number}</sup> {escape(text)}</p>' for number, text in _notes())
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><h1>{escape(FORM.title)}</h1>'
        f"<p>{escape(content.introduction)}</p>{body}{notes}</body></html>"
    )


def _notes() -> Iterator[tuple[int, str]]:
    yield from FORM.footnotes.items()


def _row(row: Row) -> str:
    kind = "wide" if row.wide else "beside"
    inside = "".join(_piece(piece) for piece in row.pieces)
    return f'<section class="{kind}"><h2>{_label(row.label)}</h2><div>{inside}</div></section>'


def _label(label: Label) -> str:
    return "".join(
        escape(part) if isinstance(part, str) else f'<sup><a href="#note-{part}">{part}</a></sup>' for part in label
    )


def _piece(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return f"<h3>{_label(piece.label)}</h3>"
    if isinstance(piece, Tick):
        return f"<p>{'[x]' if piece.selected else '[ ]'} {escape(piece.text)}</p>"
    if isinstance(piece, Paragraph):
        return f"<p>{_inline(piece.content)}</p>"
    if isinstance(piece, Table):
        rows = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in piece.rows)
        return f"<table><thead><tr>{_cells(piece.header, 'th')}</tr></thead><tbody>{rows}</tbody></table>"
    return _list(piece)


def _list(piece: BulletList | NumberedList) -> str:
    items = "".join(f"<li>{''.join(map(_piece, item.blocks))}</li>" for item in piece.items)
    return f'<ol start="{piece.start}">{items}</ol>' if isinstance(piece, NumberedList) else f"<ul>{items}</ul>"


def _cells(cells: tuple[Cell, ...], kind: str) -> str:
    return "".join(f"<{kind}>{_inline(cell)}</{kind}>" for cell in cells)


def _inline(content: tuple[Inline, ...]) -> str:
    return "".join(
        "<br>" if isinstance(part, Break) else _run(part.text, part.bold, part.italic, part.link) for part in content
    )


def _run(text: str, bold: bool, italic: bool, link: str | None) -> str:
    said = escape(text)
    said = f"<b>{said}</b>" if bold else said
    said = f"<i>{said}</i>" if italic else said
    return f'<a href="{escape(link)}">{said}</a>' if link else said
