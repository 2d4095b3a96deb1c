"""Which widget of a page the keyboard goes to when an answer, or what is said about it, is asked for."""

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
    """Return the first field of a page that shows and can be changed; None where there is none."""
    shown = _shown(page)
    return _within(shown[0].widget) if shown else None


def field_at(page: BoundFields, path: str) -> QWidget | None:
    """Return the field at a path, else the closest one, else what stands in its box, else the first of the page."""
    named = page.findChild(QWidget, path)
    if named is not None and _is_shown(page, named):
        return _within(named)
    shown = _shown(page)
    inside = [one for one in shown if one.path.startswith(f"{path}.")]
    around = [one for one in shown if path.startswith(f"{one.path}.")]
    if inside:
        return _within(_most_telling(inside, path, page.session).widget)
    if around:
        return _within(max(around, key=lambda one: len(one.path)).widget)
    return _in_box(page, path) or first_field(page)


def select_words(widget: QWidget, words: str) -> None:
    """Select these words in the text that has, or stands around, a widget."""
    place: QWidget | None = widget
    while place is not None and not isinstance(place, RichEditor | TextArea):
        place = place.parentWidget()
    if place is not None:
        place.select(words)


def _most_telling(inside: Sequence[Binding], path: str, session: NoticeSession) -> Binding:
    """Return the field of a whole section that holds an answer; of a row such as a consultee's, its last, the words."""
    if any(section.key == path for section in session.form.sections):
        answered = (one for one in inside if not is_blank(session.value(one.path)))
        return next(answered, inside[0])
    return inside[-1]


def _in_box(page: BoundFields, path: str) -> QWidget | None:
    key = nearest(path, tuple(page.boxes))
    if key == WHOLE_PAGE or not page.boxes[key].isVisibleTo(page):
        return None
    return next(iter(stops(page.boxes[key], shown=True)), None)


def _shown(page: BoundFields) -> list[Binding]:
    return [one for one in page.bindings if _is_shown(page, one.widget)]


def _is_shown(page: QWidget, widget: QWidget) -> bool:
    return widget.isVisibleTo(page) and widget.isEnabled()


def _within(widget: QWidget) -> QWidget:
    """Return what takes the keyboard: of a choice the option that is chosen."""
    if isinstance(widget, ExclusiveChoice) and (chosen := widget.choice()) is not None:
        return widget.button(chosen)
    return widget
