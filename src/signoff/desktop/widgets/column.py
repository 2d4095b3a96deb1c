"""A page that scrolls: one column, with room reserved for the scroll bar, and a widget that fills the rest of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.read_lines import ReadLines
from signoff.desktop.widgets.tab_order import order_by_layout

GUTTER = 12

RING = 5
"""Pixels around a line that is read, for the ring of the focus: a dialog lets a column out by as many."""

INSET = GUTTER + 20
"""Pixels from the edge of a scroll area to a centred column, at least: what is above and below aligns with it."""


class QuietScrollBar(QScrollBar):
    """A scroll bar that keeps its width but is invisible while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint only when there is something to scroll."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_in_view(widget: QWidget, rect: QRect) -> None:
    """Scroll the nearest scroll area around `widget` so that `rect` of it is visible."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    inner = parent.widget() if isinstance(parent, QScrollArea) else None
    if isinstance(parent, QScrollArea) and inner is not None:
        centre = widget.mapTo(inner, rect.center())
        parent.ensureVisible(centre.x(), centre.y(), 0, rect.height() // 2 + 16)


class ScrollColumn(QScrollArea):
    """A scroll area whose `body` is a column of fixed width (for ordinary text); narrower areas narrow it."""

    spoken_role = ""
    _read_lines: ReadLines | None = None

    def __init__(
        self,
        theme: Theme,
        width: int = 495,
        *,
        centred: bool = True,
        before_bar: int = GUTTER,
        parent: QWidget | None = None,
    ) -> None:
        """Make the column `width` px wide: centred, or at the left edge with so many pixels before the scroll bar."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # The same width at the left keeps the column centred.
        self.setViewportMargins(GUTTER if centred else 0, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)
        canvas = QWidget()
        canvas.setObjectName("scroll-canvas")
        self.column = QWidget()
        self.column.setObjectName("scroll-column")
        self._theme = theme
        theme.fix(self.column, most_width=width)
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        row = QHBoxLayout(canvas)
        row.setContentsMargins(INSET - GUTTER if centred else 0, 0, INSET - GUTTER if centred else before_bar, 0)
        if centred:
            row.addStretch(1)
        row.addWidget(self.column, 10_000)
        row.addStretch(1)
        self.setWidget(canvas)
        self.column.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._keep_cursor_in_view)
        self._is_held = False
        self._hold = QTimer(self, singleShot=True, interval=0)
        self._hold.timeout.connect(self._keep_focus_in_view)
        theme.resizing.connect(self._begin_hold)
        self.verticalScrollBar().actionTriggered.connect(self._end_hold)  # by the person

    def be_read(self, name: str, blocks: Sequence[QWidget] = ()) -> None:
        """Let Tab stop here, to read it by keys: few words are said at once, many line by line.

        `blocks` are what stands side by side in it, in the order in which it is read.
        """
        self._read_lines = ReadLines(self.column, blocks)
        self.spoken_role = "Section"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.body.setContentsMargins(RING, RING, RING, RING)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Describe the column by its words, where it is read."""
        if self._read_lines is not None:
            self._read_lines.leave()
            self.setAccessibleDescription(self._read_lines.description())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the words back, which may change, and which a reader would say again at the first thing within."""
        if self._read_lines is not None:
            self.setAccessibleDescription("")
        super().focusOutEvent(event)

    def say(self) -> None:
        """Let a screen reader say the column, which shows something else, and keep the focus where its line is gone."""
        if self._read_lines is not None:
            if self._read_lines.holds_focus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self._read_lines.description())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line where the column is read, and scroll elsewhere."""
        if not self._read_on(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave a column that is read from where it stands among the other stops, not from one of its lines."""
        if self._read_lines is not None and self._read_lines.holds_focus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().focusNextPrevChild(next)

    def _is_read(self) -> bool:
        return self._read_lines is not None and (self.hasFocus() or self._read_lines.holds_focus())

    def _read_on(self, event: QKeyEvent) -> bool:
        """Go to the line to which a key leads, and return whether there is one."""
        line = self._read_lines.step(event) if self._read_lines is not None and self._is_read() else None
        if line is None:
            return False
        self.ensureWidgetVisible(line, 0, 24)
        if line.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
            line.installEventFilter(self)  # it would take the arrow keys for its own caret
        return True

    def set_width(self, width: int) -> None:
        """Change the width of the column."""
        self._theme.fix(self.column, most_width=width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Update the order of Tab whenever something was added to the column, and follow its size."""
        if watched is self.column:
            if event.type() == QEvent.Type.LayoutRequest:
                order_by_layout(self.column)
            if self._is_held and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
                self._hold.start()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._read_on(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what the text's size has moved."""
        super().resizeEvent(event)
        if self._is_held:
            self._hold.start()

    def hold_focus_in_view(self) -> None:
        """Keep what has the focus in view while what was just shown is laid out, until the person scrolls."""
        self._is_held = True
        self._hold.start()

    def _begin_hold(self) -> None:
        """Note whether what has the focus is in view: it stays there while text of another size is laid out.

        That takes several rounds, since a label's height is known only when its width is. Each of them lays the column
        out or changes a size; the hold ends when the focus leaves the column, or the person scrolls.
        """
        focus = self._focus_within()
        self._is_held = focus is not None and not focus.visibleRegion().isEmpty()

    def _end_hold(self) -> None:
        self._is_held = False

    def _keep_focus_in_view(self) -> None:
        focus = self._focus_within()
        self._is_held = focus is not None and self._is_held
        if focus is not None and self._is_held:
            keep_in_view(focus, focus.cursorRect() if isinstance(focus, QPlainTextEdit | QTextEdit) else focus.rect())

    def _focus_within(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _keep_cursor_in_view(self) -> None:
        # A field that grew under the cursor has pushed it out of view.
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit) and self.isAncestorOf(focus):
            keep_in_view(focus, focus.cursorRect())


class Filling(QWidget):
    """Holds a widget that asks for its least height only, and gets all the height that is left."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the content's least height."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
