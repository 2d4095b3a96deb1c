"""The Sign step: who, how and when, and what is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.looking import links_of, point_at
from desktop.signing.bench import LOOP, TODAY, WAVE, SignBench, SignHands
from signoff import actions
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing import sign_words as words
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.notice.marks.mark import ImageMark, StrokesMark, TypedMark
from signoff.notice.record.record import Record, Role, Status

URGENT = replace(actions.example("key"), signatures=())
"""A key decision that asks for the approvals of a scrutiny chair and of the executive member."""


def ready(hands: SignHands) -> None:
    """Do all that signing asks for."""
    hands.press("declaration")
    hands.draw(WAVE, LOOP)
    hands.judged()


def choose(hands: SignHands, group: str, key: str) -> None:
    group_widget = hands.find(group)
    assert isinstance(group_widget, ExclusiveChoice)
    hands.qtbot.mouseClick(group_widget.button(key), Qt.MouseButton.LeftButton)


def photo(path: Path, *, ink: bool = True) -> Path:
    """Write a photo of a signature on paper, or of paper alone."""
    image = Image.new("RGB", (900, 300), (232, 228, 216))
    if ink:
        pen = ImageDraw.Draw(image)
        pen.line([(100 + 8 * n, 150 + (n % 9 - 4) * 20) for n in range(80)], fill=(25, 25, 60), width=6)
    image.save(path)
    return path


def test_signing_locks_the_notice(sign_bench: SignBench, qtbot: QtBot) -> None:
    hands = sign_bench()
    ready(hands)
    with qtbot.waitSignal(hands.view.signed):
        hands.press("signAndLock")
    record = hands.session.record
    signature = record.decision_signature
    assert record.status is Status.SIGNED
    assert hands.session.locked
    assert signature is not None
    assert (signature.name, signature.post, signature.date) == ("A. Officer", "Chief Officer", TODAY)
    assert isinstance(signature.mark, StrokesMark)
    assert record.notice.decision_date == TODAY


def test_what_is_missing_is_said_step_by_step(sign_bench: SignBench) -> None:
    hands = sign_bench()
    assert "Tick the declaration" in hands.says("signProblem")
    assert not hands.can_press("signAndLock")
    hands.press("declaration")
    assert "Sign on the page" in hands.says("signProblem")
    hands.draw(WAVE)
    hands.judged()
    assert hands.says("signProblem") == ""
    assert hands.can_press("signAndLock")
    hands.write("signatureDate", "")
    assert "date" in hands.says("signProblem")
    assert not hands.can_press("signAndLock")


def test_errors_of_the_rules_block_and_lead_to_their_field(sign_bench: SignBench, qtbot: QtBot) -> None:
    hands = sign_bench(draft(reasons=None))
    ready(hands)
    assert "Correct one error first." in hands.says("signProblem")
    assert not hands.can_press("signAndLock")
    card = next(card for card in hands.view.findChildren(FindingCard) if "reasons" in card.accessibleName().lower())
    with qtbot.waitSignal(hands.view.head.change) as change:
        qtbot.mouseClick(links_of(card)[0], Qt.MouseButton.LeftButton)
    assert change.args == ["reasons", "reasons"]


def test_warnings_are_shown_on_request_and_lead_to_their_field(sign_bench: SignBench, qtbot: QtBot) -> None:
    """They stay with the notice when it is signed: the signer must be able to read them here."""
    hands = sign_bench(draft(reasons="See the report."))
    assert in_view(hands) == []
    hands.press("showWarnings")
    qtbot.waitUntil(lambda: bool(in_view(hands)))
    hands.write("signatureDate", "13/5/2024")
    hands.judged()
    card = next(card for card in in_view(hands) if card.objectName() == "finding:text-is-only-a-pointer")
    assert card.kind == "warning"
    with qtbot.waitSignal(hands.view.head.change) as change:
        qtbot.mouseClick(links_of(card)[0], Qt.MouseButton.LeftButton)
    assert change.args == ["reasons", "reasons"]
    hands.press("showWarnings")
    qtbot.waitUntil(lambda: in_view(hands) == [])


@pytest.mark.parametrize("role", [Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER])
def test_a_missing_approval_leads_to_its_own_signature(sign_bench: SignBench, qtbot: QtBot, role: Role) -> None:
    hands = sign_bench(URGENT)
    words = f"Sign as {role.value.replace('_', ' ')}"
    qtbot.waitUntil(lambda: bool(in_view(hands)))
    links = [link for card in in_view(hands) for link in links_of(card) if link.text() == words]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert hands.view.state.role is role
    assert hands.view.accessibleName() == hands.says("page-question") == "Approve this notice"
    assert hands.find("signerName").isVisible()
    hands.judged()
    assert "Correct" not in hands.says("signProblem")
    assert "void" in hands.says("signMeans")


def test_what_signing_means_stands_beside_its_button(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.view.resize(1024, 640)
    means, button = hands.find("signMeans"), hands.find("signAndLock")
    assert "only superseded" in hands.says("signMeans")
    assert hands.view.accessibleName() == hands.says("page-question") == "Sign this notice"
    assert means.parentWidget() is button.parentWidget()


def test_the_rules_judge_the_date_that_is_chosen(sign_bench: SignBench) -> None:
    hands = sign_bench()
    ready(hands)
    assert hands.can_press("signAndLock")
    hands.write("signatureDate", "1/9/2024")
    hands.judged()
    assert "Sign on or after the date of the decision, or change the date." in hands.says("signProblem")
    hands.write("signatureDate", "13/5/2024")
    hands.judged()
    hands.press("signAndLock")
    assert hands.session.record.notice.decision_date == dt.date(2024, 5, 13)


def test_a_date_beyond_the_calendar_is_said_and_blocks(sign_bench: SignBench) -> None:
    hands = sign_bench(URGENT)
    ready(hands)
    hands.write("signatureDate", "1/1/2050")
    hands.judged()
    assert hands.says("signProblem")
    assert not hands.can_press("signAndLock")


def test_the_page_shows_the_date_to_come(sign_bench: SignBench, qtbot: QtBot) -> None:
    hands = sign_bench()
    before = hands.view.desk.view.viewport().grab().toImage()
    hands.write("signatureDate", "2/5/2024")
    hands.judged()
    assert hands.view.desk.view.viewport().grab().toImage() != before


def test_a_typed_name_signs_in_its_cell(sign_bench: SignBench) -> None:
    hands = sign_bench()
    choose(hands, "signatureMethod", "typed")
    assert hands.view.desk.pad.mark == TypedMark(text="A. Officer")
    assert not hands.find("undoStroke").isVisible()
    hands.press("otherSigner")
    hands.write("signerName", "Avery Officer")
    assert hands.view.desk.pad.mark == TypedMark(text="Avery Officer")
    hands.press("declaration")
    hands.judged()
    hands.press("signAndLock")
    signature = hands.session.record.decision_signature
    assert signature is not None
    assert signature.mark == TypedMark(text="Avery Officer")


def test_a_picture_signs_without_its_paper(sign_bench: SignBench, tmp_path: Path) -> None:
    hands = sign_bench()
    hands.notifier.file = photo(tmp_path / "mine.jpg")
    choose(hands, "signatureMethod", "image")
    assert hands.view.desk.pad.mark is None
    hands.press("choosePicture")
    assert isinstance(hands.view.desk.pad.mark, ImageMark)
    hands.press("declaration")
    hands.judged()
    hands.press("signAndLock")
    signature = hands.session.record.decision_signature
    assert signature is not None
    assert isinstance(signature.mark, ImageMark)


@pytest.mark.parametrize("kind", ["blank", "words", "missing"])
def test_what_is_wrong_with_a_picture_stays_said(sign_bench: SignBench, tmp_path: Path, kind: str) -> None:
    hands = sign_bench()
    path = tmp_path / "mine.png"
    if kind == "blank":
        photo(path, ink=False)
    elif kind == "words":
        path.write_text("not a picture", encoding="utf-8")
    hands.view.use_picture(path)
    hands.qtbot.waitUntil(lambda: not hands.view.is_judging)
    assert hands.says("pictureProblem").endswith(".")
    assert "mine.png" in hands.says("pictureProblem")
    assert hands.view.desk.pad.mark is None


def test_a_picture_can_be_dropped(sign_bench: SignBench, tmp_path: Path) -> None:
    hands = sign_bench()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo(tmp_path / "mine.png")))])
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(hands.view, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(hands.view, drop)
    assert hands.view.state.method == "image"
    assert isinstance(hands.view.desk.pad.mark, ImageMark)


def test_other_files_are_left_to_the_window(sign_bench: SignBench, tmp_path: Path) -> None:
    hands = sign_bench()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "notice.signoff"))])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(hands.view, enter)
    assert not enter.isAccepted()


def test_each_way_of_signing_keeps_its_mark(sign_bench: SignBench, tmp_path: Path) -> None:
    hands = sign_bench()
    hands.draw(WAVE)
    drawn = hands.view.desk.pad.mark
    hands.view.use_picture(photo(tmp_path / "mine.png"))
    picture = hands.view.desk.pad.mark
    choose(hands, "signatureMethod", "draw")
    assert hands.view.desk.pad.mark == drawn
    choose(hands, "signatureMethod", "image")
    assert hands.view.desk.pad.mark == picture
    hands.press("clearMark")
    choose(hands, "signatureMethod", "draw")
    choose(hands, "signatureMethod", "image")
    assert hands.view.desk.pad.mark is None


def test_what_was_drawn_stands_through_another_role_and_another_way(sign_bench: SignBench) -> None:
    hands = sign_bench(URGENT)
    hands.draw(WAVE)
    drawn = hands.view.desk.pad.mark
    choose(hands, "signatureMethod", "typed")
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    choose(hands, "signatureMethod", "draw")
    assert hands.view.desk.pad.mark is None
    choose(hands, "signerRole", Role.DECISION_MAKER.value)
    assert hands.view.desk.pad.mark == drawn


def test_a_typed_name_is_not_taken_away_in_its_cell(sign_bench: SignBench, qtbot: QtBot) -> None:
    hands = sign_bench()
    choose(hands, "signatureMethod", "typed")
    qtbot.keyClick(hands.view.desk.pad, Qt.Key.Key_Delete)
    assert hands.view.desk.pad.mark == hands.view.state.mark == TypedMark(text="A. Officer")


def test_a_change_of_the_notice_takes_the_agreement_and_the_reading_back(sign_bench: SignBench) -> None:
    hands = sign_bench()
    ready(hands)
    hands.session.set_value("reasons", "Other reasons altogether.")
    declaration = hands.button("declaration")
    assert not declaration.isChecked()
    assert not hands.can_press("declaration")
    assert not hands.can_press("signAndLock")
    hands.judged()
    assert hands.view.state.candidate is None or hands.view.state.ready is None


def test_another_signer_is_warned_of_beforehand(sign_bench: SignBench) -> None:
    hands = sign_bench()
    assert hands.view.findChild(FindingCard, "signerDiffers") is None
    hands.press("otherSigner")
    hands.write("signerName", "B. Deputy")
    hands.qtbot.waitUntil(lambda: len(warned(hands)) == 1)
    (card,) = warned(hands)
    assert "B. Deputy" in card.accessibleName()
    assert "A. Officer" in card.accessibleName()
    ready(hands)
    hands.press("signAndLock")
    assert "signer-differs" in {finding.rule for finding in hands.session.findings}


def warned(hands: SignHands) -> list[FindingCard]:
    return [card for card in hands.view.findChildren(FindingCard, "signerDiffers") if card.isVisible()]


def test_a_tick_is_of_the_person_who_was_named_then(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.press("declaration")
    hands.press("otherSigner")
    assert hands.view.state.declared
    hands.write("signerName", "B. Deputy")
    assert not hands.view.state.declared


def test_a_finding_about_the_date_leads_to_the_date_here(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.write("signatureDate", "1/9/2024")
    hands.judged()
    hands.qtbot.waitUntil(lambda: bool(in_view(hands)))
    today, change = links_of(in_view(hands)[0])
    assert change.text() == "Change the date"
    hands.qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    line = hands.find("signatureDate").findChild(QLineEdit)
    assert line is not None
    hands.qtbot.waitUntil(line.hasFocus)
    hands.qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    assert hands.view.state.date == hands.session.today()
    hands.judged()
    assert not in_view(hands)


def test_a_name_is_needed(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.press("otherSigner")
    hands.write("signerName", "")
    ready(hands)
    assert "name and post" in hands.says("signProblem")


def test_sending_back_is_asked_for(sign_bench: SignBench, qtbot: QtBot) -> None:
    hands = sign_bench()
    with qtbot.waitSignal(hands.view.give_back):
        hands.press("sendBack")


def test_only_the_decision_maker_is_asked_where_no_approval_is_called_for(sign_bench: SignBench) -> None:
    hands = sign_bench()
    assert not hands.find("signerRole").isVisible()


@pytest.mark.parametrize("role", [Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER])
def test_an_approval_is_signed_in_its_own_cell(sign_bench: SignBench, qtbot: QtBot, role: Role) -> None:
    hands = sign_bench(URGENT)
    view, pad = hands.view.desk.view, hands.view.desk.pad
    hands.draw(WAVE)
    decision = point_at(view, QPointF(pad.geometry().center()))
    choose(hands, "signerRole", role.value)
    assert pad.mark is None
    assert not hands.button("undoStroke").isEnabled()
    approval = point_at(view, QPointF(pad.geometry().center()))
    assert approval is not None
    assert decision is not None
    assert approval[:1] + approval[2:] < decision[:1] + decision[2:]

    hands.write("signerName", "C. Chair")
    hands.write("signerPost", "Chair of the board")
    ready(hands)
    assert hands.button("signAndLock").text() == "Sign the approval"
    with qtbot.waitSignal(hands.view.signed):
        hands.press("signAndLock")
    assert [(signature.role, signature.name) for signature in hands.session.record.approvals] == [(role, "C. Chair")]
    assert not hands.session.locked


def test_an_approval_in_the_future_is_refused_beside_the_button(sign_bench: SignBench) -> None:
    hands = sign_bench(URGENT)
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    hands.write("signerName", "C. Chair")
    hands.write("signerPost", "Chair of the board")
    hands.write("signatureDate", "20/5/2024")
    ready(hands)
    hands.press("signAndLock")
    assert "future" in hands.says("signProblem")
    assert hands.session.record.approvals == ()


def test_the_executive_members_approval_is_not_asked_for_again(sign_bench: SignBench) -> None:
    given: Record = actions.example("key")
    assert len(given.approvals) == 2
    hands = sign_bench(given)
    roles = hands.find("signerRole")
    assert isinstance(roles, ExclusiveChoice)
    assert roles.button(Role.SCRUTINY_CHAIR).text() == "Another scrutiny chair"
    assert "has signed" in roles.button(Role.SCRUTINY_CHAIR).accessibleDescription()
    with pytest.raises(KeyError):
        roles.button(Role.EXECUTIVE_MEMBER)


def test_findings_come_and_go_in_both_appearances(sign_bench: SignBench, theme: Theme) -> None:
    hands = sign_bench(draft(reasons=None))
    for day in ("1/9/2024", "13/5/2024", "1/8/2024", "14/5/2024"):
        theme.set_scheme("light" if theme.is_dark else "dark")
        hands.write("signatureDate", day)
        hands.judged()
        hands.view.grab()
        hands.qtbot.waitUntil(lambda: bool(in_view(hands)))
    assert all(links_of(card)[0].isVisible() for card in in_view(hands))


def in_view(hands: SignHands) -> list[FindingCard]:
    return [card for card in hands.view.findChildren(FindingCard) if card.isVisible()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_comes_by_the_date_to_the_buttons_and_round_again(sign_bench: SignBench, key: Qt.Key) -> None:
    hands = sign_bench()
    hands.view.activateWindow()
    hands.view.form.begin()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    passed: list[str] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
        hands.qtbot.keyClick(focus, key)
    assert {"date-line", "sendBack"} <= set(passed)
    first = passed.index("sendBack")
    assert "sendBack" in passed[first + 1 :], "round and round, through all of it"


def test_a_date_other_than_todays_is_said_on_the_button() -> None:
    today = dt.date(2024, 5, 14)
    assert words.sign_action(Role.DECISION_MAKER, today, today) == "Sign and lock"
    assert words.sign_action(Role.DECISION_MAKER, dt.date(2024, 5, 1), today) == "Sign and lock, dated 1 May 2024"
    assert words.sign_action(Role.SCRUTINY_CHAIR, None, today) == "Sign the approval"


def test_on_the_last_page_its_end_is_asked_for() -> None:
    assert words.read_first(2, 4) == "Read to the last page first: this is page 2 of 4."
    assert words.read_first(4, 4) == "Scroll to the end of the last page first."
