"""The main job through the widgets that a person uses: from the empty register to the exported file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import later
from desktop.answering import AnsweringNotifier
from desktop.inline_tasks import InlineTasks
from desktop.keys import type_keys
from desktop.wizard.hands import Hands
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.withheld import why_not_of
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Status
from signoff.notice.text import BulletList, Paragraph, parse, plain
from signoff.register.store import Register

PUBLISHED: Notice = actions.example("published").notice


class Person(Hands):
    """Hands that type every character."""

    def type(self, name: str, text: str) -> None:
        super().type(name, "")
        type_keys(self.qtbot, self.line(name), text)


class Office:
    """A register, and a window on it that can be closed and opened again."""

    def __init__(self, folder: Path, theme: Theme, qtbot: QtBot) -> None:
        self.folder = folder
        self.register = Register.open(folder / "register.sqlite")
        self.settings = Settings(folder / "settings.json")
        self.settings.update(name="Ayesha Malik", post="Personal assistant", last_folder=str(folder))
        self.notifier = AnsweringNotifier(theme)
        self.theme = theme
        self.qtbot = qtbot
        self._minutes = iter(range(1, 100_000))
        self.window = self.open()

    def open(self) -> MainWindow:
        services = Services(
            self.theme,
            self.register,
            self.settings,
            InlineTasks(),
            self.notifier,
            lambda: later(next(self._minutes)),
        )
        self.window = MainWindow.on(services)
        self.qtbot.addWidget(self.window)
        self.window.resize(1366, 832)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        return self.window

    def hands(self) -> Person:
        frame = self.window.frame
        assert frame is not None
        assert frame.wizard is not None
        return Person(self.qtbot, frame.wizard, frame.session)

    def find(self, name: str) -> QWidget:
        widgets = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert widgets, f"nothing in view is called {name}"
        return widgets[0]

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be pressed"
        assert not why_not_of(button), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sign(self, name: str = "") -> None:
        """Read to the end with the keyboard, give one's name where the notice names a post, declare, draw and sign."""
        self.qtbot.waitUntil(self.find("readOn").isVisible)
        self.qtbot.keyClick(self.find("pageView"), Qt.Key.Key_End)
        if name:
            self.qtbot.keyClicks(self.find("signerName"), name)
        self.press("declaration")
        draw(self.qtbot, self.find("signaturePad"))
        sign = self.find("signAndLock")
        assert isinstance(sign, QAbstractButton)
        self.qtbot.waitUntil(lambda: not why_not_of(sign))
        self.press("signAndLock")


