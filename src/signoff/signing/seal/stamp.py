"""A time stamp beside a seal: kept, and demanded, in one form.

Its server's signature covers the instant, the digest and the attributes beside them. What else goes with it, further
signatures, attributes, lists and certificates, anybody could change. So it is left out when a seal is made, or put in
the one way in which it can be written, and nothing but that is taken for a stamp.
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


def in_one_form(token: cms.ContentInfo) -> cms.ContentInfo:
    """Return a stamp as signoff keeps it: what its server signed, and the certificates that vouch for its key.

    Raises ValueError, or what asn1crypto and pyHanko raise, where it is no stamp by one server.
    """
    signed = token["content"]
    info = extract_signer_info(signed)
    found = extract_certificate_info(signed)
    own: x509.Certificate = found.signer_cert
    if not info["signed_attrs"]:
        raise ValueError("a stamp that does not say by which certificate it is")
    content = bytes(signed["encap_content_info"]["content"])
    digest = {"algorithm": info["digest_algorithm"]["algorithm"].native}
    entries = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": own.issuer, "serial_number": own.serial_number}},
        "digest_algorithm": digest,
        "signed_attrs": as_signed(info),
        "signature_algorithm": _way(info["signature_algorithm"]),
        "signature": _signature(info, own),
    }
    encapsulated = {"content_type": "tst_info", "content": cms.ParsableOctetString(content)}
    stamp = {
        "version": "v3",
        "digest_algorithms": [digest],
        "encap_content_info": cms.EncapsulatedContentInfo(encapsulated),
        "certificates": _vouching(own, found.other_certs),
        "signer_infos": [cms.SignerInfo(entries)],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(stamp)})


def as_signed(info: cms.SignerInfo) -> cms.CMSAttributes:
    """Return what a signature says of itself and covers, as it stands, under the one head that DER has for it."""
    return cms.CMSAttributes(contents=info["signed_attrs"].contents)


def is_in_one_form(token: cms.ContentInfo) -> bool:
    """Whether a stamp is as signoff keeps it; raises what `in_one_form` raises."""
    return bool(in_one_form(token).dump() == token.dump())


def is_plain(token: cms.ContentInfo) -> bool:
    """Whether what a stamp's own signature does not cover says what RFC 5652 (5.1, 5.3) wants, and nothing is added.

    That is all that can be asked of stamps beside seals by programs before 0.3, which kept them as servers gave them.
    """
    stamp = token["content"]
    infos = list(stamp["signer_infos"])
    if len(infos) != 1 or infos[0]["unsigned_attrs"]:
        return False
    digest = infos[0]["digest_algorithm"]
    version = "v1" if isinstance(infos[0]["sid"].chosen, cms.IssuerAndSerialNumber) else "v3"
    versions = (stamp["version"].native, infos[0]["version"].native)
    same = all(one["algorithm"].dump() == digest["algorithm"].dump() for one in stamp["digest_algorithms"])
    return same and versions == ("v3", version) and all(map(_is_plain, (*stamp["digest_algorithms"], digest)))


def _is_plain(algorithm: algos.AlgorithmIdentifier) -> bool:
    """Whether an algorithm is named with parameters of none, or without."""
    name = core.ObjectIdentifier(algorithm["algorithm"].dotted).dump()
    return algorithm.dump() in [b"\x30%c%s" % (len(one), one) for one in (name, name + _NULL)]


def _way(algorithm: cms.SignedDigestAlgorithm) -> cms.SignedDigestAlgorithm:
    """Return a way to sign as RFC 3370 and RFC 5754 name it: RSA with parameters of none, and others without.

    Raises ValueError where it is named with room for more; PSS alone has parameters, which name others.
    """
    name = algorithm["algorithm"].native
    if name != "rsassa_pss":
        return cms.SignedDigestAlgorithm({"algorithm": name, **({"parameters": core.Null()} if "rsa" in name else {})})
    said = algorithm["parameters"]
    if not (_is_plain(said["hash_algorithm"].untag()) and _is_plain(said["mask_gen_algorithm"]["parameters"])):
        raise ValueError("a way to sign with parameters of its own")
    return algorithm


def _signature(info: cms.SignerInfo, own: x509.Certificate) -> bytes:
    """Return the server's signature, of the two ways of ECDSA in the one that signoff demands of seals."""
    signature = bytes(info["signature"].native)
    key = load_der_x509_certificate(own.dump()).public_key()
    return canonical(signature, key.curve) if isinstance(key, EllipticCurvePublicKey) else signature


def _vouching(own: x509.Certificate, others: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """Return a certificate and those that vouch for it, by whatever way, each once; DER's order is made in writing."""
    left = {one.dump(): one for one in others if one.dump() != own.dump()}
    found = [own]
    for one in found:
        above = [der for der in left if issuers(one.dump(), [der])]
        found += [left.pop(der) for der in above]
    return found
