"""The list with its tools, and a sentence where there is nothing to list."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from desktop.register.listed_rows import a_row
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.list_column import ListColumn
from signoff.desktop.register.listing import Heading
from signoff.desktop.register.notice_model import ListContent
from signoff.desktop.widgets.buttons import Button
from signoff.notice.record.model import DecisionType

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()
THREE = ListContent((Heading("In preparation", 3),), windows={0: [a_row(number) for number in range(3)]})


@pytest.fixture
def column(theme: Theme, qtbot: QtBot) -> ListColumn:
    made = ListColumn(theme, lambda: NOON)
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    return made


def sentence(column: ListColumn) -> str:
    label = column.findChild(QLabel, "noNotices")
    assert isinstance(label, QLabel)
    assert label.isVisible() != column.notices.isVisible()
    return label.text() if label.isVisible() else ""


def test_what_is_listed_has_no_sentence_and_its_chosen_notice_is_in_its_place(column: ListColumn) -> None:
    column.show_list(THREE, "all", 2)
    assert (sentence(column), column.notices.current_id) == ("", "2")
    column.show_list(THREE, "all")
    assert column.notices.current_id == "0"


@pytest.mark.parametrize(
    ("chosen", "kind", "words"),
    [
        ("all", DecisionType.SIGNIFICANT_OPERATIONAL, "“All notices” of the type significant operational"),
        ("ready", None, "“To sign”"),
        ("attention", DecisionType.KEY, "“Needs attention” of the type key"),
    ],
)
def test_where_nothing_is_listed_it_is_said_under_what(
    column: ListColumn, chosen: str, kind: DecisionType | None, words: str
) -> None:
    column.tools.show_type(kind)
    column.show_list(ListContent(), chosen)
    assert sentence(column) == f"There is nothing under {words} at present."


def test_a_search_without_results_quotes_what_was_searched_for(column: ListColumn) -> None:
    line = column.findChild(QLineEdit, "search")
    assert isinstance(line, QLineEdit)
    line.setText(" bridge ")
    column.show_list(ListContent(words="bridge"), "all")
    assert sentence(column) == "Nothing here matches “bridge”."
    column.show_list(THREE, "all")
    assert sentence(column) == ""


def test_its_ground_follows_the_scheme(theme: Theme, column: ListColumn) -> None:
    column.show_list(ListContent(), "all")
    light = theme.tokens.sheet
    theme.set_scheme("dark")
    assert shows(column, theme.tokens.sheet)
    assert not shows(column, light)


def test_a_search_without_results_is_emptied_where_it_is_said(column: ListColumn) -> None:
    line, link = column.findChild(QLineEdit, "search"), column.findChild(Button, "clearSearch")
    assert isinstance(line, QLineEdit)
    assert isinstance(link, Button)
    column.show_list(ListContent(), "all")
    assert not link.isVisible()
    line.setText("bridge")
    column.show_list(ListContent(words="bridge"), "all")
    link.click()
    assert (line.text(), column.focusWidget()) == ("", line)
    column.show_list(THREE, "all")
    assert not link.isVisible()
