"""The register's file is moved, deleted, replaced or overwritten under a program that has it open."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later
from register.replacing import OVERWRITTEN, WAYS, overwrite
from register.test_concurrency import PRELUDE, TESTS
from signoff.errors import NotFound, RegisterInUse, RegisterReplaced
from signoff.register.file_identity import Header, OpenFile, id_of
from signoff.register.recovery.restoring import restore
from signoff.register.store import Register

FIRST, SECOND = draft(subject="First"), draft(subject="Second")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another register, closed, with a notice of its own."""
    path = tmp_path / "other.sqlite"
    with Register.open(path) as register:
        register.save(draft(subject="Of another register"))
    return path


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_to_another_file_than_the_one_that_was_opened(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        WAYS[way](path, other)
        before = {file: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
        with pytest.raises(RegisterReplaced):
            register.save(SECOND)
        with pytest.raises(RegisterReplaced):
            register.get(FIRST.id)
        with pytest.raises(RegisterReplaced):
            rows_of(register)
        assert {file: file.read_bytes() for file in before} == before
        assert path.exists() == (path in before)


def test_a_file_that_is_put_back_is_the_register_again(path: Path) -> None:
    moved = path.with_name("moved.sqlite")
    with Register.open(path) as register:
        register.save(FIRST)
        path.rename(moved)
        with pytest.raises(RegisterReplaced):
            register.save(SECOND)
        moved.rename(path)
        register.save(SECOND)
    with Register.open(path) as register:
        assert {row.subject for row in rows_of(register)} == {"First", "Second"}


def test_an_earlier_log_written_over_the_log_is_noticed(path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    with Register.open(path) as register:
        register.save(FIRST)
        earlier = log.read_bytes()
        register.save(SECOND)
        later_log = log.read_bytes()
        for other in (earlier, later_log[:16] + bytes(8) + later_log[24:], b""):
            overwrite_file(log, other)
            with pytest.raises(RegisterReplaced, match=r"log of the register .* was overwritten"):
                register.save(draft())
            assert not register.is_in_place
        overwrite_file(log, later_log)
        register.save(draft(subject="Third"))
        assert len(rows_of(register)) == 3


def overwrite_file(file: Path, data: bytes) -> None:
    """Write something over a file in its place."""
    with file.open("r+b") as stream:
        stream.write(data)
        stream.truncate()


def test_a_log_that_begins_anew_is_no_replacement(path: Path) -> None:
    with Register.open(path) as register:
        for mode in ("TRUNCATE", "RESTART", "FULL"):
            register.save(draft(subject=mode))
            with closing(sqlite3.connect(path)) as other:
                other.execute(f"PRAGMA wal_checkpoint({mode})")
                assert register.is_in_place
            with Register.open(path) as another:
                another.save(draft(subject=f"After {mode}"))
        assert len(rows_of(register)) == 6


def test_what_other_programs_save_is_no_replacement(path: Path) -> None:
    with Register.open(path) as first:
        for number in range(30):
            with Register.open(path) as second:
                second.save(draft(subject=f"By another {number}"))
            first.save(draft(subject=f"By this {number}"))
        assert len(rows_of(first)) == 60


def test_an_earlier_copy_of_the_same_register_in_its_place_is_noticed(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
    shutil.copy(path, earlier)
    with Register.open(path) as register:
        register.save(draft(subject="Later"))
    with Register.open(path) as register:
        register.save(SECOND)
        overwrite(path, earlier)
        with pytest.raises(RegisterReplaced, match="earlier"):
            rows_of(register)


def test_a_backup_in_its_place_is_noticed(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
        register.back_up(backup)
        overwrite(path, backup)
        with pytest.raises(RegisterReplaced, match="overwritten"):
            rows_of(register)


def test_every_transaction_that_changes_something_is_counted(path: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
    before = Header.of(path.read_bytes()[:100])
    with Register.open(path) as register:
        for number in range(5):
            register.save(draft(subject=f"Notice {number}"))
        register.save(FIRST)
    after = Header.of(path.read_bytes()[:100])
    assert (after.mark, after.transactions) == (before.mark, before.transactions + 5)


@pytest.mark.parametrize("way", OVERWRITTEN)
def test_closing_writes_nothing_into_a_file_that_was_overwritten(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        OVERWRITTEN[way](path, other)
        found = path.read_bytes()
    assert path.read_bytes() == found


@pytest.mark.parametrize("way", ["replaced", "overwritten"])
def test_another_file_is_not_opened_with_the_log_of_the_one_before(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        log = path.with_name(f"{path.name}-wal").read_bytes()
        WAYS[way](path, other)
    with Register.open(path) as register:
        assert [row.subject for row in rows_of(register)] == ["Of another register"]
        assert register.damaged() == {}
    assert path.with_name(f"{path.name}-wal-of-replaced-file").read_bytes() == log


def test_closing_once_more_touches_no_file(path: Path) -> None:
    """The system may have given the number of a log that is gone to a log of today."""
    with Register.open(path) as register:
        log = path.with_name(f"{path.name}-wal")
        before = OpenFile(path, id_of(path))
        path.write_bytes(path.read_bytes()[:-1])
        before.close()
        before.set_logs_aside()
        assert before.own_logs() == ()
        assert log.exists()
        assert register.opened.file is not None
        assert log in register.opened.file.own_logs()


def test_a_register_that_is_closed_is_one_file(path: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
    with Register.open(path) as register:
        rows_of(register)
    assert list(path.parent.iterdir()) == [path]


def test_the_count_begins_again_when_it_overflows(path: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = -2")
    with Register.open(path) as register:
        for number in range(3):
            register.save(draft(subject=f"Notice {number}"))
        assert len(rows_of(register)) == 4
    assert Header.of(path.read_bytes()[:100])[:2] == (0xFFF, 1)


def test_a_link_and_its_target_are_one_register(path: Path, tmp_path: Path) -> None:
    link, backup = tmp_path / "link.sqlite", tmp_path / "backup.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
        register.back_up(backup)
        register.save(SECOND)
    link.symlink_to(path)
    with Register.open(link) as register:
        assert register.path == path.resolve()
        with pytest.raises(RegisterInUse):
            restore(backup, path, later(1))
    restored = restore(backup, link, later(1))
    assert link.is_symlink()
    assert restored.notices == 1
    with Register.open(path) as register, pytest.raises(NotFound):
        register.get(SECOND.id)


SAVER = """
for turn in sys.stdin:
    try:
        with Register(path, patience=30) as register:
            print("open", turn, flush=True, end="")
            for number in range(3):
                record = draft(subject=f"{name} {turn} {number}")
                register.save(record)
                print(record.id, flush=True)
    except RegisterProblem as problem:
        assert "Try again" in str(problem) or "open it again" in str(problem), problem
        print("refused", turn, flush=True, end="")
"""


def test_what_was_saved_before_or_after_a_restore_is_in_some_file(path: Path, tmp_path: Path) -> None:
    """A restore waits for nobody: it is refused while the register is open, and nobody opens it meanwhile."""
    backup = tmp_path / "backup.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
        register.back_up(backup)
    command = [sys.executable, "-c", PRELUDE + SAVER, str(TESTS), str(path), "saver"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as saver:
        assert saver.stdin is not None
        assert saver.stdout is not None
        saved = set[str]()
        for turn in range(20):
            saver.stdin.write(f"{turn}\n")
            saver.stdin.flush()
            while (line := saver.stdout.readline().strip()) not in (f"open {turn}", f"refused {turn}"):
                saved.add(line)
            while not _is_restored(backup, path, turn):  # the saver has it open
                assert saver.poll() is None
        out, problems = saver.communicate(timeout=60)
    assert (saver.returncode, problems) == (0, "")
    kept: set[str] = set()
    for file in path.parent.glob("*.sqlite"):
        with Register.open(file, read_only=True) as register:
            kept |= {row.id for row in rows_of(register)}
    saved |= set(out.split("\n"))
    identities = {line for line in saved if line and " " not in line}
    assert len(identities) > 20
    assert identities - kept == set()


def _is_restored(backup: Path, path: Path, turn: int) -> bool:
    try:
        restore(backup, path, later(turn))
    except RegisterInUse:
        return False
    return True
