"""The signatures in a PDF, as pyHanko reads and judges them, and by their bytes.

Imports pyHanko, so it is imported only where a file carries a signature. Every failure of a parser on bytes from
outside is one sentence in the report.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import logging

from asn1crypto import cms, x509
from pyhanko.pdf_utils.decode_limits import DecodeLimits
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import SimpleSigner
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signoff.errors import on_one_line
from signoff.notice.record.seal_field import SEAL_FIELD
from signoff.signing.seal.bytes import NotCanonical, covered_end, own_bytes, require_canonical, require_not_malleable
from signoff.signing.seal.key import certificate_fingerprint
from signoff.signing.seal.seal_report import CONTENT_CHANGED, SealFound, SealReport

_MOST_SIGNATURES = 32
"""More signatures than this are not read: no notice has so many."""

_LONGEST_NAME = 120
_UNREADABLE = "The PDF has a seal or signature, but is damaged: it cannot be checked."
_UNSAFE = frozenset({"md2", "md5", "sha1"})

for _library in ("pyhanko", "pyhanko_certvalidator"):  # the report says in sentences what they would print
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_seals(pdf: bytes) -> SealReport:
    """Return the signatures of a PDF; see `check.check_seals`."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), decode_limits=DecodeLimits.for_untrusted_input())
        embedded = list(reader.embedded_signatures)
        if reader.encrypted:
            return SealReport(problem="The PDF is encrypted, which no notice is: its seal cannot be checked.")
    except MemoryError:
        raise
    except Exception:  # a parser of untrusted bytes may raise anything; no seal is read from them then
        return SealReport(problem=_UNREADABLE)
    if not embedded:
        return SealReport(problem="The PDF contains the remains of a seal or signature that was removed.")
    if len(embedded) > _MOST_SIGNATURES:
        return SealReport(problem=f"The PDF has {len(embedded)} signatures, which is too many to check.")
    seals: list[SealFound] = []
    ends: list[int] = []
    for signature in embedded:
        try:
            seal, end = asyncio.run(_describe(pdf, signature))
        except MemoryError:
            raise
        except Exception:  # as above: this one cannot even be described
            return SealReport(tuple(seals), problem=_UNREADABLE)
        seals.append(seal)
        ends.append(end)
    own_ends = [end for seal, end in zip(seals, ends, strict=True) if not seal.foreign]
    return SealReport(tuple(seals), altered_after=bool(own_ends) and max(own_ends) < len(pdf))


async def _describe(pdf: bytes, signature: EmbeddedPdfSignature) -> tuple[SealFound, int]:
    """Return what one signature is, and how many of the file's bytes it covers."""
    foreign = signature.field_name != SEAL_FIELD
    end, stamp = 0, None
    try:
        end = covered_end(signature.byte_range, len(pdf))
        stamp = await _judge(pdf, signature, foreign)
        problem = ""
    except NotCanonical as reason:
        problem = str(reason)
    except MemoryError:
        raise
    except Exception:  # pyHanko and asn1crypto, on untrusted bytes
        problem = "it cannot be read"
    seal = SealFound(
        signer=_subject(signature.signer_cert),
        fingerprint=certificate_fingerprint(signature.signer_cert.dump()),
        name=_clean_name(str(signature.sig_object.get("/Name", ""))),
        at=_in_utc(signature.self_reported_timestamp),
        stamped_at=_in_utc(stamp.timestamp) if stamp else None,
        stamper=_subject(stamp.signing_cert) if stamp else "",
        stamp_key=certificate_fingerprint(stamp.signing_cert.dump()) if stamp else "",
        intact=not problem,
        covers_whole=end == len(pdf),
        certifies=_certifies(signature),
        foreign=foreign,
        problem=problem,
    )
    return seal, end


async def _judge(pdf: bytes, signature: EmbeddedPdfSignature, foreign: bool) -> TimestampSignatureStatus | None:
    """Return the result for the signature's time stamp, None without one.

    Raises NotCanonical where the signature or its stamp is not valid.
    """
    if signature.sig_object_type != "/Sig":
        raise NotCanonical("it is a time stamp of the whole file, which signoff does not judge")
    if not foreign:
        signed = own_bytes(pdf, signature.byte_range)
        parsed = cms.ContentInfo.load(signed, strict=True)["content"]
        require_canonical(
            signed, parsed, _algorithm(signature), (signature.byte_range[2] - signature.byte_range[1] - 2) // 2
        )
        require_not_malleable(parsed, _program(signature))
    offline = ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
    status = await async_validate_pdf_signature(
        signature, offline, skip_diff=True, key_usage_settings=KeyUsageConstraints()
    )
    if not (status.intact and status.valid):
        raise NotCanonical(CONTENT_CHANGED)
    if status.md_algorithm in _UNSAFE:
        raise NotCanonical("it is made in a way that is no longer safe")
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        raise NotCanonical("its time stamp is not valid")
    return stamp


def _algorithm(signature: EmbeddedPdfSignature) -> cms.SignedDigestAlgorithm:
    """Return the algorithm by which signoff signs with this kind of key."""
    signer = SimpleSigner(signature.signer_cert, None, SimpleCertificateStore())
    return signer.get_signature_mechanism_for_digest("sha256")


def _program(signature: EmbeddedPdfSignature) -> str:
    """Return the version of the program that made a seal, as the sealed file says; nothing where it does not say."""
    properties = signature.sig_object.get("/Prop_Build")
    app = properties.get("/App") if isinstance(properties, dict) else None
    return str(app.get("/REx", "")) if isinstance(app, dict) else ""


def _in_utc(instant: dt.datetime | None) -> dt.datetime | None:
    """Return an instant in UTC; one without a time zone is taken to be in UTC."""
    if instant is None:
        return None
    return instant.replace(tzinfo=dt.UTC) if instant.tzinfo is None else instant.astimezone(dt.UTC)


def _certifies(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature is the document's certification, and allows no change."""
    try:
        reference = signature.sig_field.raw_get("/V").reference
        certification = signature.reader.root["/Perms"].raw_get("/DocMDP").reference
        return bool(reference == certification and signature.docmdp_level is MDPPerm.NO_CHANGES)
    except MemoryError:
        raise
    except Exception:  # the entries are missing, or of another type
        return False


def _subject(certificate: x509.Certificate) -> str:
    return _clean_name(str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly))


def _clean_name(text: str) -> str:
    """Return an untrusted name, fit for a sentence."""
    return on_one_line(text.strip(), _LONGEST_NAME)
