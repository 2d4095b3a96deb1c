"""A start with a damaged register: it is said what is wrong, and each way leads to a register with the rest kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.accessible import faults
from desktop.answering import AnsweringNotifier, LaterTasks
from desktop.inline_tasks import InlineTasks
from desktop.looking import part_of
from desktop.recovery.registers import BACKED_UP, DAMAGES, EARLIER, GONE, KEPT, NOW, Material, subjects_of
from sentences import sentences_of
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.tasks import Runner
from signoff.desktop.look.theme import Theme
from signoff.desktop.recovery.choice_step import ChoiceStep, Way
from signoff.desktop.recovery.copy_dialog import CopyDialog
from signoff.desktop.recovery.recovery_window import RecoveryWindow
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.recovery.words import when
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.marked_list import MarkedList
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.text import Label
from signoff.errors import RegisterUnreadable
from signoff.register.backups import backup_folder, backup_name
from signoff.register.recovery.damaged_register import DamagedRegister
from signoff.register.recovery.missing import require_register
from signoff.register.store import Register

Open = Callable[..., RecoveryWindow]


def start(register: Path) -> None:
    require_register(register)
    Register.open(register).close()


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, notifier: AnsweringNotifier, register: Path) -> Iterator[Open]:
    """Open the window as a start does, on the problem that the register really has."""
    recoveries: list[DamagedRegister] = []
    windows: list[RecoveryWindow] = []

    def opened(tasks: Runner | None = None) -> RecoveryWindow:
        with pytest.raises(RegisterUnreadable) as raised:
            start(register)
        damaged = DamagedRegister(register, lambda: NOW)
        recoveries.append(damaged)
        window = RecoveryWindow(theme, tasks or InlineTasks(), notifier, damaged, raised.value)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window

    yield opened
    assert [fault for window in windows if window.isVisible() for fault in faults(window)] == []
    for damaged in recoveries:
        damaged.__exit__(None, None, None)


def button_of(window: QWidget, name: str) -> QPushButton:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


def click(window: RecoveryWindow, name: str) -> None:
    button = button_of(window, name)
    assert button.isEnabled()
    button.click()


def choose(window: RecoveryWindow, way: Way) -> None:
    choice = part_of(window, ChoiceStep)
    choice.ways.button(way).click()
    click(window, "choiceGo")


def offered(window: RecoveryWindow) -> list[str]:
    ways = part_of(window, ChoiceStep).ways
    return [way for way in Way if _has(ways.button, way)]


def _has(button: Callable[[str], object], way: str) -> bool:
    try:
        return button(way) is not None
    except KeyError:
        return False


def words(window: QWidget, name: str) -> str:
    """Return the words of the label of this name that is seen."""
    (label,) = (label for label in window.findChildren(Label, name) if label.isVisible())
    return label.text()


@pytest.mark.parametrize("kind", [kind for kind in DAMAGES if kind not in GONE])
def test_a_damaged_register_is_read_and_its_gaps_are_filled(
    kind: str, open_window: Open, register: Path, sample: Material
) -> None:
    DAMAGES[kind](register)
    damaged = register.read_bytes()
    window = open_window()
    assert words(window, "stepTitle") == "The register is damaged"
    assert words(window, "stepText").endswith(".")
    assert offered(window) == [Way.MERGE, Way.BACKUP, Way.SALVAGE, Way.EMPTY]
    assert part_of(window, ChoiceStep).ways.choice() == Way.MERGE
    click(window, "choiceGo")
    result = part_of(window, ResultStep)
    assert result.isVisible()
    assert register.read_bytes() == damaged
    click(window, "resultUse")
    assert window.launch == Launch(
        register, message=f"The register has been restored. The damaged file is kept as {KEPT}."
    )
    assert not window.isVisible()
    back = subjects_of(register)
    assert set(sample.in_backup) - {"First"} <= set(back) <= set(sample.subjects) | {"First"}
    if kind != "truncated":  # what was added last lies at the end
        assert back == sample.subjects
    assert register.with_name(KEPT).read_bytes() == damaged


@pytest.mark.parametrize("kind", GONE)
def test_a_register_that_is_gone_is_restored_from_its_last_backup(
    kind: str, open_window: Open, register: Path, sample: Material
) -> None:
    DAMAGES[kind](register)
    window = open_window()
    assert words(window, "stepTitle") == "The register is missing"
    assert "though there are backups of it." in words(window, "stepText")
    assert offered(window) == [Way.BACKUP, Way.EMPTY]
    click(window, "choiceGo")
    assert window.launch is not None
    assert window.launch.register == register
    assert subjects_of(register) == sample.in_backup
    assert register.with_name(KEPT).exists() == (kind == "empty")


def test_the_last_good_backup_is_found_and_it_is_said_what_it_lacks(
    open_window: Open, register: Path, sample: Material
) -> None:
    DAMAGES["header"](register)
    newest = backup_folder(register) / backup_name(register, BACKED_UP)
    newest.write_bytes(newest.read_bytes()[:9000])
    window = open_window()
    way = part_of(window, ChoiceStep).ways.button(Way.BACKUP)
    assert way.accessibleName() == f"Go back to the backup of {when(EARLIER)}"
    assert way.accessibleDescription() == (
        f"{len(sample.in_backup)} notices, all undamaged. "
        "3 notices were added or changed since then: those changes would be missing."
    )
    choose(window, Way.BACKUP)
    assert subjects_of(register) == sample.in_backup


def test_another_backup_can_be_chosen_by_its_date_or_as_a_file(
    open_window: Open, register: Path, notifier: AnsweringNotifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    DAMAGES["header"](register)
    by_hand, other = tmp_path / "by-hand.sqlite", tmp_path / "letter.sqlite"
    with Register.open(by_hand):
        pass
    other.write_text("Dear all")
    said: list[tuple[str, bool]] = []

    def person(dialog: CopyDialog) -> CopyDialog.DialogCode:
        content = dialog.findChild(Label, "copyContent")
        assert isinstance(content, Label)
        dialog.copies.button(str(backup_folder(register) / backup_name(register, EARLIER))).click()
        for file in (None, other, by_hand):
            notifier.file = file
            button_of(dialog, "copyFile").click()
            said.append((content.text(), dialog.yes.isEnabled()))
        return CopyDialog.DialogCode.Accepted

    monkeypatch.setattr(CopyDialog, "exec", person)
    window = open_window()
    click(window, "otherCopy")
    assert [(sentences_of(text)[0].partition(": ")[0], enabled) for text, enabled in said] == [
        ("8 notices, all undamaged", True),
        (f"{other} cannot be used", False),
        ("It contains no notices", True),
    ]
    choose(window, Way.BACKUP)
    assert subjects_of(register) == ()


def test_what_is_left_can_be_used_alone(open_window: Open, register: Path, sample: Material) -> None:
    DAMAGES["header"](register)
    window = open_window()
    choose(window, Way.SALVAGE)
    assert words(window, "stepTitle") == f"All {len(sample.subjects)} notices are undamaged"
    notices = part_of(window, MarkedList)
    assert notices.model().rowCount() == len(sample.subjects)
    digest = words(window, "salvagedDigest")
    assert digest.startswith("Digest (SHA-256): ")
    assert len(digest.split()[2]) == 64
    click(window, "resultLeave")
    assert part_of(window, ChoiceStep).isVisible()
    choose(window, Way.SALVAGE)
    click(window, "resultUse")
    assert subjects_of(register) == sample.subjects


def test_one_can_begin_anew(open_window: Open, register: Path) -> None:
    DAMAGES["noise"](register)
    window = open_window()
    choose(window, Way.EMPTY)
    assert subjects_of(register) == ()
    assert register.with_name(KEPT).exists()


def test_without_backups_what_is_left_is_proposed(open_window: Open, register: Path) -> None:
    for file in backup_folder(register).iterdir():
        file.unlink()
    DAMAGES["header"](register)
    window = open_window()
    assert offered(window) == [Way.SALVAGE, Way.EMPTY]
    assert part_of(window, ChoiceStep).ways.choice() == Way.SALVAGE


def test_a_failure_leaves_all_as_it_was_and_is_a_sentence(
    open_window: Open, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    DAMAGES["header"](register)
    before = register.read_bytes()
    window = open_window()
    choose(window, Way.MERGE)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        click(window, "resultUse")
    (card,) = window.findChildren(FindingCard)
    assert card.accessibleName().endswith("input/output error. Nothing was changed.")
    assert part_of(window, ChoiceStep).isVisible()
    assert register.read_bytes() == before
    assert not register.with_name(KEPT).exists()
    assert window.launch is None


def test_reading_can_be_stopped(open_window: Open, register: Path) -> None:
    DAMAGES["header"](register)
    before = register.read_bytes()
    tasks = LaterTasks()
    window = open_window(tasks)
    assert not button_of(window, "choiceGo").isEnabled()
    tasks.work_off()
    click(window, "choiceGo")
    working = part_of(window, WorkingStep)
    assert working.isVisible()
    click(window, "workStop")
    tasks.work_off()
    assert part_of(window, ChoiceStep).isVisible()
    (card,) = window.findChildren(FindingCard)
    assert card.accessibleName() == "Error: The recovery was stopped. Nothing was saved."
    assert register.read_bytes() == before
    assert {file.name for file in register.parent.rglob("*.sqlite") if ".recovery" in str(file)} == set()


def test_keys_go_on_and_back_and_leave(open_window: Open, register: Path, qtbot: QtBot) -> None:
    DAMAGES["header"](register)
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget().objectName() == "otherCopy"
    qtbot.keyClick(part_of(window, ChoiceStep).ways, Qt.Key.Key_Return)
    assert part_of(window, ResultStep).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert part_of(window, ChoiceStep).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert window.launch is None


def test_another_register_can_be_opened(open_window: Open, register: Path, notifier: AnsweringNotifier) -> None:
    DAMAGES["header"](register)
    window = open_window()
    click(window, "otherRegister")
    assert window.isVisible()
    notifier.file = register.with_name("other.sqlite")
    click(window, "otherRegister")
    assert window.launch == Launch(register.with_name("other.sqlite"))


def test_each_step_is_said_as_it_is_shown(open_window: Open, register: Path, announced: list[str]) -> None:
    DAMAGES["truncated"](register)
    window = open_window()
    assert window.accessibleDescription().startswith("The register is damaged. ")
    way = part_of(window, ChoiceStep).ways.button(Way.MERGE)
    assert f"is taken from the backup of {when(BACKED_UP)}." in way.accessibleDescription()
    announced.clear()
    click(window, "choiceGo")
    assert any("Nothing has been changed yet." in said for said in announced), announced
    click(window, "resultLeave")
    assert announced[-1].startswith("The register is damaged. ")
