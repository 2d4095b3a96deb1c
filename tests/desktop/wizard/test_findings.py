"""Findings are shown with their fields, not before a page was visited, and with a link to their cause."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.wizard.hands import Bench
from forms import FORM
from signoff.desktop.review.finding_placement import WHOLE_PAGE, nearest, placed
from signoff.desktop.wizard import acknowledgement
from signoff.notice.record.model import Consultation, Consultee, DecisionType, Notice
from signoff.rules.findings import Finding, Severity

DIGITAL = Notice(
    decision_type=DecisionType.SIGNIFICANT_OPERATIONAL,
    reasons="Part of the software agenda.",
    consultation=Consultation(chief_digital_information_officer=Consultee(applies=False)),
)


def make_finding(field: str, *related: str) -> Finding:
    section = FORM.page_key_of(field) or ""
    return Finding(Severity.WARNING, "some-rule", section, field, "Look here.", "form", related)


def test_nothing_is_said_on_a_page_seen_for_the_first_time(bench: Bench) -> None:
    hands = bench()
    hands.open("subject")
    assert hands.rules() == set()
    hands.open("decision_maker")
    hands.open("subject")
    hands.sees("subject-missing")


def test_a_finding_goes_when_its_field_is_filled(bench: Bench) -> None:
    hands = bench()
    hands.open("decision_maker")
    hands.open("subject")
    hands.open("decision_maker")
    hands.sees("decision-maker-missing")
    hands.type("decision_maker.name", "A")
    hands.type("decision_maker.post", "B")
    hands.misses("decision-maker-missing")


def test_nothing_new_is_said_at_an_empty_field_while_it_has_the_focus(bench: Bench) -> None:
    hands = bench(Notice(subject="Bridge"))
    hands.open("subject")
    hands.open("decision")
    hands.open("subject")
    hands.clear("subject")
    with hands.qtbot.waitSignal(hands.session.findings_changed):
        pass
    assert "subject-missing" not in hands.rules()
    hands.find("wizard-next").setFocus()
    hands.sees("subject-missing")


def test_review_lets_every_page_speak(bench: Bench) -> None:
    hands = bench()
    hands.open("review")
    hands.open("alternatives")
    hands.sees("alternatives-missing")


def test_a_finding_with_a_part_elsewhere_leads_there(bench: Bench) -> None:
    hands = bench(DIGITAL)
    hands.open("reasons")
    hands.open("review")
    hands.open("reasons")
    hands.sees("officer-not-consulted")
    hands.press(hands.link("Go to Consultation"))
    assert hands.view.key == "consultation"
    assert hands.view.focusWidget() is not None
    hands.sees("officer-not-consulted")


def test_a_warning_can_be_marked_as_considered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acknowledgement, "ask_text", lambda *_: "Not a digital matter")
    hands = bench(DIGITAL)
    hands.open("review")
    hands.open("reasons")
    hands.press(hands.link("Mark as considered…"))
    assert [entry.word for entry in hands.session.record.settled] == ["Not a digital matter"]
    hands.qtbot.waitUntil(lambda: not hands.view.findChildren(QPushButton, "action-Mark as considered…"))
    assert "officer-not-consulted" in hands.rules(), "it stays listed"


def test_the_state_is_shown_with_the_sections_number(bench: Bench) -> None:
    hands = bench()
    hands.open("subject")
    state = hands.find("page-state")
    assert state.property("text") == "Not started"
    hands.type("subject", "Bridge")
    hands.qtbot.waitUntil(lambda: state.property("text") == "Done")


def test_a_finding_is_shown_at_the_field_that_holds_it_most_closely() -> None:
    fields = ("consultation.executive_member", "consultation.executive_member.details", "consultation.others")
    assert nearest("consultation.executive_member.details", fields) == "consultation.executive_member.details"
    assert nearest("consultation.executive_member.interests.0.date", fields) == "consultation.executive_member"
    assert nearest("consultation", fields) == "consultation.executive_member"
    assert nearest("wards", fields) == WHOLE_PAGE


def test_a_finding_is_shown_once_on_each_page_that_it_is_about() -> None:
    match = make_finding("consultation.chief_digital_information_officer", "reasons")
    fields = ("consultation.chief_digital_information_officer", "consultation.others")
    on_consultation = placed(FORM, [match], "consultation", fields)
    assert on_consultation["consultation.chief_digital_information_officer"] == (match,)
    assert sum(len(findings) for findings in on_consultation.values()) == 1
    assert placed(FORM, [match], "reasons", ("reasons",))["reasons"] == (match,)
    assert not any(placed(FORM, [match], "subject", ("subject",)).values())


@pytest.mark.parametrize("path", [field.path for field in FORM.fields])
def test_every_field_of_the_form_has_a_page(path: str) -> None:
    assert FORM.page_key_of(path) in {page.key for page in FORM.pages}
