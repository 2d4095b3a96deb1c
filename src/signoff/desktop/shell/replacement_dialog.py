"""The dialog that says that another program replaced the register's file, and offers the ways out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

TITLE = "Another program changed the register’s file"

_OPEN_NOTICE = "What you typed is still on the screen, but it is not saved."
_NO_NOTICE = "Nothing can be saved in it at the moment."
_CAUSE = (
    "Programs that synchronise folders do this, such as OneDrive or Dropbox. Keep the register in a folder of this "
    "computer that is not synchronised."
)


class WayOut(StrEnum):
    """What can be done."""

    PUT_BACK = "put-back"
    OPEN_AGAIN = "open-again"
    SAVE_FILE = "save-file"


_WORDS = {
    WayOut.PUT_BACK: (
        "Put the open register back",
        "The register that signoff has open is put back, with everything saved in it. The file there now is "
        "kept in the same folder.",
    ),
    WayOut.OPEN_AGAIN: (
        "Open the register again",
        "Shows the file that is there now. The register that signoff has open is kept as a copy in the same folder.",
    ),
    WayOut.SAVE_FILE: ("Save as a file…", "Saves the notice on the screen as a file that signoff can open later."),
}


class Situation(NamedTuple):
    """What happened, in a sentence; why two of the ways are closed, empty where one is open; and what is on screen."""

    sentence: str
    why_not_put_back: str
    why_not_opened_again: str
    has_open_notice: bool


class ReplacementDialog(Dialog):
    """Offers the ways that are open, the first of them chosen, and says why others are not."""

    def __init__(self, theme: Theme, situation: Situation, parent: QWidget | None = None) -> None:
        state = _OPEN_NOTICE if situation.has_open_notice else _NO_NOTICE
        super().__init__(theme, TITLE, f"{situation.sentence} {state}", "Continue", "Not now", parent)
        self.setObjectName("replacementDialog")
        reasons = {WayOut.PUT_BACK: situation.why_not_put_back, WayOut.OPEN_AGAIN: situation.why_not_opened_again}
        ways = [way for way in WayOut if not reasons.get(way)]
        if not situation.has_open_notice:
            ways.remove(WayOut.SAVE_FILE)
        self._count = len(ways)
        self.ways = ChoiceGroup(theme, [Option(way, *_WORDS[way]) for way in ways], name="What to do")
        self.ways.setObjectName("waysOut")
        self.ways.choose(next(iter(ways), None))
        self.ways.setVisible(bool(ways))
        self.yes.setVisible(bool(ways))
        self.body.addWidget(self.ways)
        for words in (*filter(None, reasons.values()), _CAUSE):
            self.body.addWidget(Label(theme, words, "guidance"))
        self.ways.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_several_ways(self) -> bool:
        """Whether there is anything to choose."""
        return self._count > 1

    @property
    def chosen(self) -> WayOut:
        """The way that is chosen."""
        return WayOut(self.ways.choice() or WayOut.SAVE_FILE)
