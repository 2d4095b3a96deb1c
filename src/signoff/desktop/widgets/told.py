"""Words beside what can be done, at which Tab stops so that they are heard: dates that follow, what a row is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Told(QFrame):
    """Holds words in labels, and says them in one go."""

    spoken_role = "Section"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take what a screen reader calls it; `tell` gives it the words."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    def tell(self, *words: str) -> None:
        """Say these words, each a sentence."""
        said = (part if part.endswith((".", "!", "?")) else f"{part}." for part in words if part)
        self.setAccessibleDescription(" ".join(said))
