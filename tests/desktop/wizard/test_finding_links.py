"""Every finding links to the field that it is about, and to the words that caused it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from desktop.wizard.hands import Bench, Hands
from forms import FORM
from rules.conftest import changed, sound_notice
from rules.test_table import COUNCIL_FORM_RULES, ROWS, RULES_OF_OTHER_COUNCILS, SIGNED_RULES
from signoff.desktop.core.commands import Command
from signoff.desktop.review.finding_placement import nearest
from signoff.desktop.review.finding_targets import shortened, target_of, words_of
from signoff.desktop.review.findings_box import FindingsBox
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.review_page import ReviewPage
from signoff.notice.record.model import Consultation, Consultee, DecisionType, Notice, Route
from signoff.rules.check import RULES
from signoff.rules.findings import Finding, Severity
from signoff.rules.progress import is_approval_needed

ON = dt.datetime(2024, 5, 14, 12, 0, tzinfo=dt.UTC)
"""The day on which the table of rules triggers its rows."""

CDIO = "consultation.chief_digital_information_officer"
DIGITAL = Notice(
    decision_type=DecisionType.SIGNIFICANT_OPERATIONAL,
    subject="A bridge",
    reasons="It is part of our **software** work, and of no other.",
    consultation=Consultation(chief_digital_information_officer=Consultee(applies=False)),
)


def make_finding(rule: str, field: str, *related: str, quote: str = "") -> Finding:
    return Finding(Severity.ERROR, rule, "forthcoming_list", field, "Look here.", "form", related, quote=quote)


def quote_of(hands: Hands) -> str:
    """Return the words that caused the question whether an officer must be consulted."""
    (quote,) = [finding.quote for finding in hands.session.findings if finding.rule == "officer-not-consulted"]
    assert "software" in quote
    return quote


def line_of(hands: Hands, rule: str) -> QWidget:
    """Return the line of the review that shows a rule's finding."""
    box = hands.view.findChild(FindingsBox)
    assert box is not None

    def lines() -> list[QWidget]:
        return [widget for widget in box.findChildren(QWidget, f"finding:{rule}") if widget.isVisible()]

    hands.qtbot.waitUntil(lambda: bool(lines()))
    return lines()[0]


def follow(hands: Hands, line: QWidget, words: str) -> None:
    """Click a line's link that says something."""
    (link,) = [button for button in line.findChildren(QPushButton) if button.text() == words]
    hands.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def has_focus(hands: Hands, field: str) -> bool:
    """Whether the keyboard is in the widget of a field, or within the closest box around it."""
    page = hands.view.findChild(SectionPage, f"page:{hands.view.key}")
    focus = QApplication.focusWidget()
    if page is None or focus is None:
        return False
    named = page.findChild(QWidget, field)
    box = page.boxes.get(nearest(field, tuple(page.boxes)))
    target = named if named is not None and named.isVisibleTo(page) else box
    inner = target is not None and (target is focus or target.isAncestorOf(focus))
    proxied = target is not None and target.focusProxy() is focus
    return (inner or proxied) and focus.isVisible()


def answer(hands: Hands, notice: Notice) -> None:
    hands.session.change(lambda _: notice)


@pytest.mark.parametrize("kind", [kind.value for kind in FORM.types])
def test_every_rule_s_link_puts_the_keyboard_into_its_field(kind: str, bench: Bench) -> None:
    rows = {row.rule: row for row in reversed(ROWS) if row.kind == kind}
    hands = bench(sound_notice(kind), now=ON)
    astray = []
    for rule, row in rows.items():
        answer(hands, changed(sound_notice(kind), row.triggers))
        hands.open("review")
        match = next(finding for finding in hands.session.findings if finding.rule == rule)
        if is_approval_needed(match):
            follow(hands, line_of(hands, rule), "Hand over")
            assert hands.asked[-1] == (Command.HAND_OVER,)
            continue
        if match.field.startswith("signatures."):
            with hands.qtbot.waitSignal(hands.view.sign_requested):
                follow(hands, line_of(hands, rule), "Sign")
            continue
        follow(hands, line_of(hands, rule), "Fix" if match.until is None else "Change")
        if not has_focus(hands, match.field):
            astray.append((rule, match.field, hands.view.key, QApplication.focusWidget()))
    assert not astray


