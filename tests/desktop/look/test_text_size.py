"""Text is as large as was chosen or as the system has it, and what belongs to it follows, in an open window too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look import appearance, text_size
from signoff.desktop.look.appearance import FollowSystem, scheme_of
from signoff.desktop.look.sheet import style_sheet
from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import LIGHT
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.text import Label


class Chosen:
    """What a person has chosen."""

    scheme, high_contrast, text_size = "system", False, text_size.AS_SYSTEM


class Registry:
    """Windows' own settings, with the text size that somebody has chosen there."""

    Format = QSettings.Format
    size: object = 150

    def __init__(self, key: str, _: object) -> None:
        assert key.startswith("HKEY_CURRENT_USER")

    def value(self, name: str, default: object) -> object:
        assert name == "TextScaleFactor"
        return default if self.size is None else self.size


@pytest.mark.parametrize(("size", "percent"), [(None, 100), (100, 100), (150, 150), (225, 225), (900, 225), ("?", 100)])
def test_windows_text_size_is_taken(monkeypatch: pytest.MonkeyPatch, size: object, percent: int) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(text_size, "QSettings", Registry)
    monkeypatch.setattr(Registry, "size", size)
    assert text_size.percent_of(text_size.AS_SYSTEM) == percent


def test_a_choice_holds_whatever_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_size, "system_percent", lambda: 175)
    assert text_size.percent_of(text_size.AS_SYSTEM) == 175
    assert [text_size.percent_of(size) for size in (100, 130, 50, 1000)] == [100, 130, 100, 225]


def test_steps_go_from_size_to_size_and_stay_at_the_ends() -> None:
    assert [text_size.next_percent(size, 1) for size in (100, 120, 175, 200, 225)] == [115, 130, 200, 200, 225]
    assert [text_size.next_percent(size, -1) for size in (225, 200, 120, 100)] == [200, 175, 115, 100]


def test_the_ordinary_font_of_this_system_is_the_ordinary_size(theme: Theme) -> None:
    assert text_size.system_percent() == 100


def test_a_size_changed_in_the_system_is_followed_when_the_program_comes_to_the_front(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "percent_of", lambda _: 130)
    chosen, app = Chosen(), QApplication.instance()
    assert isinstance(app, QApplication)
    follower = FollowSystem(theme, chosen)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert theme.text_percent == 100
    chosen.text_size = 100
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert theme.text_percent == 100
    chosen.text_size = text_size.AS_SYSTEM
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert theme.text_percent == 130
    follower.deleteLater()


def test_a_wish_for_contrast_makes_light_and_dark_stronger(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scheme_of("light", high_contrast=True) == scheme_of("system", high_contrast=True) == "contrast-light"
    assert scheme_of("dark", high_contrast=True) == "contrast-dark"
    monkeypatch.setattr(appearance, "_system_asks_for_contrast", lambda: True)
    assert [scheme_of(choice) for choice in ("light", "dark", "system")] == [
        *("contrast-light", "contrast-dark", "contrast-light")
    ]
    monkeypatch.setattr(sys, "platform", "win32")
    assert [scheme_of(choice) for choice in ("light", "system")] == ["contrast-light", "forced"]


def test_the_systems_own_colours_can_be_shown_and_left(theme: Theme) -> None:
    theme.set_scheme("forced")
    assert theme.has_contrast
    theme.renew_forced()
    theme.set_scheme("light")
    assert theme.tokens is LIGHT


def test_lengths_of_the_sheet_follow_but_hairlines_and_scroll_bars(tmp_path: Path) -> None:
    ordinary, large = style_sheet(LIGHT, tmp_path), style_sheet(LIGHT, tmp_path, 200)
    assert "min-height: 34px" in ordinary
    assert "min-height: 68px" in large
    assert ordinary.count(" 1px solid") == large.count(" 1px solid")
    assert "QScrollBar:vertical { background: transparent; width: 12px" in large


def test_widgets_follow_from_any_size_to_any_other_and_stay_so_in_other_colours(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(200)
    window = _Window(theme)
    qtbot.addWidget(window)
    window.show()
    for percent in (100, 150, 100):
        theme.set_text_percent(percent)
        for scheme in ("dark", "light"):
            theme.set_scheme(scheme)
            assert window.measures() == _fresh(theme, qtbot), (percent, scheme)


class _Window(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = Label(theme, "A label with some words that wrap", "guidance")
        self._line = LineField(theme, icon="search")
        self._check = Check(theme, "A check box whose words may wrap", "and its detail")
        self._cards = ChoiceGroup(theme, (Option("a", "One"), Option("b", "Another", "with a detail")))
        column = QVBoxLayout(self)
        for part in (self._label, self._line, self._check, self._cards):
            column.addWidget(part)
        column.addStretch(1)
        self.resize(420, 800)

    def measures(self) -> list[tuple[int, int]]:
        QApplication.sendPostedEvents()
        parts: list[QObject] = [self._label, self._line, self._check, *self._cards.children()]
        return [(part.font().pixelSize(), part.height()) for part in parts if isinstance(part, QWidget)]


def _fresh(theme: Theme, qtbot: QtBot) -> list[tuple[int, int]]:
    window = _Window(theme)
    qtbot.addWidget(window)
    window.show()
    return window.measures()
