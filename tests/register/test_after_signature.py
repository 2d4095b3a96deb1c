"""Any life after a signature, in two registers that pass files to one another: both tell the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, draft, later, signed
from signoff.errors import ImportConflict, NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record
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


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(STEPS, max_size=9), locked_from=st.booleans())
def test_a_signed_notice_is_told_as_it_was_saved(steps: list[str], locked_from: bool) -> None:
    with TemporaryDirectory() as folder:
        here = Register.open(Path(folder) / "here.sqlite")
        there = Register.open(Path(folder) / "there.sqlite")
        begun = draft()
        if locked_from:
            here.save(begun)
        record = signed(begun)
        here.keep_signed(record, b"%PDF-1.7")
        exports = 0
        for minute, step in enumerate(steps, 20):
            if step == "export":
                here.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=later(minute), digest="0" * 64)
                exports += 1
            elif step == "pass on":
                assert there.import_record(record).record == record
                assert there.get(record.id) == record
            elif step == "reopen":
                here.close()
                here = Register.open(here.path)
            else:
                try:
                    record = after(record, step, minute)
                except NotAllowed:
                    continue
                here.save(record)
            assert here.get(record.id) == record
            (row,) = here.rows()
            assert (row.status, row.reference) == (record.status, record.reference or "")
            assert [one.id for one in here.rows([record.status])] == [record.id]
        assert here.seen_pdf(record.id) == b"%PDF-1.7"
        assert len([one for one in here.events(record.id) if one.kind == "exported"]) == exports
        assert here.damaged() == {}
        assert there.damaged() == {}
        here.close()
        there.close()


def test_two_registers_that_both_went_on_after_signing_keep_their_own(tmp_path: Path) -> None:
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
