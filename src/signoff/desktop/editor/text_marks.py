"""The marks in a long text: at words that findings quote, that others changed, and that comments are about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from signoff.desktop.editor.changed_words import ChangedWords, changed_words, selections_of
from signoff.desktop.editor.colours import marked_words
from signoff.desktop.editor.passages import commented_words
from signoff.desktop.editor.text_view import TextView
from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.answer_lines import text_lines
from signoff.notice.record.comment import Passage


class TextMarks(QObject):
    """Marks words of the text in a view; `refresh` finds them again, where it was edited."""

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._words: tuple[str, ...] = ()
        self._changed: list[ChangedWords] = []
        self._passages: tuple[Passage, ...] = ()
        theme.changed.connect(self.refresh)

    def highlight(self, words: Sequence[str]) -> None:
        """Mark these words wherever they are in the text; no words remove all marks."""
        self._words = tuple(words)
        self.refresh()

    def mark_changes(self, before: str | None) -> None:
        """Mark the words that a text before did not have, and where its words went; None removes these marks."""
        self._changed = [] if before is None else changed_words(self._view.text, text_lines(before, marks=False))
        self.refresh()

    @property
    def changes(self) -> Sequence[ChangedWords]:
        """The words that are marked as changed."""
        return self._changed

    def show_commented(self, passages: Sequence[Passage]) -> None:
        """Mark the words that these comments are about, as long as they are in the text."""
        if tuple(passages) != self._passages:
            self._passages = tuple(passages)
            self.refresh()

    def refresh(self) -> None:
        """Mark the words where they are now."""
        commented = commented_words(self._view.text, self._passages, self._theme)
        changed = selections_of(self._changed, self._theme)
        marked = marked_words(self._view.text, self._words, self._theme)
        self._view.setExtraSelections([*commented, *changed, *marked])
