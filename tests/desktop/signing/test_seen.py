"""Sign what you see: read to the end, shown as it will be kept, and kept byte for byte."""

from __future__ import annotations

import dataclasses

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from builders import draft, notice
from desktop.answering import LaterTasks, sweep
from desktop.inline_tasks import InlineTasks
from desktop.looking import let_age, part_of
from desktop.signing.bench import LOOP, WAVE, SignBench, SignHands
from pdf.factory import pdfium_pages
from signoff import actions
from signoff.desktop.core.services import Services
from signoff.desktop.marks.picture_panel import PicturePanel
from signoff.desktop.signing.candidate_signer import FRESH_FOR
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.notice.marks.mark import ImageMark, StrokesMark, TypedMark
from signoff.notice.record.codec import read_record
from signoff.notice.record.model import DecisionType
from signoff.notice.record.proof import fingerprint, holds
from signoff.notice.record.record import Record, Role
from signoff.pdf.attachment import attached_record
from signoff.pdf.page_equality import same_pages
from signoff.signing.vault.file import Work
from signoff.signing.vault.vault import Vault, default_vault
from signoff.signing.verification import Outcome, verify

WORDS = "four words that nobody guesses"
LONG = draft(reasons="\n\n".join(f"Reason {number}: {'a good one and ' * 12}" for number in range(60)))
URGENT = replace(actions.example("key"), signatures=())


def choose(hands: SignHands, group: str, key: str) -> None:
    group_widget = hands.find(group)
    assert isinstance(group_widget, ExclusiveChoice)
    hands.qtbot.mouseClick(group_widget.button(key), Qt.MouseButton.LeftButton)


def vault(name: str = "A. Officer") -> Vault:
    """Keep a typed and another signature under a passphrase."""
    empty = Vault(default_vault(), work=Work(cost=10, blocks=1))
    with empty.create(WORDS, name, "Chief Officer") as unlocked:
        unlocked.add(TypedMark(text=name), "Typed")
        unlocked.add(TypedMark(text=f"{name}, in full"), "In full")
    return empty


def dialog(hands: SignHands, name: str) -> QDialog:
    dialogs = [dialog for dialog in hands.view.window().findChildren(QDialog, name) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def unlock(hands: SignHands, words: str = WORDS) -> None:
    unlock_dialog = dialog(hands, "unlockDialog")
    line = unlock_dialog.findChild(QLineEdit, "passphrase")
    yes = unlock_dialog.findChild(QAbstractButton, "dialog-yes")
    assert line is not None
    assert yes is not None
    line.setText(words)
    hands.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)


def test_reading_begins_at_the_first_page_and_the_declaration_waits_for_the_last(sign_bench: SignBench) -> None:
    hands = sign_bench(LONG, read=False)
    hands.qtbot.waitUntil(lambda: hands.view.desk.pages > 4)
    pages = hands.view.desk.pages
    assert hands.view.desk.view.page == 1
    assert not hands.can_press("declaration")
    assert hands.says("signProblem") == f"Read to the last page first: this is page 1 of {pages}."
    hands.press("readOn")
    hands.press("readOn")
    assert f"page 2 of {pages}" in hands.says("signProblem")
    hands.view.desk.view.go_to_page(pages - 1)
    assert not hands.can_press("declaration")
    hands.read_to_end()
    assert hands.can_press("declaration")
    assert not hands.find("readOn").isVisible()
    assert "Tick the declaration" in hands.says("signProblem")


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Space])
def test_the_keyboard_reads_to_the_end_and_goes_on_to_sign(sign_bench: SignBench, key: Qt.Key) -> None:
    hands = sign_bench(read=False)
    view = hands.view.desk.view
    hands.qtbot.waitUntil(lambda: hands.view.desk.pages > 0)
    for _ in range(20):
        hands.qtbot.keyClick(view, key)
    assert hands.view.state.has_read
    hands.qtbot.keyClick(hands.button("declaration"), Qt.Key.Key_Space)
    assert hands.view.state.declared
    choose(hands, "signatureMethod", "typed")
    hands.judged()
    hands.qtbot.keyClick(hands.button("signAndLock"), Qt.Key.Key_Space)
    assert hands.session.locked