def test_no_rule_is_left_out() -> None:
    elsewhere = SIGNED_RULES | RULES_OF_OTHER_COUNCILS | COUNCIL_FORM_RULES
    assert {row.rule for row in ROWS} | elsewhere == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", sorted(SIGNED_RULES - {"signer-differs"}))
@pytest.mark.parametrize("role", ["scrutiny_chair", "executive_member"])
def test_a_finding_on_a_signature_leads_to_the_sign_step(rule: str, role: str) -> None:
    assert target_of(FORM, make_finding(rule, f"signatures.{role}")).page == "sign"


def test_a_card_at_an_approval_leads_to_the_sign_step(bench: Bench) -> None:
    urgent = changed(sound_notice("key"), {"forthcoming_list.route": Route.SPECIAL_URGENCY})
    hands = bench(urgent, now=ON)
    hands.open("review")
    hands.open("forthcoming_list")
    hands.sees("special-urgency-not-agreed")
    with hands.qtbot.waitSignal(hands.view.sign_requested):
        hands.press(hands.link("Go to Sign"))


def test_the_review_says_where_the_words_are_and_leads_to_them(bench: Bench) -> None:
    hands = bench(DIGITAL)
    hands.open("review")
    line = line_of(hands, "officer-not-consulted")
    follow(hands, line, f"Show {shortened(quote_of(hands))} in Reasons")
    assert hands.view.key == "reasons"
    text = QApplication.focusWidget()
    assert isinstance(text, QTextEdit)
    assert text.textCursor().selectedText() == quote_of(hands)


def test_a_card_leads_to_the_words_and_they_are_selected(bench: Bench) -> None:
    hands = bench(changed(DIGITAL, {"reasons": "Safer.", "subject": "A software bridge"}))
    hands.open("review")
    hands.open("consultation", CDIO)
    hands.sees("officer-not-consulted")
    hands.press(hands.link(f"Show {shortened(quote_of(hands))} in Subject"))
    assert hands.view.key == "subject"
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.textCursor().selectedText() == quote_of(hands)


def test_the_card_at_the_words_leads_back_to_where_it_is_fixed(bench: Bench) -> None:
    hands = bench(DIGITAL)
    hands.open("review")
    hands.open("reasons")
    hands.sees("officer-not-consulted")
    hands.press(hands.link("Go to Consultation"))
    assert has_focus(hands, CDIO)


def test_words_in_the_finding_s_own_box_need_no_second_link() -> None:
    assert words_of(FORM, make_finding("a", "reasons", quote="Digital"), DIGITAL) is None
    assert words_of(FORM, make_finding("a", "reasons", "subject", quote="BRIDGE"), DIGITAL) is not None
    assert words_of(FORM, make_finding("a", "decision", "alternatives", quote="bridge"), DIGITAL) is None


def test_long_quotes_are_cut() -> None:
    assert shortened("one\n two") == "“one two”"
    assert len(shortened("word " * 20)) < 40


def test_the_review_can_be_walked_by_keyboard_alone(bench: Bench) -> None:
    hands = bench(DIGITAL)
    hands.open("review")
    line = line_of(hands, "officer-not-consulted")
    (fix,) = [button for button in line.findChildren(QPushButton) if button.text() == "Fix"]
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is fix:
            break
        hands.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fix
    hands.qtbot.keyClick(fix, Qt.Key.Key_Return)
    assert has_focus(hands, CDIO)


def test_the_review_begins_at_what_blocks_signing_and_the_keyboard_stays_there(bench: Bench) -> None:
    hands = bench(DIGITAL)
    hands.open("review")
    first = QApplication.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.accessibleName() == "Fix the error: Choose one value band for this type"
    with hands.qtbot.waitSignal(hands.session.findings_changed):
        hands.session.set_value("contact.telephone", "0113 496 0000")
    hands.qtbot.waitUntil(lambda: any("496" in label.text() for label in hands.view.findChildren(QLabel)))
    assert QApplication.focusWidget() is first


def test_the_review_of_a_sound_notice_begins_at_what_comes_next(bench: Bench) -> None:
    hands = bench(sound_notice("key"), now=ON)
    hands.open("review")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "wizard-next"


def test_the_review_opens_at_its_top_again(bench: Bench) -> None:
    hands = bench(sound_notice("key"), now=ON, size=(900, 600))
    hands.open("review")
    review = hands.view.findChild(ReviewPage)
    assert review is not None
    bar = review.column.verticalScrollBar()
    hands.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    hands.open("subject")
    hands.open("review")
    assert bar.value() == 0
