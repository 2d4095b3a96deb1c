"""The bytes of somebody's seal: there is one way to write what is in it, its certificates and its time stamp."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import cms, core, keys, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, Name, NameAttribute, SubjectKeyIdentifier
from cryptography.x509.oid import NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

import golden_files
from signing import seals, stamping
from signing.proof.test_one_way import turned
from signoff.signing.seal.bytes import NotCanonical, require_not_malleable
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import seal
from signoff.signing.seal.time_stamp import canonical_stamp, is_canonical_stamp, is_plain

Change = Callable[[cms.ContentInfo], None]


@cache
def chained() -> bytes:
    """Return a file that a council's key sealed, whose certificate two others vouch for."""
    root, middle, own = seals.private_key(), seals.private_key(), seals.private_key()
    above = seals.certificate(root, name="Root", ca=True)
    between = seals.certificate(middle, name="Council CA", issuer=("Root", root), ca=True)
    certificate = seals.certificate(own, issuer=("Council CA", middle))
    return seal(seals.unsealed(), seals.key_of(own, certificate, (between, above)), at=seals.AT, name="Leeds")


@cache
def stamped() -> bytes:
    """Return a file with a seal and a time stamp."""
    with stamping.server() as server:
        return seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="", timestamp_url=server.url)


def seal_bytes(pdf: bytes) -> bytes:
    """Return the seal's own bytes."""
    start, _ = seals.place(pdf)
    return bytes.fromhex(pdf[start + 1 : start + 1 + 2 * seals.length(pdf)].decode("ascii"))


def put(pdf: bytes, signed: bytes) -> bytes:
    """Return the file with other bytes in the seal's place."""
    start, end = seals.place(pdf)
    digits = signed.hex().upper().encode("ascii").ljust(end - start - 2, b"0")
    assert len(digits) == end - start - 2
    return pdf[: start + 1] + digits + pdf[end - 1 :]


def stamp_of(pdf: bytes) -> cms.ContentInfo:
    info = cms.ContentInfo.load(seal_bytes(pdf))["content"]["signer_infos"][0]
    return info["unsigned_attrs"][0]["values"][0]


def with_stamps(pdf: bytes, *tokens: cms.ContentInfo) -> bytes:
    parsed = cms.ContentInfo.load(seal_bytes(pdf))
    parsed["content"]["signer_infos"][0]["unsigned_attrs"][0]["values"] = tokens
    return put(pdf, parsed.dump(force=True))


def problem(pdf: bytes) -> str:
    (signature,) = read_seals(pdf).seals
    return signature.problem


def longer(part: bytes) -> bytes:
    """Return a value with its length written longer than it need be."""
    size = 2 + (part[1] & 0x7F if part[1] & 0x80 else 0)
    return part[:1] + b"\x84" + len(part[size:]).to_bytes(4, "big") + part[size:]


def renested(data: bytes, part: bytes, new: bytes) -> bytes:
    """Return a DER value in which a part inside has another length, with all lengths around it updated."""
    if data == part:
        return new
    size = 2 + (data[1] & 0x7F if data[1] & 0x80 else 0)
    inside, place, replaced = b"", size, False
    while place < len(data):
        end = _end(data, place)
        element = data[place:end]
        if not replaced and part in element and (element == part or element[0] & 0x20):
            element, replaced = renested(element, part, new), True
        inside += element
        place = end
    length = len(inside)
    head = bytes([length]) if length < 0x80 else b"\x82" + length.to_bytes(2, "big")
    if 0x80 <= length < 0x100:
        head = b"\x81" + bytes([length])
    return data[:1] + head + inside


def _end(data: bytes, place: int) -> int:
    first = data[place + 1]
    if first < 0x80:
        return place + 2 + first
    count = first & 0x7F
    return place + 2 + count + int.from_bytes(data[place + 2 : place + 2 + count], "big")


def test_certificates_stand_in_one_order() -> None:
    """A set in DER is written in the order of its bytes, and so signoff has always written it."""
    parsed = cms.ContentInfo.load(seal_bytes(chained()))
    certificates = [certificate.dump() for certificate in parsed["content"]["certificates"]]
    assert len(certificates) == 3
    assert certificates == sorted(certificates)
    for order in ((2, 1, 0), (1, 0, 2), (0, 2, 1)):
        other = b"".join(certificates[index] for index in order)
        changed = put(chained(), seal_bytes(chained()).replace(b"".join(certificates), other))
        assert problem(changed) == "its own bytes were changed"


