"""Which widget of a page gets the keyboard focus when a path of the notice is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.review.finding_placement import WHOLE_PAGE, nearest
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.fields import TextArea
from signoff.desktop.widgets.tab_order import stops
from signoff.desktop.wizard.binding import Binding
from signoff.desktop.wizard.bound_fields import BoundFields
from signoff.notice.record.model import is_blank


def first_field(page: BoundFields) -> QWidget | None:
    """Return the first field of a page that is visible and can be changed, else its first button; None for neither."""
    bindings = _usable_bindings(page)
    if bindings:
        return _focus_target(bindings[0].widget)
    return next((stop for stop in stops(page.fields) if _is_usable(page, stop)), None)


def field_at(page: BoundFields, path: str) -> QWidget | None:
    """Return the field at a path, else the closest one, else what its box holds, else the first of the page."""
    exact = page.findChild(QWidget, path)
    if exact is not None and _is_usable(page, exact):
        return _focus_target(exact)
    bindings = _usable_bindings(page)
    inner = [binding for binding in bindings if binding.path.startswith(f"{path}.")]
    outer = [binding for binding in bindings if path.startswith(f"{binding.path}.")]
    if inner:
        return _focus_target(_preferred(inner, path, page.session).widget)
    if outer:
        return _focus_target(max(outer, key=lambda binding: len(binding.path)).widget)
    return _in_box(page, path) or first_field(page)


def select_words(widget: QWidget, words: str) -> None:
    """Select these words in the text editor that a widget is or belongs to."""
    editor: QWidget | None = widget
    while editor is not None and not isinstance(editor, RichEditor | TextArea):
        editor = editor.parentWidget()
    if editor is not None:
        editor.select(words)


def _preferred(inner: Sequence[Binding], path: str, session: NoticeSession) -> Binding:
    """Return the first answered field of a whole section; of a row such as a consultee's, the last: its text."""
    if any(section.key == path for section in session.form.sections):
        answered = (binding for binding in inner if not is_blank(session.value(binding.path)))
        return next(answered, inner[0])
    return inner[-1]


def _in_box(page: BoundFields, path: str) -> QWidget | None:
    key = nearest(path, tuple(page.boxes))
    if key == WHOLE_PAGE or not page.boxes[key].isVisibleTo(page):
        return None
    return next(iter(stops(page.boxes[key], shown=True)), None)


def _usable_bindings(page: BoundFields) -> list[Binding]:
    return [binding for binding in page.bindings if _is_usable(page, binding.widget)]


def _is_usable(page: QWidget, widget: QWidget) -> bool:
    return widget.isVisibleTo(page) and widget.isEnabled()


def _focus_target(widget: QWidget) -> QWidget:
    """Return the widget that takes the focus: for a choice, the option that is chosen."""
    if isinstance(widget, ExclusiveChoice) and (chosen := widget.choice()) is not None:
        return widget.button(chosen)
    return widget
