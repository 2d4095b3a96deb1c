"""The task "pkcs12": opens a PKCS#12 file in a process of its own, which may be stopped.

The file itself says how many iterations deriving its keys takes. Where that can be read before the file is opened, too
many are refused at once; for a part that is encrypted inside another one it cannot be known in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.errors import SealProblem
from signoff.signing.seal.certificate import reason_unfit
from signoff.signing.seal.council_key import KeyFileRequest
from signoff.signing.seal.key import SealKey, common_name, issuers

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

MOST_ITERATIONS = 5_000_000
"""The most iterations for a key of a PKCS#12 file: five seconds of work; current files ask for a tenth."""


def answer(request: bytes) -> bytes:
    """Return the key in the requested file, encoded; raises SealProblem as `key_in` does."""
    key_file = msgspec.msgpack.decode(request, type=KeyFileRequest)
    return msgspec.msgpack.encode(key_in(key_file.data, key_file.name, key_file.passphrase))


def key_in(data: bytes, name: str, passphrase: str) -> SealKey:
    """Return the key in a PKCS#12 file with the chain of its certificate; `name` names the file in sentences.

    Raises SealProblem for a wrong passphrase, a file that is not PKCS#12, and a key that is not made for signing.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    opened = _load(data, name, passphrase)
    private, certified = opened.key, opened.cert
    if private is None or certified is None:
        raise SealProblem(f"{name} does not contain a key with its certificate: it cannot seal.")
    if reason := reason_unfit(certified.certificate):
        raise SealProblem(f"The certificate in {name}, of {common_name(certified.certificate)}, cannot seal: {reason}.")
    certificate = certified.certificate.public_bytes(Encoding.DER)
    others = [other.certificate.public_bytes(Encoding.DER) for other in opened.additional_certs]
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(certificate, der, issuers(certificate, others))


def _iterations(file: Any) -> Iterator[int]:
    """Yield the iterations of each part of a PKCS#12 file that is not itself encrypted."""
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


def _load(data: bytes, name: str, passphrase: str) -> PKCS12KeyAndCertificates:
    from asn1crypto import pkcs12 as outer
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        parsed = outer.Pfx.load(data, strict=True)
        parsed.native  # noqa: B018  # parses all of it, which finds any damage
        most = max(_iterations(parsed), default=0)
    except Exception as problem:  # what asn1crypto raises for bytes that are not PKCS#12
        raise SealProblem(f"{name} is damaged, or is not a PKCS#12 file (.p12 or .pfx).") from problem
    if most > MOST_ITERATIONS:
        raise SealProblem(f"{name} was not opened: it needs more work than any PKCS#12 file should.")
    try:
        return pkcs12.load_pkcs12(data, passphrase.encode("utf-8") or None)
    except UnsupportedAlgorithm as problem:
        raise SealProblem(f"{name} is encrypted in a way that signoff does not know.") from problem
    except ValueError as problem:
        raise SealProblem(f"The passphrase is not that of {name}.") from problem
