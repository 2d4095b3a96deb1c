"""Between the clipboard and the editor: what is copied, and what is pasted, cleaned."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from signoff.desktop.editor.builder import insert_blocks
from signoff.desktop.editor.html_writer import html_of
from signoff.desktop.editor.reader import read_document, read_inline
from signoff.intake.html.left_out import Kind, LeftOut
from signoff.intake.html.origin import source_of
from signoff.intake.html.reader import Cleaned, clean
from signoff.intake.plain_marks import with_marks_of
from signoff.intake.plain_text import read_own, read_plain, without_format
from signoff.intake.refusal import PasteRefused
from signoff.notice.text import Block, Paragraph, canonical, plain, serialise

OWN = "application/x-signoff-text"
"""The MIME type of a long text in its normal Markdown form."""


_AS_PLAIN = "Pasted as plain text"
_NOTHING = "Nothing was pasted"
TOO_LARGE = "Not cleaned: check for hidden words"
"""What is said of HTML that is too large or too tangled to be cleaned: its plain text may have what nobody saw."""
_NO_WORDS = frozenset({Kind.PICTURE, Kind.SYMBOL, Kind.FORM})
"""What is left out of HTML and is not in the plain text beside it."""


@dataclass(frozen=True, slots=True)
class PastedContent:
    """What is to be inserted, the note that the foot shows of it ("" for none), and what was left out of it."""

    blocks: tuple[Block, ...]
    note: str = ""
    left_out: tuple[LeftOut, ...] = ()


def mime_of(cursor: QTextCursor) -> QMimeData:
    """Return the selection in signoff's own form, as clean HTML and as plain text."""
    blocks = _selected(cursor)
    data = QMimeData()
    data.setData(OWN, serialise(blocks).encode("utf-8"))
    data.setHtml(html_of(blocks))
    data.setText(plain(blocks))
    return data


def has_words(source: QMimeData | None) -> bool:
    """Return whether there is text to insert; dragged files are not text, and a clipboard may be empty."""
    if source is None:
        return False
    is_file = any(url.isLocalFile() for url in source.urls())
    return not is_file and (source.hasFormat(OWN) or source.hasHtml() or source.hasText())


def cleaned(source: QMimeData) -> PastedContent:
    """Return what is pasted or dropped, as far as a long text can hold it."""
    if not has_words(source):
        return PastedContent(())
    if source.hasFormat(OWN):
        return _own(source)
    if not source.hasHtml():
        return _words(source, "")
    html = source.html()
    try:
        read = clean(html)
    except PasteRefused as problem:
        return _words_instead(source, problem)
    if not read.blocks and read.left_out:
        return PastedContent((), _NOTHING, read.left_out)
    if not read.blocks and source.text().strip():
        return as_plain(source)
    blocks = with_marks_of(read.blocks, source.text()) if source.hasText() else read.blocks
    return PastedContent(blocks, f"Pasted from {source_of(html)}, cleaned", read.left_out)


def as_plain(source: QMimeData) -> PastedContent:
    """Return what is pasted as plain text.

    A program puts words that it hides or shows struck out into its plain text too: where its HTML has such words, the
    plain text is made of what stays of that.
    """
    if not has_words(source):
        return PastedContent(())
    read = _with_unseen_words(source)
    if read is None:
        return _words(source, _AS_PLAIN)
    blocks = with_marks_of(read.blocks, source.text())
    return PastedContent(without_format(blocks), _AS_PLAIN if blocks else _NOTHING, read.left_out)


def _with_unseen_words(source: QMimeData) -> Cleaned | None:
    """Return the HTML of another program, cleaned, where its plain text may have words that nobody saw."""
    if source.hasFormat(OWN) or not source.hasHtml():
        return None
    try:
        read = clean(source.html())
    except PasteRefused:
        return None
    return read if any(entry.kind not in _NO_WORDS for entry in read.left_out) else None


def _own(source: QMimeData) -> PastedContent:
    """Return what is in signoff's own form, which another program may have written too."""
    data = bytes(source.data(OWN).data())
    try:
        return PastedContent(read_own(data))
    except PasteRefused as problem:
        return _words_instead(source, problem)


def _words_instead(source: QMimeData, problem: PasteRefused) -> PastedContent:
    """Return the plain text in place of what was refused, if there is any."""
    if not source.hasText() or not source.text().strip():
        return PastedContent((), str(problem))
    return _words(source, TOO_LARGE)


def _words(source: QMimeData, note: str) -> PastedContent:
    try:
        return PastedContent(read_plain(source.text()), note)
    except PasteRefused as problem:
        return PastedContent((), str(problem))


def insert(cursor: QTextCursor, content: PastedContent) -> None:
    """Insert pasted content at the cursor, as one step."""
    if content.blocks:
        insert_blocks(cursor, content.blocks)


def _selected(cursor: QTextCursor) -> tuple[Block, ...]:
    start = cursor.document().findBlock(cursor.selectionStart())
    part = QTextDocument()
    inside = QTextCursor(part)
    inside.insertFragment(cursor.selection())
    if start == cursor.document().findBlock(cursor.selectionEnd()) and part.blockCount() == 1:
        return canonical((Paragraph(read_inline(part.firstBlock())),))
    return read_document(part)
