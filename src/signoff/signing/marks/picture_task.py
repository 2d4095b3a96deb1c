"""The task "picture": decodes a picture of a signature in a process of its own, whose memory is limited.

A small file can hold 25 megapixels; scaled and in grey, they take a few megabytes.
"""

from __future__ import annotations

import msgspec

from signoff.signing.marks.binarise import grey_on_white
from signoff.signing.marks.isolated_picture import Grey, Picture
from signoff.signing.marks.picture_file import open_picture


def answer(request: bytes) -> bytes:
    """Return the grey pixels of the requested picture, encoded; raises MarkRefused as `open_picture` does."""
    picture = msgspec.msgpack.decode(request, type=Picture)
    return msgspec.msgpack.encode(grey_in(picture.data, picture.source))


def grey_in(data: bytes, source: str) -> Grey:
    """Return a picture's pixels as `grey_on_white` makes them; `source` begins the sentence when it is refused.

    Raises MarkRefused as `open_picture` does.
    """
    with open_picture(data, source) as image:
        grey = grey_on_white(image)
    return Grey(grey.width, grey.height, grey.tobytes())
