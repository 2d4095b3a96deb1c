"""Which part of a field a screen reader stops at, and what it says of that part beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from signoff.desktop.core.announcing import announce

if TYPE_CHECKING:
    from signoff.desktop.widgets.text import Label

_PLAIN, _PROBLEM, _BESIDE = "plainDescription", "problemDescription", "wordsBeside"


def spoken_part(widget: QWidget) -> QWidget:
    """Return the part of a field that has the focus for it: the line of a date, the text of an editor.

    What has a role of its own, such as a group of choices, speaks for itself.
    """
    part = widget
    while not getattr(part, "spoken_role", "") and (inner := part.focusProxy()) is not None:
        part = inner
    return part


def name_field(widget: QWidget, name: str, description: str = "") -> None:
    """Name a field once: at the part that has its focus. What is only a row of things becomes a named group."""
    field = _unwrapped(widget)
    if type(field) is QWidget:
        field.spoken_role = "Grouping"  # type: ignore[attr-defined]
    field.setAccessibleName(name)
    describe(widget, description)


def describe(widget: QWidget, description: str) -> None:
    """Describe a field, at the part that has its focus; what is said besides stays."""
    part = spoken_part(widget)
    if _unwrapped(widget) is part and part.property(_PLAIN) is not None:
        part.setProperty(_PLAIN, description)  # what is said besides is not taken away for that, and said anew
        _compose(part)
        return
    part.setAccessibleDescription(_plain(part))
    _unwrapped(widget).setAccessibleDescription(description)
    part.setProperty(_PLAIN, None)
    _compose(part)


def describe_more(widget: QWidget, words: str) -> None:
    """Add words to what is said of a field, after its description: of a form's footnote, where it is cited."""
    part = spoken_part(widget)
    plain = _plain(part) or part.toolTip()
    part.setProperty(_PLAIN, " ".join(filter(None, (plain, words))))
    _compose(part)


def say_with(stop: QWidget, *labels: Label) -> None:
    """Say what stands beside a stop after its own description, and after what was given before: also as it changes."""
    part = spoken_part(stop)
    beside: list[Label] = getattr(part, "words_beside", [])
    beside += labels
    part.words_beside = beside  # type: ignore[attr-defined]

    def follow() -> None:
        part.setProperty(_PLAIN, _plain(part))
        part.setProperty(_BESIDE, " ".join(_sentence(label.text()) for label in beside if label.text()))
        _compose(part)

    for label in labels:
        label.words_changed.connect(follow)
    follow()


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", ":", "…")) else f"{words}."


def _unwrapped(widget: QWidget) -> QWidget:
    """Return a field out of the rows that are only around it."""
    while type(widget) is QWidget and (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def unlabel(around: QWidget, part: QWidget) -> None:
    """Take the labels within `around` from a part that has another name: a reader says a label before the name."""
    for label in around.findChildren(QLabel):
        if label.buddy() is part:
            label.setBuddy(None)  # type: ignore[arg-type]  # as Qt has it: none


def say_problem(widget: QWidget, problem: str) -> None:
    """Say what is wrong with a field before its description; nothing where nothing is."""
    part = spoken_part(widget)
    part.setProperty(_PLAIN, _plain(part))
    part.setProperty(_PROBLEM, problem)
    _compose(part)


def _plain(part: QWidget) -> str:
    """Return the description of a part alone."""
    plain = part.property(_PLAIN)
    return part.accessibleDescription() if plain is None else str(plain)


def _compose(part: QWidget) -> None:
    """Say what is wrong with a part, its description, and what stands beside it."""
    problem, beside = part.property(_PROBLEM), part.property(_BESIDE)
    if problem is not None or beside is not None or part.property(_PLAIN) is not None:
        plain = _plain(part)
        part.setProperty(_PLAIN, plain)
        plain = _sentence(plain) if plain and beside else plain
        part.setAccessibleDescription(" ".join(filter(None, (problem, plain, beside))))


class ProblemVoice:
    """Announces what is wrong with a field when it comes, and not again where the same is only shown anew."""

    def __init__(self, widget: QWidget) -> None:
        """Speak in the window of a widget, and only while that is in view."""
        self._widget = widget
        self._said = self._shown = ""

    def say(self, words: str, *, assertive: bool = True) -> None:
        """Say what is shown."""
        self._shown = words
        if words != self._said and self._widget.isVisible():
            self._said = words
            announce(self._widget, words, assertive=assertive)

    def be_silent(self) -> None:
        """Note that nothing is shown; what is shown again at once, as all is after each change, was there before."""
        self._shown = ""
        if self._said:
            QTimer.singleShot(0, self._widget, self._forget)

    def _forget(self) -> None:
        if not self._shown:
            self._said = ""
