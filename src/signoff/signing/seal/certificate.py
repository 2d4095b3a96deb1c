"""What makes a certificate unfit to seal: its purpose, the size of its key, and its validity."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from signoff.notice.text.days import written
from signoff.signing.seal.key import SealKey, common_name

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_SHORTEST_RSA = 2048
_SHORTEST_CURVE = 256


def reason_unfit(certificate: Certificate) -> str:
    """Return why a certificate is not made for signing documents, as the end of a sentence; nothing if it is."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _SHORTEST_RSA:
        return f"its key has {key.key_size} bits, and needs at least {_SHORTEST_RSA}"
    if isinstance(key, ec.EllipticCurvePublicKey) and key.key_size < _SHORTEST_CURVE:
        return f"its key has {key.key_size} bits, and needs at least {_SHORTEST_CURVE}"
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return "its key is neither RSA nor on an elliptic curve that PDF readers know"
    try:
        extensions = certificate.extensions
    except ValueError:
        return "it is damaged"
    for extension in extensions:
        if isinstance(extension.value, x509.BasicConstraints) and extension.value.ca:
            return "it is made for issuing certificates, not for signing"
        if isinstance(extension.value, x509.KeyUsage) and not (
            extension.value.digital_signature or extension.value.content_commitment
        ):
            return "it is not made for signing"
        if isinstance(extension.value, x509.ExtendedKeyUsage) and _is_only_for_servers(extension.value):
            return "it is made for servers, not for signing documents"
    return ""


def reason_outside_validity(key: SealKey, at: dt.datetime) -> str:
    """Return a sentence when a key's certificate is not valid at an instant; nothing if it is."""
    from cryptography.x509 import load_der_x509_certificate

    certificate = load_der_x509_certificate(key.certificate)
    subject = f"The certificate of {common_name(certificate)}"
    if at > certificate.not_valid_after_utc:
        return f"{subject} expired on {written(certificate.not_valid_after_utc.date())}: nothing was sealed with it."
    if at < certificate.not_valid_before_utc:
        return f"{subject} is not valid before {written(certificate.not_valid_before_utc.date())}: nothing was sealed."
    return ""


def _is_only_for_servers(usage: object) -> bool:
    from cryptography.x509 import ExtendedKeyUsage
    from cryptography.x509.oid import ExtendedKeyUsageOID

    server_usages = {
        ExtendedKeyUsageOID.SERVER_AUTH,
        ExtendedKeyUsageOID.TIME_STAMPING,
        ExtendedKeyUsageOID.OCSP_SIGNING,
    }
    return isinstance(usage, ExtendedKeyUsage) and set(usage) <= server_usages
