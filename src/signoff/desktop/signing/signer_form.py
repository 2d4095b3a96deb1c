"""The form of the Sign step: who signs, how and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.declaration import Declaration
from signoff.desktop.signing.signatories import Signatory
from signoff.desktop.signing.signing_state import KeptSignatures, SigningState
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.fields import DateField, Labelled, LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Role

METHODS = (
    Option(SigningMethod.DRAW, "Draw"),
    Option(SigningMethod.IMAGE, "Image"),
    Option(SigningMethod.TYPED, "Typed"),
    Option(SigningMethod.SAVED, "Saved"),
)
_CAPACITY = {
    Role.DECISION_MAKER: "",
    Role.SCRUTINY_CHAIR: "Of the relevant scrutiny board; failing that, chair or vice-chair of the council.",
    Role.EXECUTIVE_MEMBER: "The relevant executive member’s portfolio.",
}


class SignerForm(QWidget):
    """Asks for the signatory, the declaration, the method of signing and the date, and shows those of a state.

    `picture_wanted` is emitted to choose a picture of a signature, `saved_wanted` to unlock the saved ones,
    `names_wanted` to show the fields of name and post; the others carry what the person has chosen or written.
    """

    role_chosen = Signal(str)
    signer_written = Signal(object)
    names_wanted = Signal()
    agreed = Signal(bool)
    method_chosen = Signal(str)
    saved_chosen = Signal(str)
    date_chosen = Signal(object)
    picture_wanted = Signal()
    saved_wanted = Signal()

    def __init__(
        self, theme: Theme, state: SigningState, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: SigningState | None = None
        self._build(state.signatories, today)
        self.show_state(state)

    def show_state(self, state: SigningState) -> None:
        """Show the state of a signing, without changing what is being written."""
        before, self._shown = self._shown, state
        self._roles.choose(state.role)
        self._show_signer(state)
        other_role = before is None or before.role is not state.role
        if other_role:
            self._date_label.set_label("Date of the decision" if state.role is Role.DECISION_MAKER else "Date")
            self._capacity.setText(_CAPACITY[state.role])
            self._capacity.setVisible(bool(_CAPACITY[state.role]))
        if other_role or state.date != self._date.date():
            self._date.set_date(state.date)
        self._declaration.show_words(state.signatory.declaration, str(state.signer))
        self._declaration.show_agreed(agreed=state.declared)
        self._show_method(state, before)

    def permit_declaring(self, *, permitted: bool, why_not: str) -> None:
        """Enable the declaration, or disable it with the reason while the pages have not been read."""
        self._declaration.permit(permitted=permitted, why_not=why_not)

    def begin(self) -> None:
        """Give the focus to the declaration, with which signing begins."""
        self._declaration.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_role(self, role: str) -> None:
        """Sign in another role, as if it had been pressed; a role that is not offered changes nothing."""
        self.role_chosen.emit(role)

    def choose_method(self, method: str) -> None:
        """Sign by another method, as if it had been pressed."""
        self._method.button(method).click()

    def add_for_pictures(self, part: QWidget) -> None:
        """Add what is asked about a picture; it is shown while the method is a picture."""
        layout = self._for_pictures.layout()
        if layout is not None:
            layout.addWidget(part)

    def add_below_names(self, part: QWidget) -> None:
        """Add what is said of the signer; it is shown while name and post can be written."""
        self._below_names.addWidget(part)

    def ask_date(self) -> None:
        """Give the focus to the date of the signature."""
        self._date.setFocus(Qt.FocusReason.TabFocusReason)

    def open_names(self) -> None:
        """Show the fields for name and post."""
        self.names_wanted.emit()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, signatories: Sequence[Signatory], today: Callable[[], dt.date]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._roles = ChoiceGroup(
            self._theme,
            [Option(signatory.role, signatory.title, signatory.given) for signatory in signatories],
            name="Who signs",
        )
        self._roles.setObjectName("signerRole")
        self._roles.chosen.connect(self.role_chosen)
        self._roles.setVisible(len(signatories) > 1)
        self._declaration = Declaration(self._theme)
        self._declaration.agreed.connect(self.agreed)
        self._declaration.other_wanted.connect(self.open_names)
        self._date = DateField(self._theme, today=today, weekday=True)
        self._date.setObjectName("signatureDate")
        self._date.changed.connect(self.date_chosen)
        self._date_label = Labelled(self._theme, "Date of the decision", self._date)
        for part in (self._roles, self._name_fields(), self._declaration):
            column.addWidget(part)
        nest(column, self._method_part())
        column.addWidget(self._date_label)

    def _name_fields(self) -> QWidget:
        self._names = QWidget()
        column = QVBoxLayout(self._names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._name, self._post = LineField(self._theme), LineField(self._theme)
        for field, label, name in ((self._name, "Name", "signerName"), (self._post, "Post", "signerPost")):
            field.setObjectName(name)
            field.setAccessibleName(f"Signer’s {label.lower()}")
            field.textChanged.connect(self._emit_signer)
            column.addWidget(Labelled(self._theme, label, field))
        self._capacity = Label(self._theme, "", "guidance")
        column.addWidget(self._capacity)
        self._below_names = QVBoxLayout()
        nest(column, self._below_names)
        return self._names

    def _method_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(8)
        part.addWidget(Label(self._theme, "Signature", "strong"))
        self._method = Segmented(self._theme, METHODS, name="How you sign", folds=True)
        self._method.setObjectName("signatureMethod")
        self._method.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._method.chosen.connect(self.method_chosen)
        part.addWidget(self._method)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._hint = Label(self._theme, "", "guidance")
        row.addWidget(self._hint, 1)
        say_with(self._method, self._hint)
        self._choose = Button(self._theme, "Choose…", kind="compact", icon="image")
        self._choose.setObjectName("choosePicture")
        self._choose.setAccessibleName("Choose a picture of your signature")
        self._choose.clicked.connect(self.picture_wanted)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._unlock = Button(self._theme, "Unlock…", kind="compact", icon="lock-open")
        self._unlock.setObjectName("unlockSaved")
        self._unlock.clicked.connect(self.saved_wanted)
        row.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignTop)
        nest(part, row)
        self._marks = ChoiceGroup(self._theme, (), name="Which saved signature")
        self._marks.setObjectName("savedMarks")
        self._marks.chosen.connect(self.saved_chosen)
        part.addWidget(self._marks)
        self._for_pictures = QWidget()
        QVBoxLayout(self._for_pictures).setContentsMargins(0, 0, 0, 0)
        part.addWidget(self._for_pictures)
        return part

    def _show_signer(self, state: SigningState) -> None:
        if self._written() != state.signer:
            for field, text in ((self._name, state.signer.name), (self._post, state.signer.post)):
                with QSignalBlocker(field):  # the person has not written it
                    field.setText(text)
        self._names.setVisible(state.asks_names)
        self._declaration.offer_other(offered=not state.asks_names)

    def _show_method(self, state: SigningState, before: SigningState | None) -> None:
        method = state.method
        self._method.choose(method)
        self._hint.setText(words.hint_of(method, state.signer.name))
        self._choose.setVisible(method is SigningMethod.IMAGE)
        self._for_pictures.setVisible(method is SigningMethod.IMAGE)
        self._unlock.setText("Unlock…" if state.has_vault else "Save one…")
        self._unlock.setVisible(method is SigningMethod.SAVED and state.kept is None)
        kept = state.kept or KeptSignatures("")
        if before is None or before.kept != state.kept:
            self._marks.set_options([Option(mark.id, mark.label) for mark in kept.marks])
            self._marks.choose(kept.chosen)
        self._marks.setVisible(method is SigningMethod.SAVED and len(kept.marks) > 1)

    def _written(self) -> Person:
        """Return name and post as they are written, without extra spaces."""
        return Person(*(" ".join(field.text().split()) for field in (self._name, self._post)))

    def _emit_signer(self) -> None:
        self.signer_written.emit(self._written())
