"""Another file in a register's place: all or nothing, and whoever is interrupted leaves one of them."""

from __future__ import annotations

import datetime as dt
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.register.recovery import swapping
from signoff.register.recovery.swapping import Reason, kept_name, swap_in, undo_interrupted

AT = dt.datetime(2026, 11, 30, 14, 25, 1, tzinfo=dt.UTC)
OLD = {"register.sqlite": b"old", "register.sqlite-wal": b"its log"}
NEW = {
    "register.sqlite": b"new",
    "register-damaged-2026-11-30T142501Z.sqlite": b"old",
    "register-damaged-2026-11-30T142501Z.sqlite-wal": b"its log",
}


class Killed(BaseException):
    """Ends the work where it is, as the end of the process does."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    (folder / "register.sqlite-shm").write_bytes(b"nothing of its own")
    return folder / "register.sqlite"


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    path = tmp_path / "prepared.sqlite"
    path.write_bytes(b"new")
    return path


def files(register: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in register.parent.iterdir() if not path.name.endswith("-shm")}


def test_the_old_file_is_kept_with_its_log(register: Path, prepared: Path) -> None:
    swap_in(prepared, register, kept_name(register, Reason.DAMAGED, AT))
    assert files(register) == NEW
    undo_interrupted(register)
    assert files(register) == NEW


def test_the_kept_file_has_a_name_of_its_own(register: Path, prepared: Path) -> None:
    first = kept_name(register, Reason.DAMAGED, AT)
    first.with_name(f"{first.name}-wal").write_bytes(b"of an earlier one")
    assert kept_name(register, Reason.DAMAGED, AT).name == "register-damaged-2026-11-30T142501Z-2.sqlite"
    assert (
        kept_name(register, Reason.RESTORE, AT).name
        == f"register-before-restore-{AT.astimezone():%Y-%m-%d-%H%M%S}.sqlite"
    )
    first.write_bytes(b"earlier")
    with pytest.raises(FileExistsError):
        swap_in(prepared, register, first)
    assert first.read_bytes() == b"earlier"


def test_where_the_disk_knows_no_second_names_the_bytes_are_copied(
    register: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    swap_in(prepared, register, kept_name(register, Reason.DAMAGED, AT))
    assert files(register) == NEW


def test_a_missing_register_is_put_there(register: Path, prepared: Path) -> None:
    for path in list(register.parent.iterdir()):
        path.unlink()
    swap_in(prepared, register, kept_name(register, Reason.DAMAGED, AT))
    assert files(register) == {"register.sqlite": b"new"}


STEPS = [("os", "link", 1), ("os", "link", 2), ("Path", "unlink", 1), ("Path", "unlink", 2), ("Path", "replace", 1)]


def stop_at(step: tuple[str, str, int], problem: BaseException, patch: pytest.MonkeyPatch) -> None:
    """Let one call of a function raise; all others do what they do."""
    holder, name, number = os if step[0] == "os" else Path, step[1], step[2]
    real, calls = getattr(holder, name), []

    def counting(*given: object, **options: object) -> object:
        calls.append(given)
        if len(calls) == number:
            raise problem
        return real(*given, **options)

    patch.setattr(holder, name, counting)


@pytest.mark.parametrize("step", STEPS[2:])
def test_a_step_that_fails_leaves_all_as_it_was(
    step: tuple[str, str, int], register: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_at(step, OSError(errno.EIO, "Input/output error"), patch)
        with pytest.raises(OSError, match="Input/output error"):
            swap_in(prepared, register, kept_name(register, Reason.DAMAGED, AT))
    assert files(register) == OLD
    assert prepared.read_bytes() == b"new"


@pytest.mark.parametrize("step", STEPS)
def test_whoever_is_interrupted_has_the_old_register_at_the_next_start(
    step: tuple[str, str, int], register: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_at(step, Killed(), patch)
        with pytest.raises(Killed):
            swap_in(prepared, register, kept_name(register, Reason.DAMAGED, AT))
    assert register.read_bytes() == b"old"
    undo_interrupted(register)
    assert files(register) == OLD


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_process_that_is_killed_leaves_the_old_register(register: Path, prepared: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from signoff.register.recovery.swapping import swap_in
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
swap_in(Path({str(prepared)!r}), Path({str(register)!r}), Path({str(register.with_name(next(iter(list(NEW)[1:]))))!r}))
"""
    environment = os.environ | {"PYTHONPATH": str(Path(swapping.__file__).parents[3])}
    ended = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert register.read_bytes() == b"old"
    undo_interrupted(register)
    assert files(register) == OLD
