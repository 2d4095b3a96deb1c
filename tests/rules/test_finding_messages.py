"""The messages of findings: each rule's words are completed with the notice's own dates, names and texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from signoff.notice.form.council import Profile
from signoff.notice.record.lifecycle import sign
from signoff.notice.record.model import Route, Wards, WardScope
from signoff.notice.record.record import Record, Role
from signoff.rules.check import RULES, check
from signoff.rules.findings import Finding, Severity

Make = Callable[..., Record]
FindingsOf = Callable[..., dict[str, Finding]]
NOON = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)

MESSAGES: list[tuple[str, str, dict[str, Any], str]] = [
    (
        "list-period-too-short",
        "key",
        {"forthcoming_list.date_added": dt.date(2024, 5, 1)},
        "The earliest date is 30 May 2024. The decision is dated 14 May 2024; it was listed on 1 May 2024, and 28 "
        "clear days must pass between. Choose a later date, or General Exception or Special Urgency.",
    ),
    (
        "general-exception-too-early",
        "key",
        {
            "forthcoming_list.route": Route.GENERAL_EXCEPTION,
            "forthcoming_list.reason": "The grant lapses.",
            "forthcoming_list.chair_notified_date": dt.date(2024, 5, 9),
            "forthcoming_list.notice_published_date": dt.date(2024, 5, 10),
        },
        "The earliest date is 16 May 2024. The decision is dated 14 May 2024; the notice of General Exception was "
        "published on 10 May 2024, and 5 clear days must pass between. By the council’s 5 clear working days it is 20 "
        "May 2024.",
    ),
    (
        "general-exception-before-working-days",
        "key",
        {
            "forthcoming_list.route": Route.GENERAL_EXCEPTION,
            "forthcoming_list.reason": "The grant lapses.",
            "forthcoming_list.chair_notified_date": dt.date(2024, 5, 7),
            "forthcoming_list.notice_published_date": dt.date(2024, 5, 7),
        },
        "The council counts 5 clear working days, after which the earliest date is 15 May 2024. By law the decision "
        "may be taken from 13 May 2024; it is dated 14 May 2024, and the notice was published on 7 May 2024.",
    ),
    (
        "decision-maker-missing",
        "administrative",
        {"decision_maker.name": "", "decision_maker.post": ""},
        "Enter the authorised decision maker. Give the officer’s name and post title.",
    ),
    (
        "decision-maker-missing",
        "administrative",
        {"decision_maker.name": "N/A"},
        "Enter the authorised decision maker. Give the officer’s name.",
    ),
    (
        "decision-maker-missing",
        "administrative",
        {"decision_maker.post": "TBC"},
        "Enter the authorised decision maker. Give the officer’s post title.",
    ),
    (
        "implementation-too-early",
        "key",
        {"implementation.start_date": dt.date(2024, 5, 21)},
        "Implementation cannot start before 22 May 2024. It is given as 21 May 2024, while the decision can still be "
        "called in.",
    ),
    (
        "implementation-too-early",
        "administrative",
        {"implementation.start_date": dt.date(2024, 5, 13)},
        "Implementation cannot start before 14 May 2024. It is given as 13 May 2024, before the decision is taken.",
    ),
    (
        "decision-date-not-working-day",
        "administrative",
        {"decision_date": dt.date(2024, 5, 11)},
        "Check the decision date. 11 May 2024 is a Saturday, not a working day.",
    ),
    (
        "decision-date-not-working-day",
        "administrative",
        {"decision_date": dt.date(2024, 5, 6)},
        "Check the decision date. 6 May 2024 is a bank holiday, not a working day.",
    ),
    (
        "decision-date-in-future",
        "administrative",
        {"decision_date": dt.date(2024, 6, 14)},
        "The date of the decision is after today. It is 14 June 2024: sign on or after that day, or change it.",
    ),
    (
        "decision-date-in-future",
        "administrative",
        {"decision_date": dt.date(2024, 6, 15)},
        "The date of the decision is after today. It is 15 June 2024: sign on or after that day, or change it. "
        "That is over a month ahead: is it right?",
    ),
    (
        "decision-date-slip",
        "administrative",
        {"decision_date": dt.date(2024, 4, 12)},
        "Check the decision date. 12 April 2024 is over a month before today, 14 May 2024.",
    ),
    (
        "decision-date-slip",
        "administrative",
        {"decision_date": dt.date(2023, 5, 15)},
        "Check the decision date. 15 May 2023 is about a year before today, 14 May 2024.",
    ),
    (
        "earliest-date-ahead",
        "key",
        {"decision_date": None, "forthcoming_list.date_added": dt.date(2024, 5, 1)},
        "The decision may be taken from 30 May 2024. It can be signed on that day, and not before.",
    ),
    (
        "ward-unknown",
        "administrative",
        {"wards": Wards(scope=WardScope.SOME, names=("Narnia", "Roundhay", "Oz", "Narnia"))},
        "Not a ward of this council: Narnia and Oz. Choose from the council’s wards, or check the spelling.",
    ),
    (
        "ward-unknown",
        "administrative",
        {"wards": Wards(scope=WardScope.SOME, names=tuple("ABCDEFG"))},
        "Not a ward of this council: A, B, C, D, E and 2 more. Choose from the council’s wards, or check the spelling.",
    ),
    (
        "ward-unknown",
        "administrative",
        {"wards": Wards(scope=WardScope.SOME, names=tuple("ABCDE"))},
        "Not a ward of this council: A, B, C, D and E. Choose from the council’s wards, or check the spelling.",
    ),
    (
        "amount-on-edge",
        "significant_operational",
        {"subject": "A gate for £100,000, or £25,000 a year.", "reasons": "£25,000 is little."},
        "£25,000 and £100,000 are on the edge of two bands: check that the right one is chosen.",
    ),
]


@pytest.mark.parametrize(("rule", "kind", "answers", "message"), MESSAGES)
def test_a_message_quotes_the_notice_s_own_dates_and_names(
    rule: str, kind: str, answers: dict[str, Any], message: str, make: Make, findings: FindingsOf
) -> None:
    assert findings(make(kind, answers))[rule].message == message


@pytest.mark.parametrize(
    ("rule", "kind", "answers"),
    [
        ("decision-date-slip", "administrative", {"decision_date": dt.date(2024, 4, 15)}),
        ("decision-date-slip", "administrative", {"decision_date": dt.date(2024, 4, 16)}),
        ("implementation-too-early", "key", {"implementation.start_date": dt.date(2024, 5, 22)}),
        ("implementation-too-early", "administrative", {"implementation.start_date": dt.date(2024, 5, 14)}),
        ("earliest-date-ahead", "key", {"decision_date": None}),
        ("earliest-date-ahead", "administrative", {"decision_date": None}),
        ("list-period-too-short", "administrative", {"forthcoming_list.date_added": dt.date(2024, 5, 1)}),
        ("list-period-too-short", "key", {"decision_date": None, "forthcoming_list.date_added": dt.date(2024, 5, 1)}),
        ("report-late-reason-missing", "key", {"decision_date": None}),
    ],
)
def test_a_date_just_in_time_is_not_reported(
    rule: str, kind: str, answers: dict[str, Any], make: Make, findings: FindingsOf
) -> None:
    assert rule not in findings(make(kind, answers))


def test_a_late_report_says_why_only_where_its_dates_are_known(make: Make, findings: FindingsOf) -> None:
    late = {"report_publication.published_date": dt.date(2024, 5, 10)}
    message = findings(make("key", late))["report-late-reason-missing"].message
    assert "The report was published on 10 May 2024, so that after 5 clear working days" in message
    assert "from 20 May 2024; it is dated 14 May 2024." in message
    without = findings(make("key", {"report_publication.published_date": None}))["report-late-reason-missing"].message
    assert "so that after" not in without


def test_the_date_of_a_signed_notice_is_compared_with_that_of_its_signature(make: Make, findings: FindingsOf) -> None:
    day = dt.date(2024, 5, 14)
    record = sign(
        make("administrative"),
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=day,
        mark=None,
        at=NOON,
    )
    assert "decision-date-slip" not in findings(record, dt.date(2025, 5, 14))
    assert "decision-date-slip" in findings(make("administrative"), dt.date(2025, 5, 14))


def test_errors_come_before_warnings_in_one_field_and_fields_in_the_form_s_order(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"decision_date": dt.date(2024, 8, 10), "wards.scope": None, "subject": ""})
    findings = check(record, leeds, dt.date(2024, 5, 14))
    severities = [finding.severity for finding in findings if finding.field == "decision_date"]
    assert severities == sorted(severities, key=lambda severity: severity is Severity.WARNING)
    assert len(severities) == 2
    assert [finding.rule for finding in findings if finding.field in ("subject", "wards.scope")] == [
        "subject-missing",
        "wards-missing",
    ]


def test_every_rule_has_a_name_of_its_own_and_a_first_sentence(leeds: Profile) -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) > 50
    assert all(rule.says and rule.when and rule.source for rule in RULES)


@pytest.mark.parametrize(("iban", "is_valid"), [("GB82", True), ("GB81", False), ("GB83", False), ("GB28", False)])
def test_an_account_number_is_reported_where_its_check_digits_are_right(
    iban: str, is_valid: bool, make: Make, findings: FindingsOf
) -> None:
    record = make("administrative", {"reasons": f"Pay {iban} WEST 1234 5698 7654 32 in May."})
    assert ("bank-details" in findings(record)) == is_valid
