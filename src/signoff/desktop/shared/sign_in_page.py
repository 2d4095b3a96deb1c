"""The settings' page about the shared register: its address, signing in and out, and what a test finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from signoff.desktop.shared.standing_words import how_it_stands, last_exchange
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SharedProblem, SignoffError
from signoff.notice.text.names import is_same_person
from signoff.shared.address import Address, read_address
from signoff.shared.signing_in import ConnectionFacts, connection_facts, sign_in

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services

_WHAT = (
    "Where your council has one, notices meet in its shared register: a PostgreSQL database. "
    "Your own register stays on this laptop, is complete, and works without it."
)
_ADDRESS = "As your administrator gave it to you, without a password."
_PASSWORD = "Kept in this machine’s keyring. Leave it empty if it is known there."  # noqa: S105 - words for a person
_ASKED_AGAIN = "You will be asked for the password again the next time signoff is opened."
_TESTING, _SIGNING_IN = "Connecting…", "Signing in…"
_ROLES = {
    "reader": "reader",
    "preparer": "preparer",
    "decision_maker": "decision maker",
    "publisher": "publisher",
}


class SignInPage(QWidget):
    """Tests and signs in beside the interface; `use` begins the exchange with an address, `leave` ends it."""

    def __init__(
        self,
        services: Services,
        folder: Path,
        address: Address | None,
        use: Callable[[Address, str], None],
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show the page for a data folder, and the address that was signed in to from there, if any."""
        super().__init__(parent)
        self._services, self._theme, self._folder = services, services.theme, folder
        self._use, self._leave = use, leave
        self._is_busy = False
        self.setObjectName("sharedPage")
        self._build()
        self._fill(address)
        services.sharing.changed.connect(self._show_standing)
        self._show_standing()

    def _fill(self, address: Address | None) -> None:
        if address is not None:
            self._address.setText(address.url_without_login)
            self._login.setText(address.login)

    def _given(self) -> Address | None:
        """Return the address as it is typed; None, and the sentence is shown, where it is none."""
        try:
            address = read_address(self._address.text(), self._login.text().strip())
        except SharedProblem as problem:
            self._say("")
            self._address_label.show_problem(str(problem))
            self._address.setFocus()
            return None
        self._fill(address)
        return address

    def _test(self) -> None:
        if self._is_busy or (address := self._given()) is None:
            return
        self._begin(_TESTING)
        password = self._password.text() or None
        self._services.tasks.run_unawaited(
            lambda: connection_facts(address, password), self._show_tested, self._show_problem, owner=self
        )

    def _sign_in(self) -> None:
        if self._is_busy or (address := self._given()) is None:
            return
        self._begin(_SIGNING_IN)
        password, folder = self._password.text(), self._folder

        def work() -> tuple[ConnectionFacts, str]:
            found = connection_facts(address, password or None)
            return found, sign_in(folder, address, password)

        def done(signed: tuple[ConnectionFacts, str]) -> None:
            found, kept_not = signed
            self._show_tested(found)
            if kept_not:
                self._say_problem(f"{kept_not} {_ASKED_AGAIN}")
            self._password.clear()
            self._use(address, password)

        self._services.tasks.run_unawaited(work, done, self._show_problem, owner=self)

    def _sign_out(self) -> None:
        try:
            self._leave()
        except SignoffError as problem:
            self._say_problem(str(problem))
            return
        self._say("Signed out. Your register keeps everything that it has.")

    def _show_tested(self, found: ConnectionFacts) -> None:
        self._is_busy = False
        self._say("\n".join(connection_words(found, self._services.settings.name)))

    def _show_problem(self, problem: SignoffError) -> None:
        self._is_busy = False
        self._say_problem(str(problem))

    def _show_standing(self) -> None:
        standing, now = self._services.sharing.standing, self._services.clock()
        words = f"{how_it_stands(standing, now)} {last_exchange(standing, now)}"
        self._state.show_words(words if standing.is_on else "")
        self._sign_in_button.setText("Sign in again" if standing.is_on else "Sign in")
        self._sign_out_button.setVisible(standing.is_on)

    def _begin(self, words: str) -> None:
        self._is_busy = True
        self._say(words)

    def _say(self, words: str) -> None:
        self._problem.show_words("")
        self._result.show_words(words)

    def _say_problem(self, words: str) -> None:
        if self._result.text() in (_TESTING, _SIGNING_IN):
            self._result.show_words("")
        self._problem.show_words("")  # else the same once more would not be said
        self._problem.show_words(words)

    def _build(self) -> None:
        self._address, self._login = (
            LineField(self._theme, placeholder="postgresql://host/database"),
            LineField(self._theme),
        )
        self._address.setObjectName("sharedAddress")
        self._login.setObjectName("sharedLogin")
        self._password = LineField(self._theme, verbatim=True)
        self._password.setObjectName("sharedPassword")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleDescription(_PASSWORD)
        self._state = StatusLine(self._theme, "sharedPageState")
        self._result = StatusLine(self._theme, "sharedResult")
        self._problem = StatusLine(self._theme, "sharedProblem", is_problem=True)
        self._sign_in_button = self._button("Sign in", "users", "sharedSignIn", self._sign_in)
        self._test_button = self._button("Test", "refresh-cw", "sharedTest", self._test)
        self._sign_out_button = self._button("Sign out", "x", "sharedSignOut", self._sign_out)
        buttons = QWidget()
        flow = FlowLayout(gap=8, line_gap=8, parent=buttons)
        for button in (self._sign_in_button, self._test_button, self._sign_out_button):
            flow.addWidget(button)
        who = QHBoxLayout()
        who.setSpacing(16)
        who.addWidget(Labelled(self._theme, "User name", self._login), 1)
        who.addWidget(Labelled(self._theme, "Password", self._password), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self._theme, "Shared register", "subhead"))
        column.addWidget(Label(self._theme, _WHAT, "guidance"))
        column.addWidget(self._state)
        column.addSpacing(4)
        self._address_label = Labelled(self._theme, "Address", self._address, hint=_ADDRESS)
        self._address.textChanged.connect(self._address_label.clear_problem)
        column.addWidget(self._address_label)
        nest(column, who)
        column.addWidget(Label(self._theme, _PASSWORD, "guidance"))
        column.addSpacing(4)
        column.addWidget(buttons)
        column.addWidget(self._result)
        column.addWidget(self._problem)
        column.addStretch(1)

    def _button(self, words: str, icon: str, name: str, act: Callable[[], None]) -> Button:
        button = Button(self._theme, words, kind="compact", icon=icon)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button


def connection_words(found: ConnectionFacts, name: str) -> list[str]:
    """Return what a test found, a line each; `name` is the person's as the settings have it, if they do."""
    standing = found.standing
    if found.encryption:
        checked = "" if found.is_local else ", certificate checked"
        connection = f"encrypted ({found.encryption}{checked})"
    else:
        connection = "not encrypted, on this machine" if found.is_local else "not encrypted"
    roles = ", ".join(_ROLES.get(role, role) for role in standing.roles) or "reader"
    teams = f" Teams: {', '.join(standing.teams)}." if standing.teams else " No team."
    exempt = " You may read exempt information." if standing.may_read_exempt else ""
    lines = [
        f"PostgreSQL {found.server}, {connection}. Version {found.schema} of the shared register.",
        f"You are {standing.person}: {roles}.{teams}{exempt}",
    ]
    if name and not is_same_person(name, standing.person):
        lines.append(f"Here your name is {name}. Your signatures are only accepted there if the two are the same.")
    return lines
