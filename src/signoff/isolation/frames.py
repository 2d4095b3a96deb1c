"""Frames: how a message travels between a process and its child: its length in 4 bytes, big-endian, then its bytes."""

from __future__ import annotations

from typing import IO

LONGEST = 512 * 1024**2
"""The longest message that is ever sent, in bytes; a reader may accept less."""

_HEAD = 4


class BrokenFrame(ValueError):
    """What was received is not a frame: it is cut short, or longer than is accepted."""


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one frame and flush; raises BrokenFrame for more than LONGEST bytes, BrokenPipeError without a reader."""
    stream.write(_head(body))
    stream.write(body)
    stream.flush()


def framed(body: bytes) -> bytes:
    """Return one frame; raises BrokenFrame for more than LONGEST bytes."""
    return _head(body) + body


def read_frame(stream: IO[bytes], longest: int) -> bytes | None:
    """Return the next frame's message, None at the end; raises BrokenFrame where it is cut short or too long."""
    head = stream.read(_HEAD)
    if not head:
        return None
    body = stream.read(_length(head, longest)) if len(head) == _HEAD else b""
    if len(head) < _HEAD or len(body) < int.from_bytes(head, "big"):
        raise BrokenFrame("a message was cut short")
    return body


class FrameBuffer:
    """Collects bytes as they arrive, and returns the messages in them."""

    def __init__(self) -> None:
        self._received = bytearray()

    def feed(self, data: bytes) -> None:
        """Add what has arrived."""
        self._received += data

    def take(self, longest: int) -> bytes | None:
        """Return the next message, None while it is incomplete; raises BrokenFrame for more than `longest`."""
        if len(self._received) < _HEAD:
            return None
        end = _HEAD + _length(self._received[:_HEAD], longest)
        if len(self._received) < end:
            return None
        body = bytes(self._received[_HEAD:end])
        del self._received[:end]
        return body


def _head(body: bytes) -> bytes:
    if len(body) > LONGEST:
        raise BrokenFrame(f"a message of {len(body):,} bytes is too long")
    return len(body).to_bytes(_HEAD, "big")


def _length(head: bytes | bytearray, longest: int) -> int:
    length = int.from_bytes(head, "big")
    if length > longest:
        raise BrokenFrame(f"a message of {length:,} bytes was announced, and {longest:,} is the most")
    return length
