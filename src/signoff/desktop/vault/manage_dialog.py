"""The dialog with the kept signatures, and the key's fingerprint to be given to others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.person import Person
from signoff.desktop.vault.add_mark import AddMark
from signoff.desktop.vault.mark_preview import MarkPreview
from signoff.desktop.vault.unlock_dialog import OPEN_FOR
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import TextArea
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.marks.kinds import label_of

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.marks.mark import Mark
    from signoff.signing.vault.body import KeptMark
    from signoff.signing.vault.vault import Unlocked

_KEY = (
    "Your key’s fingerprint. Read it, by telephone or in person, to people who check your notices: their "
    "signoff shows it, and they can record that it is yours."
)
_NONE = "You have a key but no saved signature. Add one here, or save one when you next sign."
_FORGET = "It is deleted from this computer. You keep your key, and what you signed stays signed."


class ManageDialog(Dialog):
    """Shows what an open vault holds, adds to it and forgets from it; closing the dialog closes the vault.

    It closes by itself after some minutes without use.
    """

    def __init__(self, services: Services, unlocked: Unlocked, parent: QWidget | None = None) -> None:
        theme, notifier = services.theme, services.notifier
        person = str(Person(unlocked.name, unlocked.post))
        super().__init__(theme, "Your saved signatures", person, "Done", parent=parent)
        self.setObjectName("manageDialog")
        self._notifier = notifier
        self._unlocked = unlocked
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._problem_label = StatusLine(theme, "vaultProblem", is_problem=True)
        adding = AddMark(services, unlocked.name)
        adding.made.connect(self._add)
        self._fingerprint = unlocked.fingerprint
        self._buttons_of: list[dict[str, IconButton]] = []
        self.body.setSpacing(16)
        nest(self.body, self._rows)
        for part in (self._problem_label, adding, self._key_part()):
            self.body.addWidget(part)
        self._idle_timer = QTimer(self)
        self._idle_timer.setSingleShot(True)
        self._idle_timer.setInterval(OPEN_FOR)
        self._idle_timer.timeout.connect(self.reject)
        self._show_marks()

    def done(self, result: int) -> None:
        """Close the vault."""
        self._idle_timer.stop()
        self._unlocked.close()
        super().done(result)

    def _key_part(self) -> QWidget:
        part = QWidget()
        words = TextArea(self._theme, lines=2)  # to be read a group at a time, and compared by telephone
        words.setObjectName("keyFingerprint")
        words.setAccessibleName("Fingerprint of your key")
        words.setPlainText(self._fingerprint)
        words.setReadOnly(True)
        copy = Button(self._theme, "Copy", kind="compact", icon="copy")
        copy.setObjectName("copyFingerprint")
        copy.setAccessibleName("Copy the fingerprint")
        copy.setAccessibleDescription(_KEY)
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(words, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self._theme, "Your key", "strong"))
        column.addWidget(Label(self._theme, _KEY, "guidance"))
        nest(column, row)
        return part

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint)
        announce(self, "Copied")

    def _show_marks(self) -> None:
        verb, place = self._button_in_hand()
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self._buttons_of = [{} for _ in self._unlocked.marks]
        for number, mark in enumerate(self._unlocked.marks):
            self._rows.addWidget(self._mark_row(mark, self._buttons_of[number]))
        if verb and self._buttons_of:
            self._buttons_of[min(place, len(self._buttons_of) - 1)][verb].setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._unlocked.marks:
            self._rows.addWidget(Label(self._theme, _NONE, "guidance"))
        self._idle_timer.start()
        self.fit()

    def _button_in_hand(self) -> tuple[str, int]:
        """Return which button of which row has the focus, which its successor gets; no words where none has it."""
        focus = self.focusWidget()
        for place, buttons in enumerate(self._buttons_of):
            for verb, button in buttons.items():
                if button is focus:
                    return verb, place
        return "", 0

    def _mark_row(self, kept: KeptMark, buttons: dict[str, IconButton]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(MarkPreview(self._theme, kept.mark, kept.label))
        row.addWidget(Label(self._theme, kept.label, "text"), 1)
        for icon, verb, action in (("pen-line", "Rename", self._rename), ("trash-2", "Delete", self._forget)):
            button = IconButton(self._theme, icon, f"{verb} the signature “{kept.label}”")
            button.setObjectName(f"{verb.lower()}:{kept.label}")
            button.clicked.connect(partial(action, kept))
            row.addWidget(button)
            buttons[verb] = button
        return part

    def _add(self, mark: Mark) -> None:
        before = self._unlocked.marks
        self._change(lambda: self._unlocked.add(mark, label_of(mark)), "Signature added")
        if self._problem_label.isHidden() and self._unlocked.marks == before:
            self._problem_label.show_words("This signature is already saved.")
            self.fit()

    def _rename(self, kept: KeptMark) -> None:
        label = self._notifier.ask_text(
            "Rename this signature",
            "You see this name when you choose a signature.",
            "Rename",
            "Name",
            proposed=kept.label,
        )
        if label:
            self._change(lambda: self._unlocked.rename_mark(kept.id, label), f"Renamed: “{label}”")

    def _forget(self, kept: KeptMark) -> None:
        if self._notifier.ask(f"Delete the signature “{kept.label}”?", _FORGET, "Delete it", for_good=True):
            self._change(lambda: self._unlocked.forget_mark(kept.id), "Signature deleted")

    def _change(self, change: Callable[[], object], done: str) -> None:
        """Change what is kept and say that it is `done`, or show why that failed; show the marks again either way."""
        self._problem_label.show_words("")
        before = self._unlocked.marks
        try:
            change()
        except SignoffError as problem:
            self._problem_label.show_words(str(problem))
        self._show_marks()
        if self._unlocked.marks != before:
            announce(self, done)
