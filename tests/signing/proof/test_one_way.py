"""Signatures are not malleable: of the two forms of an ECDSA signature, only the canonical one is valid."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import golden_files
from signing import seals
from signing.proof.test_proof import proved
from signoff.notice.record import codec
from signoff.notice.record.ecdsa import canonical, is_canonical
from signoff.notice.record.proof import holds
from signoff.notice.record.record import Record
from signoff.signing.seal.bytes import NotCanonical, require_not_malleable
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import seal

FIRST = golden_files.FOLDER / "record-1-layout-1"
CURVES = (ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1(), ec.BrainpoolP256R1())


def turned(signature: bytes, curve: ec.EllipticCurve) -> bytes:
    """Return the other signature that verifies as this one does."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, curve.group_order - s)


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_the_canonical_form_of_a_signature_verifies_as_before(curve: ec.EllipticCurve) -> None:
    key = ec.generate_private_key(curve)
    signature = key.sign(b"words", ec.ECDSA(hashes.SHA256()))
    other = turned(signature, curve)
    assert canonical(signature, curve) == canonical(other, curve)
    assert [is_canonical(candidate, curve) for candidate in (signature, other)].count(True) == 1
    key.public_key().verify(canonical(signature, curve), b"words", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        key.public_key().verify(canonical(signature, curve), b"other", ec.ECDSA(hashes.SHA256()))


@given(st.binary(max_size=80))
def test_bytes_that_are_not_a_signature_have_no_canonical_form(data: bytes) -> None:
    if is_canonical(data, ec.SECP256R1()):
        assert canonical(data, ec.SECP256R1()) == data


def test_longer_der_is_not_canonical() -> None:
    signature = canonical(encode_dss_signature(5, 7), ec.SECP256R1())
    assert is_canonical(signature, ec.SECP256R1())
    assert not is_canonical(b"\x30\x07\x02\x02\x00\x05\x02\x01\x07", ec.SECP256R1())
    assert not is_canonical(signature + b"\0", ec.SECP256R1())


def with_turned_proof(record: Record, place: int) -> Record:
    signature = record.signatures[place]
    assert signature.proof is not None
    other = turned(base64.b64decode(signature.proof.signature), ec.SECP256R1())
    proof = replace(signature.proof, signature=base64.b64encode(other).decode("ascii"))
    signatures = list(record.signatures)
    signatures[place] = replace(signature, proof=proof)
    return replace(record, signatures=tuple(signatures))


def test_a_proof_is_valid_only_in_its_canonical_form() -> None:
    for _ in range(8):
        record = proved()
        assert holds(record, 0)
        assert not holds(with_turned_proof(record, 0), 0)


def test_proofs_of_records_of_version_1_are_valid_in_both_forms() -> None:
    """They were made before the canonical form was required, and stay valid."""
    data = (FIRST / "key.signoff").read_bytes()
    record = codec.read_record(data)
    assert record.original is not None
    for place, signature in enumerate(record.signatures):
        assert signature.proof is not None
        other = base64.b64encode(turned(base64.b64decode(signature.proof.signature), ec.SECP256R1()))
        changed = codec.read_record(data.replace(signature.proof.signature.encode("ascii"), other))
        assert holds(record, place)
        assert holds(changed, place)


def with_turned_seal(pdf: bytes) -> bytes:
    """Return a sealed file with the other number in its seal."""
    start, end = seals.place(pdf)
    contents = bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii"))
    parsed = cms.ContentInfo.load(contents[: seals.length(pdf)])
    info = parsed["content"]["signer_infos"][0]
    info["signature"] = turned(info["signature"].native, ec.SECP256R1())
    signed: bytes = parsed.dump(force=True)
    return pdf[: start + 1] + signed.hex().upper().encode("ascii").ljust(end - start - 2, b"0") + pdf[end - 1 :]


def test_a_seal_is_valid_only_in_its_canonical_form() -> None:
    for number in range(6):
        pdf = seal(seals.unsealed(), seals.own_key(number), at=seals.AT, name="Leeds City Council")
        (checked,) = read_seals(with_turned_seal(pdf)).seals
        assert not checked.intact
        assert checked.problem == "its own bytes were changed"


@pytest.mark.parametrize("path", sorted(FIRST.glob("key*.pdf")), ids=lambda path: path.name)
def test_seals_of_programs_before_0_3_are_valid_in_both_forms(path: Path) -> None:
    pdf = path.read_bytes()
    assert read_seals(pdf).is_whole
    assert read_seals(with_turned_seal(pdf)).is_whole


@pytest.mark.parametrize(
    ("program", "is_demanded"), [("0.2.0", False), ("0.2.9", False), ("0.3.0", True), ("0.4.0", True)]
)
def test_the_sealed_file_says_which_rule_applies(program: str, is_demanded: bool) -> None:
    pdf = with_turned_seal(seals.sealed())
    start, _ = seals.place(pdf)
    parsed = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : start + 1 + 2 * seals.length(pdf)].decode("ascii")))
    if is_demanded:
        with pytest.raises(NotCanonical):
            require_not_malleable(parsed["content"], program)
    else:
        require_not_malleable(parsed["content"], program)


@pytest.mark.parametrize("program", ["", "0", "x", "0.2x", "0.12.1", "1.0", "-0.2", "0.２.0"])
def test_any_other_version_of_the_program_needs_the_canonical_form(program: str) -> None:
    pdf = with_turned_seal(seals.sealed())
    start, _ = seals.place(pdf)
    parsed = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : start + 1 + 2 * seals.length(pdf)].decode("ascii")))
    with pytest.raises(NotCanonical):
        require_not_malleable(parsed["content"], program)


def test_the_version_of_the_program_is_covered_by_the_seal() -> None:
    """So nobody can choose the rule for somebody's seal."""
    pdf = seals.sealed()
    earlier = re.sub(rb"/REx \(0\\056\d", rb"/REx (0\\0562", pdf)
    assert earlier != pdf
    assert not read_seals(earlier).is_whole
