"""A verdict in full: its head, what was altered, who signed and sealed with whose keys, and every check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from signoff.checking.key_names import OWN_SEAL
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.verify.parts import CheckRow, PersonCard, VerdictHead
from signoff.desktop.verify.verdict_styles import VerdictStyle, style_of
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import ROLE_NAMES, Role
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.verification import Check, Result, SealDescription, Signatory, TimeStampDescription, Verdict

_WIDTH = 560
_NOT_THEIRS = "Key known here as one that seals, {name}, and not as a person’s own"
_NO_SEALS = "Key known here as the one with which {name} signs, and not as one that seals"


class VerdictView(ScrollColumn):
    """Shows one verdict at a time; `remember` and `forget` ask about a key, by its fingerprint.

    `remember` also says in which role it was met.
    """

    remember = Signal(str, KeyRole)
    forget = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _WIDTH, parent=parent)
        self._theme = theme
        self.setAccessibleName("What was found")
        self._head = VerdictHead(theme)
        self._head.setObjectName("verdictHead")
        self._rest = QWidget()
        self.body.setContentsMargins(0, 32, 0, 24)
        self.body.addWidget(self._head)
        self.body.addWidget(self._rest)
        self.body.addStretch(1)

    @property
    def head(self) -> VerdictHead:
        """The verdict itself."""
        return self._head

    def show_style(self, face: VerdictStyle, sentence: str, file: str) -> None:
        """Say something other than a verdict: that it is awaited, or why there is none."""
        self._head.show_verdict(face, sentence, file)
        self._fill(QWidget())

    def show_verdict(self, verdict: Verdict, file: str) -> None:
        """Show a verdict on this file."""
        sentence = verdict.summary.partition(": ")[2]
        self._head.show_verdict(style_of(verdict), f"{sentence[:1].upper()}{sentence[1:]}", file)
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(8)
        bad, unchecked, noted, fine = (
            [check for check in verdict.checks if check.result is result]
            for result in (Result.BAD, Result.UNCHECKED, Result.WARN, Result.OK)
        )
        self._add(column, "What was altered", self._card(bad))
        self._add(column, "What could not be checked", self._card(unchecked))
        stamps = [one.stamp for one in verdict.seals if one.stamp is not None]
        people = map(self._signatory, verdict.signatories)
        cards = [*people, *map(self._sealing, verdict.seals), *map(self._stamping, stamps)]
        self._add(column, "Who signed and sealed" if verdict.seals else "Who signed", *cards)
        self._add(column, "What else was checked" if bad else "What was checked", self._card([*noted, *fine]))
        self._fill(rest)
        self.verticalScrollBar().setValue(0)

    def _fill(self, rest: QWidget) -> None:
        self.body.replaceWidget(self._rest, rest)
        self._rest.hide()
        self._rest.deleteLater()
        self._rest = rest
        rest.show()

    def _add(self, column: QVBoxLayout, title: str, *widgets: QWidget | None) -> None:
        shown = [one for one in widgets if one is not None]
        if not shown:
            return
        heading = Label(self._theme, title, "subhead")
        heading.setContentsMargins(0, 12, 0, 0)
        column.addWidget(heading)
        for one in shown:
            column.addWidget(one)

    def _card(self, checks: list[Check]) -> QFrame | None:
        if not checks:
            return None
        card = QFrame()
        card.setProperty("card", "raised")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for place, one in enumerate(checks):
            if place:
                column.addWidget(Hairline(self._theme))
            column.addWidget(CheckRow(self._theme, one))
        return card

    def _signatory(self, one: Signatory) -> PersonCard:
        if not one.fingerprint:
            key = "No key of theirs vouches for this signature."
        elif not one.holds:
            key = f"The proof by the key {one.fingerprint} does not hold."
        else:
            key = _whose(one.fingerprint, one.known_as, _NOT_THEIRS.format(name=one.sealer) if one.sealer else "")
        links = self._links(one.fingerprint, one.known_as or one.sealer, KeyRole.SIGNATORY) if one.holds else ()
        role = ROLE_NAMES[Role(one.role)]
        return PersonCard(self._theme, "signature", f"{role[0].upper()}{role[1:]}", one.sentence, key, links)

    def _sealing(self, one: SealDescription) -> PersonCard:
        key = _whose(one.fingerprint, one.known_as, _NO_SEALS.format(name=one.signatory) if one.signatory else "")
        links = self._links(one.fingerprint, one.known_as or one.signatory, KeyRole.SEAL)
        title = f"Seal in the name of {one.name}" if one.name else "Seal"
        return PersonCard(self._theme, "shield-check", title, one.sentence, key, links)

    def _stamping(self, one: TimeStampDescription) -> PersonCard:
        links = self._links(one.fingerprint, one.known_as, KeyRole.TIME_STAMP)
        title = f"Time stamp by {one.name}" if one.name else "Time stamp"
        return PersonCard(self._theme, "clock", title, one.sentence, _whose(one.fingerprint, one.known_as, ""), links)

    def _links(self, key: str, known_as: str, role: KeyRole) -> tuple[Action, ...]:
        if known_as == OWN_SEAL:
            return ()
        if known_as:
            return (Action("Forget this key", lambda: self.forget.emit(key)),)
        return (Action("Remember this key as…", lambda: self.remember.emit(key, role)),)


def _whose(fingerprint: str, known_as: str, otherwise: str) -> str:
    whose = f"Key known here as {known_as}" if known_as else otherwise or "It is not known here whose key this is"
    return f"{whose}. Fingerprint {fingerprint}"
