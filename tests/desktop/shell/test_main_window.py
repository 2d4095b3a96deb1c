"""The window on a real register: in and out of notices, files in and out, and nothing lost on any way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, LaterTasks, WithoutPages, sweep
from desktop.looking import part_of, saved_text
from desktop.stubborn_register import StubbornRegister
from empty_register import empty_register
from signoff import actions
from signoff.desktop.comments.comments_dialog import CommentsDialog
from signoff.desktop.core.commands import ON_SCREENS, REGISTRY, Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.signature_request import SigningDraft
from signoff.desktop.exchange.batch import Batch, Result
from signoff.desktop.exchange.batch_window import BatchWindow
from signoff.desktop.look.theme import Theme
from signoff.desktop.notice.handover_banner import HandoverBanner
from signoff.desktop.notice.top_bar import TopBar
from signoff.desktop.pages.reading_view import ReadingView
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.shell.help_dialogs import ShortcutsDialog
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.widgets.date_field import DateField
from signoff.errors import RegisterProblem
from signoff.notice.marks.mark import Device, StrokesMark
from signoff.notice.record import lifecycle
from signoff.notice.record.history import extends
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, EventKind, Record, Role, Status
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[StubbornRegister]:
    with StubbornRegister(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    loaded = Settings(tmp_path / "settings.json")
    loaded.update(name="Ayesha Malik", post="PA", last_folder=str(tmp_path))
    return loaded


@pytest.fixture
def tasks() -> WithoutPages:
    return WithoutPages()


@pytest.fixture
def window(
    theme: Theme,
    register: StubbornRegister,
    settings: Settings,
    tasks: WithoutPages,
    notifier: AnsweringNotifier,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    ticks = iter(range(100, 100_000))
    main_window = MainWindow.on(Services(theme, register, settings, tasks, notifier, lambda: later(next(ticks))))
    main_window.resize(1366, 832)
    main_window.show()
    yield main_window
    register.full = False
    main_window.close()
    sweep(main_window)


def action(window: MainWindow, name: str) -> QAction:
    menu_action = window.findChild(QAction, f"action_{name}")
    assert menu_action is not None, name
    return menu_action


def kept(register: Register, record: Record) -> Record:
    register.save(record)
    return record


def test_a_new_notice_is_kept_from_its_first_answer_on(window: MainWindow, register: Register) -> None:
    action(window, "new").trigger()
    assert window.session is not None
    window.screens.show_register()
    assert rows_of(register) == ()

    action(window, "new").trigger()
    window.session.set_value("subject", "A wider gate")
    window.screens.show_register()

    assert [row.subject for row in rows_of(register)] == ["A wider gate"]
    assert window.session is None


def test_a_word_file_becomes_a_new_draft(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    notifier.file = Path(__file__).parents[2] / "intake" / "word" / "filled-in.docx"
    action(window, "new_from_word").trigger()

    assert window.session is not None
    assert window.frame is not None
    assert window.session.notice.director == "Director of Children & Families"
    report = window.frame.word_box.report
    assert report is not None
    assert (len(report.filled), len(report.passages)) == (21, 1)
    assert notifier.toasts[-1] == "A draft was made from filled-in.docx"

    bad = tmp_path / "old.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    window.open_file(bad)
    assert notifier.problems == [
        "old.doc is a document of an older Word: open it in Word, and save it as a Word Document (.docx)."
    ]
    assert len(rows_of(register)) == 1


def test_a_notice_left_half_done_is_found_again(window: MainWindow, register: Register) -> None:
    action(window, "new").trigger()
    assert window.session is not None
    window.session.set_value("subject", "Half done")
    window.close()
    row = rows_of(register)[0]

    window.show()
    window.screens.show_register()
    window.screens.open_notice(row.id)

    assert window.session is not None
    assert window.session.value("subject") == "Half done"
    assert window.windowTitle() == "Half done – signoff"


def test_the_title_follows_the_subject_once_that_is_left(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    action(window, "new").trigger()
    view = window.screens.notice.frame
    assert view is not None
    view.show_wizard("subject")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    titles: list[str] = []
    window.windowTitleChanged.connect(titles.append)
    qtbot.keyClicks(field, "A new gate")
    assert titles == []
    action(window, "next").trigger()
    assert titles == ["A new gate – signoff"]
    assert window.session is not None
    window.session.set_value("subject", "An old gate")
    view.show_wizard("type_and_value")
    assert window.windowTitle() == "An old gate – signoff"


def test_it_is_said_that_the_page_is_hidden_and_which_colours_there_are(
    window: MainWindow, register: Register, announced: list[str]
) -> None:
    kept(register, draft())
    window.screens.refresh()
    for command in ("page", "page", "dark"):
        action(window, command).trigger()
    assert announced[-3:] == ["Page hidden", "Page shown", "Dark mode"]


def test_leaving_saves_and_staying_is_forced_when_that_fails(
    window: MainWindow, register: StubbornRegister, notifier: AnsweringNotifier
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    window.session.set_value("subject", "Typed on a full disk")
    register.full, notifier.yes = True, False

    window.screens.show_register()

    assert window.session is not None
    assert window.session.value("subject") == "Typed on a full disk"
    assert "The disk is full." in notifier.questions[-1]
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()

    register.full = False
    window.screens.show_register()
    assert register.get(record.id).notice.subject == "Typed on a full disk"


def test_what_cannot_be_saved_can_be_kept_in_a_file(
    window: MainWindow, register: StubbornRegister, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    window.session.set_value("subject", "Rescued")
    register.full, notifier.file = True, tmp_path / "rescued.signoff"

    window.screens.show_register()

    assert window.session is None
    assert actions.open_document(tmp_path / "rescued.signoff").notice.subject == "Rescued"


def test_a_failing_save_shows_in_the_bar(window: MainWindow, register: StubbornRegister) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    assert window.frame is not None
    register.full = True
    window.session.set_value("subject", "Not yet")
    window.session.flush()
    assert "Not saved" in saved_text(window)

    register.full = False
    window.session.flush()
    assert saved_text(window).startswith("Saved ")


def test_losing_the_focus_saves(window: MainWindow, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    window.session.set_value("subject", "Looking elsewhere")
    window.setWindowState(window.windowState())
    monkeypatch.setattr(MainWindow, "isActiveWindow", lambda self: False)  # as if another window were
    window.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert register.get(record.id).notice.subject == "Looking elsewhere"


def test_a_file_is_imported_and_opened(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = draft(subject="From a colleague")
    actions.save_document(record, tmp_path / "sent.signoff")
    notifier.file = tmp_path / "sent.signoff"

    action(window, "open_file").trigger()

    assert window.session is not None
    assert window.session.record == record
    assert "added" in notifier.toasts[-1]
    assert register.get(record.id) == record


def test_an_exported_pdf_can_be_dropped_on_the_window(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = draft(subject="Printed")
    actions.export_pdf(record, tmp_path / "printed.pdf", Copy.RECORD)
    drop(window, tmp_path / "printed.pdf")

    assert window.session is not None
    assert window.session.record == record


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file or a folder on a window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    possible = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), possible, mime, button, no_keys)
    event.setDropAction(Qt.DropAction.MoveAction)  # as file managers propose on one disk
    window.dropEvent(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction, "of a move the source may delete the file"
    QApplication.processEvents()  # it is opened once its source was told


def test_several_files_and_folders_are_imported_together(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Batch] = []
    monkeypatch.setattr(BatchWindow, "exec", lambda batch_window: shown.append(batch_window.batch))
    window.screens.open_notice(kept(register, draft(subject="Open before")).id)
    (tmp_path / "sent").mkdir()
    files = [tmp_path / "sent" / f"{name}.signoff" for name in ("first", "second")]
    for file in files:
        actions.save_document(draft(subject=file.stem), file)

    drop(window, tmp_path / "sent")
    QApplication.processEvents()
    assert {row.subject for row in rows_of(register)} == {"Open before", "first", "second"}
    assert window.session is None, "what was open is left before others are imported"

    notifier.files = tuple(files)
    action(window, "open_file").trigger()
    QApplication.processEvents()
    assert [[outcome.result for outcome in batch.outcomes] for batch in shown] == [
        [Result.DONE, Result.DONE],
        [Result.HERE, Result.HERE],
    ]
    assert notifier.problems == []


def test_a_file_that_is_no_notice_is_one_sentence(
    window: MainWindow, notifier: AnsweringNotifier, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "photo.signoff").write_bytes(b"\x89PNG\r\n")
    window.open_file(tmp_path / "photo.signoff")
    assert len(notifier.problems) == 1
    assert "photo.signoff" in notifier.problems[0]
    assert rows_of(register) == ()


def conflicting(register: Register, tmp_path: Path) -> Record:
    """Keep one state of a notice, and write another that went on differently; return the one kept."""
    start = draft()
    ours = lifecycle.edit(start, replace(start.notice, subject="Ours"), actor="Ayesha Malik", at=later(5))
    theirs = lifecycle.edit(start, replace(start.notice, reasons="Theirs"), actor="Bo", at=later(6))
    register.save(ours)
    actions.save_document(theirs, tmp_path / "theirs.signoff")
    return ours


def test_a_conflict_says_what_differs_and_can_be_kept_as_a_copy(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    ours = conflicting(register, tmp_path)

    window.open_file(tmp_path / "theirs.signoff")

    assert "Subject" in notifier.questions[-1]
    assert window.session is not None
    assert window.session.record.id != ours.id
    assert window.session.value("reasons") == "Theirs"
    assert register.get(ours.id) == ours


def test_a_conflict_left_alone_changes_nothing(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    ours = conflicting(register, tmp_path)
    notifier.yes = False
    window.open_file(tmp_path / "theirs.signoff")
    assert [row.id for row in rows_of(register)] == [ours.id]
    assert window.session is None


def test_handing_over_writes_the_file_and_makes_it_ready(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    window.session.set_value("subject", "Handed over")
    notifier.file = tmp_path / "for-tim.signoff"

    action(window, "hand_over").trigger()

    sent = actions.open_document(tmp_path / "for-tim.signoff")
    assert (sent.status, sent.notice.subject) == (Status.READY, "Handed over")
    assert register.get(record.id) == sent
    message = sent.history[-1].message
    assert message is not None
    assert message.note == "By Thursday, please."
    assert notifier.to_send[-1].path == notifier.file


def test_without_a_place_for_the_file_nothing_is_handed_over(
    window: MainWindow, register: Register, notifier: AnsweringNotifier
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    action(window, "hand_over").trigger()
    assert register.get(record.id).status is Status.DRAFT


def test_the_way_between_two_laptops(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    notifier.file = tmp_path / "over.signoff"
    action(window, "hand_over").trigger()
    sent = actions.open_document(notifier.file)
    returned = lifecycle.give_back(sent, actor="Tim", at=later(10_000), reason="The value is wrong")
    actions.save_document(returned, tmp_path / "back.signoff")

    window.open_file(tmp_path / "back.signoff")

    assert register.get(record.id) == returned
    assert window.session is not None
    assert window.session.record.status is Status.DRAFT


def test_what_goes_back_is_a_file_to_send(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    action(window, "sign").trigger()
    assert window.frame is not None
    sign = window.frame.findChild(SignView)
    assert sign is not None
    notifier.note, notifier.file = "The value is wrong", tmp_path / "back.signoff"
    sign.give_back.emit()
    assert window.frame.stage == "wizard"
    assert actions.open_document(tmp_path / "back.signoff") == register.get(record.id)
    last = register.get(record.id).history[-1]
    assert (last.event, last.reason) == (EventKind.RETURNED, "The value is wrong")
    banner = part_of(window, HandoverBanner)
    assert banner.state is not None
    assert banner.state.title == "Still to be sent to Tim"
    action(window, "mark_sent").trigger()
    assert banner.state.title.startswith("With Tim since")


def test_typing_after_handing_over_still_lets_the_answer_come_home(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    assert window.session is not None
    notifier.file = tmp_path / "draft.pdf"
    window.session.set_value("subject", "One")
    action(window, "export").trigger()
    exported = actions.open_document(tmp_path / "draft.pdf")
    window.session.set_value("subject", "Two")
    window.session.flush()
    assert extends(register.get(record.id), exported)


def test_typing_while_a_file_is_being_written_still_lets_it_come_home(
    theme: Theme,
    register: Register,
    settings: Settings,
    notifier: AnsweringNotifier,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    tasks, record, ticks = LaterTasks(), kept(register, draft()), iter(range(100, 100_000))
    window = MainWindow.on(Services(theme, register, settings, tasks, notifier, lambda: later(next(ticks))))
    qtbot.addWidget(window)
    window.screens.open_notice(record.id)
    assert window.session is not None
    window.session.set_value("subject", "One")
    notifier.file = tmp_path / "draft.pdf"
    action(window, "export").trigger()
    window.session.set_value("subject", "Two")
    assert tasks.work_off()
    window.session.flush()
    exported = actions.open_document(tmp_path / "draft.pdf")
    assert exported.notice.subject == "One"
    assert extends(register.get(record.id), exported)


def test_exporting_writes_the_copy_asked_for(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, settings: Settings, tmp_path: Path
) -> None:
    record = kept(register, signed())
    (tmp_path / "out").mkdir()
    notifier.copy, notifier.file = Copy.PUBLICATION, tmp_path / "out" / "notice.pdf"

    window.commands.do(Command.EXPORT, record.id)

    assert actions.open_document(notifier.file).is_publication
    assert settings.last_folder == tmp_path / "out"
    assert "notice.pdf" in notifier.toasts[-1]


def test_an_export_that_fails_says_so_and_leaves_nothing(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = kept(register, draft())
    notifier.file = tmp_path / "missing" / "notice.pdf"
    window.commands.do(Command.EXPORT, record.id)
    assert "could not be written" in notifier.problems[-1]
    assert not (tmp_path / "missing").exists()


def test_withdrawing_has_its_way_back_in_the_toast(
    window: MainWindow, register: Register, notifier: AnsweringNotifier
) -> None:
    record = kept(register, draft())
    notifier.text = "Not ours to take"
    window.commands.do(Command.WITHDRAW, record.id)
    assert register.get(record.id).status is Status.WITHDRAWN

    words, undo = notifier.actions[-1]
    assert words == "Bring back"
    undo()
    assert register.get(record.id).status is Status.DRAFT


def test_copying_makes_a_new_draft_and_opens_it(window: MainWindow, register: Register) -> None:
    record = kept(register, signed())
    window.commands.do(Command.COPY, record.id)
    assert window.session is not None
    assert window.session.record.id != record.id
    assert window.session.record.status is Status.DRAFT
    assert len(rows_of(register)) == 2


def test_superseding_begins_a_notice_that_names_the_old_one(window: MainWindow, register: Register) -> None:
    record = kept(register, lifecycle.give_reference(signed(), "D12345", actor="PA", at=later(15)))
    window.commands.do(Command.SUPERSEDE, record.id)
    assert window.session is not None
    assert window.session.record.supersedes == record.id
    banner = window.findChild(QLabel, "noticeBanner")
    assert banner is not None
    assert banner.isVisible()
    assert banner.text() == "Once signed, this notice supersedes “A new gate” (D12345)."


def test_the_menus_outlive_a_notice_with_links(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    """A link made late is last in the window's chain of focus, and is followed there by the window itself."""
    old = signed(draft(subject="Old gate"))
    kept(register, old)
    new = kept(register, signed(lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))))
    other = kept(register, draft(subject="Another"))
    for notice in (new, old):
        window.screens.open_notice(notice.id)
        QCoreApplication.processEvents()  # its columns are laid out
        window.screens.show_register()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        part_of(window, RegisterPage).refresh(other.id)
        assert action(window, "hand_over").isEnabled()


