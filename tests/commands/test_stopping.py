"""Ctrl+C while a command is at work: it ends where nothing is half done, says so, and returns 130."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from builders import draft
from signoff import actions
from signoff.cli import main
from signoff.commands.output import ProgressLine
from signoff.commands.stopping import Stopping
from signoff.errors import Interrupted, RegisterProblem
from signoff.notice.record.record import Record
from signoff.register.store import Imported, Register

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself Ctrl+C alone there")


def press() -> None:
    """Press Ctrl+C."""
    os.kill(os.getpid(), signal.SIGINT)


def press_at_first(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Press Ctrl+C as soon as a command says what it does; return what it says."""
    said: list[str] = []

    def update(_line: ProgressLine, work: str, _share: float) -> None:
        said.append(work)
        if len(said) == 1:
            press()

    monkeypatch.setattr(ProgressLine, "update", update)
    return said


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{number}.signoff" for number in range(3)]
    for path in paths:
        actions.save_document(draft(), path)
    return [str(path) for path in paths]


def count_in(register: Path) -> int:
    with Register.open(register, read_only=True) as opened:
        return sum(opened.counts().values())


def test_what_the_work_says_of_a_stop_is_what_the_command_says() -> None:
    before = signal.getsignal(signal.SIGINT)

    def work() -> None:
        with Stopping() as stopping:
            press()
            assert stopping.is_stopped()
            raise RegisterProblem("Nothing was written.")

    with pytest.raises(Interrupted, match="Nothing was written") as raised:
        work()
    assert raised.value.status == 130
    assert signal.getsignal(signal.SIGINT) is before


def test_pressed_again_it_ends_the_work_at_once() -> None:
    def work() -> None:
        with Stopping():
            press()
            press()

    with pytest.raises(KeyboardInterrupt):
        work()


def test_an_import_keeps_what_was_imported_by_then(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import_record = Register.import_record

    def pressed(self: Register, record: Record, *, actor: str = "") -> Imported:
        press()
        return import_record(self, record, actor=actor)

    monkeypatch.setattr(Register, "import_record", pressed)
    register = tmp_path / "register.sqlite"
    assert main(["import", *files, "--register", str(register)]) == 130
    assert capsys.readouterr().err == "The import was stopped: 1 of 3 files were imported.\n"
    assert count_in(register) == 1


def test_nothing_is_imported_where_reading_is_stopped(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press_at_first(monkeypatch)
    assert main(["import", *files, "--register", str(tmp_path / "register.sqlite")]) == 130
    assert capsys.readouterr().err == "The import was stopped. Nothing was imported.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("restore", "backup.sqlite", "--register", "register.sqlite"), "was stopped. Nothing was changed."),
        (("salvage", "register.sqlite", "--output", "new.sqlite"), "The recovery was stopped. Nothing was saved."),
    ],
)
def test_a_register_stays_as_it_is(
    words: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, count in (("backup", 1), ("register", 2)):
        with Register.open(tmp_path / f"{name}.sqlite") as register:
            for _ in range(count):
                register.save(draft())
    pressed = press_at_first(monkeypatch)
    monkeypatch.chdir(tmp_path)
    assert main(list(words)) == 130
    assert sentence in capsys.readouterr().err
    assert pressed
    assert count_in(tmp_path / "register.sqlite") == 2
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".sqlite") == [
        "backup.sqlite",
        "register.sqlite",
    ]


def test_an_exchange_that_was_interrupted_is_undone_before_the_register_is_opened(tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite"
    with Register.open(register) as opened:
        opened.save(draft())
    kept = tmp_path / "register-before-restore-2024-05-14-120000.sqlite"
    os.link(register, kept)
    assert main(["list", "--register", str(register)]) == 0
    assert not kept.exists()
    assert count_in(register) == 1
