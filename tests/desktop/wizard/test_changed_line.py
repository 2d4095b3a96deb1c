"""The words of a line that others changed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.wizard.changed_line import ChangedLine, changed_spans, first_difference
from signoff.notice.comparison.line_diff import Word


def line_of(text: str) -> tuple[Word, ...]:
    return tuple(Word(word) for word in text.split())


@pytest.mark.parametrize(
    ("before", "now", "marked"),
    [
        ("Ann Lee", "Ann Lee", []),
        ("Ann Lee", "Ann Roe", [("Roe", True)]),
        ("", "Ann Lee", [("Ann Lee", True)]),
        ("Ann May Lee", "Ann  Lee", [("  ", False)]),
        ("Ann Lee", "", []),
    ],
)
def test_the_words_that_came_are_marked_and_the_gap_where_some_went(
    before: str, now: str, marked: list[tuple[str, bool]]
) -> None:
    assert [(now[start:end], came) for start, end, came in changed_spans(line_of(before), now)] == marked


@pytest.mark.parametrize(
    ("before", "now", "place"),
    [("Ann May Lee", "Ann May", 7), ("Dr Ann Lee", "Ann Lee", 0), ("Ann Lee", "", 0)],
)
def test_the_cursor_goes_to_where_words_went(before: str, now: str, place: int) -> None:
    assert first_difference(line_of(before), now) == place


def test_the_marks_change_no_text_and_follow_what_is_written(theme: Theme, qtbot: QtBot) -> None:
    line = LineField(theme)
    qtbot.addWidget(line)
    line.setText("🌳 Ann Roe")
    changed = ChangedLine(theme, line, line_of("🌳 Ann Lee"))
    changed.show_first()
    assert (line.text(), line.cursorPosition()) == ("🌳 Ann Roe", 7)
    assert not line.isUndoAvailable()
    line.insert("Jo ")
    assert [line.text()[start:end] for start, end, _ in changed.spans] == ["Jo Roe"]
    changed.end()
    assert line.text() == "🌳 Ann Jo Roe"
