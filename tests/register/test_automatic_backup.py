"""The automatic backups: of what has changed, whole and verified or not at all, never at the cost of a good one."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlmodel import SQLModel

from all_rows import rows_of
from builders import draft, signed
from signoff.errors import RegisterProblem
from signoff.notice.record.record import Copy
from signoff.register import backup_check, register_state
from signoff.register.automatic_backup import back_up_changes, damaged_copy
from signoff.register.backup_check import Stopped, check_backup
from signoff.register.backups import Backup, backup_folder, backup_name, backups_of
from signoff.register.store import Register
from signoff.register.sweeping import sweep

NOW = dt.datetime(2026, 11, 30, 14, 25, 1, 500, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
LARGE = b"%PDF-" + bytes(5 * 1024 * 1024)
"""A PDF for which the register is copied in more than one step."""

KILLED = """
import datetime as dt, os, sys
from itertools import count
from pathlib import Path
from signoff.register.automatic_backup import back_up_changes
calls = count(1)
back_up_changes(
    Path(sys.argv[1]),
    dt.datetime(2026, 11, 30, 16, tzinfo=dt.UTC),
    is_stopped=lambda: next(calls) == int(sys.argv[2]) and os._exit(9),
)
"""

SAVER = """
import sys
from pathlib import Path
from builders import draft
from signoff.register.store import Register
with Register.open(Path(sys.argv[1])) as register:
    register.save(draft(subject="Saved meanwhile"))
"""


def run(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)], capture_output=True, text=True, timeout=60, check=False
    )


def content(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def subjects(path: Path) -> set[str]:
    with Register.open(path, read_only=True) as opened:
        return {row.subject for row in rows_of(opened)}


def made(register: Register, at: dt.datetime) -> Backup:
    backup = back_up_changes(register.path, at)
    assert backup is not None
    return backup


def spoil(path: Path, table: str = "document") -> None:
    """Change a byte of a stored document, as a failing disk does."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (data,) = connection.execute(f"SELECT data FROM {table} ORDER BY number LIMIT 1").fetchone()  # noqa: S608
        number = "(SELECT min(number) FROM document)"
        connection.execute(f"UPDATE {table} SET data = ? WHERE number = {number}", (data[:-3] + b"?" + data[-2:],))  # noqa: S608


class Spoilt(NamedTuple):
    """A register with a good backup, which was closed and damaged since."""

    path: Path
    backup: Backup


@pytest.fixture
def spoilt(register: Register) -> Spoilt:
    register.save(draft(subject="First"))
    backup = made(register, NOW - 9 * DAY)
    register.save(draft(subject="Second"))
    register.close()
    return Spoilt(register.path, backup)


def test_a_backup_is_made_only_of_what_has_changed(register: Register) -> None:
    register.save(draft(subject="First"))
    first = made(register, NOW)
    assert (first.path.name, first.made_at) == ("register-2026-11-30T142501Z.sqlite", NOW.replace(microsecond=0))
    assert back_up_changes(register.path, NOW + HOUR) is None
    register.check_some()  # it notes how far it has come
    assert back_up_changes(register.path, NOW + HOUR) is None
    register.save(draft(subject="Second"))
    second = made(register, NOW + DAY)
    assert backups_of(register.path) == (second, first)
    assert (subjects(first.path), subjects(second.path)) == ({"First"}, {"First", "Second"})
    assert check_backup(second.path).is_sound
    assert content(second.path.parent) == [first.path.name, second.path.name]


def test_a_backup_that_is_asked_for_is_made_in_any_case_and_replaces_none(register: Register) -> None:
    register.save(draft())
    first = made(register, NOW)
    again = back_up_changes(register.path, NOW, always=True)
    assert again is not None
    assert again.made_at == first.made_at + dt.timedelta(seconds=1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_their_owner_can_read_backups(register: Register) -> None:
    register.save(draft())
    backup = made(register, NOW)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700


def test_every_change_of_a_notice_is_a_change(register: Register) -> None:
    record = signed()
    register.keep_signed(record, b"%PDF-1.7")
    made(register, NOW)
    register.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=NOW, digest="1" * 64)
    assert back_up_changes(register.path, NOW + HOUR) is not None


def test_every_table_is_looked_at_but_that_of_the_check() -> None:
    """A table that was forgotten could change, or be damaged, without any backup's noticing."""
    tables = {table.name for table in SQLModel.metadata.sorted_tables} - {"check_position"}
    assert set(register_state.COLUMNS) == set(backup_check.TABLES) == tables
    with_documents = {name for name in tables if "data" in SQLModel.metadata.tables[name].columns}
    assert set(backup_check.DOCUMENTS) == with_documents - {"draft_state"}


