"""The form's footnotes that a page cites."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.text import Label
from signoff.notice.form.form import Form, Page
from signoff.notice.form.labels import label_parts

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Footnotes(QWidget):
    """The numbered notes that the labels of a page's sections cite."""

    def __init__(self, theme: Theme, form: Form, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, number in enumerate(notes_of_page(form, page)):
            mark = Label(theme, str(number), "note-strong")
            theme.fix(mark, width=10)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(theme, form.footnotes[number], "note"), row, 1)


def notes_of_page(form: Form, page: Page) -> tuple[int, ...]:
    """Return the numbers of the footnotes that a page's sections cite, in order."""
    numbers = (number for section in form.sections_of(page) for number in section.notes if number in form.footnotes)
    return tuple(dict.fromkeys(numbers))


def cited_at(form: Form, page: Page, shown: Collection[str]) -> dict[str, str]:
    """Return what each field of a page is said with that cites a footnote: the field whose label does, of those shown.

    A footnote that no label of a field cites, but its section's, goes with the first field of that.
    """
    said: dict[str, list[str]] = {}
    for section in form.sections_of(page):
        paths = [field.path for field in section.fields if field.path in shown]
        for number in section.notes:
            citing = (path for path in paths if number in label_parts(form.label(path)))
            path = next(citing, next(iter(paths), ""))
            if path and number in form.footnotes:
                said.setdefault(path, []).append(f"Footnote {number}: {form.footnotes[number]}")
    return {path: " ".join(notes) for path, notes in said.items()}


def with_superscripts(label: str) -> str:
    """Return a label with its footnote markers as raised figures: `Executive Member{3}` has a raised 3."""
    parts = label_parts(label)
    return "".join(part if isinstance(part, str) else str(part).translate(_SUPERSCRIPTS) for part in parts)
