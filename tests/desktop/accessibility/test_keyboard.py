"""Every screen by the keyboard: Tab reaches each stop from each other and writes nothing, and the ring shows where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import draft, notice
from desktop.looking import frame_of
from signoff.desktop.core.commands import Command
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.tab_order import stops
from signoff.notice.record.model import Notice
from signoff.register.store import Register

LISTS = "before\n\n- a\n- b\n  - c\n\n| d | e |\n| --- | --- |\n| f | g |\n\n1. h"


def pressed(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus is where it was at first; return where it went, with a ring at each stop."""
    first = QApplication.focusWidget()
    assert first is not None
    passed: list[QWidget] = []
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        now = QApplication.focusWidget()
        assert now is not None
        assert ring.isVisible() or now.window() is not window, f"no ring around {now.objectName()}"
        passed.append(now)
        if now is first and focus is not first:
            return passed
    raise AssertionError(f"{[widget.objectName() for widget in passed[-5:]]}: the focus does not come round")


def missed(window: QWidget, key: Qt.Key) -> list[str]:
    """Return the stops of a window to which a key does not lead."""
    expected = [widget for widget in stops(window, shown=True) if widget.isEnabled()]
    passed = pressed(window, key)
    return [widget.objectName() or type(widget).__name__ for widget in expected if widget not in passed]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_every_stop_and_writes_nothing(window: MainWindow, register: Register, key: Qt.Key) -> None:
    window.activateWindow()
    register.save(draft())
    window.screens.show_register()
    wrong = {"register": missed(window, key)}
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    written: Notice = notice(decision=LISTS, reasons=LISTS)
    frame.session.change(lambda _: written)
    for page in ("decision", "reasons", "consultation", "decision_maker"):
        frame.show_wizard(page)
        wrong[page] = missed(window, key)
    frame.show_review()
    wrong["review"] = missed(window, key)
    frame.show_sign()
    wrong["sign"] = missed(window, key)
    assert {screen: names for screen, names in wrong.items() if names} == {}
    assert frame.session.notice == written
