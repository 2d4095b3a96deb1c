"""Annotations, entry by entry: a link leads to one place, and the seal's place shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pdf.reading.revisions import objects_of
from signoff.notice.record.seal_field import SEAL_FIELD
from signoff.pdf.reading.annotations import Annotation, AnnotationReader
from signoff.pdf.reading.structure_tree import Annotated
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Stream, Value

PAGES = (20, 21)
LINK, POINT, SEAL, LOOK, SECOND_SEAL, SECOND_LOOK = 1, 2, 3, 4, 5, 6
NOWHERE: list[Value] = [Number(0)] * 4


def link(key: int, **target: Value) -> dict[str, Value]:
    rect: list[Value] = [Number("60.00"), Number("1.5"), Number("90"), Number("13")]
    return {
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": rect,
        "Border": [Number(0)] * 3,
        "F": Number(4),
        "Contents": "the report",
        "StructParent": Number(key),
        **target,
    }


def seal(key: int, look: int) -> dict[str, Value]:
    return {
        "Type": Name("Annot"),
        "Subtype": Name("Widget"),
        "FT": Name("Sig"),
        "T": SEAL_FIELD,
        "TU": "Seal",
        "Rect": NOWHERE,
        "F": Number(132),
        "P": Reference(PAGES[1]),
        "AP": {"N": Reference(look)},
        "StructParent": Number(key),
    }


def look() -> Stream:
    return Stream({"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": NOWHERE, "Resources": {}}, b"")


def values() -> dict[int, Any]:
    """Return a link to an address, one to a point, and the seal's place, as the file has them."""
    point: list[Value] = [Reference(PAGES[1]), Name("XYZ"), Number("51.02"), Number("700"), None]
    return {
        LINK: link(2, A={"S": Name("URI"), "URI": "https://example.org/a"}),
        POINT: link(3, Dest=point),
        SEAL: seal(4, LOOK),
        LOOK: look(),
        SECOND_SEAL: seal(5, SECOND_LOOK),
        SECOND_LOOK: look(),
    }


def read(changed: dict[int, Any], *, seals: int = 1) -> tuple[list[Annotation], AnnotationReader]:
    reader = AnnotationReader(objects_of(changed), PAGES)
    places = [(LINK, 0, 0), (POINT, 0, 1), (SEAL, 1, 0), (SECOND_SEAL, 1, 1)][: 2 + seals]
    return [reader.read(Reference(number), page, place) for number, page, place in places], reader


def test_annotations_are_read_with_where_they_lead() -> None:
    (address, point, place), reader = read(values())
    assert address == Annotation(("60.00", "1.5", "90", "13"), "the report", "https://example.org/a", None)
    assert point == Annotation(address.rect, "the report", None, (1, "51.02", "700"))
    assert [item.is_seal_place for item in (address, point, place)] == [False, False, True]
    assert reader.places == {LINK: Annotated(0, 0), POINT: Annotated(0, 1), SEAL: Annotated(1, 0)}
    assert reader.seal_place == SEAL


Change = Callable[[dict[int, Any]], object]


def entry(number: int, **entries: Value) -> Change:
    return lambda changed: changed[number].update(entries)


def target(place: int, value: Value) -> Change:
    return lambda changed: changed[POINT]["Dest"].__setitem__(place, value)


def appearance(data: bytes = b"", **entries: Value) -> Change:
    return lambda changed: changed.update({LOOK: Stream({**look().entries, **entries}, data)})


