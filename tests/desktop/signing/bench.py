"""A Sign step or a signed notice on a real register, and the hands that use it."""

from __future__ import annotations

import datetime as dt
import math
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.commanding import AskedCommands
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.signing.signed_view import SignedView
from signoff.desktop.widgets.withheld import why_not_of
from signoff.notice.record.record import Record

TODAY = dt.date(2024, 5, 14)

Shape = list[tuple[float, float]]
"""Points of a stroke, as shares of the pad's width and height."""

WAVE: Shape = [(0.15 + 0.5 * n / 50, 0.45 + 0.25 * math.sin(n / 4)) for n in range(51)]
LOOP: Shape = [(0.4 + 0.1 * math.cos(n / 4), 0.5 + 0.3 * math.sin(n / 4)) for n in range(26)]
SCRATCH: Shape = [(0.2 + 0.5 * n / 20, 0.5) for n in range(21)]
TOUCH: Shape = [(0.5, 0.5), (0.501, 0.5)]


class Hands:
    """Mouse, keyboard and eyes on a view."""

    def __init__(
        self, qtbot: QtBot, view: SignView | SignedView, session: NoticeSession, notifier: AnsweringNotifier
    ) -> None:
        self.qtbot = qtbot
        self.view = view
        self.session = session
        self.notifier = notifier

    def find(self, name: str, *, inside: QWidget | None = None) -> QWidget:
        """Return the widget of this name, in the view or in another widget."""
        widget = (inside or self.view).findChild(QWidget, name)
        assert isinstance(widget, QWidget), f"nothing is called {name}"
        return widget

    def button(self, name: str) -> QAbstractButton:
        """Return the button of this name."""
        widget = self.find(name)
        assert isinstance(widget, QAbstractButton)
        return widget

    def press(self, name: str) -> None:
        """Press a button that can be pressed."""
        button = self.button(name)
        assert button.isVisible(), f"{name} is not in view"
        assert self.can_press(name), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def can_press(self, name: str) -> bool:
        """Whether a button would do what it says."""
        button = self.button(name)
        return button.isEnabled() and not why_not_of(button)

    def says(self, name: str) -> str:
        """Return the words of a label; nothing of one that is hidden."""
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    def write(self, name: str, text: str, *, inside: QWidget | None = None) -> None:
        """Replace the words of a field by the keyboard."""
        field = self.find(name, inside=inside)
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(line, text)


def stroke(qtbot: QtBot, pad: QWidget, shape: Shape) -> None:
    """Draw a stroke with the mouse."""
    path = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in shape]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=path[0])
    for point in path[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=path[-1])


class SignHands(Hands):
    """Hands on the Sign step."""

    view: SignView

    def draw(self, *shapes: Shape) -> None:
        """Draw strokes on the page."""
        for shape in shapes:
            stroke(self.qtbot, self.view.desk.pad, shape)

    def read_to_end(self) -> None:
        """Read on, page for page, until the end was in view."""
        self.qtbot.waitUntil(lambda: self.view.desk.pages > 0)
        while not self.view.state.has_read:
            self.press("readOn")

    def judged(self) -> None:
        """Wait until the last change is judged, and its pages are shown."""
        self.qtbot.waitUntil(lambda: not self.view.is_judging)


class SignedHands(Hands):
    """Hands on the signed notice; `commands` keeps what it asks for."""

    view: SignedView

    def __init__(
        self,
        qtbot: QtBot,
        view: SignedView,
        session: NoticeSession,
        notifier: AnsweringNotifier,
        commands: AskedCommands,
    ) -> None:
        super().__init__(qtbot, view, session, notifier)
        self.commands = commands


class SignBench(Protocol):
    """Makes a Sign step on a record, `read` to the end of its pages by default."""

    def __call__(self, record: Record | None = None, *, read: bool = True) -> SignHands: ...


class SignedBench(Protocol):
    """Makes a signed notice's view."""

    def __call__(self, record: Record | None = None) -> SignedHands: ...