def test_what_a_seal_says_of_itself_stands_in_one_order_under_one_head() -> None:
    info = cms.ContentInfo.load(seal_bytes(seals.sealed()))["content"]["signer_infos"][0]
    parts = [attribute.dump() for attribute in info["signed_attrs"]]
    assert parts == sorted(parts)
    other = seal_bytes(seals.sealed()).replace(b"".join(parts), b"".join(parts[::-1]))
    assert problem(put(seals.sealed(), other))
    extra = info["signed_attrs"].dump()
    other = renested(seal_bytes(seals.sealed()), extra, longer(extra))
    assert problem(put(seals.sealed(), other)) == "its own bytes were changed"


def test_a_stamped_seal_holds() -> None:
    assert read_seals(stamped()).is_whole
    assert is_canonical_stamp(stamp_of(stamped()))


def test_a_stamp_is_not_taken_off_nor_put_to_a_seal_that_was_made_without() -> None:
    parsed = cms.ContentInfo.load(seal_bytes(stamped()))
    info = parsed["content"]["signer_infos"][0]
    info["unsigned_attrs"] = None
    assert problem(put(stamped(), parsed.dump(force=True))) == "its own place in the file has another size"
    bare = cms.ContentInfo.load(seal_bytes(seals.sealed()))
    info = bare["content"]["signer_infos"][0]
    token = own_stamp(info["signature"].native)
    info["unsigned_attrs"] = [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})]
    assert problem(put(seals.sealed(), bare.dump(force=True))) == "its own place in the file has another size"


def own_stamp(signature: bytes, at: dt.datetime = stamping.STAMPED) -> cms.ContentInfo:
    """Return somebody else's stamp of a seal, which holds."""
    private = seals.rsa_key()
    own_certificate = seals.certificate(private, name="Another service", purposes=seals.STAMPING)
    certificate = x509.Certificate.load(own_certificate.public_bytes(Encoding.DER))
    store = SimpleCertificateStore()
    store.register(certificate)
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    server = DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(der), store, fixed_dt=at)
    return asyncio.run(server.async_timestamp(hashlib.sha256(signature).digest(), "sha256"))


def test_a_stamp_may_be_replaced_by_another_of_the_same_seal() -> None:
    """No seal covers its stamp, which comes after it: so the stamp's own key is named, and the seal's own clock."""
    info = cms.ContentInfo.load(seal_bytes(stamped()))["content"]["signer_infos"][0]
    long_ago = dt.datetime(2006, 1, 1, tzinfo=dt.UTC)
    report = read_seals(with_stamps(stamped(), canonical_stamp(own_stamp(info["signature"].native, long_ago))))
    assert report.is_whole
    (signature,) = report.seals
    assert (signature.at, signature.stamped_at, signature.stamper) == (seals.AT, long_ago, "Another service")


def test_no_seal_has_two_stamps() -> None:
    info = cms.ContentInfo.load(seal_bytes(stamped()))["content"]["signer_infos"][0]
    other = canonical_stamp(own_stamp(info["signature"].native))
    for tokens in ((stamp_of(stamped()), other), (stamp_of(stamped()), stamp_of(stamped())), ()):
        assert problem(with_stamps(stamped(), *tokens)), len(tokens)


def _payload(token: cms.ContentInfo) -> None:
    extra = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.OctetString(b"anything at all, " * 100)]})
    token["content"]["signer_infos"][0]["unsigned_attrs"] = [extra]


def _further_certificate(token: cms.ContentInfo) -> None:
    der = seals.certificate(seals.private_key(), name="x" * 60).public_bytes(Encoding.DER)
    token["content"]["certificates"].append(cms.CertificateChoices("certificate", x509.Certificate.load(der)))


def _same_certificate(token: cms.ContentInfo) -> None:
    certificates = token["content"]["certificates"]
    certificates.append(certificates[0])


