"""Seals in the verdict: whole, of a known key, changed later, of another tool, and what a false one can hide."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import builders
from checking import forgeries as forge
from checking.test_document_verdict import bad, judged
from signing import seals
from signoff.checking.document_verdict import verify_data
from signoff.checking.key_names import OWN_SEAL, load_key_names
from signoff.checking.seal_verdict import STAMPED_EARLIER, STAMPED_LATER, known_seal, seal_checks, sealings
from signoff.notice.record.publication import publication_copy
from signoff.pdf.export import render
from signoff.signing import headline
from signoff.signing.headline import Vouched
from signoff.signing.proof.known_keys import KeyRole, KnownKeys, KnownNames, no_names
from signoff.signing.seal.check import check_seals
from signoff.signing.seal.key import installation_key
from signoff.signing.seal.seal_report import SealReport
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Check, Outcome, Result, Subject, Verdict


def of_seal(verdict: Verdict) -> tuple[Check, ...]:
    return tuple(check for check in verdict.checks if check.subject == "seal")


def test_a_whole_seal_of_an_unknown_key_is_reported_with_its_fingerprint() -> None:
    verdict = judged(seals.sealed())
    assert verdict.outcome is Outcome.INTACT
    (check,) = of_seal(verdict)
    assert check.result is Result.WARN
    assert check.sentence == (
        "The seal is valid: nothing has been changed since it was sealed in the name of “Leeds City Council” on "
        f"23 November 2026 at 09:30 UTC by its own clock. It is not known whose key sealed it; its fingerprint "
        f"is {seals.own_key().fingerprint}."
    )
    (sealing,) = verdict.seals
    assert (sealing.whole, sealing.known_as, sealing.name) == (True, "", "Leeds City Council")


def test_a_remembered_key_is_called_by_its_name(tmp_path: Path) -> None:
    KnownKeys(tmp_path / "known-keys.json").remember(
        seals.own_key().fingerprint, "Leeds, Democratic Services", KeyRole.SEAL
    )
    verdict = verify_data(seals.sealed(), "n.pdf", load_key_names(tmp_path))
    (check,) = of_seal(verdict)
    assert check.result is Result.OK
    assert "known as “Leeds, Democratic Services”" in check.sentence
    assert verdict.vouched is Vouched.SEAL
    assert verdict.summary == (
        "Intact: sealed with the known key of Leeds, Democratic Services, and not changed since. No known key "
        "confirms the decision maker’s signature."
    )


def test_a_key_known_as_a_signatorys_vouches_for_no_file(tmp_path: Path) -> None:
    fingerprint = seals.own_key().fingerprint
    KnownKeys(tmp_path / "known-keys.json").remember(fingerprint, "Tim Pouncey", KeyRole.SIGNATORY)
    verdict = verify_data(seals.sealed(), "n.pdf", load_key_names(tmp_path))
    (check,) = of_seal(verdict)
    assert check.result is Result.WARN
    assert "known as the one “Tim Pouncey” signs with, but not as a sealing key" in check.sentence
    assert (verdict.vouched, verdict.summary.partition(":")[0]) == (Vouched.NONE, headline.NOT_CONFIRMED)
    (sealing,) = verdict.seals
    assert (sealing.known_as, sealing.signatory) == ("", "Tim Pouncey")


def test_a_sealed_publication_copy_is_vouched_for_by_its_seal() -> None:
    sealed = seal(render(publication_copy(forge.record("£50,000"))).data, seals.own_key(), at=seals.AT, name="Leeds")
    verdict = verify_data(
        sealed, "n.pdf", lambda role: {seals.own_key().fingerprint: "Leeds"} if role == "seal" else {}
    )
    assert verdict.summary == (
        "Intact: publication copy, sealed with the known key of Leeds, and not changed since; withheld parts cannot be "
        "checked."
    )


def test_known_keys_vouch_for_nothing_that_was_altered(tmp_path: Path) -> None:
    known = load_key_names(tmp_path)
    sealed = seal(forge.reworded(forge.printed("£5,000")), installation_key(tmp_path), at=seals.AT, name="Leeds")
    verdict = verify_data(sealed, "n.pdf", known)
    assert of_seal(verdict)[0].result is Result.OK
    assert (verdict.outcome, verdict.vouched) == (Outcome.ALTERED, Vouched.NONE)


def test_this_installations_own_seal_is_known(tmp_path: Path) -> None:
    key = installation_key(tmp_path)
    sealed = seal(seals.unsealed(), key, at=seals.AT, name="Clerk")
    verdict = verify_data(sealed, "n.pdf", load_key_names(tmp_path))
    assert verdict.seals[0].known_as == OWN_SEAL
    assert of_seal(verdict)[0].result is Result.OK


def test_a_change_after_the_seal_is_named() -> None:
    for kind in (0, 2):
        verdict = judged(seals.revised(seals.sealed(), kind))
        assert verdict.outcome is Outcome.ALTERED
        assert "changed after it was sealed" in bad(verdict)["seal"]
        assert not verdict.seals[0].whole
        assert "changed since" in verdict.seals[0].sentence


def test_a_changed_byte_breaks_the_seal() -> None:
    sealed = bytearray(seals.sealed())
    sealed[len(sealed) // 3] ^= 1
    assert "This PDF was changed after it was exported." in bad(judged(bytes(sealed)))["seal"]


def test_another_tools_signature_is_reported_as_such() -> None:
    verdict = judged(seals.signed_on_top(seals.sealed()))
    assert verdict.outcome is Outcome.ALTERED
    assert "A signature by another program, of “" in bad(verdict)["seal"]
    assert "although the seal does not allow additions; it is valid." in bad(verdict)["seal"]
    alone = judged(seals.signed_on_top(seals.unsealed()))
    assert alone.outcome is Outcome.ALTERED
    assert "to a file that has no seal" in bad(alone)["seal"]


def test_a_seal_on_forged_pages_hides_nothing() -> None:
    """Whoever has a key of their own can seal anything: the pages are still held against the record."""
    for pdf, key in (
        (forge.reworded(forge.printed("£5,000")), "printed"),
        (forge.revised(forge.printed(), forge.drawn_over(b"\nq 1 1 1 rg 200 300 200 100 re f Q"), quiet=True), "look"),
        (forge.revised(forge.printed(), forge.spoken, quiet=True), "file"),
    ):
        verdict = judged(seal(pdf, seals.own_key(), at=seals.AT, name="Forger"))
        assert verdict.outcome is Outcome.ALTERED
        assert next(iter(bad(verdict))) == key
        assert of_seal(verdict)[0].result is Result.WARN


def test_a_report_that_broke_off_vouches_for_nothing() -> None:
    (check,) = seal_checks(SealReport(problem="It cannot be read."), builders.signed(), no_names)
    assert (check.result, check.sentence) == (Result.BAD, "It cannot be read.")


def test_seals_that_are_not_seals_are_called_so() -> None:
    report = check_seals(seals.sealed())
    (seal,) = report.seals
    for wrong, words in (
        (replace(seal, certifies=False), "allows changes"),
        (replace(seal, covers_whole=False), "changed after it was sealed"),
        (replace(seal, intact=False, problem=""), "changed after it was exported"),
        (replace(seal, intact=False, problem="it cannot be read"), "not valid: it cannot be read."),
    ):
        (check,) = seal_checks(SealReport(seals=(wrong,)), builders.signed(), no_names)
        assert check.result is Result.BAD
        assert words in check.sentence
    twice = seal_checks(SealReport(seals=(seal, seal)), builders.signed(), no_names)
    assert twice[-1].sentence == "The file has more than one seal."
    assert sealings(SealReport(seals=(replace(seal, intact=False),)), no_names) == ()


def known_for(role: KeyRole, fingerprint: str) -> KnownNames:
    """Know one key, in one role."""
    return lambda asked: {fingerprint: "Somebody"} if asked is role else {}


def test_a_time_stamp_is_reported() -> None:
    (seal,) = check_seals(seals.sealed()).seals
    stamped = replace(
        seal, stamped_at=dt.datetime(2026, 11, 23, 10, 5, tzinfo=dt.UTC), stamper="Stamps Ltd", stamp_key="ab"
    )
    report = SealReport(seals=(stamped,))
    sealed, stamp = seal_checks(report, builders.signed(), known_for(KeyRole.SEAL, "ab"))
    by_its_own, stamped_then = "23 November 2026 at 09:30 UTC by its own clock", "23 November 2026 at 10:05 UTC"
    assert (
        f"sealed in the name of “Leeds City Council” on {by_its_own}, and on {stamped_then} as a time"
        in sealed.sentence
    )
    assert (stamp.subject, stamp.result) == (Subject.STAMP, Result.WARN)
    assert stamp.sentence == (
        "Its time stamp names “Stamps Ltd”, but it is not known whose key that is; its fingerprint is ab."
    )
    _, stamp = seal_checks(report, builders.signed(), known_for(KeyRole.TIME_STAMP, "ab"))
    assert (stamp.subject, stamp.result) == (Subject.STAMP, Result.OK)
    assert stamp.sentence == "Its time stamp’s key is known as “Somebody” (fingerprint ab)."


@pytest.mark.parametrize(
    ("apart", "told"),
    [
        (dt.timedelta(), ()),
        (dt.timedelta(minutes=-10), ()),
        (dt.timedelta(minutes=-11), (STAMPED_EARLIER,)),
        (dt.timedelta(days=-7600), (STAMPED_EARLIER,)),
        (dt.timedelta(days=1), ()),
        (dt.timedelta(days=1, seconds=1), (STAMPED_LATER,)),
    ],
)
def test_a_stamp_of_another_instant_than_its_seal_is_worth_a_note(apart: dt.timedelta, told: tuple[str, ...]) -> None:
    """Whoever vouches for the stamp: no seal covers it, and another of the same seal may stand in its place."""
    (seal,) = check_seals(seals.sealed()).seals
    report = SealReport(seals=(replace(seal, stamped_at=seals.AT + apart, stamper="Stamps Ltd", stamp_key="ab"),))
    for known in (no_names, known_for(KeyRole.TIME_STAMP, "ab")):
        sealed, _, *notes = seal_checks(report, builders.signed(), known)
        assert "on 23 November 2026 at 09:30 UTC by its own clock" in sealed.sentence
        assert tuple(note.sentence for note in notes) == told
        assert all((note.subject, note.result) == (Subject.STAMP, Result.WARN) for note in notes)


@pytest.mark.parametrize("role", [KeyRole.SEAL, KeyRole.SIGNATORY])
def test_a_key_that_stamps_the_time_vouches_for_nothing_else(role: KeyRole) -> None:
    (seal,) = check_seals(seals.sealed()).seals
    known = known_for(KeyRole.TIME_STAMP, seal.fingerprint)
    assert known_seal(SealReport(seals=(seal,)), known) is None
    stamped = replace(seal, stamped_at=seals.AT, stamp_key="ab")
    (sealing,) = sealings(SealReport(seals=(stamped,)), known_for(role, "ab"))
    assert sealing.stamp is not None
    assert (sealing.stamp.at, sealing.stamp.fingerprint, sealing.stamp.known_as) == (seals.AT.isoformat(), "ab", "")


def test_a_draft_without_a_seal_lacks_nothing() -> None:
    assert seal_checks(check_seals(render(builders.draft()).data), builders.draft(), no_names) == ()
