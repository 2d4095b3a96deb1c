"""A screen by the keyboard: whether Tab comes to each stop from each other, and a ring shows where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.tab_order import stops


def pressed(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus is where it was at first; return where it went, with a ring at each stop."""
    first = QApplication.focusWidget()
    assert first is not None, f"nothing has the focus; {window.focusWidget()} had it"
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
    names = [widget.objectName() for widget in passed[-40:]]
    raise AssertionError(f"the focus does not come round to {first.objectName()}: {names}")


def missed(window: QWidget, key: Qt.Key) -> list[str]:
    """Return the stops of a window to which a key does not lead."""
    passed = pressed(
        window, key
    )  # of buttons of which one is chosen, the others are stops until the keyboard comes there
    expected = [widget for widget in stops(window, shown=True) if widget.isEnabled()]
    return [widget.objectName() or type(widget).__name__ for widget in expected if widget not in passed]
