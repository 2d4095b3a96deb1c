"""Words of a text that comments are about: which are marked now, and where those of a comment stand.

Qt counts places in a text in UTF-16, Python in characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from signoff.desktop.look.theme import Theme
from signoff.notice.record.comment import Passage
from signoff.notice.record.passages import find_passage, passage_at


def selected_passage(cursor: QTextCursor) -> Passage | None:
    """Return what a comment keeps of the words that are marked; None where none are."""
    text = cursor.document().toPlainText()
    return passage_at(text, _in_python(text, cursor.selectionStart()), _in_python(text, cursor.selectionEnd()))


def passage_cursor(document: QTextDocument, passage: Passage) -> QTextCursor | None:
    """Return a cursor on the words of a comment; None where they are gone."""
    return next(_cursors(document, (passage,)), None)


def commented_words(
    document: QTextDocument, passages: Iterable[Passage], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Return selections, on a blue background, of the words that comments are about, as far as they are there."""
    look = QTextCharFormat()
    look.setBackground(_background(theme))
    selections: list[QTextEdit.ExtraSelection] = []
    for cursor in _cursors(document, passages):
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = look
        selections.append(selection)
    return selections


def _cursors(document: QTextDocument, passages: Iterable[Passage]) -> Iterator[QTextCursor]:
    text = document.toPlainText()
    for passage in passages:
        if (span := find_passage(passage, text)) is not None:
            cursor = QTextCursor(document)
            cursor.setPosition(_in_qt(text, span.start))
            cursor.setPosition(_in_qt(text, span.end), QTextCursor.MoveMode.KeepAnchor)
            yield cursor


def _in_python(text: str, place: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))


def _in_qt(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def _background(theme: Theme) -> QColor:
    """Return the blue tint, deepened to be visible behind words in the editor."""
    tint = theme.colour("tint")
    deeper, brighter = (2.1, 0.98) if not theme.is_dark else (1.15, 1.5)
    return QColor.fromHsvF(tint.hueF(), min(tint.saturationF() * deeper, 1.0), min(tint.valueF() * brighter, 1.0))
