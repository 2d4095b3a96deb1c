"""Icons: Lucide outlines, drawn in a colour and a size, cached until the scheme changes."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from signoff.errors import ResourceProblem
from signoff.paths import resource

STROKE = 1.75


class IconStyle(NamedTuple):
    """An icon by its name, and the token of its colour."""

    icon: str
    colour: str


def icon_source(name: str, colour: str) -> bytes:
    """Return the SVG of an icon with its strokes in `colour` ("#RRGGBB"); raise ResourceProblem when it is missing."""
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return text.encode("utf-8")


class IconCache:
    """Pixmaps by name, size, colour and scale, since drawing an outline is too slow to do on each paint."""

    def __init__(self) -> None:
        """Start empty."""
        self._pixmaps: dict[tuple[str, int, str, float, int, int], QPixmap] = {}

    def clear(self) -> None:
        """Forget every pixmap, because the colours have changed."""
        self._pixmaps.clear()

    def pixmap(self, name: str, size: int, colour: str, *, pad_left: int = 0, pad_right: int = 0) -> QPixmap:
        """Return the icon, `size` device-independent pixels high, with empty columns added at its sides."""
        ratio = _device_pixel_ratio()
        key = (name, size, colour, ratio, pad_left, pad_right)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = _draw(name, size, colour, ratio, pad_left, pad_right)
        return pixmap


def _device_pixel_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _draw(name: str, size: int, colour: str, ratio: float, pad_left: int, pad_right: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(icon_source(name, colour)))
    if not renderer.isValid():
        raise ResourceProblem(f"This installation of signoff is damaged: its icon {name} cannot be read.")
    width = size + pad_left + pad_right
    pixmap = QPixmap(math.ceil(width * ratio), math.ceil(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pad_left, 0, size, size))
    painter.end()
    return pixmap
