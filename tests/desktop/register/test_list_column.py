"""The list with its tools: rows as the tools ask for them, and a sentence where there are none."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.list_column import ListColumn
from signoff.desktop.register.listing import Order
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.results import Row

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()


def row(number: int, subject: str, kind: DecisionType = DecisionType.KEY) -> Row:
    return Row(
        id=str(number),
        subject=subject,
        decision_type=kind,
        status=Status.DRAFT,
        decision_maker="",
        director="",
        reference="",
        council="leeds",
        changed_at=NOON - dt.timedelta(minutes=number),
        is_publication=False,
    )


ROWS = (row(1, "Zebra crossing"), row(2, "A gate", DecisionType.ADMINISTRATIVE), row(3, "Lamp posts"))


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


def ids(column: ListColumn) -> list[str]:
    return [listed.id for listed in column.notices.rows]


def test_rows_are_listed_as_the_tools_ask(column: ListColumn) -> None:
    column.show_rows(ROWS, "all")
    assert (ids(column), sentence(column)) == (["1", "2", "3"], "")
    column.tools.sort_by(Order.SUBJECT)
    column.show_rows(ROWS, "all")
    assert ids(column) == ["2", "3", "1"]
    column.tools.show_type(DecisionType.KEY)
    column.show_rows(ROWS, "all")
    assert ids(column) == ["3", "1"]


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
    column.show_rows(ROWS, chosen)
    assert sentence(column) == f"There is nothing under {words} at present."


def test_a_search_without_results_quotes_what_was_searched_for(column: ListColumn) -> None:
    line = column.findChild(QLineEdit, "search")
    assert isinstance(line, QLineEdit)
    line.setText(" bridge ")
    column.show_rows((), "all")
    assert sentence(column) == "Nothing here holds “bridge”."
    column.show_rows(ROWS, "all")
    assert sentence(column) == ""


def test_its_ground_follows_the_scheme(theme: Theme, column: ListColumn) -> None:
    column.show_rows((), "all")
    light = theme.tokens.sheet
    theme.set_scheme("dark")
    assert shows(column, theme.tokens.sheet)
    assert not shows(column, light)
