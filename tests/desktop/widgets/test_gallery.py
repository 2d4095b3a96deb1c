"""Every control, in both schemes: it paints, and pictures of it can be kept to be looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMainWindow

from signoff.desktop.look.theme import Scheme, Theme
from signoff.desktop.widgets.buttons import Button


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gallery_paints(scheme: Scheme, theme: Theme, gallery: Callable[[], QMainWindow]) -> None:
    theme.set_scheme(scheme)
    window = gallery()
    picture = window.grab()
    folder = os.environ.get("SIGNOFF_PICTURES")
    if folder:
        picture.save(str(Path(folder) / f"components-{scheme}.png"))
    image = picture.toImage()
    primary = next(b for b in window.findChildren(Button) if b.text() == "Primary")
    at = primary.mapTo(window, primary.rect().topLeft()) * picture.devicePixelRatio()
    assert image.pixelColor(at.x() + 6, at.y() + 18) == QColor(theme.tokens.fill)
    assert primary.size() == QSize(primary.width(), 36)
