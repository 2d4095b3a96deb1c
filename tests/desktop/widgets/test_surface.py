"""Plain grounds in the colour of a token, and the hairlines between them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.surface import Hairline, Surface


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_surface_is_its_token_and_its_edge_a_line_of_one_pixel_at_the_right(
    theme: Theme, qtbot: QtBot, scheme: str
) -> None:
    plain, edged = Surface(theme, "paper"), Surface(theme, "paper", edge=True)
    for surface in (plain, edged):
        qtbot.addWidget(surface)
        surface.resize(40, 20)
    theme.set_scheme("dark" if scheme == "dark" else "light")
    tokens = theme.tokens
    assert colours_of(plain) == {tokens.paper: 800}
    assert colours_of(edged) == {tokens.paper: 780, tokens.line: 20}
    assert edged.grab().toImage().pixelColor(39, 10).name().upper() == tokens.line


def test_a_hairline_is_one_pixel_high_whatever_its_room(theme: Theme, qtbot: QtBot) -> None:
    line = Hairline(theme)
    qtbot.addWidget(line)
    line.resize(60, 20)
    assert line.height() == 1
    assert colours_of(line) == {theme.tokens.line: 60}
