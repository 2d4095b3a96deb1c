"""Which certificates can seal, and when."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

from signing import seals
from signoff.signing.seal.certificate import reason_outside_validity, reason_unfit
from signoff.signing.seal.key import SealKey


@pytest.mark.parametrize(
    ("purposes", "is_fit"),
    [
        ((), True),
        ((ExtendedKeyUsageOID.EMAIL_PROTECTION,), True),
        ((ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.SERVER_AUTH), True),
        ((ExtendedKeyUsageOID.SERVER_AUTH,), False),
        ((ExtendedKeyUsageOID.TIME_STAMPING,), False),
        ((ExtendedKeyUsageOID.OCSP_SIGNING, ExtendedKeyUsageOID.SERVER_AUTH), False),
    ],
)
def test_a_certificate_only_for_servers_cannot_seal(purposes: tuple[ObjectIdentifier, ...], is_fit: bool) -> None:
    reason = reason_unfit(seals.certificate(seals.private_key(), purposes=purposes))
    assert reason == ("" if is_fit else "it is made for servers, not for signing documents")


def test_a_certificate_is_judged_by_its_key_its_purpose_and_its_holder() -> None:
    large, small = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP224R1())
    assert reason_unfit(seals.certificate(large)) == ""
    assert reason_unfit(seals.certificate(seals.rsa_key())) == ""
    assert reason_unfit(seals.certificate(small)) == "its key has 224 bits, and needs at least 256"
    assert "issuing certificates" in reason_unfit(seals.certificate(large, ca=True))
    assert reason_unfit(seals.certificate(large, signing=False)) == "it is not made for signing"


def key_of(years: tuple[int, int]) -> SealKey:
    own = seals.certificate(seals.private_key(), years=years)
    return SealKey(own.public_bytes(Encoding.DER), b"")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), ""),
        (
            dt.datetime(2019, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
            "is not valid before 1 January 2020: nothing was sealed",
        ),
        (dt.datetime(2030, 1, 1, tzinfo=dt.UTC), ""),
        (dt.datetime(2030, 1, 1, 0, 0, 1, tzinfo=dt.UTC), "expired on 1 January 2030: nothing was sealed with it"),
        (dt.datetime(2025, 6, 1, tzinfo=dt.UTC), ""),
    ],
)
def test_a_certificate_seals_from_its_first_instant_to_its_last(at: dt.datetime, words: str) -> None:
    reason = reason_outside_validity(key_of((2020, 2030)), at)
    assert (words in reason) if words else reason == ""
    assert not words or reason.startswith("The certificate of Leeds City Council ")
