"""The ring around whatever has the keyboard: style sheets have no outline with an offset."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.look.theme import Theme

GAP = 3
LINE = 2
_REACH = GAP + LINE
_PROPERTY = "ringAround"
_WATCHED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Paint,
    QEvent.Type.ZOrderChange,
}


def ring_around(widget: QWidget, radius: int = 6) -> None:
    """Let the ring surround `widget` as a whole while anything in it has the keyboard."""
    widget.setProperty(_PROPERTY, radius)


class FocusRing(QWidget):
    """A ring over one window, 2 px wide and 3 px away, that lets every click through."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Follow the keyboard in `window`."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = QRect()
        self._radius = 6
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._following = False
        window.installEventFilter(self)
        if window.isVisible():
            self._set_following(True)
        theme.changed.connect(self.update)

    def target(self) -> QWidget | None:
        """Return the widget that is surrounded, None while the ring is hidden."""
        return self._target

    def ring_rect(self) -> QRect:
        """Return the ring's outer edge in the window's coordinates."""
        return QRect(self._ring)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and everything it lies in: moving, scrolling, resizing."""
        # While a window is destroyed, Python's part of the ring may go before Qt's.
        window = self.__dict__.get("_window")
        if window is None:
            return False
        if watched is window:
            # A window that is not shown has no keyboard; and one that goes away must not be told of it.
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
                self._set_following(event.type() == QEvent.Type.Show)
            if event.type() != QEvent.Type.Resize:
                return False
        if event.type() in _WATCHED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring; what lies outside its scroll area is cut."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), LINE))
        inner = QRectF(self._ring.translated(-self.pos())).adjusted(1, 1, -1, -1)
        radius = self._radius + GAP + LINE / 2
        painter.drawRoundedRect(inner, radius, radius)
        painter.end()

    def _set_following(self, following: bool) -> None:
        app = QApplication.instance()
        if following == self._following or not isinstance(app, QApplication):
            return
        self._following = following
        if following:
            app.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, app.focusWidget())
        else:
            app.focusChanged.disconnect(self._focus_changed)
            self._focus_changed(None, None)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        for old in self._watched:
            if shiboken6.isValid(old):  # focus leaves a widget as it is deleted, too
                old.removeEventFilter(self)
        self._watched = []
        self._follow(self._find(now))
        self._radius = self._radius_of(self._target)
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _follow(self, target: QWidget | None) -> None:
        # A list tells when its ring moves from row to row; one that was deleted has nothing left to disconnect.
        for widget, connect in ((self._target, False), (target, True)):
            moved = getattr(widget, "focus_moved", None) if widget is not None and shiboken6.isValid(widget) else None
            if moved is not None:
                (moved.connect if connect else moved.disconnect)(self._place)
        self._target = target

    def _find(self, now: QWidget | None) -> QWidget | None:
        if now is None or now is self._window or now.window() is not self._window:
            return None
        # A click on a button is its own answer; where text is written the ring shows always.
        writes = now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton and not writes:
            return None
        widget: QWidget | None = now
        while widget is not None and widget is not self._window:
            if widget.property(_PROPERTY) is not None:
                return widget
            widget = widget.parentWidget()
        return now

    def _radius_of(self, widget: QWidget | None) -> int:
        named = widget.property(_PROPERTY) if widget is not None else None
        return int(named) if named is not None else 6

    def _place(self) -> None:
        target = self._target
        if not shiboken6.isValid(self._window):  # the window goes before the ring, which is its child
            return
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        own = getattr(target, "focus_rect", None)
        rect: QRect = own() if callable(own) else target.rect()
        top_left = target.mapTo(self._window, rect.topLeft())
        ring = QRect(top_left, rect.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        clip = self._clip(target)
        if ring == self._ring and self.geometry() == ring.intersected(clip) and self.isVisible():
            return
        self._ring = ring
        shown = ring.intersected(clip)
        self.setVisible(not shown.isEmpty())
        self.setGeometry(shown)
        self.raise_()
        self.update()

    def _clip(self, target: QWidget) -> QRect:
        clip = self._window.rect()
        parent: QWidget | None = target.parentWidget()
        while parent is not None and parent is not self._window:
            if parent.objectName() == "qt_scrollarea_viewport":
                # The ring may stand a little outside the text's column, but not over the bars around it.
                clip = clip.intersected(QRect(parent.mapTo(self._window, parent.rect().topLeft()), parent.size()))
            parent = parent.parentWidget()
        return clip
