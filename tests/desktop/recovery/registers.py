"""Damaged registers for the tests of recovery: real ones, made once and damaged in each way that a file is."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from all_rows import rows_of
from builders import draft, later, notice
from register.salvage.sample import fill
from signoff.notice.record import lifecycle
from signoff.register.backups import backup_folder, backup_name
from signoff.register.store import Register

BACKED_UP = dt.datetime(2026, 11, 29, 14, 25, 1, tzinfo=dt.UTC)
EARLIER = dt.datetime(2026, 11, 22, 8, 0, 0, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 30, 14, 25, 1, tzinfo=dt.UTC)
KEPT = "register-damaged-2026-11-30T142501Z.sqlite"
PAGE = 4096


@dataclass(frozen=True)
class Material:
    """A register's bytes, those of its last backup, and the subjects of the notices in each."""

    register: bytes
    backup: bytes
    subjects: tuple[str, ...]
    in_backup: tuple[str, ...]


def material(folder: Path) -> Material:
    """Make a register of which two notices were added and one was changed since its backup."""
    path, backup = folder / "register.sqlite", folder / "backup.sqlite"
    first = draft(subject="First")
    with Register.open(path) as register:
        fill(register, 7)
        register.save(first)
        in_backup = subjects_in(register)
        register.back_up(backup)
        register.save(lifecycle.edit(first, notice(subject="First anew"), actor="PA", at=later(5)))
        for number in range(2):
            register.save(draft(subject=f"Since {number}"))
        subjects = subjects_in(register)
    return Material(path.read_bytes(), backup.read_bytes(), subjects, in_backup)


def subjects_in(register: Register) -> tuple[str, ...]:
    return tuple(sorted(row.subject for row in rows_of(register)))


def subjects_of(path: Path) -> tuple[str, ...]:
    with Register.open(path) as register:
        return subjects_in(register)


def laid_out(material: Material, folder: Path) -> Path:
    """Write the register, and two backups of it, where signoff has them."""
    path = folder / "data" / "register.sqlite"
    path.parent.mkdir()
    path.write_bytes(material.register)
    backup_folder(path).mkdir()
    for at in (EARLIER, BACKED_UP):
        (backup_folder(path) / backup_name(path, at)).write_bytes(material.backup)
    return path


def _overwritten(place: int, data: bytes) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(data)

    return damage


def _truncated(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 3 // 5 // PAGE * PAGE)


def _without_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE alembic_version")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


_NOISE = random.Random(7).randbytes(PAGE)  # noqa: S311 - damage, no secret

DAMAGES: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        "header": _overwritten(0, bytes(100)),
        "unknown format": _overwritten(18, b"\x09\x09"),
        "page of zeros": _overwritten(0, bytes(PAGE)),
        "noise": _overwritten(100, _NOISE),
        "truncated": _truncated,
        "table missing": _without_table,
        "empty": _empty,
        "missing": Path.unlink,
    }
)
"""Damage that leaves no register to be opened; for the last two, none of it is left either."""

GONE = ("empty", "missing")
