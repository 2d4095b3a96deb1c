"""What is withheld stays withheld: who guesses the words right finds nothing in a published file that confirms it.

The guess is the best there can be: the true record in everything but its salt, with all the digests that signoff makes.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace

import golden_files
from builders import draft, later, signed
from pdf import factory
from signing import seals
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.digest import content_digest, copy_digest, covers, event_digest, proof_text, state_digest
from signoff.notice.record.document import canonical_json, entries_of, members_of
from signoff.notice.record.integrity import FaultKind, faults
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.publication import EXEMPT_FIELDS, is_copy_of, publication_copy
from signoff.notice.record.record import Document, Record, Role, Signature
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.signing.seal.sealing import seal

GOLDEN = golden_files.FOLDER / "record-1-layout-1"
EXEMPT = ExemptInformation(contains=True, paragraphs=("3",), text=ExemptText(decision="The contract price is £1,250."))


def before_salts(name: str) -> Record:
    """Return a record that a program of version 1 wrote."""
    return read_record((GOLDEN / name).read_bytes())


SALTED = golden_files.decided({})
RECORDS = {"salted": SALTED, "signed before salts": before_salts("key.signoff"), "unsigned": factory.rich_draft()}


@pytest.fixture(scope="module", params=list(RECORDS))
def record(request: pytest.FixtureRequest) -> Record:
    record_or_file = RECORDS[request.param]
    assert record_or_file.notice.exempt_information.text != ExemptText()
    return record_or_file


def guesses(record: Record) -> Iterator[Record]:
    """Yield the record as it can be guessed: with all of it but the salt, and laid into what the copy says."""
    copy = publication_copy(record)
    filled = replace(copy.notice, exempt_information=record.notice.exempt_information)
    yield replace(record, salt=UNSET)
    yield replace(record, salt=UNSET, settled=(), history=(), original=None)
    yield replace(copy, notice=filled)
    yield replace(copy, notice=filled, settled=record.settled)
    yield replace(copy, notice=filled, settled=record.settled, signatures=record.signatures, history=record.history)
    undigested = tuple(replace(signature, content_digest="") for signature in record.signatures)
    yield replace(record, salt=UNSET, signatures=undigested, original=None)


def digests_of(guess: Record) -> Iterator[bytes]:
    """Yield every digest that signoff makes of a record, and some that it could."""
    for pages in (None, *(signature.pages for signature in guess.signatures)):
        yield from (bytes.fromhex(content_digest(guess, role, pages)) for role in Role)
    yield bytes.fromhex(state_digest(guess))
    yield bytes.fromhex(copy_digest(guess))
    yield from (bytes.fromhex(event_digest(event)) for event in guess.history)
    yield from (bytes.fromhex(event.digest) for event in guess.history if guess.original)
    for entry in entries_of(guess):
        yield from hashed(proof_text(entry, guess.id))
        yield from hashed(canonical_json(entry))
    members = members_of(guess)
    for part in (members, *members.values(), *members["notice"].values()):
        yield from hashed(canonical_json(part))
    yield from hashed(write_record(guess))  # its first half is the identifier of the record copy's PDF
    for name in EXEMPT_FIELDS:
        words = getattr(guess.notice.exempt_information.text, name) or ""
        yield from chain(hashed(words.encode()), hashed(words.strip().encode("utf-16-be")))


def hashed(data: bytes) -> Iterator[bytes]:
    yield from (hashlib.new(name, data).digest() for name in ("sha256", "md5"))


def of_pages(record: Record) -> Iterator[bytes]:
    """Yield the digests of the record copy's pages, on which no salt is printed, and of the file's text."""
    pdf = render(replace(record, salt=UNSET)).data
    yield bytes.fromhex(pages_digest(read_document(pdf)))
    yield from hashed(pdf)
    for signature in record.signatures:
        if signature.pages is not None:
            yield bytes.fromhex(signature.pages.record)


def unpacked(pdf: bytes) -> bytes:
    """Return a file's bytes, and after them those of all its streams, unpacked."""
    parts = [pdf]
    for start in re.finditer(rb"stream\r?\n", pdf):
        try:
            parts.append(zlib.decompressobj().decompress(pdf[start.end() :]))
        except zlib.error:  # a stream that is not packed: it is in the file as it is
            continue
    return b"\n".join(parts)


def confirmed(record: Record, published: bytes) -> set[bytes]:
    """Return the digests of a guess that are found in published bytes, whole or their first half, however written."""
    public = publication_copy(record)
    known = {*digests_of(public), *hashed(write_record(public))}  # what follows from the copy alone tells nothing
    secret = {*chain.from_iterable(map(digests_of, guesses(record))), *of_pages(record)} - known
    assert len(secret) > 30
    lower = published.lower()
    return {
        digest
        for digest in secret
        if digest[:16] in published
        or digest[:16].hex().encode() in lower
        or base64.b64encode(digest)[:20] in published
        or base64.urlsafe_b64encode(digest)[:20] in published
    }


