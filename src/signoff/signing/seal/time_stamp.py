"""The time stamp of a seal, in its canonical form: written so, and accepted only so.

Its server's signature covers the instant, the digest and their attributes. Anybody could change the rest: further
signatures, attributes, lists and certificates. So the rest is left out when a seal is made, or written in its canonical
form, and a stamp in any other form is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from asn1crypto import algos, cms, core, x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.x509 import load_der_x509_certificate
from pyhanko.sign.general import extract_certificate_info, extract_signer_info

from signoff.notice.record.ecdsa import canonical
from signoff.signing.seal.key import issuers

_NULL = b"\x05\0"


def canonical_stamp(token: cms.ContentInfo) -> cms.ContentInfo:
    """Return a stamp in its canonical form: what its server signed, and the chain of its certificate.

    Raises ValueError, or what asn1crypto and pyHanko raise, for anything but a stamp by one server.
    """
    signed = token["content"]
    info = extract_signer_info(signed)
    certificates = extract_certificate_info(signed)
    signer: x509.Certificate = certificates.signer_cert
    if not info["signed_attrs"]:
        raise ValueError("a stamp without signed attributes")
    content = bytes(signed["encap_content_info"]["content"])
    digest = {"algorithm": info["digest_algorithm"]["algorithm"].native}
    entries = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": signer.issuer, "serial_number": signer.serial_number}},
        "digest_algorithm": digest,
        "signed_attrs": signed_attributes(info),
        "signature_algorithm": _canonical_algorithm(info["signature_algorithm"]),
        "signature": _signature(info, signer),
    }
    encapsulated = {"content_type": "tst_info", "content": cms.ParsableOctetString(content)}
    stamp = {
        "version": "v3",
        "digest_algorithms": [digest],
        "encap_content_info": cms.EncapsulatedContentInfo(encapsulated),
        "certificates": _with_issuers(signer, certificates.other_certs),
        "signer_infos": [cms.SignerInfo(entries)],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(stamp)})


def signed_attributes(info: cms.SignerInfo) -> cms.CMSAttributes:
    """Return the signed attributes of a signature, unchanged, under their canonical DER header."""
    return cms.CMSAttributes(contents=info["signed_attrs"].contents)


def is_canonical_stamp(token: cms.ContentInfo) -> bool:
    """Whether a stamp is in its canonical form; raises what `canonical_stamp` raises."""
    return bool(canonical_stamp(token).dump() == token.dump())


def is_plain(token: cms.ContentInfo) -> bool:
    """Whether what a stamp's signature does not cover is as RFC 5652 (5.1, 5.3) requires, with nothing added.

    No more can be required for seals by programs before 0.3, which stored stamps as servers sent them.
    """
    stamp = token["content"]
    infos = list(stamp["signer_infos"])
    if len(infos) != 1 or infos[0]["unsigned_attrs"]:
        return False
    digest = infos[0]["digest_algorithm"]
    version = "v1" if isinstance(infos[0]["sid"].chosen, cms.IssuerAndSerialNumber) else "v3"
    versions = (stamp["version"].native, infos[0]["version"].native)
    same = all(algorithm["algorithm"].dump() == digest["algorithm"].dump() for algorithm in stamp["digest_algorithms"])
    return same and versions == ("v3", version) and all(map(_is_plain, (*stamp["digest_algorithms"], digest)))


def _is_plain(algorithm: algos.AlgorithmIdentifier) -> bool:
    """Whether an algorithm has null parameters or none."""
    name = core.ObjectIdentifier(algorithm["algorithm"].dotted).dump()
    return algorithm.dump() in [b"\x30%c%s" % (len(part), part) for part in (name, name + _NULL)]


def _canonical_algorithm(algorithm: cms.SignedDigestAlgorithm) -> cms.SignedDigestAlgorithm:
    """Return a signature algorithm as RFC 3370 and RFC 5754 write it: RSA with null parameters, and others without any.

    Only PSS has parameters of its own; raises ValueError where the algorithms in them have further parameters.
    """
    name = algorithm["algorithm"].native
    if name != "rsassa_pss":
        return cms.SignedDigestAlgorithm({"algorithm": name, **({"parameters": core.Null()} if "rsa" in name else {})})
    parameters = algorithm["parameters"]
    if not (
        _is_plain(parameters["hash_algorithm"].untag()) and _is_plain(parameters["mask_gen_algorithm"]["parameters"])
    ):
        raise ValueError("a signature algorithm with further parameters")
    return algorithm


def _signature(info: cms.SignerInfo, signer: x509.Certificate) -> bytes:
    """Return the server's signature, in canonical form if it is ECDSA."""
    signature = bytes(info["signature"].native)
    key = load_der_x509_certificate(signer.dump()).public_key()
    return canonical(signature, key.curve) if isinstance(key, EllipticCurvePublicKey) else signature


def _with_issuers(signer: x509.Certificate, others: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """Return a certificate and all issuers above it, each once; DER puts them in order when they are written."""
    remaining = {certificate.dump(): certificate for certificate in others if certificate.dump() != signer.dump()}
    chain = [signer]
    for certificate in chain:
        issuing = [der for der in remaining if issuers(certificate.dump(), [der])]
        chain += [remaining.pop(der) for der in issuing]
    return chain