@pytest.fixture
def office(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    opened = Office(tmp_path, theme, qtbot)
    yield opened
    opened.window.close()
    opened.register.close()


def type_long(hands: Hands, name: str, markdown: str) -> None:
    """Type paragraphs and bulleted lists with the keys that a person would press."""
    editor = hands.line(name)
    editor.setFocus()
    for place, block in enumerate(parse(markdown)):
        if place:
            hands.qtbot.keyClick(editor, Qt.Key.Key_Return)
        if isinstance(block, BulletList):
            hands.qtbot.keyClicks(editor, "- ")
            for number, item in enumerate(block.items):
                if number:
                    hands.qtbot.keyClick(editor, Qt.Key.Key_Return)
                type_keys(hands.qtbot, editor, plain(item.blocks))
            hands.qtbot.keyClick(editor, Qt.Key.Key_Return)
            hands.qtbot.keyClick(editor, Qt.Key.Key_Backspace)
        else:
            assert isinstance(block, Paragraph)
            type_keys(hands.qtbot, editor, plain((block,)))


def paste_from_word(hands: Hands, name: str, markdown: str) -> None:
    """Put HTML as Word would onto the clipboard, and paste it."""
    parts = []
    for block in parse(markdown):
        if isinstance(block, BulletList):
            items = "".join(f"<li>{html(plain(item.blocks))}</li>" for item in block.items)
            parts.append(f"<ul style='mso-list:l0'>{items}</ul>")
        else:
            parts.append(f"<p class=MsoNormal><span style='font-family:Arial'>{html(plain((block,)))}</span></p>")
    mime = QMimeData()
    mime.setHtml(f"<html><body>{''.join(parts)}</body></html>")
    QGuiApplication.clipboard().setMimeData(mime)
    editor = hands.line(name)
    assert isinstance(editor, QTextEdit)
    editor.setFocus()
    hands.qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def fill_first_half(hands: Hands) -> None:
    hands.choose("decision_type", "significant_operational")
    hands.choose("approximate_value", "100k_to_500k")
    hands.press("wizard-next")
    hands.type("director", PUBLISHED.director or "")
    hands.type("contact.name", PUBLISHED.contact.name or "")
    hands.type("contact.post", PUBLISHED.contact.post or "")
    hands.type("contact.telephone", PUBLISHED.contact.telephone or "")
    hands.press("wizard-next")
    hands.type("subject", PUBLISHED.subject or "")
    hands.press("wizard-next")
    type_long(hands, "decision", PUBLISHED.decision or "")
    hands.press("wizard-next")
    paste_from_word(hands, "reasons", PUBLISHED.reasons or "")


def fill_second_half(hands: Hands) -> None:
    hands.open("alternatives")
    paste_from_word(hands, "alternatives", PUBLISHED.alternatives or "")
    hands.press("wizard-next")
    hands.choose("wards.scope", "not_applicable")
    hands.press("wizard-next")
    hands.choose("consultation.executive_member.applies", "yes")
    hands.type("consultation.executive_member.details", "Has been briefed.")
    for who in (
        "executive_member",
        "ward_councillors",
        "chief_digital_information_officer",
        "chief_asset_management_regeneration_officer",
    ):
        hands.choose(f"consultation.{who}.applies", "no")
    type_long(hands, "consultation.others", PUBLISHED.consultation.others or "")
    hands.press("wizard-next")
    hands.type("implementation.accountable_officer", PUBLISHED.implementation.accountable_officer or "")
    for _ in ("forthcoming list", "report publication", "exempt information", "call-in"):
        hands.press("wizard-next")
    hands.press("wizard-next")
    hands.open("call_in")
    hands.choose("call_in.available", "no")
    hands.type("call_in.exemption_reason", PUBLISHED.call_in.exemption_reason or "")
    hands.press("wizard-next")
    hands.type("decision_maker.name", PUBLISHED.decision_maker.name or "")
    hands.type("decision_maker.post", PUBLISHED.decision_maker.post or "")
    hands.press("wizard-next")


def draw(qtbot: QtBot, pad: QWidget) -> None:
    """Draw two loops with the mouse."""
    width, height = pad.width(), pad.height()
    points = [(0.2, 0.6), (0.3, 0.2), (0.35, 0.7), (0.45, 0.3), (0.5, 0.65), (0.6, 0.25), (0.7, 0.6)]
    path = [QPoint(round(x * width), round(y * height)) for x, y in points]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=path[0])
    for point in path[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=path[-1])


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def sentences(notice: Notice) -> list[str]:
    """Return every line of the notice's answers, in the form's order."""
    lines = [notice.director or "", notice.contact.name or "", notice.contact.telephone or "", notice.subject or ""]
    for text in (notice.decision, notice.reasons, notice.alternatives):
        lines += plain(text or "").splitlines()
    lines += ["Has been briefed.", *plain(notice.consultation.others or "").splitlines()]
    lines += [notice.implementation.accountable_officer or "", notice.call_in.exemption_reason or ""]
    return [*lines, notice.decision_maker.post or ""]


