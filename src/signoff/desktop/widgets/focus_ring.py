"""The ring around the widget that has the focus: style sheets have no outline with an offset."""

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
    """Make the ring surround `widget` as a whole while anything in it has the focus."""
    widget.setProperty(_PROPERTY, radius)


def ringed(widget: QWidget) -> QWidget:
    """Return what the ring surrounds while a widget has the focus: itself, or a whole of which it is a part."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        if around.property(_PROPERTY) is not None:
            return around
        around = around.parentWidget()
    return widget


class FocusRing(QWidget):
    """A ring over one window, 2 px wide and 3 px away, that is transparent to the mouse."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Follow the focus in `window`."""
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
        """Return the widget that is surrounded; None while the ring is hidden."""
        return self._target

    def ring_rect(self) -> QRect:
        """Return the ring's outer edge in the window's coordinates."""
        return QRect(self._ring)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and its parents as they move, scroll and resize."""
        # While a window is destroyed, the ring's Python attributes may be gone before its Qt object.
        window = self.__dict__.get("_window")
        if window is None:
            return False
        if watched is window:
            # A hidden window has no focus, and one that is being closed must not be sent its changes.
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
                self._set_following(event.type() == QEvent.Type.Show)
            if event.type() != QEvent.Type.Resize:
                return False
        if event.type() in _WATCHED:
            self._update_geometry()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, clipped to its scroll area."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self._ring.translated(-self.pos())).adjusted(1, 1, -1, -1)
        radius = self._radius + GAP + LINE / 2
        if self._theme.is_dark:  # a light line on paper, which stays light, is seen by its dark edges
            painter.setPen(QPen(self._theme.colour("focus_halo"), LINE + 2))
            painter.drawRoundedRect(inner, radius, radius)
        painter.setPen(QPen(self._theme.colour("focus"), LINE))
        painter.drawRoundedRect(inner, radius, radius)
        painter.end()

    def _set_following(self, following: bool) -> None:
        app = QApplication.instance()
        if following == self._following or not isinstance(app, QApplication):
            return
        self._following = following
        if following:
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, app.focusWidget())
        else:
            app.focusChanged.disconnect(self._on_focus_changed)
            self._on_focus_changed(None, None)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        for old in self._watched:
            if shiboken6.isValid(old):  # the focus also leaves a widget that is being deleted
                old.removeEventFilter(self)
        self._watched = []
        self._set_target(self._ring_target(now))
        self._radius = self._radius_of(self._target)
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._update_geometry()

    def _set_target(self, target: QWidget | None) -> None:
        # A list emits when its ring moves from row to row; a deleted one has nothing left to disconnect.
        for widget, connect in ((self._target, False), (target, True)):
            moved = getattr(widget, "focus_moved", None) if widget is not None and shiboken6.isValid(widget) else None
            if moved is not None:
                (moved.connect if connect else moved.disconnect)(self._update_geometry)
        self._target = target

    def _ring_target(self, now: QWidget | None) -> QWidget | None:
        if now is None or now is self._window or now.window() is not self._window:
            return None
        # A clicked button needs no ring; where text is typed the ring is always shown.
        accepts_text = now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton and not accepts_text:
            return None
        return ringed(now)

    def _radius_of(self, widget: QWidget | None) -> int:
        radius = widget.property(_PROPERTY) if widget is not None else None
        return int(radius) if radius is not None else 6

    def _update_geometry(self) -> None:
        target = self._target
        if not shiboken6.isValid(self._window):  # the window is destroyed before the ring, which is its child
            return
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        focus_rect = getattr(target, "focus_rect", None)
        rect: QRect = focus_rect() if callable(focus_rect) else target.rect()
        top_left = target.mapTo(self._window, rect.topLeft())
        ring = QRect(top_left, rect.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        clip = self._clip(target)
        if ring == self._ring and self.geometry() == ring.intersected(clip) and self.isVisible():
            return
        self._ring = ring
        visible_ring = ring.intersected(clip)
        self.setVisible(not visible_ring.isEmpty())
        self.setGeometry(visible_ring)
        self.raise_()
        self.update()

    def _clip(self, target: QWidget) -> QRect:
        clip = self._window.rect()
        parent: QWidget | None = target.parentWidget()
        while parent is not None and parent is not self._window:
            if parent.objectName() == "qt_scrollarea_viewport":
                # The ring may extend a little beyond the text's column, but not over the bars around it.
                clip = clip.intersected(QRect(parent.mapTo(self._window, parent.rect().topLeft()), parent.size()))
            parent = parent.parentWidget()
        return clip