@pytest.mark.parametrize("call", [1, 4])
def test_a_backup_that_is_killed_leaves_nothing_that_is_taken_for_one(register: Register, call: int) -> None:
    """The first call is after the first step of the copy, the fourth while the copy is verified."""
    register.save(draft(subject="First"))
    earlier = made(register, NOW)
    register.keep_signed(signed(draft(subject="Second")), LARGE)
    assert run(KILLED, register.path, call).returncode == 9
    assert backups_of(register.path) == (earlier,)
    (left,) = [name for name in content(earlier.path.parent) if name != earlier.path.name]
    assert left.startswith(".signoff-")
    sweep(earlier.path.parent, dt.datetime.now(dt.UTC) + 2 * DAY)
    later = made(register, NOW + DAY)
    assert content(later.path.parent) == [earlier.path.name, later.path.name]
    assert check_backup(later.path).is_sound


def test_a_backup_that_is_stopped_leaves_nothing(register: Register) -> None:
    register.save(draft())
    with pytest.raises(Stopped):
        back_up_changes(register.path, NOW, is_stopped=lambda: True)
    assert content(backup_folder(register.path)) == []
    assert back_up_changes(register.path, NOW) is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_is_one_sentence_and_leaves_nothing(register: Register) -> None:
    import resource

    register.save(draft(subject="First"))
    earlier = made(register, NOW)
    register.keep_signed(signed(draft(subject="Second")), LARGE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * 1024 * 1024, before[1]))
    try:
        with pytest.raises(RegisterProblem, match=r"^The register could not be backed up: the disk is full or reports"):
            back_up_changes(register.path, NOW + HOUR)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert content(earlier.path.parent) == [earlier.path.name]
    assert subjects(register.path) == {"First", "Second"}


def test_a_disk_on_which_nothing_could_be_saved_after_the_backup_gets_none(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.save(draft())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12 - 10**6, 10**6))
    with pytest.raises(RegisterProblem, match="too little space"):
        back_up_changes(register.path, NOW)
    assert not backup_folder(register.path).exists()


def test_a_register_that_another_process_changes_meanwhile_is_backed_up_as_it_was(register: Register) -> None:
    register.keep_signed(signed(draft(subject="First")), LARGE)
    savers: list[subprocess.CompletedProcess[str]] = []

    def save_once() -> bool:
        if not savers:
            savers.append(run(SAVER, register.path))
        return False

    backup = back_up_changes(register.path, NOW, is_stopped=save_once)
    assert backup is not None
    assert savers[0].returncode == 0, savers[0].stderr
    assert subjects(backup.path) == {"First"}
    assert subjects(register.path) == {"First", "Saved meanwhile"}
    assert subjects(made(register, NOW + HOUR).path) == {"First", "Saved meanwhile"}


def test_a_damaged_notice_takes_no_good_backup_away(spoilt: Spoilt) -> None:
    spoil(spoilt.path)
    fill_with_backups(spoilt.path)
    before = backups_of(spoilt.path)
    with pytest.raises(RegisterProblem, match="the notice “First” in it is damaged") as raised:
        back_up_changes(spoilt.path, NOW)
    assert "Every earlier backup is kept" in str(raised.value)
    assert backups_of(spoilt.path) == before
    assert subjects(damaged_copy(spoilt.path)) == {"First", "Second"}, "what was written since is not lost either"


def test_a_damaged_file_takes_no_good_backup_away(spoilt: Spoilt) -> None:
    with closing(sqlite3.connect(spoilt.path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'document'").fetchone()
    data = bytearray(spoilt.path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    spoilt.path.write_bytes(data)
    fill_with_backups(spoilt.path)
    before = content(backup_folder(spoilt.path))
    with pytest.raises(RegisterProblem, match="damaged") as raised:
        back_up_changes(spoilt.path, NOW, always=True)
    assert "\n" not in str(raised.value)
    assert content(backup_folder(spoilt.path)) == before


def test_backups_are_thinned_out_and_only_files_with_their_names(register: Register) -> None:
    register.save(draft())
    folder = backup_folder(register.path)
    fill_with_backups(register.path)
    others = {folder / name for name in ("register-2026-11-01 (copy).sqlite", "letter.txt")}
    for other in others:
        other.touch()
    backup = made(register, NOW)
    left = backups_of(register.path)
    assert left[0] == backup
    assert len(left) == 12 + 7 + 2, "twelve days, and the seven weeks and the ends of the two months before them"
    assert all(other.exists() for other in others)


def test_a_backup_from_the_future_stops_none(register: Register) -> None:
    register.save(draft(subject="First"))
    ahead = made(register, NOW + 20_000 * DAY)
    assert back_up_changes(register.path, NOW) is None, "nothing has changed since"
    register.save(draft(subject="Second"))
    made(register, NOW)
    assert back_up_changes(register.path, NOW + HOUR) is None
    assert ahead in backups_of(register.path)


def fill_with_backups(register: Path) -> None:
    """Put sixty days' backups, of no content, into the folder: more than are kept."""
    folder = backup_folder(register)
    folder.mkdir(exist_ok=True)
    for days in range(10, 70):
        (folder / backup_name(register, NOW - days * DAY)).touch()
