"""Getting a register back: what a copy lacks, and the new register in the place of the old one, or nothing changed."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest

from all_rows import rows_of
from builders import draft, later, notice, signed
from signoff.errors import RegisterInUse, RegisterProblem
from signoff.notice.record import lifecycle
from signoff.register.recovery.comparison import states_of, states_of_damaged
from signoff.register.recovery.copies import CopyKind, RegisterCopy
from signoff.register.recovery.recovering import (
    CheckedCopy,
    check_copy,
    keep_beside,
    prepare_backup,
    prepare_empty,
    put_in_place,
)
from signoff.register.recovery.swapping import Reason
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS

AT = dt.datetime(2026, 11, 30, 14, 25, 1, tzinfo=dt.UTC)
KEPT = "register-damaged-2026-11-30T142501Z.sqlite"


def subjects(path: Path) -> list[str]:
    with Register.open(path, read_only=True) as register:
        return sorted(row.subject for row in rows_of(register))


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    """A backup of two notices; one was changed since, one added, one is as it was."""
    first, second = draft(subject="First"), signed(draft(subject="Second"))
    with Register.open(path) as register:
        register.save(first)
        register.import_record(second)
        register.back_up(tmp_path / "backup.sqlite")
        register.save(lifecycle.edit(first, notice(subject="First anew"), actor="PA", at=later(5)))
        register.save(draft(subject="Third"))
    return tmp_path / "backup.sqlite"


def copy(path: Path) -> RegisterCopy:
    return RegisterCopy(path, AT, CopyKind.AUTOMATIC)


def spoil(place: int, data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(data)

    return write


def test_it_is_counted_what_a_copy_lacks(path: Path, backup: Path) -> None:
    assert check_copy(copy(backup), states_of(path)) == CheckedCopy(copy(backup), 2, 2)
    assert check_copy(copy(backup), None) == CheckedCopy(copy(backup), 2, None)
    assert check_copy(copy(backup), states_of(backup)).newer == 0
    with Register.open(path) as register:
        register.save(draft(subject="In the log"))
        assert check_copy(copy(backup), states_of(path)).newer == 3


@pytest.mark.parametrize("damage", [spoil(0, bytes(100)), spoil(20, b"\xff" * 40)])
def test_it_is_counted_in_a_register_whose_header_is_damaged(
    damage: Callable[[Path], None], path: Path, backup: Path
) -> None:
    damage(path)
    before = path.read_bytes()
    states = states_of_damaged(path)
    assert check_copy(copy(backup), states).newer == 2
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_cannot_be_read_is_not_taken_for_newer(path: Path, backup: Path) -> None:
    path.write_bytes(backup.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("document", "chain_end"):
            connection.execute(f"DROP TABLE {table}")
    states = states_of_damaged(path)
    assert states is not None
    assert check_copy(copy(backup), states).newer == 0


def test_where_nothing_can_be_read_nothing_is_counted(path: Path, backup: Path) -> None:
    path.write_bytes(b"Dear all")
    assert states_of_damaged(path) is None
    path.unlink()
    assert states_of_damaged(path) is None


def test_a_copy_that_is_damaged_says_so(path: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("UPDATE signed_document SET data = data || x'20'")
    checked = check_copy(copy(backup), states_of(path))
    assert not checked.is_sound
    assert checked.notices == 2
    assert checked.damaged == ("“Second”",)
    backup.write_bytes(backup.read_bytes()[:5000])
    checked = check_copy(copy(backup), None)
    assert not checked.is_sound
    assert checked.problem == f"{backup} cannot be used: a part of the file cannot be read."


def test_a_backup_takes_the_place_of_a_damaged_register_which_is_kept(path: Path, backup: Path, tmp_path: Path) -> None:
    spoil(0, bytes(100))(path)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"its log")
    damaged = path.read_bytes()
    kept = put_in_place(prepare_backup(backup, tmp_path), path, Reason.DAMAGED, AT)
    assert kept == path.with_name(KEPT)
    assert kept.read_bytes() == damaged
    assert kept.with_name(f"{KEPT}-wal").read_bytes() == b"its log"
    assert subjects(path) == ["First", "Second"]
    assert not log.exists()


def test_what_the_log_of_a_sound_register_holds_is_kept_too(path: Path, backup: Path, tmp_path: Path) -> None:
    prepared = prepare_backup(backup, tmp_path)
    kept = put_in_place(prepared, path, Reason.RESTORE, AT)
    assert kept is not None
    assert kept.name == f"register-before-restore-{AT.astimezone():%Y-%m-%d-%H%M%S}.sqlite"
    assert subjects(kept) == ["First anew", "Second", "Third"]
    assert subjects(path) == ["First", "Second"]


def test_an_empty_register_takes_the_place_of_none(path: Path, tmp_path: Path) -> None:
    assert put_in_place(prepare_empty(tmp_path), path, Reason.DAMAGED, AT) is None
    assert subjects(path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file anyway")
def test_it_is_refused_while_the_register_is_open(path: Path, backup: Path, tmp_path: Path) -> None:
    prepared = prepare_backup(backup, tmp_path)
    with Register.open(path), pytest.raises(RegisterInUse):
        put_in_place(prepared, path, Reason.RESTORE, AT)
    with Register.open(path) as register:
        assert sorted(row.subject for row in rows_of(register)) == ["First anew", "Second", "Third"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file anyway")
def test_a_damaged_register_that_another_program_has_open_stays(path: Path, backup: Path, tmp_path: Path) -> None:
    prepared = prepare_backup(backup, tmp_path)
    reading = """
import sqlite3
import sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM notice").fetchone()
print("open", flush=True)
input()
"""
    with subprocess.Popen([sys.executable, "-c", reading, str(path)], stdin=PIPE, stdout=PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        with pytest.raises(RegisterInUse, match=r"is open in another program: close it first\.$"):
            put_in_place(prepared, path, Reason.DAMAGED, AT)
        program.communicate("\n")
    assert not path.with_name(KEPT).exists()
    assert put_in_place(prepared, path, Reason.DAMAGED, AT) == path.with_name(KEPT)


def test_what_cannot_be_opened_takes_no_place(path: Path, backup: Path, tmp_path: Path) -> None:
    prepared = prepare_backup(backup, tmp_path)
    spoil(0, bytes(100))(prepared)
    with pytest.raises(RegisterProblem, match="is not a register"):
        put_in_place(prepared, path, Reason.DAMAGED, AT)
    assert subjects(path) == ["First anew", "Second", "Third"]


def test_where_a_file_cannot_be_moved_nothing_changes(
    path: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    prepared = prepare_backup(backup, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(RegisterProblem, match=r"in the place of .*: input/output error\. Nothing was changed\.$"):
            put_in_place(prepared, path, Reason.DAMAGED, AT)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert subjects(path) == ["First anew", "Second", "Third"]


def test_a_backup_that_is_gone_is_a_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(RegisterProblem, match=r"missing\.sqlite.*\.$"):
        prepare_backup(tmp_path / "missing.sqlite", tmp_path)


def test_files_that_were_found_are_kept_beside(path: Path, backup: Path, tmp_path: Path) -> None:
    found = tmp_path / "register-found-1.pdf"
    for content in (b"first", b"second"):
        found.write_bytes(content)
        keep_beside((found,), path)
    assert path.with_name("register-found-1.pdf").read_bytes() == b"first"
    assert path.with_name("register-found-1-2.pdf").read_bytes() == b"second"
    with pytest.raises(RegisterProblem, match="could not be kept beside"):
        keep_beside((found,), path)
