"""The dialog that makes a picture of a signature into a mark to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.marks.picture_panel import PICTURES, PicturePanel
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.marks.mark import ImageMark

_TEXT = "A photo or scan of your signature on paper; the paper is removed."


class PictureDialog(Dialog):
    """Asks for a picture, and shows the mark that is made of it."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, "A picture of your signature", _TEXT, "Save it", "Cancel", parent)
        self.setObjectName("pictureDialog")
        self._notifier = services.notifier
        self._panel = PicturePanel(theme, services.tasks)
        self._panel.mark_made.connect(lambda _: self._update_accept_button())
        choose = Button(theme, "Choose a picture…", kind="compact", icon="image")
        choose.setObjectName("choosePicture")
        choose.setAutoDefault(False)
        choose.clicked.connect(self.choose)
        self.body.setSpacing(12)
        self.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._panel)
        choose.setFocus()
        self._update_accept_button()

    @property
    def mark(self) -> ImageMark | None:
        """The mark of the picture, or None while there is none."""
        return self._panel.mark

    def choose(self) -> None:
        """Ask for the picture's file."""
        path = self._notifier.open_file("Choose a picture of your signature", Path.home(), PICTURES)
        if path is not None:
            self._panel.read(path)
            self._update_accept_button()

    def _update_accept_button(self) -> None:
        self.withhold_yes("" if self.mark is not None else "Choose a picture first.")
        self.fit()
