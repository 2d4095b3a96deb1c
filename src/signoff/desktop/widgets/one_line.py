"""What a field of one line takes in: words on one line, with their characters in the form in which they are kept."""

from __future__ import annotations

from PySide6.QtGui import QValidator


class OneLine(QValidator):
    """Refuses nothing, but makes line ends and tabs spaces however words come in: typed, pasted, dropped or set."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the text on one line, and where the cursor is in it."""
        from signoff.notice.text.cleaning import cleaned_line  # needed once something is typed

        line = cleaned_line(text)
        if line != text:
            position = min(len(cleaned_line(text[:position])), len(line))
        return QValidator.State.Acceptable, line, position
