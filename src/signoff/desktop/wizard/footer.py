"""The footer of the wizard: Back and Next, which name the pages that they open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import INSET
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline

HEIGHT = 64
_HAND_OVER = REGISTRY[Command.HAND_OVER]


class Footer(QWidget):
    """Back and Next, or Hand over and Sign at the end, in line with the page's column.

    `back`, `forward` and `hand_over` are emitted when their button is clicked.
    """

    back = Signal()
    forward = Signal()
    hand_over = Signal()

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.fix(self, height=HEIGHT)
        self._back = Button(theme, "", kind="ghost", icon="arrow-left")
        self._back.setObjectName("wizard-back")
        self._next = Button(theme, "", kind="primary", trailing="arrow-right")
        self._next.setObjectName("wizard-next")
        self._hand_over = Button(theme, _HAND_OVER.plain, icon=_HAND_OVER.icon)
        self._hand_over.setObjectName("wizard-hand-over")
        self._lay_out(theme, width)
        self._back.clicked.connect(self.back)
        self._next.clicked.connect(self.forward)
        self._hand_over.clicked.connect(self.hand_over)

    def set_width(self, width: int) -> None:
        """Keep in line with a column of this width."""
        self._theme.fix(self._inner, most_width=width)

    def focus_forward(self) -> None:
        """Give the focus to Next, or to Back where there is no Next."""
        button = self._back if self._next.isHidden() else self._next
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_targets(self, back: str, forward: str, *, hand_over: bool) -> None:
        """Show the names of the pages that Back and Next open; hide Next without a name."""
        self._back.setText(back)
        self._back.setAccessibleName(f"Back: {back}")
        self._next.setText(forward)
        self._next.setAccessibleName(f"Next: {forward}")
        self._next.setVisible(bool(forward))
        self._hand_over.setVisible(hand_over)

    def _lay_out(self, theme: Theme, width: int) -> None:
        self._inner = QWidget()
        theme.fix(self._inner, most_width=width)
        line = QHBoxLayout(self._inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._back)
        line.addStretch(1)
        line.addWidget(self._hand_over)
        line.addWidget(self._next)
        outer = QHBoxLayout()
        outer.setContentsMargins(INSET, 0, INSET, 0)
        outer.addStretch(1)
        outer.addWidget(self._inner, 10_000)
        outer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        nest(column, outer, 1)
        column.setAlignment(outer, Qt.AlignmentFlag.AlignVCenter)