def test_enter_goes_from_the_pages_to_what_is_missing_and_to_the_button_that_signs(
    sign_bench: SignBench, announced: list[str]
) -> None:
    hands = sign_bench(read=False)
    desk = hands.view.desk
    hands.qtbot.waitUntil(lambda: desk.pages > 0)
    hands.view.activateWindow()
    assert QTest.qWaitForWindowActive(hands.view.window())
    hands.qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert announced[-1].startswith("!"), "what was not read is said, and the focus stays"
    assert not any("Enter goes there" in words for words in announced)
    hands.read_to_end()
    desk.view.setFocus()
    hands.qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert hands.button("declaration").hasFocus()
    hands.qtbot.keyClick(hands.button("declaration"), Qt.Key.Key_Space)
    hands.qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.pad.hasFocus()
    announced.clear()
    hands.qtbot.keyClick(desk.pad, Qt.Key.Key_T)
    hands.judged()
    assert announced == ["Nothing is missing: Sign and lock can be pressed. Enter goes there."]
    hands.qtbot.keyClick(desk.pad, Qt.Key.Key_Return)
    assert hands.button("signAndLock").hasFocus()


def test_a_method_or_a_role_chosen_before_reading_does_not_pass_for_it(sign_bench: SignBench) -> None:
    hands = sign_bench(URGENT, read=False)
    hands.qtbot.waitUntil(lambda: hands.view.desk.pages > 0)
    choose(hands, "signatureMethod", "typed")
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    hands.judged()
    assert hands.view.desk.view.page == 1
    assert not hands.view.state.has_read


def test_what_the_public_will_see_counts_for_no_reading_and_cannot_be_signed(sign_bench: SignBench) -> None:
    hands = sign_bench(LONG, read=False)
    desk = hands.view.desk
    hands.qtbot.waitUntil(lambda: desk.pages > 4)
    hands.press("signPublic")
    assert desk.shows_public
    assert hands.says("signProblem") == "Show the whole notice again to sign it."
    hands.qtbot.keyClick(desk, Qt.Key.Key_End)
    assert not hands.view.state.has_read
    hands.press("signPublic")
    assert desk.view.page == 1
    assert not hands.view.state.has_read
    assert hands.says("signProblem").startswith("Read to the last page first: this is page 1")
    hands.read_to_end()
    ready(hands)
    hands.press("signPublic")
    hands.view.sign()
    assert not hands.session.locked
    assert not hands.view.desk.pad.isVisible()
    hands.press("signPublic")
    hands.press("signAndLock")
    assert hands.session.locked


def ready(hands: SignHands) -> None:
    hands.press("declaration")
    hands.draw(WAVE, LOOP)
    hands.judged()


