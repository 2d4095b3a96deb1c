"""Importing a notice that the register may already have: what is added, replaced, left unchanged or refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

import golden_files
from all_rows import rows_of
from builders import DAY, draft, later, notice, signed
from signoff.errors import ImportConflict, RegisterProblem
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import read_record
from signoff.notice.record.digest import copy_digest, covers, state_digest
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Status
from signoff.register.store import Outcome, Register

BASE = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer")


def edited(record: Record, subject: str, minutes: int = 2) -> Record:
    return lifecycle.edit(record, notice(subject=subject), actor="PA", at=later(minutes))


SIGNED = signed(BASE)
EDITED = edited(BASE, "Two gates")
REFERENCED = lifecycle.give_reference(SIGNED, "D1", actor="PA", at=later(20))
PUBLISHED = lifecycle.publish(REFERENCED, date=DAY, url=None, actor="PA", at=later(30))
RETURNED = lifecycle.give_back(BASE, actor="A. Officer", at=later(3), reason="Which gate?")
COPY = publication_copy(SIGNED)
LATER_COPY = publication_copy(PUBLISHED)
RENUMBERED_COPY = publication_copy(lifecycle.give_reference(PUBLISHED, "D2", actor="PA", at=later(31)))
ALTERED_COPY = replace(LATER_COPY, notice=notice(subject="Forged"))


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome", "expected"),
    [
        pytest.param(None, BASE, Outcome.ADDED, BASE, id="unknown"),
        pytest.param(None, COPY, Outcome.ADDED, COPY, id="unknown publication copy"),
        pytest.param(BASE, BASE, Outcome.IDENTICAL, BASE, id="identical"),
        pytest.param(BASE, SIGNED, Outcome.UPDATED, SIGNED, id="comes back signed"),
        pytest.param(BASE, RETURNED, Outcome.UPDATED, RETURNED, id="comes back returned"),
        pytest.param(SIGNED, REFERENCED, Outcome.UPDATED, REFERENCED, id="signed here, reference given there"),
        pytest.param(SIGNED, BASE, Outcome.OLDER, SIGNED, id="signed here"),
        pytest.param(EDITED, BASE, Outcome.OLDER, EDITED, id="edited here"),
        pytest.param(SIGNED, COPY, Outcome.IDENTICAL, SIGNED, id="publication copy of ours"),
        pytest.param(BASE, COPY, Outcome.IDENTICAL, BASE, id="publication copy of another version"),
        pytest.param(COPY, SIGNED, Outcome.UPDATED, SIGNED, id="record for a publication copy"),
        pytest.param(COPY, COPY, Outcome.IDENTICAL, COPY, id="same publication copy"),
        pytest.param(COPY, LATER_COPY, Outcome.UPDATED, LATER_COPY, id="later publication copy"),
        pytest.param(LATER_COPY, COPY, Outcome.OLDER, LATER_COPY, id="earlier publication copy"),
        pytest.param(LATER_COPY, RENUMBERED_COPY, Outcome.UPDATED, RENUMBERED_COPY, id="copy with a new reference"),
    ],
)
def test_outcome(register: Register, ours: Record | None, theirs: Record, outcome: Outcome, expected: Record) -> None:
    if ours is not None:
        register.import_record(ours)
    imported = register.import_record(theirs)
    assert (imported.outcome, imported.record) == (outcome, expected)
    assert imported.sentence.startswith("“A new gate” ") or ours is EDITED
    assert imported.sentence.endswith(".")
    assert register.get(theirs.id) == expected
    assert register.earlier_states(theirs.id) == ((ours,) if outcome is Outcome.UPDATED else ())
    (row,) = rows_of(register)
    assert (row.status, row.is_publication) == (expected.status, expected.is_publication)


def test_a_copy_of_a_record_signed_in_version_1_is_recognised(register: Register) -> None:
    """It cannot contain the record's digest; a copy made by a program of version 1 does."""
    folder = golden_files.FOLDER / "record-1-layout-1"
    record, version_1_copy = (
        read_record((folder / name).read_bytes()) for name in ("key.signoff", "key-publication.signoff")
    )
    register.import_record(record)
    for copy in (version_1_copy, publication_copy(record)):
        assert register.import_record(copy).sentence.endswith("it adds nothing.")
    other = replace(record, notice=replace(record.notice, subject="Another gate"))
    assert "another version of the record" in register.import_record(publication_copy(other)).sentence


