"""The toast: a sentence at the window's lower right that says what was done, and disappears by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from signoff.desktop.core.announcing import announce

if TYPE_CHECKING:
    from signoff.desktop.core.action import Action
    from signoff.desktop.look.theme import Theme

STAYS = 8000
"""Milliseconds that a toast is shown, unless the pointer is over it."""

WIDEST = 480
"""Pixels of the widest toast; longer sentences wrap."""

BESIDE = 24
"""Pixels between a toast and the window's right edge."""

ABOVE_FOOT = 80
"""Pixels below a toast, so that it does not cover the buttons of the footer."""

ICONS = {
    "good": ("circle-check", "green"),
    "info": ("info", "ink2"),
    "warning": ("triangle-alert", "amber"),
    "error": ("circle-alert", "red"),
}


class Toast(QFrame):
    """One sentence above the window's lower edge, with at most one action."""

    spoken_role = "Grouping"  # of a notification, a screen reader would say the words again

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAccessibleName("Message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._window = window
        self._kind = "good"
        self._act: Callable[[], None] | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme.changed.connect(self._apply_theme)
        self.hide()

    def say(self, text: str, action: Action | None, *, kind: str) -> None:
        """Show a sentence for some seconds, in place of the current one."""
        self._kind = kind
        self._text.setText(text)
        self._act = action.act if action else None
        self._button.setText(action.words if action else "")
        self._button.setVisible(action is not None)
        self._apply_theme()
        self.show()
        self.raise_()
        self._update_geometry()
        self._restart()
        announce(self._window, text, assertive=kind in ("warning", "error"))

    @property
    def text(self) -> str:
        """The sentence shown last."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toast at the window's foot, and shown while one of its buttons has the focus."""
        if watched is not self._window:
            if event.type() == QEvent.Type.FocusIn:
                self._timer.stop()
            elif event.type() == QEvent.Type.FocusOut:
                self._timer.start(STAYS)
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._update_geometry()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEvent) -> None:
        """Stop the timer while the pointer is over the toast."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Restart the timer when the pointer leaves."""
        self._restart()

    def _build(self) -> None:
        from signoff.desktop.widgets.buttons import Button, IconButton

        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        self._mark = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setObjectName("toastText")
        self._button = Button(self._theme, "", kind="link")
        self._button.setObjectName("toastAction")
        self._button.clicked.connect(self._on_action)
        self._dismiss = IconButton(self._theme, "x", "Dismiss")
        self._dismiss.setObjectName("toastDismiss")
        self._dismiss.clicked.connect(self.hide)
        for button in (self._button, self._dismiss):
            button.installEventFilter(self)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._dismiss)

    def _restart(self) -> None:
        """Disappear after a while, unless the focus is in the toast."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._timer.start(STAYS)

    def _on_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        icon, colour = ICONS[self._kind]
        self._mark.setPixmap(self._theme.pixmap(icon, 18, colour))
        self._text.setFont(self._theme.font("text"))
        self.setStyleSheet(
            f"#toast {{ background: {tokens.raised}; border: 1px solid {tokens.edge}; border-radius: 8px; }}"
            f"#toastText {{ color: {tokens.ink}; background: transparent; border: none; }}"
        )
        if self.isVisible():
            self._update_geometry()

    def _update_geometry(self) -> None:
        """Place the toast at the lower right, away from fields and from the buttons of the footer."""
        window = self._window
        available = min(self._theme.px(WIDEST), window.width() - 2 * BESIDE)
        self._text.setWordWrap(False)
        self._text.setMinimumWidth(0)
        width = self.sizeHint().width()
        if width > available:
            self._text.setWordWrap(True)
            width = available
        layout = self.layout()
        height = self.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(width))
        top = max(0, window.height() - height - self._theme.px(ABOVE_FOOT))  # a small dialog has no room above its foot
        self.setGeometry(window.width() - width - BESIDE, top, width, height)
