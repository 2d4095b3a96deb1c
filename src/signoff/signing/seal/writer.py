"""A seal written by pyHanko: it fills the place that the PDF reserves for it, and leaves every earlier byte as it is.

Imports pyHanko, so it is imported only where something is sealed.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signoff import __version__
from signoff.errors import SealProblem
from signoff.notice.record.ecdsa import canonical
from signoff.notice.record.seal_field import SEAL_FIELD, SEAL_REASON
from signoff.signing.seal.bytes import number_of, room_for
from signoff.signing.seal.key import SealKey
from signoff.signing.seal.time_stamp_request import HttpTimeStamper

DIGEST = "sha256"


class _Appending(IncrementalPdfFileWriter):
    """Appends, and leaves the document's metadata unchanged: what is sealed is what was rendered."""

    def set_second_number(self, at: dt.datetime, key: SealKey) -> None:
        """Give the file the second number that binds the key's certificates."""
        first = self._document_id[0]
        number = number_of(bytes(first.original_bytes), at, [key.certificate, *key.chain])
        self._document_id = ArrayObject([first, ByteStringObject(number)])

    def _update_meta(self) -> None:
        """Write no producer and no date of its own: Info and XMP agree already (PDF/A-3, 6.6.3)."""


class _KeySigner(SimpleSigner):
    """Makes ECDSA signatures in their canonical form."""

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """Return the signature of data."""
        signature = bytes(super().sign_raw(data, digest_algorithm))
        private = load_der_private_key(self.signing_key.dump(), None)
        return canonical(signature, private.curve) if isinstance(private, EllipticCurvePrivateKey) else signature


class _Signer(PdfSigner):
    """Stays with PDF 1.7, on which PDF/A-3 is based: for a key on P-256, pyHanko would declare PDF 2.0."""

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """Register PAdES as an extension of PDF 1.7."""
        pdf_out.register_extension(ESIC_EXTENSION_1)


def sealed(pdf: bytes, key: SealKey, at: dt.datetime, name: str, timestamp_url: str | None) -> bytes:
    """Return the sealed file; raises SealProblem with one sentence."""
    stamper = HttpTimeStamper(timestamp_url) if timestamp_url else None
    room = room_for([key.certificate, *key.chain], stamped=stamper is not None)
    signer = _Signer(_metadata(name), signer_of(key), timestamper=stamper)
    try:
        writer = _Appending(io.BytesIO(pdf))
        writer.set_second_number(at, key)
        session = signer.init_signing_session(writer, existing_fields_only=True)
    except SigningError as problem:
        raise SealProblem("This PDF has no empty place for a seal: nothing was sealed.") from problem
    except PdfError as problem:
        raise SealProblem("The PDF to be sealed is damaged: nothing was sealed.") from problem
    session.system_time = at
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=2 * room)  # hexadecimal digits
    output = io.BytesIO()
    prepared, _ = document.digest_tbs_document(output=output)
    try:
        asyncio.run(document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=at)))
    except SigningError as problem:
        raise SealProblem("The time stamp server’s answer is too large for a seal: nothing was sealed.") from problem
    return output.getvalue()


def signer_of(key: SealKey) -> SimpleSigner:
    """Return pyHanko's signer with this key; the chain of its certificate goes into the seal."""
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(certificate) for certificate in key.chain)
    return _KeySigner(x509.Certificate.load(key.certificate), keys.PrivateKeyInfo.load(key.private), store)


def _metadata(name: str) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm=DIGEST,
        name=name or None,
        reason=SEAL_REASON,
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        app_build_props=BuildProps(name="signoff", revision=__version__),
    )