@pytest.mark.parametrize(
    ("member", "words"),
    [("salt", "the secret code that protects withheld text"), ("council", "the council")],
)
def test_a_difference_outside_the_form_is_named(register: Register, member: str, words: str) -> None:
    register.import_record(BASE)
    with pytest.raises(ImportConflict, match=words):
        register.import_record(replace(BASE, **{member: "0" * 32}))


@pytest.mark.parametrize(
    ("ours", "words"),
    [(SIGNED, "it adds nothing."), (BASE, "it was made from another version of the record, so nothing was changed.")],
    ids=["of ours", "of another version"],
)
def test_importing_a_publication_copy_says_whether_it_is_of_the_stored_record(
    register: Register, ours: Record, words: str
) -> None:
    register.import_record(ours)
    assert register.import_record(COPY).sentence.endswith(f" The file is a publication copy: {words}")


def forged(record: Record, **answers: str) -> Record:
    return replace(record, notice=replace(record.notice, **answers))


@pytest.mark.parametrize("theirs", [BASE, signed(forged(BASE, decision="No."))], ids=["a draft", "other words, signed"])
def test_a_signed_publication_copy_is_replaced_only_by_its_own_record(register: Register, theirs: Record) -> None:
    register.import_record(COPY)
    with pytest.raises(ImportConflict, match="as a publication copy of another record"):
        register.import_record(theirs)
    assert register.get(COPY.id) == COPY
    assert register.import_record(SIGNED).outcome is Outcome.UPDATED


def test_a_signed_publication_copy_is_not_replaced_by_one_of_other_words(register: Register) -> None:
    register.import_record(COPY)
    other = forged(COPY, decision="No.")
    other = replace(other, digest=copy_digest(other))
    with pytest.raises(ImportConflict, match="in the register as a publication copy of other content"):
        register.import_record(other)
    assert register.get(COPY.id) == COPY


@pytest.mark.parametrize(
    ("ours", "theirs", "differences", "words"),
    [
        pytest.param(EDITED, SIGNED, ("subject",), "both in your register", id="edited here, signed there"),
        pytest.param(SIGNED, EDITED, ("subject",), "both in your register", id="signed here, edited there"),
        pytest.param(SIGNED, signed(RETURNED, mark=TypedMark(text="B")), (), "the signatures", id="signed twice"),
        pytest.param(
            BASE, forged(BASE, decision="No."), ("decision",), "both in your register", id="same history, other content"
        ),
        pytest.param(BASE, forged(SIGNED, decision="No."), ("decision",), "altered in the file", id="altered, signed"),
        pytest.param(
            SIGNED, forged(REFERENCED, reasons="No."), ("reasons",), "altered in the file", id="altered after signing"
        ),
        pytest.param(
            lifecycle.give_reference(SIGNED, "D2", actor="PA", at=later(21)),
            REFERENCED,
            (),
            "the reference",
            id="two references",
        ),
        pytest.param(COPY, ALTERED_COPY, None, "altered in the file", id="altered publication copy"),
    ],
)
def test_conflict(
    register: Register, ours: Record, theirs: Record, differences: tuple[str, ...] | None, words: str
) -> None:
    register.import_record(ours)
    with pytest.raises(ImportConflict, match=r"They differ in .*\. Your register was not changed\.$") as raised:
        register.import_record(theirs)
    assert words in str(raised.value)
    if differences is not None:
        assert tuple(key for key in raised.value.differences if key != "decision_date") == differences
    assert register.get(ours.id) == ours
    assert register.earlier_states(ours.id) == ()


def test_a_signed_notice_is_not_replaced_by_other_content_with_an_unbroken_history(register: Register) -> None:
    """The file's history extends ours correctly, but its content is not what was signed."""
    register.import_record(SIGNED)
    resigned = replace(SIGNED, notice=replace(SIGNED.notice, decision="Another."), reference="D9", status=Status.SIGNED)
    event = replace(REFERENCED.history[-1], digest=state_digest(resigned))
    with pytest.raises(
        ImportConflict, match=r"was altered in the file: the content is not what the decision maker, .* signed\."
    ):
        register.import_record(replace(resigned, history=(*SIGNED.history, event)))
    assert register.get(SIGNED.id) == SIGNED


