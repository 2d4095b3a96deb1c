"""Commenting in the wizard, by mouse and by keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTextEdit

from builders import later
from desktop.wizard.hands import Bench, Hands
from signoff.desktop.comments.comment_card import CommentCard
from signoff.desktop.comments.comment_slot import CommentSlot
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.widgets.rail import Rail
from signoff.notice.record import comments
from signoff.notice.record.comment import Comment
from signoff.notice.record.model import Notice
from signoff.notice.text.cleaning import cleaned

JO: dict[str, Any] = {"author": "Jo Field", "post": ""}
NOTICE = Notice(subject="A new gate", reasons="The *old* 🚪 gate fell down.\n\nA new gate is dear.")


def mark(hands: Hands, words: str) -> RichEditor:
    editor = hands.find("reasons")
    assert isinstance(editor, RichEditor)
    assert editor.select(words)
    editor.view.setFocus()
    return editor


def write(hands: Hands, words: str) -> None:
    assert hands.view.write_comment()
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    hands.qtbot.keyClicks(area, words)
    hands.qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def only(hands: Hands) -> Comment:
    (comment,) = hands.session.record.comments
    return comment


def card(hands: Hands) -> CommentCard:
    (shown,) = [part for part in hands.view.findChildren(CommentCard) if part.isVisible()]
    return shown


def press(hands: Hands, name: str) -> None:
    button = card(hands).findChild(QPushButton, name)
    assert button is not None
    button.setFocus()
    hands.qtbot.keyClick(button, Qt.Key.Key_Space)


def tinted(editor: RichEditor) -> list[str]:
    return [selection.cursor.selectedText() for selection in editor.view.extraSelections()]


def test_marked_words_are_commented_on_by_keyboard_and_stay_marked(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("reasons")
    editor = mark(hands, "new gate")
    write(hands, "How dear?")
    comment = only(hands)
    assert (comment.field, comment.author, comment.post) == ("reasons", "Sam Officer", "Chief Officer")
    assert comment.passage is not None
    assert (comment.passage.words, cleaned(comment.text)) == ("new gate", "How dear?")
    assert "new gate" in tinted(editor)
    assert editor.view.hasFocus()
    assert not editor.view.textCursor().hasSelection()
    cursor = editor.view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.insertText("As 🚪 agreed: ")
    editor.marks.highlight(())
    assert tinted(editor) == ["new gate"]


def test_a_comment_whose_words_are_gone_stays_with_its_field(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("reasons")
    editor = mark(hands, "new gate")
    write(hands, "How dear?")
    hands.session.set_value("reasons", "Rust.")
    shown = [label.text() for label in card(hands).findChildren(QLabel) if label.isVisible()]
    assert "The words it was about have been removed." in shown
    assert tinted(editor) == []


def test_a_comment_is_answered_resolved_and_opened_again(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("subject")
    write(hands, "Too short")
    assert hands.session.record.comments[0].field == "subject"
    press(hands, "answer-comment")
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    hands.qtbot.keyClicks(area, "No")
    hands.qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [reply.text for reply in only(hands).replies] == ["No"]
    assert card(hands).isAncestorOf(hands.view.focusWidget())
    press(hands, "resolve-comment")
    assert not only(hands).is_open
    slot = hands.find("comments:subject")
    assert isinstance(slot, CommentSlot)
    unfold = slot.findChild(QPushButton, "show-resolved")
    assert unfold is not None
    assert unfold.hasFocus()
    hands.qtbot.keyClick(unfold, Qt.Key.Key_Space)
    press(hands, "reopen-comment")
    assert only(hands).is_open


def test_an_own_comment_is_changed_in_its_place_and_says_that_it_was_edited(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("reasons")
    write(hands, "How dear?")
    press(hands, "edit-comment")
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "How dear?"
    hands.qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert not card(hands).is_writing
    assert only(hands).edited_at is None
    press(hands, "edit-comment")
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("How dear is it?")
    hands.qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only(hands).text == "How dear is it?"
    assert any(", edited " in label.text() for label in card(hands).findChildren(QLabel))
    press(hands, "answer-comment")
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    hands.qtbot.keyClicks(area, "Very")
    hands.qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card(hands).findChild(QPushButton, "edit-comment") is None
    press(hands, "edit-reply")
    area = hands.view.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("Rather")
    hands.open("subject")
    assert [reply.text for reply in only(hands).replies] == ["Rather"]


def test_a_comment_that_is_half_written_is_saved_when_another_page_is_opened(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("subject")
    assert hands.view.write_comment()
    hands.qtbot.keyClicks(hands.view.focusWidget(), "Half a")
    hands.open("reasons")
    assert only(hands).text == "Half a"


def test_the_rail_counts_open_comments_of_each_page(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("subject")
    write(hands, "Too short")
    rail = hands.view.findChild(Rail)
    assert rail is not None
    hands.session.findings_changed.emit()
    (item,) = [item for item in rail.rail_items() if item.key == "subject"]
    assert item.spoken().endswith("1 comment")


def test_comments_of_others_are_shown_where_they_belong_and_review_leads_there(bench: Bench) -> None:
    hands = bench(NOTICE)
    for minute, field in enumerate(("consultation.executive_member.details", "wards", "nowhere")):
        NoticeSteps(hands.session).comment(
            partial(comments.comment_on, field=field, text=f"On {field}\u202e", **JO, at=later(minute))
        )
    hands.open("wards")
    assert card(hands).accessibleDescription() == "14 May 2024, 12:01. On wards."
    assert card(hands).findChild(QPushButton, "delete-comment") is None
    hands.open("review")
    section = hands.find("comments-section")
    places = [button.text() for button in section.findChildren(QPushButton, "show-place")]
    assert places == ["Go to Consultation", "Go to Affected wards"]
    link = section.findChildren(QPushButton, "show-place")[0]
    link.click()
    assert hands.view.key == "consultation"
    assert card(hands).accessibleName() == "Comment by Jo Field"


def test_the_menu_of_the_text_offers_it(bench: Bench) -> None:
    hands = bench(NOTICE)
    hands.open("reasons")
    editor = mark(hands, "dear")
    editor.give("comment")
    assert isinstance(hands.view.focusWidget(), QPlainTextEdit)
    assert not isinstance(hands.view.focusWidget(), QTextEdit)
    assert "dear" in tinted(editor)
