"""Sign steps and signed notices on a real register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later, notice, signed
from desktop.answering import AnsweringNotifier
from desktop.commanding import AskedCommands
from desktop.inline_tasks import InlineTasks
from desktop.signing.bench import SignBench, SignedBench, SignedHands, SignHands
from empty_register import empty_register
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.signing.signed_view import SignedView
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.signing.vault.file import Work
from signoff.signing.vault.vault import Vault, default_vault

FAST = Work(cost=10, blocks=1)
"""Hardly any work for a passphrase's key: tests keep nothing."""


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile("leeds")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def complete(profile: Profile) -> Record:
    """A draft that nothing keeps from being signed."""
    return new_record("leeds", profile.terms(), actor="Pat", at=later(0), notice=notice())


@pytest.fixture
def session(register: Register, profile: Profile) -> Callable[[Record], NoticeSession]:
    """Make a session on a record, on the tests' day."""
    ticks = iter(range(20, 10_000))

    def make(record: Record) -> NoticeSession:
        register.import_record(record)
        return NoticeSession(register, profile, record, actor=lambda: "Pat", clock=lambda: later(next(ticks)))

    return make


@pytest.fixture
def services(theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path) -> Services:
    vault = Vault(default_vault(), work=FAST)
    return Services(theme, register, Settings(tmp_path / "settings.json"), InlineTasks(), notifier, own_vault=vault)


def show(qtbot: QtBot, view: QWidget, size: tuple[int, int] = (1366, 720)) -> None:
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()


@pytest.fixture
def sign_bench(
    qtbot: QtBot,
    services: Services,
    session: Callable[[Record], NoticeSession],
    notifier: AnsweringNotifier,
    complete: Record,
) -> Iterator[SignBench]:
    # A view without a reference is deleted with the next object, such as its own dialog: too early for Qt.
    steps: list[SignHands] = []

    def make(record: Record | None = None, *, read: bool = True) -> SignHands:
        opened = session(record or complete)
        view = SignView(services, opened)
        opened.setParent(view)
        show(qtbot, view)
        hands = SignHands(qtbot, view, opened, notifier)
        if read:
            hands.read_to_end()
            view.desk.go_to_cell()
            sees = view.desk.view.viewport().rect
            qtbot.waitUntil(lambda: sees().contains(view.desk.pad.geometry()))
        steps.append(hands)
        return hands

    yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    steps.clear()


@pytest.fixture
def signed_bench(
    qtbot: QtBot, services: Services, session: Callable[[Record], NoticeSession], notifier: AnsweringNotifier
) -> SignedBench:
    def make(record: Record | None = None) -> SignedHands:
        opened = session(record or signed(draft()))
        commands = AskedCommands(notifier)
        view = SignedView(services, opened, commands)
        opened.setParent(view)
        show(qtbot, view)
        return SignedHands(qtbot, view, opened, notifier, commands)

    return make
