"""What the signer declares, and in whose name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.withheld import refuses, withhold


class _Tick(Check):
    def nextCheckState(self) -> None:
        """Set the tick, unless that is not possible yet."""
        if not refuses(self):
            super().nextCheckState()


class Declaration(QFrame):
    """A card with the declaration to tick.

    `agreed` is emitted when it was ticked or the tick was removed, `other_wanted` to sign under another name or post.
    """

    agreed = Signal(bool)
    other_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._check = _Tick(theme, "")
        self._check.setObjectName("declaration")
        self._who = self._why_not = ""
        self.setFocusProxy(self._check)
        self._check.toggled.connect(self.agreed)
        self._other = Button(theme, "Someone else is signing", kind="link")
        self._other.setObjectName("otherSigner")
        self._other.clicked.connect(self.other_wanted)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 14, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(self._check)
        row = QVBoxLayout()
        row.setContentsMargins(28, 0, 0, 0)
        row.addWidget(self._other)
        nest(inner, row)

    def show_words(self, declaration: str, who: str) -> None:
        """Show what is declared, and by whom."""
        self._who = who
        self._check.set_words(declaration, who)
        self._describe()

    def show_agreed(self, *, agreed: bool) -> None:
        """Show whether it is ticked."""
        self._check.setChecked(agreed)

    def permit(self, *, permitted: bool, why_not: str = "") -> None:
        """Accept a tick, or keep it from being set, for a reason that is said wherever the tick is."""
        self._why_not = "" if permitted else why_not
        self._check.setToolTip(self._why_not)
        withhold(self._check, self._why_not)
        self._describe()

    def _describe(self) -> None:
        """Say who declares it, after the reason why that is not possible yet."""
        why_not = f"Not possible yet. {self._why_not}" if self._why_not else ""
        self._check.setAccessibleDescription(" ".join(filter(None, (why_not, self._who))))

    def offer_other(self, *, offered: bool) -> None:
        """Show or hide the link for signing under another name or post."""
        self._other.setVisible(offered)
