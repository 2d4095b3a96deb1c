"""Drawing on one page and reading it back: the surface, its fonts as a file embeds them, and what they show."""

from __future__ import annotations

from pdf.reading.revisions import file_about, new_writer
from signoff.pdf.fonts import FontBook
from signoff.pdf.reading.content import Content, read_content
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.fonts import Font, read_font
from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.syntax import Revision, read_revision
from signoff.pdf.surface import Surface


def new_surface(number: int = 1) -> Surface:
    """Return an empty page with fonts of its own."""
    return Surface(FontBook(), {}, number)


def embedded(book: FontBook) -> Revision:
    """Return a file that has these fonts and nothing else; its information refers to them."""
    writer = new_writer()
    return read_revision(file_about({"Fonts": book.embed(writer)}, writer))


def fonts_in(revision: Revision) -> dict[str, Font]:
    """Return the fonts of such a file by their names in the resources; raises NotAsWritten."""
    objects = Objects(revision)
    information = objects.dictionary(revision.trailer.information, "Fonts")
    fonts = objects.resolve(information["Fonts"])
    assert isinstance(fonts, dict)
    return {key: read_font(objects, value) for key, value in fonts.items()}


def read_back(surface: Surface) -> tuple[Content, Content]:
    """Return what a page shows, and what it gained later, as any program would read it."""
    surface.close()
    fonts = fonts_in(embedded(surface.fonts))
    first = read_content("\n".join(surface.code).encode("latin-1"), fonts)
    return first, read_content("\n".join(surface.later).encode("latin-1"), fonts, first)


def runs_of(surface: Surface) -> list[GlyphRun]:
    """Return the runs of glyphs that a page shows at first."""
    return [item for item in read_back(surface)[0].drawn if isinstance(item, GlyphRun)]
