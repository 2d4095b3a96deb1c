"""The notice through stock ReportLab platypus: untagged, written as its manual teaches."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks.content import FORM, Content, Heading, Label, Piece, Row, Tick
from signoff.notice import text as blocks
from signoff.paths import resource

_TEXT = ParagraphStyle("text", fontName="Sans", fontSize=10, leading=13, spaceAfter=5)
_HEAD = ParagraphStyle("head", _TEXT, fontName="Sans-Bold", keepWithNext=1)
_TITLE = ParagraphStyle("title", _TEXT, fontName="Sans-Bold", fontSize=18, leading=24)
_NOTE = ParagraphStyle("note", _TEXT, fontSize=8, leading=10.2)
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.6, HexColor("#6b6e75")), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def register_fonts() -> None:
    """Make the form's faces known to ReportLab, once in a process."""
    for name, file in (
        ("Sans", "Regular"),
        ("Sans-Bold", "Bold"),
        ("Sans-Italic", "Italic"),
        ("Sans-BoldItalic", "BoldItalic"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/LiberationSans-{file}.ttf"))))
    pdfmetrics.registerFontFamily("Sans", "Sans", "Sans-Bold", "Sans-Italic", "Sans-BoldItalic")


def platypus_pdf(content: Content) -> bytes:
    """Return the notice as an untagged PDF; short rows are tables, long texts flow over the whole width."""
    target = BytesIO()
    margins = {"leftMargin": 18 * mm, "rightMargin": 18 * mm, "topMargin": 20 * mm, "bottomMargin": 19 * mm}
    document = SimpleDocTemplate(target, pagesize=A4, title=content.title, **margins)
    story: list[Flowable] = [Paragraph(escape(FORM.title), _TITLE), Paragraph(escape(content.introduction), _TEXT)]
    for row in content.rows:
        story += _row(row, document.width)
    story += [Paragraph(f"<super>{number}</super> {escape(text)}", _NOTE) for number, text in FORM.footnotes.items()]

    def furniture(canvas: Canvas, laid: SimpleDocTemplate) -> None:
        canvas.setFont("Sans", 8.5)
        canvas.drawString(18 * mm, A4[1] - 13.5 * mm, content.running)
        canvas.drawRightString(A4[0] - 18 * mm, 11.5 * mm, f"Page {laid.page}")

    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return target.getvalue()


def _row(row: Row, width: float) -> Iterator[Flowable]:
    pieces = [_piece(piece) for piece in row.pieces]
    if row.wide:
        yield Paragraph(_label(row.label), _HEAD)
        yield from pieces
    else:
        yield Table([[Paragraph(_label(row.label), _HEAD), pieces]], colWidths=[116, width - 116], style=_GRID)
    yield Spacer(1, 2)


def _label(label: Label) -> str:
    return "".join(escape(part) if isinstance(part, str) else f"<super>{part}</super>" for part in label)


def _piece(piece: Piece) -> Flowable:
    if isinstance(piece, Heading):
        return Paragraph(_label(piece.label), _HEAD)
    if isinstance(piece, Tick):
        return Paragraph(f"{'[x]' if piece.selected else '[ ]'} {escape(piece.text)}", _TEXT)
    if isinstance(piece, blocks.Paragraph):
        return Paragraph(_inline(piece.content), _TEXT)
    if isinstance(piece, blocks.Table):
        rows = [[Paragraph(_inline(cell), _TEXT) for cell in row] for row in (piece.header, *piece.rows)]
        return Table(rows, style=_GRID, repeatRows=1)
    items = [ListItem([_piece(block) for block in item.blocks]) for item in piece.items]
    if isinstance(piece, blocks.NumberedList):
        return ListFlowable(items, bulletType="1", start=piece.start, bulletFontName="Sans")
    return ListFlowable(items, bulletType="bullet", start="•", bulletFontName="Sans")


def _inline(content: tuple[blocks.Inline, ...]) -> str:
    return "".join("<br/>" if isinstance(part, blocks.Break) else _run(part) for part in content)


def _run(run: blocks.Run) -> str:
    said = escape(run.text)
    said = f"<b>{said}</b>" if run.bold else said
    said = f"<i>{said}</i>" if run.italic else said
    return f'<a href="{escape(run.link)}">{said}</a>' if run.link else said
