"""The task "pkcs12": opens a PKCS#12 file in a process of its own, which may be stopped.

How often its passphrase is to be worked over, the file itself says. Where that can be read before the file is opened,
too much is refused at once; a part that lies encrypted inside another one says it only when it is too late.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.errors import SealProblem
from signoff.signing.seal.certificate import unfit
from signoff.signing.seal.council import Opening
from signoff.signing.seal.key import SealKey, common_name, issuers

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

MOST_ITERATIONS = 5_000_000
"""So often a PKCS#12 file may have its passphrase worked over: five seconds of work; files of today ask for a tenth."""


def answer(request: bytes) -> bytes:
    """Return the key in the file that the request brings, encoded; raises SealProblem as `key_in` does."""
    asked = msgspec.msgpack.decode(request, type=Opening)
    return msgspec.msgpack.encode(key_in(asked.data, asked.name, asked.passphrase))


def key_in(data: bytes, name: str, passphrase: str) -> SealKey:
    """Return the key in a PKCS#12 file with the certificates that vouch for its own; `name` is the file's in sentences.

    Raises SealProblem for a wrong passphrase, a file that is none, and a key that is not made for signing.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    opened = _opened(data, name, passphrase)
    private, own = opened.key, opened.cert
    if private is None or own is None:
        raise SealProblem(f"{name} holds no key with its certificate: it cannot seal.")
    if reason := unfit(own.certificate):
        raise SealProblem(f"The certificate in {name}, of {common_name(own.certificate)}, cannot seal: {reason}.")
    certificate = own.certificate.public_bytes(Encoding.DER)
    others = [one.certificate.public_bytes(Encoding.DER) for one in opened.additional_certs]
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(certificate, der, issuers(certificate, others))


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


def _opened(data: bytes, name: str, passphrase: str) -> PKCS12KeyAndCertificates:
    from asn1crypto import pkcs12 as outer
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        parsed = outer.Pfx.load(data, strict=True)
        parsed.native  # noqa: B018  # reading all of it is what finds damage
        most = max(_iterations(parsed), default=0)
    except Exception as problem:  # whatever asn1crypto says of bytes that are no PKCS#12
        raise SealProblem(f"{name} is damaged, or no PKCS#12 file (.p12 or .pfx).") from problem
    if most > MOST_ITERATIONS:
        raise SealProblem(f"{name} is refused: opening it takes more work than any PKCS#12 file needs.")
    try:
        return pkcs12.load_pkcs12(data, passphrase.encode("utf-8") or None)
    except UnsupportedAlgorithm as problem:
        raise SealProblem(f"{name} is encrypted in a way that signoff does not know.") from problem
    except ValueError as problem:
        raise SealProblem(f"The passphrase is not that of {name}.") from problem
