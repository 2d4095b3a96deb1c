"""The pages in small: named, one marked, moved through by arrows, and only a person's choice is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.inline_tasks import InlineTasks
from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.thumbnails import WIDTH, Thumbnail, Thumbnails
from signoff.pdf.export import render

A4 = QSizeF(595, 842)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(draft(reasons="A long reason.\n\n" * 120)).data


@pytest.fixture
def pages(theme: Theme, pdf: bytes, qtbot: QtBot) -> Thumbnails:
    made = Thumbnails(theme, InlineTasks())
    made.resize(made.width(), 300)
    qtbot.addWidget(made)
    made.show()
    made.set_document(pdf)
    return made


def thumbnails(pages: Thumbnails) -> list[Thumbnail]:
    return [each for each in pages.findChildren(Thumbnail) if not each.isHidden()]


def marked(pages: Thumbnails) -> list[str]:
    return [each.accessibleName() for each in thumbnails(pages) if each.isChecked()]


def test_each_page_has_its_name_and_the_first_is_marked(pages: Thumbnails) -> None:
    names = [each.accessibleName() for each in thumbnails(pages)]
    assert names == [f"Page {number}" for number in range(1, pages.count + 1)]
    assert pages.count > 2
    assert marked(pages) == ["Page 1"]


def test_the_page_in_view_is_marked_alone_and_not_told(pages: Thumbnails) -> None:
    signals: list[int] = []
    pages.chosen.connect(signals.append)
    pages.select(3)
    assert marked(pages) == ["Page 3"]
    pages.select(99)
    assert marked(pages) == ["Page 3"]
    assert signals == []


def test_a_press_and_the_arrows_lead_to_a_page_and_stop_at_the_ends(pages: Thumbnails) -> None:
    chosen: list[int] = []
    pages.chosen.connect(chosen.append)
    thumbnails(pages)[1].click()
    QTest.keyClick(pages, Qt.Key.Key_Down)
    QTest.keyClick(pages, Qt.Key.Key_Up)
    QTest.keyClick(pages, Qt.Key.Key_Left)
    QTest.keyClick(pages, Qt.Key.Key_Up)
    assert chosen == [2, 3, 2, 1]


def test_another_document_takes_the_place_of_the_one_before(pages: Thumbnails) -> None:
    pages.set_document(b"")
    assert (pages.count, thumbnails(pages)) == (0, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_blank_paper_until_its_picture_comes(theme: Theme, qtbot: QtBot, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    small = Thumbnail(theme, 4, A4)
    qtbot.addWidget(small)
    small.resize(small.sizeHint())
    assert shows(small, theme.tokens.page_paper)
    ink = QImage(WIDTH, 102, QImage.Format.Format_RGB32)
    ink.fill(QColor("black"))
    small.show_picture(ink)
    assert shows(small, "#000000")
    assert not shows(small, theme.tokens.blue)
    small.setChecked(True)
    assert shows(small, theme.tokens.blue)
