"""The document behind the editor: it loads nothing, whatever a text names."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument

from signoff.desktop.editor.builder import fill_document


class EditorDocument(QTextDocument):
    """A QTextDocument in the editor's type that never reads a file or an address."""

    def __init__(self, font: QFont) -> None:
        """Begin empty."""
        super().__init__()
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        fill_document(self, ())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give nothing: pictures and style sheets that a text names are not ours to fetch."""
        return None
