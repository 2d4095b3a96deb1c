"""Which copies a register has, and when it is missing rather than not there yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from builders import draft
from signoff.errors import RegisterMissing
from signoff.register.backups import backup_folder, backup_name
from signoff.register.recovery.copies import CopyKind, chosen_copy, copies_of
from signoff.register.recovery.missing import require_register
from signoff.register.store import Register

AT = dt.datetime(2024, 5, 14, 12, 30, 15, tzinfo=dt.UTC)


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"whatever it says")
    return path


@pytest.fixture
def automatic(path: Path) -> Path:
    return made(backup_folder(path) / backup_name(path, AT))


def test_every_copy_that_signoff_made_is_listed_newest_first(path: Path, automatic: Path) -> None:
    local = AT.astimezone() + dt.timedelta(hours=2)
    before = made(path.with_name(f"register-before-restore-{local:%Y-%m-%d-%H%M%S}-2.sqlite"))
    replaced = made(path.with_name(f"register-as-it-was-open-{local + dt.timedelta(hours=1):%Y-%m-%d-%H%M%S}.sqlite"))
    update = made(path.with_name("register.version-0003.20240514T133015.000001Z.sqlite"))
    for name in ("register-damaged-2024-05-14T123015Z.sqlite", "registers.sqlite", "other-before-restore-1.sqlite"):
        made(path.with_name(name))
    assert [(one.path, one.made_at, one.kind) for one in copies_of(path)] == [
        (replaced, local + dt.timedelta(hours=1), CopyKind.WHEN_REPLACED),
        (before, local, CopyKind.BEFORE_RESTORE),
        (update, AT + dt.timedelta(hours=1), CopyKind.BEFORE_UPDATE),
        (automatic, AT, CopyKind.AUTOMATIC),
    ]


def test_a_copy_whose_name_tells_no_date_goes_by_its_file(path: Path) -> None:
    odd = made(path.with_name("register-before-restore-2024-02-31-120000.sqlite"))
    (copy,) = copies_of(path)
    assert copy.made_at == chosen_copy(odd).made_at
    assert chosen_copy(path.with_name("missing.sqlite")).made_at.year == 1970


def test_without_any_copy_a_register_is_begun(path: Path) -> None:
    require_register(path)
    path.parent.mkdir()
    path.touch()
    require_register(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, r"There is no register at .* any more, though there are backups of it\.$"),
        (b"", r"The file of the register .* is empty, though there are backups of it\.$"),
        (b"SQLite format 3\0".ljust(100, b"\1") + b"\x0d\0\0\0\0".ljust(5000, b"\0"), "is empty, though"),
    ],
)
def test_with_a_backup_a_register_is_missing(content: bytes | None, words: str, path: Path, automatic: Path) -> None:
    if content is not None:
        made(path).write_bytes(content)
    with pytest.raises(RegisterMissing, match=words):
        require_register(path)
    assert automatic.exists()


def test_an_empty_file_with_a_log_is_not_opened_since_the_log_would_be_removed(path: Path) -> None:
    made(path).write_bytes(b"")
    made(path.with_name(f"{path.name}-wal"))
    with pytest.raises(RegisterMissing, match="is empty, though the log of its last changes is there"):
        require_register(path)


def test_a_register_with_notices_is_there(path: Path, automatic: Path) -> None:
    with Register.open(path) as register:
        register.save(draft())
        require_register(path)
    require_register(path)
    require_register(path.parent)
