"""Writes the file around the pages, with ReportLab's objects: fonts, images, links, structure, attachment.

It claims PDF/UA-1 and PDF/A-3a. The same pages and the same instant give the same bytes: neither the clock nor a random
source is used.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFPage

from signoff.paths import resource
from signoff.pdf.document_outline import outline
from signoff.pdf.fonts import FontBook
from signoff.pdf.metadata import LANGUAGE, PRODUCER, Information, xmp
from signoff.pdf.metrics import PAGE_HEIGHT, PAGE_WIDTH
from signoff.pdf.objects import IndirectDictionary, Stream, array, dictionary, moment, name, reference, text
from signoff.pdf.seal_field import SealPlace, seal_widget
from signoff.pdf.structure import Element
from signoff.pdf.surface import Link, Surface
from signoff.pdf.tagging import write_tree
from signoff.pdf.writer import Writer

_PDF_VERSION = (1, 7)
_CATALOGUE = ("AF", "OutputIntents")
"""Entries that ReportLab's catalogue does not support by itself."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached inside the PDF; `relationship` says what it is to the document (PDF/A-3)."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class Content:
    """What has been laid out: pages, their fonts and images (PNG by name), the structure, and the outline."""

    pages: Sequence[Surface]
    fonts: FontBook
    images: dict[str, bytes]
    tree: Element
    headings: Sequence[tuple[str, int, float]]


def write_document(content: Content, about: Information, *attachments: Attachment) -> bytes:
    """Return the bytes of the PDF; the first attachment is what the document was made from."""
    document = Writer(_PDF_VERSION, LANGUAGE)
    pages = _pages(document, content)
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, *_CATALOGUE]
    catalogue.MarkInfo = dictionary({"Marked": "true"})
    catalogue.ViewerPreferences = dictionary({"DisplayDocTitle": "true"})
    catalogue.Metadata = Stream(xmp(about), {"Type": name("Metadata"), "Subtype": name("XML")}, packed=False)
    catalogue.OutputIntents = array([_output_intent(document)])
    catalogue.Outlines = outline(document, content.headings, pages)
    _attach(document, attachments, about.moment)
    return _save(document, about)


def _save(document: Writer, about: Information) -> bytes:
    entries = {
        "Title": text(about.title),
        "Creator": text(PRODUCER),
        "Producer": text(PRODUCER),
        "CreationDate": moment(about.moment),
        "ModDate": moment(about.moment),
    }
    if about.author:
        entries["Author"] = text(about.author)
    document.info = IndirectDictionary(entries)
    return document.format(about.digest.hex())


def _pages(document: Writer, content: Content) -> list[str]:
    """Add the pages with their annotations and the structure tree; return the references of the pages."""
    pictures = {key: document.Reference(_image(document, data)) for key, data in content.images.items()}
    fonts = content.fonts.embed(document)
    pages = [_page(document, surface, fonts, pictures) for surface in content.pages]
    for page in pages:
        document.addPage(page)
    written = [reference(document, page) for page in pages]
    annotations: dict[tuple[int, int], str] = {}
    key = len(pages)
    for surface, page, page_reference in zip(content.pages, pages, written, strict=True):
        links = []
        for number, link in enumerate(surface.links):
            annotation = (
                seal_widget(document, link, key, page_reference)
                if isinstance(link, SealPlace)
                else _link(link, key, page_reference)
            )
            links.append(document.Reference(annotation))
            annotations[surface.number, number] = reference(document, links[-1])
            key += 1
        if links:
            page.Annots = array(links)
    document.Catalog.StructTreeRoot = write_tree(document, content.tree, content.pages, written, annotations)
    return written


class _Page(PDFPage):  # type: ignore[misc]  # ReportLab carries no types
    """A page with its key in the parent tree, read in the order of the structure; its content is two streams."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")
    __Refs__ = ("Parent",)


def _page(document: Any, surface: Surface, fonts: Any, pictures: dict[str, Any]) -> Any:
    page = _Page()
    page.Override_default_compilation = 1
    page.MediaBox = array([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)])
    page.Parent = document.Reference(document.Pages)
    streams = [Stream("\n".join(code).encode("latin-1")) for code in (surface.code, surface.later)]
    page.Contents = array([document.Reference(stream) for stream in streams])
    page.StructParents = surface.number - 1
    page.Tabs = name("S")
    resources: dict[str, Any] = {"Font": fonts}
    if surface.pictures:
        resources["XObject"] = dictionary({alias: pictures[key] for key, alias in surface.pictures.items()})
    page.Resources = dictionary(resources)
    return page


def _link(link: Link, key: int, page: str) -> Any:
    entries = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": array([round(value, 2) for value in link.rect]),
        "Border": array([0, 0, 0]),
        "F": 4,
        "Contents": text(link.name),
        "StructParent": key,
    }
    if link.address:
        entries["A"] = dictionary({"S": name("URI"), "URI": text(quote(link.address, safe="%/:=&?~#+!$,;'@()*[]"))})
    else:
        entries["Dest"] = array([page, name("XYZ"), *(round(value, 2) for value in link.point), "null"])
    return IndirectDictionary(entries)


def _image(document: Any, data: bytes) -> Any:
    """Return a PNG as an image object, its transparency as a soft mask."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
    }
    mask = Stream(picture.getchannel("A").tobytes(), {**entries, "ColorSpace": name("DeviceGray")})
    colours = {**entries, "ColorSpace": name("DeviceRGB"), "SMask": document.Reference(mask)}
    return Stream(picture.convert("RGB").tobytes(), colours)


def _output_intent(document: Any) -> Any:
    """Return the output intent that says colours are sRGB, with the bundled profile."""
    profile = Stream(resource("colour/sRGB.icc").read_bytes(), {"N": 3})
    return dictionary(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text("sRGB"),
            "Info": text("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: Any, attachments: Sequence[Attachment], instant: dt.datetime) -> None:
    """Attach files to the document (PDF/A-3's associated files)."""
    specifications = [_specification(document, attachment, instant) for attachment in attachments]
    by_name = sorted(zip((attachment.name for attachment in attachments), specifications, strict=True), key=_name_key)
    names = array([entry for label, specification in by_name for entry in (text(label), specification)])
    document.Catalog.Names = dictionary({"EmbeddedFiles": dictionary({"Names": names})})
    document.Catalog.AF = array(specifications)


def _name_key(entry: tuple[str, Any]) -> bytes:
    """Return the key by which a name tree is sorted."""
    return entry[0].encode("utf-16-be")


def _specification(document: Any, attachment: Attachment, instant: dt.datetime) -> Any:
    day = moment(instant)
    entries = {
        "Type": name("EmbeddedFile"),
        "Subtype": name(attachment.media_type.replace("/", "#2F")).replace("#23", "#"),
        "Params": dictionary({"Size": len(attachment.data), "ModDate": day, "CreationDate": day}),
    }
    file_stream = document.Reference(Stream(attachment.data, entries))
    return document.Reference(
        IndirectDictionary(
            {
                "Type": name("Filespec"),
                "F": text(attachment.name),
                "UF": text(attachment.name),
                "Desc": text(attachment.description),
                "AFRelationship": name(attachment.relationship),
                "EF": dictionary({"F": file_stream, "UF": file_stream}),
            }
        )
    )
