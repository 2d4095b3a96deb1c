"""News of papers' files: told to whoever shows what became of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class PaperNews(QObject):
    """`saved` is emitted when files of papers were saved on this machine."""

    saved = Signal()
