"""The marks of a section's state: each has its own shape, so that none is told by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.marks import state_pixmap, state_words
from signoff.rules.progress import PageState

COLOURS = {
    PageState.NOT_STARTED: "edge",
    PageState.OPTIONAL: "edge",
    PageState.IN_PROGRESS: "blue",
    PageState.DONE: "green",
    PageState.WARNING: "amber",
    PageState.ERROR: "red",
    PageState.DOES_NOT_APPLY: "ink3",
}


def picture(theme: Theme, state: PageState) -> QImage:
    return state_pixmap(theme, state, 18).toImage()


def shape(image: QImage) -> frozenset[tuple[int, int]]:
    """Return the places that are inked, whatever their colour."""
    size = image.size()
    return frozenset(
        (x, y) for x in range(size.width()) for y in range(size.height()) if image.pixelColor(x, y).alpha() > 127
    )


def test_every_state_has_words_and_no_two_the_same() -> None:
    words = [state_words(state) for state in PageState]
    assert len(set(words)) == len(PageState) == len(COLOURS)
    assert state_words(PageState.DOES_NOT_APPLY) == "Does not apply"


def test_no_two_states_have_the_same_shape(theme: Theme) -> None:
    shapes = {state: shape(picture(theme, state)) for state in PageState}
    for state, other in combinations(PageState, 2):
        assert len(shapes[state] ^ shapes[other]) > 30, (state, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", list(PageState))
def test_a_mark_is_drawn_in_its_colour_of_the_scheme_on_nothing(theme: Theme, state: PageState, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    image = picture(theme, state)
    solid = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {theme.tokens.colour(COLOURS[state])}
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("size", [12, 18, 24])
def test_a_mark_fills_its_square_at_any_size_and_on_fine_screens(theme: Theme, size: int) -> None:
    pixmap = state_pixmap(theme, PageState.ERROR, size)
    assert pixmap.deviceIndependentSize().toSize() == QSize(size, size)
    assert pixmap.devicePixelRatio() == 2
    inked = shape(pixmap.toImage())
    assert max(x for x, _ in inked) - min(x for x, _ in inked) > 2 * size * 0.75
