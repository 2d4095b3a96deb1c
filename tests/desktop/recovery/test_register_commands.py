"""Restoring a backup and salvaging a register while another is open: asked, done between two windows, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.accessible import faults
from desktop.answering import AnsweringNotifier, LaterTasks
from desktop.inline_tasks import InlineTasks
from desktop.looking import part_of
from desktop.recovery.registers import BACKED_UP, DAMAGES, EARLIER, KEPT, Material, subjects_of
from signoff.desktop.core.commands import Command
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.tasks import Runner
from signoff.desktop.look.theme import Theme
from signoff.desktop.recovery.copy_dialog import CopyDialog
from signoff.desktop.recovery.register_commands import RegisterCommands
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.recovery.salvage_form import SalvageForm
from signoff.desktop.recovery.salvage_window import SalvageWindow
from signoff.desktop.recovery.salvaged_register import SalvagedRegister
from signoff.desktop.recovery.words import when
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.text import Label
from signoff.register.backups import backup_folder, backup_name
from signoff.register.salvage import Salvaged
from signoff.register.store import Register


class Shell:
    """What the window does for the commands: it saves, and is opened again or stays."""

    def __init__(self, services: Services) -> None:
        self.launches: list[Launch] = []
        self.may_close = True
        self.is_saved = True
        self._handlers = RegisterCommands(services, QWidget(), self._reopen, lambda: self.is_saved).handlers()

    def do(self, command: Command) -> None:
        self._handlers[command]()

    def _reopen(self, launch: Launch) -> bool:
        self.launches.append(launch)
        return self.may_close


def services_on(register: Register, notifier: AnsweringNotifier, theme: Theme, folder: Path, tasks: Runner) -> Services:
    return Services(theme, register, Settings(folder / "settings.json"), tasks, notifier)


def label(window: QWidget, name: str) -> str:
    found = window.findChild(Label, name)
    assert isinstance(found, Label)
    return found.text()


def click(window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    button.click()


def answer(patch: pytest.MonkeyPatch, act: Callable[[CopyDialog], bool]) -> list[str]:
    """Let a person do something in the dialog, and return its words; True accepts."""
    said: list[str] = []

    def person(dialog: CopyDialog) -> int:
        accepted = act(dialog)
        said.append(label(dialog, "copyContent"))
        return dialog.DialogCode.Accepted if accepted else dialog.DialogCode.Rejected

    patch.setattr(CopyDialog, "exec", person)
    return said


def test_a_backup_is_restored_and_the_present_register_is_kept(
    qtbot: QtBot,
    theme: Theme,
    notifier: AnsweringNotifier,
    register: Path,
    sample: Material,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = str(backup_folder(register) / backup_name(register, EARLIER))

    def choose_earlier(dialog: CopyDialog) -> bool:
        dialog.copies.button(earlier).click()
        return True

    said = answer(monkeypatch, choose_earlier)
    with Register.open(register) as opened:
        services = services_on(opened, notifier, theme, tmp_path, InlineTasks())
        shell = Shell(services)
        shell.do(Command.RESTORE)
    assert said == [
        f"{len(sample.in_backup)} notices, all undamaged. "
        "3 notices were added or changed since then: those changes would be missing."
    ]
    assert len(notifier.questions) == 1
    assert notifier.questions[0].startswith(f"Restore the backup of {when(EARLIER)}? 3 notices were added")
    (launch,) = shell.launches
    assert launch.register == register
    assert subjects_of(register) == sample.subjects
    words = launch.before()
    assert subjects_of(register) == sample.in_backup
    (kept,) = register.parent.glob("register-before-restore-*.sqlite")
    assert words == (f"The backup of {when(EARLIER)} has been restored. The previous register is kept as {kept.name}.")
    assert subjects_of(kept) == sample.subjects
    assert not [file for file in register.parent.iterdir() if file.name.startswith(".")]


def test_nothing_is_restored_where_the_person_thinks_better_of_it(
    qtbot: QtBot,
    theme: Theme,
    notifier: AnsweringNotifier,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [False, True, True]
    said = answer(monkeypatch, lambda _: answers.pop(0))
    with Register.open(register) as opened:
        services = services_on(opened, notifier, theme, tmp_path, InlineTasks())
        shell = Shell(services)
        shell.is_saved = False
        shell.do(Command.RESTORE)
        assert said == []
        shell.is_saved, notifier.yes = True, False
        shell.do(Command.RESTORE)
        shell.do(Command.RESTORE)
        assert shell.launches == []
        notifier.yes, shell.may_close = True, False
        shell.do(Command.RESTORE)
        assert len(shell.launches) == 1
    assert not [file for file in register.parent.iterdir() if file.name.startswith(".")]


def test_neither_the_register_itself_nor_another_file_is_a_backup_of_it(
    qtbot: QtBot,
    theme: Theme,
    notifier: AnsweringNotifier,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newest = backup_folder(register) / backup_name(register, BACKED_UP)
    newest.write_bytes(b"Dear all")
    enabled: list[bool] = []
    with Register.open(register) as opened:
        services = services_on(opened, notifier, theme, tmp_path, InlineTasks())

        def choose(dialog: CopyDialog) -> bool:
            enabled.append(dialog.yes.isEnabled())
            notifier.file = register
            click(dialog, "copyFile")
            enabled.append(dialog.yes.isEnabled())
            return False

        said = answer(monkeypatch, choose)
        Shell(services).do(Command.RESTORE)
    assert said == ["This is the open register itself: there is nothing to restore."]
    assert enabled == [False, False]


def test_without_any_backup_a_file_is_asked_for(
    qtbot: QtBot, theme: Theme, notifier: AnsweringNotifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, lambda _: False)
    with Register.open(tmp_path / "alone.sqlite") as opened:
        Shell(services_on(opened, notifier, theme, tmp_path, InlineTasks())).do(Command.RESTORE)
    assert said == ["No backup of this register was found in the usual folder. Choose a file."]


@pytest.fixture
def salvage(qtbot: QtBot, theme: Theme, notifier: AnsweringNotifier, tmp_path: Path) -> Callable[..., SalvageWindow]:
    def opened(register: Register, tasks: Runner | None = None) -> SalvageWindow:
        window = SalvageWindow(services_on(register, notifier, theme, tmp_path, tasks or InlineTasks()))
        qtbot.addWidget(window)
        window.show()
        assert faults(window) == []
        return window

    return opened


def fill_in(window: SalvageWindow, notifier: AnsweringNotifier, **files: Path | None) -> None:
    for name, file in files.items():
        notifier.file = file
        click(window, f"{name}Choose")


def test_a_damaged_register_is_read_into_a_new_one(
    salvage: Callable[..., SalvageWindow], notifier: AnsweringNotifier, register: Path, sample: Material, tmp_path: Path
) -> None:
    DAMAGES["truncated"](register)
    with Register.open(tmp_path / "mine.sqlite") as mine:
        window = salvage(mine)
        fill_in(window, notifier, source=register)
        newest = backup_folder(register) / backup_name(register, BACKED_UP)
        assert label(window, "targetPath") == str(register.with_name("register-salvaged.sqlite"))
        assert label(window, "alsoPath") == str(newest)
        target = tmp_path / "new.sqlite"
        fill_in(window, notifier, target=target)
        click(window, "salvageGo")
        assert part_of(window, ResultStep).isVisible()
        click(window, "resultUse")
    assert window.wanted is not None
    assert window.wanted.launch == Launch(target, message="This is the recovered register.")
    assert window.result() == window.DialogCode.Accepted
    assert set(sample.in_backup) - {"First"} <= set(subjects_of(target))


def test_what_cannot_be_salvaged_is_said_in_the_form(
    salvage: Callable[..., SalvageWindow], notifier: AnsweringNotifier, register: Path, tmp_path: Path
) -> None:
    with Register.open(tmp_path / "mine.sqlite") as mine:
        window = salvage(mine)
        fill_in(window, notifier, source=None, target=tmp_path / "named")
        assert label(window, "targetPath") == str(tmp_path / "named.sqlite")
        fill_in(window, notifier, source=register, also=None, target=register)
        assert label(window, "alsoPath") == "None"
        click(window, "salvageGo")
        (card,) = window.findChildren(FindingCard)
        assert card.accessibleName() == f"Error: {register} exists already: name a new file for what is recovered."
        assert part_of(window, SalvageForm).isVisible()
        assert window.wanted is None


def test_salvaging_can_be_stopped(
    salvage: Callable[..., SalvageWindow], notifier: AnsweringNotifier, register: Path, tmp_path: Path
) -> None:
    tasks = LaterTasks()
    with Register.open(tmp_path / "mine.sqlite") as mine:
        window = salvage(mine, tasks)
        fill_in(window, notifier, source=register)
        click(window, "salvageGo")
        assert part_of(window, WorkingStep).isVisible()
        click(window, "workStop")
        tasks.work_off()
        (card,) = window.findChildren(FindingCard)
        assert "was stopped. Nothing was saved." in card.accessibleName()
    assert not register.with_name("register-salvaged.sqlite").exists()


def test_what_is_left_of_the_open_register_takes_its_place(
    salvage: Callable[..., SalvageWindow], register: Path, sample: Material
) -> None:
    with Register.open(register) as opened:
        window = salvage(opened)
        click(window, "sourceOpen")
        assert label(window, "sourcePath") == str(register)
        assert "replaces the open register" in label(window, "targetPath")
        click(window, "salvageGo")
        click(window, "resultUse")
    assert window.wanted is not None
    assert window.wanted.launch.register == register
    assert not register.with_name(KEPT).exists()
    words = window.wanted.launch.before()
    (kept,) = register.parent.glob("register-damaged-*.sqlite")
    assert words == f"This is the recovered register. The damaged file is kept as {kept.name}."
    assert subjects_of(register) == subjects_of(kept) == sample.subjects
    assert not [file for file in register.parent.iterdir() if file.name.startswith(".")]


def test_what_was_salvaged_for_the_open_registers_place_is_removed_where_it_is_not_wanted(
    salvage: Callable[..., SalvageWindow], register: Path, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    tasks = LaterTasks()
    with Register.open(register) as opened:
        window = salvage(opened)
        click(window, "sourceOpen")
        click(window, "salvageGo")
        click(window, "resultLeave")
        window = salvage(opened, tasks)
        click(window, "sourceOpen")
        click(window, "salvageGo")
        window.reject()
        tasks.work_off()
        window = salvage(opened)
        click(window, "sourceOpen")
        fill_in(window, notifier, source=tmp_path / "other.sqlite")
        assert label(window, "targetPath") == str(tmp_path / "other-salvaged.sqlite")
    assert not [file for file in register.parent.iterdir() if file.name.startswith(".")]


def test_a_salvaged_register_is_opened(
    qtbot: QtBot,
    theme: Theme,
    notifier: AnsweringNotifier,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    launch, folder = Launch(register), TemporaryDirectory(dir=tmp_path)
    wanted = SalvagedRegister(Salvaged(register, (), (), (), ()), launch, "", folder)
    answers = [None, wanted, wanted]
    monkeypatch.setattr(SalvageWindow, "asked", lambda *_: answers.pop(0))
    with Register.open(tmp_path / "mine.sqlite") as mine:
        shell = Shell(services_on(mine, notifier, theme, tmp_path, InlineTasks()))
        shell.is_saved = False
        shell.do(Command.SALVAGE)
        shell.is_saved = True
        shell.do(Command.SALVAGE)
        assert shell.launches == []
        shell.do(Command.SALVAGE)
        assert shell.launches == [launch]
        assert Path(folder.name).exists()
        shell.may_close = False
        shell.do(Command.SALVAGE)
    assert not Path(folder.name).exists()
