"""The one way to write an ECDSA signature: the lesser of the two numbers that verify alike, in minimal DER.

Of a signature (r, s), (r, n - s) verifies as well: anybody could change the bytes of somebody's signature, and it would
still hold. Demanding that s is at most n/2 leaves one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurve


def in_one_way(signature: bytes, curve: EllipticCurve) -> bytes:
    """Return a signature as signoff writes it, which verifies as it did; raises ValueError for bytes that are none."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, curve.group_order - s))


def is_in_one_way(signature: bytes, curve: EllipticCurve) -> bool:
    """Whether a signature is written as signoff writes it; never raises."""
    try:
        return in_one_way(signature, curve) == signature
    except ValueError:
        return False
