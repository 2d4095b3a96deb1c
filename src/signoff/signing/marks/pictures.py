"""A photograph or scan of a signature, made into a mark: the paper removed, cropped, straightened and traced.

The paper's brightness is estimated all over the picture, so that a shadow across it does not count as ink. What is
left is stored as outlines, which print sharply at any size and contain nothing else of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageFilter

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import LONGEST_OUTLINE, Path, along, path_text
from signoff.notice.marks.mark import ImageMark
from signoff.signing.marks.binarise import Darkness, cut_out, darkness, grey_on_white
from signoff.signing.marks.deskew import tilt
from signoff.signing.marks.isolated_picture import isolated_grey
from signoff.signing.marks.picture_file import open_picture, read_header
from signoff.signing.marks.tracing import LEVEL, trace

WIDEST, HIGHEST = 1417, 472
"""The most pixels of a picture kept as such: 60 × 20 mm at 600 dots an inch."""

PRINTED_WIDTH, PRINTED_HEIGHT = 60_000, 20_000
"""The place that a mark is sized to fit, in micrometres."""

FAINTEST, BOLDEST = -100, 100
"""How far a person may move the darkness from which a pixel counts as ink; 0 leaves it as measured."""

COARSE = 300
"""Pixels across a signature below which its outline shows their steps: some 130 an inch in print."""

_LARGEST_MARK = WIDEST * HIGHEST * 4 + 65_536  # an uncompressed PNG, and its headers
_TRACED_SIDE, _LEAST_TRACED = 1_000, 500  # pixels in which ink is traced
_SOFTENING = 0.7  # pixels: smooths a decoder's blocks and the steps of a coarse picture
_VISIBLE = 64  # darkness from which a pixel of a mark counts as ink
_LEAST_INK = 40  # pixels
_LEAST_EXTENT = 40  # pixels: less is a speck, or too coarse to be recognised
_MOST_INK = 0.6  # share of the picture: more is a block, not writing
_DARK, _LIGHT = 0.88, 0.14  # shares of the ink's darkness at FAINTEST and BOLDEST


def _no_step() -> None:
    """Do nothing before the next step."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """A signature's outlines in pixels, and by how many degrees they are turned clockwise.

    `pixels` is the greater of the signature's width and height in the picture that it was traced from.
    """

    paths: tuple[Path, ...]
    tilt: float
    pixels: int

    @property
    def is_coarse(self) -> bool:
        """Whether the picture had too few pixels for a clean outline."""
        return self.pixels < COARSE

    def mark(self, turned: float | None = None) -> ImageMark:
        """Return the mark, turned clockwise by so many degrees; straightened by default.

        It fits PRINTED_WIDTH by PRINTED_HEIGHT, and touches two of its edges.
        """
        angle = math.radians(-self.tilt if turned is None else turned)
        sine, cosine = math.sin(angle), math.cos(angle)
        paths = _transform(self.paths, lambda x, y: (x * cosine - y * sine, x * sine + y * cosine))
        points = [point for path in paths for point in along(path)]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
        scale = min(PRINTED_WIDTH / max(width, 1.0), PRINTED_HEIGHT / max(height, 1.0))
        outline = path_text(_transform(paths, lambda x, y: ((x - left) * scale, (y - top) * scale)))
        return ImageMark(width=max(1, round(width * scale)), height=max(1, round(height * scale)), outline=outline)


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture that was read once, to be traced again for each boldness that a person tries."""

    source: str
    shades: Darkness

    def traced(self, boldness: int = 0, step: Callable[[], None] = _no_step) -> Tracing:
        """Trace the ink; `boldness` is FAINTEST to BOLDEST, `step` is called before each part of the work.

        Raises MarkRefused where there is no signature, and what `step` raises.
        """
        step()
        ink = cut_out(self.shades, self._threshold(boldness), self.source)
        step()
        _require_ink(ink, self.source)
        pixels = max(ink.size)
        ink = _resize_for_tracing(ink)
        paths = trace(ink, self.source)
        if not paths:
            raise MarkRefused(f"{self.source} shows no signature.")
        step()
        tracing = Tracing(paths, tilt(ink, self.shades), pixels)
        if len(tracing.mark().outline) > LONGEST_OUTLINE:
            raise MarkRefused(
                f"{self.source} has more detail than handwriting; choose a clear picture of the signature alone."
            )
        return tracing

    def _threshold(self, boldness: int) -> int:
        usual, deepest = self.shades.usual, self.shades.deepest
        end = _DARK * deepest if boldness < 0 else _LIGHT * deepest
        share = min(1.0, abs(boldness) / BOLDEST)
        return min(254, max(1, round(usual + (end - usual) * share)))


def read_scan(data: bytes, source: str = "The picture", step: Callable[[], None] = _no_step) -> Scan:
    """Return the ink and paper of a PNG or JPEG; `source` begins the sentence when it is refused.

    It is decoded in a process of its own. Raises MarkRefused for more than 10 MB or 25 megapixels, for other formats,
    for damaged files, where that process failed, and where nothing is darker than the paper; and what `step`,
    which is called before each part of the work, raises.
    """
    step()
    grey = isolated_grey(data, source)
    step()
    return scan_of(grey, source)


def scan_of(grey: Image.Image, source: str) -> Scan:
    """Return the ink and paper of a picture in grey; raises MarkRefused where nothing is darker than the paper."""
    return Scan(source, darkness(grey, source))


def picture_mark(data: bytes, source: str = "The picture") -> ImageMark:
    """Return the mark in a PNG or JPEG, straightened, at its own boldness. Raises MarkRefused as `read_scan`."""
    return read_scan(data, source).traced().mark()


def require_ink(png: bytes) -> None:
    """Raise MarkRefused unless this is a sound RGBA PNG of a mark's size that shows ink on white paper."""
    source = "The signature's picture"
    header = read_header(png, source)
    if header.format != "PNG" or len(png) > _LARGEST_MARK or header.width > WIDEST or header.height > HIGHEST:
        raise MarkRefused("The signature's picture is not one that signoff made; choose it again.")
    with open_picture(png, source) as image:
        if image.mode != "RGBA" or getattr(image, "n_frames", 1) != 1:
            raise MarkRefused("The signature's picture is not one that signoff made; choose it again.")
        grey = grey_on_white(image)
    _require_ink(grey.point([255 - value for value in range(256)]), source, _VISIBLE)


def _require_ink(shade: Image.Image, source: str, visible: float = LEVEL) -> None:
    ink = shade.point([255 * (value >= visible) for value in range(256)])
    box, count = ink.getbbox(), ink.histogram()[255]
    if box is None or count < _LEAST_INK or max(box[2] - box[0], box[3] - box[1]) < _LEAST_EXTENT:
        raise MarkRefused(f"{source} shows no signature, or too small a one.")
    if count > _MOST_INK * ink.width * ink.height:
        raise MarkRefused(f"{source} has more ink than paper; choose a picture of dark writing on light paper.")


def _resize_for_tracing(ink: Image.Image) -> Image.Image:
    """Return the ink in the size in which it is traced, a little softened."""
    side = max(ink.size)
    target = min(_TRACED_SIDE, max(_LEAST_TRACED, side))
    size = (max(1, round(ink.width * target / side)), max(1, round(ink.height * target / side)))
    sized = ink if target == side else ink.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    return sized.filter(ImageFilter.GaussianBlur(_SOFTENING))


def _transform(paths: tuple[Path, ...], move: Callable[[float, float], Point]) -> tuple[Path, ...]:
    return tuple(
        (move(*start), tuple((move(*first), move(*second), move(*end)) for first, second, end in curves))
        for start, curves in paths
    )
