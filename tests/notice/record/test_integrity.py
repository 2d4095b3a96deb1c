"""Whether a record is what it claims to be: one answer for verifying, the register, exporting and signing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import DAY, draft, later, signed
from empty_register import empty_register
from signoff import actions
from signoff.errors import AlteredRecord, ImportConflict
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.integrity import FaultKind, alteration, faults, history_fault
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role, SeenPages, Status
from signoff.register.store import Register
from signoff.signing.fault_sentences import sentences_on
from signoff.signing.proof.proof import new_key, prove
from signoff.signing.verification import Outcome, Subject, verify

KEY = new_key()
BASE = lifecycle.hand_over(draft(), actor="PA", at=later(1))
APPROVED = signed(BASE, role=Role.SCRUTINY_CHAIR)
WITHDRAWN = lifecycle.withdraw(signed(APPROVED), actor="DS", at=later(30))
SIGNED = lifecycle.give_reference(
    lifecycle.sign(
        APPROVED,
        role=Role.DECISION_MAKER,
        name="B. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="B. Officer"),
        at=later(11),
        prove=lambda entry: prove(entry, APPROVED.id, KEY),
    ),
    "D1",
    actor="DS",
    at=later(20),
)
COPY = publication_copy(SIGNED)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


Alter = Callable[[], Record]
ALTERED: dict[FaultKind, Alter] = {
    FaultKind.NUMBER: lambda: replace(
        SIGNED, terms=replace(SIGNED.terms, bands=(replace(SIGNED.terms.bands[0], upper=10**17),))
    ),
    FaultKind.CONTENT: lambda: replace(SIGNED, notice=with_value(SIGNED.notice, "subject", "No gate")),
    FaultKind.PUBLIC_PARTS: lambda: replace(SIGNED, record_digest="0"),
    FaultKind.COPY: lambda: replace(COPY, reference="D2"),
    FaultKind.WITHHELD_PARTS: lambda: replace(COPY, history=SIGNED.history),
    FaultKind.PROOF: lambda: replace(
        SIGNED, signatures=(SIGNED.signatures[0], replace(SIGNED.signatures[1], post="Somebody"))
    ),
    FaultKind.SEVERAL_DECISIONS: lambda: replace(SIGNED, signatures=(*SIGNED.signatures, SIGNED.signatures[1])),
    FaultKind.LATE_APPROVAL: lambda: replace(SIGNED, signatures=SIGNED.signatures[::-1]),
    FaultKind.DECISION_DATE: lambda: replace(
        SIGNED, signatures=(SIGNED.signatures[0], replace(SIGNED.signatures[1], date=DAY.replace(day=1)))
    ),
    FaultKind.UNSIGNED_STATUS: lambda: replace(SIGNED, signatures=()),
    FaultKind.SIGNED_STATUS: lambda: replace(SIGNED, status=Status.DRAFT),
    FaultKind.WITHDRAWN_STATUS: lambda: replace(WITHDRAWN, status=Status.PUBLISHED),
    FaultKind.HISTORY_BEGINNING: lambda: replace(SIGNED, history=SIGNED.history[1:]),
    FaultKind.HISTORY_BREAK: lambda: replace(SIGNED, history=(SIGNED.history[0], *SIGNED.history[2:])),
    FaultKind.UNRECORDED: lambda: replace(SIGNED, history=()),
    FaultKind.SIGNATURE_REMOVED: lambda: replace(SIGNED, signatures=SIGNED.signatures[:1], status=Status.DRAFT),
    FaultKind.SIGNED_TWICE: lambda: signed_twice(),
    FaultKind.OTHER_CONTENT: lambda: replace(
        APPROVED, signatures=(replace(APPROVED.signatures[0], mark=TypedMark(text="Somebody")),)
    ),
}


def signed_twice() -> Record:
    record = signed(APPROVED)
    unsigned = replace(record, signatures=APPROVED.signatures, status=Status.DRAFT)
    return signed(unsigned)


def test_a_sound_record_has_no_fault() -> None:
    for record in (draft(), BASE, APPROVED, SIGNED, WITHDRAWN, COPY, publication_copy(draft())):
        assert faults(record) == ()
        assert alteration(record) is None
    assert history_fault(()) is None


def test_every_kind_of_fault_is_covered() -> None:
    assert set(ALTERED) == set(FaultKind)


@pytest.mark.parametrize("kind", list(FaultKind), ids=lambda kind: kind.name)
def test_everything_that_checks_reports_a_fault_in_the_same_words(kind: FaultKind, register: Register) -> None:
    record = ALTERED[kind]()
    all_faults = faults(record)
    fault = next(candidate for candidate in all_faults if candidate.kind is kind)
    assert "{" not in fault.words
    assert fault.sentence == f"{fault.words[0].upper()}{fault.words[1:]}."
    verdict = verify(record)
    assert verdict.outcome is Outcome.ALTERED
    said = [sentence for part, sentence in sentences_on(record, all_faults) if part == kind.part]
    assert fault.sentence in said or kind is FaultKind.CONTENT  # which is said once of all who signed
    checked = [check.sentence for check in verdict.checks]
    assert [checked.count(sentence) for sentence in said] == [1] * len(said)
    most_serious = alteration(record)
    assert most_serious == all_faults[0]
    with pytest.raises(AlteredRecord, match=r"^The notice was altered: ") as refused:
        actions.require_unaltered(record)
    assert str(refused.value) == f"The notice was altered: {all_faults[0].words}."
    if kind is not FaultKind.NUMBER:  # which no file can contain
        with pytest.raises(AlteredRecord) as import_refused:
            register.import_record(record)
        assert all_faults[0].words in str(import_refused.value)


def test_a_fault_says_where_it_is() -> None:
    places = {kind: next(fault.place for fault in faults(ALTERED[kind]()) if fault.kind is kind) for kind in ALTERED}
    assert places[FaultKind.CONTENT] == 0
    assert (places[FaultKind.PROOF], places[FaultKind.HISTORY_BREAK], places[FaultKind.HISTORY_BEGINNING]) == (1, 1, 0)
    assert (places[FaultKind.COPY], places[FaultKind.DECISION_DATE]) == (None, None)


def test_the_record_copys_pages_are_withheld_too() -> None:
    pages = SeenPages(layout=1, record="a" * 64)
    shown = replace(COPY, signatures=tuple(replace(signature, pages=pages) for signature in COPY.signatures))
    assert FaultKind.WITHHELD_PARTS in {fault.kind for fault in faults(shown)}


def test_what_nobody_signed_may_be_changed_by_anybody_with_its_file(register: Register) -> None:
    """But its history is one: a draft that continues another one with a broken history is a conflict."""
    changed = replace(BASE, notice=with_value(BASE.notice, "subject", "Two gates"))
    assert faults(changed) == ()
    register.import_record(draft_of(changed))
    broken = replace(changed, history=(changed.history[0], replace(changed.history[1], previous="0")))
    assert alteration(broken) is None
    longer = lifecycle.give_back(broken, actor="A. Officer", at=later(5), reason="Why?")
    with pytest.raises(ImportConflict, match=r"was altered in the file: its history is broken before entry 2"):
        register.import_record(longer)


def draft_of(record: Record) -> Record:
    return replace(record, history=record.history[:1], status=Status.DRAFT)


def test_a_signed_notice_cannot_pose_as_a_draft_that_anybody_may_change(register: Register) -> None:
    stripped = replace(SIGNED, signatures=(), status=Status.DRAFT)
    assert alteration(stripped) is not None
    with pytest.raises(AlteredRecord, match="its history says that it was signed"):
        register.import_record(stripped)


def test_every_part_with_faults_is_a_subject_of_checks() -> None:
    assert {kind.part for kind in FaultKind} <= set(Subject)