REFUSED: dict[str, tuple[Change, str]] = {
    "another type": (entry(LINK, Type=Name("Action")), "another value of Type"),
    "another kind of annotation": (entry(LINK, Subtype=Name("FreeText")), "another value of Subtype"),
    "a hidden link": (entry(LINK, F=Number(2)), "another value of F"),
    "a border": (entry(LINK, Border=[Number(0), Number(0), Number(1)]), "another value of Border"),
    "another key": (entry(LINK, StructParent=Number(7)), "another value of StructParent"),
    "an appearance of its own": (entry(LINK, AP={}), "other entries: .*AP"),
    "a second action": (entry(LINK, AA={}), "other entries: .*AA"),
    "no words": (lambda changed: changed[LINK].pop("Contents"), "other entries: .*Contents"),
    "words that are a name": (entry(LINK, Contents=Name("A")), "no text where"),
    "two targets": (entry(POINT, A={"S": Name("URI"), "URI": "a"}), "leads to two things, or to none"),
    "no target": (lambda changed: changed[LINK].pop("A"), "leads to two things, or to none"),
    "a rectangle of three": (entry(LINK, Rect=[Number(0)] * 3), "leads to two things, or to none"),
    "a script": (entry(LINK, A={"S": Name("JavaScript"), "JS": "x"}), "other entries: .*JS"),
    "a launch": (entry(LINK, A={"S": Name("Launch"), "URI": "a"}), "another value of S"),
    "a following action": (entry(LINK, A={"S": Name("URI"), "URI": "a", "Next": {}}), "other entries: .*Next"),
    "an address that is a name": (entry(LINK, A={"S": Name("URI"), "URI": Name("a")}), "no text where"),
    "a target by name": (entry(POINT, Dest="chapter"), "no array where"),
    "a fitted target": (target(1, Name("FitR")), "a target of another kind"),
    "a zoom": (target(4, Number(2)), "a target of another kind"),
    "a longer target": (lambda changed: changed[POINT]["Dest"].append(None), "a target of another kind"),
    "a target on no page": (target(0, Reference(22)), "a target on no page"),
    "a page by its number": (target(0, Number(0)), "where a reference belongs"),
    "a target without a height": (target(3, None), "no number where"),
    "another kind of field": (entry(SEAL, FT=Name("Tx")), "another value of FT"),
    "another name of the field": (entry(SEAL, T="Other"), "another value of T"),
    "a seal that is not locked": (entry(SEAL, F=Number(4)), "another value of F"),
    "a seal on another page": (entry(SEAL, P=Reference(PAGES[0])), "another value of P"),
    "a seal in a rectangle": (entry(SEAL, Rect=[Number(0), Number(0), Number(9), Number(9)]), "another value of Rect"),
    "a seal with a value": (entry(SEAL, V=Reference(9)), "other entries: .*V"),
    "another key of the seal": (entry(SEAL, StructParent=Number(9)), "another value of StructParent"),
    "two appearances": (entry(SEAL, AP={"N": Reference(LOOK), "D": Reference(LOOK)}), "other entries: .*D"),
    "a seal that shows something": (appearance(b"0 0 9 9 re f"), "shows something"),
    "a seal with fonts": (appearance(Resources={"Font": {}}), "shows something"),
    "a seal with a box": (appearance(BBox=[Number(0), Number(0), Number(9), Number(9)]), "another value of BBox"),
    "a seal that is a picture": (appearance(Subtype=Name("Image")), "another value of Subtype"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_annotation_of_another_form_is_refused(case: str) -> None:
    change, reason = REFUSED[case]
    changed = values()
    change(changed)
    with pytest.raises(NotAsWritten, match=reason):
        read(changed)


def test_a_file_has_one_place_for_a_seal() -> None:
    with pytest.raises(NotAsWritten, match="a second one"):
        read(values(), seals=2)


def test_an_annotation_is_on_one_page_only() -> None:
    reader = AnnotationReader(objects_of(values()), PAGES)
    reader.read(Reference(LINK), 0, 0)
    with pytest.raises(NotAsWritten, match="stands for two things"):
        reader.read(Reference(LINK), 1, 0)


def test_an_annotation_directly_on_its_page_is_refused() -> None:
    with pytest.raises(NotAsWritten, match="where a reference belongs"):
        AnnotationReader(objects_of(values()), PAGES).read(link(2), 0, 0)
