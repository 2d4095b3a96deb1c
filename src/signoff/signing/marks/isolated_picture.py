"""An untrusted picture, decoded in a process of its own: this process never gives it to a decoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from signoff import isolation
from signoff.errors import MarkRefused, SignoffError
from signoff.known_types import known
from signoff.signing.marks.picture_file import read_header

if TYPE_CHECKING:
    from PIL import Image

TASK = "picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a PNG or JPEG, and what begins a sentence about it."""

    data: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Grey:
    """A picture's pixels, one byte each, row by row."""

    width: int
    height: int
    pixels: bytes

    def image(self) -> Image.Image:
        """Return the pixels as an image; raises ValueError where they are not as many as they should be."""
        from PIL import Image

        if min(self.width, self.height) < 1 or len(self.pixels) != self.width * self.height:
            raise ValueError("not as many pixels as the size requires")
        return Image.frombytes("L", (self.width, self.height), self.pixels)


def isolated_grey(data: bytes, source: str) -> Image.Image:
    """Return a PNG or JPEG in grey, upright and not larger than is useful; `source` begins sentences about it.

    Raises MarkRefused as `picture_file.open_picture` does, and where the process that decodes could not be started,
    took too long or needed too much memory.
    """
    read_header(data, source)  # a file that is refused needs no process
    try:
        answer = isolation.run(TASK, msgspec.msgpack.encode(Picture(data, source)))
        return msgspec.msgpack.decode(answer, type=known(Grey)).image()
    except isolation.IsolationFailed as problem:
        raise MarkRefused(f"{source} could not be read. {problem}") from problem
    except SignoffError as problem:
        raise MarkRefused(str(problem)) from problem
    except ValueError:  # msgspec's complaints are ValueErrors
        reason = isolation.InvalidAnswer(isolation.task_named(TASK).program)
        raise MarkRefused(f"{source} could not be read. {reason}") from None
