"""Telling ink from paper: a picture's paper is taken away and what is left is how dark the ink is.

Each step is one of Pillow's own filters on grey pixels, so that a large photograph takes neither long nor
much memory.
"""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageMath

from signoff.errors import MarkRefused
from signoff.signing.blots import Blot, blots
from signoff.signing.picture_file import orientation

INK = (19, 41, 107)
"""The one colour of imported ink, red, green and blue: the blue-black that drawn marks are printed in."""

_WORKING_SIDE = 2834  # pixels: twice a mark's width, so that writing on half of a page keeps its sharpness
_PAPER_SIDE = 256  # pixels in which the paper's brightness is estimated
_WIDEST_STROKE = 9  # of those pixels, odd: no stroke is as wide, so the brightest within it is paper
_DARKEST_SHARE = 0.0006  # of all pixels: the ink is as dark as its darkest so many
_FAINTEST = 45  # of 255: less than this below its paper, nothing can be told from the paper's own grain
_VALLEY = (0.32, 0.6)  # shares of the ink's darkness between which the threshold may lie: ruled lines lie below
_SPECK = 0.004  # share of all ink below which a blot apart from the rest is dirt
_BLOT_SIDE = 400  # pixels in which blots are told apart
_MARGIN = 3  # pixels of paper left around the ink
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # Exif orientation to Pillow's Transpose


def grey_on_white(image: Image.Image) -> Image.Image:
    """Return the picture in grey, upright, laid on white where it is transparent, and not larger than is useful."""
    turn = _TURNS.get(orientation(image))
    if image.format != "PNG":
        image.draft("L", (_WORKING_SIDE, _WORKING_SIDE))  # the decoder then scales while it reads
    grey = _grey(image)
    excess = max(grey.size) // _WORKING_SIDE
    if excess > 1:
        grey = grey.reduce(excess)
    return grey if turn is None else grey.transpose(Image.Transpose(turn))


def cut_out(grey: Image.Image, source: str) -> Image.Image:
    """Return how much ink each pixel of the cropped signature has, 0 to 255; raises MarkRefused for none."""
    darkness = _below_paper(grey)
    counts = darkness.histogram()
    deepest = _deepest(counts)
    if deepest < _FAINTEST:
        raise MarkRefused(f"{source} shows no signature: nothing stands out from the paper.")
    valley = _valley(counts, deepest)
    ramp = max(1.0, 0.78 * deepest - valley)
    ink = darkness.point([round(255 * min(1.0, max(0.0, (value - valley) / ramp))) for value in range(256)])
    return _cropped(ink, source)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits a pixel, which a plain conversion would clip
        return image.point(lambda value: value * (1 / 256) + 0, "L")
    if not image.has_transparency_data:
        return image.convert("L")
    layered = image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    paper = Image.new("L", layered.size, 255)
    alpha = layered.getchannel("A")
    paper.paste(layered.convert("L"), mask=alpha)
    return paper


def _below_paper(grey: Image.Image) -> Image.Image:
    """Return how much darker than its paper each pixel is: 0 for paper, 255 for black."""
    factor = max(1, max(grey.size) // _PAPER_SIDE)
    small = grey.reduce(factor) if factor > 1 else grey
    bright = small.filter(ImageFilter.MaxFilter(_WIDEST_STROKE)).filter(ImageFilter.MinFilter(_WIDEST_STROKE))
    paper = bright.filter(ImageFilter.GaussianBlur(4)).resize(grey.size, Image.Resampling.BICUBIC)

    def below(layers: dict[str, Any]) -> Any:
        brightness = layers["max"](layers["paper"], 1)
        return layers["convert"](layers["max"](255 - layers["grey"] * 255 / brightness, 0), "L")

    darkness: Image.Image = ImageMath.lambda_eval(below, grey=grey, paper=paper)
    return darkness


def _deepest(counts: list[int]) -> int:
    """Return the darkness that the darkest pixels reach."""
    wanted = max(12, round(sum(counts) * _DARKEST_SHARE))
    found = 0
    for value in range(255, 0, -1):
        found += counts[value]
        if found >= wanted:
            return value
    return 0


def _valley(counts: list[int], deepest: int) -> int:
    """Return the darkness that fewest pixels have between paper and ink; the middle one of several."""
    first, last = round(_VALLEY[0] * deepest), round(_VALLEY[1] * deepest)
    reach = 4
    smooth = [sum(counts[max(0, value - reach) : value + reach + 1]) for value in range(first, last + 1)]
    fewest = min(smooth)
    lowest = [first + place for place, count in enumerate(smooth) if count == fewest]
    return lowest[0]


def _cropped(ink: Image.Image, source: str) -> Image.Image:
    """Return the ink alone: specks, and what runs in from the picture's edge, are left out."""
    factor = max(1, -(-max(ink.size) // _BLOT_SIDE))
    coarse = ink.reduce(factor) if factor > 1 else ink
    found = _wanted(blots(coarse.filter(ImageFilter.MaxFilter(5)), coarse), coarse.size)
    if not found:
        raise MarkRefused(f"{source} shows no signature.")
    mask = Image.new("L", coarse.size, 0)
    for blot in found:
        for begin, end, row in blot.runs:
            mask.paste(255, (begin, row, end, row + 1))
    kept = ImageChops.multiply(ink, mask.resize(ink.size, Image.Resampling.NEAREST))
    box = kept.point([255 * (value >= 32) for value in range(256)]).getbbox()
    if box is None:
        raise MarkRefused(f"{source} shows no signature.")
    left, top, right, bottom = box
    return kept.crop(
        (
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(kept.width, right + _MARGIN),
            min(kept.height, bottom + _MARGIN),
        )
    )


def _wanted(found: list[Blot], size: tuple[int, int]) -> list[Blot]:
    total = sum(blot.ink for blot in found)
    whole = [blot for blot in found if blot.ink >= _SPECK * total]
    inside = [blot for blot in whole if not blot.touches_edge(size)]
    return inside if sum(blot.ink for blot in inside) >= total / 5 else whole
