"""Starting up: one signoff on a register, the system's colours, and mistakes that are shown."""

from __future__ import annotations

import logging
import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

import builders
from signoff.desktop.core.register_lock import claim
from signoff.desktop.look.appearance import scheme_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.crash import CrashReporter
from signoff.desktop.shell.crash_dialog import CrashDialog
from signoff.errors import RegisterProblem
from signoff.isolation.failures import EndedEarly, log_failure


def test_a_second_signoff_on_a_register_is_refused(tmp_path: Path) -> None:
    first = claim(tmp_path / "folder" / "register.sqlite")
    with pytest.raises(RegisterProblem, match="already has this register open"):
        claim(tmp_path / "folder" / "register.sqlite")
    first.unlock()
    claim(tmp_path / "folder" / "register.sqlite").unlock()


def test_a_link_and_its_target_are_one_register(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "register.sqlite", tmp_path / "link.sqlite"
    link.symlink_to(target)
    lock = claim(link)
    with pytest.raises(RegisterProblem, match="already has this register open"):
        claim(target)
    assert [file.name for file in tmp_path.glob("*.lock")] == []
    lock.unlock()


@pytest.mark.skipif(os.name == "nt", reason="not every file system there has such names")
def test_two_names_of_one_file_are_one_register(tmp_path: Path) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    first.touch()
    os.link(first, second)
    lock = claim(first)
    with pytest.raises(RegisterProblem, match="already has this register open"):
        claim(second)
    assert sorted(file.name for file in tmp_path.glob("*.lock")) == ["first.sqlite.lock"]
    lock.unlock()
    claim(second).unlock()


def test_two_registers_can_be_open_beside_one_another(tmp_path: Path) -> None:
    first, second = claim(tmp_path / "a.sqlite"), claim(tmp_path / "b.sqlite")
    assert first.is_locked
    assert second.is_locked
    first.unlock()
    second.unlock()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RegisterProblem, match="cannot be made"):
        claim(tmp_path / "file" / "register.sqlite")


@pytest.mark.parametrize(("chosen", "scheme"), [("light", "light"), ("dark", "dark")])
def test_what_was_chosen_holds(chosen: str, scheme: str, qtbot: QtBot) -> None:
    assert scheme_of(chosen) == scheme
    assert scheme_of("system") in ("light", "dark")


def stumble() -> None:
    raise ZeroDivisionError("by nothing")


def fail() -> tuple[type[BaseException], BaseException]:
    with pytest.raises(ZeroDivisionError) as raised:
        stumble()
    return raised.type, raised.value


def test_a_mistake_is_logged_and_shown_with_its_traceback(
    theme: Theme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    reporter = CrashReporter(theme, tmp_path / "logs" / "signoff.log", show=shown.append)
    kind, problem = fail()

    reporter(kind, problem, problem.__traceback__)

    assert "ZeroDivisionError: by nothing" in shown[0]
    assert "ZeroDivisionError: by nothing" in (tmp_path / "logs" / "signoff.log").read_text()
    assert "by nothing" in capsys.readouterr().err


def test_a_mistake_while_one_is_shown_is_only_logged(theme: Theme, tmp_path: Path) -> None:
    shown: list[str] = []
    log = tmp_path / "signoff.log"
    kind, problem = fail()

    def show(report: str) -> None:
        shown.append(report)
        reporter(kind, problem, problem.__traceback__)

    reporter = CrashReporter(theme, log, show=show)
    reporter(kind, problem, problem.__traceback__)

    assert len(shown) == 1
    assert log.read_text().count("ZeroDivisionError: by nothing") == 2


def test_what_a_child_process_reported_is_in_the_log(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging.getLogger("signoff"), "handlers", [])
    CrashReporter(theme, tmp_path / "signoff.log", show=lambda _: None).install()
    log_failure(EndedEarly("The program that lays out the page", 7, "Traceback: it hurts"))
    written = (tmp_path / "signoff.log").read_text()
    assert "The program that lays out the page ended before it was finished (exit status 7)." in written
    assert "Traceback: it hurts" in written


def test_a_long_log_is_started_again_and_the_old_one_kept(theme: Theme, tmp_path: Path) -> None:
    log = tmp_path / "signoff.log"
    log.write_text("x" * (1024 * 1024 + 1))
    kind, problem = fail()
    CrashReporter(theme, log, show=lambda _: None)(kind, problem, problem.__traceback__)
    assert log.stat().st_size < 10_000
    assert (tmp_path / "signoff.old.log").stat().st_size > 1024 * 1024


def test_the_hook_is_installed(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter = CrashReporter(theme, tmp_path / "signoff.log", show=lambda _: None)
    reporter.install()
    assert sys.excepthook is reporter


def test_the_report_can_be_read_and_copied(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = CrashDialog(theme, "Traceback: …", tmp_path / "signoff.log")
    qtbot.addWidget(dialog)
    text = dialog.findChild(QPlainTextEdit, "crashReport")
    assert text is not None
    assert text.toPlainText() == "Traceback: …"
    assert text.isReadOnly()


def test_a_crash_report_holds_no_values(theme: Theme, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canary = "CANARY-OF-" + "EXEMPT-WORDS"
    record = builders.draft(decision=canary)
    reports: list[str] = []
    log = tmp_path / "logs" / "signoff.log"
    reporter = CrashReporter(theme, log, show=reports.append)
    try:
        _ = record.notice.decision[len(canary)]  # type: ignore[index]  # it is a text
    except IndexError as problem:
        reporter(type(problem), problem, problem.__traceback__)
    assert "IndexError" in reports[0]
    assert canary not in reports[0] + log.read_text("utf-8") + capsys.readouterr().err
    if os.name != "nt":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
