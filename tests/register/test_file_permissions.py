"""Only their owner can read signoff's files, from the first byte on; other permissions are corrected."""

from __future__ import annotations

import os
import sqlite3
import stat
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import builders
from signoff import files, paths
from signoff.cli import main
from signoff.register.connection import Mode, connect
from signoff.register.store import Register
from signoff.signing.proof.known_keys import KeyRole, KnownKeys, default_known_keys
from signoff.signing.seal.key import installation_key
from signoff.signing.seal.settings import SealSettings, write_settings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


@contextmanager
def permissive_umask() -> Iterator[None]:
    """Let everybody read and write new files, unless the program creates them with other permissions."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if permissions(path) & 0o077]


def fill(folder: Path) -> None:
    """Create all files of a data folder, while a register is open."""
    with Register.open(paths.default_register()) as register:
        register.save(builders.draft())
        assert {path.name for path in folder.glob("register.sqlite*")} >= {"register.sqlite-wal", "register.sqlite-shm"}
        register.back_up(folder / "backup.sqlite")
        installation_key(folder)
        write_settings(folder, SealSettings())
        KnownKeys(default_known_keys()).remember("0123", "Ann", KeyRole.SIGNATORY)
        assert open_to_others(folder) == []
    assert main(["restore", str(folder / "backup.sqlite")]) == 0
    assert len(list(folder.glob("register-before-restore-*.sqlite"))) == 1


def test_everything_is_made_private() -> None:
    folder = paths.data_folder()
    with permissive_umask():
        fill(folder)
    assert permissions(folder) == 0o700
    assert open_to_others(folder) == []


def test_files_that_others_can_read_are_made_private() -> None:
    folder = paths.data_folder()
    fill(folder)
    for path in (folder, *folder.iterdir()):
        path.chmod(permissions(path) | 0o066 | (0o011 if path.is_dir() else 0))
    with Register.open(paths.default_register()):
        assert open_to_others(folder) == []


def test_a_register_elsewhere_is_made_private_and_its_folder_is_not_changed(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    path = shared / "r.sqlite"
    with Register.open(path) as register:
        register.save(builders.draft())
    path.chmod(0o644)
    with Register.open(path):
        assert permissions(path) == 0o600
    assert permissions(shared) == 0o755


def test_a_register_that_is_only_read_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with Register.open(path):
        pass
    path.chmod(0o644)
    with Register.open(path, read_only=True):
        assert permissions(path) == 0o644


def test_new_folders_are_private_and_existing_ones_are_not_changed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with permissive_umask():
        files.make_folder(tmp_path / "a" / "b")
    folders = (tmp_path / "a", tmp_path / "a" / "b", tmp_path)
    assert [permissions(folder) for folder in folders] == [0o700, 0o700, 0o755]
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="exists"):
        files.make_folder(tmp_path / "file")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.touch(0o644)
    target.chmod(0o644)
    link.symlink_to(target)
    files.make_private(link)
    assert permissions(target) == 0o644


def test_what_the_register_raises_never_repeats_a_notice(tmp_path: Path) -> None:
    canary = "CANARY-OF-EXEMPT-WORDS"
    path = tmp_path / "r.sqlite"
    with Register.open(path):
        pass
    with closing(connect(path, Mode.WRITE, 1.0)) as connection, pytest.raises(sqlite3.Error) as raised:
        connection.execute("INSERT INTO no_such_table VALUES (?)", (canary,))
    assert canary not in "".join(traceback.format_exception(raised.value))


def test_the_logs_of_a_register_are_made_private_with_it(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with Register.open(path) as register:
        register.save(builders.draft())
        logs = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]
        for log in logs:
            log.chmod(0o644)
        with Register.open(path):
            assert [permissions(log) for log in logs] == [0o600, 0o600]
