"""Labels: their words are never taken for markup, and they keep the height and colour that their words need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look import fonts
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.text import Label

LONG = "Choose the one type that the decision falls under. It settles which sections you are asked. " * 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("role", "colour"), [("text", "ink"), ("guidance", "ink2"), ("note", "ink3"), ("note-strong", "ink2")]
)
def test_words_are_painted_in_their_roles_colour(
    theme: Theme, qtbot: QtBot, role: fonts.Role, colour: str, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    label = Label(theme, "MMMM ████", role)
    qtbot.addWidget(label)
    label.resize(200, 40)
    label.show()
    assert shows(label, theme.tokens.colour(colour))
    label.set_colour("red")
    assert shows(label, theme.tokens.red)
    assert not shows(label, theme.tokens.colour(colour))


def test_markup_in_an_answer_is_shown_and_not_obeyed(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "<img src='http://example.org/x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("<img")


def test_it_is_higher_the_narrower_it_is_and_never_lower_than_its_words(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, LONG)
    qtbot.addWidget(label)
    label.show()
    heights = []
    for width in (600, 300, 150):
        label.resize(width, 10)
        heights.append(label.height())
        assert label.height() >= label.heightForWidth(width)
    assert heights == sorted(set(heights))


def test_other_words_and_another_font_are_fitted_at_once(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "Short")
    qtbot.addWidget(label)
    label.show()
    label.resize(200, 20)
    low = label.minimumHeight()
    label.setText(LONG)
    high = label.minimumHeight()
    assert high > low
    label.setFont(theme.font("question"))
    assert label.minimumHeight() > high
    label.setText("Short")
    assert label.minimumHeight() < high


def test_margins_are_added_to_the_height_and_taken_from_the_width(theme: Theme, qtbot: QtBot) -> None:
    label, bare = Label(theme, LONG), Label(theme, LONG)
    for each in (label, bare):
        qtbot.addWidget(each)
    label.setContentsMargins(20, 7, 30, 5)
    assert label.heightForWidth(300) == bare.heightForWidth(250) + 12


def test_words_that_can_be_selected_shrink_again_with_other_words(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, LONG)
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.show()
    label.resize(200, 20)
    high = label.minimumHeight()
    label.setText("Short")
    assert label.minimumHeight() < high / 2


def test_its_height_is_that_of_a_new_label_whatever_was_measured_before(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "Short")
    qtbot.addWidget(label)
    cases: tuple[tuple[str, fonts.Role], ...] = (
        (LONG, "text"),
        (LONG, "question"),
        ("Short", "question"),
        (LONG, "note"),
    )
    for text, role in (*cases, *cases):
        label.setText(text)
        label.setFont(theme.font(role))
        new = Label(theme, text, role)
        qtbot.addWidget(new)
        for width in (*range(100, 500, 9), 100):
            assert label.heightForWidth(width) == new.heightForWidth(width)
