"""The words of a window at which no stop is: what its labels say that is neither a field's nor read in its place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.tab_order import in_order


def words_beside(root: QWidget) -> list[str]:
    """Return these words within a window's part, in their order on the screen, a sentence each.

    Not those of headings, of fields with their hints and labels, and of what is a stop or scrolls as one.
    """
    return [words if words.endswith((".", "!", "?", ":")) else f"{words}." for words in _words(root)]


def _words(root: QWidget) -> Iterator[str]:
    for child in in_order(root):
        if not child.isVisibleTo(root) or isinstance(child, Labelled) or _says_itself(child):
            continue
        if isinstance(child, QLabel):
            words = " ".join(child.text().split())
            if words and getattr(child, "spoken_role", "") != "Heading" and child.buddy() is None:
                yield words
        else:
            yield from _words(child)


def _says_itself(widget: QWidget) -> bool:
    """Whether a widget is a stop, or a group whose stops say what is in it."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(widget, QLabel)
    return is_stop or (isinstance(widget, QScrollArea) and bool(widget.accessibleName())) or widget.isWindow()
