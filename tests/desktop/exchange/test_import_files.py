"""Many files are imported one after the other, each as a single one is, and no bad one stops the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, later, signed
from signoff import actions
from signoff.desktop.exchange.batch import Batch, Result, summary
from signoff.desktop.exchange.import_files import NO_FILES, PHRASES, import_files
from signoff.notice.record import lifecycle
from signoff.register.progress import never, untold
from signoff.register.store import Register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a new notice, one that the register has, one in conflict, one that was altered, and other files."""
    folder = tmp_path / "inbox"
    (folder / "May").mkdir(parents=True)
    known, start = signed(), draft()
    theirs = lifecycle.edit(start, replace(start.notice, reasons="Theirs"), actor="Bo", at=later(6))
    ours = lifecycle.edit(start, replace(start.notice, subject="Ours"), actor="Ayesha Malik", at=later(5))
    with Register.open(tmp_path / "register.sqlite") as register:
        register.save(known)
        register.save(ours)
    sealed = signed()
    altered = replace(sealed, notice=replace(sealed.notice, subject="Altered"))
    files = {"new": draft(), "known": known, "May/conflict": theirs, "altered": altered}
    for name, record in files.items():
        actions.save_document(record, folder / f"{name}.signoff")
    (folder / "letter.PDF").write_bytes(b"no notice")
    (folder / "minutes.txt").write_text("not looked at")
    (folder / ".hidden.signoff").write_text("not looked at")
    return folder


def imported(tmp_path: Path, paths: Sequence[Path], is_stopped: Callable[[], bool] = never) -> Batch:
    with Register.open(tmp_path / "register.sqlite") as register:
        return import_files(paths, register, "Pat", untold, is_stopped)


def test_each_file_of_a_folder_has_its_own_outcome(folder: Path, tmp_path: Path) -> None:
    batch = imported(tmp_path, [folder, folder / "new.signoff"])
    assert {outcome.name: outcome.result for outcome in batch.outcomes} == {
        "altered.signoff": Result.ALTERED,
        "known.signoff": Result.HERE,
        "letter.PDF": Result.UNREADABLE,
        "new.signoff": Result.DONE,
        "conflict.signoff": Result.CONFLICT,
    }
    assert (batch.left, batch.problem) == (0, "")
    assert summary(batch, PHRASES, NO_FILES) == (
        "1 notice was imported",
        "1 is already in the register, 1 was changed both here and in its file, "
        "1 was altered and was not imported and 1 could not be read.",
    )
    with Register.open(tmp_path / "register.sqlite") as register:
        assert sum(register.counts().values()) == 3


def test_what_is_imported_before_a_stop_stays(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    with Register.open(tmp_path / "register.sqlite") as register:
        files = [folder / "new.signoff", folder / "known.signoff", folder / "letter.PDF"]
        batch = import_files(files, register, "Pat", lambda words, _: said.append(words), lambda: len(said) == 2)
    assert [outcome.name for outcome in batch.outcomes] == ["new.signoff", "known.signoff"]
    assert batch.left == 1
    assert said == ["1 of 3: new.signoff", "2 of 3: known.signoff"]
    assert summary(batch, PHRASES, NO_FILES) == ("1 notice was imported", "1 is already in the register.")


def test_nothing_more_is_tried_once_the_register_cannot_be_written_to(folder: Path, tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.sqlite", read_only=True) as register:
        batch = import_files([folder / "new.signoff", folder / "known.signoff"], register, "Pat", untold, never)
    assert (batch.outcomes, batch.left) == ((), 2)
    assert "read-only" in batch.problem


def test_a_folder_without_notices_says_so(tmp_path: Path) -> None:
    assert summary(imported(tmp_path, [tmp_path / "nowhere"]), PHRASES, NO_FILES)[0] == "1 notice could not be read"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert summary(imported(tmp_path, [empty]), PHRASES, NO_FILES) == (NO_FILES, "")
