"""The file around the pages, by ReportLab's object writer: fonts, images, links, attachment, information.

The same pages and the same instant give the same bytes: nothing is asked of the clock or of chance.
"""

from __future__ import annotations

import datetime as dt
import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
)

from signoff import __version__
from signoff.pdf.fonts import FontBook
from signoff.pdf.look import PAGE_HEIGHT, PAGE_WIDTH
from signoff.pdf.surface import Link, Surface

LANGUAGE = "en-GB"
_PRODUCER = f"signoff {__version__}"
_PDF_VERSION = (1, 7)


@dataclass(frozen=True, slots=True)
class Information:
    """What the file says about itself: title, council, the instant of its content, and a digest that names it."""

    title: str
    author: str
    moment: dt.datetime
    digest: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"


def write_document(
    pages: Sequence[Surface],
    fonts: FontBook,
    images: dict[str, bytes],
    about: Information,
    attachment: Attachment,
) -> bytes:
    """Return the bytes of the PDF."""
    document: Any = PDFDocument(compression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=LANGUAGE)
    pictures = {name: document.Reference(_image(document, data)) for name, data in images.items()}
    font_dictionary = fonts.embed(document)
    for surface in pages:
        document.addPage(_page(document, surface, font_dictionary, pictures))
    _attach(document, attachment, about.moment)
    return _saved(document, about)


def _saved(document: Any, about: Information) -> bytes:
    catalogue = document.Catalog
    catalogue.Outlines = None
    catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    document._ID = b"[<%s> <%s>]\n" % ((about.digest.hex().encode(),) * 2)
    day = PDFString(_moment(about.moment))
    document.info = _Fixed(
        {
            "Title": PDFString(about.title),
            "Author": PDFString(about.author),
            "Creator": PDFString(_PRODUCER),
            "Producer": PDFString(_PRODUCER),
            "CreationDate": day,
            "ModDate": day,
        }
    )
    document.Reference(catalogue)
    document.Reference(document.info)
    data: bytes = document.format()
    return data


class _Fixed(PDFDictionary):  # type: ignore[misc]  # ReportLab carries no types
    """A dictionary that stands as an object of its own."""

    __RefOnly__ = 1


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


def _page(document: Any, surface: Surface, fonts: Any, pictures: dict[str, Any]) -> Any:
    page = PDFPage()
    page.Override_default_compilation = 1
    page.MediaBox = PDFArray([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)])
    page.Parent = document.Reference(document.Pages)
    page.Contents = document.Reference(stream("\n".join(surface.code).encode("latin-1")))
    resources: dict[str, Any] = {"Font": fonts}
    if surface.pictures:
        resources["XObject"] = PDFDictionary({alias: pictures[name] for name, alias in surface.pictures.items()})
    page.Resources = PDFDictionary(resources)
    if surface.links:
        page.Annots = PDFArray([document.Reference(_link(one)) for one in surface.links])
    return page


def _link(link: Link) -> Any:
    return _Fixed(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(value, 2) for value in link.rect]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": PDFString(link.words),
            "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(_address(link.address))}),
        }
    )


def _address(address: str) -> str:
    """Return an address in ASCII, as PDF asks."""
    from urllib.parse import quote

    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def stream(data: bytes, entries: dict[str, Any] | None = None) -> Any:
    """Return a compressed stream object with these entries in its dictionary."""
    packed = zlib.compress(data, 6)
    dictionary = PDFDictionary({**(entries or {}), "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary=dictionary, content=packed + b"\n")


def _image(document: Any, data: bytes) -> Any:
    """Return a PNG as an image object, its transparency as a soft mask."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
    }
    mask = stream(picture.getchannel("A").tobytes(), {**entries, "ColorSpace": PDFName("DeviceGray")})
    colours = {**entries, "ColorSpace": PDFName("DeviceRGB"), "SMask": document.Reference(mask)}
    return stream(picture.convert("RGB").tobytes(), colours)


def _attach(document: Any, attachment: Attachment, moment: dt.datetime) -> None:
    """Attach a file as the source that the document was made from (PDF/A-3's associated files)."""
    day = PDFString(_moment(moment))
    embedded = stream(
        attachment.data,
        {
            "Type": PDFName("EmbeddedFile"),
            "Subtype": PDFName(attachment.media_type),
            "Params": PDFDictionary({"Size": len(attachment.data), "ModDate": day, "CreationDate": day}),
        },
    )
    held = document.Reference(embedded)
    specification = document.Reference(
        _Fixed(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(attachment.name),
                "UF": PDFString(attachment.name),
                "Desc": PDFString(attachment.description),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": held, "UF": held}),
            }
        )
    )
    names = PDFArray([PDFString(attachment.name), specification])
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": names})})
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "AF"]
    document.Catalog.AF = PDFArray([specification])
