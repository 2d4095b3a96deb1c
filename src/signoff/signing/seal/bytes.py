"""A seal's own bytes, judged strictly: each seal has one canonical encoding, and every other is refused.

pyHanko accepts differences without meaning: another case of hexadecimal digits, other padding, other unsigned fields.
A strict judge can say of every byte of a sealed file that it has not changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.x509 import load_der_x509_certificate
from pyhanko.sign.general import as_signing_certificate_v2

from signoff.notice.record.ecdsa import is_canonical
from signoff.signing.seal.key import issuers
from signoff.signing.seal.time_stamp import is_canonical_stamp, is_plain, signed_attributes

_ROOM = 4 * 1024
"""Bytes reserved for a signature, without its certificates: several times what one needs."""

_STAMP_ROOM = 16 * 1024
"""Bytes reserved for a time stamp with its server's certificates."""

_CANONICAL_SINCE = (0, 3)
"""The first version of the program whose seals must have a canonical signature."""

_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})(?:\.\w{1,20}){0,2}", re.ASCII)

_PLACE = re.compile(rb"<((?:[0-9A-F]{2})+)>")
_RANGE_NUMBERS = 4
_LONGEST_DER_LENGTH = 4  # bytes
_STAMP_CHANGED = "its time stamp’s own bytes were changed"


class NotCanonical(ValueError):
    """A seal's bytes are not the canonical encoding of what they say; `str()` of it is the end of a sentence."""


def covered_end(byte_range: Sequence[int], size: int) -> int:
    """Return how many of the file's bytes a signature covers: all from the first on, except for its own place.

    Raises NotCanonical when it leaves out anything else, or extends beyond the file.
    """
    if len(byte_range) != _RANGE_NUMBERS or not all(
        isinstance(number, int) and 0 <= number <= size for number in byte_range
    ):
        raise NotCanonical("it does not say what it covers")
    start, length, resume, rest = byte_range
    if start != 0 or resume <= length or resume + rest > size:
        raise NotCanonical("it leaves out a part of the file")
    return resume + rest


def own_bytes(pdf: bytes, byte_range: Sequence[int]) -> bytes:
    """Return the signature in the place that its range leaves out: upper-case digits, padded with zeros.

    Raises NotCanonical for anything else in that place.
    """
    match = _PLACE.fullmatch(pdf, byte_range[1], byte_range[2])
    if match is None:
        raise NotCanonical("its own place in the file was changed")
    data = bytes.fromhex(match[1].decode("ascii"))
    length = _der_length(data)
    if data[length:].strip(b"\0"):
        raise NotCanonical("its own place in the file was changed")
    return data[:length]


def room_for(certificates: Sequence[bytes], *, stamped: bool) -> int:
    """Return how many bytes a file reserves for a seal with these certificates, with a time stamp or without."""
    return _ROOM + sum(map(len, certificates)) + (_STAMP_ROOM if stamped else 0)


def is_earlier(program: str) -> bool:
    """Whether a seal's program, by its version, is from before seals had to have a canonical signature."""
    match = _VERSION.fullmatch(program)
    return match is not None and (int(match[1]), int(match[2])) < _CANONICAL_SINCE


def number_of(first: bytes, at: dt.datetime, certificates: Sequence[bytes]) -> bytes:
    """Return the second number of a sealed file, whose first is `first`, with a seal of this instant: 16 bytes.

    It is covered by the seal, and so binds the seal's certificates, which the signature itself does not cover.
    """
    parts = (first, f"{at:%Y%m%d%H%M%S}".encode("ascii"), *sorted(certificates))
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()[:16]


def certificates_in(place: bytes) -> tuple[bytes, ...]:
    """Return the certificates in the bytes of a seal's own place; raises NotCanonical for bytes that are not a seal."""
    try:
        parsed = cms.ContentInfo.load(place[: _der_length(place)], strict=True)
        return tuple(certificate.chosen.dump() for certificate in parsed["content"]["certificates"])
    except (ValueError, TypeError, LookupError, AttributeError) as problem:  # what asn1crypto raises for other bytes
        raise NotCanonical("it cannot be read") from problem


def require_not_malleable(signed: cms.SignedData, program: str) -> None:
    """Refuse a signature or a time stamp that is not in its canonical form: another form would verify too.

    Seals by programs before 0.3, by the version in the sealed file, were made in either form, with time stamps as their
    servers wrote them, and are accepted. Raises NotCanonical.
    """
    if is_earlier(program):
        return
    info = signed["signer_infos"][0]
    stamp = _stamp_attributes(info)
    if stamp is not None and not is_canonical_stamp(stamp[0]["values"][0]):
        raise NotCanonical(_STAMP_CHANGED)
    signer = _signer(info, [certificate.chosen for certificate in signed["certificates"]])
    key = load_der_x509_certificate(signer.dump()).public_key()
    if isinstance(key, EllipticCurvePublicKey) and not is_canonical(info["signature"].native, key.curve):
        raise NotCanonical("its own bytes were changed")


