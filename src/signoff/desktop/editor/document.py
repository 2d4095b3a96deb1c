"""The document behind the editor, which loads nothing that a text refers to."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument

from signoff.desktop.editor.builder import fill_document


class EditorDocument(QTextDocument):
    """A QTextDocument in the editor's font that never reads a file or an address."""

    def __init__(self, font: QFont) -> None:
        """Begin empty."""
        super().__init__()
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        fill_document(self, ())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing: pictures and style sheets that a text refers to are not fetched."""
        return None
