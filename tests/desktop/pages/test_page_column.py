"""Where pages stand is the same for a few and for hundreds, and found without looking at each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from signoff.desktop.pages.page_column import GAP, TOP, PageColumn

SIZES = [QSizeF(595, 842), QSizeF(842, 595), QSizeF(595, 842)]


def test_pages_stand_one_below_another() -> None:
    column = PageColumn(SIZES)
    assert column.widest == 842
    assert [column.top(page, 2.0) for page in (1, 2, 3)] == [TOP, TOP + 1684 + GAP, TOP + 1684 + 1190 + 2 * GAP]
    assert column.height(2.0) == TOP + 2 * 1684 + 1190 + 3 * GAP
    assert column.height(1.0) == TOP + 2 * 842 + 595 + 3 * GAP


@pytest.mark.parametrize(
    ("y", "page"), [(-5, 1), (0, 1), (TOP, 1), (873, 1), (874, 2), (1492, 2), (1493, 3), (9999, 3)]
)
def test_the_page_at_a_height_is_the_last_that_begins_there_or_above(y: float, page: int) -> None:
    assert PageColumn(SIZES).page_at(y, 1.0) == page


def test_the_pages_within_a_view_are_those_of_which_anything_is_there() -> None:
    column = PageColumn(SIZES)
    assert list(column.pages_within(0, 700, 1.0)) == [1]
    assert list(column.pages_within(0, 875, 1.0)) == [1, 2]
    assert list(column.pages_within(860, 1500, 1.0)) == [1, 2, 3]
    assert list(column.pages_within(1600, 9000, 1.0)) == [3]


def test_no_document_has_no_pages() -> None:
    column = PageColumn(())
    assert (column.widest, column.height(1.0), column.page_at(100, 1.0)) == (0.0, TOP, 1)
    assert not column.pages_within(0, 500, 1.0)
