"""The settings' page about the seal: whose key seals exported PDFs, and which server stamps the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.signing.seal.key import installation_fingerprint
from signoff.signing.seal.settings import SealSettings, is_web, read_settings, write_settings

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier

KINDS = "Keys (*.p12 *.pfx);;All files (*)"
_OWN = "Copies of signed notices are sealed with this installation’s own key."
_COUNCIL = (
    "Copies of signed notices are sealed with the council’s key in {path}. You enter its passphrase at each export."
)
_MADE_LATER = "The key is created the first time something is sealed."
_SERVER_HINT = (
    "Proves when a copy was sealed. signoff uses the network only for this, and only if you enter a server here."
)
_NO_ADDRESS = "Enter the address of a time stamp server, which begins with https:// or http://."


class SealPanel(QWidget):
    """Shows whose key seals exports, and changes it; each change is written at once to the data `folder`."""

    def __init__(self, theme: Theme, folder: Path, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._notifier = notifier
        self.setObjectName("sealPanel")
        self._state = StatusLine(theme, "sealState")
        self._key = StatusLine(theme, "sealKey")
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._problem = StatusLine(theme, "sealProblem", is_problem=True)
        self._choose = self._button(theme, "Use the council’s key…", "lock", "sealCouncil")
        self._own = self._button(theme, "Use this installation’s key", "undo-2", "sealOwn")
        self._choose.clicked.connect(self._ask_key)
        self._own.clicked.connect(lambda: self._change(lambda settings: replace(settings, council_key=None)))
        self._server = LineField(theme, placeholder="https://")
        self._server.setObjectName("sealServer")
        self._server.editingFinished.connect(self._save_server)
        self._build(theme)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are now; a file that cannot be read is reported, and not changed."""
        try:
            self._show_settings(read_settings(self._folder))
        except SignoffError as problem:
            self._show_problem(str(problem))

    def _show_settings(self, settings: SealSettings) -> None:
        self._server.setText(settings.timestamp_url or "")
        self._state.show_words(_COUNCIL.format(path=settings.council_key) if settings.council_key else _OWN)
        fingerprint = None if settings.council_key else installation_fingerprint(self._folder)
        own = f"Fingerprint: {fingerprint}" if fingerprint else _MADE_LATER
        self._key.show_words("" if settings.council_key else own)
        self._own.setVisible(settings.council_key is not None)
        self._show_problem("")

    def _ask_key(self) -> None:
        path = self._notifier.open_file("The council’s key", Path.home(), KINDS)
        if path is not None:
            self._change(lambda settings: replace(settings, council_key=path.absolute()))

    def commit(self) -> bool:
        """Save the server as it is typed; return whether it could be."""
        self._save_server()
        return self._problem.text() != _NO_ADDRESS

    def _save_server(self) -> None:
        typed = self._server.text().strip()
        if typed and not is_web(typed):
            self._server.show_problem("error")
            self._show_problem(_NO_ADDRESS)
            return
        self._server.show_problem(None)
        self._change(lambda settings: replace(settings, timestamp_url=typed or None))

    def _change(self, change: Callable[[SealSettings], SealSettings]) -> None:
        try:
            settings = read_settings(self._folder)
            changed = change(settings)
            if changed != settings:
                write_settings(self._folder, changed)
            self._show_settings(changed)
        except SignoffError as problem:
            self._show_problem(str(problem))

    def _show_problem(self, sentence: str) -> None:
        self._problem.show_words(sentence)

    def _build(self, theme: Theme) -> None:
        buttons = QWidget()
        flow = FlowLayout(gap=8, line_gap=8, parent=buttons)
        flow.addWidget(self._choose)
        flow.addWidget(self._own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "The seal on exported PDFs", "subhead"))
        column.addWidget(self._state)
        column.addWidget(self._key)
        column.addWidget(buttons)
        column.addSpacing(8)
        column.addWidget(Labelled(theme, "Time stamp server", self._server, hint=_SERVER_HINT))
        column.addWidget(self._problem)
        column.addStretch(1)

    def _button(self, theme: Theme, text: str, icon: str, name: str) -> Button:
        button = Button(theme, text, kind="compact", icon=icon)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
