"""A line of the review: what was asked, the answer, and a way to change it that says what it changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.review.answer_row import LABEL_WIDTH, LONGEST, NOT_ANSWERED, AnswerRow
from signoff.desktop.widgets.buttons import Button
from signoff.notice.form.answers import Answer


def row(theme: Theme, qtbot: QtBot, words: str, *, locked: bool = False) -> AnswerRow:
    made = AnswerRow(theme, Answer("Subject", "subject", "subject", words), locked=locked)
    qtbot.addWidget(made)
    made.resize(480, 60)
    return made


def texts(row: AnswerRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel)]


def test_what_was_asked_stands_beside_the_answer(theme: Theme, qtbot: QtBot) -> None:
    made = row(theme, qtbot, "A new gate")
    label, answer = made.findChildren(QLabel)
    assert (label.text(), answer.text()) == ("Subject", "A new gate")
    assert label.width() == LABEL_WIDTH
    assert answer.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_change_asks_once_for_the_page_and_field_and_says_of_what(theme: Theme, qtbot: QtBot) -> None:
    made = row(theme, qtbot, "A new gate")
    asked: list[tuple[str, str]] = []
    made.change.connect(lambda page, field: asked.append((page, field)))
    (button,) = made.findChildren(Button)
    assert button.accessibleName() == "Change: Subject"
    button.click()
    assert asked == [("subject", "subject")]


def test_a_signed_notice_offers_no_change(theme: Theme, qtbot: QtBot) -> None:
    assert row(theme, qtbot, "A new gate", locked=True).findChildren(Button) == []


def test_no_answer_is_said_in_a_paler_ink(theme: Theme, qtbot: QtBot) -> None:
    made = row(theme, qtbot, "")
    assert texts(made) == ["Subject", NOT_ANSWERED]
    assert made.findChildren(QLabel)[1].property("ink") == "ink3"
    assert row(theme, qtbot, "A gate").findChildren(QLabel)[1].property("ink") == "ink"


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 5_000])
def test_a_long_answer_is_cut_between_words_and_its_words_are_counted(theme: Theme, qtbot: QtBot, length: int) -> None:
    words = ("word " * 2_000)[:length].strip().ljust(length, "d")
    shown = texts(row(theme, qtbot, words))[1]
    if length <= LONGEST:
        assert shown == words
    else:
        head, _, count = shown.partition(" … ")
        assert words.startswith(f"{head} ")
        assert len(head) <= LONGEST
        assert count == f"({len(words.split()):,} words)"
