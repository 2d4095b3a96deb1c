"""Links in the editor's document: finding, adding, changing and removing them, each as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from signoff.desktop.editor.builder import insert_inline
from signoff.desktop.editor.formats import char_format, run_of
from signoff.notice.text import Run


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What a link dialog shows: the words, and the address ("" for a new link)."""

    words: str
    target: str = ""


def link_at(cursor: QTextCursor) -> str:
    """Return the address of the link that the cursor is in or at the end of; "" for none."""
    look = cursor.charFormat()
    return look.anchorHref() if look.isAnchor() else ""


def select_link(cursor: QTextCursor) -> LinkWords:
    """Select the whole link at the cursor, or leave the selection; return the selected words and the address."""
    target = link_at(cursor)
    if target:
        block = cursor.block()
        spans = [(start, end) for start, end, link in _spans(cursor) if link == target]
        position = cursor.position() if not cursor.hasSelection() else cursor.selectionEnd()
        for start, end in spans:
            if start <= position - block.position() <= end:
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return LinkWords(cursor.selectedText().replace("\u2028", " ").replace("\u2029", " "), target)


def set_link(cursor: QTextCursor, words: str, target: str) -> None:
    """Make the selection a link, and replace its words where they differ."""
    cursor.beginEditBlock()
    if words != cursor.selectedText() or not words:
        look = run_of(words or target, cursor.charFormat())
        insert_inline(cursor, (replace(look, link=target),))
    else:
        cursor.mergeCharFormat(char_format(Run("", link=target)))
    cursor.endEditBlock()


def remove_link(cursor: QTextCursor) -> None:
    """Remove the link at the cursor, and keep its words."""
    select_link(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    block = cursor.document().findBlock(start)
    place = block.begin()
    looks = []
    while not place.atEnd():
        fragment = place.fragment()
        first, last = max(fragment.position(), start), min(fragment.position() + fragment.length(), end)
        if first < last:
            looks.append((first, last, run_of("", fragment.charFormat())))
        place += 1
    for first, last, look in looks:
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(char_format(replace(look, link=None)))
    cursor.endEditBlock()
    cursor.setPosition(end)


def _spans(cursor: QTextCursor) -> list[tuple[int, int, str]]:
    """Return the spans of the cursor's block with one link each: start and end within the block, and the link."""
    block = cursor.block()
    spans: list[tuple[int, int, str]] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        start = fragment.position() - block.position()
        link = fragment.charFormat().anchorHref()
        if spans and spans[-1][1:] == (start, link):
            spans[-1] = (spans[-1][0], start + fragment.length(), link)
        else:
            spans.append((start, start + fragment.length(), link))
        place += 1
    return spans
