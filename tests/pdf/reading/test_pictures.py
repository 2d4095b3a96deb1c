"""Pictures read back: every pixel that the file says, in the one form in which signoff writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pdf.reading.revisions import objects_of
from signoff.pdf.reading.pictures import PictureData, PictureReader
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Stream, Value

COLOURS, MASK = 1, 2


def values() -> dict[int, Any]:
    """Return a picture of two pixels by one, red and half transparent, as the file has it."""
    common: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": Number(2),
        "Height": Number(1),
        "BitsPerComponent": Number(8),
    }
    colours = {**common, "ColorSpace": Name("DeviceRGB"), "SMask": Reference(MASK)}
    return {
        COLOURS: Stream(colours, b"\xff\0\0" * 2),
        MASK: Stream({**common, "ColorSpace": Name("DeviceGray")}, b"\x80" * 2),
    }


def test_a_picture_is_read_once_under_any_names() -> None:
    reader = PictureReader(objects_of(values()))
    first = reader.read({"Im1": Reference(COLOURS), "Im2": Reference(COLOURS)})
    assert first == dict.fromkeys(("Im1", "Im2"), PictureData(2, 1, b"\xff\0\0" * 2, b"\x80" * 2))
    assert reader.read({"Im1": Reference(COLOURS)})["Im1"] is first["Im1"]


def test_a_page_without_pictures_says_nothing_of_them() -> None:
    reader = PictureReader(objects_of(values()))
    assert reader.read(None) == {}
    others: tuple[Value, ...] = ({}, [], Reference(COLOURS), "")
    for other in others:
        with pytest.raises(NotAsWritten, match="no dictionary of pictures"):
            reader.read(other)


def changed(number: int, **entries: Value) -> Callable[[dict[int, Any]], object]:
    def change(objects: dict[int, Any]) -> None:
        objects[number] = Stream({**objects[number].entries, **entries}, objects[number].data)

    return change


def holding(number: int, data: bytes) -> Callable[[dict[int, Any]], object]:
    def change(objects: dict[int, Any]) -> None:
        objects[number] = Stream(objects[number].entries, data)

    return change


REFUSED: dict[str, tuple[Callable[[dict[int, Any]], object], str]] = {
    "a form": (changed(COLOURS, Subtype=Name("Form")), "another value of Subtype"),
    "fewer bits": (changed(COLOURS, BitsPerComponent=Number(4)), "another value of BitsPerComponent"),
    "other colours": (changed(COLOURS, ColorSpace=Name("DeviceCMYK")), "another value of ColorSpace"),
    "colours by a profile": (changed(COLOURS, ColorSpace=[Name("ICCBased")]), "another value of ColorSpace"),
    "inverted": (changed(COLOURS, Decode=[Number(1), Number(0)]), "other entries: .*Decode"),
    "smoothed": (changed(COLOURS, Interpolate=True), "other entries: .*Interpolate"),
    "a mask by colours": (changed(COLOURS, Mask=[Number(0)] * 6), "other entries: .*Mask"),
    "wider than its pixels": (changed(COLOURS, Width=Number(3)), "another size than it says"),
    "a pixel more": (holding(COLOURS, bytes(9)), "another size than it says"),
    "a byte less": (holding(COLOURS, bytes(5)), "another size than it says"),
    "a width that is not whole": (changed(COLOURS, Width=Number("2.0")), "no whole number"),
    "a mask directly": (changed(COLOURS, SMask=None), "where a reference belongs"),
    "itself as its mask": (changed(COLOURS, SMask=Reference(COLOURS)), "stands for two things"),
    "a coloured mask": (changed(MASK, ColorSpace=Name("DeviceRGB")), "another value of ColorSpace"),
    "a mask of a mask": (changed(MASK, SMask=Reference(COLOURS)), "other entries: .*SMask"),
    "a mask of another shape": (changed(MASK, Width=Number(1), Height=Number(2)), "another value of Width"),
    "a mask of another size": (holding(MASK, bytes(3)), "another size than it says"),
    "a mask with a background": (changed(MASK, Matte=[Number(0)] * 3), "other entries: .*Matte"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_picture_of_another_form_is_refused(case: str) -> None:
    change, reason = REFUSED[case]
    objects = values()
    change(objects)
    with pytest.raises(NotAsWritten, match=reason):
        PictureReader(objects_of(objects)).read({"Im1": Reference(COLOURS)})
