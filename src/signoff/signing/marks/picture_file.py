"""Opening an untrusted picture: its header is read here before a decoder sees it.

The formats' headers are read as PNG (W3C, 2003, section 11.2.2) and JPEG (ITU-T T.81, annex B) define them.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from signoff.errors import MarkRefused

LARGEST_FILE = 10 * 1024 * 1024
"""The largest picture that is read, in bytes."""

MOST_PIXELS = 25_000_000
"""The most pixels that a picture may have, whatever its file's size."""

LONGEST_SIDE = 20_000
"""The most pixels in a row or a column: a long thin picture would be slow to process and need much memory."""

MOST_SCANS = 100
"""The most scans of a progressive JPEG: encoders write about ten, and each more is work for the decoder."""

_PNG = b"\x89PNG\r\n\x1a\n"
_REQUIRED_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})  # chunks without which there is no picture
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, but for DHT, JPG and DAC
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length: TEM and the restarts
_SCAN, _END = 0xDA, 0xD9
_MOST_SEGMENTS = 100_000  # before the frame header; a camera writes a dozen
_ORIENTATION = 0x0112  # Exif 2.3, section 4.6.4


@dataclass(frozen=True, slots=True)
class Header:
    """What a picture's first bytes say: its format, and its size in pixels."""

    format: Literal["PNG", "JPEG"]
    width: int
    height: int


def read_header(data: bytes, source: str) -> Header:
    """Return the header of a PNG or JPEG; `source` begins the sentence when it is refused.

    Raises MarkRefused for an empty or too large file, another format, a broken header or too many pixels.
    """
    if not data:
        raise MarkRefused(f"{source} is empty.")
    if len(data) > LARGEST_FILE:
        raise MarkRefused(f"{source} is too large: a signature's picture has at most 10 MB.")
    if data.startswith(_PNG):
        header = _png_header(data)
    elif data.startswith(_JPEG):
        header = _jpeg_header(data)
    else:
        raise MarkRefused(f"{source} is neither a PNG nor a JPEG picture.")
    if header is None or header.width < 1 or header.height < 1:
        raise MarkRefused(_damaged(source))
    if header.width * header.height > MOST_PIXELS:
        raise MarkRefused(
            f"{source} has too many pixels ({header.width} × {header.height}): at most 25 megapixels are read."
        )
    if max(header.width, header.height) > LONGEST_SIDE:
        raise MarkRefused(f"{source} is {header.width} × {header.height} pixels: too long and thin for a signature.")
    return header


@contextmanager
def open_picture(data: bytes, source: str) -> Iterator[Image.Image]:
    """Open a picture whose header is sound; anything that a decoder finds wrong is one MarkRefused."""
    header = read_header(data, source)
    if header.format == "PNG" and not _is_whole(data):
        raise MarkRefused(_damaged(source))
    if header.format == "JPEG" and data.count(b"\xff\xda") > MOST_SCANS:  # image data never has this pair
        raise MarkRefused(_damaged(source))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which is not used here
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                _require_size(image, header, source)
                yield image
    except MarkRefused:
        raise
    except Exception:  # decoders fail on hostile bytes in unpredictable ways, and a person needs one sentence
        raise MarkRefused(_damaged(source)) from None


def orientation(image: Image.Image) -> int:
    """Return the Exif orientation, 1 to 8; 1 where it is missing or cannot be read."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except (SyntaxError, ValueError, LookupError, TypeError, OSError, struct.error):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _require_size(image: Image.Image, header: Header, source: str) -> None:
    """Refuse a file with a second header that contradicts the first."""
    if image.size != (header.width, header.height):
        raise MarkRefused(_damaged(source))


def _damaged(source: str) -> str:
    return f"{source} is damaged or incomplete; choose another."


def _png_header(data: bytes) -> Header | None:
    if len(data) < 33 or data[8:16] != b"\x00\x00\x00\rIHDR":
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return Header("PNG", width, height)


def _is_whole(data: bytes) -> bool:
    """Whether a PNG's picture is as it was written, by its chunks' checksums; its decoder fills gaps with black."""
    offset = len(_PNG)
    view = memoryview(data)
    while offset + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, offset)
        end = offset + 8 + length
        kind = data[offset + 4 : offset + 8]
        if end + 4 > len(data):
            return False
        if kind in _REQUIRED_CHUNKS and zlib.crc32(view[offset + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            return False
        if kind == b"IEND":
            return True
        offset = end + 4
    return False


def _jpeg_header(data: bytes) -> Header | None:
    """Return the header from the first frame header, after the segments before it."""
    offset = 2
    for _ in range(_MOST_SEGMENTS):
        if offset + 4 > len(data) or data[offset] != 0xFF:
            return None
        marker = data[offset + 1]
        if marker == 0xFF:  # fill bytes may precede any marker
            offset += 1
            continue
        if marker in _WITHOUT_LENGTH:
            offset += 2
            continue
        if marker in (_SCAN, _END):
            return None
        (length,) = struct.unpack_from(">H", data, offset + 2)
        if marker in _FRAMES:
            return _frame(data, offset + 4) if length >= 8 else None
        if length < 2:
            return None
        offset += 2 + length
    return None


def _frame(data: bytes, offset: int) -> Header | None:
    if offset + 5 > len(data):
        return None
    _, height, width = struct.unpack_from(">BHH", data, offset)
    return Header("JPEG", width, height)
