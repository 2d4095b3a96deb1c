"""What controls share of painting: wrapped text is as high as was promised, boxes stay within their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from examples import examples
from signoff.desktop.look import fonts
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import box, draw_text, radio, text_height, tick

INK = QColor("#000000")
SIDE = 80


def drawn(work: Callable[[QPainter], None]) -> QImage:
    """Return what a piece of painting leaves on white."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    work(painter)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """Return the smallest place that holds all that is not white."""
    white = QColor("#FFFFFF")
    places = [(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixelColor(x, y) != white]
    if not places:
        return QRect()
    columns, rows = zip(*places, strict=True)
    return QRect(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)


def lines_of(text: str, width: int) -> int:
    """Return in how many lines a text is set."""
    return text_height(fonts.font("text"), text, width) // QFontMetrics(fonts.font("text")).lineSpacing()


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("Word", 1), ("One\nTwo", 2), ("One\n\nTwo", 3), ("\n", 2), (" ", 1)]
)
def test_lines_are_counted_with_the_blank_ones_between(theme: Theme, text: str, lines: int) -> None:
    assert lines_of(text, 400) == lines


def test_leading_stands_between_lines_and_not_after_the_last(theme: Theme) -> None:
    font = fonts.font("text")
    assert text_height(font, "One\nTwo\nThree", 400, 5) == text_height(font, "One\nTwo\nThree", 400) + 10
    assert text_height(font, "One", 400, 5) == text_height(font, "One", 400)
    assert text_height(font, "", 400, 5) == 0


def test_a_word_wider_than_its_room_is_broken(theme: Theme) -> None:
    assert lines_of("W" * 40, 100) > 1
    assert lines_of("Word", 0) >= 4


@given(text=st.text(alphabet="ab c\n", max_size=60), width=st.integers(20, 300), more=st.integers(0, 200))
@settings(max_examples=examples(15), deadline=None)
def test_more_room_never_needs_more_lines(text: str, width: int, more: int) -> None:
    assert lines_of(text, width + more) <= lines_of(text, width)


def test_words_are_drawn_from_the_top_and_end_where_their_height_does(theme: Theme) -> None:
    font, text = fonts.font("note"), "gjpq gjpq gjpq gjpq"
    place = QRect(10, 10, 60, 60)
    height = text_height(font, text, place.width(), 2)
    ink = inked(drawn(lambda painter: draw_text(painter, place, font, INK, text, 2)))
    assert place.left() - 1 <= ink.left()
    assert ink.right() <= place.right() + 1
    assert place.top() <= ink.top() < place.top() + QFontMetrics(font).lineSpacing()
    assert place.top() + height - QFontMetrics(font).lineSpacing() < ink.bottom() <= place.top() + height


@pytest.mark.parametrize(
    ("align", "left"),
    [(Qt.AlignmentFlag.AlignLeft, 0), (Qt.AlignmentFlag.AlignHCenter, 1), (Qt.AlignmentFlag.AlignRight, 2)],
)
def test_words_stand_at_the_side_that_they_are_given(theme: Theme, align: Qt.AlignmentFlag, left: int) -> None:
    font = fonts.font("note")
    ink = inked(drawn(lambda painter: draw_text(painter, QRect(0, 0, SIDE, SIDE), font, INK, "ab", align=align)))
    free = SIDE - ink.width()
    assert abs(ink.left() - free * left / 2) <= 2


def test_a_box_stays_within_its_place_with_its_edge(theme: Theme) -> None:
    place = QRect(10, 20, 40, 30)
    fill = QColor("#FF0000")
    assert inked(drawn(lambda painter: box(painter, place, 6, fill, None, 2))) == place
    assert inked(drawn(lambda painter: box(painter, place, 6, fill, INK, 2))) == place
    assert drawn(lambda painter: box(painter, place, 0, None, INK)).pixelColor(30, 35) == QColor("#FFFFFF")


def test_a_tick_fills_the_part_of_its_square_that_an_icon_does(theme: Theme) -> None:
    ink = inked(drawn(lambda painter: tick(painter, QRectF(0, 0, 72, 72), INK)))
    assert abs(ink.left() - 12) <= 2
    assert abs(ink.right() - 60) <= 2
    assert abs(ink.top() - 18) <= 2
    assert abs(ink.bottom() - 51) <= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_radio_button_is_filled_when_chosen_and_grey_when_it_cannot_be(theme: Theme, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    tokens = theme.tokens

    def middle(*, chosen: bool, enabled: bool) -> str:
        image = drawn(lambda painter: radio(painter, theme, QPointF(40, 40), chosen=chosen, enabled=enabled))
        assert inked(image).width() in (18, 19, 20)
        return image.pixelColor(40, 40).name().upper()

    assert middle(chosen=True, enabled=True) == tokens.blue
    assert middle(chosen=False, enabled=True) == tokens.raised
    assert middle(chosen=True, enabled=False) == tokens.edge
