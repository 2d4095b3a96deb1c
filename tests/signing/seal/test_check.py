"""Whether changes of a sealed file are found: random ones, those that parsers tolerate, and those made to hang."""

from __future__ import annotations

import re
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from examples import examples
from signing import seals
from signoff.errors import SealProblem
from signoff.signing.seal.check import LIMIT, SealReport, check_seals
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import seal


def test_a_sealed_file_is_whole() -> None:
    report = check_seals(seals.sealed())
    (signature,) = report.seals
    assert report.is_whole
    assert (signature.signer, signature.fingerprint) == (seals.own_key().name, seals.own_key().fingerprint)
    assert (signature.name, signature.at, signature.stamped_at) == ("Leeds City Council", seals.AT, None)
    assert (signature.intact, signature.covers_whole, signature.certifies, signature.foreign) == (
        True,
        True,
        True,
        False,
    )


def test_a_file_without_a_seal_has_none() -> None:
    assert check_seals(seals.unsealed()) == SealReport()
    assert check_seals(b"") == SealReport()


@pytest.mark.parametrize("seed", range(4))
def test_no_random_change_is_called_whole_or_intact(seed: int) -> None:
    pdf = seals.sealed()
    for kind, changed in seals.changes(pdf, seed, 60):
        report = read_seals(changed) if b"/ByteRange" in changed else SealReport()
        assert not report.is_whole, kind
        if any(
            signature.intact and not signature.foreign for signature in report.seals
        ):  # the seal is valid for what it covers
            assert changed.startswith(pdf), kind
            assert report.altered_after, kind


def test_every_byte_of_the_seals_own_place_counts() -> None:
    pdf = seals.sealed()
    start, end = seals.place(pdf)
    used = 2 * seals.length(pdf)
    places = [*range(start, start + 40, 3), *range(start + 40, start + used + 20, 37), end - 2, end - 1]
    for place in places:
        changed = bytearray(pdf)
        changed[place] = ord(b"0") if changed[place] != ord(b"0") else ord(b"1")
        assert not read_seals(bytes(changed)).is_whole, place - start


def test_what_other_readers_tolerate_is_refused() -> None:
    pdf = seals.sealed()
    start, end = seals.place(pdf)
    digit = re.compile(rb"[A-F]").search(pdf, start)
    assert digit is not None
    lower = pdf[: digit.start()] + digit[0].lower() + pdf[digit.end() :]
    padded = pdf[: end - 2] + b"1" + pdf[end - 1 :]
    spaced = pdf[: end - 2] + b" " + pdf[end - 1 :]
    for changed in (lower, padded, spaced):
        (signature,) = read_seals(changed).seals
        assert (signature.intact, signature.problem) == (False, "its own place in the file was changed")


@pytest.mark.parametrize("kind", range(4))
def test_a_later_revision_is_reported(kind: int) -> None:
    report = read_seals(seals.revised(seals.sealed(), kind))
    (signature,) = report.seals
    assert report.altered_after
    assert not report.is_whole
    assert (signature.intact, signature.covers_whole) == (True, False)


def test_another_tools_signature_on_top_is_reported_as_such() -> None:
    report = check_seals(seals.signed_on_top(seals.sealed()))
    own, other = report.seals
    assert (own.foreign, own.intact, own.covers_whole) == (False, True, False)
    assert (other.foreign, other.intact, other.covers_whole, other.certifies) == (True, True, True, False)
    assert (other.name, other.fingerprint) == ("Another tool", seals.own_key(1).fingerprint)
    assert report.altered_after
    assert not report.is_whole


def test_another_tools_signature_in_the_seals_place_is_not_a_seal() -> None:
    report = read_seals(seals.signed_on_top(seals.unsealed(), "SignoffSeal"))
    (signature,) = report.seals
    assert not signature.certifies
    assert not report.is_whole


def test_another_tools_signature_alone_is_not_a_seal() -> None:
    report = read_seals(seals.signed_on_top(seals.unsealed()))
    (signature,) = report.seals
    assert (signature.foreign, signature.intact, signature.covers_whole) == (True, True, True)
    assert not report.is_whole
    assert not report.altered_after


def test_a_seal_that_allows_changes_is_reported() -> None:
    report = read_seals(seals.lenient())
    (signature,) = report.seals
    assert (signature.intact, signature.covers_whole, signature.certifies) == (True, True, False)
    assert not report.is_whole


def test_a_removed_seal_leaves_a_trace() -> None:
    pdf = seals.sealed()
    at = pdf.rindex(b"/V ", 0, seals.place(pdf)[0])
    report = read_seals(pdf[:at] + b"/W " + pdf[at + 3 :])
    assert not report.seals
    assert "was removed" in report.problem


def test_certificates_that_do_not_belong_to_the_seal_are_refused() -> None:
    private, other = seals.private_key(), seals.private_key()
    key = seals.key_of(private, seals.certificate(private), (seals.certificate(other, name="Stranger"),))
    with pytest.raises(SealProblem, match="do not belong to it"):
        seal(seals.unsealed(), key, at=seals.AT, name="")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read_seals(seals.sealed()).is_whole
    assert len(read_seals(seals.signed_on_top(seals.sealed())).seals) == 2


@settings(max_examples=examples(60), deadline=None)
@given(some.binary(max_size=400))
def test_no_bytes_at_all_raise(noise: bytes) -> None:
    assert not read_seals(noise + b"/ByteRange").is_whole
    assert not read_seals(b"%PDF-1.7\n" + noise + b"/ByteRange [0 1 2 3]\nstartxref\n9\n%%EOF").is_whole


def test_a_file_made_to_keep_the_check_busy_for_ever_is_given_up() -> None:
    kids = [b"<< /T (a) /Kids [%d 0 R %d 0 R] >>" % (number + 1, number + 1) for number in range(2, 60)]
    objects = [b"<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>", *kids, b"<< /ByteRange [0 1 2 3] >>"]
    pdf, table = b"%PDF-1.7\n", b"xref\n0 1\n0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    pdf += table + b"trailer\n<< /Size 61 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(pdf)
    report = check_seals(pdf, seconds=3.0)
    assert not report.seals
    assert report.unchecked == "The program that checks seals was not finished after 3 seconds and was stopped."
    assert report.problem == ""


def test_a_file_too_large_is_not_read() -> None:
    report = check_seals(b"/ByteRange" + bytes(LIMIT))
    assert "too large" in report.unchecked
    assert not report.is_whole
