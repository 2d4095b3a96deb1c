"""Reads the words of one paragraph of a Word document: runs, links, fields, check boxes and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from signoff.intake.web_links import clean_target, clean_words
from signoff.intake.word.controls import control_answer
from signoff.intake.word.fields import Fields, link_of
from signoff.intake.word.left_out import LeftOutCounter, LeftOutKind
from signoff.intake.word.package import Relationship
from signoff.intake.word.signs import in_script, in_unicode, symbol
from signoff.intake.word.styles import Look, Styles
from signoff.intake.word.xml_tree import Element
from signoff.notice.text import Break, Inline, Run

SKIPPED_DELETED = frozenset({"w:del", "w:moveFrom"})
_PROPERTIES = frozenset({"w:pPr", "w:rPr", "w:sdtPr"})
_PROMPTS = frozenset(
    [
        "click or tap here to enter text.",
        "click here to enter text.",
        "choose an item.",
        "click or tap to enter a date.",
        "click here to enter a date.",
        "click or tap here to enter a date.",
    ]
)
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}
_FORMULA = {"m:sup": "superscript", "m:sub": "subscript"}
_OBJECTS = frozenset({"w:drawing", "w:pict", "w:object"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of a document are read with: its styles, links and notes, and what counts what is left out."""

    styles: Styles
    links: Mapping[str, Relationship]
    note_numbers: Mapping[tuple[str, str], int]
    left_out: LeftOutCounter
    fields: Fields


@dataclass(frozen=True, slots=True)
class _Place:
    """What the runs are in: a link, what was deleted, and a raised or lowered part of a formula."""

    link: str | None = None
    deleted: bool = False
    align: str = ""