def _other_certificate(token: cms.ContentInfo) -> None:
    extra = {"other_cert_format": "1.2.3.4.5", "other_cert": core.OctetString(b"anything at all")}
    token["content"]["certificates"].append(cms.CertificateChoices("other", extra))


def _list(token: cms.ContentInfo) -> None:
    extra = {"other_rev_info_format": "1.2.3.4.5", "other_rev_info": core.OctetString(b"anything at all")}
    token["content"]["crls"] = [cms.RevocationInfoChoice("other", extra)]


def _further_signer(token: cms.ContentInfo) -> None:
    infos = token["content"]["signer_infos"]
    infos.append(infos[0].copy())


def _further_digest(token: cms.ContentInfo) -> None:
    token["content"]["digest_algorithms"].append({"algorithm": "sha256"})


def _parameters(token: cms.ContentInfo) -> None:
    info = token["content"]["signer_infos"][0]
    name = info["signature_algorithm"]["algorithm"].dump() + b"\x05\x08anything"
    info["signature_algorithm"] = cms.SignedDigestAlgorithm.load(b"\x30%c%s" % (len(name), name))


ADDED: dict[str, Change] = {
    "an attribute": _payload,
    "a certificate": _further_certificate,
    "its certificate again": _same_certificate,
    "a certificate of another kind": _other_certificate,
    "a list of another kind": _list,
    "its signature again": _further_signer,
    "its digest's name again": _further_digest,
    "parameters": _parameters,
}


@pytest.mark.parametrize("change", ADDED.values(), ids=list(ADDED))
def test_nothing_is_added_to_a_stamp(change: Change) -> None:
    token = cms.ContentInfo.load(stamp_of(stamped()).dump())
    change(token)
    assert problem(with_stamps(stamped(), token))


def test_nothing_in_a_stamped_seal_has_another_head() -> None:
    whole = seal_bytes(stamped())
    info = cms.ContentInfo.load(whole)["content"]["signer_infos"][0]
    token = stamp_of(stamped())
    inner = token["content"]["signer_infos"][0]
    for part in (
        info["unsigned_attrs"].dump(),
        info["unsigned_attrs"][0].dump(),
        info["unsigned_attrs"][0]["values"].dump(),
        token.dump(),
        inner["signed_attrs"].dump(),
        inner["sid"].dump(),
        token["content"]["encap_content_info"].dump(),
    ):
        assert whole.count(part) == 1
        assert problem(put(stamped(), renested(whole, part, longer(part)))), part[:4]


@pytest.mark.parametrize("change", [_payload, _further_certificate, _same_certificate, _list, _further_digest])
def test_what_a_server_adds_is_left_out_when_a_seal_is_made(change: Change) -> None:
    """Its signature covers none of that; the result is the same for any order and additions."""
    token = cms.ContentInfo.load(stamp_of(stamped()).dump())
    change(token)
    dumped = cms.ContentInfo.load(token.dump(force=True))
    assert not is_canonical_stamp(dumped)
    assert canonical_stamp(dumped).dump() == stamp_of(stamped()).dump()


def test_a_stamp_in_ber_is_kept_in_der() -> None:
    """Some servers write lengths that end where they end, and octets in pieces."""
    der = stamp_of(stamped()).dump()
    token = cms.ContentInfo.load(der)
    whole = token["content"]["encap_content_info"]
    octets = bytes(whole["content"])
    pieces = [core.OctetString(octets[place : place + 40]).dump() for place in range(0, len(octets), 40)]
    inner = b"\x24\x80" + b"".join(pieces) + b"\0\0"
    written = b"\x30\x80" + whole["content_type"].dump() + b"\xa0\x80" + inner + b"\0\0" + b"\0\0"
    signed = token["content"]
    names = ("version", "digest_algorithms", None, "certificates", "signer_infos")
    parts = b"".join(written if name is None else signed[name].dump() for name in names)
    ber = b"\x30\x80" + token["content_type"].dump() + b"\xa0\x80\x30\x80" + parts + b"\0\0" * 3
    assert canonical_stamp(cms.ContentInfo.load(ber, strict=True)).dump() == der


