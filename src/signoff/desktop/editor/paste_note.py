"""What the foot says of a paste, for as long as that paste is in the text."""

from __future__ import annotations

from signoff.desktop.editor.clipboard import PastedContent
from signoff.desktop.editor.foot import Foot
from signoff.desktop.editor.left_out_line import LeftOutLine
from signoff.desktop.editor.text_view import TextView

NOTHING = PastedContent(())


class PasteNote:
    """The note of a paste and what was left out of it; both go when the paste is undone."""

    def __init__(self, view: TextView, foot: Foot, line: LeftOutLine) -> None:
        """Say nothing at first."""
        self._text = view.text
        self._foot = foot
        self._line = line
        self._step = 0
        self._was_inserted = False

    def show(self, content: PastedContent) -> None:
        """Say what there is to say of a paste, which is the last step that can be undone."""
        self._step = self._text.availableUndoSteps() if content.note else 0
        self._foot.show_note(content.note)
        self._line.say(content.left_out)
        self._was_inserted = bool(content.blocks)
        self._line.set_undo_offered(self._was_inserted)

    def follow_edit(self) -> None:
        """Fall silent when the paste was undone; offer to undo it only while it is the last that was done."""
        steps = self._text.availableUndoSteps()
        if steps < self._step:
            self.show(NOTHING)
        self._line.set_undo_offered(self._was_inserted and steps == self._step)
