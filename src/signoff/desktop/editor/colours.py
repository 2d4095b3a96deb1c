"""What is coloured in a text without changing it: links, a table's header, and words that findings quote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from signoff.desktop.editor.reader import table_at
from signoff.desktop.look.theme import Theme

MAX_MARKED = 200
"""The most places that are marked, however often a text contains a word."""


class LinkColours(QSyntaxHighlighter):
    """Shows links in the scheme's blue and the header of a table in a heavier face."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        """Follow the document and the theme."""
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour the current block."""
        block = self.currentBlock()
        heading = _is_heading(block)
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            is_link = fragment.charFormat().isAnchor()
            if is_link or heading:
                start = fragment.position() - block.position()
                self.setFormat(start, fragment.length(), self._format(is_link, heading))
            place += 1

    def _format(self, is_link: bool, heading: bool) -> QTextCharFormat:
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
    """Return selections, on an amber background, of the whole words in the text that are among `words`, in any case."""
    look = QTextCharFormat()
    look.setBackground(_marked_background(theme))
    selections: list[QTextEdit.ExtraSelection] = []
    for word in words:
        match = QTextCursor(document)
        while word and len(selections) < MAX_MARKED:
            match = document.find(word, match, QTextDocument.FindFlag.FindWholeWords)
            if match.isNull():
                break
            selection = QTextEdit.ExtraSelection()
            selection.cursor = match
            selection.format = look
            selections.append(selection)
    return selections


def _marked_background(theme: Theme) -> QColor:
    """Return the amber tint, deepened to be visible behind words in the editor."""
    tint = theme.colour("amber_tint")
    deeper, brighter = (1.75, 0.985) if not theme.is_dark else (1.37, 1.6)
    return QColor.fromHsvF(tint.hueF(), min(tint.saturationF() * deeper, 1.0), min(tint.valueF() * brighter, 1.0))
