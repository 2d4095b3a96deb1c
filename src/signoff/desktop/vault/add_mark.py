"""Adding a signature to those that are kept: drawn, from a picture, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from signoff.desktop.marks.larger_pad import SPARE_CELL, LargerPad
from signoff.desktop.vault.picture_dialog import PictureDialog
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.text import Label
from signoff.notice.marks.mark import TypedMark

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.marks.mark import Mark


class AddMark(QWidget):
    """Three ways to a signature of `name`; `made` carries its mark."""

    made = Signal(object)

    def __init__(self, services: Services, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        theme = services.theme
        self._name = name
        buttons = QWidget()
        flow = FlowLayout(gap=8, line_gap=8, parent=buttons)
        for text, icon, key, way in (
            ("Draw…", "pen-line", "addDrawn", self._draw),
            ("From a picture…", "image", "addPicture", self._picture),
            ("Typed", "type", "addTyped", self._type),
        ):
            button = Button(theme, text, kind="compact", icon=icon)
            button.setObjectName(key)
            button.setAccessibleName(f"Add a signature: {text.rstrip('…').lower()}")
            button.setAutoDefault(False)
            button.clicked.connect(way)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "Add a signature", "strong"))
        column.addWidget(buttons)

    def _draw(self) -> None:
        self._hand_over(LargerPad.drawn(self.window(), self._services.theme, self._name, None, SPARE_CELL))

    def _picture(self) -> None:
        dialog = PictureDialog(self._services, self.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        mark = dialog.mark
        dialog.deleteLater()
        self._hand_over(mark if accepted else None)

    def _type(self) -> None:
        self._hand_over(TypedMark(text=self._name))

    def _hand_over(self, mark: Mark | None) -> None:
        if mark is not None:
            self.made.emit(mark)
