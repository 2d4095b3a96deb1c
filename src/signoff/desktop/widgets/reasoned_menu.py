"""A menu in which the keyboard comes to what cannot be done at the moment, too: whoever hears it is told why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ReasonedMenu(QMenu):
    """Says, of an entry that is greyed, its tool tip, which otherwise only the mouse shows."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        style = _AllEntries("Fusion")
        style.setParent(self)  # a widget does not own its style
        self.setStyle(style)
        self.setToolTipsVisible(True)
        self.hovered.connect(self._say_why_not)

    def _say_why_not(self, action: QAction) -> None:
        if not action.isEnabled() and self.isVisible():
            from signoff.desktop.core.announcing import announce  # a start does without

            announce(self, f"Not possible now. {action.toolTip()}")


class _AllEntries(QProxyStyle):
    """The style of a menu, whose keys pass over no entry."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  Qt's own name
    ) -> int:
        """Let an entry be the current one whether it is enabled or not."""
        if hint is QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, returnData)
