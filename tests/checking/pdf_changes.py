"""Random changes of PDFs, each from a seed: of bytes, of objects, of what is packed, and later revisions."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from typing import Any


def changed_pdf(pdf: bytes, seed: int) -> tuple[str, bytes]:
    """Return the name of a change, and the PDF after it."""
    chance = random.Random(seed)  # noqa: S311  # no secret: the same seed is to give the same change
    change = chance.choice(_PDF_CHANGES)
    return change.__name__.strip("_"), change(pdf, chance)


def _flip(pdf: bytes, chance: random.Random) -> bytes:
    data = bytearray(pdf)
    for _ in range(chance.choice((1, 1, 2, 8))):
        data[chance.randrange(len(data))] ^= chance.randint(1, 255)
    return bytes(data)


def _flip_in_text(pdf: bytes, chance: random.Random) -> bytes:
    """Change a byte outside the streams, where objects are written in words."""
    data = bytearray(pdf)
    for _ in range(200):
        place = chance.randrange(len(data))
        before = bytes(data[:place])
        if before.rfind(b"endstream") >= before.rfind(b"stream\n") - 3:
            data[place] = chance.choice(bytes(byte for byte in b"0123456789/<>[]() aZR" if byte != data[place]))
            break
    return bytes(data)


def _truncate(pdf: bytes, chance: random.Random) -> bytes:
    return pdf[: chance.choice((chance.randrange(len(pdf)), len(pdf) - chance.randint(1, 40)))]


def _append(pdf: bytes, chance: random.Random) -> bytes:
    return pdf + chance.choice((b"x", b"\n%%EOF\n", pdf, b"1 0 obj\n<<>>\nendobj\n", chance.randbytes(99)))


def _cut(pdf: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(pdf))
    return pdf[:start] + pdf[start + chance.choice((1, 7, 100, 5000)) :]


def _insert(pdf: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(pdf))
    return pdf[:start] + chance.choice((b" ", b"\x00", b"%x\n", chance.randbytes(30))) + pdf[start:]


def _swap(pdf: bytes, chance: random.Random) -> bytes:
    size = chance.choice((4, 64, 2000))
    first, second = sorted(chance.sample(range(len(pdf) - size), 2))
    if second - first < size:
        return pdf[:first] + pdf[second:] + pdf[first:second]
    return (
        pdf[:first]
        + pdf[second : second + size]
        + pdf[first + size : second]
        + pdf[first : first + size]
        + pdf[second + size :]
    )


def _replace_object(pdf: bytes, chance: random.Random) -> bytes:
    """Put one object's value in another's place, in a later revision."""
    return _revised(pdf, chance, lambda objects: chance.choice(objects)[1])


def _revise(pdf: bytes, chance: random.Random) -> bytes:
    """Change an entry of an object, in a later revision."""
    from pyhanko.pdf_utils import generic

    def change(objects: list[tuple[Any, Any]]) -> Any:
        _, value = chance.choice([pair for pair in objects if isinstance(pair[1], dict | list) and pair[1]])
        simple = chance.choice(
            (generic.NumberObject(7), generic.NameObject("/X"), generic.TextStringObject("y"), generic.ArrayObject())
        )
        key = chance.choice(list(value) if isinstance(value, dict) else list(range(len(value))))
        value[key] = simple
        return value

    return _revised(pdf, chance, change, own=True)


def _revised(pdf: bytes, chance: random.Random, change: Callable[[Any], Any], *, own: bool = False) -> bytes:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the metadata would tell of every change
    objects = []
    for number in range(1, int(writer.prev.trailer["/Size"])):
        reference = generic.Reference(number, 0, writer)
        try:
            objects.append((reference, writer.get_object(reference)))
        except Exception:  # noqa: S112  # a number without an object
            continue
    value = change(objects)
    reference = next(number for number, other in objects if other is value) if own else chance.choice(objects)[0]
    writer.objects[(0, reference.idnum)] = value
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _restream(pdf: bytes, chance: random.Random) -> bytes:
    """Change what a compressed stream holds, and compress it again in the same room."""
    starts = [
        place + 7
        for place in range(len(pdf))
        if pdf.startswith(b"stream\n", place) and pdf[place - 3 : place] != b"end"
    ]
    for start in chance.sample(starts, len(starts)):
        end = pdf.find(b"endstream", start)
        try:
            plain = bytearray(zlib.decompress(pdf[start:end]))
        except zlib.error:
            continue
        if not plain:
            continue
        plain[chance.randrange(len(plain))] ^= 1 << chance.randrange(7)
        for level in (9, 6, 8, 7):
            packed = zlib.compress(bytes(plain), level)
            if len(packed) <= end - start:
                return pdf[:start] + packed + b"\n" * (end - start - len(packed)) + pdf[end:]
    return _flip(pdf, chance)


_PDF_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _flip_in_text,
    _flip_in_text,
    _truncate,
    _append,
    _cut,
    _insert,
    _swap,
    _replace_object,
    _revise,
    _revise,
    _restream,
    _restream,
)
