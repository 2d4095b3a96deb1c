"""The publication copy contains only what is public, and says what it leaves out."""

from __future__ import annotations

from builders import draft, later, signed
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.digest import copy_digest
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.publication import EXEMPT_FIELDS, publication_copy
from signoff.notice.record.record import Copy, Record, Withheld


def secretive() -> Record:
    exempt = ExemptInformation(
        contains=True,
        paragraphs=("3",),
        public_interest="It would harm the tender.",
        text=ExemptText(**{name: f"CANARY-{name}" for name in EXEMPT_FIELDS}),
    )
    record = draft(exempt_information=exempt)
    record = lifecycle.settle(record, rule="r", field="subject", word="CANARY-word", actor="CANARY-actor", at=later(1))
    return signed(record)


def test_nothing_withheld_is_in_its_bytes() -> None:
    document = codec.write_record(publication_copy(secretive()))
    assert b"CANARY" not in document
    assert b'"typed"' not in document


def test_it_says_what_was_withheld_and_why() -> None:
    copy = publication_copy(secretive())
    assert copy.copy is Copy.PUBLICATION
    assert copy.withheld == tuple(
        Withheld(field=f"exempt_information.text.{name}", paragraph="3") for name in EXEMPT_FIELDS
    )
    assert copy.notice.exempt_information.public_interest == "It would harm the tender."


def test_it_keeps_who_signed_and_when() -> None:
    record = secretive()
    (signature,) = publication_copy(record).signatures
    assert (signature.name, signature.date) == (record.signatures[0].name, record.signatures[0].date)


def test_its_digest_is_its_own() -> None:
    copy = publication_copy(secretive())
    assert copy.digest == copy_digest(copy)
    assert copy.digest != copy.record_digest


def test_a_copy_of_the_copy_is_the_copy() -> None:
    copy = publication_copy(secretive())
    assert publication_copy(copy) is copy


def test_a_record_does_not_carry_the_copys_fields() -> None:
    assert b"withheld" not in codec.write_record(secretive())
