"""What the scheme colours in a text without touching it: links, a table's header, and words that findings quote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from signoff.desktop.editor.reader import table_at
from signoff.desktop.look.theme import Theme

MAX_MARKED = 200
"""More places than this are not marked, however often a text says a word."""


class LinkColours(QSyntaxHighlighter):
    """Shows links in the scheme's blue and the header of a table in a heavier face."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        """Follow the document and the theme."""
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour the block at hand."""
        block = self.currentBlock()
        heading = _is_heading(block)
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            is_link = fragment.charFormat().isAnchor()
            if is_link or heading:
                self.setFormat(fragment.position() - block.position(), fragment.length(), self._look(is_link, heading))
            place += 1

    def _look(self, is_link: bool, heading: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        if is_link:
            look.setForeground(self._theme.colour("blue"))
            look.setFontUnderline(True)
        if heading:
            look.setFontWeight(QFont.Weight.DemiBold)
        return look


def _is_heading(block: QTextBlock) -> bool:
    table = table_at(block)
    return table is not None and table.cellAt(block.position()).row() == 0


def marked_words(document: QTextDocument, words: Sequence[str], theme: Theme) -> list[QTextEdit.ExtraSelection]:
    """The places where the text says one of the words, as whole words in any case, on an amber ground."""
    look = QTextCharFormat()
    look.setBackground(_marked_ground(theme))
    found: list[QTextEdit.ExtraSelection] = []
    for word in words:
        place = QTextCursor(document)
        while word and len(found) < MAX_MARKED:
            place = document.find(word, place, QTextDocument.FindFlag.FindWholeWords)
            if place.isNull():
                break
            selection = QTextEdit.ExtraSelection()
            selection.cursor = place
            selection.format = look
            found.append(selection)
    return found


def _marked_ground(theme: Theme) -> QColor:
    """The amber tint, deep enough to be seen behind words on the editor's own ground."""
    tint = theme.colour("amber_tint")
    deeper, brighter = (1.75, 0.985) if theme.scheme == "light" else (1.37, 1.6)
    return QColor.fromHsvF(tint.hueF(), min(tint.saturationF() * deeper, 1.0), min(tint.valueF() * brighter, 1.0))
