"""What of a window's words cannot be read: cut at the right or below, and no tool tip says them whole."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from signoff.desktop.widgets.toast import Toast

_SPARE = 1
"""Pixels by which rounding may be off."""

_WORDED = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)


def cut_words(window: QWidget) -> list[str]:
    """Return a sentence for each label and button in view whose words are cut."""
    return [
        f"{why}: {_words(widget)!r} ({_where(widget)})" for widget in _with_words(window) for why in _faults(widget)
    ]


def _with_words(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, _WORDED) and _words(widget).strip():
            yield widget


def _words(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _where(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return f"{widget.width()} × {widget.height()} in {' < '.join(names[:4])}"


def _faults(widget: QWidget) -> Iterator[str]:
    if widget.toolTip():
        return
    if widget.hasHeightForWidth():
        if widget.heightForWidth(widget.width()) > widget.height() + _SPARE:
            yield "too low"
    elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
        if _is_cut(widget):
            yield "too low"
    elif isinstance(widget, QLabel):
        metrics = QFontMetrics(widget.font())
        if not widget.wordWrap() and metrics.horizontalAdvance(_words(widget)) > widget.contentsRect().width() + _SPARE:
            yield "too narrow"
        if metrics.height() > widget.height() + _SPARE:
            yield "too low"
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, QToolButton):
        hint = widget.sizeHint()
        if hint.width() > widget.width() + _SPARE or hint.height() > widget.height() + _SPARE:
            yield "too small"
    yield from _hidden(widget)


def _is_cut(text: QLineEdit | QPlainTextEdit) -> bool:
    """Whether some line of a text that does not scroll is cut; a document measures itself in lines."""
    if isinstance(text, QLineEdit):
        return QFontMetrics(text.font()).height() > text.contentsRect().height()
    scrolls = text.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    height = round(text.document().size().height()) * text.fontMetrics().lineSpacing()
    return not scrolls and height > text.viewport().height()


def _hidden(widget: QWidget) -> Iterator[str]:
    """Say where a widget reaches beyond what is around it; what scrolls upwards and downwards may."""
    rect, at, scrolls = QRect(QPoint(0, 0), widget.size()), widget, False
    while (around := at.parentWidget()) is not None and not at.isWindow():
        rect.translate(at.pos())
        if rect.left() < -_SPARE or rect.right() > around.width() + _SPARE:
            yield f"beyond the side of {around.objectName() or type(around).__name__}"
            return
        scrolls = scrolls or isinstance(around.parentWidget(), QAbstractScrollArea)
        if not scrolls and (rect.top() < -_SPARE or rect.bottom() > around.height() + _SPARE):
            yield f"beyond the edge of {around.objectName() or type(around).__name__}"
            return
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            rect = rect.intersected(around.rect())  # what is scrolled away lies behind nothing
            if rect.isEmpty():
                return
        for sibling in around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if sibling is not at and sibling.isVisible() and _covers(sibling, rect):
                yield f"behind {sibling.objectName() or type(sibling).__name__}"
                return
        at = around


def _covers(sibling: QWidget, rect: QRect) -> bool:
    is_layer = sibling.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) or isinstance(sibling, Toast)
    common = sibling.geometry().intersected(rect)
    return not is_layer and not sibling.isWindow() and common.width() > _SPARE + 1 and common.height() > _SPARE + 1
