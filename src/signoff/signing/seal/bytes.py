"""A seal's own bytes, judged strictly: there is one way only to write what a seal says, and every other is refused.

pyHanko tolerates what changes no meaning: another case of hexadecimal digits, other padding, other unsigned fields. A
strict judge can say of every single byte of a sealed file that it is as it was.
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
from signoff.signing.seal.stamp import as_signed, is_in_one_form, is_plain

_ROOM = 4 * 1024
"""Bytes kept for a signature beside its certificates: several times what one needs."""

_ROOM_FOR_A_STAMP = 16 * 1024
"""Bytes kept for a time stamp with its server's certificates."""

_IN_ONE_WAY_SINCE = (0, 3)
"""The program's version from which on a seal's signature is demanded in the one way that signoff writes it."""

_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})(?:\.\w{1,20}){0,2}", re.ASCII)

_HOLE = re.compile(rb"<((?:[0-9A-F]{2})+)>")
_PARTS = 4
_STAMP_CHANGED = "its time stamp’s own bytes were changed"


class NotCanonical(ValueError):
    """A seal's bytes are not the only ones for what they say; `str()` of it is the end of a sentence."""


def covered_end(byte_range: Sequence[int], size: int) -> int:
    """Return how many of the file's bytes a signature covers, all from the first on but for its own place.

    Raises NotCanonical when it leaves out anything else, or reaches beyond the file.
    """
    if len(byte_range) != _PARTS or not all(isinstance(one, int) and 0 <= one <= size for one in byte_range):
        raise NotCanonical("it does not say what it covers")
    start, length, again, rest = byte_range
    if start != 0 or again <= length or again + rest > size:
        raise NotCanonical("it leaves out a part of the file")
    return again + rest


def own_bytes(pdf: bytes, byte_range: Sequence[int]) -> bytes:
    """Return the signature in the place that its range leaves out: capital digits, padded with zeros.

    Raises NotCanonical for anything else in that place.
    """
    found = _HOLE.fullmatch(pdf, byte_range[1], byte_range[2])
    if found is None:
        raise NotCanonical("its own place in the file was changed")
    held = bytes.fromhex(found[1].decode("ascii"))
    length = _length(held)
    if held[length:].strip(b"\0"):
        raise NotCanonical("its own place in the file was changed")
    return held[:length]


def room_for(certificates: Sequence[bytes], *, stamped: bool) -> int:
    """Return how many bytes a file keeps for a seal with these certificates, with a time stamp or without."""
    return _ROOM + sum(map(len, certificates)) + (_ROOM_FOR_A_STAMP if stamped else 0)


def is_earlier(program: str) -> bool:
    """Whether a seal's program, by its version, is one from before seals were held to one way."""
    found = _VERSION.fullmatch(program)
    return found is not None and (int(found[1]), int(found[2])) < _IN_ONE_WAY_SINCE


def number_of(first: bytes, at: dt.datetime, certificates: Sequence[bytes]) -> bytes:
    """Return the second number of a sealed file, whose first is `first`, with a seal of this instant: 16 bytes.

    It is covered by the seal, and binds the certificates that go with it, which the signature itself does not.
    """
    parts = (first, f"{at:%Y%m%d%H%M%S}".encode("ascii"), *sorted(certificates))
    return hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in parts)).digest()[:16]


def certificates_in(held: bytes) -> tuple[bytes, ...]:
    """Return the certificates in the bytes of a seal's own place; raises NotCanonical where they hold no seal."""
    try:
        parsed = cms.ContentInfo.load(held[: _length(held)], strict=True)
        return tuple(one.chosen.dump() for one in parsed["content"]["certificates"])
    except (ValueError, TypeError, LookupError, AttributeError) as problem:  # whatever asn1crypto says of other bytes
        raise NotCanonical("it cannot be read") from problem