def test_what_is_kept_is_the_very_file_that_was_shown(sign_bench: SignBench, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = sign_bench()
    shown: list[bytes] = []
    monkeypatch.setattr(hands.view.desk.view, "set_document", shown.append)  # what reaches the screen
    ready(hands)
    hands.press("signAndLock")
    saved_pdf = hands.session.seen_pdf()
    assert saved_pdf == shown[-1]
    record = read_record(attached_record(saved_pdf, "kept"), "kept")
    assert record == hands.session.record
    assert verify(record).outcome is Outcome.INTACT


def test_before_the_mark_the_pages_are_those_to_come_but_for_the_ink(sign_bench: SignBench) -> None:
    hands = sign_bench()
    before = hands.view.desk.view.viewport().grab().toImage()
    hands.press("declaration")
    hands.judged()
    assert hands.view.desk.view.viewport().grab().toImage() == before


def test_a_file_shown_long_ago_is_set_again_and_kept_if_its_pages_are_the_same(sign_bench: SignBench) -> None:
    hands = sign_bench()
    ready(hands)
    seen = hands.view.state.candidate
    assert seen is not None
    let_age(hands.view)
    hands.press("signAndLock")
    saved_pdf = hands.session.seen_pdf()
    assert saved_pdf is not None
    assert saved_pdf != seen.pdf
    assert same_pages(saved_pdf, seen.pdf)
    assert FRESH_FOR <= 60_000


def test_pages_that_come_out_differently_are_not_signed(sign_bench: SignBench, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = sign_bench()
    ready(hands)
    let_age(hands.view)
    other = draft(reasons="Another reason altogether.")
    render = InlineTasks.render
    monkeypatch.setattr(
        InlineTasks, "render", lambda self, owner, record, done, failed, dates: render(self, owner, other, done, failed)
    )
    hands.press("signAndLock")
    assert "came out differently" in hands.says("signProblem")
    assert not hands.session.locked
    monkeypatch.undo()
    hands.press("signAndLock")
    hands.qtbot.waitUntil(lambda: hands.can_press("signAndLock"))
    if not hands.session.locked:
        hands.press("signAndLock")
    assert hands.session.locked


def test_the_dates_that_follow_are_read_and_kept_where_the_settings_ask_for_them(
    sign_bench: SignBench, services: Services, qtbot: QtBot
) -> None:
    hands = sign_bench()
    services.settings.update(print_dates=True)
    dated = SignView(services, hands.session)
    qtbot.addWidget(dated)
    dated.resize(1366, 720)
    dated.show()
    hands = SignHands(qtbot, dated, hands.session, hands.notifier)
    ready(hands)
    let_age(hands.view)
    hands.press("signAndLock")
    saved_pdf = hands.session.seen_pdf()
    assert saved_pdf is not None
    assert "Dates that follow" in " ".join(pdfium_pages(saved_pdf))


def test_strokes_reading_and_way_are_kept_while_the_notice_is_open(
    sign_bench: SignBench, services: Services, qtbot: QtBot
) -> None:
    hands = sign_bench(URGENT)
    hands.draw(WAVE)
    drawn = hands.view.desk.pad.mark
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    hands.write("signerName", "C. Chair")
    hands.draw(LOOP)
    chairs = hands.view.desk.pad.mark
    again = SignView(services, hands.session)
    qtbot.addWidget(again)
    again.resize(1366, 720)
    again.show()
    assert again.state.role is Role.SCRUTINY_CHAIR
    assert again.state.signer.name == "C. Chair"
    assert again.state.has_read
    assert again.desk.pad.mark == chairs
    back = SignHands(qtbot, again, hands.session, hands.notifier)
    choose(back, "signerRole", Role.DECISION_MAKER.value)
    assert back.view.desk.pad.mark == drawn


def test_changed_content_is_read_again(sign_bench: SignBench, services: Services, qtbot: QtBot) -> None:
    hands = sign_bench(LONG)
    hands.session.set_value("subject", "Another subject")
    again = SignView(services, hands.session)
    qtbot.addWidget(again)
    again.show()
    assert not again.state.has_read


def test_whoever_signs_next_reads_for_themselves(sign_bench: SignBench, services: Services, qtbot: QtBot) -> None:
    """What a chair has read says nothing of the decision maker, who declares to have read it."""
    hands = sign_bench(actions.example("key"))
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    hands.write("signerName", "D. Chair")
    hands.write("signerPost", "Vice-Chair of the Council")
    hands.judged()
    hands.press("declaration")
    hands.draw(WAVE, LOOP)
    hands.judged()
    hands.press("signAndLock")
    assert len(hands.session.record.approvals) == 3
    again = SignView(services, hands.session)
    qtbot.addWidget(again)
    again.show()
    assert again.state.role is Role.DECISION_MAKER
    assert not again.state.has_read


def test_a_second_scrutiny_chair_signs_in_a_cell_of_their_own(sign_bench: SignBench) -> None:
    given: Record = actions.example("key")
    hands = sign_bench(given)
    first = [signature for signature in given.approvals if signature.role is Role.SCRUTINY_CHAIR]
    choose(hands, "signerRole", Role.SCRUTINY_CHAIR.value)
    hands.write("signerName", "D. Chair")
    hands.write("signerPost", "Vice-Chair of the Council")
    hands.judged()
    hands.view.desk.go_to_cell()
    hands.press("declaration")
    hands.draw(WAVE, LOOP)
    drawn = hands.view.desk.pad.mark
    assert isinstance(drawn, StrokesMark)
    assert drawn.height < 21_000, "the first chair's cell lies under the pad too"
    hands.judged()
    hands.press("signAndLock")
    chairs = [signature for signature in hands.session.record.approvals if signature.role is Role.SCRUTINY_CHAIR]
    assert [signature.name for signature in chairs] == [*(signature.name for signature in first), "D. Chair"]
    assert not hands.session.locked


def test_a_coarse_picture_is_warned_of_before_it_is_signed_with(sign_bench: SignBench) -> None:
    hands = sign_bench()
    choose(hands, "signatureMethod", "image")
    part_of(hands.view, PicturePanel).mark_made.emit(coarse_picture())
    hands.qtbot.waitUntil(lambda: hands.find("coarseInPrint").isVisible())
    assert "pixels per inch" in hands.find("coarseInPrint").accessibleName()


def coarse_picture() -> ImageMark:
    import base64
    import io

    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (90, 30), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(5, 20), (30, 5), (60, 25), (85, 8)], fill=(10, 10, 60, 255), width=3)
    file = io.BytesIO()
    image.save(file, "PNG")
    return ImageMark(width=60_000, height=20_000, png=base64.b64encode(file.getvalue()).decode())


