"""The canonical form of an ECDSA signature: the lower of the two values of s that verify alike, in minimal DER.

Of a signature (r, s), (r, n - s) verifies as well: anybody could change the bytes of somebody's signature, and it would
still be valid. Requiring that s is at most n/2 leaves one form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurve


def canonical(signature: bytes, curve: EllipticCurve) -> bytes:
    """Return the canonical form of a signature; raises ValueError for bytes that are not a signature."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, curve.group_order - s))


def is_canonical(signature: bytes, curve: EllipticCurve) -> bool:
    """Whether a signature is in its canonical form; never raises."""
    try:
        return canonical(signature, curve) == signature
    except ValueError:
        return False
