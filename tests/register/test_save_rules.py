"""What a save may replace: it never loses signed content, or anybody's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from all_rows import rows_of
from builders import DAY, draft, later, notice, signed
from signoff.errors import AlteredRecord, NotAllowed, RegisterProblem
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role
from signoff.register.store import Register


def edited(record: Record, subject: str, minutes: int, *, actor: str = "PA", continuing: bool = False) -> Record:
    changed = notice(subject=subject)
    return lifecycle.edit(record, changed, actor=actor, at=later(minutes), continuing=continuing)


def test_what_follows_a_signature_is_saved(register: Register) -> None:
    record = signed()
    register.save(record)
    record = lifecycle.give_reference(record, "D1", actor="PA", at=later(11))
    register.save(record)
    record = lifecycle.publish(record, date=DAY, url="https://example.org", actor="PA", at=later(12))
    register.save(record)
    record = lifecycle.withdraw(record, actor="PA", at=later(13))
    register.save(record)
    assert register.get(record.id) == record


def test_a_signed_notice_keeps_its_content(register: Register) -> None:
    record = signed()
    register.save(record)
    forged = replace(record, notice=replace(record.notice, decision="Two gates."))
    with pytest.raises(NotAllowed, match="is signed: its content cannot change"):
        register.save(forged)
    assert register.get(record.id) == record


@pytest.mark.parametrize("what", ["removed", "another mark", "another signer", "unlocked draft"])
def test_a_signed_notice_keeps_its_signatures(register: Register, what: str) -> None:
    unsigned = draft()
    record = signed(unsigned)
    register.save(record)
    (mark,) = record.signatures
    other = {
        "removed": replace(record, signatures=()),
        "another mark": replace(record, signatures=(replace(mark, mark=TypedMark(text="B")),)),
        "another signer": replace(record, signatures=(replace(mark, name="B"),)),
        "unlocked draft": unsigned,
    }[what]
    with pytest.raises(NotAllowed):
        register.save(other)
    assert register.get(record.id) == record


def test_an_approval_is_part_of_what_was_signed(register: Register) -> None:
    record = signed(signed(role=Role.SCRUTINY_CHAIR))
    register.save(record)
    with pytest.raises(NotAllowed):
        register.save(replace(record, signatures=(record.signatures[-1],)))


def test_an_hour_of_typing_is_saved_again_and_again(register: Register) -> None:
    record = draft()
    register.save(record)
    for minute in range(1, 5):
        record = edited(record, f"{minute} gates", minute, continuing=True)
        register.save(record)
    assert register.get(record.id) == record
    assert len(record.history) == 2


def test_saving_the_same_record_again_changes_nothing(register: Register) -> None:
    record = draft()
    register.save(record)
    register.save(record)
    assert len(rows_of(register)) == 1


def test_history_is_not_lost(register: Register) -> None:
    record = edited(draft(), "Two gates", 1)
    register.save(record)
    with pytest.raises(NotAllowed, match="history would be lost"):
        register.save(replace(record, history=record.history[:1]))


def test_typing_of_another_person_is_not_lost(register: Register) -> None:
    mine = edited(draft(), "Mine", 1, actor="Me")
    register.save(mine)
    theirs = replace(mine, history=(*mine.history[:1], replace(mine.history[1], actor="Them")))
    with pytest.raises(NotAllowed, match="history would be lost"):
        register.save(theirs)


def test_typing_after_a_settled_warning_is_saved_beside_it(register: Register) -> None:
    record = lifecycle.settle(draft(), rule="r", field="reasons", word="as agreed", actor="PA", at=later(1))
    register.save(record)
    typed = edited(record, "Two gates", 2, continuing=True)
    register.save(typed)
    assert register.get(record.id).history[: len(record.history)] == record.history


@pytest.mark.parametrize(
    "changes",
    [{"reason": ""}, {"reason": "settled r: for another reason"}],
    ids=["reason removed", "another reason"],
)
def test_a_reason_given_is_not_lost(register: Register, changes: dict[str, str]) -> None:
    record = lifecycle.settle(draft(), rule="r", field="subject", word="as agreed", actor="PA", at=later(1))
    register.save(record)
    with pytest.raises(NotAllowed, match="history would be lost"):
        register.save(replace(record, history=(record.history[0], replace(record.history[1], **changes))))


@pytest.mark.parametrize(
    "changes",
    [{"sections": ("reasons",)}, {"sections": ()}, {"previous": "0" * 64}, {"reason": "settled r: as agreed"}],
    ids=["another section", "no section", "another entry before", "a reason"],
)
def test_further_typing_may_only_add_sections_to_an_entry(register: Register, changes: dict[str, object]) -> None:
    record = edited(draft(), "Two gates", 1)
    register.save(record)
    with pytest.raises(NotAllowed, match="history would be lost"):
        register.save(replace(record, history=(record.history[0], replace(record.history[1], **changes))))


@pytest.mark.parametrize("continuing", [False, True])
def test_a_notice_changed_elsewhere_is_not_overwritten(path: Path, continuing: bool) -> None:
    record = edited(draft(), "Start", 1)
    with Register.open(path) as ours, Register.open(path) as other:
        ours.save(record)
        assert other.get(record.id) == record
        theirs = edited(record, "Theirs", 2, continuing=continuing)
        other.save(theirs)
        with pytest.raises(RegisterProblem, match="changed elsewhere"):
            ours.save(edited(record, "Mine", 3, continuing=continuing))
        assert ours.get(record.id) == theirs
        mine = edited(theirs, "Mine", 4, continuing=continuing)
        ours.save(mine)
        assert other.get(record.id) == mine


def test_a_record_that_extends_the_stored_one_is_saved_without_reading_first(path: Path) -> None:
    record = draft()
    with Register.open(path) as register:
        register.save(record)
    with Register.open(path) as register:
        register.save(edited(record, "Two gates", 1))
        assert rows_of(register)[0].subject == "Two gates"


def test_a_publication_copy_is_not_replaced_by_a_save(register: Register) -> None:
    record = signed()
    register.import_record(publication_copy(record))
    with pytest.raises(NotAllowed, match="only as a publication copy"):
        register.save(record)


def test_a_draft_is_not_followed_by_one_whose_approval_was_altered(register: Register) -> None:
    unsigned = draft()
    register.save(unsigned)
    approved = signed(unsigned, role=Role.EXECUTIVE_MEMBER)
    forged = replace(approved, signatures=(replace(approved.signatures[0], name="Somebody else"),))
    with pytest.raises(AlteredRecord, match="was altered elsewhere"):
        register.save(forged)
    assert register.get(unsigned.id) == unsigned
    register.save(approved)
    assert register.get(unsigned.id) == approved
    with pytest.raises(AlteredRecord):
        register.save(replace(signed(approved), signatures=forged.signatures + signed(approved).signatures[1:]))


def test_an_altered_notice_is_not_saved(register: Register) -> None:
    record = signed()
    forged = replace(record, notice=replace(record.notice, subject="Another gate"))
    with pytest.raises(AlteredRecord, match=r"“Another gate” was altered elsewhere.* Nothing was changed\."):
        register.save(forged)
    assert rows_of(register) == ()
