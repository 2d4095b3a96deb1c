"""The lines of the list: read window by window, they are all that the register lists, under its headings."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt

from all_rows import rows_of
from desktop.register.listed_rows import a_row
from examples import examples
from register.listed import expected, fill
from signoff.desktop.register import notice_model
from signoff.desktop.register.attention import Need
from signoff.desktop.register.listing import FILTERS, GROUPS, TYPE_WORDS, Heading, headings_of, query_of
from signoff.desktop.register.notice_model import ABOUT, ENTRY, ListContent, NoticeModel
from signoff.notice.record.model import DecisionType
from signoff.register.list_query import Order
from signoff.register.results import Row
from signoff.register.store import Register

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "register.sqlite") as made:
        fill(made, 40)
        yield made


@settings(max_examples=examples(60))
@given(
    chosen=st.sampled_from([key for key, _, _ in FILTERS]),
    kind=st.none() | st.sampled_from(list(TYPE_WORDS)),
    order=st.sampled_from([order for order in Order if order is not Order.BEST]),
    words=st.sampled_from(("", "ga", "officer", "nothing of it")),
    window=st.integers(1, 15),
)
def test_all_lines_are_all_that_is_listed_under_its_headings(
    register: Register, chosen: str, kind: object, order: Order, words: str, window: int
) -> None:
    needing = [row.id for row in rows_of(register)[::3]]
    query = query_of(chosen, kind=kind, order=order, words=words, needing=needing)  # type: ignore[arg-type]
    with patch.object(notice_model, "WINDOW", window):
        listed, model = register.open_list(query), NoticeModel(lambda: NOON)
        model.window_needed.connect(lambda n: model.add_window(n, listed.rows(n * window, window)))
        model.show(ListContent(headings_of(listed.groups), words))
        lines = [model.index(line, 0).data(ENTRY) for line in range(model.rowCount())]
    rows = expected(rows_of(register, words), query)
    groups = [(title, [row for row in rows if row.status is status]) for status, title in GROUPS]
    truth = [entry for title, group in groups if group for entry in (Heading(title, len(group)), *group)]
    assert lines == truth


def test_what_a_notice_needs_is_told_of_it_wherever_it_is_read_later() -> None:
    model, asked = NoticeModel(lambda: NOON), list[int]()
    model.window_needed.connect(asked.append)
    model.show(ListContent((Heading("In preparation", 2),)))
    model.mark({"1": Need("Sent back")})
    assert model.index(2, 0).data(ENTRY) is None
    assert asked == [0]
    model.add_window(0, [a_row(0), a_row(1)])
    assert [row.need for row in model.rows] == ["", "Sent back"]
    assert "Sent back" in str(model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(("title", "is_grouped"), [("In preparation", True), ("Best matches", False)])
def test_only_the_best_matches_are_not_grouped_by_their_status(title: str, is_grouped: bool) -> None:
    model = NoticeModel(lambda: NOON)
    model.show(ListContent((Heading(title, 1),), windows={0: [a_row(0)]}))
    assert str(model.index(1, 0).data(ABOUT)).startswith("Draft") is not is_grouped


def test_types_have_the_names_that_the_notice_s_own_council_gives_them() -> None:
    model = NoticeModel(lambda: NOON)
    rows = [replace(a_row(0), decision_type=DecisionType.OTHER, council=key) for key in ("york", "barchester")]
    model.show(ListContent((Heading("In preparation", 2),), windows={0: rows}))
    model.name_types("york", {DecisionType.KEY: "Key decision", DecisionType.OTHER: "Non-key decision"})
    assert "Non-key decision" in str(model.index(1, 0).data(ABOUT))
    assert "Non-key decision" in str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Other" in str(model.index(2, 0).data(ABOUT))


def test_a_window_that_has_fewer_notices_than_were_counted_is_not_asked_for_again() -> None:
    model, asked = NoticeModel(lambda: NOON), list[int]()
    model.window_needed.connect(asked.append)
    rows: list[Row] = [a_row(0)]
    model.show(ListContent((Heading("In preparation", 2),), windows={0: rows}))
    assert model.index(2, 0).data(ENTRY) is None
    assert asked == []
