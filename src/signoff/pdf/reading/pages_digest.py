"""A digest of what a file's pages show, which the decision maker's signature covers: the exact pages seen.

Its input is canonical JSON (RFC 8785; texts and whole numbers only) of everything that the file shows, says or
describes, except what belongs to one copy of the file or may come later: the attached record, the seal, the instants of
its making, and what each page gains in its second content stream, such as the council's reference. Numbers are texts,
as they are written in the file, so that the digest never depends on arithmetic.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from signoff.pdf.reading.annotations import Annotation
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Marked, Node

FORM = 1
"""The version of the digest's input; changing it would make earlier digests incomparable."""


def pages_digest(document: Document) -> str:
    """Return the hexadecimal SHA-256 of what a file's pages show."""
    about = document.description
    content = {
        "format": "signoff/pages",
        "version": FORM,
        "title": about.title,
        "author": about.author,
        "language": about.language,
        "pages": [_page(page) for page in document.pages],
        "fonts": _fonts(document),
        "tree": _element(document.tree, document),
        "outline": [[title, *map(str, point)] for title, point in document.outline],
        "colours": _digest(document.colours),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _digest(text.encode())


def _page(page: Page) -> dict[str, Any]:
    pictures = {
        name: [str(picture.width), str(picture.height), _digest(picture.colours), _digest(picture.opacity)]
        for name, picture in page.pictures.items()
    }
    return {
        "size": list(page.size),
        "content": _digest(page.content),
        "pictures": pictures,
        "annotations": [_annotation(annotation) for annotation in page.annotations],
    }


def _annotation(annotation: Annotation) -> list[Any]:
    point = None if annotation.point is None else [str(part) for part in annotation.point]
    return [list(annotation.rect), annotation.words, annotation.address, point]


def _fonts(document: Document) -> Mapping[str, Any]:
    """Return each font with the codes that the pages were made with; later content may have added others."""
    used: dict[str, set[str]] = {}
    for page in document.pages:
        for item in page.drawn:
            if isinstance(item, GlyphRun):
                used.setdefault(item.font, set()).update(item.text)
    return {
        name: {
            "face": document.fonts[name].name,
            "descriptor": list(document.fonts[name].descriptor),
            "characters": {
                str(code): [char, f"{document.fonts[name].widths[code]:.2f}"]
                for code, char in document.fonts[name].characters.items()
                if char in characters
            },
        }
        for name, characters in used.items()
    }


def _element(node: Node, document: Document) -> list[Any]:
    kids: list[Any] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            if not is_later(document, kid):
                kids.append(_element(kid, document))
        elif isinstance(kid, Marked):
            kids.append([str(kid.page), str(kid.number)])
        else:
            kids.append(["annotation", str(kid.page), str(kid.place)])
    return [node.tag, node.alt, node.identifier, list(node.attributes), kids]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
