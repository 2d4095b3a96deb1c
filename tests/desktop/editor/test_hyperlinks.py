"""Links in a text: found from anywhere in them, changed as a whole, taken away without their words or looks."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from signoff.desktop.editor import hyperlinks
from signoff.desktop.editor.builder import fill_document
from signoff.desktop.editor.reader import read_document
from signoff.notice.text import parse, serialise

A, B = "https://a.example/", "https://b.example/"


def document(markdown: str) -> QTextDocument:
    made = QTextDocument()
    fill_document(made, parse(markdown))
    return made


def markdown(made: QTextDocument) -> str:
    return serialise(read_document(made))


def cursor_at(made: QTextDocument, place: int, end: int | None = None) -> QTextCursor:
    cursor = QTextCursor(made)
    cursor.setPosition(place)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


@pytest.mark.parametrize(("place", "target"), [(0, ""), (4, ""), (5, A), (8, A), (9, "")])
def test_a_link_is_found_within_it_and_at_its_end(qapp: QApplication, place: int, target: str) -> None:
    made = document(f"see [link]({A}) on")
    assert hyperlinks.link_at(cursor_at(made, place)) == target


@pytest.mark.parametrize("place", [1, 2, 4, 6, 8])
def test_the_whole_link_is_selected_though_part_of_it_is_bold(qapp: QApplication, place: int) -> None:
    made = document(f"[some **bold**]({A}) [other]({B})")
    cursor = cursor_at(made, place)
    assert hyperlinks.select_link(cursor) == hyperlinks.LinkWords("some bold", A)
    assert cursor.selectedText() == "some bold"


@pytest.mark.parametrize(("place", "words"), [(1, "one"), (10, "two")])
def test_of_two_links_to_one_place_only_the_one_at_hand_is_selected(qapp: QApplication, place: int, words: str) -> None:
    made = document(f"[one]({A}) and [two]({A})")
    assert hyperlinks.select_link(cursor_at(made, place)).words == words


def test_without_a_link_the_selection_stays(qapp: QApplication) -> None:
    made = document("plain words")
    cursor = cursor_at(made, 0, 5)
    assert hyperlinks.select_link(cursor) == hyperlinks.LinkWords("plain", "")
    assert cursor.selectedText() == "plain"


def test_a_break_within_the_words_is_a_space_in_the_question(qapp: QApplication) -> None:
    made = document("one\\\ntwo")
    cursor = cursor_at(made, 0, 7)
    assert hyperlinks.select_link(cursor).words == "one two"


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("plain", f"[plain]({A}) words"),
        ("other", f"[other]({A}) words"),
        ("", f"<{A}> words"),
    ],
)
def test_the_words_of_a_new_link_are_the_selection_others_or_the_address(
    qapp: QApplication, words: str, result: str
) -> None:
    made = document("plain words")
    hyperlinks.set_link(cursor_at(made, 0, 5), words, A)
    assert markdown(made) in (result, result.replace(f"<{A}>", f"[{A}]({A})"))


def test_a_link_keeps_the_looks_of_its_words(qapp: QApplication) -> None:
    made = document("some **bold** *words*")
    hyperlinks.set_link(cursor_at(made, 0, 15), "some bold words", A)
    assert markdown(made) == f"[some **bold** *words*]({A})"


def test_a_link_that_goes_leaves_its_words_with_their_looks_and_the_next_link(qapp: QApplication) -> None:
    made = document(f"[some **bold**]({A})[other]({B})")
    cursor = cursor_at(made, 3)
    hyperlinks.remove_link(cursor)
    assert markdown(made) == f"some **bold**[other]({B})"
    assert not cursor.hasSelection()


@pytest.mark.parametrize("deed", ["set", "remove"])
def test_each_deed_is_one_step_to_undo(qapp: QApplication, deed: str) -> None:
    made = document(f"[some **bold**]({A})")
    before = markdown(made)
    cursor = cursor_at(made, 3)
    if deed == "set":
        hyperlinks.select_link(cursor)
        hyperlinks.set_link(cursor, "other", B)
    else:
        hyperlinks.remove_link(cursor)
    assert markdown(made) != before
    made.undo()
    assert markdown(made) == before
