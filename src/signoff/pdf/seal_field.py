"""The seal's place in the PDF of a signed notice: an empty signature field, invisible but in the structure.

It has no extent on the page, but an element of its own (PDF/UA-1, 7.18.4) and words for a screen reader (7.18.1).
Sealing the file fills this field and changes nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from signoff.notice.record.seal_field import SEAL_FIELD
from signoff.pdf.objects import IndirectDictionary, Stream, array, dictionary, name, reference, text
from signoff.pdf.structure import Annotated, Element
from signoff.pdf.surface import Link, Surface

WORDS = "Seal of this notice: shows whether the file was changed after it was exported"
_PRINTED_AND_LOCKED = 132
"""Annotation flags Print (4) and Locked (128)."""


@dataclass(slots=True)
class SealPlace(Link):
    """The seal's annotation among a page's others."""


def add_seal_place(surface: Surface, tree: Element) -> None:
    """Add the place for the seal to a page, the last one, read after everything else."""
    element = tree.add("Form")
    element.kids.append(Annotated(surface.number, len(surface.links)))
    surface.links.append(SealPlace((0, 0, 0, 0), element, WORDS))


def seal_widget(document: Any, place: Link, key: int, page: Any) -> Any:
    """Return the seal's empty field, and add it to the file's form; `key` is its key in the parent tree."""
    empty = Stream(
        b"",
        {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "BBox": array(place.rect),
            "Resources": dictionary({}),
        },
    )
    widget = IndirectDictionary(
        {
            "Type": name("Annot"),
            "Subtype": name("Widget"),
            "FT": name("Sig"),
            "T": text(SEAL_FIELD),
            "TU": text(place.words),
            "Rect": array(place.rect),
            "F": _PRINTED_AND_LOCKED,
            "P": page,
            "AP": dictionary({"N": document.Reference(empty)}),
            "StructParent": key,
        }
    )
    document.Catalog.AcroForm = IndirectDictionary({"Fields": array([reference(document, widget)])})
    return widget
