"""Sealing: what it adds and leaves alone, with which keys, and with a time stamp where the user has set a server."""

from __future__ import annotations

import datetime as dt
import socket
import subprocess
from pathlib import Path

import pytest
from cryptography.x509 import load_der_x509_certificate

import builders
from programs import need
from signing import seals, stamping
from signoff.errors import SealProblem
from signoff.pdf.attachment import attached_record
from signoff.pdf.export import render
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import seal
from signoff.signing.seal.time_stamp_request import HttpTimeStamper
from signoff.signing.seal.writer import sealed


def test_a_seal_only_adds_to_the_file() -> None:
    assert seals.sealed().startswith(seals.unsealed())
    added = seals.sealed()[len(seals.unsealed()) :]
    assert len(added) < 16_000
    assert b"/Metadata" in added  # named in the catalogue, which is written again, and not itself
    assert b"/Type /Metadata" not in added
    assert b"/Producer" not in added
    assert b"\n/Version" not in added  # PDF 1.7, which PDF/A-3 builds on
    assert attached_record(seals.sealed(), "n.pdf") == attached_record(seals.unsealed(), "n.pdf")


def test_the_signing_time_is_the_callers() -> None:
    local = dt.datetime(2020, 6, 1, 13, 5, 7, 999, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    (signature,) = read_seals(seal(seals.unsealed(), seals.own_key(), at=local, name="")).seals
    assert signature.at == dt.datetime(2020, 6, 1, 12, 5, 7, tzinfo=dt.UTC)
    assert signature.name == ""


def test_poppler_calls_the_seal_valid(tmp_path: Path) -> None:
    need("pdfsig")
    path = tmp_path / "n.pdf"
    path.write_bytes(seals.sealed())
    result = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False)
    for words in (
        "Signature Field Name: SignoffSeal",
        "Signature Type: ETSI.CAdES.detached",
        "Total document signed",
        "Signature is Valid.",
    ):
        assert words in result.stdout


def test_a_draft_has_no_place_for_a_seal() -> None:
    draft = render(builders.draft()).data
    with pytest.raises(SealProblem, match="no empty place for a seal"):
        seal(draft, seals.own_key(), at=seals.AT, name="")


def test_nothing_is_sealed_twice() -> None:
    with pytest.raises(SealProblem, match="no empty place for a seal"):
        seal(seals.sealed(), seals.own_key(), at=seals.AT, name="")


def test_what_is_no_pdf_cannot_be_sealed() -> None:
    for data in (b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF"):
        with pytest.raises(SealProblem, match="damaged"):
            seal(data, seals.own_key(), at=seals.AT, name="")


def test_a_council_s_key_on_rsa_seals_with_its_chain() -> None:
    root, private = seals.private_key(), seals.rsa_key()
    above = seals.certificate(root, name="Council CA", ca=True)
    own = seals.certificate(private, name="Leeds City Council", issuer=("Council CA", root))
    pdf = seal(seals.unsealed(), seals.key_of(private, own, (above,)), at=seals.AT, name="Leeds")
    (signature,) = read_seals(pdf).seals
    assert (signature.signer, signature.intact, signature.certifies) == ("Leeds City Council", True, True)


@pytest.mark.parametrize(
    ("year", "words"), [(2041, "expired on 1 January 2040"), (2019, "is not valid before 1 January 2020")]
)
def test_a_certificate_seals_only_in_its_time(year: int, words: str) -> None:
    private = seals.private_key()
    key = seals.key_of(private, seals.certificate(private))
    with pytest.raises(SealProblem, match=words):
        seal(seals.unsealed(), key, at=dt.datetime(year, 6, 1, tzinfo=dt.UTC), name="")


def test_the_installation_s_certificate_has_no_end_and_names_nobody() -> None:
    own = load_der_x509_certificate(seals.own_key().certificate)
    assert own.not_valid_after_utc.year == 9999
    beginning = " ".join(seals.own_key().fingerprint.split()[:2])
    assert own.subject.rfc4514_string() == f"CN=Seal of a signoff installation ({beginning})"


def test_a_private_key_is_not_shown() -> None:
    assert "private" not in repr(seals.own_key())


def test_without_a_server_the_network_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read_seals(seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="")).is_whole


def test_a_time_stamp_is_asked_for_once_and_read_back() -> None:
    with stamping.server() as server:
        pdf = seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="", timestamp_url=server.url)
    report = read_seals(pdf)
    assert server.questions == 1
    assert report.is_whole
    (signature,) = report.seals
    assert (signature.at, signature.stamped_at, signature.stamper) == (seals.AT, stamping.STAMPED, "Time stamps")
    assert len(signature.stamp_key.split()) == 16
    assert signature.stamp_key != signature.fingerprint


def test_a_stamped_seal_is_judged_as_strictly() -> None:
    with stamping.server() as server:
        pdf = seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="", timestamp_url=server.url)
    start, _ = seals.place(pdf)
    for place in range(start, start + 2 * seals.length(pdf), 97):
        changed = bytearray(pdf)
        changed[place] = ord(b"0") if changed[place] != ord(b"0") else ord(b"1")
        assert not read_seals(bytes(changed)).is_whole, place - start


@pytest.mark.parametrize("mood", stamping.MOODS)
def test_a_bad_time_stamp_is_one_sentence(mood: str) -> None:
    with stamping.server(mood) as server, pytest.raises(SealProblem) as caught:
        seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="", timestamp_url=server.url)
    assert "time stamp" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there_or_slow_is_one_sentence() -> None:
    with stamping.server() as server:
        url = server.url
    with pytest.raises(SealProblem, match="it cannot be reached"):
        sealed(seals.unsealed(), seals.own_key(), seals.AT, "", url)
    with stamping.server("slow") as server, pytest.raises(SealProblem, match="did not answer"):
        HttpTimeStamper(server.url, timeout=0.2)._answer(b"question")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org", "example.org", "https://", "http://[", ""])
def test_only_web_addresses_are_servers(url: str) -> None:
    with pytest.raises(SealProblem, match="not the address of a time stamp server"):
        HttpTimeStamper(url)
