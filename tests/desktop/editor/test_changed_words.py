"""Where words of a text came or went: also at the end of a line, and with a whole paragraph."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from signoff.desktop.editor.changed_words import changed_words, selections_of
from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.line_diff import Line, Word

BEFORE = ("The gate fell down.", "Nobody was hurt.", "It was old.")


def lines_of(*texts: str) -> list[Line]:
    return [tuple(Word(word) for word in text.split()) for text in texts]


@pytest.mark.parametrize(
    ("now", "place"),
    [
        (("The gate fell down.", "It was old."), len("The gate fell down.")),
        (("Nobody was hurt.", "It was old."), 0),
        (BEFORE[:2], len("The gate fell down. Nobody was hurt.")),
        (("The gate fell", *BEFORE[1:]), len("The gate fell")),
        (("gate fell down.", *BEFORE[1:]), 0),
    ],
)
def test_what_only_went_can_be_gone_to_and_colours_nothing(theme: Theme, now: tuple[str, ...], place: int) -> None:
    document = QTextDocument("\n".join(now))
    (mark,) = changed_words(document, lines_of(*BEFORE))
    assert (mark.cursor.position(), mark.cursor.hasSelection(), mark.came) == (place, False, False)
    assert selections_of([mark], theme) == []
