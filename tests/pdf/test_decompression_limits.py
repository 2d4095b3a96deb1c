"""Limits on what a foreign PDF unpacks to: met exactly at the limit, and before anything is unpacked whole."""

from __future__ import annotations

import tracemalloc
import zlib

import pytest

from signoff.pdf.decompression_limits import MOST_LAYERS, exceeds_limit, has_too_many_objects

LIMIT = 100_000


def stream(packed: bytes, start: bytes = b"stream\n") -> bytes:
    return b"1 0 obj\n<< /Length %d >>\n%s%s\nendstream\nendobj\n" % (len(packed), start, packed)


def layers(content: bytes, count: int) -> bytes:
    for _ in range(count):
        content = zlib.compress(content, 9)
    return content


@pytest.mark.parametrize(
    ("size", "exceeds"), [(0, False), (1, False), (LIMIT - 1, False), (LIMIT, False), (LIMIT + 1, True)]
)
def test_a_part_may_unpack_to_the_limit_and_no_further(size: int, exceeds: bool) -> None:
    assert exceeds_limit(stream(zlib.compress(bytes(size))), LIMIT) is exceeds


@pytest.mark.parametrize(("count", "exceeds"), [(1, False), (2, False), (3, True)])
def test_all_parts_together_may_unpack_to_twice_the_limit(count: int, exceeds: bool) -> None:
    assert exceeds_limit(stream(zlib.compress(bytes(LIMIT))) * count, LIMIT) is exceeds


@pytest.mark.parametrize("start", [b"stream\n", b"stream\r\n", b"stream\r", b"stream", b"endstream"])
def test_a_stream_is_found_however_its_line_ends(start: bytes) -> None:
    assert exceeds_limit(stream(zlib.compress(bytes(LIMIT + 1)), start), LIMIT)


@pytest.mark.parametrize(
    ("count", "exceeds"), [(1, False), (MOST_LAYERS, False), (MOST_LAYERS + 1, True), (MOST_LAYERS + 9, True)]
)
def test_layers_of_compression_are_counted(count: int, exceeds: bool) -> None:
    assert exceeds_limit(stream(layers(b"words", count)), LIMIT) is exceeds


def test_each_layer_counts_towards_the_whole() -> None:
    inner = zlib.compress(bytes(range(256)) * 300, 0)
    assert not exceeds_limit(stream(zlib.compress(inner)), LIMIT)
    assert exceeds_limit(stream(zlib.compress(inner)) * 2, LIMIT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no streams",
        stream(b""),
        stream(b"plain words"),
        stream(zlib.compress(b"x" * 999)[:-5]),
        stream(b"stream" * 50),
        stream(zlib.compress(b"x" * 999) + b"behind its end"),
    ],
)
def test_what_is_not_compressed_or_is_damaged_does_not_grow(data: bytes) -> None:
    assert not exceeds_limit(data, LIMIT)


def test_what_unpacked_before_the_damage_counts() -> None:
    packed = zlib.compress(bytes(10 * LIMIT))
    assert exceeds_limit(stream(packed[: len(packed) // 2] + b"\xff" * 50), LIMIT)


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = stream(zlib.compress(bytes(5_000_000), 6))
    tracemalloc.start()
    try:
        assert exceeds_limit(bomb, LIMIT)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("count", "exceeds"), [(0, False), (9, False), (10, False), (11, True)])
def test_objects_are_counted_to_the_limit(count: int, exceeds: bool) -> None:
    data = b"".join(b"%d 0 obj\n<< >>\nendobj\n" % number for number in range(count))
    assert has_too_many_objects(data, 10) is exceeds


def test_only_whole_words_begin_an_object() -> None:
    assert not has_too_many_objects(b" object endobj xobj /obj\nobjects " * 50, 0)
