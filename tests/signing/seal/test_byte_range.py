"""The bytes of a seal in a PDF: the range that it covers, its own place, its room and the file's number."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.signing.seal.bytes import (
    NotCanonical,
    certificates_in,
    covered_end,
    is_earlier,
    number_of,
    own_bytes,
    room_for,
)

AT = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("byte_range", "end"),
    [
        ((0, 10, 20, 30), 50),
        ((0, 10, 20, 80), 100),
        ((0, 10, 11, 0), 11),
        ((0, 0, 1, 99), 100),
    ],
)
def test_a_seal_covers_all_bytes_except_its_own_place(byte_range: tuple[int, ...], end: int) -> None:
    assert covered_end(byte_range, 100) == end


@pytest.mark.parametrize(
    ("byte_range", "words"),
    [
        ((), "does not say what it covers"),
        ((0, 10, 20), "does not say what it covers"),
        ((0, 10, 20, 30, 40), "does not say what it covers"),
        ((0, 10, 20, -1), "does not say what it covers"),
        ((0, 101, 20, 30), "does not say what it covers"),
        ((0, 10.0, 20, 30), "does not say what it covers"),
        ((1, 10, 20, 30), "leaves out a part"),
        ((0, 10, 10, 30), "leaves out a part"),
        ((0, 10, 9, 30), "leaves out a part"),
        ((0, 10, 20, 81), "leaves out a part"),
    ],
)
def test_any_other_byte_range_is_refused(byte_range: tuple[int, ...], words: str) -> None:
    with pytest.raises(NotCanonical, match=words):
        covered_end(byte_range, 100)


def placed(content: bytes, *, before: bytes = b"%PDF", after: bytes = b"%%EOF") -> tuple[bytes, tuple[int, ...]]:
    """Return a file with these bytes in a seal's place, and the range that leaves them out."""
    hole = b"<" + content + b">"
    return before + hole + after, (0, len(before), len(before) + len(hole), len(after))


def der(length: int) -> bytes:
    """Return a DER sequence whose content has this length."""
    if length < 0x80:
        head = bytes((0x30, length))
    else:
        size = (length.bit_length() + 7) // 8
        head = bytes((0x30, 0x80 | size)) + length.to_bytes(size, "big")
    return head + b"\x05" * length


@pytest.mark.parametrize("length", [2, 5, 127, 128, 129, 255, 256, 5_000, 65_535, 65_536])
@pytest.mark.parametrize("padding", [0, 1, 500])
def test_a_seal_s_own_bytes_are_as_many_as_its_head_says(length: int, padding: int) -> None:
    seal = der(length)
    pdf, byte_range = placed((seal + bytes(padding)).hex().upper().encode())
    assert own_bytes(pdf, byte_range) == seal


SOUND = der(200) + bytes(20)


@pytest.mark.parametrize(
    "place",
    [
        SOUND.hex().encode(),  # small letters
        SOUND.hex().upper().encode() + b"0",
        b"",
        b" " + SOUND.hex().upper().encode(),
        (SOUND[:-1] + b"\1").hex().upper().encode(),
        (b"\x31" + SOUND[1:]).hex().upper().encode(),
        b"30810100",  # a length that needs no second byte
        b"3081C7" + b"05" * 198,  # shorter than it says
        b"308200C8" + b"05" * 200,  # longer written than need be
        b"3080" + b"05" * 200,
        b"3085000000000005" + b"05" * 5,
        b"3000",
        b"30",
    ],
)
def test_any_other_encoding_of_a_seal_is_refused(place: bytes) -> None:
    pdf, byte_range = placed(place)
    with pytest.raises(NotCanonical, match="its own place in the file was changed"):
        own_bytes(pdf, byte_range)


def test_a_place_without_its_brackets_is_refused() -> None:
    pdf, (start, before, after, length) = placed(SOUND.hex().upper().encode())
    for byte_range in ((start, before + 1, after, length), (start, before, after - 1, length + 1)):
        with pytest.raises(NotCanonical):
            own_bytes(pdf, byte_range)


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x02\x05\x00", der(300), b"\x30\x80" + bytes(300)])
def test_bytes_that_are_not_a_seal_have_no_certificates(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        certificates_in(data)


@pytest.mark.parametrize(
    ("program", "earlier"),
    [
        ("0.1", True),
        ("0.2", True),
        ("0.2.9", True),
        ("0.2.9.dev1", True),
        ("0.3", False),
        ("0.3.0", False),
        ("0.10", False),
        ("1.0", False),
        ("0", False),
        ("0.2.1.2.3", False),
        ("v0.2", False),
        ("0.2 ", False),
        ("0.٢", False),
        ("00000.2", False),
        ("", False),
    ],
)
def test_which_versions_came_before_the_canonical_seal(program: str, earlier: bool) -> None:
    assert is_earlier(program) == earlier


def test_the_room_for_a_seal_grows_with_its_certificates_and_its_stamp() -> None:
    assert room_for([], stamped=False) == 4 * 1024
    assert room_for([b"x" * 700, b"y" * 300], stamped=False) == 4 * 1024 + 1_000
    assert room_for([b"x" * 700], stamped=True) == 4 * 1024 + 700 + 16 * 1024


@settings(max_examples=examples(60))
@given(st.binary(max_size=20), st.lists(st.binary(max_size=20), max_size=4))
def test_a_sealed_file_s_number_depends_on_its_certificates_but_not_on_their_order(
    first: bytes, certificates: list[bytes]
) -> None:
    number = number_of(first, AT, certificates)
    assert len(number) == 16
    assert number_of(first, AT, certificates[::-1]) == number
    assert number_of(first, AT, [*certificates, b"another"]) != number
    assert number_of(first + b"x", AT, certificates) != number
    assert number_of(first, AT + dt.timedelta(seconds=1), certificates) != number
    assert number_of(first, AT.replace(microsecond=999_999), certificates) == number
