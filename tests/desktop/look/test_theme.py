"""Fonts, icons and the style sheet are there, and a change of the scheme reaches everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signoff import paths
from signoff.desktop.look.fonts import Role
from signoff.desktop.look.sheet import style_sheet
from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import DARK, LIGHT
from signoff.errors import ResourceProblem


def colours(image: QImage) -> Iterator[QColor]:
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                yield colour


@pytest.mark.parametrize(
    ("role", "family", "size", "weight"),
    [
        ("question", "Source Serif 4", 26, 600),
        ("title", "Source Serif 4", 20, 600),
        ("subhead", "Source Sans 3", 16, 600),
        ("text", "Source Sans 3", 15, 400),
        ("guidance", "Source Sans 3", 14, 400),
        ("note", "Source Sans 3", 13, 400),
        ("editor", "Source Serif 4", 15, 400),
    ],
)
def test_roles_are_set_in_the_bundled_type(theme: Theme, role: Role, family: str, size: int, weight: int) -> None:
    info = QFontInfo(theme.font(role))
    assert (info.family(), info.pixelSize(), info.weight()) == (family, size, weight)


@pytest.mark.parametrize("path", sorted(paths.resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws(theme: Theme, path: Path) -> None:
    image = theme.pixmap(path.stem, 24, "red").toImage()
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))


def test_an_icon_takes_its_colour_from_the_scheme(theme: Theme) -> None:
    assert QColor(LIGHT.red) in set_of(theme.pixmap("minus", 48, "red").toImage())
    theme.set_scheme("dark")
    assert QColor(DARK.red) in set_of(theme.pixmap("minus", 48, "red").toImage())


def set_of(image: QImage) -> list[QColor]:
    return list(colours(image))


def test_a_missing_icon_is_a_problem(theme: Theme) -> None:
    with pytest.raises(ResourceProblem, match="no-such-icon"):
        theme.icon("no-such-icon")


def test_a_disabled_icon_is_paler(theme: Theme) -> None:
    icon = theme.icon("minus", 48, "ink")
    image = icon.pixmap(48, 48, QIcon.Mode.Disabled).toImage()
    assert QColor(LIGHT.ink3) in set_of(image)


def test_pads_widen_an_icon(theme: Theme) -> None:
    size = theme.icon_size(18, pad_right=4)
    pixmap = theme.icon("plus", 18, pad_right=4).pixmap(size)
    assert (pixmap.deviceIndependentSize().width(), pixmap.deviceIndependentSize().height()) == (22, 18)


def test_a_change_of_scheme_is_told_once_and_dresses_the_application(theme: Theme, qtbot: QtBot) -> None:
    changes: list[str] = []
    theme.changed.connect(lambda: changes.append(theme.scheme))
    theme.set_scheme("light")
    assert changes == []
    theme.set_scheme("dark")
    assert changes == ["dark"]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.sheet)
    assert DARK.fill in app.styleSheet()
    assert "@" not in app.styleSheet()
    theme.set_scheme("light")
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.sheet)


class Told(QWidget):
    """Counts how often its style is told to have changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() == QEvent.Type.StyleChange


def test_a_change_reaches_a_widget_as_often_however_deep_it_lies(theme: Theme, qtbot: QtBot) -> None:
    """Qt would apply the style sheet to it once for each widget around it: seconds, with all pages of a notice open."""
    window = QWidget()
    qtbot.addWidget(window)
    shallow, around = Told(window), QWidget(window)
    for _ in range(20):
        around = QWidget(around)
    deep = Told(around)
    window.show()
    qtbot.waitExposed(window)
    changes: tuple[Callable[[], None], ...] = (lambda: theme.set_text_percent(150), lambda: theme.set_scheme("dark"))
    for change in changes:
        shallow.times = deep.times = 0
        change()
        assert 0 < deep.times <= 2
        assert deep.times == shallow.times


def test_an_unknown_colour_in_the_sheet_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "look.qss").write_text("QWidget { color: @purple; }", encoding="utf-8")
    monkeypatch.setattr(paths, "resource_root", lambda: tmp_path)
    with pytest.raises(ResourceProblem, match="@purple"):
        style_sheet(LIGHT, tmp_path)


def test_the_sheets_icons_are_written_in_their_colour(tmp_path: Path) -> None:
    sheet = style_sheet(DARK, tmp_path)
    written = sorted(tmp_path.glob("*.svg"))
    assert written
    for path in written:
        assert path.as_posix() in sheet
        assert "currentColor" not in path.read_text(encoding="utf-8")
