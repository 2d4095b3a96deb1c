"""Windows on registers of their own, which meet in a real shared register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from empty_register import empty_register
from shared import conftest as shared_conftest
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.sharing import Reach
from signoff.desktop.core.tasks import Failed, Result, Tasks
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.shared.address import Address
from signoff.shared.exchange_state import ExchangeState

server, template = shared_conftest.server, shared_conftest.template
lasting_database, database = shared_conftest.lasting_database, shared_conftest.database

PATIENCE = 10_000
"""Milliseconds for which a test waits for what another thread or the server does; on an idle machine it takes few."""


class NetworkBeside(WithoutPages):
    """Runs at once what belongs to the window, and beside it, as the program does, what may hang in the network."""

    def __init__(self) -> None:
        self._beside = Tasks()

    def run_unawaited(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `work` in a thread of its own."""
        self._beside.run_unawaited(work, done, failed, owner=owner)

    def close(self) -> None:
        """Take no more."""
        self._beside.close()


@dataclass(frozen=True)
class Seat:
    """A person at a window."""

    window: MainWindow
    services: Services
    notifier: AnsweringNotifier
    qtbot: QtBot

    @property
    def register(self) -> Register:
        return self.services.register

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def sign_in(self, address: Address) -> None:
        """Begin to exchange, and wait until that was done once."""
        self.window.content.shared.use(address)
        self.until(lambda: self.services.sharing.standing.reach is Reach.ONLINE)

    def has(self, notice: str) -> bool:
        return self.register.row(notice) is not None

    def has_shared(self, notice: str) -> bool:
        """Whether a notice is there as it is here."""
        with ExchangeState(self.register.path) as state:
            agreed = state.agreed_on(notice)
        return agreed is not None and agreed.here == self.register.state_digests()[notice]

    def record(self, notice: str) -> Record:
        return self.register.peek(notice)


@pytest.fixture
def seat(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[str], Seat]]:
    """Makes windows, each for a person with this name."""
    with ExitStack() as stack:

        def make(name: str) -> Seat:
            folder = tmp_path / name
            register = stack.enter_context(Register.open(empty_register(folder / "register.sqlite")))
            settings = Settings(folder / "settings.json")
            settings.update(name=name, last_folder=str(tmp_path))
            tasks, notifier = NetworkBeside(), AnsweringNotifier(theme)
            services = Services(theme, register, settings, tasks, notifier)
            window = MainWindow.on(services)
            window.show()
            stack.callback(sweep, window)
            stack.callback(tasks.close)
            stack.callback(window.content.end_sharing)
            return Seat(window, services, notifier, qtbot)

        yield make
