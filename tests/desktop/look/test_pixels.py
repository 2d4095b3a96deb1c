"""Contrast as it is painted, of boxes that are chosen and of the ring of the focus on paper too; and large targets."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.test_tokens import contrast
from desktop.painted import colours_of
from signoff.desktop.look.theme import Scheme, Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.surface import Surface

SCHEMES = [scheme for scheme in get_args(Scheme) if scheme != "forced"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_and_the_focus_are_seen_from_pixels(theme: Theme, scheme: Scheme, qtbot: QtBot) -> None:
    theme.set_scheme(scheme)
    window = Surface(theme, "page_paper")
    check = Check(theme, "")
    card = ChoiceGroup(theme, (Option("only", ""),))
    link = Button(theme, "Verify", kind="link")
    column = QVBoxLayout(window)
    column.setContentsMargins(16, 16, 16, 16)
    for part in (check, card, link):
        column.addWidget(part)
    ring = FocusRing(theme, window)
    qtbot.addWidget(window)
    window.resize(240, 160)
    window.show()
    qtbot.waitExposed(window)
    check.setChecked(True)
    card.choose("only")
    _see(check, theme.tokens.chosen, theme.tokens.raised)
    _see(card, theme.tokens.blue, theme.tokens.tint)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    ring.setVisible(True)
    painted = colours_of(window, _around(link))
    paper = theme.tokens.page_paper
    assert max(contrast(colour, paper) for colour, count in painted.items() if count >= 15) >= 3
    assert link.height() >= 24


def _see(widget: QWidget, colour: str, ground: str) -> None:
    assert colours_of(widget)[colour] >= 20
    assert contrast(colour, ground) >= 3


def _around(widget: QWidget) -> QRect:
    """Return the strip above a widget, where its ring is."""
    place = widget.geometry()
    return QRect(place.left(), place.top() - 6, place.width(), 5)