def test_the_right_guess_is_confirmed_by_nothing_in_the_published_file(record: Record) -> None:
    copy = publication_copy(record)
    pdf = render(copy).data
    sealed = seal(pdf, seals.own_key(), at=seals.AT, name="Leeds") if record.signatures else pdf
    assert confirmed(record, write_record(copy)) == set()
    assert confirmed(record, unpacked(sealed)) == set()
    assert write_record(copy) in unpacked(sealed)


def test_the_copies_of_version_1_show_that_such_digests_would_be_found() -> None:
    """Those were never released; they stay as they were made."""
    record = before_salts("key.signoff")
    covered = {bytes.fromhex(signature.content_digest) for signature in record.signatures}
    for name in ("key-publication.signoff", "key-publication.pdf"):
        guesses_found = confirmed(record, unpacked((GOLDEN / name).read_bytes()))
        assert guesses_found >= covered | {bytes.fromhex(state_digest(record))}


def test_a_copy_of_a_salted_record_names_its_digest_and_no_other() -> None:
    copy = publication_copy(SALTED)
    assert copy.record_digest == state_digest(SALTED)
    assert (copy.salt, {signature.content_digest for signature in copy.signatures}) == (UNSET, {""})
    assert str(SALTED.salt).encode() not in unpacked(render(copy).data)
    assert publication_copy(before_salts("key.signoff")).record_digest is UNSET


def test_every_notice_has_a_salt_of_its_own() -> None:
    first, second = draft(), draft()
    assert re.fullmatch("[0-9a-f]{32}", str(first.salt))
    copied = lifecycle.copy_of(first, first.terms, actor="PA", at=later(1))
    following = lifecycle.successor_of(signed(first), first.terms, actor="PA", at=later(20))
    assert len({first.salt, second.salt, copied.salt, following.salt}) == 4
    assert signed(first).salt == first.salt


def test_other_exempt_words_have_another_salt() -> None:
    """Whoever was given the draft before they were written has the salt that it had."""
    first = draft()
    other = lifecycle.edit(first, with_value(first.notice, "subject", "Two gates"), actor="PA", at=later(1))
    assert other.salt == first.salt
    exempt = lifecycle.edit(other, replace(other.notice, exempt_information=EXEMPT), actor="PA", at=later(2))
    assert exempt.salt not in (UNSET, first.salt)


def test_a_draft_of_version_1_gets_a_salt_with_what_is_done_next_unless_a_signature_covers_it() -> None:
    open_draft = read_record((Path(golden_files.FOLDER).parent / "notice/record/versions/1/draft.signoff").read_bytes())
    assert open_draft.salt is UNSET
    decided = signed(open_draft)
    assert decided.salt is not UNSET
    assert covers(decided, 0)
    assert lifecycle.hand_over(open_draft, actor="PA", at=later(40)).salt is not UNSET
    approved = before_salts("approved.signoff")
    later_on = signed(approved)
    assert (later_on.salt, faults(later_on)) == (UNSET, ())
    reworded = lifecycle.edit(approved, replace(approved.notice, subject="Other"), actor="PA", at=later(40))
    assert (reworded.salt is UNSET, reworded.signatures) == (False, ())


def test_the_signature_and_the_history_cover_the_salt() -> None:
    other = replace(SALTED, salt="0" * 32)
    assert {fault.kind for fault in faults(other)} >= {FaultKind.CONTENT, FaultKind.OTHER_CONTENT}


def test_a_copy_that_carries_a_salt_or_what_signatures_cover_is_not_a_copy() -> None:
    copy = publication_copy(SALTED)
    for changed in (replace(copy, salt=SALTED.salt), replace(copy, signatures=digested(copy))):
        made_anew = replace(changed, digest=copy_digest(changed))
        assert [fault.kind for fault in faults(made_anew)] == [FaultKind.WITHHELD_PARTS]


def digested(copy: Record) -> tuple[Signature, ...]:
    return tuple(
        replace(signature, content_digest=ours.content_digest)
        for signature, ours in zip(copy.signatures, SALTED.signatures, strict=True)
    )


def test_a_copy_is_known_as_its_records_with_and_without_the_digest_of_it() -> None:
    record = before_salts("key.signoff")
    old, new = before_salts("key-publication.signoff"), publication_copy(record)
    assert (is_copy_of(old, record), is_copy_of(new, record)) == (True, True)
    numbered = lifecycle.give_reference(record, "D9", actor="DS", at=later(60))
    assert is_copy_of(new, numbered)
    assert is_copy_of(read_record(write_record(new)), record)
    assert not is_copy_of(new, before_salts("approved.signoff"))
    assert not is_copy_of(publication_copy(SALTED), record)
    assert set(Document.__struct_fields__) - members_of(new).keys() == {"salt", "record_digest", "comments"}


@pytest.mark.parametrize("names_digest", [True, False])
def test_a_copy_that_says_something_else_is_not_its_records(names_digest: bool) -> None:
    """Anybody can name the digest of another's record beside words of their own."""
    record = SALTED
    copy = publication_copy(record)
    assert is_copy_of(copy, record)
    forged = replace(copy, notice=replace(copy.notice, decision="The officer refused the new gate."))
    forged = replace(forged, record_digest=copy.record_digest if names_digest else UNSET)
    forged = replace(forged, digest=copy_digest(forged))
    assert not is_copy_of(forged, record)
