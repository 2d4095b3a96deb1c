"""A signatory's key, and the proof that it makes of what they signed; `notice.record.proof` checks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.notice.record.digest import proof_text
from signoff.notice.record.document import entry_of
from signoff.notice.record.ecdsa import canonical
from signoff.notice.record.proof import as_base64, spki
from signoff.notice.record.record import Proof, Signature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey


def new_key() -> EllipticCurvePrivateKey:
    """Return a new private key on P-256, from the operating system's random numbers."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def public_key(private_key: EllipticCurvePrivateKey) -> str:
    """Return a key's public half as a proof has it: SubjectPublicKeyInfo, DER, base64."""
    return as_base64(spki(private_key.public_key()))


def prove(signature: Signature, record_id: str, private_key: EllipticCurvePrivateKey) -> Proof:
    """Return the proof that this key's holder gave this signature under this record."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    raw = private_key.sign(proof_text(entry_of(signature), record_id), ec.ECDSA(hashes.SHA256()))
    signed = canonical(raw, private_key.curve)
    return Proof(algorithm="ecdsa-p256-sha256", key=public_key(private_key), signature=as_base64(signed))
