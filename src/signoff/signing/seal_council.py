"""A council's own key to seal with: a PKCS#12 file, its passphrase, and what makes its certificate unfit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff.errors import SealProblem
from signoff.files import read_limited
from signoff.notice.days import written
from signoff.signing.seal_key import LIMIT, SealKey, common_name, issuers

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from cryptography.x509 import Certificate

MOST_ITERATIONS = 5_000_000
"""So often a PKCS#12 file may have its passphrase worked over: five seconds of work; files of today ask for a tenth."""

_SHORTEST_RSA = 2048
_SHORTEST_CURVE = 256


def council_key(path: Path, passphrase: str) -> SealKey:
    """Return the key in a council's PKCS#12 file, with the certificates in it that vouch for the key's own.

    Raises SealProblem for a wrong passphrase, a file that is none, and a key that is not made for signing, and
    FileProblem when the file cannot be read. Whether its certificate has expired is judged when it seals.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    opened = _opened(path, passphrase)
    private, own = opened.key, opened.cert
    if private is None or own is None:
        raise SealProblem(f"{path} holds no key with its certificate: it cannot seal.")
    if reason := unfit(own.certificate):
        raise SealProblem(f"The certificate in {path}, of {common_name(own.certificate)}, cannot seal: {reason}.")
    certificate = own.certificate.public_bytes(Encoding.DER)
    others = [one.certificate.public_bytes(Encoding.DER) for one in opened.additional_certs]
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(certificate, der, issuers(certificate, others))


def unfit(certificate: Certificate) -> str:
    """Return why a certificate is not made for signing documents, as the end of a sentence; nothing if it is."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _SHORTEST_RSA:
        return f"its key has {key.key_size} bits, and {_SHORTEST_RSA} is the least"
    if isinstance(key, ec.EllipticCurvePublicKey) and key.key_size < _SHORTEST_CURVE:
        return f"its key has {key.key_size} bits, and {_SHORTEST_CURVE} is the least"
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return "its key is neither RSA nor on an elliptic curve that PDF readers know"
    try:
        extensions = certificate.extensions
    except ValueError:
        return "it is damaged"
    for one in extensions:
        if isinstance(one.value, x509.BasicConstraints) and one.value.ca:
            return "it is made for issuing certificates, not for signing"
        if isinstance(one.value, x509.KeyUsage) and not (one.value.digital_signature or one.value.content_commitment):
            return "it is not made for signing"
        if isinstance(one.value, x509.ExtendedKeyUsage) and _only_for_servers(one.value):
            return "it is made for servers, not for signing documents"
    return ""


def outside_its_time(key: SealKey, at: dt.datetime) -> str:
    """Return a sentence when a key's certificate is not valid at an instant; nothing if it is."""
    from cryptography.x509 import load_der_x509_certificate

    certificate = load_der_x509_certificate(key.certificate)
    whose = f"The certificate of {common_name(certificate)}"
    if at > certificate.not_valid_after_utc:
        return f"{whose} expired on {written(certificate.not_valid_after_utc.date())}: nothing was sealed with it."
    if at < certificate.not_valid_before_utc:
        return f"{whose} is not valid before {written(certificate.not_valid_before_utc.date())}: nothing was sealed."
    return ""


def _only_for_servers(usage: object) -> bool:
    from cryptography.x509 import ExtendedKeyUsage
    from cryptography.x509.oid import ExtendedKeyUsageOID

    web = {ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.OCSP_SIGNING}
    return isinstance(usage, ExtendedKeyUsage) and set(usage) <= web


def _iterations(file: Any) -> Iterator[int]:
    """Yield how often a passphrase is worked over for each part of a PKCS#12 file that is not itself encrypted."""
    from asn1crypto.pkcs12 import SafeContents

    if file["mac_data"].native is not None:
        yield file["mac_data"]["iterations"].native
    for part in file.authenticated_safe:
        kind, content = part["content_type"].native, part["content"]
        if kind == "encrypted_data":
            yield content["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations
        elif kind == "data":
            for bag in SafeContents.load(content.native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield bag["bag_value"]["encryption_algorithm"].kdf_iterations


def _opened(path: Path, passphrase: str) -> PKCS12KeyAndCertificates:
    from asn1crypto import pkcs12 as outer
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    data = read_limited(path, LIMIT, "PKCS#12 file")
    try:
        parsed = outer.Pfx.load(data, strict=True)
        parsed.native  # noqa: B018  # reading all of it is what finds damage
        most = max(_iterations(parsed), default=0)
    except Exception as problem:  # whatever asn1crypto says of bytes that are no PKCS#12
        raise SealProblem(f"{path} is damaged, or no PKCS#12 file (.p12 or .pfx).") from problem
    if most > MOST_ITERATIONS:
        raise SealProblem(f"{path} is refused: opening it takes more work than any PKCS#12 file needs.")
    try:
        return pkcs12.load_pkcs12(data, passphrase.encode("utf-8") or None)
    except UnsupportedAlgorithm as problem:
        raise SealProblem(f"{path} is encrypted in a way that signoff does not know.") from problem
    except ValueError as problem:
        raise SealProblem(f"The passphrase is not that of {path}.") from problem