def test_a_conflict_names_the_sections_in_the_words_of_the_form(register: Register) -> None:
    register.import_record(edited(BASE, "Ours"))
    with pytest.raises(ImportConflict, match=r"They differ in “Subject” and the history\."):
        register.import_record(edited(BASE, "Theirs", 3))


def test_a_conflict_can_be_kept_as_a_copy(register: Register) -> None:
    register.import_record(EDITED)
    copy = register.import_as_copy(SIGNED, actor="PA", at=later(40))
    assert copy.id != SIGNED.id
    assert copy.notice == SIGNED.notice
    assert (copy.status, copy.signatures, copy.reference) == (Status.DRAFT, (), None)
    assert history_fault(copy.history) is None
    assert copy.history[-1].digest == state_digest(copy)
    assert register.get(copy.id) == copy
    assert register.get(EDITED.id) == EDITED
    (original,) = register.earlier_states(copy.id)
    assert original == SIGNED
    assert covers(original, 0)


def test_a_copy_keeps_the_words_that_settled_warnings_and_what_it_supersedes(register: Register) -> None:
    register.import_record(EDITED)
    theirs = lifecycle.settle(BASE, rule="r", field="subject", word="As listed", actor="PA", at=later(5))
    theirs = replace(theirs, supersedes=SIGNED.id)
    copy = register.import_as_copy(theirs, actor="PA", at=later(40))
    assert (copy.settled, copy.supersedes) == (theirs.settled, SIGNED.id)


def test_a_copy_is_a_notice_of_its_own(register: Register) -> None:
    copy = register.import_as_copy(SIGNED, actor="PA", at=later(40))
    register.save(edited(copy, "Edited", 41))
    assert register.import_record(SIGNED).outcome is Outcome.ADDED


def test_every_state_that_an_import_replaced_is_kept(register: Register) -> None:
    for record in (BASE, SIGNED, REFERENCED, PUBLISHED):
        register.import_record(record)
    assert register.earlier_states(BASE.id) == (BASE, SIGNED, REFERENCED)


def test_a_notice_is_passed_between_two_laptops(tmp_path: Path) -> None:
    with Register.open(tmp_path / "pa.sqlite") as pa, Register.open(tmp_path / "officer.sqlite") as officer:
        pa.save(BASE)
        officer.import_record(BASE)
        officer.save(signed(officer.get(BASE.id)))
        assert pa.import_record(officer.get(BASE.id)).outcome is Outcome.UPDATED
        pa.save(lifecycle.give_reference(pa.get(BASE.id), "D7", actor="PA", at=later(50)))
        assert officer.import_record(pa.get(BASE.id)).outcome is Outcome.UPDATED
        assert officer.get(BASE.id) == pa.get(BASE.id)
        assert pa.import_record(BASE).outcome is Outcome.OLDER


def test_an_imported_notice_can_be_edited_at_once(register: Register) -> None:
    imported = register.import_record(edited(draft(), "Imported")).record
    changed = lifecycle.edit(imported, notice(subject="Edited"), actor="PA", at=later(9), continuing=True)
    register.save(changed)
    assert register.get(imported.id) == changed


def test_the_search_index_follows_an_import(register: Register) -> None:
    otters = edited(BASE, "Otters")
    register.import_record(otters)
    assert len(rows_of(register, "otter")) == 1
    register.import_record(edited(otters, "Weasels", 3))
    assert rows_of(register, "otter") == ()
    assert len(rows_of(register, "weasel")) == 1


def test_a_damaged_notice_is_not_replaced(register: Register) -> None:
    register.import_record(BASE)
    connection = sqlite3.connect(register.path)
    with connection:
        connection.execute("UPDATE document SET data = X'00'")
    connection.close()
    with pytest.raises(RegisterProblem, match="is damaged"):
        register.import_record(SIGNED)
    assert register.earlier_states(BASE.id) == ()
