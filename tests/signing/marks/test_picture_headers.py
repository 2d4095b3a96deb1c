"""A picture's own header: its size is read, and a faulty header is refused, before a decoder reads the picture."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from signoff.errors import MarkRefused
from signoff.signing.marks.picture_file import (
    LARGEST_FILE,
    LONGEST_SIDE,
    MOST_SCANS,
    Header,
    open_picture,
    orientation,
    read_header,
)

SIGN = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says that it has this size."""
    return SIGN + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def segment(marker: int, body: bytes = b"") -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def frame(width: int, height: int, marker: int = 0xC0) -> bytes:
    return segment(marker, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")


def jpeg_of(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments)


def encoded(kind: str, size: tuple[int, int] = (30, 20)) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(stream, kind)
    return stream.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(MarkRefused) as caught:
        read_header(data, "scan")
    assert str(caught.value).startswith("scan ")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (png_of(300, 200), Header("PNG", 300, 200)),
        (png_of(1, 1), Header("PNG", 1, 1)),
        (png_of(5_000, 5_000), Header("PNG", 5_000, 5_000)),
        (png_of(LONGEST_SIDE, 1_250), Header("PNG", LONGEST_SIDE, 1_250)),
        (jpeg_of(frame(300, 200)), Header("JPEG", 300, 200)),
        (jpeg_of(segment(0xE0, b"JFIF\0"), segment(0xDB, b"x" * 65), frame(300, 200)), Header("JPEG", 300, 200)),
        (jpeg_of(segment(0xC4, b"x" * 20), frame(300, 200, 0xC2)), Header("JPEG", 300, 200)),
        (jpeg_of(segment(0xFE), frame(300, 200)), Header("JPEG", 300, 200)),
        (jpeg_of(b"\xff\x01", b"\xff\xd0", b"\xff\xd7", frame(300, 200)), Header("JPEG", 300, 200)),
        (jpeg_of(b"\xff\xff\xff", frame(300, 200)[0:], b""), Header("JPEG", 300, 200)),
        (jpeg_of(frame(300, 200, 0xCF)), Header("JPEG", 300, 200)),
    ],
)
def test_the_size_is_read_from_the_header(data: bytes, header: Header) -> None:
    assert read_header(data, "scan") == header


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_size_is_the_one_that_a_decoder_reads(kind: str) -> None:
    data = encoded(kind, (123, 45))
    assert read_header(data, "scan") == Header("PNG" if kind == "PNG" else "JPEG", 123, 45)
    with open_picture(data, "scan") as image:
        assert image.size == (123, 45)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"GIF89a", "neither a PNG nor a JPEG"),
        (b"\xff\xd8\xfe", "neither a PNG nor a JPEG"),
        (SIGN, "damaged"),
        (png_of(300, 200)[:32], "damaged"),
        (png_of(0, 200), "damaged"),
        (png_of(300, 0), "damaged"),
        (png_of(300, 200).replace(b"IHDR", b"IHDX"), "damaged"),
        (png_of(5_001, 5_000), "too many pixels (5001 × 5000): at most 25 megapixels"),
        (png_of(LONGEST_SIDE + 1, 10), "too long and thin for a signature"),
        (png_of(10, LONGEST_SIDE + 1), "too long and thin for a signature"),
        (jpeg_of(frame(0, 200)), "damaged"),
        (jpeg_of(b"\xff\xe0\x00\x01", frame(300, 200)), "damaged"),
        (jpeg_of(segment(0xDA), frame(300, 200)), "damaged"),
        (jpeg_of(b"\xff\xd9", frame(300, 200)), "damaged"),
        (jpeg_of(segment(0xE0, b"x"), b"no marker"), "damaged"),
        (jpeg_of(frame(300, 200)[:8]), "damaged"),
        (jpeg_of(b"\xff\xc0\x00\x07" + frame(300, 200)[4:]), "damaged"),
        (jpeg_of(segment(0xE0, b"x"), b"\xff"), "damaged"),
        (jpeg_of(b"\xff\xe0\xff\xff", frame(300, 200)), "damaged"),
        (jpeg_of(b"\xff" * 100_001, frame(300, 200)), "damaged"),
    ],
)
def test_a_faulty_header_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_the_largest_file_is_ten_megabytes() -> None:
    assert LARGEST_FILE == 10 * 2**20
    assert read_header(png_of(3, 3).ljust(LARGEST_FILE, b"\0"), "scan").width == 3
    assert "at most 10 MB" in refusal(png_of(3, 3).ljust(LARGEST_FILE + 1, b"\0"))


@pytest.mark.parametrize("kind", [b"IHDR", b"IDAT", b"IEND"])
def test_a_png_with_a_changed_chunk_is_damaged(kind: bytes) -> None:
    data = encoded("PNG")
    place = data.index(kind)
    (length,) = struct.unpack_from(">I", data, place - 4)
    check = bytearray(data)
    check[place + 4 + length] ^= 1
    with pytest.raises(MarkRefused, match="damaged or incomplete"), open_picture(bytes(check), "scan"):
        pass


def test_bytes_after_the_end_of_a_png_are_ignored() -> None:
    with open_picture(encoded("PNG") + b"more", "scan") as image:
        assert image.size == (30, 20)


def test_a_png_cut_off_anywhere_is_damaged() -> None:
    data = encoded("PNG")
    for end in range(33, len(data)):
        with pytest.raises(MarkRefused, match="damaged or incomplete"), open_picture(data[:end], "scan"):
            pass


@pytest.mark.parametrize(("scans", "is_read"), [(1, True), (MOST_SCANS, True), (MOST_SCANS + 1, False)])
def test_a_jpeg_has_a_limited_number_of_scans(scans: int, is_read: bool) -> None:
    data = encoded("JPEG")
    more = data + b"\xff\xda" * (scans - data.count(b"\xff\xda"))
    if is_read:
        with open_picture(more, "scan") as image:
            assert image.size == (30, 20)
    else:
        with pytest.raises(MarkRefused, match="damaged"), open_picture(more, "scan"):
            pass


@pytest.mark.parametrize("value", range(10))
def test_an_orientation_is_one_of_eight(value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    stream = io.BytesIO()
    Image.new("L", (30, 20), 255).save(stream, "JPEG", exif=exif)
    with open_picture(stream.getvalue(), "scan") as image:
        assert orientation(image) == (value if 1 <= value <= 8 else 1)


def test_any_error_while_a_picture_is_open_is_one_sentence() -> None:
    with pytest.raises(MarkRefused, match="scan is damaged or incomplete"), open_picture(encoded("PNG"), "scan"):
        raise ZeroDivisionError
    with pytest.raises(MarkRefused, match="too small"), open_picture(encoded("PNG"), "scan"):
        raise MarkRefused("too small")
