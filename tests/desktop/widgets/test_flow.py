"""Items side by side, line by line: in order, apart, within the width, as high as was promised."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from examples import examples
from signoff.desktop.widgets.flow import FlowLayout

GAP, LINE_GAP = 12, 4


def boxes(host: QWidget, *sizes: tuple[int, int], last_right: bool = False) -> FlowLayout:
    """Lay widgets of fixed sizes out in `host`."""
    layout = FlowLayout(gap=GAP, line_gap=LINE_GAP, last_right=last_right, parent=host)
    for width, height in sizes:
        box = QWidget(host)
        box.setFixedSize(width, height)
        layout.addWidget(box)
    return layout


def places(layout: FlowLayout, width: int) -> list[QRect]:
    layout.setGeometry(QRect(0, 0, width, 500))
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [item.geometry() for item in items if item is not None]


def test_a_line_holds_what_fits_to_the_pixel(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host, (40, 10), (50, 10))
    assert [place.topLeft().toTuple() for place in places(layout, 102)] == [(0, 0), (52, 0)]
    assert [place.topLeft().toTuple() for place in places(layout, 101)] == [(0, 0), (0, 14)]


def test_it_asks_for_one_line_and_no_less_than_the_widest(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host, (40, 10), (50, 30), (20, 20))
    assert layout.sizeHint().toTuple() == (40 + 50 + 20 + 2 * GAP, 30)
    assert layout.minimumSize().toTuple() == (50, 30)
    assert layout.hasHeightForWidth()
    assert layout.expandingDirections() == Qt.Orientation(0)


def test_lower_items_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    assert [place.top() for place in places(boxes(host, (40, 30), (40, 10)), 200)] == [0, 10]


def test_the_last_may_stand_at_the_right_edge_of_its_line(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host, (40, 10), (50, 10), last_right=True)
    first, last = places(layout, 300)
    assert (first.left(), last.right()) == (0, 299)
    assert places(layout, 60)[1].right() == 59


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host, (40, 10), (50, 10), (60, 10))
    host.findChildren(QWidget)[1].hide()
    assert places(layout, 400)[2].left() == 40 + GAP
    assert layout.sizeHint().width() == 40 + 60 + GAP


def test_an_empty_one_has_no_size(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host)
    assert (layout.heightForWidth(300), layout.sizeHint().toTuple()) == (0, (0, 0))
    assert layout.itemAt(0) is None
    assert layout.takeAt(0) is None
    assert layout.itemAt(-1) is None


def test_what_is_taken_away_makes_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = boxes(host, (40, 10), (50, 10))
    item = layout.takeAt(0)
    assert item is not None
    assert layout.count() == 1
    assert places(layout, 300)[0].left() == 0


@given(
    sizes=st.lists(st.tuples(st.integers(1, 200), st.integers(1, 40)), min_size=1, max_size=8),
    width=st.integers(200, 500),
    last_right=st.booleans(),
)
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_items_keep_their_order_and_size_and_never_overlap(
    qtbot: QtBot, sizes: list[tuple[int, int]], width: int, last_right: bool
) -> None:
    host = QWidget()
    layout = boxes(host, *sizes, last_right=last_right)
    laid = places(layout, width)
    assert [place.size().toTuple() for place in laid] == sizes
    assert all(place.left() >= 0 and place.right() < width for place in laid)
    for before, after in pairwise(laid):
        assert after.left() >= before.right() + 1 + GAP or after.top() > before.bottom()
    assert max(place.bottom() for place in laid) + 1 <= layout.heightForWidth(width)
    host.deleteLater()
