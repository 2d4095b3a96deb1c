"""PDFs of notices, forged in one way each, as a person with a PDF editor, or a script, could do it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from builders import draft, signed
from signoff.notice.record import codec
from signoff.notice.record.record import Record
from signoff.pdf.export import render

LONG = "More words here, again and again. " * 70


@cache
def record(amount: str = "£50,000") -> Record:
    """Return a signed notice of about three pages."""
    return signed(draft(decision=f"The officer agreed to pay {amount} for a gate.\n\n{LONG}"))


@cache
def printed(amount: str = "£50,000") -> bytes:
    """Return its PDF."""
    return render(record(amount)).data


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def revised(pdf: bytes, change: Callable[[Any], None], *, quiet: bool = False) -> bytes:
    """Return a PDF with a later revision; a quiet one leaves what the file says about itself as it was."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if quiet:
        writer._update_meta = lambda: None  # type: ignore[method-assign]  # as a careful forger would
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def page(writer: Any, number: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][number]


def annotate(subtype: str) -> Callable[[Any], None]:
    """Lay something white over the decision."""

    def change(writer: Any) -> None:
        look = generic.StreamObject(
            {
                name("Type"): name("XObject"),
                name("Subtype"): name("Form"),
                name("BBox"): ArrayObject(map(NumberObject, (0, 0, 200, 50))),
            },
            stream_data=b"1 1 1 rg 0 0 200 50 re f",
        )
        note = DictionaryObject(
            {
                name("Type"): name("Annot"),
                name("Subtype"): name(subtype),
                name("Rect"): ArrayObject(map(NumberObject, (200, 300, 400, 350))),
                name("AP"): DictionaryObject({name("N"): writer.add_object(look)}),
                name("Contents"): TextStringObject("x"),
            }
        )
        first = page(writer)
        annotations = list(first.raw_get("/Annots")) if "/Annots" in first else []
        first[name("Annots")] = ArrayObject([*annotations, writer.add_object(note)])
        writer.mark_update(first.container_ref)

    return change


def in_root(key: str, value: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        writer.root[name(key)] = value
        writer.update_root()

    return change


def action(kind: str, **entries: Any) -> DictionaryObject:
    return DictionaryObject({name("S"): name(kind), **{name(key): value for key, value in entries.items()}})


def drawn_over(code: bytes) -> Callable[[Any], None]:
    """Add to what the first page draws."""

    def change(writer: Any) -> None:
        first = page(writer)
        contents = first["/Contents"]
        stream = generic.StreamObject(stream_data=contents[0].data + code)
        first[name("Contents")] = ArrayObject([writer.add_object(stream), contents.raw_get(1)])
        writer.mark_update(first.container_ref)

    return change


def spoken(writer: Any) -> None:
    """Let a screen reader say other words."""
    root = writer.root["/StructTreeRoot"]["/K"]
    element = root[0] if isinstance(root, list) else root
    element[name("ActualText")] = TextStringObject("Something else")
    writer.update_container(element)


def relinked(writer: Any) -> None:
    first = page(writer)
    link = first["/Annots"][0]
    link[name("Rect")] = ArrayObject(map(NumberObject, (1, 2, 3, 4)))
    writer.update_container(link)


def turned(writer: Any) -> None:
    first = page(writer)
    first[name("Rotate")] = NumberObject(180)
    writer.mark_update(first.container_ref)


def with_record(pdf: bytes, attached: bytes) -> bytes:
    """Return a PDF with another record attached in place of its own."""

    def change(writer: Any) -> None:
        files = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]
        stream = generic.StreamObject({name("Type"): name("EmbeddedFile")}, stream_data=attached)
        files[name("F")] = files[name("UF")] = writer.add_object(stream)
        writer.update_container(files)

    return revised(pdf, change, quiet=True)


def further_file(ending: str) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        stream = writer.add_object(generic.StreamObject(stream_data=codec.write_record(record())))
        label = TextStringObject(f"zz.{ending}")
        specification = DictionaryObject(
            {
                name("Type"): name("Filespec"),
                name("F"): label,
                name("UF"): label,
                name("EF"): DictionaryObject({name("F"): stream}),
            }
        )
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        names += [label, writer.add_object(specification)]
        writer.update_container(names)

    return change


def reworded(pdf: bytes) -> bytes:
    """Return the pages of one amount with the record of another."""
    return with_record(pdf, codec.write_record(record("£50,000")))