class Words:
    """Reads one paragraph; `boxes` are the contents of text boxes that are anchored in it."""

    def __init__(self, context: Context, look: Look) -> None:
        self._context = context
        self._look = look
        self.content: list[Inline] = []
        self.boxes: list[Element] = []

    def read(self, children: Iterable[Element]) -> tuple[Inline, ...]:
        """Return the words in these elements of a paragraph."""
        self._walk(children, _Place())
        return tuple(self.content)

    def _walk(self, children: Iterable[Element], place: _Place) -> None:
        for child in children:
            tag = child.tag
            if tag == "w:r":
                self._run(child, place)
            elif tag == "w:hyperlink":
                self._walk(child.children, replace(place, link=self._target(child) or place.link))
            elif tag == "w:fldSimple":
                code = child.attributes.get("w:instr", "")
                self._context.left_out.note(LeftOutKind.FIELD_CODES, code)
                self._walk(child.children, replace(place, link=link_of(code) or place.link))
            elif tag in SKIPPED_DELETED:
                self._walk(child.children, replace(place, deleted=True))
            elif tag == "w:sdt":
                self._control(child, place)
            elif tag == "mc:AlternateContent":
                self._walk(alternative(child), place)
            elif tag in _FORMULA:
                self._walk(child.children, replace(place, align=_FORMULA[tag]))
            elif tag == "m:t":
                self._add(child.text, replace(self._look, raised=place.align or self._look.raised), place)
            elif tag not in _PROPERTIES:
                self._walk(child.children, place)

    def _control(self, control: Element, place: _Place) -> None:
        answer = control_answer(control, self._context.left_out)
        if answer is None:
            content = control.find("w:sdtContent")
            self._walk(content.children if content is not None else (), place)
        elif answer and not place.deleted:
            self._add(answer, self._look, place)

    def _run(self, run: Element, place: _Place) -> None:
        look = self._context.styles.run(self._look, run.find("w:rPr"))
        for child in run.children:
            self._piece(child, look, place)

    def _piece(self, child: Element, look: Look, place: _Place) -> None:
        tag, fields = child.tag, self._context.fields
        if tag == "w:fldChar":
            was_in_code, shown = fields.in_code, fields.mark(child)
            if not was_in_code:
                self._append(shown, look, place)
        elif tag in ("w:instrText", "w:delInstrText"):
            fields.add_code(child.text)
            self._context.left_out.note(LeftOutKind.FIELD_CODES, child.text, place=fields)
        elif tag == "w:delText":
            self._context.left_out.note(LeftOutKind.DELETED, child.text, place=self)
        elif tag in ("w:br", "w:cr"):
            if not (fields.in_code or place.deleted or look.hidden):
                self.content.append(Break())
        elif tag in _OBJECTS:
            self._object(child)
        elif tag == "mc:AlternateContent":
            for inner in alternative(child):
                self._piece(inner, look, place)
        elif tag == "w:ruby":
            self._walk((inner for part in child.children for inner in part.children if inner.tag == "w:r"), place)
        else:
            self._signs(child, look, place)

    def _signs(self, child: Element, look: Look, place: _Place) -> None:
        """Add the words or the sign that an element is."""
        tag = child.tag
        if tag == "w:t":
            self._add(self._known(in_unicode(child.text, look.font)), look, place)
        elif tag == "w:sym":
            code, font = child.attributes.get("w:char", ""), child.attributes.get("w:font", "")
            self._add(self._known(symbol(font, code)), look, place)
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            self._note(tag.removeprefix("w:").removesuffix("Reference"), child, look, place)
        else:
            self._add(_SIGNS.get(tag, ""), look, place)

    def _note(self, kind: str, reference: Element, look: Look, place: _Place) -> None:
        number = self._context.note_numbers.get((kind, reference.attributes.get("w:id", "")))
        if number is not None:
            self._add(f"[{number}]", replace(look, raised="", font=""), place)

    def _object(self, drawing: Element) -> None:
        boxes = list(text_boxes(drawing))
        self.boxes += boxes
        if not boxes:
            kind = LeftOutKind.EMBEDDED if drawing.tag == "w:object" else LeftOutKind.PICTURES
            self._context.left_out.note(kind)

    def _add(self, text: str, look: Look, place: _Place) -> None:
        if not self._context.fields.in_code:
            self._append(text, look, place)
        elif text.strip():
            self._context.left_out.note(LeftOutKind.FIELD_CODES, text, place=self._context.fields)

    def _append(self, text: str, look: Look, place: _Place) -> None:
        if not text:
            return
        kind = _why_left_out(text, look, place)
        if kind is not None:
            self._context.left_out.note(kind, text, place=self)
            return
        last = self.content[-1] if self.content else None
        text = in_script(text, look.raised, last.text if isinstance(last, Run) else "")
        link = place.link or self._context.fields.link
        self.content.append(Run(clean_words(text) if link else text, look.bold, look.italic, link))

    def _known(self, decoded: tuple[str, list[str]]) -> str:
        """Return decoded words; count the signs among them that are not known."""
        text, unknown = decoded
        for sign in unknown:
            self._context.left_out.note(LeftOutKind.SYMBOLS, sign)
        return text

    def _target(self, hyperlink: Element) -> str | None:
        link = self._context.links.get(hyperlink.attributes.get("r:id", ""))
        return clean_target(link.target) if link is not None and link.is_external else None


def _why_left_out(text: str, look: Look, place: _Place) -> LeftOutKind | None:
    if place.deleted:
        return LeftOutKind.DELETED
    if look.hidden:
        return LeftOutKind.HIDDEN
    if look.struck:
        return LeftOutKind.STRUCK
    return LeftOutKind.PROMPTS if look.prompt or text.strip().lower() in _PROMPTS else None


def text_boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing; those inside another's content are read with that."""
    for child in element.children:
        if child.tag == "w:txbxContent":
            yield child
        elif child.tag == "mc:AlternateContent":
            for inner in alternative(child):
                yield from text_boxes(Element("", {}, [inner]))
        else:
            yield from text_boxes(child)


def alternative(element: Element) -> list[Element]:
    """Return the content of the first alternative that has words, else of the first."""
    contents = [child for child in element.children if child.tag in ("mc:Choice", "mc:Fallback")]
    with_words = (child for child in contents if next(child.all("w:t"), None) is not None)
    chosen = next(with_words, contents[0] if contents else None)
    return chosen.children if chosen is not None else []
