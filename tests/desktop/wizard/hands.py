"""Hands that use a wizard as a person does: mouse, keyboard, eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.widgets.date_field import DateField
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.wizard.finding_slot import FindingSlot
from signoff.desktop.wizard.wizard_view import WizardView
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record

NOW = dt.datetime(2024, 5, 1, 10, 0, tzinfo=dt.UTC)
"""The instant at which a notice is created, and at which it is edited unless a test gives another."""


class Hands:
    """Mouse and keyboard on a wizard: `session` is what it edits, `asked` holds the commands that it asks for."""

    def __init__(
        self, qtbot: QtBot, view: WizardView, session: NoticeSession, asked: Sequence[tuple[str, ...]] = ()
    ) -> None:
        self.qtbot = qtbot
        self.view = view
        self.session = session
        self.asked = asked

    def open(self, key: str, field: str = "") -> None:
        """Open a page."""
        self.view.go(key, field)

    def find(self, name: str) -> QWidget:
        """Return the widget of this name on the open page, or anywhere in the wizard."""
        page = self.view.findChild(QWidget, f"page:{self.view.key}")
        widget = page.findChild(QWidget, name) if page is not None else None
        widget = widget or self.view.findChild(QWidget, name)
        assert isinstance(widget, QWidget), f"nothing is called {name}"
        return widget

    def shows(self, name: str) -> bool:
        """Whether the widget of this name can be seen."""
        return self.find(name).isVisible()

    def line(self, name: str) -> QWidget:
        """Return the widget that takes the keys for a field."""
        widget = self.find(name)
        if isinstance(widget, DateField):
            return widget.line
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            return widget
        inner = widget.findChild(QTextEdit) or widget.findChild(QLineEdit)
        assert isinstance(inner, QWidget)
        return inner

    def type(self, name: str, text: str) -> None:
        """Click into a field and type."""
        target = self.line(name)
        viewport = target.viewport() if isinstance(target, QTextEdit | QPlainTextEdit) else target
        self.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(6, 8))
        self.qtbot.keyClicks(target, text)

    def clear(self, name: str) -> None:
        """Empty a field by the keyboard."""
        target = self.line(name)
        target.setFocus()
        self.qtbot.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(target, Qt.Key.Key_Delete)

    def choose(self, name: str, key: str) -> None:
        """Click one of a group of choices."""
        group = self.find(name)
        assert isinstance(group, ExclusiveChoice)
        self.press(group.button(key))

    def choice(self, name: str) -> str | None:
        """Return what a group shows as chosen."""
        group = self.find(name)
        assert isinstance(group, ExclusiveChoice)
        return group.choice()

    def press(self, target: str | QWidget) -> None:
        """Click a button."""
        button = self.find(target) if isinstance(target, str) else target
        assert isinstance(button, QAbstractButton)
        assert button.isVisible(), f"{button.objectName()} is not in view"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def link(self, words: str) -> QPushButton:
        """Return the link with these words on a card in view."""
        links = [button for button in self.view.findChildren(QPushButton, f"action-{words}") if button.isVisible()]
        assert links, f"no link says {words}"
        return links[0]

    def value(self, path: str) -> Any:
        """Return an answer, once what was typed has been written to it."""
        self.session.commit()
        return self.session.value(path)

    def rules(self) -> set[str]:
        """Return the rules whose findings are in view."""
        slots = (slot for slot in self.view.findChildren(FindingSlot) if slot.isVisible())
        return {finding.rule for slot in slots for finding in slot.shown}

    def sees(self, rule: str) -> None:
        """Wait until a finding of this rule is in view."""
        self.qtbot.waitUntil(lambda: rule in self.rules())

    def misses(self, rule: str) -> None:
        """Wait until no finding of this rule is in view."""
        self.qtbot.waitUntil(lambda: rule not in self.rules())


class Bench(Protocol):
    """Makes a wizard on a record; see `bench`."""

    def __call__(
        self,
        notice: Notice | None = None,
        *,
        record: Record | None = None,
        size: tuple[int, int] = (1100, 760),
        now: dt.datetime = NOW,
    ) -> Hands:
        """Return hands on a wizard of this size, at this instant."""
