"""The bar above the chosen notice: its status, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from signoff.desktop.core.commands import REGISTRY, Command, permitted
from signoff.desktop.history.event_descriptions import shortened
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.elided import ElidedLabel
from signoff.desktop.widgets.menus import pop
from signoff.desktop.widgets.pill import StatusPill
from signoff.notice.record.record import Record, Status

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.widgets.buttons import Kind

MORE = (
    *(Command.HAND_OVER, Command.SEND_FILE, Command.EXPORT, Command.SIGN),
    *(Command.SUPERSEDE, Command.WITHDRAW, Command.BRING_BACK),
)
"""The commands of the menu, as far as the notice permits them."""

HEIGHT, GAP = 64, 8
"""The bar's height, and the room between its parts, in pixels."""


class PreviewBar(QWidget):
    """Offers the commands that the chosen notice permits; for a damaged one, only its history and its verification."""

    def __init__(self, theme: Theme, commands: Commands, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._record: Record | None = None
        self._margin = margin
        theme.fix(self, height=HEIGHT)
        self._pill = StatusPill(theme)
        self._reference = ElidedLabel(theme, "guidance", ink="ink2")
        self._copy = self._button(Command.COPY)
        self._hand_over = self._button(Command.HAND_OVER)
        self._sign = self._button(Command.SIGN)
        self._export = self._button(Command.EXPORT)
        self._back = self._button(Command.BRING_BACK)
        buttons = (self._copy, self._export, self._back, self._hand_over, self._sign)
        self._offered: dict[CommandButton, bool] = dict.fromkeys(buttons, False)
        self._open = self._button(Command.OPEN, "previewOpen", kind="primary", trails=True)
        history = REGISTRY[Command.HISTORY].plain
        self._history = self._button(Command.HISTORY, "previewHistory", words=history, has_icon=False)
        self._verify = self._button(Command.VERIFY, "previewVerify")
        self._more = IconButton(theme, "ellipsis", "More to do with this notice")
        self._more.setObjectName("previewMore")
        self._more_menu = QMenu(self)
        self._more.clicked.connect(self._pop_more)
        self._lay_out(margin)
        theme.changed.connect(self._fit)

    def show_record(self, record: Record) -> None:
        """Show the status of a notice, and offer what it permits."""
        self._record = record
        self._offer_damaged(False)
        self._pill.show_status(record.status)
        self._reference.setText(record.reference or "")
        subject = " ".join((record.notice.subject or "").split())
        for button in (self._copy, self._hand_over, self._sign, self._export, self._back, self._open, self._more):
            button.setAccessibleDescription(shortened(subject))
        commands = permitted(record)
        self._offered = {
            self._copy: Command.COPY in commands,
            self._export: record.is_locked and record.status is not Status.WITHDRAWN,
            self._back: Command.BRING_BACK in commands,
            self._hand_over: record.status is Status.DRAFT and Command.HAND_OVER in commands,
            self._sign: record.status is Status.READY and Command.SIGN in commands,
        }
        self._open.setText(
            REGISTRY[Command.OPEN].on_button if record.is_locked or record.status is Status.READY else "Continue"
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer in the menu alone what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the buttons that there is room for, those that come first go first; the menu has all of them."""
        if self._record is None:
            return
        shown = [button for button, offered in self._offered.items() if offered]
        needed = sum(part.sizeHint().width() for part in (self._pill, self._more, self._open, *shown))
        room = self.width() - 2 * self._margin - (len(shown) + 3) * GAP
        while shown and needed > room:
            needed -= shown.pop(0).sizeHint().width() + GAP
        for button in self._offered:
            button.setVisible(button in shown)

    def show_damaged(self) -> None:
        """Offer what can be done with a notice that cannot be read."""
        self._record = None
        self._reference.setText("")
        for button in self._offered:
            button.hide()
        self._offer_damaged(True)

    def _offer_damaged(self, damaged: bool) -> None:
        for widget in (self._pill, self._more, self._open):
            widget.setVisible(not damaged)
        for widget in (self._history, self._verify):
            widget.setVisible(damaged)

    def pop_menu(self, at: QPoint) -> None:
        """Show all that can be done with the notice at a point of the screen; nothing where it cannot be read."""
        if self._record is not None:
            self._pop((Command.OPEN, Command.COPY, *MORE, Command.HISTORY), at)

    def _pop_more(self) -> None:
        commands = MORE if self._copy.isVisible() else (Command.COPY, *MORE)
        self._pop(commands, self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _pop(self, commands: Sequence[Command], at: QPoint) -> None:
        offered = permitted(self._record)
        self._more_menu.clear()
        for command in commands:
            if command in offered:
                self._more_menu.addAction(REGISTRY[command].plain, partial(self._commands.do, command))
        pop(self._more_menu, at)

    def _button(
        self,
        command: Command,
        name: str = "",
        *,
        kind: Kind = "compact",
        words: str = "",
        has_icon: bool = True,
        trails: bool = False,
    ) -> CommandButton:
        return CommandButton(
            self._theme,
            self._commands,
            command,
            name or f"preview_{command}",
            kind=kind,
            words=words,
            has_icon=has_icon,
            trails=trails,
        )

    def _lay_out(self, margin: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(GAP)
        row.addWidget(self._pill)
        row.addWidget(self._reference, 1)
        buttons = (self._copy, self._hand_over, self._sign, self._export, self._back, self._more, self._open)
        for widget in (*buttons, self._history, self._verify):
            row.addWidget(widget)
        self._offer_damaged(False)
