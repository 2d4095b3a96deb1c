"""A bar whose two groups stand side by side folds where they do not fit, and unfolds again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.folding_bar import FoldingBar


def test_groups_go_below_one_another_where_they_do_not_fit(theme: Theme, qtbot: QtBot) -> None:
    bar = FoldingBar(theme, 56, (48, 48), 8)
    first, second = Button(theme, "A button at the left"), Button(theme, "A button at the right")
    bar.left.addWidget(first)
    bar.right.addWidget(second)
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    assert (bar.is_folded, bar.height()) == (False, 56)
    theme.set_text_percent(200)
    QApplication.processEvents()
    assert (bar.is_folded, bar.height()) == (True, 200)
    assert first.geometry().bottom() < second.geometry().top()
    assert bar.minimumSizeHint().width() <= 600
    window.resize(1200, 400)
    QApplication.processEvents()
    assert (bar.is_folded, bar.height()) == (False, 112)
    second.hide()
    window.resize(600, 400)
    QApplication.processEvents()
    assert not bar.is_folded
