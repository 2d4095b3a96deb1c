"""A seal's place, its numbers and its certificate, each by a table: what is taken, and what is just not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier
from hypothesis import given, settings
from hypothesis import strategies as st

from signing import seals
from signoff.errors import FileProblem, SealProblem
from signoff.notice.form.council import DEFAULT_COUNCIL
from signoff.signing.headline import Vouched, vouched
from signoff.signing.seal.bytes import (
    NotCanonical,
    certificates_in,
    covered_end,
    is_earlier,
    number_of,
    own_bytes,
    room_for,
)
from signoff.signing.seal.certificate import reason_outside_validity, reason_unfit
from signoff.signing.seal.key import SealKey
from signoff.signing.seal.settings import SealSettings, chosen_council, is_web, read_settings, write_settings

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
def test_a_seal_covers_all_from_the_first_byte_on_but_its_own_place(byte_range: tuple[int, ...], end: int) -> None:
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
def test_what_covers_anything_else_is_refused(byte_range: tuple[int, ...], words: str) -> None:
    with pytest.raises(NotCanonical, match=words):
        covered_end(byte_range, 100)


def placed(held: bytes, *, before: bytes = b"%PDF", after: bytes = b"%%EOF") -> tuple[bytes, tuple[int, ...]]:
    """Return a file with these bytes in a seal's place, and the range that leaves them out."""
    hole = b"<" + held + b">"
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
def test_a_seal_s_own_bytes_are_those_that_its_head_counts(length: int, padding: int) -> None:
    held = der(length)
    pdf, byte_range = placed((held + bytes(padding)).hex().upper().encode())
    assert own_bytes(pdf, byte_range) == held


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
def test_any_other_way_to_write_them_is_refused(place: bytes) -> None:
    pdf, byte_range = placed(place)
    with pytest.raises(NotCanonical, match="its own place in the file was changed"):
        own_bytes(pdf, byte_range)


def test_a_place_without_its_brackets_is_refused() -> None:
    pdf, (start, before, again, rest) = placed(SOUND.hex().upper().encode())
    for odd in ((start, before + 1, again, rest), (start, before, again - 1, rest + 1)):
        with pytest.raises(NotCanonical):
            own_bytes(pdf, odd)


@pytest.mark.parametrize("held", [b"", b"\x30", b"\x30\x02\x05\x00", der(300), b"\x30\x80" + bytes(300)])
def test_bytes_that_are_no_seal_hold_no_certificates(held: bytes) -> None:
    with pytest.raises(NotCanonical):
        certificates_in(held)


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
def test_which_programs_came_before_seals_were_held_to_one_way(program: str, earlier: bool) -> None:
    assert is_earlier(program) == earlier


def test_the_room_for_a_seal_grows_with_its_certificates_and_its_stamp() -> None:
    assert room_for([], stamped=False) == 4 * 1024
    assert room_for([b"x" * 700, b"y" * 300], stamped=False) == 4 * 1024 + 1_000
    assert room_for([b"x" * 700], stamped=True) == 4 * 1024 + 700 + 16 * 1024


@settings(max_examples=60)
@given(st.binary(max_size=20), st.lists(st.binary(max_size=20), max_size=4))
def test_a_sealed_file_s_number_tells_its_certificates_whatever_their_order(
    first: bytes, certificates: list[bytes]
) -> None:
    number = number_of(first, AT, certificates)
    assert len(number) == 16
    assert number_of(first, AT, certificates[::-1]) == number
    assert number_of(first, AT, [*certificates, b"another"]) != number
    assert number_of(first + b"x", AT, certificates) != number
    assert number_of(first, AT + dt.timedelta(seconds=1), certificates) != number
    assert number_of(first, AT.replace(microsecond=999_999), certificates) == number


@pytest.mark.parametrize(
    ("purposes", "is_fit"),
    [
        ((), True),
        ((ExtendedKeyUsageOID.EMAIL_PROTECTION,), True),
        ((ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.SERVER_AUTH), True),
        ((ExtendedKeyUsageOID.SERVER_AUTH,), False),
        ((ExtendedKeyUsageOID.TIME_STAMPING,), False),
        ((ExtendedKeyUsageOID.OCSP_SIGNING, ExtendedKeyUsageOID.SERVER_AUTH), False),
    ],
)
def test_a_certificate_for_servers_alone_seals_nothing(purposes: tuple[ObjectIdentifier, ...], is_fit: bool) -> None:
    said = reason_unfit(seals.certificate(seals.private_key(), purposes=purposes))
    assert said == ("" if is_fit else "it is made for servers, not for signing documents")


