"""Synthetic photographs of a signature on all sorts of paper, and pictures made to do harm."""

from __future__ import annotations

import io
import math
import struct
import zlib
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from signoff.notice.marks.curves import polygons
from signoff.notice.marks.mark import ImageMark

BLUE_BLACK = (25, 30, 60)


def signature(size: tuple[int, int], box: tuple[int, int, int]) -> Image.Image:
    """Return the true ink, 0 to 255, of a signature in a box given by left, top and width."""
    left, top, width = box
    big = Image.new("L", (size[0] * 2, size[1] * 2))
    pen = ImageDraw.Draw(big)
    waves = [
        (left + width * (0.04 + 0.8 * n / 200 + 0.05 * math.sin(n / 5)), top + width * (0.16 - 0.09 * math.cos(n / 5)))
        for n in range(201)
    ]
    pen.line([(2 * x, 2 * y) for x, y in waves], fill=255, width=max(2, width // 50), joint="curve")
    flourish = [(left + width * (0.1 + 0.008 * n), top + width * 0.3) for n in range(100)]
    pen.line([(2 * x, 2 * y) for x, y in flourish], fill=255, width=max(2, width // 50))
    dot = (left + width * 0.92, top + width * 0.05)
    pen.ellipse(
        [2 * (dot[0] - width / 90), 2 * (dot[1] - width / 90), 2 * (dot[0] + width / 90), 2 * (dot[1] + width / 90)],
        fill=255,
    )
    return big.resize(size, Image.Resampling.LANCZOS)


def paper(kind: str, size: tuple[int, int]) -> Image.Image:
    """Return paper that is white, grey, lined, squared, shadowed (a soft shadow across it) or on a dark table."""
    width, height = size
    sheet = Image.new("RGB", size, (176, 174, 170) if kind == "grey" else (250, 249, 246))
    pen = ImageDraw.Draw(sheet)
    if "lined" in kind:
        for y in range(40, height, max(30, height // 9)):
            pen.line((0, y, width, y), fill=(150, 185, 225), width=max(2, height // 300))
        pen.line((width // 9, 0, width // 9, height), fill=(235, 140, 150), width=max(2, height // 300))
    if kind == "squared":
        for place in range(10, max(size), max(12, height // 24)):
            pen.line((0, place, width, place), fill=(190, 205, 225), width=2)
            pen.line((place, 0, place, height), fill=(190, 205, 225), width=2)
    return sheet


def shade(picture: Image.Image) -> Image.Image:
    """Return the picture in light that falls off to one side, with a shadow's soft edge across it."""
    width, height = picture.size
    light = Image.linear_gradient("L").resize(picture.size).point([150 + value * 105 // 255 for value in range(256)])
    shadow = Image.new("L", picture.size, 255)
    ImageDraw.Draw(shadow).polygon([(width * 0.5, 0), (width, 0), (width, height), (width * 0.7, height)], fill=150)
    soft = ImageChops.multiply(light, shadow.filter(ImageFilter.GaussianBlur(width / 60)))
    return ImageChops.multiply(picture, Image.merge("RGB", (soft,) * 3))


def on_table(picture: Image.Image) -> Image.Image:
    """Return the picture as a sheet of paper on a dark table."""
    width, height = picture.size
    table = Image.new("RGB", picture.size, (70, 45, 30))
    corners = [(0.06, 0.08), (0.97, 0.03), (0.93, 0.94), (0.02, 0.97)]
    sheet = Image.new("L", picture.size)
    ImageDraw.Draw(sheet).polygon([(width * x, height * y) for x, y in corners], fill=255)
    table.paste(picture, mask=sheet.filter(ImageFilter.GaussianBlur(2)))
    return table


def grainy(picture: Image.Image, strength: float) -> Image.Image:
    """Return the picture with a camera's grain."""
    grain = Image.effect_noise(picture.size, strength)
    return ImageChops.add(picture, Image.merge("RGB", (grain,) * 3), 1, -128).filter(ImageFilter.GaussianBlur(0.7))


def photograph(
    kind: str,
    ink: Image.Image,
    *,
    colour: tuple[int, int, int] = BLUE_BLACK,
    grain: float = 8,
) -> Image.Image:
    """Return a photograph of that ink on that kind of paper; "shadowed" and "table" may be part of the kind."""
    picture = paper(kind, ink.size)
    picture.paste(colour, mask=ink)
    if "shadowed" in kind:
        picture = shade(picture)
    if "table" in kind:
        picture = on_table(picture)
    return grainy(picture, grain) if grain else picture


def saved(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """Return the picture's file."""
    stream = io.BytesIO()
    picture.save(stream, format, **options)
    return stream.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes, depth: int = 8, colour: int = 0, rows: bytes = b"") -> bytes:
    """Return a PNG that claims this size; `more` are chunks between its header and its rows."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    body = chunk(b"IDAT", rows or zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + body


def rastered(mark: ImageMark, scale: float = 20 / 1000) -> Image.Image:
    """Return a traced mark's ink, 0 to 255, at so many pixels a micrometre; outlines within others are holes."""
    fine = scale * 3
    size = (max(3, round(mark.width * fine)), max(3, round(mark.height * fine)))
    ink = Image.new("1", size)
    for shape in polygons(mark.outline):
        polygon = Image.new("1", size)
        ImageDraw.Draw(polygon).polygon([(x * fine, y * fine) for x, y in shape], fill=1)
        ink = ImageChops.logical_xor(ink, polygon)
    return ink.convert("L").resize((max(1, size[0] // 3), max(1, size[1] // 3)), Image.Resampling.BOX)
