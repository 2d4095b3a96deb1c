"""Whether a signatory's own proof is valid: their key signed exactly this entry of this record.

ECDSA over the curve P-256 with SHA-256, by `cryptography`. The text that is signed is `digest.proof_text`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from signoff.notice.record.digest import proof_text
from signoff.notice.record.document import entries_of, version_of
from signoff.notice.record.ecdsa import is_canonical
from signoff.notice.record.record import Proof, Record

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

_GROUP = 4

_CANONICAL_SINCE = 2
"""The first version of records whose proofs must have a canonical signature."""


def holds(record: Record, place: int) -> bool:
    """Whether the signature at this place, from 0, carries a proof whose key signed exactly this entry of this record.

    Never raises: a proof with a malformed key or signature, with a key on another curve, or written in another way than
    `prove` writes it, is not valid.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    proof = record.signatures[place].proof
    if proof is None:
        return False
    try:
        key = _load_key(_decode_base64(proof.key))
        signed = proof_text(entries_of(record)[place], record.id)
        signature = _decode_base64(proof.signature)
        key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
    except (
        ValueError,
        InvalidSignature,
    ):  # ValueError: not base64, not a key, another curve, a number too large to digest
        return False
    return version_of(record) < _CANONICAL_SINCE or is_canonical(signature, key.curve)


def fingerprint(key: Proof | str | EllipticCurvePublicKey) -> str:
    """Return a key's fingerprint as people compare it: SHA-256 of its DER, hexadecimal, in groups of four.

    A proof's key that is not base64 has the fingerprint of its characters, so that it can still be named.
    """
    if isinstance(key, Proof):
        key = key.key
    if isinstance(key, str):
        try:
            der = _decode_base64(key)
        except ValueError:
            der = key.encode("utf-8", "replace")
    else:
        der = spki(key)
    digits = hashlib.sha256(der).hexdigest()
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def spki(key: EllipticCurvePublicKey) -> bytes:
    """Return a public key as SubjectPublicKeyInfo, DER."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def as_base64(data: bytes) -> str:
    """Return bytes as base64, as a proof has them."""
    return base64.b64encode(data).decode("ascii")


def _load_key(der: bytes) -> EllipticCurvePublicKey:
    """Return the P-256 key in `der`; raises ValueError for anything else, another encoding of the key included."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = load_der_public_key(der)
    except UnsupportedAlgorithm as problem:
        raise ValueError(str(problem)) from problem
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) and spki(key) == der:
        return key
    raise ValueError("the key is not on P-256, or not in its canonical encoding")


def _decode_base64(text: str) -> bytes:
    """Return the bytes in canonical base64; raises ValueError for any other text."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise ValueError(str(problem)) from problem
    if as_base64(data) != text:
        raise ValueError("the base64 is not canonical")
    return data
