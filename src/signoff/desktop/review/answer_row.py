"""One answer of the review: the question, the answer, and a link to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.notice.form.answers import Answer

LABEL_WIDTH = 128
LONGEST = 320
NOT_ANSWERED = "Not answered"


class AnswerRow(QWidget):
    """A row of the review; `change` is emitted, with the answer's page and field, when its link is clicked."""

    change = Signal(str, str)

    def __init__(self, theme: Theme, answer: Answer, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"answer:{answer.field}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        label = Label(theme, answer.label, "guidance")
        theme.fix(label, width=LABEL_WIDTH)
        words = Label(theme, _shortened(answer.words) or NOT_ANSWERED, "text", colour="" if answer.words else "ink3")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        if not locked:
            change = Button(theme, "Change", kind="link")
            change.setAccessibleName(f"Change: {answer.label}")
            change.setAccessibleDescription(_shortened(answer.words) or NOT_ANSWERED)
            change.clicked.connect(lambda: self.change.emit(answer.page, answer.field))
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        nest(column, row)
        column.addWidget(Hairline(theme))


def _shortened(words: str) -> str:
    """Return the beginning of a long answer; the notice's page shows the whole."""
    if len(words) <= LONGEST:
        return words
    head = words[:LONGEST].rsplit(maxsplit=1)[0].rstrip()
    return f"{head} … ({len(words.split()):,} words)"
