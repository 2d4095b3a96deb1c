"""The dialog that shows an unexpected exception, to be sent to whoever looks after signoff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme


class CrashDialog(Dialog):
    """Shows that something went wrong, with the traceback to copy."""

    def __init__(self, theme: Theme, report: str, log: Path, parent: QWidget | None = None) -> None:
        words = (
            "This is a fault in signoff. Your work was saved up to a second ago. Please send the text below to "
            f"your IT team; it is also in {log}."
        )
        super().__init__(theme, "Something went wrong", words, "Continue", parent=parent)
        self.setObjectName("crashDialog")
        text = QPlainTextEdit(report)
        text.setObjectName("crashReport")
        text.setAccessibleName("What happened, for a report")
        text.setReadOnly(True)
        theme.fix(text, least_height=220)
        copy = Button(theme, "Copy the text", kind="compact", icon="copy")
        copy.setObjectName("crashCopy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        theme.fix(self, width=640)
        self.body.addWidget(text)
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