def test_without_a_vault_it_is_said_that_no_key_vouches(sign_bench: SignBench) -> None:
    hands = sign_bench()
    assert "no digital key" in hands.says("keyNote")
    ready(hands)
    hands.press("signAndLock")
    signature = hands.session.record.decision_signature
    assert signature is not None
    assert signature.proof is None
    assert hands.notifier.actions[-1][0] == "Save this signature on this computer"


def test_a_kept_signature_signs_with_its_key_and_is_shown_first(sign_bench: SignBench) -> None:
    made = vault()
    hands = sign_bench()
    assert "can prove your signature" in hands.says("keyNote")
    hands.press("declaration")
    choose(hands, "signatureMethod", "saved")
    unlock(hands)
    assert hands.says("keyNote") == "Your digital key is unlocked: it proves that this signature is yours."
    assert hands.view.desk.pad.mark == TypedMark(text="A. Officer")
    with made.unlock(WORDS) as unlocked:
        full = unlocked.marks[1].id
        known = unlocked.fingerprint
    choose(hands, "savedMarks", full)
    hands.judged()
    hands.press("signAndLock")
    record = hands.session.record
    signature = record.decision_signature
    assert signature is not None
    assert signature.mark == TypedMark(text="A. Officer, in full")
    assert signature.proof is not None
    assert holds(record, 0)
    assert fingerprint(signature.proof) == known
    saved_pdf = hands.session.seen_pdf()
    assert saved_pdf is not None
    assert read_record(attached_record(saved_pdf, "kept"), "kept") == record
    assert hands.notifier.actions == []


def test_the_passphrase_is_asked_for_at_each_signing(sign_bench: SignBench) -> None:
    vault()
    hands = sign_bench()
    choose(hands, "signatureMethod", "saved")
    unlock(hands)
    assert hands.view.desk.pad.mark is not None
    hands.view.hide()
    assert hands.view.desk.pad.mark is None
    hands.view.show()
    assert hands.find("unlockSaved").isVisible()


def test_a_drawn_signature_gets_the_keys_proof_over_the_very_pages_seen(sign_bench: SignBench) -> None:
    vault()
    hands = sign_bench()
    ready(hands)
    seen = hands.view.state.candidate
    assert seen is not None
    hands.press("signAndLock")
    assert not hands.session.locked
    unlock(hands, "wrong")
    assert not hands.session.locked
    unlock(hands)
    signature = hands.session.record.decision_signature
    assert signature is not None
    assert holds(hands.session.record, 0)
    saved_pdf = hands.session.seen_pdf()
    assert saved_pdf is not None
    assert same_pages(saved_pdf, seen.pdf)


def test_the_key_can_be_left_out(sign_bench: SignBench) -> None:
    vault()
    hands = sign_bench()
    ready(hands)
    hands.press("signAndLock")
    skip = dialog(hands, "unlockDialog").findChild(QAbstractButton, "skipUnlock")
    assert skip is not None
    hands.qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)
    signature = hands.session.record.decision_signature
    assert signature is not None
    assert signature.proof is None


