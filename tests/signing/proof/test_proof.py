"""The signatory's own proof: it covers the whole entry and the record's identity, and nothing else is valid."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DAY, draft, later, signed
from examples import examples
from signoff.errors import FileProblem
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.proof import fingerprint, holds
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Proof, Record, Role, Signature
from signoff.signing.headline import Vouched
from signoff.signing.proof.judgement import NO_KEY, ProofState, judge_proofs
from signoff.signing.proof.known_keys import KeyRole, KnownKeys, KnownNames, no_names
from signoff.signing.proof.proof import new_key, prove, public_key
from signoff.signing.verification import Outcome, verify

KEY = new_key()


def proved(record: Record | None = None, role: Role = Role.DECISION_MAKER) -> Record:
    """Return a record signed with the tests' key."""
    record = record or draft()
    return lifecycle.sign(
        record,
        role=role,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="A. Officer"),
        at=later(10),
        prove=lambda entry: prove(entry, record.id, KEY),
    )


SIGNED = proved()
ENTRY = SIGNED.signatures[0]
PROOF = ENTRY.proof
assert PROOF is not None


def with_entry(entry: Signature) -> Record:
    return replace(SIGNED, signatures=(entry,))


def test_a_proof_holds_and_survives_the_file() -> None:
    again = codec.read_record(codec.write_record(SIGNED))
    assert again == SIGNED
    assert holds(again, 0)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ENTRY, role=Role.SCRUTINY_CHAIR),
        replace(ENTRY, name="A. Nother"),
        replace(ENTRY, post="Chief"),
        replace(ENTRY, date=DAY.replace(day=1)),
        replace(ENTRY, signed_at=later(11)),
        replace(ENTRY, content_digest="0" * 64),
        replace(ENTRY, mark=None),
        replace(ENTRY, mark=TypedMark(text="A Officer")),
        replace(ENTRY, proof=None),
        replace(ENTRY, proof=replace(PROOF, key=public_key(new_key()))),
        replace(ENTRY, proof=replace(PROOF, key="")),
        replace(ENTRY, proof=replace(PROOF, key="no base64 é")),
        replace(ENTRY, proof=replace(PROOF, signature="AAAA")),
    ],
)
def test_nothing_of_an_entry_can_change_under_its_proof(changed: Signature) -> None:
    assert not holds(with_entry(changed), 0)


def test_a_proof_does_not_move_to_another_notice() -> None:
    assert not holds(replace(SIGNED, id=draft().id), 0)


def test_a_key_on_another_curve_proves_nothing() -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    from signoff.notice.record.digest import proof_text
    from signoff.notice.record.document import entry_of

    other = ec.generate_private_key(ec.SECP384R1())
    raw = other.sign(proof_text(entry_of(ENTRY), SIGNED.id), ec.ECDSA(hashes.SHA256()))
    proof = Proof(algorithm="ecdsa-p256-sha256", key=public_key(other), signature=base64.b64encode(raw).decode())
    assert not holds(with_entry(replace(ENTRY, proof=proof)), 0)


@settings(max_examples=examples(150))
@given(st.sampled_from(["key", "signature"]), st.data())
def test_no_change_of_a_proofs_characters_leaves_it_holding(part: str, data: st.DataObject) -> None:
    assert PROOF is not None
    text = getattr(PROOF, part)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCDabcd0189+/=é ").filter(lambda character: character != text[place]))
    changed = replace(PROOF, **{part: text[:place] + other + text[place + 1 :]})
    assert not holds(with_entry(replace(ENTRY, proof=changed)), 0)


def test_a_fingerprint_is_the_keys_whoever_shows_it() -> None:
    assert PROOF is not None
    assert fingerprint(PROOF) == fingerprint(PROOF.key) == fingerprint(KEY.public_key())
    groups = fingerprint(PROOF).split(" ")
    assert [len(group) for group in groups] == [4] * 16


def test_a_signature_without_a_vault_says_that_no_key_vouches() -> None:
    record = lifecycle.sign(
        draft(), role=Role.DECISION_MAKER, name="A", post="B", date=DAY, mark=TypedMark(text="A"), at=later(1)
    )
    assert judge_proofs(record).lines == (("warn", NO_KEY),)
    assert NO_KEY in verify(record).details


def known_as(name: str, role: KeyRole = KeyRole.SIGNATORY, print_: str = "") -> KnownNames:
    """Return what knows one key, failing another the signatory's own, by this name in this role."""
    return lambda asked_role: {print_ or fingerprint(KEY.public_key()): name} if asked_role is role else {}


def test_a_proof_says_whose_key_it_is_or_asks() -> None:
    print_ = fingerprint(KEY.public_key())
    unknown = judge_proofs(SIGNED)
    assert unknown.proofs[0].state is ProofState.HOLDS
    assert "it is not known whose key" in unknown.lines[0][1]
    assert print_ in unknown.lines[0][1]
    known = judge_proofs(SIGNED, known_as("A. Officer"))
    assert known.lines[0][0] == "ok"
    assert "known to be theirs" in known.lines[0][1]
    other = judge_proofs(SIGNED, known_as("Mallory"))
    assert other.lines[0][0] == "warn"
    assert "someone else’s: Mallory’s" in other.lines[0][1]
    verdict = verify(SIGNED, known_as("A. Officer"))
    assert (verdict.outcome, verdict.vouched) == (Outcome.INTACT, Vouched.SIGNATORY)
    assert verdict.summary == "Intact: signed by A. Officer with the key known to be theirs."


