"""Pictures that were made to do harm, or that are damaged: each with a name."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator
from functools import partial

from PIL import Image, ImageCms

from signing.papers import chunk, photograph, png, saved, signature

Named = tuple[str, bytes]

_SIZE = (300, 200)


def hostile() -> Iterator[Named]:
    """Yield some two hundred of them."""
    whole = photograph("lined", signature(_SIZE, (20, 40, 260)))
    for kind in ("PNG", "JPEG"):
        yield from _broken(kind, saved(whole, kind))
    yield from _headers()
    yield from _bombs()
    yield from _chunks(whole)
    yield from _jpegs(whole)
    yield from _others(whole)
    yield from _empty_and_odd(whole)


def _broken(kind: str, data: bytes) -> Iterator[Named]:
    dice = random.Random(len(data))  # noqa: S311 - chance for tests, no secret
    for number in range(18):
        yield f"{kind} that breaks off, {number}", data[: 2 + len(data) * number // 19]
    for number in range(24):
        harmed = bytearray(data)
        for _ in range(dice.choice([1, 4, 50])):
            harmed[dice.randrange(2, len(harmed))] = dice.randrange(256)
        yield f"{kind} with bytes changed, {number}", bytes(harmed)
    for number in range(6):
        place = dice.randrange(10, len(data))
        yield f"{kind} with a hole, {number}", data[:place] + data[place + dice.randrange(1, 400) :]
        yield f"{kind} with rubbish in it, {number}", data[:place] + dice.randbytes(200) + data[place:]
    yield f"{kind} twice", data + data
    yield f"{kind} with a tail", data + bytes(100_000)


def _headers() -> Iterator[Named]:
    for width, height in ((5_001, 5_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1), (0, 0), (2**32 - 1, 1), (65_535, 1)):
        yield f"PNG of {width} by {height}", png(width, height)
        if max(width, height) < 65_536:
            frame = struct.pack(">BHHB", 8, height, width, 3) + b"\1\x22\0\2\x11\1\3\x11\1"
            head = b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
            yield f"JPEG of {width} by {height}", head + b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0?\0" + bytes(50)
    for depth, colour in ((3, 0), (16, 3), (8, 5), (1, 6), (255, 255)):
        yield f"PNG of depth {depth} and colour {colour}", png(40, 40, depth=depth, colour=colour)
    yield "JPEG of nothing but fill bytes", b"\xff\xd8" + b"\xff" * 200_000
    yield "JPEG of endless comments", b"\xff\xd8" + (b"\xff\xfe\0\2") * 200_000
    yield "JPEG whose segment is shorter than itself", b"\xff\xd8\xff\xe0\0\0\xff\xd9"
    yield "PNG without a header", b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"")


def _bombs() -> Iterator[Named]:
    rows = zlib.compress(bytes(5_001 * 5_000), 9)
    yield "PNG of 25 megapixels of black", png(5_000, 5_000, rows=rows)
    yield "PNG of 25 megapixels, interlaced", _interlaced(5_000)
    deep = zlib.compress((b"\0" + b"\xff" * 40_000) * 5_000, 1)
    yield "PNG of 25 megapixels of 64 bits", png(5_000, 5_000, depth=16, colour=6, rows=deep)
    yield "PNG with rows for a thousand times its size", png(50, 50, rows=zlib.compress(bytes(30_000_000), 9))
    yield "JPEG of 25 megapixels", saved(Image.new("RGB", (5_000, 5_000), "white"), quality=20)
    yield "JPEG of 25 megapixels, progressive CMYK", saved(Image.new("CMYK", (5_000, 5_000)), progressive=True)


def _interlaced(side: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 1))
    rows = chunk(b"IDAT", zlib.compress(bytes(side * side + 2 * side), 9))
    return b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b"")


def _chunks(whole: Image.Image) -> Iterator[Named]:
    big = zlib.compress(bytes(9_000_000), 9)
    yield "PNG with swelling texts", png(40, 40, *[chunk(b"zTXt", b"k\0\0" + big)] * 40)
    yield "PNG with swelling international texts", png(40, 40, *[chunk(b"iTXt", b"k\0\1\0\0\0" + big)] * 40)
    yield "PNG with a swelling profile", png(40, 40, chunk(b"iCCP", b"p\0\0" + big))
    yield "PNG with many small texts", png(40, 40, *[chunk(b"tEXt", b"k\0v")] * 50_000)
    yield "PNG with a long text", png(40, 40, chunk(b"tEXt", b"k\0" + b"v" * 5_000_000))
    yield "PNG with a wrong checksum", png(40, 40)[:29] + b"\0\0\0\0" + png(40, 40)[33:]
    yield "PNG with a chunk of two gigabytes", png(40, 40)[:33] + struct.pack(">I", 2**31 - 1) + b"tEXtk\0"
    yield "PNG with a palette of nothing", png(40, 40, chunk(b"PLTE", b""), colour=3)
    yield (
        "PNG with another header within",
        png(40, 40, chunk(b"IHDR", struct.pack(">IIBBBBB", 9_000, 9_000, 8, 0, 0, 0, 0))),
    )
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("PNG", "JPEG"):
        yield f"{kind} with a broken profile", saved(whole, kind, icc_profile=profile[:200] + b"\xff" * 60_000)
        yield f"{kind} with a broken Exif", saved(whole, kind, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 5_000)
    frames = [whole, whole.rotate(3), whole.rotate(6)]
    yield "animated PNG", saved(whole, "PNG", save_all=True, append_images=frames[1:])
    yield "animated PNG of too many frames", png(40, 40, chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)))


def _jpegs(whole: Image.Image) -> Iterator[Named]:
    data = saved(whole)
    yield "JPEG of an odd number of parts", data.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c", 1)
    yield "JPEG said to be lossless", data.replace(b"\xff\xc0", b"\xff\xc3", 1)
    yield "JPEG said to be arithmetic", data.replace(b"\xff\xc0", b"\xff\xc9", 1)
    yield (
        "JPEG with two frames",
        data.replace(b"\xff\xda", b"\xff\xc0\0\x0b\x08\x75\x30\x75\x30\x01\x01\x11\0\xff\xda", 1),
    )
    yield "JPEG without its tables", data.replace(b"\xff\xdb", b"\xff\xfe").replace(b"\xff\xc4", b"\xff\xfe")
    scans = saved(whole, progressive=True)
    place = scans.find(b"\xff\xda")
    yield "JPEG of very many scans", scans[:-2] + scans[place:-2] * 300 + scans[-2:]


def _others(whole: Image.Image) -> Iterator[Named]:
    for kind in ("GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO", "TGA", "PCX", "PDF", "JPEG2000", "DDS", "EPS"):
        yield f"{kind} under another name", saved(whole, kind)
    for name, data in (
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)),
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0" + bytes(500)),
        ("SVG", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        ("HTML", b"<!doctype html><img src=x>"),
        ("ZIP", b"PK\3\4" + bytes(200)),
        ("program", b"MZ" + bytes(500)),
        ("PostScript", b"%!PS\n(/etc/passwd) run\n"),
        ("text", b"Dear Sir,\n"),
        ("PNG's name", b"\x89PNG"),
        ("JPEG's name", b"\xff\xd8\xff"),
    ):
        yield f"{name} under another name", data
    both = saved(whole, "GIF")
    yield "PNG that continues as a GIF", b"\x89PNG\r\n\x1a\n" + both
    yield "JPEG that continues as a PNG", b"\xff\xd8\xff" + saved(whole, "PNG")


def _empty_and_odd(whole: Image.Image) -> Iterator[Named]:
    yield "nothing", b""
    yield "zeros", bytes(1_000)
    yield "more than ten megabytes", b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024)
    dice = random.Random(3)  # noqa: S311 - chance for tests, no secret
    for number in range(6):
        yield f"rubbish, {number}", dice.randbytes(dice.randrange(1, 5_000))
    noise = Image.frombytes("L", (1_400, 1_400), dice.randbytes(1_400 * 1_400))
    stripes = Image.frombytes("L", (1_200, 1_200), bytes([0, 255]) * 720_000)
    spots = noise.point([255 * (value > 20) for value in range(256)])
    for name, picture in (("noise", noise), ("stripes", stripes), ("spots", spots)):
        yield f"PNG of {name}", saved(picture, "PNG")
        yield f"JPEG of {name}", saved(picture, quality=95)
    for size in ((1, 1), (1, 5_000), (5_000, 1), (2, 2), (65_000, 3)):
        for name, make in (("white", partial(Image.new, "L", size, 255)), ("black", partial(Image.new, "L", size, 0))):
            yield f"PNG of {size[0]} by {size[1]} {name}", saved(make(), "PNG")
    stream = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(stream, "PNG")
    yield "PNG that is transparent all over", stream.getvalue()
