"""Text of twice its size: on a small screen no words are cut, on screens opened before and after the change."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from builders import signed
from desktop.cut_text import cut_words
from desktop.inline_tasks import InlineTasks
from desktop.looking import frame_of, part_of
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.editor.foot import Foot
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.editor.toolbar import Toolbar
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.reading_view import READING_ZOOM, ReadingView
from signoff.desktop.profiles.editor_window import ProfileEditorWindow
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.sign_head import SignHead
from signoff.desktop.signing.sign_panel import SignPanel
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.signing.signed_desk import SignedDesk
from signoff.desktop.signing.signed_panel import SignedPanel
from signoff.desktop.signing.signed_view import SignedView
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.paths import resource
from signoff.profiles.groups import GROUPS
from signoff.register.store import Register

PAGES = ("type_and_value", "reasons", "consultation")
BESIDE_THE_SYSTEMS_OWN = (1366, 728)
"""What the system's title bar leaves of a screen of 1366 × 768."""

NARROW = (1024, 700)
"""A window on a small or a shared screen, which large text leaves as much room as a phone has."""

KIRKLEES = resource("councils/kirklees.toml").read_text("utf-8")
DAY = dt.date(2024, 4, 25)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The words that are cut, by where that is; of every dialog that asks too, which is answered with no."""
    said: dict[str, list[str]] = {}

    def walk(dialog: QDialog) -> int:
        dialog.show()
        note(said, type(dialog).__name__, dialog)
        dialog.reject()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", walk)
    return said


def note(said: dict[str, list[str]], screen: str, window: QWidget) -> None:
    for _ in range(3):  # a layout in a layout that scrolls comes to rest in some steps
        QApplication.processEvents()
    for sentence in cut_words(window):
        said.setdefault(sentence, []).append(screen)


@pytest.mark.parametrize("size", [BESIDE_THE_SYSTEMS_OWN, NARROW])
def test_no_words_are_cut(
    size: tuple[int, int], window: MainWindow, register: Register, theme: Theme, cut: dict[str, list[str]]
) -> None:
    window.resize(*size)
    window.screens.refresh()
    theme.set_text_percent(200)
    note(cut, "empty register", window)
    theme.set_text_percent(100)
    record = signed()
    register.save(record)
    window.screens.refresh()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    example = actions.example("key").notice
    frame.session.change(lambda _: example)
    frame.show_wizard(PAGES[0])
    theme.set_text_percent(200)
    for key in PAGES:
        frame.show_wizard(key)
        note(cut, key, window)
        for editor in window.findChildren(RichEditor):
            assert not editor.isVisible() or shows_a_line(editor), key
    frame.show_review()
    note(cut, "review", window)
    frame.show_sign()
    note(cut, "sign", window)
    if size is NARROW:
        press(window, "signSide")
        note(cut, "sign, with its side", window)
    window.screens.read()
    note(cut, "read", window)
    window.screens.read()
    window.screens.show_register()
    note(cut, "register", window)
    window.screens.open_notice(record.id)
    note(cut, "signed", window)
    if size is NARROW:
        press(window, "signedSide")
        note(cut, "signed, its pages alone", window)
        assert part_of(window, SignedDesk).width() == window.width()
        press(window, "signedSide")
    publishing = part_of(window, SignedView).ask_publication()
    assert publishing is not None
    note(cut, "publishing", publishing)
    publishing.reject()
    for command in (Command.HAND_OVER, Command.EXPORT, Command.SETTINGS):  # which ends in the size of the settings
        window.commands.do(command)
    assert not cut, "\n".join(f"{', '.join(screens)}: {sentence}" for sentence, screens in cut.items())
    assert window.minimumSizeHint().width() <= size[0]


def test_text_that_was_larger_leaves_no_trace(window: MainWindow, theme: Theme) -> None:
    """What Qt or a widget kept of the larger size would cut bars, or leave gaps between what was never in view."""
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    example = actions.example("key").notice
    frame.session.change(lambda _: example)
    pages = (*PAGES, "wards")
    for page in pages:
        frame.show_wizard(page)
        settle()
    before = {}
    for page in pages:
        frame.show_wizard(page)
        before[page] = places(window)
    theme.set_scheme("contrast-dark")
    theme.set_text_percent(200)
    settle()
    theme.set_text_percent(100)
    theme.set_scheme("light")
    for page in pages:
        frame.show_wizard(page)
        assert places(window) == before[page], page


def test_no_words_of_a_profile_are_cut(theme: Theme, cut: dict[str, list[str]], qtbot: QtBot) -> None:
    theme.set_text_percent(200)
    window = ProfileEditorWindow(theme, InlineTasks(), KIRKLEES, lambda *_: None, lambda *_: None, today=DAY)
    qtbot.addWidget(window)
    window.resize(*NARROW)
    window.show()
    qtbot.waitExposed(window)
    for group in GROUPS:
        window.show_group(group.key)
        note(cut, group.key, window)
    assert not cut, "\n".join(f"{', '.join(groups)}: {sentence}" for sentence, groups in cut.items())


def test_the_pages_to_sign_have_the_whole_of_a_narrow_window(window: MainWindow, theme: Theme) -> None:
    """In half of 1024 pixels nobody can read a page; what is to be done comes beside it when it is asked for."""
    window.resize(*NARROW)
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    example = actions.example("published").notice
    frame.session.change(lambda _: example)
    frame.show_sign()
    settle()
    panel, desk = part_of(window, SignPanel), part_of(window, PageDesk)
    assert panel.isVisible()
    theme.set_text_percent(200)
    settle()
    assert (panel.isVisible(), desk.width()) == (False, window.width())
    press(window, "signSide")
    settle()
    assert panel.isVisible()
    assert desk.width() == window.width() - panel.width()
    press(window, "signSide")
    settle()
    assert not panel.isVisible()
    part_of(window, SignView).go_on()  # Enter: which says what is to be read still
    assert not panel.isVisible()
    theme.set_text_percent(100)
    settle()
    assert panel.isVisible()


def test_links_of_a_narrow_side_begin_where_its_words_do(window: MainWindow, register: Register, theme: Theme) -> None:
    """Far to the right, with nothing beside them, they are overlooked; and what is low scrolls with its foot."""
    theme.set_text_percent(200)
    window.resize(*NARROW)
    record = signed()
    register.save(record)
    window.screens.refresh()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    example = actions.example("published").notice
    frame.session.change(lambda _: example)
    frame.show_sign()
    settle()
    press(window, "signSide")
    settle()
    head = part_of(window, SignHead)
    assert {left_of(head, name) for name in ("readAll", "showWarnings")} == {0}
    link = head.findChild(Button, "showWarnings")
    assert isinstance(link, Button)
    assert link.text() == "Show the warnings"
    window.screens.show_register()
    window.screens.open_notice(record.id)
    settle()
    panel = part_of(window, SignedPanel)
    assert left_of(panel, "supersede") == left_of(panel, "signedSubject")
    (scroll,) = panel.findChildren(ScrollColumn)
    foot = panel.findChild(Button, "supersede")
    assert isinstance(foot, Button)
    assert scroll.isAncestorOf(foot)
    assert scroll.height() == panel.height()


def press(window: QWidget, name: str) -> None:
    button = window.findChild(Button, name)
    assert isinstance(button, Button)
    assert button.isVisible()
    button.click()


def shows_a_line(editor: RichEditor) -> bool:
    """Whether a line of an editor's text is in view, and no button covers it."""
    text = editor.view.geometry()
    others = (part.geometry() for part in (editor.findChild(Toolbar), editor.findChild(Foot)) if part is not None)
    return text.height() >= editor.view.fontMetrics().height() and not any(text.intersects(part) for part in others)


def places(window: QWidget) -> dict[QWidget, tuple[QRect, int, bool]]:
    """Return where each widget in view is, and the size of its words and whether they are underlined."""
    for _ in range(3):
        settle()
    shown = (widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return {one: (one.geometry(), one.font().pixelSize(), one.font().underline()) for one in shown}


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def left_of(screen: QWidget, name: str) -> int:
    """Return where the words of that name begin."""
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    assert found.isVisible()
    return found.mapTo(screen, QPoint(0, 0)).x()


def test_the_page_that_is_read_is_larger_with_the_text_as_far_as_it_fits(
    window: MainWindow, register: Register, theme: Theme
) -> None:
    record = signed()
    register.save(record)
    window.resize(1366, 832)
    window.screens.open_notice(record.id)
    widths = []
    for percent in (100, 130, 200):
        theme.set_text_percent(percent)
        window.commands.do(Command.READ)
        QApplication.processEvents()
        view = part_of(window, ReadingView).findChild(PageView)
        assert view is not None
        assert view.horizontalScrollBar().maximum() == 0, "nobody scrolls sideways to read"
        widths.append(view.zoom)
        window.commands.do(Command.READ)
    assert widths[0] == READING_ZOOM
    assert widths[0] < widths[1] < widths[2]
