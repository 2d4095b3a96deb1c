"""The line under a text: how many words, and about how many pages of the notice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from examples import examples
from signoff.desktop.editor.foot import WORDS_PER_PAGE, Foot, length_of
from signoff.desktop.look.theme import Theme


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (0, "No words yet"),
        (1, "1 word"),
        (102, "102 words"),
        (103, "103 words  ·  about ½ page of the notice"),
        (410, "410 words  ·  about 1 page of the notice"),
        (615, "615 words  ·  about 1½ pages of the notice"),
        (820, "820 words  ·  about 2 pages of the notice"),
        (41_000, "41,000 words  ·  about 100 pages of the notice"),
    ],
)
def test_the_length_is_said_in_words_and_half_pages(words: int, sentence: str) -> None:
    assert length_of(words) == sentence


@given(words=st.integers(110, 100_000))
@settings(max_examples=examples(50), deadline=None)
def test_the_pages_said_are_no_more_than_a_quarter_off(words: int) -> None:
    said = re.search(r"about (\d*)(½?) page", length_of(words))
    assert said is not None
    assert abs(int(said[1] or 0) + (0.5 if said[2] else 0) - words / WORDS_PER_PAGE) <= 0.25


def test_the_foot_says_the_length_at_the_left_and_a_note_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    foot = Foot(theme)
    qtbot.addWidget(foot)
    foot.resize(500, foot.height())
    foot.show()
    foot.show_words(2)
    foot.show_note("Pasted from Word")
    length, note = foot.findChild(QLabel, "editor-length"), foot.findChild(QLabel, "editor-note")
    assert isinstance(length, QLabel)
    assert isinstance(note, QLabel)
    assert (length.text(), note.text()) == ("2 words", "Pasted from Word")
    assert length.geometry().right() < note.geometry().left()
    foot.show_note("")
    assert note.text() == ""