def test_superseding_a_notice_of_another_register_is_said_too(window: MainWindow, register: Register) -> None:
    elsewhere = signed()
    begun = kept(register, lifecycle.successor_of(elsewhere, elsewhere.terms, actor="PA", at=later(20)))
    window.screens.open_notice(begun.id)
    banner = window.findChild(QLabel, "noticeBanner")
    assert banner is not None
    assert "not in this register" in banner.text()


def test_the_example_is_a_copy_to_change(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    example = window.findChild(QPushButton, "emptyExample")
    assert example is not None
    qtbot.mouseClick(example, Qt.MouseButton.LeftButton)
    assert window.session is not None
    assert not window.session.locked
    assert len(rows_of(register)) == 1


@pytest.mark.parametrize(
    ("name", "on_draft", "on_signed", "without"),
    [
        ("hand_over", True, True, False),
        ("sign", True, False, False),
        ("supersede", False, True, False),
        ("withdraw", True, True, False),
        ("export", True, True, False),
        ("close", True, True, False),
        ("review", True, False, False),
        ("next", True, False, False),
        ("new", True, True, True),
        ("find", True, True, True),
    ],
)
def test_commands_follow_the_state(
    window: MainWindow, register: Register, name: str, on_draft: bool, on_signed: bool, without: bool
) -> None:
    assert action(window, name).isEnabled() is without
    window.screens.open_notice(kept(register, draft()).id)
    assert action(window, name).isEnabled() is on_draft
    window.screens.open_notice(kept(register, signed()).id)
    assert action(window, name).isEnabled() is on_signed


def entries(menu: QMenu | QMenuBar) -> list[QAction]:
    """Return the entries of a menu and of its submenus."""
    leaves: list[QAction] = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            leaves += entries(submenu)
        elif not action.isSeparator():
            leaves.append(action)
    return leaves


def test_the_menu_bar_holds_every_command_once(window: MainWindow) -> None:
    names = [action.objectName().removeprefix("action_") for action in entries(window.menuBar())]
    elsewhere = {entry.command for entry in ON_SCREENS}
    assert sorted(names) == sorted(command for command in Command if command not in elsewhere)


def test_every_greyed_command_says_why(window: MainWindow, register: Register) -> None:
    def greyed() -> set[str]:
        actions = [action for action in entries(window.menuBar()) if not action.isEnabled()]
        assert all(action.toolTip().endswith(".") and action.statusTip() == action.toolTip() for action in actions)
        return {action.objectName().removeprefix("action_") for action in actions}

    assert {"sign", "export", "close", "history", "next"} <= greyed()
    window.screens.open_notice(kept(register, draft()).id)
    assert greyed() == {"supersede", "bring_back", "export_all", "send_file", "save_without_comments"}
    window.screens.open_notice(kept(register, signed()).id)
    signing = {"send_back", "send_file", "sign", "review", "next", "previous", "finding"}
    commenting = {"comment", "comments", "save_without_comments"}
    assert greyed() == {"bring_back", "export_all"} | signing | commenting


def test_what_can_be_done_has_no_tool_tip_in_its_menu(window: MainWindow) -> None:
    assert action(window, "new").isEnabled()
    assert action(window, "new").statusTip() == ""


def test_the_edit_menu_says_that_it_needs_a_text(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    window.screens.open_notice(kept(register, signed()).id)
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    menu.aboutToShow.emit()
    assert not action(window, "paste").isEnabled()
    assert action(window, "paste").toolTip() == "Click in a text box that you can change first."


def test_the_shortcut_help_lists_exactly_the_commands_with_keys(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    keys = {entry.native_keys: entry.title for entry in REGISTRY.values() if entry.keys}
    assert {text for text in words if QKeySequence(text).toString() and text in keys} == set(keys)
    assert all(words[words.index(text) - 1] == title for text, title in keys.items())
    assert not {entry.title for entry in REGISTRY.values() if not entry.keys} & set(words)


def test_the_menu_of_an_open_notice_holds_what_can_be_done_with_it(window: MainWindow, register: Register) -> None:
    window.screens.open_notice(kept(register, signed()).id)
    corner = window.findChild(QToolButton, "topMenu")
    assert corner is not None
    corner.click()
    (menu,) = part_of(window, TopBar).findChildren(QMenu)
    names = [action.objectName().removeprefix("action_") for action in menu.actions()]
    assert names == ["hand_over", *("export", "save_record", "copy", "supersede", "withdraw"), *names[6:]]
    assert names[6:] == ["history", "compare", "close"]
    menu.close()


@pytest.mark.parametrize("command", [command for command in Command if REGISTRY[command].edits])
def test_the_text_in_hand_keeps_its_keys(window: MainWindow, register: Register, command: Command) -> None:
    kept(register, signed())
    window.screens.show_register()
    window.activateWindow()
    shown = window.commands[command]
    asked: list[bool] = []
    shown.triggered.connect(asked.append)
    line = next(line for line in window.findChildren(QLineEdit) if line.isVisible())
    line.setFocus()
    QTest.keySequence(line, QKeySequence(REGISTRY[command].keys))
    assert not asked, "the line itself takes them"
    assert shown.shortcut().toString() == REGISTRY[command].keys
    assert "\t" not in shown.text(), "a screen reader would say the keys as part of the name"


def test_f10_opens_the_first_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F10)
    first = window.menuBar().actions()[0]
    assert window.menuBar().activeAction() is first
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.menuAction() is first)
    assert menu.isVisible()
    menu.close()


def test_an_empty_notice_has_neither_history_nor_comparison(
    window: MainWindow, register: Register, notifier: AnsweringNotifier
) -> None:
    window.commands.do(Command.NEW)
    for command in (Command.HISTORY, Command.COMPARE):
        window.commands.do(command)
        assert notifier.toasts[-1] == "Nothing has been written in this notice yet."
    kept_notice = kept(register, signed())
    window.screens.open_notice(kept_notice.id)
    window.commands.do(Command.COMPARE)
    assert notifier.toasts[-1] == "There is no earlier version of this notice to compare it with."


def test_the_notice_in_hand_can_be_verified(window: MainWindow, register: Register) -> None:
    window.screens.show_register()
    window.commands.do(Command.VERIFY)
    assert window.verifying.window is None
    kept(register, signed())
    window.screens.show_register()
    window.commands.do(Command.VERIFY)
    assert window.verifying.window is not None


def test_each_key_is_given_once(window: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in window.findChildren(QAction) if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_a_signed_notice_and_a_publication_copy_open_to_be_read(window: MainWindow, register: Register) -> None:
    window.screens.open_notice(kept(register, signed()).id)
    assert window.frame is not None
    assert window.frame.stage == "signed"

    copy = publication_copy(signed())
    register.import_record(copy)
    window.screens.open_notice(copy.id)
    assert window.frame.stage == "signed"
    assert window.session is not None
    assert window.session.locked


def test_a_notice_handed_over_opens_at_its_review(window: MainWindow, register: Register) -> None:
    record = kept(register, lifecycle.hand_over(draft(), actor="PA", at=later(1)))
    window.screens.open_notice(record.id)
    assert window.frame is not None
    assert window.frame.wizard is not None
    assert window.frame.wizard.key == "review"


def test_a_draft_opens_where_it_goes_on(window: MainWindow, register: Register) -> None:
    record = kept(register, draft(reasons=None))
    window.screens.open_notice(record.id)
    assert window.frame is not None
    assert window.frame.wizard is not None
    first = window.frame.wizard.key
    action(window, "next").trigger()
    assert window.frame.wizard.key != first
    action(window, "previous").trigger()
    assert window.frame.wizard.key == first


def test_a_missing_signature_leads_to_itself(window: MainWindow, register: Register) -> None:
    urgent = replace(actions.example("key"), signatures=())
    window.screens.open_notice(kept(register, urgent).id)
    assert window.frame is not None
    assert window.frame.wizard is not None
    window.frame.wizard.go("sign", "signatures.executive_member")
    view = window.frame.findChild(SignView)
    assert view is not None
    assert view.state.role is Role.EXECUTIVE_MEMBER


def test_a_signature_that_was_not_signed_with_is_not_left_without_a_word(
    window: MainWindow, register: Register, notifier: AnsweringNotifier
) -> None:
    window.screens.open_notice(kept(register, draft()).id)
    assert window.session is not None
    assert window.frame is not None
    mark = StrokesMark(width=60_000, height=20_000, device=Device.MOUSE, strokes=(((0, 0, 0, 500), (9, 9, 9, 500)),))
    window.session.signing_draft = SigningDraft(strokes={Role.DECISION_MAKER: mark})
    notifier.yes = False
    window.screens.show_register()
    assert window.frame is not None
    assert window.frame.stage == "sign"
    assert "not signed" in notifier.questions[-1]
    notifier.yes = True
    window.screens.show_register()
    assert window.frame is None


def test_the_section_before_the_sign_step_is_its_review(window: MainWindow, register: Register) -> None:
    window.screens.open_notice(kept(register, draft()).id)
    assert window.frame is not None
    window.frame.show_sign()
    assert window.frame.stage == "sign"
    action(window, "previous").trigger()
    assert window.frame.stage == "wizard"
    assert window.frame.wizard is not None
    assert window.frame.wizard.key == "review"


def test_reading_takes_the_whole_window_and_escape_leads_back(
    window: MainWindow, register: Register, tasks: WithoutPages, qtbot: QtBot
) -> None:
    tasks.sets_pages = True
    window.screens.open_notice(kept(register, draft()).id)
    action(window, "read").trigger()
    assert part_of(window, ReadingView).isVisible()
    where = part_of(window, ReadingView).findChild(QLabel, "readingWhere")
    assert where is not None
    assert where.text().startswith("Page 1 of ")
    qtbot.keyClick(part_of(window, ReadingView), Qt.Key.Key_Escape)
    assert not part_of(window, ReadingView).isVisible()
    assert window.frame is not None
    assert window.frame.isVisible()


def test_who_reads_comments_on_the_section_that_is_read(
    window: MainWindow,
    register: Register,
    tasks: WithoutPages,
    notifier: AnsweringNotifier,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    tasks.sets_pages = True
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    action(window, "read").trigger()
    action(window, "comment").trigger()
    dialog = part_of(window, CommentsDialog)
    area = dialog.focusWidget()
    assert area is not None
    qtbot.keyClicks(area, "A canary")
    qtbot.keyClick(area, Qt.Key.Key_Escape)  # closing saves what was written
    comments = [(comment.field, comment.text) for comment in register.get(record.id).comments]
    assert comments == [("director", "A canary")]
    notifier.file = tmp_path / "quiet.signoff"
    action(window, "save_without_comments").trigger()
    assert actions.open_document(notifier.file).comments == ()
    action(window, "comments").trigger()
    dialogs = [dialog for dialog in window.findChildren(CommentsDialog) if dialog.isVisible()]
    link = dialogs[-1].findChild(QPushButton, "show-place")
    assert link is not None
    link.click()
    assert window.frame is not None
    assert window.frame.wizard is not None
    assert window.frame.wizard.key == window.frame.session.form.page_of("director").key
    assert window.frame.isVisible()
    assert not any(dialog.isVisible() for dialog in dialogs)


def test_dark_mode_is_kept(window: MainWindow, theme: Theme, settings: Settings) -> None:
    action(window, "dark").trigger()
    assert theme.scheme == "dark"
    assert settings.scheme == "dark"
    assert action(window, "dark").isChecked()


def test_approvals_are_spoken_of_before_they_are_voided(window: MainWindow, register: Register) -> None:
    approved = signed(draft(), role=Role.SCRUTINY_CHAIR)
    window.screens.open_notice(kept(register, approved).id)
    banner = window.findChild(QLabel, "noticeBanner")
    assert banner is not None
    assert banner.isVisible()
    assert "A. Officer" in banner.text()
    assert window.session is not None
    window.session.set_value("subject", "Changed")
    assert (
        banner.text() == "A change made the approval of A. Officer void: it must be given again, or the change undone."
    )
    assert banner.isVisible()
    window.session.set_value("subject", "Changed again")
    assert "of A. Officer void" in banner.text()


def test_why_a_notice_came_back_is_said_until_it_goes_again(window: MainWindow, register: Register) -> None:
    sent = lifecycle.hand_over(draft(), actor="PA", at=later(1))
    back = lifecycle.give_back(sent, actor="A. Officer", at=later(2), reason="The amount is missing.")
    window.screens.open_notice(kept(register, back).id)
    banner = part_of(window, HandoverBanner)
    assert banner.isVisible()
    assert banner.state is not None
    assert (banner.state.title, banner.state.note) == (
        "Sent back by A. Officer on 14 May 2024",
        "The amount is missing.",
    )


def test_keys_of_the_menus_are_not_swallowed_by_fields(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, qtbot: QtBot, tmp_path: Path
) -> None:
    kept(register, draft())
    window.screens.show_register()
    qtbot.waitUntil(window.isActiveWindow)
    window.screens.start_search()
    field = window.findChild(QLineEdit, "search")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    notifier.file = tmp_path / "by-key.pdf"
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert notifier.file.exists()


def test_the_edit_menu_acts_on_the_text_in_hand(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    kept(register, draft())
    window.screens.show_register()
    field = window.findChild(QLineEdit, "search")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "gate")
    action(window, "undo").trigger()
    assert field.text() == ""
    action(window, "redo").trigger()
    assert field.text() == "gate"


def test_the_window_can_shrink_until_the_page_hides(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    kept(register, draft())
    window.screens.show_register()
    window.resize(1100, 760)
    qtbot.waitUntil(lambda: window.width() == 1100)
    assert not part_of(window, RegisterPage).preview.view.isVisible()
    window.screens.open_notice(rows_of(register)[0].id)
    assert window.frame is not None
    assert window.frame.preview is not None
    assert not window.frame.preview.isVisible()
    window.resize(1366, 800)
    qtbot.waitUntil(window.frame.preview.isVisible)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.width() == 1000)
    assert not window.frame.preview.isVisible()


def test_the_page_switch_follows_the_key(window: MainWindow, register: Register) -> None:
    window.screens.open_notice(kept(register, draft()).id)
    assert window.frame is not None
    assert window.frame.preview is not None
    assert window.frame.preview.isVisible()
    action(window, "page").trigger()
    assert not window.frame.preview.isVisible()
    action(window, "page").trigger()
    assert window.frame.preview.isVisible()


def test_a_signed_notice_opens_though_what_supersedes_it_cannot_be_read(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = kept(register, signed())

    def unreadable(_notice: str) -> None:
        raise RegisterProblem("The register could not be read.")

    monkeypatch.setattr(register, "successors", unreadable)
    window.screens.open_notice(record.id)

    assert window.frame is not None
    assert window.frame.stage == "signed"
    assert notifier.problems == ["The register could not be read."]
    assert "Not saved" not in saved_text(window)


def test_a_text_that_is_no_date_is_not_left_behind_without_a_word(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, qtbot: QtBot
) -> None:
    record = kept(register, draft())
    window.screens.open_notice(record.id)
    frame = window.frame
    assert frame is not None
    frame.show_wizard("decision_maker", "decision_date")
    assert frame.wizard is not None
    field = frame.wizard.findChild(DateField, "decision_date")
    assert field is not None
    field.line.selectAll()
    qtbot.keyClicks(field.line, "in spring")

    notifier.yes = False
    window.screens.show_register()
    assert window.frame is frame
    assert "“in spring” is not a date" in notifier.questions[-1]
    assert notifier.for_good[-1], "Enter does not clear what was typed"
    closing = QCloseEvent()
    window.closeEvent(closing)
    assert not closing.isAccepted()
    assert field.line.text() == "in spring"

    notifier.yes = True
    window.screens.show_register()
    assert window.frame is None