def test_a_stamp_that_names_its_key_is_kept_as_one_that_names_its_certificate() -> None:
    token = cms.ContentInfo.load(stamp_of(stamped()).dump())
    private = seals.rsa_key()
    own = token["content"]["certificates"][0].chosen
    own_certificate = naming_its_key(private)
    token["content"]["certificates"] = [own_certificate]
    info = token["content"]["signer_infos"][0]
    info["version"], info["sid"] = (
        "v3",
        cms.SignerIdentifier("subject_key_identifier", own_certificate.key_identifier_value),
    )
    signer_info = canonical_stamp(cms.ContentInfo.load(token.dump(force=True)))["content"]["signer_infos"][0]
    assert signer_info["version"].native == "v1"
    assert signer_info["sid"].chosen["serial_number"].native == own_certificate.serial_number != own.serial_number


def naming_its_key(private: rsa.RSAPrivateKey) -> x509.Certificate:
    """Return a certificate that names its key by its digest."""
    name = Name([NameAttribute(NameOID.COMMON_NAME, "Stamps")])
    start, end = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    own_certificate = (
        CertificateBuilder(name, name, private.public_key(), 7, start, end)
        .add_extension(SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
        .sign(private, hashes.SHA256())
    )
    return x509.Certificate.load(own_certificate.public_bytes(Encoding.DER))


def test_a_stamp_keeps_all_that_vouch_for_its_key() -> None:
    root, middle, own = seals.private_key(), seals.private_key(), seals.rsa_key()
    above = seals.certificate(root, name="Root", ca=True)
    between = [seals.certificate(middle, name="Stamps CA", issuer=("Root", root), ca=True) for _ in range(2)]
    own_certificate = seals.certificate(own, name="Stamps", issuer=("Stamps CA", middle), purposes=seals.STAMPING)
    store = SimpleCertificateStore()
    certificates = [
        x509.Certificate.load(certificate.public_bytes(Encoding.DER))
        for certificate in (own_certificate, *between, above)
    ]
    store.register_multiple(certificates)
    der = own.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    server = DummyTimeStamper(certificates[0], keys.PrivateKeyInfo.load(der), store, fixed_dt=stamping.STAMPED)
    server.certs_to_embed = list(store)
    token = canonical_stamp(asyncio.run(server.async_timestamp(bytes(32), "sha256")))
    encoded = [certificate.dump() for certificate in token["content"]["certificates"]]
    assert encoded == sorted(certificate.dump() for certificate in certificates)
    assert is_canonical_stamp(cms.ContentInfo.load(token.dump()))


def test_a_stamp_on_an_elliptic_curve_is_kept_in_one_way() -> None:
    private = seals.private_key()
    own = seals.certificate(private, name="Stamps", purposes=seals.STAMPING)
    certificate = x509.Certificate.load(own.public_bytes(Encoding.DER))
    token = cms.ContentInfo.load(stamp_of(stamped()).dump())
    info = token["content"]["signer_infos"][0]
    signed = private.sign(b"\x31" + info["signed_attrs"].dump()[1:], ec.ECDSA(hashes.SHA256()))
    token["content"]["certificates"] = [certificate]
    info["sid"] = {
        "issuer_and_serial_number": {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    }
    info["signature_algorithm"] = {"algorithm": "sha256_ecdsa"}
    forms = set()
    for signature in (signed, turned(signed, private.curve)):
        info["signature"] = signature
        forms.add(canonical_stamp(cms.ContentInfo.load(token.dump(force=True))).dump())
    (form,) = forms
    assert is_canonical_stamp(cms.ContentInfo.load(form))


def test_stamps_by_earlier_programs_are_kept_as_their_servers_gave_them() -> None:
    """But for what nobody's stamp has: attributes that it does not cover."""
    token = cms.ContentInfo.load(stamp_of(stamped()).dump())
    _further_certificate(token)
    parsed = cms.ContentInfo.load(seal_bytes(with_stamps(stamped(), token)))["content"]
    require_not_malleable(parsed, "0.2.0")
    with pytest.raises(NotCanonical):
        require_not_malleable(parsed, "0.3.0")
    assert is_plain(token)
    _payload(token)
    assert not is_plain(token)


@pytest.mark.parametrize("path", sorted(golden_files.FOLDER.glob("*/key*.pdf")), ids=str)
def test_seals_that_were_made_hold(path: Path) -> None:
    assert read_seals(path.read_bytes()).is_whole
