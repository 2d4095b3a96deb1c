"""Links: which addresses are taken, the dialog, and what typing around a link does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.address import AddressRefused, address
from signoff.desktop.editor.link_dialog import LinkDialog
from signoff.desktop.widgets.fields import Labelled

from .conftest import Hands

Written = Callable[[str], Hands]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://a.b/c?d#e", "https://a.b/c?d#e"),
        (" http://a.b ", "http://a.b"),
        ("www.leeds.gov.uk/x", "https://www.leeds.gov.uk/x"),
        ("democracy.leeds.gov.uk", "https://democracy.leeds.gov.uk"),
        ("someone@leeds.gov.uk", "mailto:someone@leeds.gov.uk"),
        ("mailto:a@b", "mailto:a@b"),
        ("tel:0113 496 0000", "tel:01134960000"),
        ("https://www.google.com/url?q=https%3A%2F%2Fa.b%2Fc", "https://a.b/c"),
        ("https://a.b/c?utm_source=mail", "https://a.b/c"),
    ],
)
def test_an_address_is_kept_as_it_was_meant(written: str, kept: str) -> None:
    assert address(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://a b",
        "report",
        "x" * 3000,
        "https://protect-eu.mimecast.com/s/a",
    ],
)
def test_anything_else_is_refused_with_one_sentence(written: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        address(written)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def _answer(fill: Callable[[LinkDialog], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LinkDialog)
        fill(dialog)

    QTimer.singleShot(0, act)


def _write(words: str, target: str) -> Callable[[LinkDialog], None]:
    def fill(dialog: LinkDialog) -> None:
        dialog.words_field.clear()
        QTest.keyClicks(dialog.words_field, words)
        dialog.address_field.clear()
        QTest.keyClicks(dialog.address_field, target)
        QTest.keyClick(dialog.address_field, Qt.Key.Key_Return)

    return fill


def test_a_new_link_has_words_and_address(hands: Hands) -> None:
    hands.type("See ")
    _answer(_write("the report", "www.a.b"))
    hands.control(Qt.Key.Key_K)
    hands.type(" now")
    assert hands.editor.markdown() == "See [the report](https://www.a.b) now"
    hands.control(Qt.Key.Key_Z)
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == "See"


def test_selected_words_become_a_link_and_keep_their_looks(written: Written) -> None:
    hands = written("See **the** report")
    hands.select("the", "report")

    def fill(dialog: LinkDialog) -> None:
        assert dialog.words_field.text() == "the report"
        QTest.keyClicks(dialog.address_field, "https://a.b")
        QTest.keyClick(dialog.address_field, Qt.Key.Key_Return)

    _answer(fill)
    hands.click("link")
    assert hands.editor.markdown() == "See [**the** report](https://a.b)"


def test_a_link_is_changed_as_a_whole_from_anywhere_in_it(written: Written) -> None:
    hands = written("x [one **two**](https://a.b) y")
    hands.put_cursor("wo")
    _answer(_write("three", "https://c.d"))
    hands.control(Qt.Key.Key_K)
    assert hands.editor.markdown() in {"x [three](https://c.d) y", "x [**three**](https://c.d) y"}


def test_a_refused_address_keeps_the_question_open_and_says_why(hands: Hands) -> None:
    problems: list[str] = []

    def fill(dialog: LinkDialog) -> None:
        _write("x", "javascript:alert(1)")(dialog)
        assert dialog.isVisible()
        problems.extend(field.problem() for field in dialog.findChildren(Labelled) if field.problem())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    _answer(fill)
    hands.click("link")
    assert problems == ["A link must begin with https://, http://, mailto: or tel:."]
    assert hands.editor.markdown() == ""


def test_words_typed_after_a_link_are_no_part_of_it(written: Written) -> None:
    hands = written("[link](https://a.b)")
    hands.put_cursor("link", at_end=True)
    hands.type(" x")
    hands.put_cursor("nk")
    hands.type("y")
    hands.put_cursor("li")
    hands.type("z ")
    assert hands.editor.markdown() == "z [liynk](https://a.b) x"


class _Opened(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url.toString())


def _menu(hands: Hands) -> dict[str, QAction]:
    place = hands.view.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, hands.view.mapToGlobal(place))
    hands.view.contextMenuEvent(event)
    menu = hands.view.findChildren(QMenu, "editor-menu")[-1]
    return {action.objectName().removeprefix("editor-menu-"): action for action in menu.actions() if action.text()}


def test_only_the_menu_opens_a_link(written: Written, qtbot: QtBot) -> None:
    hands = written("a [link](https://a.b/c) b")
    opened = _Opened()
    # the stubs ask for bytes, the call itself for a str
    slot: Any = "open"
    QDesktopServices.setUrlHandler("https", opened, slot)
    try:
        hands.put_cursor("nk")
        place = hands.view.cursorRect().center()
        QTest.mouseClick(
            hands.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, QPoint(place)
        )
        assert opened.urls == []
        hands.put_cursor("nk")
        _menu(hands)["link-open"].trigger()
        assert opened.urls == ["https://a.b/c"]
    finally:
        QDesktopServices.unsetUrlHandler("https")


def test_the_menu_removes_a_link_and_keeps_its_words(written: Written) -> None:
    hands = written("a [one **two**](https://a.b) b")
    hands.put_cursor("one", at_end=True)
    _menu(hands)["link-remove"].trigger()
    assert hands.editor.markdown() == "a one **two** b"
    hands.click("undo")
    assert hands.editor.markdown() == "a [one **two**](https://a.b) b"


def test_the_menu_offers_what_can_be_done_here(written: Written) -> None:
    hands = written("a\n\n| b |\n| --- |\n| c |")
    assert not {"link-open", "row-below"} & set(_menu(hands))
    hands.put_cursor("c")
    names = set(_menu(hands))
    assert {"row-above", "row-below", "column-left", "column-remove", "table-remove", "paste-clean"} <= names
    hands.editor.set_read_only(True)
    assert set(_menu(hands)) == {"copy", "select-all"}
