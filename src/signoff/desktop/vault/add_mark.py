"""Adding a signature to the kept ones: drawn, from a picture, or typed."""

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
    """Buttons that add a signature of `name`; `made` is emitted, with its mark, when one was made."""

    made = Signal(object)

    def __init__(self, services: Services, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        theme = services.theme
        self._name = name
        buttons = QWidget()
        flow = FlowLayout(gap=8, line_gap=8, parent=buttons)
        for text, icon, object_name, slot in (
            ("Draw…", "pen-line", "addDrawn", self._on_draw),
            ("From a picture…", "image", "addPicture", self._on_picture),
            ("Typed", "type", "addTyped", self._on_type),
        ):
            button = Button(theme, text, kind="compact", icon=icon)
            button.setObjectName(object_name)
            button.setAccessibleName(f"Add a signature: {text.rstrip('…').lower()}")
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "Add a signature", "strong"))
        column.addWidget(buttons)

    def _on_draw(self) -> None:
        self._emit_made(LargerPad.drawn(self.window(), self._services.theme, self._name, None, SPARE_CELL))

    def _on_picture(self) -> None:
        dialog = PictureDialog(self._services, self.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        mark = dialog.mark
        dialog.deleteLater()
        self._emit_made(mark if accepted else None)

    def _on_type(self) -> None:
        self._emit_made(TypedMark(text=self._name))

    def _emit_made(self, mark: Mark | None) -> None:
        if mark is not None:
            self.made.emit(mark)
