"""Who signs, how and on which day: the left column of the Sign step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.declaration import Declaration
from signoff.desktop.signing.signatories import Signatory
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.fields import DateField, Labelled, LineField
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Role

DRAW, IMAGE, TYPED, SAVED = "draw", "image", "typed", "saved"
METHODS = (Option(DRAW, "Draw"), Option(IMAGE, "Image"), Option(TYPED, "Typed"), Option(SAVED, "Saved"))
HINTS = {
    DRAW: "Sign on the page with pen, finger or mouse.",
    IMAGE: "A photo or scan of your signature on paper; the paper is removed.",
    TYPED: "Your name in a script face, on the page.",
    SAVED: "The signature that you keep on this machine, under your passphrase.",
}
_CAPACITY = {
    Role.DECISION_MAKER: "",
    Role.SCRUTINY_CHAIR: "Of the relevant scrutiny board; failing that, chair or vice-chair of the council.",
    Role.EXECUTIVE_MEMBER: "The relevant executive member’s portfolio.",
}


class SignerForm(QWidget):
    """Asks for the signatory, the declaration, the way of signing and the date.

    `changed` tells that any of it is another; `picture_wanted` asks for a picture of a signature, `saved_wanted` for
    the passphrase of those that are kept, `saved_chosen` for one of them by its key.
    """

    changed = Signal()
    method_chosen = Signal(str)
    picture_wanted = Signal()
    saved_wanted = Signal()
    saved_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        signatories: Sequence[Signatory],
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signatories = {one.role: one for one in signatories}
        self._role = signatories[0].role
        self._who = ""
        self._kept = 0
        self._is_open = False
        self._build(signatories, today)
        self._show_signatory()
        self._method.choose(DRAW)
        self._show_method(DRAW)

    @property
    def role(self) -> Role:
        """In which role is signed."""
        return self._role

    @property
    def name(self) -> str:
        """The signer's name as typed."""
        return " ".join(self._name.text().split())

    @property
    def post(self) -> str:
        """The signer's post as typed."""
        return " ".join(self._post.text().split())

    @property
    def date(self) -> dt.date | None:
        """The day of the signature; None while there is none, or none that exists."""
        return self._date.date()

    def permit_declaring(self, *, permitted: bool, why_not: str) -> None:
        """Let the declaration be ticked, or not before the pages are read."""
        self._declaration.permit(permitted=permitted, why_not=why_not)

    def restore(self, role: Role | None, name: str, post: str, method: str) -> None:
        """Show what was given before this step was left; whatever is empty stays as it is proposed."""
        if role in self._signatories and role is not None:
            self._roles.choose(role)
            self._role = role
            self._show_signatory()
        proposed = self._signatories[self._role]
        if (name or post) and (name, post) != (proposed.name, proposed.post):
            self._name.setText(name)
            self._post.setText(post)
            self._names.show()
            self._declaration.offer_other(offered=False)
        if method and method != SAVED:
            self._method.choose(method)
            self._show_method(method)

    def offer_saved(self, button: str, marks: Sequence[Option], chosen: str, *, is_open: bool) -> None:
        """Offer the signatures that are kept once they are unlocked; before that, the `button` that leads to them."""
        self._unlock.setText(button)
        self._is_open = is_open
        self._kept = len(marks)
        self._marks.set_options(marks)
        self._marks.choose(chosen)
        self._show_method(self.method)

    def begin(self) -> None:
        """Give the keyboard to the declaration, with which signing begins."""
        self._declaration.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def declared(self) -> bool:
        """Whether the declaration is ticked."""
        return self._declaration.agreed

    @property
    def method(self) -> str:
        """How is signed: drawn, with a picture, or typed."""
        return self._method.choice() or DRAW

    def choose_role(self, role: str) -> None:
        """Sign in another role, as if it had been pressed; one that is not offered changes nothing."""
        if role in self._signatories:
            self._roles.choose(role)
            self._choose_role(role)

    def choose_method(self, method: str) -> None:
        """Sign in another way, as if it had been pressed."""
        self._method.button(method).click()

    def add_for_pictures(self, part: QWidget) -> None:
        """Give a place to what is asked of a picture, seen while one is signed with."""
        layout = self._for_pictures.layout()
        if layout is not None:
            layout.addWidget(part)

    def add_below_names(self, part: QWidget) -> None:
        """Give a place to what is said of the signer, seen while name and post can be written."""
        self._below_names.addWidget(part)

    def ask_date(self) -> None:
        """FindingTarget to the date of the signature."""
        self._date.setFocus(Qt.FocusReason.TabFocusReason)

    def open_names(self) -> None:
        """Show the fields for name and post."""
        self._names.show()
        self._declaration.offer_other(offered=False)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, signatories: Sequence[Signatory], today: Callable[[], dt.date]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._roles = ChoiceGroup(
            self._theme, [Option(one.role, one.title, one.given) for one in signatories], name="Who signs"
        )
        self._roles.setObjectName("signerRole")
        self._roles.choose(self._role)
        self._roles.chosen.connect(self._choose_role)
        self._roles.setVisible(len(signatories) > 1)
        self._declaration = Declaration(self._theme)
        self._declaration.changed.connect(self.changed)
        self._declaration.other_wanted.connect(self.open_names)
        self._date = DateField(self._theme, today=today, weekday=True)
        self._date.setObjectName("signatureDate")
        self._date.changed.connect(lambda _: self.changed.emit())
        self._date_label = Labelled(self._theme, "Date of the decision", self._date)
        for part in (self._roles, self._name_fields(), self._declaration):
            column.addWidget(part)
        column.addLayout(self._method_part())
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
            field.textChanged.connect(self._typed)
            column.addWidget(Labelled(self._theme, label, field))
        self._capacity = Label(self._theme, "", "guidance")
        column.addWidget(self._capacity)
        self._below_names = QVBoxLayout()
        column.addLayout(self._below_names)
        return self._names

    def _method_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(8)
        part.addWidget(Label(self._theme, "Signature", "strong"))
        self._method = Segmented(self._theme, METHODS, name="Signature")
        self._method.setObjectName("signatureMethod")
        self._method.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._method.chosen.connect(self._show_method)
        self._method.chosen.connect(self.method_chosen)
        part.addWidget(self._method)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._hint = Label(self._theme, "", "guidance")
        row.addWidget(self._hint, 1)
        self._choose = Button(self._theme, "Choose…", kind="compact", icon="image")
        self._choose.setObjectName("choosePicture")
        self._choose.setAccessibleName("Choose a picture of your signature")
        self._choose.clicked.connect(self.picture_wanted)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._unlock = Button(self._theme, "Unlock…", kind="compact", icon="lock-open")
        self._unlock.setObjectName("unlockSaved")
        self._unlock.clicked.connect(self.saved_wanted)
        row.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignTop)
        part.addLayout(row)
        self._marks = ChoiceGroup(self._theme, (), name="Which kept signature")
        self._marks.setObjectName("savedMarks")
        self._marks.chosen.connect(self.saved_chosen)
        part.addWidget(self._marks)
        self._for_pictures = QWidget()
        QVBoxLayout(self._for_pictures).setContentsMargins(0, 0, 0, 0)
        part.addWidget(self._for_pictures)
        return part

    def _choose_role(self, role: str) -> None:
        self._role = Role(role)
        self._show_signatory()
        self.changed.emit()

    def _show_signatory(self) -> None:
        one = self._signatories[self._role]
        self._name.setText(one.name)
        self._post.setText(one.post)
        self._date.set_date(one.date)
        self._date_label.set_label("Date of the decision" if self._role is Role.DECISION_MAKER else "Date")
        known = bool(one.name and one.post)
        self._capacity.setText(_CAPACITY[self._role])
        self._capacity.setVisible(bool(_CAPACITY[self._role]))
        self._names.setVisible(not known)
        self._declaration.offer_other(offered=known)
        self._declaration.withdraw()
        self._typed()

    def _show_method(self, method: str) -> None:
        self._hint.setText(HINTS[method])
        self._choose.setVisible(method == IMAGE)
        kept = self._kept
        self._unlock.setVisible(method == SAVED and not self._is_open)
        self._marks.setVisible(method == SAVED and kept > 1)
        self._for_pictures.setVisible(method == IMAGE)

    def _typed(self) -> None:
        who = ", ".join(dict.fromkeys(part for part in (self.name, self.post) if part))
        if who != self._who:  # somebody else declares
            self._who = who
            self._declaration.withdraw()
        self._declaration.show_words(self._signatories[self._role].declaration, who)
        self.changed.emit()
