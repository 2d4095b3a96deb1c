"""Which colours hold: those chosen, or the system's, followed only while the settings say so."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from signoff.desktop.look.appearance import FollowSystem, scheme_of
from signoff.desktop.look.theme import Theme


@dataclass
class Chosen:
    """The choice of the settings."""

    scheme: str
    high_contrast: bool = False
    text_size: int = 100


@pytest.mark.parametrize(
    ("chosen", "scheme"), [("light", "light"), ("dark", "dark"), ("system", "light"), ("", "light")]
)
def test_a_choice_holds_and_where_the_system_does_not_say_it_is_light(theme: Theme, chosen: str, scheme: str) -> None:
    assert scheme_of(chosen) == scheme


@pytest.mark.parametrize(("chosen", "changes"), [("system", 1), ("light", 0), ("dark", 0)])
def test_a_change_of_the_systems_colours_is_followed_only_where_that_was_chosen(
    theme: Theme, chosen: str, changes: int
) -> None:
    theme.set_scheme("dark")
    schemes: list[str] = []
    theme.changed.connect(lambda: schemes.append(theme.scheme))
    follower = FollowSystem(theme, Chosen(chosen))
    for _ in range(2):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert schemes == ["light"] * changes
    follower.deleteLater()
