"""Whether a signatory's own proof holds: their key signed exactly this entry of this record.

ECDSA over the curve P-256 with SHA-256, by `cryptography`. The text that is signed is `digest.proof_text`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from signoff.notice.record.digest import proof_text
from signoff.notice.record.document import entries_of, version_of
from signoff.notice.record.ecdsa import is_in_one_way
from signoff.notice.record.record import Proof, Record

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

_GROUP = 4

_IN_ONE_WAY_SINCE = 2
"""The version of records from which on a proof's signature is demanded in the one way that signoff writes it."""


def holds(record: Record, place: int) -> bool:
    """Whether the signature at this place, from 0, carries a proof whose key signed exactly this entry of this record.

    Never raises: a key or a signature that is none, is on another curve or is written in another way than
    `prove` writes it, does not hold.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    proof = record.signatures[place].proof
    if proof is None:
        return False
    try:
        key = _loaded(_bytes(proof.key))
        signed = proof_text(entries_of(record)[place], record.id)
        signature = _bytes(proof.signature)
        key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
    except (ValueError, InvalidSignature):  # ValueError: no base64, no key, another curve, an indigestible number
        return False
    return version_of(record) < _IN_ONE_WAY_SINCE or is_in_one_way(signature, key.curve)


def fingerprint(key: Proof | str | EllipticCurvePublicKey) -> str:
    """Return a key's fingerprint as people compare it: SHA-256 of its DER, hexadecimal, in groups of four.

    A proof's key that is no base64 has the fingerprint of its characters, so that it can still be told.
    """
    if isinstance(key, Proof):
        key = key.key
    if isinstance(key, str):
        try:
            der = _bytes(key)
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
    """Return bytes as a proof carries them."""
    return base64.b64encode(data).decode("ascii")


def _loaded(der: bytes) -> EllipticCurvePublicKey:
    """Return the P-256 key in `der`; raises ValueError for anything else, also for another way of writing it."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = load_der_public_key(der)
    except UnsupportedAlgorithm as problem:
        raise ValueError(str(problem)) from problem
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) and spki(key) == der:
        return key
    raise ValueError("the key is not on P-256, or not written in the one way that signoff writes it")


def _bytes(text: str) -> bytes:
    """Return what base64 stands for; raises ValueError for any but the one way of writing it."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise ValueError(str(problem)) from problem
    if as_base64(data) != text:
        raise ValueError("the base64 has bits to spare")
    return data