def require_canonical(signed: bytes, parsed: cms.SignedData, algorithm: cms.SignedDigestAlgorithm, room: int) -> None:
    """Refuse a signature whose bytes are not what signoff writes for its signer, certificates and what they cover.

    `room` is how many bytes the file reserves for it; `algorithm` is the one that signoff uses with the signer's key.
    Raises NotCanonical.
    """
    certificates = [certificate.chosen for certificate in parsed["certificates"]]
    info = parsed["signer_infos"][0]
    signer = _signer(info, certificates)
    others = [certificate.dump() for certificate in certificates if certificate is not signer]
    if set(issuers(signer.dump(), others)) != set(others) or len(set(others)) != len(others):
        raise NotCanonical("it contains certificates that do not belong to it")
    stamp = _stamp_attributes(info)
    if room != room_for([signer.dump(), *others], stamped=stamp is not None):
        raise NotCanonical("its own place in the file has another size")
    _require_plain_attributes(info["signed_attrs"], signer)
    digest = {"algorithm": "sha256"}
    entries = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": signer.issuer, "serial_number": signer.serial_number}},
        "digest_algorithm": digest,
        "signed_attrs": signed_attributes(info),
        "signature_algorithm": algorithm,
        "signature": info["signature"].native,
    }
    if stamp is not None:
        entries["unsigned_attrs"] = stamp
    expected = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": cms.SignedData(
                {
                    "version": "v1",
                    "digest_algorithms": [digest],
                    "encap_content_info": {"content_type": "data"},
                    "certificates": certificates,  # a set, which is written in the order of its bytes
                    "signer_infos": [cms.SignerInfo(entries)],
                }
            ),
        }
    )
    if expected.dump() != signed:
        raise NotCanonical("its own bytes were changed")


def _signer(info: cms.SignerInfo, certificates: Sequence[x509.Certificate]) -> x509.Certificate:
    sid = info["sid"].chosen
    for certificate in certificates:
        if isinstance(sid, cms.IssuerAndSerialNumber) and certificate.serial_number == sid["serial_number"].native:
            return certificate
    raise NotCanonical("it lacks its certificate")


def _require_plain_attributes(attributes: cms.CMSAttributes, signer: x509.Certificate) -> None:
    """Refuse all signed attributes except those of PAdES: that it is data, its digest, and the certificate."""
    values = {attribute["type"].native: [value.dump() for value in attribute["values"]] for attribute in attributes}
    expected = {
        "content_type": [cms.ContentType("data").dump()],
        "message_digest": values.get("message_digest"),
        "signing_certificate_v2": [as_signing_certificate_v2(signer).dump()],
    }
    if values != expected or len(attributes) != len(expected) or len(expected["message_digest"] or ()) != 1:
        raise NotCanonical("it says something that seals do not say")


def _stamp_attributes(info: cms.SignerInfo) -> cms.CMSAttributes | None:
    """Return the unsigned attributes: None, or one time stamp and nothing else."""
    attributes = info["unsigned_attrs"]
    if not attributes:
        return None
    if len(attributes) != 1 or attributes[0]["type"].native != "signature_time_stamp_token":
        raise NotCanonical("it contains something that seals do not have")
    tokens = list(attributes[0]["values"])
    if len(tokens) != 1:
        raise NotCanonical("it contains something that seals do not have")
    if not is_plain(tokens[0]):
        raise NotCanonical(_STAMP_CHANGED)
    return cms.CMSAttributes([cms.CMSAttribute({"type": "signature_time_stamp_token", "values": tokens})])


def _der_length(data: bytes) -> int:
    """Return the length of the DER value at the start of the bytes, by its own header in its shortest form."""
    if len(data) < _LONGEST_DER_LENGTH or data[0] != 0x30:  # SEQUENCE
        raise NotCanonical("its own place in the file was changed")
    if data[1] < 0x80:
        return 2 + data[1]
    count = data[1] & 0x7F
    length = int.from_bytes(data[2 : 2 + count], "big")
    shortest = (length.bit_length() + 7) // 8
    if not 0 < count <= _LONGEST_DER_LENGTH or length < 0x80 or count != shortest or 2 + count + length > len(data):
        raise NotCanonical("its own place in the file was changed")
    return 2 + count + length
