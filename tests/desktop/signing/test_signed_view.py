"""The signed notice: intact or not, its copies, publication and history."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.looking import can_use
from desktop.signing.bench import SignedBench, SignedHands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.pages.thumbnails import Thumbnails
from signoff.desktop.signing.publish_dialog import PublishDialog
from signoff.desktop.signing.signed_papers import PaperLine
from signoff.desktop.signing.signed_parts import FactRow
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.tab_order import stops
from signoff.notice.record import lifecycle
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.model import Consultation, Consultee, Paper, PaperKind
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record, Status
from signoff.notice.text.days import DateLine
from signoff.papers.places import PaperPlaces
from signoff.pdf.export import render
from signoff.pdf.seen_pages import seen_pages
from signoff.register.store import Register


def fact(hands: SignedHands, name: str) -> FactRow:
    row = hands.find(name)
    assert isinstance(row, FactRow)
    return row


def press_fact(hands: SignedHands, name: str) -> None:
    hands.qtbot.mouseClick(fact(hands, name).link, Qt.MouseButton.LeftButton)


def a_long_life() -> Record:
    record = draft()
    for number in range(3):
        record = lifecycle.give_back(
            lifecycle.hand_over(record, actor="PA", at=later(number), to="A. Officer"),
            actor="A. Officer",
            at=later(number),
            reason=f"Look again at point {number}",
        )
    return signed(record)


def test_it_says_who_signed_and_that_it_is_intact(signed_bench: SignedBench) -> None:
    hands = signed_bench()
    assert hands.says("page-question") == "Signed"
    assert hands.says("signedBy") == "A. Officer, 14 May 2024"
    assert hands.says("verdictLine").startswith("Intact")


def test_the_pages_are_those_of_the_very_file_that_was_signed(
    signed_bench: SignedBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = signed()
    plain, with_dates = render(record), render(record, (DateLine("15 May 2024", "It takes effect"),) * 90)
    monkeypatch.setattr(NoticeSession, "seen_pdf", lambda self: with_dates.data)
    hands = signed_bench(record)
    assert hands.view.desk.view.pages == with_dates.pages > plain.pages


def test_pages_with_a_number_given_since_keep_the_dates_that_were_signed(
    signed_bench: SignedBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    dates = (DateLine("15 May 2024", "It takes effect"),) * 90
    record = signed(pages=lambda one: seen_pages(one, dates))
    signed_pdf = render(record)
    monkeypatch.setattr(NoticeSession, "seen_pdf", lambda self: signed_pdf.data)
    hands = signed_bench(lifecycle.give_reference(record, "D12345", actor="Pat", at=later(60)))
    assert hands.view.desk.view.pages == signed_pdf.pages > render(signed()).pages


@pytest.mark.parametrize(("by", "copy"), [("A. Officer", Copy.PUBLICATION), ("Pat Jones", Copy.RECORD)])
def test_who_is_to_publish_it_first_sees_what_the_public_will(
    signed_bench: SignedBench, services: Services, by: str, copy: Copy
) -> None:
    services.settings.update(name="Pat Jones", post="Publisher")
    asked = Message(asked=Asked.PUBLISH)
    hands = signed_bench(lifecycle.hand_over(signed(), actor=by, at=later(60), to="Web team", message=asked))
    desk = hands.view.desk
    assert desk.copy is copy
    assert desk.band.isVisible() is (copy is Copy.PUBLICATION)
    assert not desk.band.isVisible() or "Nothing is left out" in hands.says("publicWords")


def test_an_altered_notice_is_called_altered(signed_bench: SignedBench, monkeypatch: pytest.MonkeyPatch) -> None:
    """No register would hand one out, but a notice can be altered while it is open."""
    altered = replace(signed(), status=Status.DRAFT)
    monkeypatch.setattr(NoticeSession, "record", property(lambda _: altered))
    hands = signed_bench()
    assert hands.says("verdictLine").startswith("Altered")


def test_verifying_asks_for_the_window_that_says_all(signed_bench: SignedBench) -> None:
    hands = signed_bench()
    hands.press("verify")
    assert hands.commands.asked == [(Command.VERIFY,)]
    assert hands.says("verdictLine").startswith("Intact")


@pytest.mark.parametrize("copy", list(Copy))
def test_export_asks_for_the_copy_of_its_row(signed_bench: SignedBench, copy: Copy) -> None:
    hands = signed_bench()
    hands.press(f"export-{copy.value}")
    assert hands.commands.asked == [(Command(f"export_{copy.value}_copy"),)]


def test_the_file_and_a_successor_are_asked_for(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    hands.press("saveRecord")
    hands.press("supersede")
    hands.press("wholeHistory")
    qtbot.keyClick(hands.view, Qt.Key.Key_Escape)
    assert hands.commands.asked == [(Command.SAVE_RECORD,), (Command.SUPERSEDE,), (Command.HISTORY,), (Command.CLOSE,)]


def test_the_warnings_it_was_signed_with_stay_in_sight(signed_bench: SignedBench, qtbot: QtBot) -> None:
    """A warning that was put to rest is shown with the word of why."""
    record = draft(reasons="See the report.")
    record = lifecycle.settle(
        record, rule="text-is-only-a-pointer", field="reasons", word="It is published.", actor="PA", at=later(1)
    )
    hands = signed_bench(signed(record))
    assert hands.says("signedWarnings") == "Signed with 6 warnings, 1 considered."
    box = hands.find("finding:text-is-only-a-pointer")
    assert not box.isVisible()
    hands.press("showSignedWarnings")
    assert box.isVisible()
    assert "It is published." in " ".join(label.text() for label in box.findChildren(QLabel))
    buttons = [button for button in box.findChildren(QPushButton) if button.isVisible()]
    assert not buttons, "what is signed is not corrected"
    hands.press("showSignedWarnings")
    assert not box.isVisible()


def test_without_warnings_nothing_is_said_of_any(signed_bench: SignedBench) -> None:
    consulted = Consultation(
        executive_member=Consultee(applies=False),
        ward_councillors=Consultee(applies=False),
        chief_digital_information_officer=Consultee(applies=False),
        chief_asset_management_regeneration_officer=Consultee(applies=False),
        others="None",
    )
    hands = signed_bench(signed(draft(consultation=consulted)))
    assert not hands.find("signedWarnings").isVisible()


def test_copies_exported_before_the_reference_was_given_are_named(
    signed_bench: SignedBench, register: Register
) -> None:
    hands = signed_bench()

    def export(copy: Copy, minutes: int) -> None:
        at = later(minutes)
        register.note_exported(hands.session.record.id, copy=copy, actor="Pat", at=at, digest="0" * 64, key="1a2c")
        hands.session.shared()

    for copy in Copy:
        export(copy, 11)
    hands.notifier.text = "D12345"
    press_fact(hands, "referenceRow")
    assert hands.says("outdatedCopies") == (
        "The publication copy and the record copy were exported before this: export them again."
    )
    export(Copy.RECORD, 20_000)
    assert hands.says("outdatedCopies") == "The publication copy was exported before this: export it again."
    export(Copy.PUBLICATION, 20_001)
    assert hands.says("outdatedCopies") == ""


def test_a_reference_is_corrected_from_the_one_there_is(signed_bench: SignedBench) -> None:
    hands = signed_bench(lifecycle.give_reference(signed(), "D12345", actor="Pat", at=later(15)))
    press_fact(hands, "referenceRow")
    assert hands.notifier.proposed == "D12345"


def test_a_shorter_reference_takes_less_room_again(signed_bench: SignedBench) -> None:
    hands = signed_bench()
    row = fact(hands, "referenceRow")
    hands.notifier.text = "D12345"
    press_fact(hands, "referenceRow")
    short = row.sizeHint().height()
    hands.notifier.text = "A reference that is far longer than any council would ever give " * 3
    press_fact(hands, "referenceRow")
    hands.qtbot.waitUntil(lambda: row.height() > short)
    hands.notifier.text = "D12345"
    press_fact(hands, "referenceRow")
    hands.qtbot.waitUntil(lambda: row.height() <= short)


def test_what_was_exported_before_its_reference_is_published_only_if_one_says_so(
    signed_bench: SignedBench, register: Register
) -> None:
    hands = signed_bench()
    session = hands.session
    register.note_exported(session.record.id, copy=Copy.PUBLICATION, actor="PA", at=later(15), digest="0" * 64)
    NoticeSteps(session).give_reference("D12345")
    hands.notifier.yes = False
    assert hands.view.ask_publication() is None
    assert "export it again" in hands.notifier.questions[-1]


def test_a_superseded_notice_is_not_published_unasked(signed_bench: SignedBench, register: Register) -> None:
    hands = signed_bench()
    successor = lifecycle.successor_of(hands.session.record, hands.session.record.terms, actor="PA", at=later(20))
    register.save(successor)
    hands.notifier.yes = False
    assert hands.view.ask_publication() is None
    assert "This notice will be superseded by" in hands.notifier.questions[-1]


def test_nothing_was_published_before_it_was_decided(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    dialog = hands.view.ask_publication()
    assert dialog is not None
    hands.write("publishedOn", "13/5/2024", inside=dialog)
    assert not can_use(dialog.yes)
    assert any("14 May 2024" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    hands.write("publishedOn", "14/5/2024", inside=dialog)
    assert can_use(dialog.yes)


def test_the_keyboard_begins_at_the_export(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    qtbot.waitUntil(lambda: hands.button("export-publication").hasFocus())


def test_it_opens_at_the_signature_and_the_small_pages_lead_to_the_others(
    signed_bench: SignedBench, qtbot: QtBot
) -> None:
    hands = signed_bench()
    view = hands.view.desk.view
    qtbot.waitUntil(lambda: view.page == view.pages)
    assert view.pages > 1
    small = hands.find("thumbnails")
    assert isinstance(small, Thumbnails)
    assert small.count == view.pages
    assert hands.button(f"thumbnail:{view.pages}").isChecked()
    hands.press("thumbnail:1")
    assert view.page == 1
    qtbot.keyClick(hands.button("thumbnail:1"), Qt.Key.Key_Down)
    assert view.page == 2
    assert hands.button("thumbnail:2").isChecked()
    assert hands.says("signedPage") == f"Page 2 of {view.pages}"


def test_the_publication_copy_is_shown_without_the_mark(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    view = hands.view.desk.view
    qtbot.waitUntil(lambda: view.page == view.pages)
    record_page = view.viewport().grab().toImage()
    switch = hands.find("shownCopy")
    assert isinstance(switch, ExclusiveChoice)
    qtbot.mouseClick(switch.button(Copy.PUBLICATION), Qt.MouseButton.LeftButton)
    assert hands.view.desk.copy is Copy.PUBLICATION
    assert view.viewport().grab().toImage() != record_page


def test_a_reference_is_given_beside_what_was_signed(signed_bench: SignedBench) -> None:
    hands = signed_bench()
    hands.notifier.text = " D 56789\n"
    press_fact(hands, "referenceRow")
    assert hands.session.record.reference == "D 56789"
    assert fact(hands, "referenceRow").words == "D 56789"
    assert hands.says("verdictLine").startswith("Intact")
    hands.notifier.text = None
    press_fact(hands, "referenceRow")
    assert hands.session.record.reference == "D 56789"


def open_dialog(hands: SignedHands) -> PublishDialog:
    press_fact(hands, "publishedRow")
    dialog = hands.view.findChild(PublishDialog)
    assert dialog is not None
    hands.qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_marking_as_published_takes_day_and_address(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    dialog = open_dialog(hands)
    hands.write("publishedOn", "15/5/2024", inside=dialog)
    hands.write("publishedAt", "https://example.org/d1", inside=dialog)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    record = hands.session.record
    assert record.status is Status.PUBLISHED
    assert (record.publication.date, record.publication.url) == (dt.date(2024, 5, 15), "https://example.org/d1")
    assert hands.says("page-question") == "Published"
    assert "15 May 2024" in fact(hands, "publishedRow").words
    assert hands.says("verdictLine").startswith("Intact")


@pytest.mark.parametrize(
    ("name", "text"), [("publishedAt", "javascript:x"), ("publishedAt", "a b"), ("publishedOn", "")]
)
def test_what_is_no_address_or_no_day_is_not_taken(signed_bench: SignedBench, name: str, text: str) -> None:
    hands = signed_bench()
    dialog = open_dialog(hands)
    hands.write(name, text, inside=dialog)
    assert not can_use(dialog.yes)


def test_a_notice_without_an_address_can_be_published(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    dialog = open_dialog(hands)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert hands.session.record.publication.url is None
    assert hands.session.record.publication.date == dt.date(2024, 5, 14)


def test_the_history_begins_short_and_can_be_seen_whole(signed_bench: SignedBench) -> None:
    hands = signed_bench(a_long_life())
    history = hands.view.panel.history
    assert len(history.events()) == 4
    assert history.events()[1].what == "Signed by A. Officer"
    assert history.events()[1].when.endswith("with a typed name")
    hands.press("showAllHistory")
    words = [entry.what for entry in history.events()]
    assert len(words) == 9
    assert words[0] == "Imported into the register from a file"
    assert words[-1] == "Created"
    assert "Handed over to A. Officer to sign" in words
    assert "Sent back: Look again at point 2" in words
    hands.press("showAllHistory")
    assert len(history.events()) == 4


def test_a_publication_copy_is_for_reading_alone(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench(publication_copy(signed()))
    assert hands.says("page-question") == "Publication copy"
    assert "withheld parts cannot be checked" in hands.says("verdictLine")
    assert not hands.find("shownCopy").isVisible()
    assert not fact(hands, "referenceRow").link.isVisible()
    assert not fact(hands, "publishedRow").link.isVisible()
    assert hands.view.findChild(QPushButton, "supersede") is None
    buttons = [button for button in hands.view.findChildren(QPushButton) if button.isVisible()]
    names = {button.objectName() for button in buttons}
    assert {"export-publication", "verify", "saveRecord"} == names - {""}


def test_a_withdrawn_notice_says_so_and_is_not_published(signed_bench: SignedBench) -> None:
    hands = signed_bench(lifecycle.withdraw(signed(), actor="PA", at=later(30), reason="Overtaken"))
    assert hands.says("page-question") == "Withdrawn"
    assert not fact(hands, "publishedRow").link.isVisible()


def test_nothing_is_cut_off_in_a_narrow_window(signed_bench: SignedBench, qtbot: QtBot) -> None:
    hands = signed_bench()
    hands.view.resize(1000, 600)
    qtbot.waitUntil(lambda: not hands.find("thumbnails").isVisible())
    for label in hands.view.panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            right = label.mapTo(hands.view.panel, QPoint(label.width(), 0)).x()
            assert right <= hands.view.panel.width()
            assert label.height() >= label.heightForWidth(label.width()) - 1


def test_its_papers_are_shown_with_what_became_of_their_files(
    signed_bench: SignedBench, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "prices.csv"
    file.write_bytes(b"prices")
    digest = hashlib.sha256(b"prices").hexdigest()
    PaperPlaces().remember({digest: file})
    prices = Paper(title="Prices", kind=PaperKind.BACKGROUND, public=False)
    papers = (
        replace(prices, file_name="prices.csv", digest=digest, size=6),
        replace(prices, title="Gone", file_name="gone.csv", digest="0" * 64, size=6, public=True),
        replace(prices, title="Online", link="https://example.org/report"),
    )
    hands = signed_bench(signed(draft(papers=papers)))
    panel = hands.view.panel.papers

    def lines() -> list[str]:
        return [f"{line.accessibleName()}: {line.accessibleDescription()}" for line in panel.findChildren(PaperLine)]

    assert panel.isVisibleTo(hands.view)
    assert lines() == [
        "Prices: Background paper, not public · prices.csv, 6 bytes. Unchanged since it was added.",
        "Gone: Background paper, public · gone.csv, 6 bytes. Not found on this computer.",
        "Online: Background paper, not public · https://example.org/report. "
        "No file of it is recorded. It can be read at its link.",
    ]
    links = [line.findChild(QPushButton, "paperLink") for line in panel.findChildren(PaperLine)]
    assert [link.text() for link in links if link and link.isVisibleTo(panel)] == [
        *("Show folder", "Find it…", "Copy link"),
    ]
    file.write_bytes(b"higher")
    hands.press("checkPapers")
    assert "Changed since it was added" in lines()[0]


def test_a_paper_without_a_file_is_a_stop_that_says_so_and_what_can_be_done(
    signed_bench: SignedBench, announced: list[str]
) -> None:
    papers = (
        Paper(title="Minutes", kind=PaperKind.BACKGROUND, public=True),
        Paper(title="Online", kind=PaperKind.REPORT, public=True, link="https://example.org/report"),
    )
    hands = signed_bench(signed(draft(papers=papers)))
    panel = hands.view.panel.papers
    first, second = (next(iter(stops(line, shown=True))) for line in panel.findChildren(PaperLine))
    assert first.accessibleName() == "Minutes"
    assert "No file of it is recorded. Whoever prepared the notice" in first.accessibleDescription()
    assert second.accessibleName() == "Copy link Online"
    assert "No file of it is recorded. It can be read at its link." in second.accessibleDescription()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "https://example.org/report"
    assert announced[-1] == "Copied"


def test_a_notice_without_papers_shows_none(signed_bench: SignedBench) -> None:
    hands = signed_bench()
    assert not hands.view.panel.papers.isVisibleTo(hands.view)
