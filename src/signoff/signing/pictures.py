"""A photograph or scan of a signature made into a mark: the paper taken away, cropped to the ink.

The paper's brightness is estimated all over the picture, so that a shadow across it does not count as ink.
"""

from __future__ import annotations

import base64
import io

from PIL import Image

from signoff.errors import MarkRefused
from signoff.notice.mark import ImageMark
from signoff.signing.ink_on_paper import cut_out, grey_on_white
from signoff.signing.picture_file import opened, read_header

WIDEST, HIGHEST = 1417, 472
"""The most pixels of a mark: 60 × 20 mm at 600 dots an inch."""

PRINTED_WIDTH, PRINTED_HEIGHT = 60_000, 20_000
"""The place that a mark is sized to fit, in micrometres."""

INK = (19, 41, 107)
"""The one colour of imported ink, red, green and blue: the blue-black that drawn marks are printed in."""

_LARGEST_MARK = WIDEST * HIGHEST * 4 + 65_536  # a PNG that packs nothing, and its headers
_VISIBLE = 64  # darkness from which a pixel of a mark counts as ink
_LEAST_INK = 40  # pixels
_LEAST_EXTENT = 24  # pixels: less is a speck, or too coarse to be known as anybody's hand
_MOST_INK = 0.6  # share of the picture: more is a block, no writing


def picture_mark(data: bytes, source: str = "The picture") -> ImageMark:
    """Return the mark in a PNG or JPEG; `source` begins the sentence when it is refused.

    Raises MarkRefused for more than 10 MB or 25 megapixels, for other formats, for damaged files, and where
    no signature stands out from its paper.
    """
    with opened(data, source) as image:
        grey = grey_on_white(image)
    alpha = cut_out(grey, source)
    alpha.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    _require_ink(alpha, source)
    scale = min(PRINTED_WIDTH / alpha.width, PRINTED_HEIGHT / alpha.height)
    return ImageMark(
        width=max(1, round(alpha.width * scale)),
        height=max(1, round(alpha.height * scale)),
        png=base64.b64encode(_png(alpha)).decode("ascii"),
    )


def require_ink(png: bytes) -> None:
    """Raise MarkRefused unless this is a sound RGBA PNG of a mark's size that shows ink on white paper."""
    source = "The signature's picture"
    header = read_header(png, source)
    if header.format != "PNG" or len(png) > _LARGEST_MARK or header.width > WIDEST or header.height > HIGHEST:
        raise MarkRefused("The signature's picture is not one that signoff made; choose it again.")
    with opened(png, source) as image:
        if image.mode != "RGBA" or getattr(image, "n_frames", 1) != 1:
            raise MarkRefused("The signature's picture is not one that signoff made; choose it again.")
        grey = grey_on_white(image)
    _require_ink(grey.point([255 - value for value in range(256)]), source)


def _require_ink(darkness: Image.Image, source: str) -> None:
    ink = darkness.point([255 * (value >= _VISIBLE) for value in range(256)])
    box, count = ink.getbbox(), ink.histogram()[255]
    if box is None or count < _LEAST_INK or max(box[2] - box[0], box[3] - box[1]) < _LEAST_EXTENT:
        raise MarkRefused(f"{source} shows no signature, or too small a one.")
    if count > _MOST_INK * ink.width * ink.height:
        raise MarkRefused(f"{source} is more ink than paper; choose a picture of dark writing on light paper.")


def _png(alpha: Image.Image) -> bytes:
    mark = Image.new("RGBA", alpha.size, (*INK, 0))
    mark.putalpha(alpha)
    stream = io.BytesIO()
    mark.save(stream, "PNG", optimize=True)
    return stream.getvalue()