def printed(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def assert_in_order(text: str, lines: list[str]) -> None:
    """Assert that each line follows the one before; what a page end puts between them is ignored."""
    running = re.sub(r"(?s)Page\d+of\d+.*?\(continued\)", "", words(text))
    position = 0
    for line in lines:
        start = running.find(words(line), position)
        assert start >= 0, f"not found after the line before it: {line}"
        position = start + len(words(line))


def test_the_published_notice_from_the_empty_register_to_the_exported_file(office: Office) -> None:
    office.press("emptyNew")
    fill_first_half(office.hands())
    office.window.close()

    assert [row.status for row in rows_of(office.register)] == [Status.DRAFT]
    office.open()
    office.press("previewOpen")
    fill_second_half(office.hands())
    hands = office.hands()
    assert hands.session.notice == PUBLISHED

    assert "Hand over" in office.find("wizard-next").property("text")  # the notice names somebody else, who signs here
    office.window.commands.do(Command.SIGN)
    office.sign("Tim Pouncey")

    record = office.register.get(rows_of(office.register)[0].id)
    assert record.status is Status.SIGNED
    assert [(signature.name, signature.post) for signature in record.signatures] == [
        ("Tim Pouncey", "Chief Officer, Resources & Strategy")
    ]
    for copy in ("record", "publication"):
        office.notifier.file = office.folder / f"{copy}.pdf"
        office.press(f"export-{copy}")
        assert_in_order(printed(office.notifier.file), sentences(PUBLISHED))
        assert actions.open_document(office.notifier.file).notice.subject == PUBLISHED.subject
    assert actions.open_document(office.folder / "record.pdf") == record
    assert office.notifier.problems == []


def two_laptops(tmp_path: Path, theme: Theme, qtbot: QtBot) -> tuple[Office, Office]:
    offices = []
    for name in ("pa", "maker"):
        (tmp_path / name).mkdir()
        offices.append(Office(tmp_path / name, theme, qtbot))
    pa, maker = offices
    maker.settings.update(name="Chief Officer, Resources & Strategy", post="Chief Officer, Resources & Strategy")
    return pa, maker


@pytest.fixture
def laptops(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[tuple[Office, Office]]:
    opened = two_laptops(tmp_path, theme, qtbot)
    yield opened
    for office in opened:
        office.window.close()
        office.register.close()


def hand_over(pa: Office, file: Path) -> str:
    """Take the published notice in, hand it over into a file, and return its identity."""
    actions.save_document(actions.example("published"), file)
    pa.window.open_file(file)
    assert pa.window.session is not None
    pa.notifier.text, pa.notifier.file = "the Chief Officer", file
    pa.window.commands.do(Command.HAND_OVER)
    assert pa.notifier.handovers[-1].proposed.to.name == PUBLISHED.decision_maker.name
    (row,) = rows_of(pa.register)
    assert row.status is Status.READY
    return row.id


def test_a_notice_goes_to_another_laptop_is_signed_there_and_comes_back(
    laptops: tuple[Office, Office], tmp_path: Path
) -> None:
    pa, maker = laptops
    there, back = tmp_path / "to-sign.signoff", tmp_path / "signed.signoff"
    identity = hand_over(pa, there)

    maker.window.open_file(there)
    maker.press("wizard-next")
    maker.sign()
    maker.notifier.file = back
    maker.window.commands.do(Command.SAVE_RECORD)

    pa.window.screens.show_register()
    pa.window.open_file(back)
    assert pa.register.get(identity) == maker.register.get(identity)
    assert pa.register.get(identity).status is Status.SIGNED
    assert [earlier.status for earlier in pa.register.earlier_states(identity)][-1] is Status.READY
    assert pa.notifier.problems == maker.notifier.problems == []


def test_a_notice_comes_back_with_a_reason_is_mended_and_handed_over_again(
    laptops: tuple[Office, Office], tmp_path: Path
) -> None:
    pa, maker = laptops
    there, back = tmp_path / "to-sign.signoff", tmp_path / "returned.signoff"
    identity = hand_over(pa, there)

    maker.window.open_file(there)
    maker.press("wizard-next")
    maker.notifier.note, maker.notifier.file = "Name the officer’s team.", back
    maker.press("sendBack")

    pa.window.screens.show_register()
    pa.window.open_file(back)
    record = pa.register.get(identity)
    assert record.status is Status.DRAFT
    assert record.history[-1].reason == "Name the officer’s team."
    pa.hands().open("implementation")
    pa.hands().type("implementation.timescales", "By June.")
    pa.notifier.file = there
    pa.window.commands.do(Command.HAND_OVER)
    maker.window.open_file(there)
    assert maker.register.get(identity).notice.implementation.timescales == "By June."


def test_two_laptops_that_have_both_gone_on_are_told_apart(laptops: tuple[Office, Office], tmp_path: Path) -> None:
    pa, maker = laptops
    there, back = tmp_path / "to-sign.signoff", tmp_path / "returned.signoff"
    identity = hand_over(pa, there)
    for office, subject in ((maker, " Theirs."), (pa, " Ours.")):
        office.window.open_file(there)
        office.hands().open("subject")
        office.hands().type("subject", subject)
        assert office.hands().session.flush()
    maker.notifier.file = back
    maker.window.commands.do(Command.SAVE_RECORD)
    ours = pa.register.get(identity)

    pa.notifier.yes = False
    pa.window.screens.show_register()
    pa.window.open_file(back)
    assert "Subject" in pa.notifier.questions[-1]
    assert pa.register.get(identity) == ours

    pa.notifier.yes = True
    pa.window.open_file(back)
    assert pa.register.get(identity) == ours
    assert len(rows_of(pa.register)) == 2
