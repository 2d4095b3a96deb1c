"""Between the clipboard and the editor: what is handed out, and what is taken in, cleaned."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from signoff.desktop.editor import paste
from signoff.desktop.editor.builder import insert_blocks
from signoff.desktop.editor.html_writer import html_of
from signoff.desktop.editor.reader import read_document, read_inline
from signoff.notice.text import Block, Paragraph, canonical, plain, serialise

OWN = "application/x-signoff-text"
"""The MIME type of a long text in its normal Markdown form."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken in, and what the foot line says of it ("" for nothing)."""

    blocks: tuple[Block, ...]
    note: str = ""


def mime_of(cursor: QTextCursor) -> QMimeData:
    """The selection in our own form, as clean HTML and as plain words."""
    blocks = _selected(cursor)
    data = QMimeData()
    data.setData(OWN, serialise(blocks).encode("utf-8"))
    data.setHtml(html_of(blocks))
    data.setText(plain(blocks))
    return data


def has_words(source: QMimeData | None) -> bool:
    """Whether there is text to take; files that are dragged in are not text, and a clipboard may hold nothing."""
    if source is None:
        return False
    is_file = any(url.isLocalFile() for url in source.urls())
    return not is_file and (source.hasFormat(OWN) or source.hasHtml() or source.hasText())


def cleaned(source: QMimeData) -> Taken:
    """What is pasted or dropped, as far as a long text can hold it."""
    if not has_words(source):
        return Taken(())
    if source.hasFormat(OWN):
        return _own(source)
    if not source.hasHtml():
        return _words(source, "")
    html = source.html()
    try:
        return Taken(paste.read_html(html), f"Pasted from {paste.source_of(html)}, cleaned")
    except paste.PasteRefused as problem:
        return _words_instead(source, problem)


def as_plain(source: QMimeData) -> Taken:
    """The words alone."""
    return _words(source, "Pasted as plain text") if has_words(source) else Taken(())


def _own(source: QMimeData) -> Taken:
    """What is in our own form, which another program can fill too."""
    data = bytes(source.data(OWN).data())
    try:
        return Taken(paste.read_own(data))
    except paste.PasteRefused as problem:
        return _words_instead(source, problem)


def _words_instead(source: QMimeData, problem: paste.PasteRefused) -> Taken:
    """The words alone, where there are any beside what was refused."""
    if not source.hasText() or not source.text().strip():
        return Taken((), str(problem))
    return _words(source, "Pasted as plain text: too large to keep its formatting")


def _words(source: QMimeData, note: str) -> Taken:
    try:
        return Taken(paste.read_plain(source.text()), note)
    except paste.PasteRefused as problem:
        return Taken((), str(problem))


def insert(cursor: QTextCursor, taken: Taken) -> None:
    """Put what was taken where the cursor stands, as one step."""
    if taken.blocks:
        insert_blocks(cursor, taken.blocks)


def _selected(cursor: QTextCursor) -> tuple[Block, ...]:
    start = cursor.document().findBlock(cursor.selectionStart())
    part = QTextDocument()
    inside = QTextCursor(part)
    inside.insertFragment(cursor.selection())
    if start == cursor.document().findBlock(cursor.selectionEnd()) and part.blockCount() == 1:
        return canonical((Paragraph(read_inline(part.firstBlock())),))
    return read_document(part)