@pytest.mark.parametrize("known", [no_names, known_as("Mallory"), known_as("A. Officer", KeyRole.SEAL)])
def test_no_other_known_key_makes_a_verdict_that_somebody_vouches_for(known: KnownNames) -> None:
    verdict = verify(SIGNED, known)
    assert (verdict.outcome, verdict.vouched) == (Outcome.INTACT, Vouched.NONE)
    assert verdict.summary == (
        "Intact, signer not confirmed: the content is what was signed, but no known key confirms who signed it."
    )


def test_a_key_that_seals_vouches_for_no_signature() -> None:
    verdict = verify(SIGNED, known_as("A. Officer", KeyRole.SEAL))
    (line,) = judge_proofs(SIGNED, known_as("A. Officer", KeyRole.SEAL)).lines
    assert line[0] == "warn"
    assert "known as one for seals, not as anyone’s own: A. Officer" in line[1]
    (who,) = verdict.signatories
    assert (who.known_as, who.sealer) == ("", "A. Officer")


def test_a_known_signatory_whose_proof_is_missing_is_asked() -> None:
    """Removing a proof and computing all digests again leaves no other trace."""
    known = known_as(" a. OFFICER")
    bare = signed()
    assert judge_proofs(bare, known).lines[0] == ("warn", NO_KEY)
    assert "although you know a key of theirs" in judge_proofs(bare, known).lines[1][1]
    assert judge_proofs(bare, known_as("B. Officer")).lines == (("warn", NO_KEY),)
    assert judge_proofs(bare, known_as("A. Officer", KeyRole.SEAL)).lines == (("warn", NO_KEY),)
    approved = lifecycle.sign(
        proved(role=Role.SCRUTINY_CHAIR),
        role=Role.DECISION_MAKER,
        name="B. Officer",
        post="C",
        date=DAY,
        mark=TypedMark(text="B"),
        at=later(11),
    )
    assert ("although you know a key of theirs") in judge_proofs(approved, known_as("B. Officer", print_="ab")).lines[
        1
    ][1]


def test_a_known_signatory_who_signed_with_another_key_is_asked() -> None:
    (line,) = judge_proofs(SIGNED, known_as("A. Officer", print_="ab")).lines
    assert line[0] == "warn"
    assert "with a different key from the one known to be theirs" in line[1]


def test_a_proof_that_does_not_hold_makes_the_record_altered() -> None:
    mine = new_key()
    forged = lifecycle.sign(
        draft(),
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="A. Officer"),
        at=later(10),
        prove=lambda entry: prove(entry, draft().id, mine),
    )
    verdict = verify(forged)
    assert verdict.outcome is Outcome.ALTERED
    assert "digital key does not confirm the signature of A. Officer (decision maker)" in verdict.summary


def test_each_signature_has_its_own_word_about_a_key() -> None:
    approved = proved(role=Role.SCRUTINY_CHAIR)
    record = lifecycle.sign(
        approved,
        role=Role.DECISION_MAKER,
        name="B. Officer",
        post="C",
        date=DAY,
        mark=TypedMark(text="B"),
        at=later(11),
    )
    report = judge_proofs(record)
    assert [proof.state for proof in report.proofs] == [ProofState.HOLDS, ProofState.MISSING]
    assert "B. Officer (decision maker)" in report.lines[1][1]


def test_an_approvals_proof_cannot_be_taken_away_unseen() -> None:
    approved = proved(role=Role.SCRUTINY_CHAIR)
    record = proved(approved)
    stripped = replace(record, signatures=(replace(record.signatures[0], proof=None), record.signatures[1]))
    assert verify(stripped).outcome is Outcome.ALTERED


def test_a_publication_copy_carries_no_proof_and_says_where_it_is() -> None:
    copy = publication_copy(SIGNED)
    assert all(signature.proof is None for signature in copy.signatures)
    assert verify(copy).outcome is Outcome.INTACT
    assert "verify the record copy" in verify(copy).details[-1]


def test_known_keys_are_remembered_renamed_and_forgotten(tmp_path: Path) -> None:
    keys = KnownKeys(tmp_path / "deep" / "known.json")
    assert keys.names(KeyRole.SIGNATORY) == {}
    keys.remember("ab", "Tim\n Pouncey", KeyRole.SIGNATORY)
    assert KnownKeys(tmp_path / "deep" / "known.json").names(KeyRole.SIGNATORY) == {"ab": "Tim Pouncey"}
    keys.remember("ab", "T. Pouncey", KeyRole.SIGNATORY)
    keys.remember("cd", "Leeds", KeyRole.SEAL)
    assert keys.names(KeyRole.SIGNATORY) == {"ab": "T. Pouncey"}
    assert keys.names(KeyRole.SEAL) == {"cd": "Leeds"}
    keys.forget("ab")
    keys.forget("ab")
    assert keys.keys().keys() == {"cd"}


def test_a_key_has_one_role(tmp_path: Path) -> None:
    keys = KnownKeys(tmp_path / "known.json")
    keys.remember("ab", "Tim Pouncey", KeyRole.SIGNATORY)
    keys.remember("ab", "Leeds", KeyRole.SEAL)
    assert (keys.names(KeyRole.SIGNATORY), keys.names(KeyRole.SEAL)) == ({}, {"ab": "Leeds"})


WITHOUT_ROLES = b'{"format": "signoff/known-keys", "version": 1, "names": {"ab": "Tim"}}'


@pytest.mark.parametrize("data", [b"", b"{", b'{"version": 2, "keys": {"a": 1}}', b"\xff", b"{}", WITHOUT_ROLES])
def test_a_damaged_list_is_one_sentence_and_stays(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(data)
    with pytest.raises(FileProblem, match="damaged"):
        KnownKeys(path).remember("ab", "Tim", KeyRole.SEAL)
    assert path.read_bytes() == data
