"""A verdict in full: its head, what was altered, who signed and sealed with whose keys, and every check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from signoff.checking.key_names import OWN_SEAL
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.verify.drop_area import DropArea
from signoff.desktop.verify.parts import CheckRow, PersonCard, VerdictHead
from signoff.desktop.verify.verdict_styles import VerdictStyle, style_of
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import ROLE_NAMES, Role
from signoff.signing.advice import advice_on
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.verification import Check, Result, SealDescription, Signatory, TimeStampDescription, Verdict

_WIDTH = 560
_ALL = 100
"""A stretch that leaves next to nothing to what is below."""

_NOT_THEIRS = "Key known as the sealing key {name}, not as a person’s own"
_NO_SEALS = "Key known as the one {name} signs with, not as a sealing key"


class VerdictView(ScrollColumn):
    """Shows one verdict at a time.

    `remember` is emitted, with a key's fingerprint and the role in which it was used, when the key is to be remembered;
    `forget`, with the fingerprint, when it is to be forgotten.
    """

    spoken_role = "Section"

    remember = Signal(str, KeyRole)
    forget = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _WIDTH, parent=parent)
        self._theme = theme
        self.setAccessibleName("What was found")
        self._head = VerdictHead(theme)
        self._head.setObjectName("verdictHead")
        self._details = QWidget()
        self._comparison, self._offer = QVBoxLayout(), QVBoxLayout()
        self.body.setContentsMargins(0, 32, 0, 24)
        self.body.addWidget(self._head)
        self.body.addWidget(self._details)
        self.body.addStretch(1)

    @property
    def head(self) -> VerdictHead:
        """The verdict itself."""
        return self._head

    def show_style(self, style: VerdictStyle, sentence: str, file: str) -> None:
        """Show something other than a verdict: that it is awaited, or why there is none."""
        self._head.show_verdict(style, sentence, file)
        self._replace_details(QWidget())

    def show_invitation(self, style: VerdictStyle, sentence: str, file: str, place: DropArea) -> None:
        """Show what can be done, or why nothing could be with a file, and a place to drop one at."""
        self._head.show_verdict(style, sentence, file)
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(16)
        self._offer = QVBoxLayout()
        nest(column, self._offer)
        column.addWidget(place, 1)
        self._replace_details(details, stretch=_ALL)

    def show_offer(self, title: str, words: str, action: Action) -> None:
        """Show, between the head and that place, something that can be verified now."""
        card = PersonCard(self._theme, "file-check", title, words, "", (action,))
        self._offer.addWidget(card)
        for button in card.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_verdict(self, verdict: Verdict, file: str, place: DropArea) -> None:
        """Show a verdict on this file, and below it a place for the next one, which fills what a short one leaves."""
        sentence = verdict.summary.partition(": ")[2]
        self._head.show_verdict(style_of(verdict), f"{sentence[:1].upper()}{sentence[1:]}", file)
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(8)
        column.addWidget(PersonCard(self._theme, "info", "What to do", advice_on(verdict), ""))
        self._comparison = QVBoxLayout()
        nest(column, self._comparison)
        bad, unchecked, noted, fine = (
            [check for check in verdict.checks if check.result is result]
            for result in (Result.BAD, Result.UNCHECKED, Result.WARN, Result.OK)
        )
        self._add_group(column, "What was altered", self._checks_card(bad))
        self._add_group(column, "What could not be checked", self._checks_card(unchecked))
        stamps = [seal.stamp for seal in verdict.seals if seal.stamp is not None]
        people = map(self._signatory_card, verdict.signatories)
        cards = [*people, *map(self._seal_card, verdict.seals), *map(self._stamp_card, stamps)]
        self._add_group(column, "Who signed and sealed" if verdict.seals else "Who signed", *cards)
        self._add_group(
            column, "What else was checked" if bad else "What was checked", self._checks_card([*noted, *fine])
        )
        column.addSpacing(16)
        column.addWidget(place, 1)
        self._replace_details(details, stretch=_ALL)
        self.verticalScrollBar().setValue(0)

    def show_comparison(self, title: str, sentence: str, action: Action | None) -> None:
        """Show, below what to do, how the register's own notice differs from the one of this verdict."""
        card = PersonCard(self._theme, "file-clock", title, sentence, "", (action,) if action is not None else ())
        card.setObjectName("yours")
        self._comparison.addWidget(card)
        card.show()

    def _replace_details(self, details: QWidget, stretch: int = 0) -> None:
        self.body.replaceWidget(self._details, details)
        self.body.setStretchFactor(details, stretch)
        self._details.hide()
        self._details.deleteLater()
        self._details = details
        details.show()

    def _add_group(self, column: QVBoxLayout, title: str, *widgets: QWidget | None) -> None:
        present = [widget for widget in widgets if widget is not None]
        if not present:
            return
        heading = Label(self._theme, title, "subhead")
        heading.setContentsMargins(0, 12, 0, 0)
        column.addWidget(heading)
        for widget in present:
            column.addWidget(widget)

    def _checks_card(self, checks: list[Check]) -> QFrame | None:
        if not checks:
            return None
        card = QFrame()
        card.setProperty("card", "raised")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for index, check in enumerate(checks):
            if index:
                column.addWidget(Hairline(self._theme))
            column.addWidget(CheckRow(self._theme, check))
        return card

    def _signatory_card(self, signatory: Signatory) -> PersonCard:
        if not signatory.fingerprint:
            key = "This signature has no digital key."
        elif not signatory.holds:
            key = f"The digital proof by the key {signatory.fingerprint} is not valid."
        else:
            key = _key_sentence(
                signatory.fingerprint,
                signatory.known_as,
                _NOT_THEIRS.format(name=signatory.sealer) if signatory.sealer else "",
            )
        links = (
            self._links(signatory.fingerprint, signatory.known_as or signatory.sealer, KeyRole.SIGNATORY)
            if signatory.holds
            else ()
        )
        role = ROLE_NAMES[Role(signatory.role)]
        return PersonCard(self._theme, "signature", f"{role[0].upper()}{role[1:]}", signatory.sentence, key, links)

    def _seal_card(self, seal: SealDescription) -> PersonCard:
        key = _key_sentence(
            seal.fingerprint, seal.known_as, _NO_SEALS.format(name=seal.signatory) if seal.signatory else ""
        )
        links = self._links(seal.fingerprint, seal.known_as or seal.signatory, KeyRole.SEAL)
        title = f"Seal in the name of {seal.name}" if seal.name else "Seal"
        return PersonCard(self._theme, "shield-check", title, seal.sentence, key, links)

    def _stamp_card(self, stamp: TimeStampDescription) -> PersonCard:
        links = self._links(stamp.fingerprint, stamp.known_as, KeyRole.TIME_STAMP)
        title = f"Time stamp by {stamp.name}" if stamp.name else "Time stamp"
        return PersonCard(
            self._theme, "clock", title, stamp.sentence, _key_sentence(stamp.fingerprint, stamp.known_as, ""), links
        )

    def _links(self, key: str, known_as: str, role: KeyRole) -> tuple[Action, ...]:
        if known_as == OWN_SEAL:
            return ()
        if known_as:
            return (Action("Forget this key", lambda: self.forget.emit(key)),)
        return (Action("Remember this key as…", lambda: self.remember.emit(key, role)),)


def _key_sentence(fingerprint: str, known_as: str, otherwise: str) -> str:
    owner = f"Key known as {known_as}" if known_as else otherwise or "It is not known whose key this is"
    return f"{owner}. Fingerprint {fingerprint}"
