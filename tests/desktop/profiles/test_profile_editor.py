"""The editor of a council's profile: what is typed shows beside it, is judged at once, and is kept only when right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.accessible import faults
from desktop.inline_tasks import InlineTasks
from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles import editor_window
from signoff.desktop.profiles.editor_window import ProfileEditorWindow
from signoff.desktop.profiles.rows_editor import RowsEditor
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.withheld import why_not_of
from signoff.paths import resource
from signoff.profiles.document import ProfileDocument
from signoff.profiles.groups import GROUPS
from signoff.profiles.sharing import check_text

YORK = resource("councils/york.toml").read_text("utf-8")
DAY = dt.date(2024, 4, 25)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

Open = Callable[..., ProfileEditorWindow]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept.toml"


@pytest.fixture
def open_editor(qtbot: QtBot, theme: Theme, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(editor_window, "ask", lambda *_, **__: True)
    windows: list[ProfileEditorWindow] = []

    def keep(text: str, _window: QWidget) -> Path:
        kept.write_text(text, "utf-8")
        return kept

    def make(text: str = YORK, *, is_copy: bool = False) -> ProfileEditorWindow:
        window = ProfileEditorWindow(theme, InlineTasks(), text, keep, lambda *_: None, is_copy=is_copy, today=DAY)
        qtbot.addWidget(window)
        window.resize(1366, 860)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield make
    assert [fault for window in windows if window.isVisible() for fault in faults(window)] == []


def line(window: ProfileEditorWindow, place: str) -> QLineEdit:
    """Return the line in which a field is typed."""
    editor = window.page.findChild(QWidget, place)
    assert isinstance(editor, QWidget), place
    field = editor.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def type_over(window: ProfileEditorWindow, place: str, text: str, qtbot: QtBot) -> None:
    field = line(window, place)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text) if text else qtbot.keyClick(field, Qt.Key.Key_Delete)


def rows(window: ProfileEditorWindow, place: str) -> RowsEditor:
    found = window.page.findChild(RowsEditor, place)
    assert isinstance(found, RowsEditor)
    return found


def press(window: QWidget, name: str, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def state(window: ProfileEditorWindow) -> str:
    label = window.findChild(QLabel, "profileState")
    assert isinstance(label, QLabel)
    return label.text()


def test_what_is_typed_shows_in_the_dates_at_once_and_then_on_the_page(
    open_editor: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_editor()
    shown: list[bytes] = []
    monkeypatch.setattr(window.preview.view, "set_document", shown.append)
    assert "Friday 3 May 2024" in dict(window.preview.dates())["Decided"]
    window.show_group("call_in")
    type_over(window, "call_in.days", "3", qtbot)
    assert "Wednesday 1 May 2024" in dict(window.preview.dates())["Decided"]
    window.show_group("form")
    type_over(window, "form.title", "Decision of an officer", qtbot)
    qtbot.waitUntil(lambda: bool(shown))
    assert state(window) == "This profile can be used."


def test_a_mistake_is_told_at_its_field_and_by_line_and_nothing_is_kept(
    open_editor: Open, kept: Path, qtbot: QtBot
) -> None:
    window = open_editor()
    window.show_group("directors")
    type_over(window, "directors", "", qtbot)
    assert state(window).startswith("Line ")
    assert "directors" in state(window)
    for name in ("profileSave", "profileShare"):
        button = window.findChild(QPushButton, name)
        assert button is not None
        assert why_not_of(button), "it stays in the order of Tab, with its reason"
    window.show_group("council")
    press(window, "profileGo", qtbot)
    assert window.page.objectName() == "group-directors"
    window.save()
    assert not kept.exists()
    type_over(window, "directors", "Head of Paid Service", qtbot)
    window.save()
    assert 'directors = [\n  "Head of Paid Service",' in kept.read_text("utf-8")
    assert window.kept == "kept"


def test_what_no_field_can_take_stays_in_it_until_it_is_put_right(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor()
    window.show_group("threshold")
    type_over(window, "key_threshold", "a lot", qtbot)
    assert not window.editing.can_be_kept
    assert window.editing.document.value("key_threshold") == 500_000
    window.show_group("council")
    assert state(window).startswith("Threshold: Enter whole pounds, such as £500,000")
    press(window, "profileGo", qtbot)
    assert line(window, "key_threshold").text() == "a lot"
    type_over(window, "key_threshold", "£250,000", qtbot)
    assert window.editing.can_be_kept
    assert "key_threshold = 250_000   # pounds" in window.editing.text


def test_rows_are_changed_by_keyboard_alone(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor()
    window.show_group("directors")
    first = line(window, "directors")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClicks(window.focusWidget(), "Director of Walls")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up, ALT)
    assert window.editing.document.value("directors")[:2] == ["Director of Walls", "Chief Executive"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete, CTRL)
    assert window.editing.document.value("directors")[:2] == ["Director of Walls", "Chief Operating Officer"]


def test_several_lines_that_are_pasted_become_rows(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor()
    window.show_group("wards")
    wards = rows(window, "wards")
    before = wards.count
    first = line(window, "wards")
    first.setFocus()
    QGuiApplication.clipboard().setText("Bootham\n\nFossgate \r\n")
    qtbot.keyClick(first, Qt.Key.Key_V, CTRL)
    assert window.editing.document.value("wards")[:3] == ["Acomb", "Bootham", "Fossgate"]
    assert wards.count == before + 2


def test_the_short_name_of_a_copy_follows_its_name_until_somebody_changes_it(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor(is_copy=True)
    type_over(window, "name", "Elmet County Council", qtbot)
    assert line(window, "key").text() == window.editing.document.value("key") == "elmet"
    type_over(window, "key", "elmet2", qtbot)
    type_over(window, "name", "Barset County Council", qtbot)
    assert window.editing.document.value("key") == "elmet2"


def test_closing_asks_about_what_is_not_kept(open_editor: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_editor()
    asked: list[str] = []

    def ask(_window: QWidget, _theme: Theme, title: str, *_: str, **__: object) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr(editor_window, "ask", ask)
    type_over(window, "version", "9", qtbot)
    window.reject()
    assert window.isVisible()
    window.reject()
    assert not window.isVisible()
    assert asked == ["Close without saving?"] * 2


def test_a_form_of_leeds_becomes_the_councils_own_and_its_sections_are_left_out(
    open_editor: Open, qtbot: QtBot
) -> None:
    window = open_editor(resource("councils/leeds.toml").read_text("utf-8"))
    window.show_group("form")
    assert not window.page.findChild(QWidget, "form.title").isVisible()  # type: ignore[union-attr]
    cards = window.page.findChild(ExclusiveChoice, "form")
    assert isinstance(cards, ExclusiveChoice)
    qtbot.mouseClick(cards.button("own"), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    editing = window.editing
    assert editing.can_be_kept
    assert window.page.findChild(QWidget, "form.title").isVisible()  # type: ignore[union-attr]
    assert ProfileDocument(editing.text).value("form.title") == "Delegated Decision Notice"


@pytest.mark.parametrize("council", ["leeds", "kirklees"])
def test_every_group_opens_with_what_a_profile_says(open_editor: Open, council: str) -> None:
    text = resource(f"councils/{council}.toml").read_text("utf-8")
    window = open_editor(text)
    for group in GROUPS:
        window.show_group(group.key)
        assert window.page.editors
    assert window.editing.text == text
    assert not window.editing.is_changed


def test_a_section_is_asked_in_the_councils_words_and_moved_by_keyboard(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor()
    window.show_group("form")
    label = window.page.findChild(QLineEdit, "label-reasons")
    assert isinstance(label, QLineEdit)
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_Up, ALT)
    assert window.focusWidget() is label
    window.page.findChild(QToolButton, "words-reasons").click()  # type: ignore[union-attr]
    question = window.page.findChild(QLineEdit, "form.questions.reasons")
    assert isinstance(question, QLineEdit)
    assert question.placeholderText() == "Why was this decision taken?"
    qtbot.keyClicks(question, "What are the reasons?")
    guidance = window.page.findChild(QPlainTextEdit, "form.guidance.reasons")
    assert isinstance(guidance, QPlainTextEdit)
    guidance.setPlainText("Briefly,\nand in plain words.")
    profile = check_text(window.editing.text)
    page = profile.notice_form.page_of("reasons")
    assert (page.question, page.guidance) == ("What are the reasons?", "Briefly, and in plain words.")
    keys = [section.key for section in profile.notice_form.sections]
    assert keys.index("reasons") + 1 == keys.index("decision")
    qtbot.keyClick(label, Qt.Key.Key_Down, ALT)
    assert window.editing.document.value("form.order") is None


def test_abbreviations_are_typed_in_and_none_is_lost_on_the_way_to_another(open_editor: Open, qtbot: QtBot) -> None:
    window = open_editor(YORK + '\n[abbreviations]\nCR = "council regulations"\n')
    window.show_group("form")
    press(window, "add-abbreviations", qtbot)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "CR")
    assert state(window) == "Form sections: “CR” is in the list already."
    qtbot.keyClicks(field, "OW")
    words = rows(window, "abbreviations").findChildren(QLineEdit)[-1]
    words.setFocus()
    words.selectAll()
    qtbot.keyClicks(words, "community right of way")
    abbreviations = check_text(window.editing.text).abbreviations
    assert abbreviations == {"CR": "council regulations", "CROW": "community right of way"}
