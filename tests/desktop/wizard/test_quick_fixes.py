"""Quick fixes: one press answers the field, and the finding disappears."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.wizard.hands import Bench
from signoff.notice.record.model import (
    CallIn,
    Consultation,
    Consultee,
    DecisionType,
    ExemptInformation,
    ExemptText,
    ForthcomingList,
    Notice,
    ReportPublication,
    Route,
)

KEY = DecisionType.KEY
LISTED = ForthcomingList(date_added=dt.date(2024, 4, 16), listed_title="Footbridge")
NOTIFIED = ForthcomingList(
    route=Route.GENERAL_EXCEPTION,
    reason="Flood",
    chair_notified_date=dt.date(2024, 5, 2),
    notice_published_date=dt.date(2024, 5, 3),
)
BRIEFED = Consultation(executive_member=Consultee(applies=False, details="Has been briefed."))
DIGITAL = Consultation(chief_digital_information_officer=Consultee(applies=False))
OPEN_WITH_REASON = CallIn(available=True, exemption_reason="The crossing would stay shut.")

CASES = (
    (
        "not-applicable-with-text",
        Notice(consultation=BRIEFED),
        "consultation",
        "Mark as consulted",
        "consultation.executive_member.applies",
        True,
    ),
    (
        "not-applicable-with-text",
        Notice(consultation=BRIEFED),
        "consultation",
        "Clear the text",
        "consultation.executive_member.details",
        None,
    ),
    (
        "officer-not-consulted",
        Notice(reasons="Part of the software agenda.", consultation=DIGITAL),
        "reasons",
        "Mark as consulted",
        "consultation.chief_digital_information_officer.applies",
        True,
    ),
    (
        "list-period-too-short",
        Notice(decision_type=KEY, decision_date=dt.date(2024, 5, 14), forthcoming_list=LISTED),
        "forthcoming_list",
        "Set the decision to 15 May 2024",
        "decision_date",
        dt.date(2024, 5, 15),
    ),
    (
        "general-exception-before-working-days",
        Notice(decision_type=KEY, decision_date=dt.date(2024, 5, 9), forthcoming_list=NOTIFIED),
        "decision_maker",
        "Set the decision to 14 May 2024",
        "decision_date",
        dt.date(2024, 5, 14),
    ),
    (
        "general-exception-too-early",
        Notice(decision_type=KEY, decision_date=dt.date(2024, 5, 8), forthcoming_list=NOTIFIED),
        "decision_maker",
        "Set the decision to 14 May 2024",
        "decision_date",
        dt.date(2024, 5, 14),
    ),
    (
        "report-late-reason-missing",
        Notice(
            decision_type=KEY,
            decision_date=dt.date(2024, 5, 16),
            forthcoming_list=LISTED,
            report_publication=ReportPublication(published_date=dt.date(2024, 5, 13)),
        ),
        "report_publication",
        "Set the decision to 21 May 2024",
        "decision_date",
        dt.date(2024, 5, 21),
    ),
    (
        "earliest-date-ahead",
        Notice(decision_type=KEY, forthcoming_list=LISTED),
        "decision_maker",
        "Set the decision to 15 May 2024",
        "decision_date",
        dt.date(2024, 5, 15),
    ),
    (
        "call-in-not-key",
        Notice(decision_type=DecisionType.ADMINISTRATIVE, call_in=CallIn(available=True)),
        "call_in",
        "Answer No",
        "call_in.available",
        False,
    ),
    (
        "call-in-reason-unused",
        Notice(decision_type=KEY, call_in=OPEN_WITH_REASON),
        "call_in",
        "Clear the reason",
        "call_in.exemption_reason",
        None,
    ),
    (
        "call-in-reason-unused",
        Notice(decision_type=KEY, call_in=OPEN_WITH_REASON),
        "call_in",
        "Answer No",
        "call_in.available",
        False,
    ),
    (
        "listed-title-differs",
        Notice(decision_type=KEY, subject="A ferry", forthcoming_list=LISTED),
        "subject",
        "Use the listed title",
        "subject",
        "Footbridge",
    ),
    (
        "exempt-text-not-declared",
        Notice(exempt_information=ExemptInformation(text=ExemptText(reasons="Price."))),
        "exempt_information",
        "Answer Yes",
        "exempt_information.contains",
        True,
    ),
)


@pytest.mark.parametrize(
    ("rule", "notice", "page", "link", "path", "answer"), CASES, ids=[f"{case[0]}: {case[3]}" for case in CASES]
)
def test_one_press_answers(
    bench: Bench, rule: str, notice: Notice, page: str, link: str, path: str, answer: object
) -> None:
    hands = bench(notice)
    hands.session.visit(page)
    hands.open(page)
    hands.sees(rule)
    hands.press(hands.link(link))
    assert hands.value(path) == answer
    hands.misses(rule)
