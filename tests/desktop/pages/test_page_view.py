"""The page on the desk: drawn, tinted, zoomed, and mapped to and fro."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.inline_tasks import InlineTasks
from desktop.looking import point_at
from signoff.desktop.core.tasks import Failed, Result
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.page_images import CACHED_IMAGES
from signoff.desktop.pages.page_marks import ROW_TINT
from signoff.desktop.pages.page_view import PageView
from signoff.pdf.export import Rendered, render


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render(draft(reasons="A long reason.\n\n" * 120))


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, rendered: Rendered) -> PageView:
    view = PageView(theme, InlineTasks())
    qtbot.addWidget(view)
    view.resize(590, 700)
    view.show()
    view.set_document(rendered.data)
    return view


def test_the_page_is_fitted_to_the_width(view: PageView, rendered: Rendered) -> None:
    assert view.pages == rendered.pages > 1
    assert view.page_rect(1).left() == pytest.approx(32)
    assert view.page_rect(1).width() == pytest.approx(590 - 64)
    view.resize(800, 700)
    assert view.page_rect(1).width() == pytest.approx(800 - 64)


def test_points_map_to_the_page_and_back(view: PageView) -> None:
    rect = view.from_page(1, 100, 200, 160, 220)
    point = point_at(view, rect.topLeft() + QPointF(0.01, 0.01))
    assert point is not None
    assert point[0] == 1
    assert point[1:] == pytest.approx((100, 200), abs=0.1)
    assert point_at(view, QPointF(2, 2)) is None


def test_pages_follow_one_another(view: PageView) -> None:
    assert view.page_rect(2).top() > view.page_rect(1).bottom()
    assert view.page_rect(99).isEmpty()


def test_scrolling_to_a_place_brings_it_into_view(view: PageView, rendered: Rendered, qtbot: QtBot) -> None:
    last = next(place for place in rendered.places if place.key == "signature.decision_maker")
    with qtbot.waitSignal(view.moved):
        view.scroll_to(last)
    rect = view.from_page(last.page, last.x0, last.y0, last.x1, last.y1)
    assert view.viewport().rect().contains(rect.toRect())
    assert view.page == last.page


def test_what_is_in_view_is_not_moved(view: PageView, rendered: Rendered) -> None:
    first = next(place for place in rendered.places if place.key == "decision_type")
    view.scroll_to(first)
    assert view.verticalScrollBar().value() == 0


def test_zoom_stays_within_its_limits_and_comes_back(view: PageView) -> None:
    view.zoom_by(3)
    assert not view.fits
    assert view.page_rect(1).width() > 590
    view.zoom_by(100)
    assert view.zoom == 4.0
    view.zoom_by(-200)
    assert view.zoom == 0.4
    view.set_zoom(None)
    assert view.page_rect(1).width() == pytest.approx(590 - 64)


def test_a_row_is_tinted_and_paper_stays_paper(view: PageView, rendered: Rendered, theme: Theme) -> None:
    subject = next(place for place in rendered.places if place.key == "subject")
    rect = view.from_page(subject.page, subject.x0, subject.y0, subject.x1, subject.y1).toRect()
    blank = rect.topRight() - rect.topLeft()
    inside = rect.bottomRight() - blank * 0.02
    plain = view.viewport().grab().toImage().pixelColor(inside - QPointF(0, 3).toPoint())
    view.tint([subject])
    tinted = view.viewport().grab().toImage().pixelColor(inside - QPointF(0, 3).toPoint())
    assert plain == QColor("#FFFFFF")
    assert tinted == QColor(ROW_TINT)

    theme.set_scheme("dark")
    margin = view.page_rect(1).topLeft().toPoint() + QPointF(10, 10).toPoint()
    assert view.viewport().grab().toImage().pixelColor(margin) == QColor("#E6E0D6")


def test_no_document_is_an_empty_desk(view: PageView, theme: Theme) -> None:
    view.set_document(b"")
    assert view.pages == 0
    assert view.viewport().grab().toImage().pixelColor(100, 100) == QColor(theme.tokens.desk)


def test_another_document_keeps_the_place(view: PageView) -> None:
    view.go_to_page(2)
    before = view.verticalScrollBar().value()
    view.set_document(render(draft(reasons="A long reason.\n\n" * 121)).data)
    assert view.verticalScrollBar().value() == before
    assert view.page == 2


class Waiting(InlineTasks):
    """Runs work only on request."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Keep the work."""
        self.work.append(lambda: InlineTasks.run(self, work, done, failed))


def shown(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def test_a_page_looks_as_before_until_it_is_drawn_again(theme: Theme, qtbot: QtBot, rendered: Rendered) -> None:
    tasks = Waiting()
    view = PageView(theme, tasks)
    qtbot.addWidget(view)
    view.resize(590, 700)
    view.show()
    view.set_document(rendered.data)
    blank = shown(view)
    tasks.work.pop()()
    drawn = shown(view)
    assert drawn != blank
    tasks.work.clear()
    view.set_document(render(draft(subject="Another gate")).data)
    assert shown(view) == drawn
    assert len(tasks.work) == 1  # one at a time, however often it is painted
    tasks.work.pop()()
    assert shown(view) not in (drawn, blank)
    view.set_document(b"")
    assert view.pages == 0


def test_a_page_that_comes_too_late_is_not_shown(theme: Theme, qtbot: QtBot, rendered: Rendered) -> None:
    tasks = Waiting()
    view = PageView(theme, tasks)
    qtbot.addWidget(view)
    view.show()
    view.set_document(rendered.data)
    shown(view)
    (late,) = tasks.work
    tasks.work.clear()
    view.set_document(render(draft(subject="Another gate")).data)
    before = shown(view)
    late()
    assert shown(view) == before


def test_so_many_drawn_pages_are_kept_and_no_more(theme: Theme, qtbot: QtBot) -> None:
    """Also as what is shown until a page is drawn again: each takes some megabytes."""
    tasks = Waiting()
    view = PageView(theme, tasks)
    qtbot.addWidget(view)
    view.resize(200, 240)
    view.show()
    data = render(draft(reasons="A long reason.\n\n" * 480)).data
    view.set_document(data)
    assert view.pages > 2 * CACHED_IMAGES
    pages = range(1, 2 * CACHED_IMAGES + 1)
    for page in pages:
        view.go_to_page(page)
        shown(view)
        while tasks.work:
            tasks.work.pop()()
            shown(view)
    view.set_document(data)  # to be drawn again, which it never is
    middles = []
    for page in (pages[0], pages[-1]):
        view.go_to_page(page)
        middles.append(shown(view).copy(view.page_rect(page).toRect().adjusted(20, 20, -20, -40)))
    assert [is_blank(image) for image in middles] == [True, False]


def is_blank(image: QImage) -> bool:
    """Whether an image has one colour."""
    return all(
        image.pixel(x, y) == image.pixel(0, 0) for x in range(image.width()) for y in range(0, image.height(), 3)
    )
