"""A window of steps, one of which is shown at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from signoff import paths
from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.steps import Step
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.told import Told
from signoff.desktop.widgets.window_size import fitting


class SteppedWindow(SpokenDialog):
    """Shows one of its steps; Tab moves in the order of their layouts, and Enter does what the step is for."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        """Without a parent it is a window of its own, else one above the parent."""
        super().__init__(parent, Qt.WindowType.Dialog if parent is not None else Qt.WindowType.Window)
        self._theme = theme
        self._steps = QStackedWidget()
        self.setWindowTitle(title)
        self.setWindowIcon(QIcon(str(paths.resource("icons/signoff.svg"))))
        self.setMinimumSize(fitting(self, QSize(theme.px(560), theme.px(480))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)
        FocusRing(theme, self)

    @property
    def step(self) -> QWidget | None:
        """The step that is shown, once there is one."""
        return self._steps.currentWidget()

    def show_step(self, step: Step) -> None:
        """Show a step, from now on one of the window's."""
        if self._steps.indexOf(step) < 0:
            self._steps.addWidget(step)
        is_other = step is not self._steps.currentWidget()
        self._steps.setCurrentWidget(step)
        if is_other and self.isVisible():
            self.setAccessibleDescription(step.spoken)
            announce(self, step.spoken)

    def showEvent(self, event: QShowEvent) -> None:
        """Say the step as the window opens."""
        if isinstance(step := self.step, Step):
            self.setAccessibleDescription(step.spoken)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press no button by Enter in a list or at words that are read: it would replace a register unasked."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and isinstance(self.focusWidget(), Told | QAbstractItemView)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def sizeHint(self) -> QSize:
        """Return a size in which all ways of a recovery are seen at once."""
        return QSize(self._theme.px(760), self._theme.px(700))