def test_nobody_signs_with_anothers_signature_or_key(sign_bench: SignBench) -> None:
    vault("B. Deputy")
    hands = sign_bench()
    hands.press("declaration")
    choose(hands, "signatureMethod", "saved")
    unlock(hands)
    assert hands.view.desk.pad.mark is None
    assert "B. Deputy’s" in hands.says("signProblem")
    choose(hands, "signatureMethod", "draw")
    hands.draw(WAVE, LOOP)
    hands.view.hide()
    hands.view.show()
    hands.judged()
    hands.press("signAndLock")
    unlock(hands)
    assert "B. Deputy’s" in hands.says("signProblem")
    assert not hands.session.locked


def test_saved_without_a_vault_keeps_what_was_drawn(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.draw(WAVE, LOOP)
    drawn = hands.view.desk.pad.mark
    choose(hands, "signatureMethod", "saved")
    assert "Save a signature on this computer first" in hands.view.missing() or "declaration" in hands.view.missing()
    hands.press("unlockSaved")
    set_up = dialog(hands, "setUpDialog")
    for name in ("newPassphrase", "newPassphraseAgain"):
        line = set_up.findChild(QLineEdit, name)
        assert line is not None
        line.setText(WORDS)
    yes = set_up.findChild(QAbstractButton, "dialog-yes")
    assert yes is not None
    hands.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert hands.view.desk.pad.mark == drawn, "what was just kept is not asked for again"
    assert not hands.find("unlockSaved").isVisible()
    with Vault(default_vault()).unlock(WORDS) as unlocked:
        assert [saved.mark for saved in unlocked.marks] == [drawn]
        assert unlocked.name == "A. Officer"


def test_a_one_page_notice_needs_no_scrolling_to_be_read(sign_bench: SignBench) -> None:
    short = draft(decision_type=DecisionType.ADMINISTRATIVE)
    assert short.notice.decision == notice().decision
    hands = sign_bench(short, read=False)
    hands.view.resize(1366, 4000)
    hands.qtbot.waitUntil(lambda: hands.view.state.has_read)
    assert hands.can_press("declaration")


def test_pages_that_come_after_the_step_was_left_are_let_go(
    services: Services, sign_bench: SignBench, qtbot: QtBot
) -> None:
    hands = sign_bench()
    tasks = LaterTasks()
    left = SignView(dataclasses.replace(services, tasks=tasks), hands.session)
    left.resize(1366, 720)
    left.show()
    left.form.choose_method("typed")
    qtbot.waitUntil(lambda: not left.is_judging)
    sweep(left)
    assert tasks.work_off() > 0
    assert not hands.session.locked


def test_nothing_can_be_signed_before_its_pages_are_shown(
    services: Services, sign_bench: SignBench, qtbot: QtBot
) -> None:
    hands = sign_bench()
    tasks = LaterTasks()
    view = SignView(dataclasses.replace(services, tasks=tasks), hands.session)
    qtbot.addWidget(view)
    view.resize(1366, 720)
    view.show()
    slow = SignHands(qtbot, view, hands.session, hands.notifier)
    tasks.work_off()
    choose(slow, "signatureMethod", "typed")
    slow.judged()
    slow.press("declaration")
    assert not slow.can_press("signAndLock")
    view.sign()
    assert not hands.session.locked
    tasks.work_off()
    slow.judged()
    tasks.work_off()
    slow.press("signAndLock")
    assert hands.session.locked


def test_the_end_of_the_text_counts_as_read_and_the_pad_is_on_the_page(
    sign_bench: SignBench, services: Services
) -> None:
    services.settings.update(pages_as_text=True)
    hands = sign_bench(read=False)
    desk = hands.view.desk
    assert desk.readable.shows_text
    assert not hands.view.state.has_read
    assert hands.view.missing() == "Read the text to its end first."
    assert "Approval of Decision" in desk.readable.reader.words
    desk.readable.reader.text.moveCursor(QTextCursor.MoveOperation.End)
    assert hands.view.state.has_read
    desk.go_to_cell()
    assert not desk.readable.shows_text
    assert services.settings.pages_as_text
