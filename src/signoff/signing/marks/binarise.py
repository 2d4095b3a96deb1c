"""Separating ink from paper: a picture's paper is removed, and what is left is how dark the ink is.

Each step is one of Pillow's own filters on grey pixels, so that a large photograph takes neither long nor
much memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageMath

from signoff.errors import MarkRefused
from signoff.signing.marks.components import Component, components, signature_components
from signoff.signing.marks.picture_file import orientation

_WORKING_SIDE = 2834  # pixels: twice a mark's width, so that writing on half of a page stays sharp
_GRAIN_SIDE = 1000  # pixels from which a camera's grain is finer than any stroke
_BAND = 128  # rows that are worked on at once: the arithmetic takes many bytes a pixel
_PAPER_SIDE = 256  # pixels in which the paper's brightness is estimated
_WIDEST_STROKE = 9  # of those pixels, odd: no stroke is as wide, so the brightest within it is paper
_DARKEST_PAPER = 0.33  # of the brightest paper: what is darker over a wide area is the table beneath
_MOST_TABLE = 0.7  # of the picture
_DARKEST_SHARE = 0.0006  # of all pixels: the ink is as dark as its darkest so many
_FAINTEST = 45  # of 255: less than this below its paper, ink cannot be distinguished from the paper's own grain
_VALLEY = (0.32, 0.6)  # shares of the ink's darkness between which the threshold is searched: ruled lines are below
_FULL = 0.78  # share of the ink's darkness that counts as solid ink
_HALF = 0.42  # share of the ink's darkness at a blurred edge; less than half, so that thin lines are kept
_VISIBLE = 32  # of 255
_COMPONENT_SIDE = 400  # pixels in which components are searched for
_MOST_SURROUNDINGS = 0.8  # share of the darkest pixels that runs in from the edge, where a signature is not
_MARGIN = 3  # pixels of paper left around the ink
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # by Exif orientation


def grey_on_white(image: Image.Image) -> Image.Image:
    """Return the picture in grey, upright, laid on white where it is transparent, and not larger than is useful."""
    turn = _TURNS.get(orientation(image))
    if image.format != "PNG":
        side = _WORKING_SIDE if image.mode in ("L", "RGB") else _WORKING_SIDE // 2  # others stay four bytes a pixel
        image.draft("L", (side, side))  # the decoder then scales while it reads
    grey = _grey(image)
    grey.thumbnail((_WORKING_SIDE, _WORKING_SIDE), Image.Resampling.BOX)
    return grey if turn is None else grey.transpose(turn)


@dataclass(frozen=True, slots=True)
class Darkness:
    """How much darker than its paper each pixel of a picture is: 0 for paper, 255 for black.

    `deepest` is the darkness that its ink reaches; anything less than `least` cannot be distinguished from
    ruled lines and grain.
    """

    image: Image.Image
    deepest: int
    least: int

    @property
    def usual(self) -> int:
        """The darkness from which a pixel is usually ink: half way, so that lines keep their width."""
        return max(self.least, round(_HALF * self.deepest))


def darkness(grey: Image.Image, source: str) -> Darkness:
    """Return how much darker than its paper a picture is; raises MarkRefused where nothing is, or without paper."""
    if max(grey.size) >= _GRAIN_SIDE:
        grey = grey.filter(ImageFilter.MedianFilter(3))
    shades = _darkness_below_paper(grey, _paper(grey, source))
    deepest = _deepest(shades.histogram())
    if deepest < _FAINTEST:
        raise MarkRefused(f"{source} shows no signature: nothing is darker than the paper.")
    inner = _without_surroundings(shades, deepest)
    if (inner_deepest := _deepest(inner.histogram())) >= _FAINTEST:  # else the writing itself runs out of the picture
        shades, deepest = inner, inner_deepest
    return Darkness(shades, deepest, _valley(shades.histogram(), deepest))


def cut_out(shades: Darkness, threshold: int, source: str) -> Image.Image:
    """Return the cropped signature, 0 to 255, above half where it is darker than `threshold`.

    Raises MarkRefused where no signature is found.
    """
    full = max(threshold + 1.0, _FULL * shades.deepest)
    solid = shades.image.point([_byte((value - threshold) / (full - threshold)) for value in range(256)])
    mask = _without_specks(solid)
    box = ImageChops.multiply(solid, mask).point([255 * (value >= _VISIBLE) for value in range(256)]).getbbox()
    if box is None:
        raise MarkRefused(f"{source} shows no signature.")
    left, top, right, bottom = box
    margins = (max(0, left - _MARGIN), max(0, top - _MARGIN), right + _MARGIN, bottom + _MARGIN)
    box = (*margins[:2], min(shades.image.width, margins[2]), min(shades.image.height, margins[3]))
    top_half = max(1, shades.deepest - threshold)
    graded = [
        _byte(0.5 * value / threshold if value <= threshold else 0.5 + 0.5 * (value - threshold) / top_half)
        for value in range(256)
    ]
    return ImageChops.multiply(shades.image.crop(box).point(graded), mask.crop(box))


def _without_surroundings(shades: Image.Image, deepest: int) -> Image.Image:
    """Return the darkness without what runs in from the edge, if nearly all of the darkest pixels do so.

    A table around the paper is darker than any ink: next to it, faint writing would be taken for ruled lines.
    """
    dark = shades.point([255 * (value >= _VALLEY[1] * deepest) for value in range(256)])
    factor = max(1, math.ceil(max(dark.size) / _COMPONENT_SIDE))
    coarse = dark.reduce(factor) if factor > 1 else dark
    parts = components(coarse, coarse)
    at_edge = [part for part in parts if part.touches_edge(coarse.size)]
    if sum(part.ink for part in at_edge) < _MOST_SURROUNDINGS * sum(part.ink for part in parts):
        return shades
    mask = _mask(at_edge, coarse.size).filter(ImageFilter.MaxFilter(5))
    inner = shades.copy()
    inner.paste(0, mask=_enlarge(mask, factor, shades.size))
    return inner


def _mask(parts: Iterable[Component], size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size, 0)
    for part in parts:
        for begin, end, row in part.runs:
            mask.paste(255, (begin, row, end, row + 1))
    return mask


def _enlarge(mask: Image.Image, factor: int, size: tuple[int, int]) -> Image.Image:
    whole = mask.resize((mask.width * factor, mask.height * factor), Image.Resampling.NEAREST)
    return whole.crop((0, 0, *size))


def _byte(share: float) -> int:
    return round(255 * min(1.0, max(0.0, share)))


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits a pixel, which a plain conversion would clip
        return image.point(lambda value: value * (1 / 256) + 0).convert("L")
    if not image.has_transparency_data:
        return image.convert("L")
    layered = image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    paper = Image.new("L", layered.size, 255)
    paper.paste(layered.convert("L"), mask=layered.getchannel("A"))
    return paper


def _paper(grey: Image.Image, source: str) -> Image.Image:
    """Return how bright the paper is, in few pixels; 0 where there is no paper. Raises MarkRefused for a dark one.

    A closing (the brightest around, then the darkest of those) bridges strokes and leaves shadows where they are.
    """
    factor = max(1, math.ceil(max(grey.size) / _PAPER_SIDE))
    small = grey.reduce(factor) if factor > 1 else grey
    closed = small.filter(ImageFilter.MaxFilter(_WIDEST_STROKE)).filter(ImageFilter.MinFilter(_WIDEST_STROKE))
    darkest = round(_DARKEST_PAPER * max(place for place, count in enumerate(closed.histogram()) if count))
    table = closed.point([255 * (value < darkest) for value in range(256)])
    if table.histogram()[255] > _MOST_TABLE * table.width * table.height:
        raise MarkRefused(f"{source} is mostly dark; choose a picture of dark writing on light paper.")
    smooth = closed.filter(ImageFilter.GaussianBlur(4))
    smooth.paste(0, mask=table.filter(ImageFilter.MaxFilter(_WIDEST_STROKE)))
    return smooth


def _darkness_below_paper(grey: Image.Image, paper: Image.Image) -> Image.Image:
    """Return how much darker than its paper each pixel is: 0 for paper, 255 for black."""
    brightness = paper.resize(grey.size, Image.Resampling.BILINEAR)
    darkness = Image.new("L", grey.size)
    for top in range(0, grey.height, _BAND):
        band = (0, top, grey.width, min(top + _BAND, grey.height))
        result: Image.Image = ImageMath.lambda_eval(
            _darkness_of_layers, grey=grey.crop(band), paper=brightness.crop(band)
        )
        darkness.paste(result, band)
    return darkness


def _darkness_of_layers(layers: dict[str, Any]) -> Any:
    paper = layers["max"](layers["paper"], 1)
    return layers["convert"](layers["max"](255 - layers["grey"] * 255 / paper, 0), "L")


def _deepest(counts: list[int]) -> int:
    """Return the darkness that the darkest pixels reach."""
    least = max(12, round(sum(counts) * _DARKEST_SHARE))
    count = 0
    for value in range(255, 0, -1):
        count += counts[value]
        if count >= least:
            return value
    return 0


def _valley(counts: list[int], deepest: int) -> int:
    """Return the darkness that the fewest pixels have, between paper and ink."""
    first, last = (round(share * deepest) for share in _VALLEY)
    return min(range(first, last + 1), key=lambda value: sum(counts[max(0, value - 4) : value + 5]))


def _without_specks(ink: Image.Image) -> Image.Image:
    """Return a mask without specks, and without what runs in from the picture's edge."""
    factor = max(1, math.ceil(max(ink.size) / _COMPONENT_SIDE))
    coarse = ink.reduce(factor) if factor > 1 else ink
    parts = components(coarse.filter(ImageFilter.MaxFilter(5)), coarse)
    return _enlarge(_mask(signature_components(parts, coarse.size), coarse.size), factor, ink.size)
