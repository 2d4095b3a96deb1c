"""What others changed since a notice was read: said above it, marked in the list, the text and the page, until read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from desktop.looking import part_of
from empty_register import empty_register
from signoff.desktop.compare.compare_window import CompareWindow
from signoff.desktop.core.commands import Command
from signoff.desktop.core.read_states import MOST, ReadStates, read_folder
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.look.theme import Theme
from signoff.desktop.notice.changes_banner import ChangesBanner
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.fields import TextArea
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.section_rail import SectionRail
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.merging import merged
from signoff.notice.record.record import Record
from signoff.register.store import Register

READ = draft(reasons="The old gate fell down.\n\nNobody was hurt.")


def edited(record: Record, actor: str, minutes: int, **answers: Any) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor=actor, at=later(minutes))


CHANGED = edited(READ, "PA", 5, reasons="The old gate fell over.\n\nNobody was hurt.", subject="A new gate, at once")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        opened.save(READ)
        yield opened


@pytest.fixture
def window(theme: Theme, register: Register, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    settings.update(name="Chris")
    window = MainWindow.on(Services(theme, register, settings, WithoutPages(), AnsweringNotifier(theme)))
    window.show()
    yield window
    window.close()
    sweep(window)


def banner_of(window: MainWindow) -> ChangesBanner:
    assert window.frame is not None
    return part_of(window.frame, ChangesBanner)


def open_again(window: MainWindow, register: Register, record: Record = CHANGED) -> ChangesBanner:
    """Read the notice, let it come back changed, and open it again."""
    window.open_notice(READ.id)
    assert banner_of(window).isHidden()
    window.screens.show_register()
    register.import_record(record)
    window.open_notice(READ.id)
    return banner_of(window)


def press(window: MainWindow, name: str) -> None:
    assert window.frame is not None
    button = window.frame.findChild(QPushButton, name)
    assert button is not None
    button.click()


def changed_pages(window: MainWindow) -> set[str]:
    assert window.frame is not None
    return {item.key for item in part_of(window.frame, SectionRail)._rail.rail_items() if item.changed}


def test_a_link_leads_to_the_first_word_that_changed(window: MainWindow, register: Register) -> None:
    open_again(window, register)
    press(window, "changed:reasons")
    assert window.frame is not None
    page = window.frame.findChild(SectionPage, "page:reasons")
    assert page is not None
    text = part_of(page, RichEditor).view
    assert text.textCursor().position() == text.toPlainText().index("over")
    assert not text.textCursor().hasSelection()
    press(window, "changed:subject")
    page = window.frame.findChild(SectionPage, "page:subject")
    assert page is not None
    area = part_of(page, TextArea)
    assert [mark.cursor.selectedText() for mark in area.extraSelections()] == ["gate, at once"]
    assert area.textCursor().position() == len("A new ")
    press(window, "readChanges")
    assert area.extraSelections() == []


def test_what_was_chosen_in_merging_the_open_notice_was_read(window: MainWindow, register: Register) -> None:
    ours, theirs = edited(READ, "Chris", 6, subject="Ours"), CHANGED
    register.save(ours)
    window.open_notice(READ.id)
    both = merged(ours, theirs, replace(ours.notice, reasons=theirs.notice.reasons), actor="Chris", at=later(9))
    register.save_merged(ours, theirs, both, actor="Chris")
    ReadStates(read_folder(register.path)).keep(both)
    window.open_notice(READ.id)
    assert window.session is not None
    assert window.session.record == both
    assert banner_of(window).isHidden()


def test_changed_sections_are_said_and_each_leads_there(window: MainWindow, register: Register) -> None:
    banner = open_again(window, register)
    assert banner.isVisible()
    text = banner.findChild(QLabel, "changesText")
    assert text is not None
    assert text.text() == "2 sections changed by PA since you last read it"
    assert changed_pages(window) == {"subject", "reasons"}
    press(window, "changed:reasons")
    assert window.frame is not None
    assert window.frame.place.page == "reasons"


def marked(editor: RichEditor) -> list[str]:
    return [selection.cursor.selectedText() for selection in editor.view.extraSelections()]


def test_changed_words_are_marked_in_the_text_and_what_was_before_is_shown(
    window: MainWindow, register: Register
) -> None:
    open_again(window, register)
    press(window, "changed:reasons")
    editor = next(editor for editor in window.findChildren(RichEditor) if editor.accessibleName() == "The reasons")
    assert marked(editor) == ["over."]
    cursor = editor.view.textCursor()
    cursor.insertText("In May, ")
    assert marked(editor) == ["over."]
    press(window, "before:reasons")
    spoken = [label.accessibleDescription() for label in window.findChildren(QLabel)]
    assert "The old gate fell [removed: down.]" in spoken
    assert isinstance(editor.view, QTextEdit)


def test_the_marks_go_once_the_changes_are_read(window: MainWindow, register: Register) -> None:
    banner = open_again(window, register)
    window.screens.show_register()
    window.open_notice(READ.id)
    banner = banner_of(window)
    assert banner.isVisible()
    press(window, "changed:reasons")
    press(window, "readChanges")
    assert banner.isHidden()
    assert changed_pages(window) == set()
    assert all(not marked(editor) for editor in window.findChildren(RichEditor))
    window.screens.show_register()
    window.open_notice(READ.id)
    assert banner_of(window).isHidden()


def test_all_changes_are_shown_at_once(window: MainWindow, register: Register) -> None:
    open_again(window, register)
    press(window, "showChanges")
    compared = part_of(window, CompareWindow)
    assert "- The old gate fell [down.]" in compared.as_text()
    assert compared.as_text().startswith("- As you last read it\n+ Now\n")


@pytest.mark.parametrize("record", [READ, CHANGED])
def test_a_comment_by_somebody_else_is_new_until_it_was_read(
    window: MainWindow, register: Register, record: Record
) -> None:
    commented = comments.comment_on(record, "reasons", "Is it?", author="PA", post="", at=later(7))
    banner = open_again(window, register, commented)
    label = banner.findChild(QLabel, "changesText")
    show = banner.findChild(QPushButton, "showChanges")
    assert label is not None
    assert show is not None
    assert label.text().endswith("1 new comment or reply since you last read it")
    assert show.isHidden() is (record is READ)
    press(window, "commented:reasons")
    press(window, "readChanges")
    assert banner.isHidden()
    window.screens.show_register()
    window.open_notice(READ.id)
    assert banner_of(window).isHidden()


def test_what_came_with_a_file_under_ones_own_name_is_new_all_the_same(window: MainWindow, register: Register) -> None:
    """On this machine the reader knows what they did; anybody can work under their name on another."""
    window.open_notice(READ.id)
    window.screens.show_register()
    register.import_record(edited(READ, "Chris", 5, reasons="No gate fell down."), actor="Chris")
    window.open_notice(READ.id)
    label = banner_of(window).findChild(QLabel, "changesText")
    assert label is not None
    assert label.text() == "One section changed by Chris since you last read it"


def test_a_signed_notice_that_came_back_as_it_was_read_has_no_changes(window: MainWindow, register: Register) -> None:
    banner = open_again(window, register, signed(READ))
    assert banner.isHidden()


def test_a_signed_notice_that_was_changed_before_says_so(window: MainWindow, register: Register) -> None:
    banner = open_again(window, register, signed(CHANGED))
    assert banner.isVisible()
    link = banner.findChild(QPushButton, "changed:subject")
    assert link is not None
    assert not link.isEnabled()


def test_what_i_changed_myself_is_nothing_new(window: MainWindow, register: Register) -> None:
    window.open_notice(READ.id)
    session = window.session
    assert session is not None
    session.set_value("subject", "Mine")
    window.screens.show_register()
    register.save(edited(register.get(READ.id), "Chris", 30, reasons="Mine too."))
    window.open_notice(READ.id)
    assert banner_of(window).isHidden()
    assert window.commands[Command.COMPARE].isEnabled()


def test_of_states_that_were_read_a_bounded_number_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = ReadStates(read_folder(tmp_path / "register.sqlite"))
    assert states.find(READ.id) is None
    states.keep(READ)
    assert states.find(READ.id) == READ
    states.keep(CHANGED)
    assert states.find(READ.id) == CHANGED
    (file,) = read_folder(tmp_path / "register.sqlite").iterdir()
    file.write_bytes(b"damaged")
    assert states.find(READ.id) is None
    monkeypatch.setattr("signoff.desktop.core.read_states.MOST", 2)
    for _ in range(3):
        states.keep(draft())
    assert MOST > len(list(file.parent.iterdir())) == 2


def test_reading_the_whole_notice_to_its_end_reads_the_changes(window: MainWindow, register: Register) -> None:
    banner = open_again(window, register)
    assert window.frame is not None
    window.screens._note_read(READ)
    assert banner.isVisible()
    window.screens._note_read(window.frame.session.record)
    assert banner.isHidden()
