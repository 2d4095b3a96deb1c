"""The digest of pages: it changes with whatever they show or say, and with nothing that belongs to one copy only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pdf import factory
from signoff.pdf.export import render
from signoff.pdf.reading.document import AttachedFile, Document, Page, is_later, read_document
from signoff.pdf.reading.drawn_items import GlyphRun, Owner
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.pdf.reading.structure_tree import Annotated, Marked, Node

DOCUMENT = read_document(render(factory.rich_signed()).data)
DIGEST = pages_digest(DOCUMENT)


def with_page(change: Callable[[Page], Page], number: int = 0) -> Document:
    pages = list(DOCUMENT.pages)
    pages[number] = change(pages[number])
    assert pages[number] != DOCUMENT.pages[number]
    return replace(DOCUMENT, pages=tuple(pages))


def with_font(change: Callable[[Font], Font]) -> Document:
    return replace(DOCUMENT, fonts={**DOCUMENT.fonts, "F1": change(DOCUMENT.fonts["F1"])})


def with_root(**entries: Any) -> Document:
    return replace(DOCUMENT, tree=replace(DOCUMENT.tree, **entries))


def with_description(**entries: Any) -> Document:
    return replace(DOCUMENT, description=replace(DOCUMENT.description, **entries))


def with_annotation(**entries: Any) -> Document:
    number = next(number for number, page in enumerate(DOCUMENT.pages) if page.annotations)
    return with_page(
        lambda page: replace(page, annotations=(replace(page.annotations[0], **entries), *page.annotations[1:])), number
    )


def with_pixel(band: str) -> Document:
    number = next(number for number, page in enumerate(DOCUMENT.pages) if page.pictures)

    def change(page: Page) -> Page:
        name, picture = next(iter(page.pictures.items()))
        pixels = getattr(picture, band)
        other = replace(picture, **{band: bytes([pixels[0] ^ 1]) + pixels[1:]})
        return replace(page, pictures={**page.pictures, name: other})

    return with_page(change, number)


def used_code() -> int:
    """Return a code of the first font that the pages were made with."""
    runs = (item for page in DOCUMENT.pages for item in page.drawn if isinstance(item, GlyphRun))
    char = next(run.text[0] for run in runs if run.font == "F1")
    return next(code for code, character in DOCUMENT.fonts["F1"].characters.items() if character == char)


def wider(font: Font) -> Font:
    return replace(font, widths={**font.widths, used_code(): font.widths[used_code()] + 1})


NOTE = Node("P", None, None, (), (Marked(0, 0),))
SHOWN: dict[str, Callable[[], Document]] = {
    "another title": lambda: with_description(title="Another"),
    "another author": lambda: with_description(author="Another council"),
    "another language": lambda: with_description(language="fr"),
    "a page more": lambda: replace(DOCUMENT, pages=(*DOCUMENT.pages, DOCUMENT.pages[0])),
    "pages in another order": lambda: replace(DOCUMENT, pages=DOCUMENT.pages[::-1]),
    "another size": lambda: with_page(lambda page: replace(page, size=("0", "0", "842", "595"))),
    "another byte of content": lambda: with_page(lambda page: replace(page, content=page.content + b"\n")),
    "another address": lambda: with_annotation(address="https://example.org/other"),
    "a link elsewhere": lambda: with_annotation(rect=("0", "0", "9", "9")),
    "other words of a link": lambda: with_annotation(words="other"),
    "another point": lambda: with_annotation(address=None, point=(0, "1", "2")),
    "a link less": lambda: with_page(lambda page: replace(page, annotations=page.annotations[1:])),
    "another pixel": lambda: with_pixel("colours"),
    "another opacity": lambda: with_pixel("opacity"),
    "another face": lambda: with_font(lambda font: replace(font, name="LiberationSans-Italic")),
    "another description of a font": lambda: with_font(lambda font: replace(font, descriptor=font.descriptor[::-1])),
    "another width": lambda: with_font(wider),
    "another tag": lambda: with_root(tag="Sect"),
    "another alternative": lambda: with_root(alt="Other words"),
    "another identifier": lambda: with_root(identifier="note-1"),
    "other attributes": lambda: with_root(attributes=("List", "Disc")),
    "another element": lambda: with_root(kids=(*DOCUMENT.tree.kids, NOTE)),
    "another annotation": lambda: with_root(kids=(*DOCUMENT.tree.kids, Annotated(0, 0))),
    "elements in another order": lambda: with_root(kids=DOCUMENT.tree.kids[::-1]),
    "another heading": lambda: replace(DOCUMENT, outline=(("Other", DOCUMENT.outline[0][1]), *DOCUMENT.outline[1:])),
    "a heading that leads elsewhere": lambda: replace(
        DOCUMENT, outline=((DOCUMENT.outline[0][0], (0, "9", "9")), *DOCUMENT.outline[1:])
    ),
    "other colours": lambda: replace(DOCUMENT, colours=DOCUMENT.colours + b"\0"),
}


@pytest.mark.parametrize("case", SHOWN)
def test_whatever_a_file_shows_or_says_is_in_the_digest(case: str) -> None:
    assert pages_digest(SHOWN[case]()) != DIGEST


LATER = Node("P", None, None, (), (Marked(0, DOCUMENT.pages[0].marked),))
RUN = GlyphRun(Owner("P", DOCUMENT.pages[0].marked), "F1", "8.50", ("0.000",) * 3, 0, 0, 9, (0, 9), "\u0394", None)


def with_later_words() -> Document:
    """Return the file after its first page has gained a word, in a letter that no page had before."""
    first = replace(DOCUMENT.pages[0], later=(RUN,))
    font = DOCUMENT.fonts["F1"]
    grown = replace(font, characters={**font.characters, 250: "\u0394"}, widths={**font.widths, 250: 600.0})
    tree = replace(DOCUMENT.tree, kids=(LATER, *DOCUMENT.tree.kids))
    return replace(
        DOCUMENT, pages=(first, *DOCUMENT.pages[1:]), fonts={**DOCUMENT.fonts, "F1": grown, "F99": grown}, tree=tree
    )


OF_ONE_COPY: dict[str, Callable[[], Document]] = {
    "another program": lambda: with_description(producer="another", packet=b"another"),
    "another instant": lambda: with_description(moment="D:20300101000000+00'00'"),
    "another identifier": lambda: with_description(identifier="0" * 32),
    "another record": lambda: replace(DOCUMENT, attachment=AttachedFile("a", "b", "c", b"d")),
    "a later revision": lambda: replace(DOCUMENT, size=1),
    "words that a page gained later": with_later_words,
}


@pytest.mark.parametrize("case", OF_ONE_COPY)
def test_what_belongs_to_one_copy_is_not_in_the_digest(case: str) -> None:
    changed = OF_ONE_COPY[case]()
    assert changed != DOCUMENT
    assert pages_digest(changed) == DIGEST


def test_only_an_element_of_nothing_but_later_content_is_later() -> None:
    assert is_later(DOCUMENT, LATER)
    assert not is_later(DOCUMENT, NOTE)
    assert not is_later(DOCUMENT, Node("P", None, None, (), (*NOTE.kids, *LATER.kids)))
    assert not is_later(DOCUMENT, Node("P", None, None, (), ()))


def test_a_digest_is_of_fixed_length() -> None:
    assert len(DIGEST) == 64
    assert set(DIGEST) <= set("0123456789abcdef")
