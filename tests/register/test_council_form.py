"""A notice on a council's own form in the register: found by its own words, kept, and imported."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import barchester
from all_rows import rows_of
from signoff.errors import ImportConflict
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.register.import_rules import differing_sections
from signoff.register.store import Register


@pytest.mark.parametrize("words", ["slates late", "no objection", "low", "almshouse"])
def test_it_is_found_by_what_its_own_sections_and_rows_say(words: str, register: Register) -> None:
    record = barchester.signed()
    register.import_record(record)
    assert [row.id for row in rows_of(register, words)] == [record.id]
    assert register.get(record.id) == record


def test_what_differs_is_said_by_section(register: Register) -> None:
    ours = barchester.draft()
    theirs = replace(ours, notice=with_value(ours.notice, "additional.risk.choice", "High"))
    assert differing_sections(ours, theirs) == ("additional.risk",)
    register.import_record(lifecycle.edit(ours, with_value(ours.notice, "subject", "A"), actor="PA", at=barchester.AT))
    with pytest.raises(ImportConflict, match="“Risk”"):
        register.import_record(
            read_record(write_record(lifecycle.edit(ours, theirs.notice, actor="PB", at=barchester.AT)))
        )