def require_one_way(signed: cms.SignedData, program: str) -> None:
    """Refuse a signature, or a time stamp, that could be written in another way as well, and would still hold.

    Seals by programs before 0.3, as the version in the sealed file says, were made in either of two ways, with stamps
    as their servers wrote them, and are kept. Raises NotCanonical.
    """
    if is_earlier(program):
        return
    info = signed["signer_infos"][0]
    stamp = _stamp(info)
    if stamp is not None and not is_in_one_form(stamp[0]["values"][0]):
        raise NotCanonical(_STAMP_CHANGED)
    own = _signer(info, [one.chosen for one in signed["certificates"]])
    key = load_der_x509_certificate(own.dump()).public_key()
    if isinstance(key, EllipticCurvePublicKey) and not is_canonical(info["signature"].native, key.curve):
        raise NotCanonical("its own bytes were changed")


def require_canonical(signed: bytes, parsed: cms.SignedData, algorithm: cms.SignedDigestAlgorithm, room: int) -> None:
    """Refuse a signature whose bytes are not what signoff writes for its signer, certificates and what they cover.

    `room` is how many bytes the file keeps for it; `algorithm` is the one way to sign with the signer's kind of key.
    Raises NotCanonical.
    """
    certificates = [one.chosen for one in parsed["certificates"]]
    info = parsed["signer_infos"][0]
    own = _signer(info, certificates)
    others = [one.dump() for one in certificates if one is not own]
    if set(issuers(own.dump(), others)) != set(others) or len(set(others)) != len(others):
        raise NotCanonical("it carries certificates that do not belong to it")
    stamp = _stamp(info)
    if room != room_for([own.dump(), *others], stamped=stamp is not None):
        raise NotCanonical("its own place in the file has another size")
    _require_plain_attributes(info["signed_attrs"], own)
    digest = {"algorithm": "sha256"}
    entries = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": own.issuer, "serial_number": own.serial_number}},
        "digest_algorithm": digest,
        "signed_attrs": as_signed(info),
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
    for one in certificates:
        if isinstance(sid, cms.IssuerAndSerialNumber) and one.serial_number == sid["serial_number"].native:
            return one
    raise NotCanonical("it lacks its certificate")


def _require_plain_attributes(attributes: cms.CMSAttributes, own: x509.Certificate) -> None:
    """Refuse signed attributes but those of PAdES: that it is data, its digest, and by which certificate."""
    values = {one["type"].native: [value.dump() for value in one["values"]] for one in attributes}
    fixed = {
        "content_type": [cms.ContentType("data").dump()],
        "message_digest": values.get("message_digest"),
        "signing_certificate_v2": [as_signing_certificate_v2(own).dump()],
    }
    if values != fixed or len(attributes) != len(fixed) or len(fixed["message_digest"] or ()) != 1:
        raise NotCanonical("it says what no seal says")


def _stamp(info: cms.SignerInfo) -> cms.CMSAttributes | None:
    """Return the unsigned attributes: none, or one time stamp and nothing else."""
    attributes = info["unsigned_attrs"]
    if not attributes:
        return None
    if len(attributes) != 1 or attributes[0]["type"].native != "signature_time_stamp_token":
        raise NotCanonical("it carries what no seal has")
    tokens = list(attributes[0]["values"])
    if len(tokens) != 1:
        raise NotCanonical("it carries what no seal has")
    if not is_plain(tokens[0]):
        raise NotCanonical(_STAMP_CHANGED)
    return cms.CMSAttributes([cms.CMSAttribute({"type": "signature_time_stamp_token", "values": tokens})])


def _length(held: bytes) -> int:
    """Return the length of the DER value that bytes begin with, by its own head, written as short as can be."""
    if len(held) < _PARTS or held[0] != 0x30:  # SEQUENCE
        raise NotCanonical("its own place in the file was changed")
    if held[1] < 0x80:
        return 2 + held[1]
    count = held[1] & 0x7F
    length = int.from_bytes(held[2 : 2 + count], "big")
    shortest = (length.bit_length() + 7) // 8
    if not 0 < count <= _PARTS or length < 0x80 or count != shortest or 2 + count + length > len(held):
        raise NotCanonical("its own place in the file was changed")
    return 2 + count + length
