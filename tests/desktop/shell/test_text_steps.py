"""Ctrl with plus, minus and 0: the size of all text, kept in the settings; where pages have the focus, theirs alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.core.services import Services
from signoff.desktop.settings.preferences import Preferences
from signoff.desktop.shell.text_steps import step_text


class Pages(QWidget):
    """Pages that can be enlarged, with something in them that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = QWidget(self)
        self.steps: list[int] = []

    def zoom_by(self, steps: int) -> None:
        self.steps.append(steps)

    def reset_zoom(self) -> None:
        self.steps.append(0)


def test_all_text_steps_through_the_sizes_and_that_is_kept(services: Services) -> None:
    preferences = Preferences(services, None, lambda: None)  # type: ignore[arg-type] # no backups are asked for
    sizes = []
    for step in (1, 1, -1, 0):
        step_text(None, step, lambda: preferences)
        sizes.append((services.theme.text_percent, services.settings.text_size))
    assert sizes == [(115, 115), (130, 130), (115, 115), (100, 0)]


def test_pages_with_the_focus_are_enlarged_alone(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    pages.show()
    for step in (1, -1, 0):
        step_text(pages.inside, step, lambda: pytest.fail("all text was enlarged"))
    assert pages.steps == [1, -1, 0]
