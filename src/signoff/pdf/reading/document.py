"""A whole notice's file read back: its pages, structure, outline, description and attachment, and nothing else.

Every object of the first revision is requested once as what it should be; a file with any other object was not written
by signoff. What follows the first revision, such as a seal, is not read here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from signoff.pdf.reading.annotations import Annotation, AnnotationReader, Point
from signoff.pdf.reading.content import read_content
from signoff.pdf.reading.drawn_items import DrawnItem, GlyphRun, Picture
from signoff.pdf.reading.fonts import Font, read_font
from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.pictures import PictureData, PictureReader
from signoff.pdf.reading.structure_tree import Marked, Node, TreeReader
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Trailer, Value, read_revision


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, what is drawn on it, what it has gained after signing, its annotations and pictures.

    `content` is the stream that draws the first, which holds the first `marked` pieces of marked content; `tags` are
    the tags of all pieces, as the stream states them.
    """

    size: tuple[str, ...]
    content: bytes
    drawn: tuple[DrawnItem, ...]
    later: tuple[DrawnItem, ...]
    marked: int
    tags: tuple[str, ...]
    annotations: tuple[Annotation, ...]
    pictures: Mapping[str, PictureData]


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says about itself, outside its pages."""

    title: str
    author: str
    producer: str
    moment: str
    packet: bytes
    identifier: str
    language: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file attached inside the PDF."""

    name: str
    description: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is read back, with the notice and the papers attached to it.

    `size` is the length of its first revision in bytes.
    """

    pages: tuple[Page, ...]
    fonts: Mapping[str, Font]
    tree: Node
    outline: tuple[tuple[str, Point], ...]
    description: Description
    attachment: AttachedFile
    papers: tuple[AttachedFile, ...]
    colours: bytes
    size: int


def is_later(document: Document, node: Node) -> bool:
    """Return whether an element holds what its page has gained after signing."""
    pieces = list(node.pieces())
    return bool(pieces) and all(piece.number >= document.pages[piece.page].marked for piece in pieces)


def read_document(data: bytes) -> Document:
    """Return the first revision of a file; raises NotAsWritten for any that signoff did not write."""
    revision = read_revision(data)
    return _Reader(Objects(revision)).document(revision.trailer, revision.size)


_CATALOGUE = (
    "AF Lang MarkInfo Metadata Names Outlines OutputIntents PageMode Pages StructTreeRoot Type ViewerPreferences"
)


class _Reader:
    """Reads the parts of a file."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._pictures = PictureReader(objects)
        self._fonts: Mapping[str, Font] = {}
        self._font_number: Reference | None = None

    def document(self, trailer: Trailer, size: int) -> Document:
        """Return the whole document; raises NotAsWritten."""
        objects = self._objects
        catalogue = objects.dictionary(trailer.root, _CATALOGUE, "AcroForm")
        objects.require(catalogue, Type=Name("Catalog"), PageMode=Name("UseNone"))
        objects.require(objects.dictionary(catalogue["MarkInfo"], "Marked"), Marked=True)
        objects.require(objects.dictionary(catalogue["ViewerPreferences"], "DisplayDocTitle"), DisplayDocTitle=True)
        numbers = self._page_numbers(catalogue["Pages"])
        annotations = AnnotationReader(objects, numbers)
        above = objects.reference(catalogue["Pages"])
        pages = tuple(self._page(number, place, above, annotations) for place, number in enumerate(numbers))
        tree = TreeReader(objects, numbers, annotations.places).read(catalogue["StructTreeRoot"])
        _require_content(tree, pages)
        _require_used(self._fonts, pages)
        self._require_form(catalogue.get("AcroForm"), annotations.seal_place)
        outline = self._outline(catalogue["Outlines"], annotations)
        colours = self._colours(catalogue["OutputIntents"])
        (attachment, *papers), moment = self._attachments(catalogue)
        packet = objects.stream(catalogue["Metadata"], "Subtype Type")
        objects.require(packet.entries, Type=Name("Metadata"), Subtype=Name("XML"))
        language = objects.text(catalogue["Lang"])
        description = self._description(trailer, moment, packet.data, language)
        objects.require_all_used()
        return Document(pages, self._fonts, tree, outline, description, attachment, tuple(papers), colours, size)

    def _page_numbers(self, value: Value) -> list[Reference]:
        objects = self._objects
        entries = objects.dictionary(value, "Count Kids Type")
        kids = [objects.reference(kid) for kid in objects.array(entries["Kids"])]
        objects.require(entries, Type=Name("Pages"), Count=Number(len(kids)))
        if not kids or len(set(kids)) != len(kids):
            raise NotAsWritten("no pages, or one twice")
        return kids

    def _page(self, number: Reference, place: int, above: Reference, annotations: AnnotationReader) -> Page:
        objects = self._objects
        objects.resolve_once(number)
        entries = objects.dictionary(number, "Contents MediaBox Parent Resources StructParents Tabs Type", "Annots")
        objects.require(entries, Type=Name("Page"), Tabs=Name("S"), Parent=above, StructParents=Number(place))
        resources = objects.dictionary(entries["Resources"], "Font", "XObject")
        self._require_fonts(resources["Font"])
        streams = objects.array(entries["Contents"])
        if len(streams) != 2:
            raise NotAsWritten("content in another number of streams")
        signed, gained = (objects.stream(stream, "").data for stream in streams)
        content = read_content(signed, self._fonts)
        later = read_content(gained, self._fonts, content)
        annotation_values = objects.array(entries["Annots"]) if "Annots" in entries else []
        return Page(
            size=tuple(map(str, objects.numbers(entries["MediaBox"]))),
            content=signed,
            drawn=content.drawn,
            later=later.drawn,
            marked=len(content.tags),
            tags=(*content.tags, *later.tags),
            annotations=tuple(
                annotations.read(annotation, place, count) for count, annotation in enumerate(annotation_values)
            ),
            pictures=self._pictures.read(resources.get("XObject")),
        )

    def _require_fonts(self, value: Value) -> None:
        """Read the fonts, which all pages share, at the first page."""
        number = self._objects.reference(value)
        if not self._fonts:
            self._font_number = number
            entries = self._objects.resolve_once(value)
            if not isinstance(entries, dict):
                raise NotAsWritten("no dictionary of fonts")
            self._fonts = {key: read_font(self._objects, font) for key, font in entries.items()}
        if number != self._font_number:
            raise NotAsWritten("a page with fonts of its own")

    def _require_form(self, value: Value, seal_place: Reference | None) -> None:
        """Require a form with the seal's place and nothing else, if there is such a place."""
        if (value is None) != (seal_place is None):
            raise NotAsWritten("a form without a place for a seal, or the other way round")
        if seal_place is not None:
            self._objects.require(self._objects.dictionary(value, "Fields"), Fields=[seal_place])

    def _outline(self, value: Value, annotations: AnnotationReader) -> tuple[tuple[str, Point], ...]:
        """Return the headings of the outline, a list without branches."""
        objects = self._objects
        above = objects.reference(value)
        root = objects.dictionary(value, "Count First Last Type")
        objects.require(root, Type=Name("Outlines"))
        headings: list[tuple[str, Point]] = []
        before: Reference | None = None
        following: Value = root["First"]
        while following is not None:
            number = objects.reference(following)
            objects.resolve_once(following)
            entries = objects.dictionary(number, "Dest Parent Title", "Next Prev")
            objects.require(entries, Parent=above)
            if entries.get("Prev") != before:
                raise NotAsWritten("an outline that does not lead back")
            headings.append((objects.text(entries["Title"]), annotations.point(entries["Dest"])))
            before, following = number, entries.get("Next")
        objects.require(root, Count=Number(len(headings)), Last=before)
        return tuple(headings)

    def _colours(self, value: Value) -> bytes:
        """Return the file's output colour profile."""
        objects = self._objects
        profiles = objects.array(value)
        if len(profiles) != 1:
            raise NotAsWritten("another number of colour profiles")
        intent = objects.dictionary(profiles[0], "DestOutputProfile Info OutputConditionIdentifier S Type")
        objects.require(
            intent,
            Type=Name("OutputIntent"),
            S=Name("GTS_PDFA1"),
            OutputConditionIdentifier="sRGB",
            Info="sRGB IEC61966-2.1",
        )
        profile = objects.stream(intent["DestOutputProfile"], "N")
        objects.require(profile.entries, N=Number(3))
        return profile.data

    def _attachments(self, catalogue: Mapping[str, Value]) -> tuple[list[AttachedFile], str]:
        """Return the attached files, the notice first, and the instant when they were made, the same for all."""
        objects = self._objects
        numbers = objects.array(catalogue["AF"])
        names = objects.dictionary(objects.dictionary(catalogue["Names"], "EmbeddedFiles")["EmbeddedFiles"], "Names")
        listed = objects.array(names["Names"])
        labels = [objects.text(label) for label in listed[::2]]
        places = {objects.reference(number): label for label, number in zip(labels, listed[1::2], strict=False)}
        if not numbers or len(listed) != 2 * len(numbers) or len(set(labels)) != len(labels):
            raise NotAsWritten("another number of attached files")
        if sorted(labels, key=lambda label: label.encode("utf-16-be")) != labels:
            raise NotAsWritten("attached files in another order")
        files, moments = list[AttachedFile](), set[str]()
        for number in numbers:
            label = places.pop(objects.reference(number), None)
            if label is None:
                raise NotAsWritten("an attached file without a name")
            file, moment = self._attachment(number, label, "Supplement" if files else "Source")
            files.append(file)
            moments.add(moment)
        (moment,) = moments if len(moments) == 1 else ("",)
        return files, moment

    def _attachment(self, number: Value, label: str, relationship: str) -> tuple[AttachedFile, str]:
        objects = self._objects
        spec = objects.dictionary(number, "AFRelationship Desc EF F Type UF")
        objects.require(spec, Type=Name("Filespec"), AFRelationship=Name(relationship), F=label, UF=label)
        places = objects.dictionary(spec["EF"], "F UF")
        if places["F"] != places["UF"]:
            raise NotAsWritten("two attached files under one name")
        stream = objects.stream(places["F"], "Params Subtype Type")
        params = objects.dictionary(stream.entries["Params"], "CreationDate ModDate Size")
        moment = objects.text(params["CreationDate"])
        objects.require(stream.entries, Type=Name("EmbeddedFile"))
        objects.require(params, ModDate=moment, Size=Number(len(stream.data)))
        media = str(objects.name(stream.entries["Subtype"])).replace("#2F", "/")
        return AttachedFile(label, objects.text(spec["Desc"]), media, stream.data), moment

    def _description(self, trailer: Trailer, moment: str, packet: bytes, language: str) -> Description:
        objects = self._objects
        entries = objects.dictionary(trailer.information, "CreationDate Creator ModDate Producer Title", "Author")
        producer = objects.text(entries["Producer"])
        objects.require(entries, CreationDate=moment, ModDate=moment, Creator=producer)
        author = objects.text(entries["Author"]) if "Author" in entries else ""
        title = objects.text(entries["Title"])
        return Description(title, author, producer, moment, packet, trailer.identifier, language)


def _require_used(fonts: Mapping[str, Font], pages: Sequence[Page]) -> None:
    """Require that each font is used in the file, and each picture of a page is shown there."""
    runs = {run.font for page in pages for run in (*page.drawn, *page.later) if isinstance(run, GlyphRun)}
    if set(fonts) - runs:
        raise NotAsWritten("a font that sets nothing")
    for page in pages:
        if set(page.pictures) - {item.name for item in page.drawn if isinstance(item, Picture)}:
            raise NotAsWritten("a picture that is shown nowhere")


def _require_content(tree: Node, pages: Sequence[Page]) -> None:
    """Require that each piece of marked content belongs to an element with its tag."""
    tags = {
        Marked(page, number): tag
        for page, page_content in enumerate(pages)
        for number, tag in enumerate(page_content.tags)
    }
    for node in tree.walk():
        for kid in node.kids:
            if isinstance(kid, Marked) and tags.pop(kid, None) != node.tag:
                raise NotAsWritten("content of another type than its element")
    if tags:
        raise NotAsWritten("content that no element holds")
