"""The pane with the notice's own page: follows what is typed, opens at the current row, shows what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from builders import draft, later
from desktop.answering import LaterTasks
from desktop.commanding import AskedCommands
from pdf.factory import pdfium_pages
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.pages.notice_text_view import NoticeTextView
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.pages.public_view import PublicBand
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.record import Copy
from signoff.pdf.preview import Pages
from signoff.register.store import Register


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[NoticeSession]:
    with Register.open(tmp_path / "register.sqlite") as register:
        yield NoticeSession(
            register,
            load_profile("leeds"),
            draft(reasons="A long reason.\n\n" * 90),
            actor=lambda: "PA",
            clock=lambda: later(5),
        )


@pytest.fixture
def commands(services: Services) -> AskedCommands:
    return AskedCommands(services.notifier)


@pytest.fixture
def pane(services: Services, session: NoticeSession, commands: AskedCommands, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(services, session, commands)
    qtbot.addWidget(pane)
    pane.resize(700, 750)
    with qtbot.waitSignal(pane.updated):
        pane.show()
    return pane


def text_of(pane: PreviewPane, name: str) -> str:
    label = pane.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_the_page_follows_what_is_typed(pane: PreviewPane, session: NoticeSession, qtbot: QtBot) -> None:
    before = pane.pages
    with qtbot.waitSignal(pane.updated):
        session.set_value("subject", "Quite another subject")
    assert pane.pages is not None
    assert before is not None
    assert pane.pages.data != before.data


def test_many_keys_set_one_page(pane: PreviewPane, session: NoticeSession, qtbot: QtBot) -> None:
    updates: list[object] = []
    pane.updated.connect(updates.append)
    for length in range(1, 20):
        session.set_value("subject", "x" * length)
    qtbot.waitUntil(lambda: bool(updates))
    assert len(updates) == 1


def test_it_opens_at_the_section_in_hand(pane: PreviewPane) -> None:
    pane.show_section("call_in")
    assert pane.view.page > 1
    assert text_of(pane, "previewWhere") == f"Page {pane.view.page} of {pane.view.pages}"
    pane.show_section("type_and_value")
    assert pane.view.page == 1


def test_typing_does_not_scroll_the_page_away(pane: PreviewPane, session: NoticeSession, qtbot: QtBot) -> None:
    pane.show_section("reasons")
    pane.view.go_to_page(2)
    place = pane.view.verticalScrollBar().value()
    with qtbot.waitSignal(pane.updated):
        session.set_value("subject", "Another")
    assert pane.view.verticalScrollBar().value() == place


def test_what_no_font_can_show_is_said_and_the_page_stays(
    pane: PreviewPane, session: NoticeSession, qtbot: QtBot
) -> None:
    before = pane.pages
    session.set_value("subject", "A gate \U0001f9ff")
    qtbot.waitUntil(lambda: "\U0001f9ff" in text_of(pane, "previewProblem"))
    assert pane.pages is before

    with qtbot.waitSignal(pane.updated):
        session.set_value("subject", "A gate")
    problem = pane.findChild(QLabel, "previewProblem")
    assert problem is not None
    assert not problem.isVisible()


def test_while_hidden_nothing_is_set_and_showing_catches_up(
    pane: PreviewPane, session: NoticeSession, qtbot: QtBot
) -> None:
    before = pane.pages
    pane.hide()
    session.set_value("subject", "Typed while hidden")
    pane.refresh()
    assert pane.pages is before
    with qtbot.waitSignal(pane.updated):
        pane.show()
    assert pane.pages is not before


def test_beside_where_there_is_room_or_where_one_wants_it(pane: PreviewPane, qtbot: QtBot) -> None:
    assert pane.beside(1366)
    assert not pane.beside(1199)
    with qtbot.waitSignal(pane.wanted_changed) as emitted:
        pane.toggle()
    assert emitted.args == [False]
    assert not pane.beside(1366)
    pane.toggle()
    assert pane.beside(1000)


def test_the_notice_is_read_as_text_beside_the_section(pane: PreviewPane, session: NoticeSession, qtbot: QtBot) -> None:
    as_text = pane.findChild(QRadioButton, "choice-text")
    assert as_text is not None
    pane.show_section("decision_maker")
    as_text.click()
    text = pane.findChild(NoticeTextView)
    assert text is not None
    assert text.isVisible()
    assert text_of(pane, "previewWhere") == ""
    assert text.textCursor().position() == 0
    qtbot.waitUntil(lambda: "Approval of Decision" in in_view(text))
    with qtbot.waitSignal(pane.updated):
        session.set_value("subject", "Quite another subject")
    assert "Quite another subject" in text.toPlainText()
    assert "Approval of Decision" in in_view(text)
    pane.show_section("subject")
    qtbot.waitUntil(lambda: in_view(text).startswith("Subject"))


def in_view(text: NoticeTextView) -> str:
    """Return the words from the first line in view to the last."""
    area = text.viewport().rect()
    cursor = text.cursorForPosition(area.topLeft() + QPoint(0, 12))
    cursor.setPosition(text.cursorForPosition(area.bottomRight()).position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText()


def test_the_bar_zooms_and_expands(pane: PreviewPane, commands: AskedCommands, qtbot: QtBot) -> None:
    into = pane.findChild(QToolButton, "previewZoomIn")
    fit = pane.findChild(QPushButton, "previewFitWidth")
    larger = pane.findChild(QToolButton, "previewExpand")
    assert into is not None
    assert fit is not None
    assert larger is not None
    qtbot.mouseClick(into, Qt.MouseButton.LeftButton)
    assert fit.text().endswith("%")
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    assert fit.text() == "Fit width"
    assert larger.toolTip() == "Read the whole notice (F11)"
    qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert commands.asked == [(Command.READ,)]


CANARY = "The canary tender was £1,234."


def exempt() -> ExemptInformation:
    text = ExemptText(reasons=CANARY)
    return ExemptInformation(contains=True, paragraphs=("3",), public_interest="Prices.", text=text)


def text_in(pages: bytes) -> str:
    return "\n".join(" ".join(page.split()) for page in pdfium_pages(pages))


def test_one_switch_shows_what_the_public_will_see_as_it_will_be_exported(
    pane: PreviewPane, session: NoticeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(pane.updated):
        session.set_value("exempt_information", exempt())
    assert pane.pages is not None
    assert "canary" in text_in(pane.pages.data)
    with qtbot.waitSignal(pane.updated):
        qtbot.mouseClick(button_of(pane, "previewPublic"), Qt.MouseButton.LeftButton)
    assert pane.shows_public
    exported = tmp_path / "copy.pdf"
    actions.export_pdf(session.record, exported, Copy.PUBLICATION)
    assert pane.pages.data == exported.read_bytes()
    assert "canary" not in text_in(pane.pages.data)
    assert "1 exempt passage is withheld" in text_of(pane, "publicWords")
    with qtbot.waitSignal(pane.updated):  # what is typed meanwhile is shown as the public will see it
        session.set_value("subject", "Another subject")
    assert "canary" not in text_in(pane.pages.data)
    with qtbot.waitSignal(pane.updated):
        qtbot.mouseClick(button_of(pane, "previewPublic"), Qt.MouseButton.LeftButton)
    assert "canary" in text_in(pane.pages.data)


def test_no_page_of_one_copy_is_shown_under_the_name_of_the_other(
    services: Services, session: NoticeSession, commands: AskedCommands, qtbot: QtBot
) -> None:
    slow, shown = LaterTasks(), list[Pages]()
    session.set_value("exempt_information", exempt())
    pane = PreviewPane(replace(services, tasks=slow), session, commands)
    pane.updated.connect(shown.append)
    qtbot.addWidget(pane)
    pane.resize(700, 750)
    pane.show()
    pane.refresh()  # the whole notice, which is asked for before the switch, and comes after it
    qtbot.mouseClick(button_of(pane, "previewPublic"), Qt.MouseButton.LeftButton)
    assert not band_of(pane).isHidden()
    slow.work_off()
    assert [CANARY in text_in(pages.data) for pages in shown] == [False]
    qtbot.mouseClick(button_of(pane, "previewPublic"), Qt.MouseButton.LeftButton)
    assert band_of(pane).isHidden()
    assert pane.pages is None
    slow.work_off()
    assert [CANARY in text_in(pages.data) for pages in shown] == [False, True]


def button_of(pane: PreviewPane, name: str) -> QPushButton:
    button = pane.findChild(QPushButton, name)
    assert button is not None
    return button


def band_of(pane: PreviewPane) -> PublicBand:
    band = pane.findChild(PublicBand)
    assert band is not None
    return band
