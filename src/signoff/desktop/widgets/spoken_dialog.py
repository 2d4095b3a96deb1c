"""A window of its own whose words are said once as it opens: as its description, which it gives itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from signoff.desktop.core.announcing import retract


class SpokenDialog(QDialog):
    """Tells a screen reader that the labels within describe the window.

    A reader says every label of a window that opens which is related to nothing: beside the description the same words
    again, and the hints of fields as if they were about all.
    """

    _was_met = False

    def showEvent(self, event: QShowEvent) -> None:
        """Relate the labels before the window is met."""
        self._relate_labels()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Relate labels that came while the window was open, before it is met again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._relate_labels()

    def _relate_labels(self) -> None:
        if not QAccessible.isActive():
            return
        related: list[QWidget] = [label for label in self.findChildren(QLabel) if self._is_unrelated(label)]
        for label in related:
            label.spoken_role = "StaticText"  # type: ignore[attr-defined]
            label.spoken_about = self  # type: ignore[attr-defined]
        if not self._was_met:
            self._was_met = True
            related += self.findChildren(QLineEdit)  # whose words may have been selected
        retract(related)

    def _is_unrelated(self, label: QLabel) -> bool:
        is_own = label.window() is self and label.textFormat() is not Qt.TextFormat.RichText
        is_plain = getattr(label, "spoken_role", "") in ("", "StaticText") and label.buddy() is None
        return is_own and is_plain and getattr(label, "spoken_about", None) is None
