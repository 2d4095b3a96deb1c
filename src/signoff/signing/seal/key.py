"""The keys that seal exported PDFs: this installation's own, and a council's in a PKCS#12 file.

A seal shows that a file has not changed since it left a machine; a signatory's proof shows who signed. So the
installation's certificate names no person and has no end of validity: it makes no claim that could expire.
"""

from __future__ import annotations

import base64
import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import FileProblem, SealProblem
from signoff.files import atomic_writer, is_there, make_folder, read_limited
from signoff.notice.record.proof import fingerprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate

FILE = "seal-key.pem"
"""The installation's key and certificate, in the data folder."""

LIMIT = 1024 * 1024
"""The largest key file that is read, in bytes."""

_FROM = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_WITHOUT_END = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
"""What RFC 5280 (4.1.2.5) prescribes for a certificate without a well-defined end."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key that can seal: its certificate, those that vouch for it, and the private half (all DER; never shown)."""

    certificate: bytes
    private: bytes = field(repr=False)
    chain: tuple[bytes, ...] = ()

    @property
    def name(self) -> str:
        """Whose key it is, as its certificate says."""
        return common_name(_certificate(self.certificate))

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint, as people compare it."""
        return certificate_fingerprint(self.certificate)


def installation_key(folder: Path) -> SealKey:
    """Return this installation's key, kept in the data folder `folder`; made when first needed, for its user alone.

    Raises SealProblem when the file is damaged: the file is then left as it is, never replaced. Raises FileProblem when
    it cannot be read or written.
    """
    path = folder / FILE
    if not is_there(path):
        _write_new_key(path, _new_key())
    return _read_key(path)


def installation_fingerprint(folder: Path) -> str | None:
    """Return the fingerprint of this installation's key, or None while there is none; creates nothing.

    Raises SealProblem when the file is damaged, and FileProblem when it cannot be read.
    """
    path = folder / FILE
    return _read_key(path).fingerprint if is_there(path) else None


def certificate_fingerprint(certificate: bytes) -> str:
    """Return the fingerprint of a certificate's key: SHA-256 of its SubjectPublicKeyInfo; raises ValueError."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = _certificate(certificate).public_key()
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return fingerprint(base64.b64encode(der).decode("ascii"))


def common_name(certificate: Certificate) -> str:
    """Return a certificate's common name, else its organisation, else its whole subject."""
    from cryptography.x509.oid import NameOID

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(kind):
            return attribute.value if isinstance(attribute.value, str) else attribute.value.decode("utf-8", "replace")
    return certificate.subject.rfc4514_string()


def issuers(certificate: bytes, others: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the chain of issuers of a certificate, in order, as far as they are among the others."""
    chain: list[bytes] = []
    last = certificate
    while True:
        issuer = next(
            (candidate for candidate in others if candidate not in (last, *chain) and _issued(candidate, last)), None
        )
        if issuer is None:
            return tuple(chain)
        chain.append(issuer)
        last = issuer


def _issued(issuer: bytes, certificate: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        _certificate(certificate).verify_directly_issued_by(_certificate(issuer))
    except (ValueError, TypeError, InvalidSignature):  # another name, a key that cannot sign, another signature
        return False
    return True


def _certificate(der: bytes) -> Certificate:
    from cryptography.x509 import load_der_x509_certificate

    return load_der_x509_certificate(der)


def _new_key() -> bytes:
    """Return a new P-256 key with its self-signed certificate, as PEM."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + _self_signed(key).public_bytes(Encoding.PEM)


def _self_signed(key: EllipticCurvePrivateKey) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    short_fingerprint = " ".join(fingerprint(key.public_key()).split()[:2])
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Seal of a signoff installation ({short_fingerprint})")]
    )
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    ) | {"encipher_only": False, "decipher_only": False}
    return (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), _FROM, _WITHOUT_END)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _write_new_key(path: Path, data: bytes) -> None:
    """Write the key's file, whole and for its user alone, unless another window has just made one."""
    try:
        make_folder(path.parent)
        with atomic_writer(path, private=True, place=_link_if_absent) as stream:
            stream.write(data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(f"The key for sealing could not be saved in {path}: {reason.lower()}.") from problem


def _link_if_absent(new_file: Path, path: Path) -> None:
    """Move the new file into place, but never over an existing key."""
    try:
        os.link(new_file, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links: only a moment between the check and the move is unprotected
        if not path.exists():
            new_file.replace(path)


def _read_key(path: Path) -> SealKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        load_pem_private_key,
    )
    from cryptography.x509 import load_pem_x509_certificate

    data = read_limited(path, LIMIT, "key")
    try:
        private, certificate = load_pem_private_key(data, None), load_pem_x509_certificate(data)
        is_ours = isinstance(private, ec.EllipticCurvePrivateKey) and private.public_key() == certificate.public_key()
        common_name(certificate)  # its subject is parsed only on access
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise _damaged(path) from problem
    if not is_ours:
        raise _damaged(path)
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(certificate.public_bytes(Encoding.DER), der)


def _damaged(path: Path) -> SealProblem:
    return SealProblem(
        f"The key that this installation seals with, {path}, is damaged, and was not changed: restore the file "
        "from a backup, or move it away and signoff makes a new key."
    )
