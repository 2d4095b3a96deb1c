"""Seals for the tests: keys, certificates, sealed files, other tools' signatures, and changes of all of them."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

import builders
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.signing.seal.bytes import room_for
from signoff.signing.seal.key import SealKey, installation_key
from signoff.signing.seal.sealing import seal
from signoff.signing.seal.writer import signer_of

PADES = SigSeedSubFilter.PADES
AT = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


@cache
def own_key(number: int = 0) -> SealKey:
    """Return the key of an installation, another one for each number."""
    with TemporaryDirectory() as folder:
        return installation_key(Path(folder))


@cache
def unsealed() -> bytes:
    """Return the PDF of a signed notice, as it is rendered."""
    return render(signed_record()).data


@cache
def sealed() -> bytes:
    """Return that PDF with a seal."""
    return seal(unsealed(), own_key(), at=AT, name="Leeds City Council")


@cache
def signed_record() -> Record:
    """Return the notice of those PDFs."""
    return builders.signed()


def certificate(
    private: Private,
    *,
    name: str = "Leeds City Council",
    issuer: tuple[str, Private] | None = None,
    years: tuple[int, int] = (2020, 2040),
    ca: bool = False,
    purposes: tuple[ObjectIdentifier, ...] = (),
    signing: bool = True,
) -> x509.Certificate:
    """Return a certificate of this key, by itself unless an issuer's name and key are given."""
    above, by = issuer or (name, private)
    subject, parent = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, above))
    start, end = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in years)
    serial = x509.random_serial_number()
    builder = x509.CertificateBuilder(parent, subject, private.public_key(), serial, start, end)
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    rest = dict.fromkeys(("data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False)
    usage = x509.KeyUsage(
        digital_signature=signing,
        content_commitment=signing,
        key_encipherment=not signing,
        key_cert_sign=ca,
        crl_sign=ca,
        **rest,
    )
    builder = builder.add_extension(usage, critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    return builder.sign(by, hashes.SHA256())


def private_key() -> ec.EllipticCurvePrivateKey:
    """Return a new key on P-256."""
    return ec.generate_private_key(ec.SECP256R1())


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """Return an RSA key; they take long to make."""
    return rsa.generate_private_key(65537, bits)


def keep_p12(
    path: Path,
    private: Any,
    own: x509.Certificate | None,
    others: tuple[x509.Certificate, ...] = (),
    word: str = "hush",
) -> Path:
    """Write a PKCS#12 file under a passphrase, or under none, and return its path."""
    how = BestAvailableEncryption(word.encode()) if word else NoEncryption()
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", private, own, others, how))
    return path


def key_of(private: Private, own: x509.Certificate, others: tuple[x509.Certificate, ...] = ()) -> SealKey:
    """Return a key to seal with, its certificate and the chain."""
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(own.public_bytes(Encoding.DER), der, tuple(other.public_bytes(Encoding.DER) for other in others))


def signed_on_top(pdf: bytes, field: str = "Clerk") -> bytes:
    """Return a PDF with another tool's signature on top, though the seal forbids it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    steps = PdfCMSEmbedder().write_cms(field_name=field, writer=writer)
    next(steps)
    placeholder = SignatureObject(
        bytes_reserved=8192, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, timestamp=AT, name="Another tool"
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder))
    digest, output = steps.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    steps.send(asyncio.run(signer_of(own_key(1)).async_sign(digest.document_digest, "sha256")))
    return bytes(output.getvalue())


def lenient() -> bytes:
    """Return the notice's PDF with a certification in the seal's place that lets forms be filled."""
    about = PdfSignatureMetadata(field_name="SignoffSeal", md_algorithm="sha256", certify=True, subfilter=PADES)
    writer = IncrementalPdfFileWriter(io.BytesIO(unsealed()))
    room = 2 * room_for([own_key().certificate], stamped=False)
    signed = PdfSigner(about, signer_of(own_key())).sign_pdf(writer, existing_fields_only=True, bytes_reserved=room)
    return bytes(signed.getvalue())


def revised(pdf: bytes, kind: int = 0) -> bytes:
    """Return a PDF with a later revision by another tool: another language, a new object, a turned page, a label."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    root = writer.root
    if kind == 0:
        root["/Lang"] = generic.TextStringObject("de")
        writer.update_root()
    elif kind == 1:
        writer.add_object(generic.DictionaryObject({generic.pdf_name("/X"): generic.NumberObject(1)}))
    elif kind == 2:
        kids = root["/Pages"]["/Kids"]
        kids[0]["/Rotate"] = generic.NumberObject(90)
        writer.mark_update(kids.raw_get(0).reference)
    else:
        fields = root["/AcroForm"]["/Fields"]
        fields[0]["/TU"] = generic.TextStringObject("x")
        writer.mark_update(fields.raw_get(0).reference)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def place(pdf: bytes) -> tuple[int, int]:
    """Return where the seal's own place in the file begins and ends."""
    match = re.search(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", pdf)
    assert match is not None
    return int(match[1]), int(match[2])


def length(pdf: bytes) -> int:
    """Return how many bytes the seal has in its place, without what pads it."""
    start, _ = place(pdf)
    return 4 + int(pdf[start + 5 : start + 9], 16)


def changes(pdf: bytes, seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many random changes of a sealed PDF, each with what was done; none is the PDF itself."""
    chance = random.Random(seed)  # noqa: S311  # reproducible, and no secret
    kinds = [_flipped] * 8 + [_flipped_in_seal] * 4 + [_digit] * 2 + [_cut] * 2
    kinds += [_appended, _object, _object, _piece, _forged_range, _forged_range, _revised]
    while count:
        kind = chance.choice(kinds)
        changed = kind(pdf, chance)
        if changed != pdf:
            count -= 1
            yield kind.__name__, changed


def _flip(pdf: bytes, chance: random.Random, start: int, end: int, times: int) -> bytes:
    changed = bytearray(pdf)
    for _ in range(times):
        changed[chance.randrange(start, end)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _flipped(pdf: bytes, chance: random.Random) -> bytes:
    return _flip(pdf, chance, 0, len(pdf), chance.choice((1, 1, 2, 5)))


def _flipped_in_seal(pdf: bytes, chance: random.Random) -> bytes:
    start, end = place(pdf)
    return _flip(pdf, chance, start, chance.choice((end, start + 2 * length(pdf))), 1)


def _digit(pdf: bytes, chance: random.Random) -> bytes:
    start, end = place(pdf)
    changed = bytearray(pdf)
    changed[chance.randrange(start + 1, end - 1)] = chance.choice(b"0123456789ABCDEFabcdef \n")
    return bytes(changed)


def _cut(pdf: bytes, chance: random.Random) -> bytes:
    return pdf[: -chance.randrange(1, chance.choice((60, len(pdf))))]


def _appended(pdf: bytes, chance: random.Random) -> bytes:
    own_end = pdf[-chance.randrange(1, 3000) :]
    return pdf + chance.choice((b"\n", b"%%EOF\n", b"\0" * 9, chance.randbytes(40), pdf, own_end))


def _object(pdf: bytes, chance: random.Random) -> bytes:
    objects = list(re.finditer(rb"\n\d+ 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))
    chosen = chance.choice(objects[-5:] if chance.random() < 0.5 else objects)
    name = chance.choice((b"/Sig", b"/V ", b"/Perms", b"/DocMDP", b"/P 1", b"/Fields", b"/Contents", b"/T "))
    other = chance.choice((b"null", chance.choice(objects)[1], chosen[1].replace(name, b"/X "), chosen[1] + b" "))
    return pdf[: chosen.start(1)] + other + pdf[chosen.end(1) :]


def _piece(pdf: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(pdf))
    end, at = start + chance.randrange(1, 300), chance.randrange(len(pdf))
    return chance.choice((pdf[:start] + pdf[end:], pdf[:at] + pdf[start:end] + pdf[at:]))


def _forged_range(pdf: bytes, chance: random.Random) -> bytes:
    match = re.search(rb"/ByteRange \[(.*?)\] *", pdf)
    assert match is not None
    numbers = [int(number) for number in match[1].split()]
    at = chance.randrange(4)
    numbers[at] = max(0, numbers[at] + chance.choice((-1, 1, 2, -500, 10**24)))
    forged = f"/ByteRange [{' '.join(map(str, numbers))}]".encode().ljust(len(match[0]))[: len(match[0])]
    return pdf[: match.start()] + forged + pdf[match.end() :]


def _revised(pdf: bytes, chance: random.Random) -> bytes:
    return revised(pdf, chance.randrange(4))


WEB = (ExtendedKeyUsageOID.SERVER_AUTH,)
STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)
