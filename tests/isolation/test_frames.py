"""Frames: messages arrive as they were sent, in any pieces, and nothing else is taken for one."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from signoff.isolation.failures import CouldNotStart, InvalidAnswer
from signoff.isolation.frames import LONGEST, BrokenFrame, FrameBuffer, framed, read_frame, write_frame
from signoff.isolation.messages import read_answer, read_greeting
from signoff.isolation.tasks import TASKS

TASK = TASKS["seals"]


@given(some.lists(some.binary(max_size=40), max_size=5), some.integers(1, 9))
def test_messages_come_back_however_they_arrive(messages: list[bytes], step: int) -> None:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    sent = stream.getvalue()
    assert sent == b"".join(map(framed, messages))
    stream.seek(0)
    assert [read_frame(stream, 40) for _ in messages] == messages
    assert read_frame(stream, 40) is None
    buffer, received = FrameBuffer(), []
    for place in range(0, len(sent), step):
        buffer.feed(sent[place : place + step])
        while (body := buffer.take(40)) is not None:
            received.append(body)
    assert received == messages


@pytest.mark.parametrize("sent", [b"\0", b"\0\0\0", b"\0\0\0\x02a"])
def test_what_is_cut_short_is_not_a_message(sent: bytes) -> None:
    with pytest.raises(BrokenFrame, match="cut short"):
        read_frame(io.BytesIO(sent), 40)
    buffer = FrameBuffer()
    buffer.feed(sent)
    assert buffer.take(40) is None


def test_what_is_too_long_is_refused_before_it_arrives() -> None:
    sent = (41).to_bytes(4, "big")
    with pytest.raises(BrokenFrame, match="41 bytes was announced"):
        read_frame(io.BytesIO(sent), 40)
    buffer = FrameBuffer()
    buffer.feed(sent)
    with pytest.raises(BrokenFrame):
        buffer.take(40)


def test_what_is_too_long_is_not_sent() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return LONGEST + 1

    stream = io.BytesIO()
    with pytest.raises(BrokenFrame, match="too long"):
        write_frame(stream, Huge())
    assert stream.getvalue() == b""


@given(some.binary(max_size=60))
def test_no_bytes_pass_for_a_greeting_or_an_answer_by_chance(noise: bytes) -> None:
    with pytest.raises(CouldNotStart):
        read_greeting(noise, TASK)
    with pytest.raises(InvalidAnswer):
        read_answer(noise, TASK)