def test_a_certificate_is_judged_by_its_key_its_purpose_and_its_holder() -> None:
    large, small = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP224R1())
    assert reason_unfit(seals.certificate(large)) == ""
    assert reason_unfit(seals.certificate(seals.rsa_key())) == ""
    assert reason_unfit(seals.certificate(small)) == "its key has 224 bits, and 256 is the least"
    assert "issuing certificates" in reason_unfit(seals.certificate(large, ca=True))
    assert reason_unfit(seals.certificate(large, signing=False)) == "it is not made for signing"


def key_of(years: tuple[int, int]) -> SealKey:
    own = seals.certificate(seals.private_key(), years=years)
    return SealKey(own.public_bytes(Encoding.DER), b"")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), ""),
        (
            dt.datetime(2019, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
            "is not valid before 1 January 2020: nothing was sealed",
        ),
        (dt.datetime(2030, 1, 1, tzinfo=dt.UTC), ""),
        (dt.datetime(2030, 1, 1, 0, 0, 1, tzinfo=dt.UTC), "expired on 1 January 2030: nothing was sealed with it"),
        (dt.datetime(2025, 6, 1, tzinfo=dt.UTC), ""),
    ],
)
def test_a_certificate_seals_from_its_first_instant_to_its_last(at: dt.datetime, words: str) -> None:
    said = reason_outside_validity(key_of((2020, 2030)), at)
    assert (words in said) if words else said == ""
    assert not words or said.startswith("The certificate of Leeds City Council ")


@pytest.mark.parametrize(
    ("url", "is_address"),
    [
        ("https://stamps.example/tsa", True),
        ("http://stamps.example", True),
        ("https://stamps.example:8443/tsa", True),
        ("HTTPS://stamps.example", True),
        ("https://stamps.example:0", False),
        ("https://stamps.example:x", False),
        ("https://", False),
        ("https:///tsa", False),
        ("ftp://stamps.example", False),
        ("//stamps.example", False),
        ("https://[::1", False),
    ],
)
def test_what_is_the_address_of_a_server(url: str, is_address: bool) -> None:
    assert is_web(url) == is_address


@pytest.mark.parametrize(
    ("text", "council"),
    [('{"council": "york", "other": [1]}', "york"), ("{}", DEFAULT_COUNCIL), (None, DEFAULT_COUNCIL)],
)
def test_whose_council_seals_here(text: str | None, council: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "settings.json").write_text(text, "utf-8")
    assert chosen_council(tmp_path) == council


@pytest.mark.parametrize("text", ["", "[]", '{"council": 7}', "{"])
def test_choices_that_cannot_be_understood_are_one_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(text, "utf-8")
    with pytest.raises(SealProblem, match=r"do not say for which council to seal: choose it anew\.$"):
        chosen_council(tmp_path)


def test_settings_are_read_without_what_stands_around_them(tmp_path: Path) -> None:
    (tmp_path / "seal.toml").write_text('council_key = "  "\ntimestamp_server = " https://x.example "\n', "utf-8")
    assert read_settings(tmp_path) == SealSettings(None, "https://x.example")
    (tmp_path / "seal.toml").write_text('council_key = "a\\u0000b"\n', "utf-8")
    with pytest.raises(SealProblem, match="a name that no file can have"):
        read_settings(tmp_path)
    (tmp_path / "seal.toml").write_text('council_key = "~nobody-of-this-name/k.p12"\n', "utf-8")
    with pytest.raises(SealProblem, match="a person whom this machine does not know"):
        read_settings(tmp_path)
    (tmp_path / "seal.toml").write_bytes(b"#" * (64 * 1024 + 1))
    with pytest.raises(FileProblem, match="too large to be a settings"):
        read_settings(tmp_path)


def test_settings_that_cannot_be_written_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match=r"could not be made: .*\.$"):
        write_settings(tmp_path / "file" / "folder", SealSettings())
    write_settings(tmp_path / "new", SealSettings(timestamp_url='https://x.example/"\x7f\\'))
    assert read_settings(tmp_path / "new").timestamp_url == 'https://x.example/"\x7f\\'


@pytest.mark.parametrize(
    ("signed", "sealed", "whose"),
    [
        (False, False, Vouched.NONE),
        (True, False, Vouched.SIGNATORY),
        (False, True, Vouched.SEAL),
        (True, True, Vouched.BOTH),
    ],
)
def test_whose_keys_vouch(signed: bool, sealed: bool, whose: Vouched) -> None:
    assert vouched(signed=signed, sealed=sealed) is whose
