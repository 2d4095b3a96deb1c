"""The register's file is moved, deleted, replaced or overwritten under a program that has it open."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import draft, later
from register.test_concurrency import PRELUDE, TESTS
from signoff.errors import NotFound, RegisterInUse, RegisterReplaced
from signoff.register.restoring import restore
from signoff.register.store import Register

FIRST, SECOND = draft(subject="First"), draft(subject="Second")


def _delete(path: Path, other: Path) -> None:
    path.unlink()


def _move(path: Path, other: Path) -> None:
    path.rename(path.with_name("moved.sqlite"))


def _replace(path: Path, other: Path) -> None:
    shutil.copy(other, path.with_name("new"))
    path.with_name("new").replace(path)


def _overwrite(path: Path, other: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(other.read_bytes())
        stream.truncate()


def _empty(path: Path, other: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(0)


def _scribble(path: Path, other: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(b"not a database " * 1000)


def _exchange_log(path: Path, other: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    shutil.copy(log, log.with_name("new"))
    log.with_name("new").replace(log)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "deleted": _delete,
    "moved": _move,
    "replaced": _replace,
    "overwritten": _overwrite,
    "emptied": _empty,
    "scribbled over": _scribble,
    "its log exchanged": _exchange_log,
}


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
            register.rows()
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
        assert {row.subject for row in register.rows()} == {"First", "Second"}


def test_what_other_programs_save_is_no_replacement(path: Path) -> None:
    with Register.open(path) as first:
        for number in range(30):
            with Register.open(path) as second:
                second.save(draft(subject=f"By another {number}"))
            first.save(draft(subject=f"By this {number}"))
        assert len(first.rows()) == 60


def test_an_earlier_copy_of_the_same_register_in_its_place_is_noticed(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
        register.back_up(earlier)
    with Register.open(path) as register:
        for number in range(50):
            register.save(draft(subject=f"Later {number}" + "x" * 5000))
    with Register.open(path) as register:
        register.save(SECOND)
        _overwrite(path, earlier)
        with pytest.raises(RegisterReplaced, match="earlier"):
            register.rows()


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
            kept |= {row.id for row in register.rows()}
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
