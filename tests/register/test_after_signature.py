"""Any sequence of changes after a signature, in two registers that exchange files: both show the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from all_rows import listed_rows, rows_of
from builders import DAY, draft, later, signed
from examples import examples
from signoff.errors import ImportConflict, NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record
from signoff.register.list_query import ListQuery
from signoff.register.store import Register

STEPS = st.sampled_from(["reference", "publish", "withdraw", "bring back", "export", "pass on", "reopen"])


def after(record: Record, step: str, minute: int) -> Record:
    at = later(minute)
    if step == "reference":
        return lifecycle.give_reference(record, f"D{minute}" if minute % 3 else None, actor="PA", at=at)
    if step == "publish":
        return lifecycle.publish(record, date=DAY, url="https://example.org" if minute % 2 else None, actor="PA", at=at)
    if step == "withdraw":
        return lifecycle.withdraw(record, actor="PA", at=at, reason="Not needed")
    return lifecycle.bring_back(record, actor="PA", at=at)


@settings(max_examples=examples(12), deadline=None)
@given(steps=st.lists(STEPS, max_size=9), saved_unsigned=st.booleans())
def test_a_signed_notice_is_read_back_as_it_was_saved(steps: list[str], saved_unsigned: bool) -> None:
    with TemporaryDirectory() as folder:
        ours = Register.open(Path(folder) / "ours.sqlite")
        theirs = Register.open(Path(folder) / "theirs.sqlite")
        unsigned = draft()
        if saved_unsigned:
            ours.save(unsigned)
        record = signed(unsigned)
        ours.keep_signed(record, b"%PDF-1.7")
        exports = 0
        for minute, step in enumerate(steps, 20):
            if step == "export":
                ours.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=later(minute), digest="0" * 64)
                exports += 1
            elif step == "pass on":
                assert theirs.import_record(record).record == record
                assert theirs.get(record.id) == record
            elif step == "reopen":
                ours.close()
                ours = Register.open(ours.path)
            else:
                try:
                    record = after(record, step, minute)
                except NotAllowed:
                    continue
                ours.save(record)
            assert ours.get(record.id) == record
            (row,) = rows_of(ours)
            assert (row.status, row.reference) == (record.status, record.reference or "")
            assert [row.id for row in listed_rows(ours, ListQuery(frozenset({record.status})))] == [record.id]
        assert ours.seen_pdf(record.id) == b"%PDF-1.7"
        assert len([event for event in ours.events(record.id) if event.kind == "exported"]) == exports
        assert ours.damaged() == {}
        assert theirs.damaged() == {}
        ours.close()
        theirs.close()


def test_a_notice_changed_in_both_registers_after_signing_is_not_replaced(tmp_path: Path) -> None:
    record = signed()
    ours = lifecycle.give_reference(record, "D1", actor="PA", at=later(20))
    theirs = lifecycle.give_reference(record, "D2", actor="PA", at=later(21))
    with Register.open(tmp_path / "register.sqlite") as register:
        register.keep_signed(record, b"%PDF-1.7")
        register.save(ours)
        before = register.events(record.id)
        with pytest.raises(ImportConflict, match="the reference"):
            register.import_record(theirs)
        assert register.get(record.id) == ours
        assert register.events(record.id) == before
