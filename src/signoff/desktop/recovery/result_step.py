"""The step that shows what a salvage brought back, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.recovery.salvaged_list import lines_of, worst_first
from signoff.desktop.recovery.words import counted, details_of, headline, remarks
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.marked_list import MarkedList
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.steps import Step
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.register.salvage.result import Salvaged, SalvagedNotice

_LIST_HEIGHT = 260
_ALL, _UNSOUND = "all", "unsound"


class ResultStep(Step):
    """Lists the salvaged notices with their digests; `used` and `left` are emitted where the person decides."""

    used = Signal()
    left = Signal()

    def __init__(self, theme: Theme, use: str, leave: str, parent: QWidget | None = None) -> None:
        """Take the words of the buttons that use the result and that leave it."""
        super().__init__(theme, parent)
        self._notices: tuple[SalvagedNotice, ...] = ()
        self._register = Path()
        self._remarks = ""
        self._cards = Cards()
        self._filter = Segmented(theme, (), name="Which notices are listed")
        self._filter.setObjectName("salvagedFilter")
        self._filter.chosen.connect(lambda _: self._list_notices())
        self._list = MarkedList(theme, "salvagedList", "Notices")
        theme.fix(self._list, height=_LIST_HEIGHT)
        self._list.chosen.connect(self._show_details)
        for part in (self._cards, self._filter, self._list, self._details_card(theme)):
            self.body.addWidget(part)
        self.use = Button(theme, use, kind="primary")
        self.use.setObjectName("resultUse")
        self.use.setDefault(True)
        self.use.clicked.connect(self.used)
        back = Button(theme, leave)
        back.setObjectName("resultLeave")
        back.clicked.connect(self.left)
        self.add_foot((), (back, self.use))

    def show_result(self, salvaged: Salvaged, text: str) -> None:
        """Show what came of a salvage; `text` says what happens next."""
        self.say(headline(salvaged), text)
        cards = _cards(self._theme, remarks(salvaged))
        self._cards.replace(cards)
        self._remarks = " ".join(card.words for card in cards)
        self._notices, self._register = worst_first(salvaged.notices), salvaged.register
        remarkable = sum(not _is_whole(notice) for notice in self._notices)
        self._filter.set_options(
            (Option(_ALL, f"All {counted(len(self._notices))}"), Option(_UNSOUND, f"To look at: {remarkable:,}"))
        )
        self._filter.choose(_UNSOUND if remarkable else _ALL)
        self._filter.setVisible(0 < remarkable < len(self._notices))
        self._list_notices()
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def spoken(self) -> str:
        """What is said of the step: what was found besides the notices too, which has no stop of its own."""
        return " ".join(filter(None, (super().spoken, self._remarks)))

    def _list_notices(self) -> None:
        shows_all = self._filter.choice() == _ALL
        self._list.show_lines(lines_of(notice for notice in self._notices if shows_all or not _is_whole(notice)))

    def _details_card(self, theme: Theme) -> QWidget:
        card = Told("About the notice that is chosen")
        card.setProperty("card", "raised")
        self._details = Label(theme, "", "guidance", colour="ink2")
        self._details.setObjectName("salvagedDetails")
        self._digest = Label(theme, "", "note")
        self._digest.setObjectName("salvagedDigest")
        self._digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(card)
        column.setContentsMargins(15, 12, 15, 12)
        column.setSpacing(4)
        column.addWidget(self._details)
        column.addWidget(self._digest)
        self._card = card
        return card

    def _show_details(self, notice: SalvagedNotice | None) -> None:
        self._card.setVisible(notice is not None)
        if notice is not None:
            self._details.setText(details_of(notice, self._register))
            digest = notice.sha256 or "none, because its document was not found"
            self._digest.setText(f"Digest (SHA-256): {digest}\nIdentity: {notice.id[:64]}")
            self._card.tell(self._details.text(), *self._digest.text().splitlines())


def _cards(theme: Theme, said: Sequence[str]) -> list[FindingCard]:
    if len(said) < 2:
        return [FindingCard(theme, "warning", words) for words in said]
    return [FindingCard(theme, "warning", "Besides these notices", "\n".join(said))]


def _is_whole(notice: SalvagedNotice) -> bool:
    return notice.is_sound and not notice.lost
