"""A backup is the whole register in one file, made while others write, and never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import draft, signed
from signoff.errors import RegisterProblem
from signoff.register.store import Register

PDF = b"%PDF-1.7 seen"


def test_a_backup_is_a_register_of_one_file(register: Register, tmp_path: Path) -> None:
    record, other = signed(), draft(subject="A draft")
    register.keep_signed(record, PDF)
    register.save(other)
    target = tmp_path / "Łódź 100%" / "backup.sqlite"
    target.parent.mkdir()
    target.write_bytes(b"an older backup")
    with Register.open(register.path) as writer:
        writer.save(draft(subject="Another"))
        register.back_up(target)
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    with Register.open(target) as copy:
        assert copy.get(record.id) == record
        assert copy.seen_pdf(record.id) == PDF
        assert copy.get(other.id) == other
        assert copy.events(record.id) == register.events(record.id)
        assert copy.damaged() == {}


@pytest.mark.parametrize(
    ("place", "words"),
    [("", "is a folder"), ("missing/backup.sqlite", "could not be backed up"), ("same", "is the register itself")],
)
def test_a_backup_that_cannot_be_made_leaves_everything(
    register: Register, tmp_path: Path, place: str, words: str
) -> None:
    record = signed()
    register.save(record)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RegisterProblem, match=words) as raised:
        register.back_up(register.path if place == "same" else tmp_path / place)
    assert "\n" not in str(raised.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert register.get(record.id) == record
