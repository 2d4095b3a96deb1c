"""A wizard on a real register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.commanding import AskedCommands
from desktop.inline_tasks import InlineTasks
from desktop.wizard.hands import NOW, Bench, Hands
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.tasks import Dates, Failed
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.wizard.wizard_view import WizardView
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record
from signoff.pdf.preview import Pages
from signoff.register.store import Register


class NoPages(InlineTasks):
    """Sets no pages: other tests check what is on them."""

    def render(
        self,
        owner: object,
        record: Record,
        done: Callable[[Pages], None],
        failed: Failed,
        dates: Dates = (),
        *,
        public: bool = False,
    ) -> None:
        """Never answer."""


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile("leeds")


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """One register for all tests: each makes its own notice."""
    with Register.open(tmp_path_factory.mktemp("wizard") / "register.sqlite") as opened:
        yield opened


@pytest.fixture
def make_record(profile: Profile) -> Callable[[Notice | None], Record]:
    return lambda notice: new_record("leeds", profile.terms(), actor="Pat", at=NOW, notice=notice)


@pytest.fixture
def bench(
    qtbot: QtBot,
    theme: Theme,
    profile: Profile,
    register: Register,
    tmp_path: Path,
    make_record: Callable[[Notice | None], Record],
) -> Bench:
    """Make a wizard on a new notice, created and edited on 1 May 2024, or on a record."""

    def make(
        notice: Notice | None = None,
        *,
        record: Record | None = None,
        size: tuple[int, int] = (1100, 760),
        now: dt.datetime = NOW,
    ) -> Hands:
        opened = record or make_record(notice)
        register.save(opened)
        session = NoticeSession(register, profile, opened, actor=lambda: "Pat", clock=lambda: now)
        settings = Settings(tmp_path / "settings.json")
        settings.update(name="Sam Officer", post="Chief Officer")
        notifier = AnsweringNotifier(theme)
        services = Services(theme, register, settings, NoPages(), notifier)
        commands = AskedCommands(notifier)
        preview = PreviewPane(services, session, commands)
        view = WizardView(services, session, preview, commands)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.begin()
        session.setParent(view)
        return Hands(qtbot, view, session, commands.asked)

    return make
