"""Rules by other councils' profiles: thresholds, call-in, periods, wards and bands that are not Leeds's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from rules import other_councils as councils
from rules.other_councils import LEEDS, found, record_of
from signoff.notice.form.call_in_terms import CallInTerms
from signoff.notice.form.council import Profile
from signoff.notice.form.thresholds import Counts, Threshold
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.model import Route, Wards, WardScope
from signoff.rules.findings import Severity

KEY, SOD, ADMIN = "key", "significant_operational", "administrative"
WHOLE = "whole-value-at-threshold"


def of(call_in: CallInTerms) -> Profile:
    return replace(LEEDS, call_in=call_in)


@pytest.mark.parametrize(
    ("profile", "decision", "words"),
    [
        (councils.A_YEAR, "To spend £250,000.", "£250,000 is at or above £250,000 in a year."),
        (councils.A_YEAR, "To spend £249,999.", None),
        (councils.A_YEAR, "To pay £20,900 a month.", "£20,900 a month, £250,800 a year, is at or above"),
        (councils.A_YEAR, "To pay £20,800 a month.", None),
        (councils.A_YEAR, "To pay £62,500 a month for four months.", "£250,000 a year, is at or above"),
        (councils.A_YEAR, "To pay £62,500 a month for three months.", None),
        (councils.A_YEAR, "To pay £200,000 a year for five years.", None),
        (councils.A_YEAR, "To pay £260,000 a year for five years.", "£260,000 a year for five years is at or above"),
        (councils.A_YEAR, "To award a contract of £900,000 over four years.", None),
        (councils.A_YEAR, "To award a contract of £1m over four years.", "£1m, £250,000 a year, is at or above"),
        (councils.A_YEAR, "To spend £130,000 on roofs and £130,000 on boilers.", "come to £260,000 a year"),
        (councils.A_YEAR, "To spend £130,000 on roofs and £110,000 on boilers.", None),
        (
            councils.CAPITAL_APART,
            "To spend £150,000 of revenue.",
            "at or above £150,000 of revenue spending.",
        ),
        (councils.CAPITAL_APART, "To spend £149,999 of revenue.", None),
        (councils.CAPITAL_APART, "To spend £199,999 of capital.", None),
        (
            councils.CAPITAL_APART,
            "To spend £200,000 of capital.",
            "at or above £200,000 of capital spending.",
        ),
        (councils.CAPITAL_APART, "To spend £160,000. The money is capital.", None),
        (councils.CAPITAL_APART, "To spend £200,000 on roofs.", "£200,000 is at or above"),
        (councils.CAPITAL_APART, "To make savings of £100,000.", "£100,000 is at or above £100,000 of savings."),
        (councils.CAPITAL_APART, "To make savings of £99,999.", None),
        (councils.ONLY_A_SHARE, "To spend £9m.", None),
    ],
)
def test_what_reaches_a_threshold_of_another_kind(profile: Profile, decision: str, words: str | None) -> None:
    finding = found(profile, SOD, {"decision": decision}).get(WHOLE)
    assert (finding is None) == (words is None)
    assert finding is None or (words or "") in finding.message


def test_capital_and_revenue_are_asked_for_where_that_decides() -> None:
    """£160,000 is over the threshold for revenue, and under that for capital."""
    finding = found(councils.CAPITAL_APART, SOD, {"decision": "To spend £160,000 on roofs."})["capital-or-revenue"]
    assert finding.message == (
        "Say whether it is capital or revenue. £160,000 is at or above £150,000 of revenue spending: if that "
        "applies, name "
        "the key decision that this implements, or choose Key."
    )
    for decision in ("To spend £160,000 of capital.", "To spend £149,999 on roofs.", "To save £90,000 on roofs."):
        assert "capital-or-revenue" not in found(councils.CAPITAL_APART, SOD, {"decision": decision})
    sure = found(councils.CAPITAL_APART, SOD, {"decision": "To spend £210,000 on roofs."})
    assert WHOLE in sure
    assert "capital-or-revenue" not in sure


def test_money_without_a_threshold_of_its_own_comes_under_the_wider_one() -> None:
    profile = replace(LEEDS, thresholds=(Threshold(pounds=900_000, counts=Counts.CAPITAL),))
    assert WHOLE not in found(profile, SOD, {"decision": "To spend £600,000 of capital."})
    assert "£500,000" in found(profile, SOD, {"decision": "To spend £600,000 of revenue."})[WHOLE].message
    assert "£500,000" in found(profile, SOD, {"decision": "To save £600,000."})[WHOLE].message


@pytest.mark.parametrize(
    ("answers", "asks"),
    [
        ({"decision": "To spend £20,000."}, True),
        ({"decision": "To spend £19,999."}, False),
        ({"decision": "To spend £20,000.", "reasons": "It is 4% of the service’s budget."}, False),
        ({"decision": "To spend £20,000.", "reasons": "It implements the key decision of 3 May 2024."}, False),
        ({"decision": "To spend £600,000."}, False),
        ({"decision": "To replace the fountain."}, False),
    ],
)
def test_a_share_of_a_budget_is_asked_about_once(answers: Mapping[str, Any], asks: bool) -> None:
    findings = found(councils.SHARE, SOD, answers)
    assert ("budget-share-not-considered" in findings) == asks
    assert not asks or "Is £20,000 more than 10% of the service’s gross budget?" in str(findings)
    assert "budget-share-not-considered" not in found(councils.SHARE, KEY, answers)
    assert "budget-share-not-considered" not in found(LEEDS, SOD, answers)


def test_a_key_decision_below_the_pounds_may_be_key_by_its_share() -> None:
    below = {"approximate_value": "below_500k"}
    assert "key-below-threshold" in found(councils.SHARE, KEY, below)
    answered = below | {"reasons": "It is 12 per cent of the service’s gross budget."}
    assert "key-below-threshold" not in found(councils.SHARE, KEY, answered)
    assert "key-below-threshold" in found(LEEDS, KEY, answered)
    assert "key-below-threshold" not in found(councils.ONLY_A_SHARE, KEY, below)


def test_a_council_with_a_yearly_threshold_does_not_judge_by_the_band() -> None:
    over = {"approximate_value": "over_500k"}
    assert "earlier-key-decision-missing" in found(LEEDS, SOD, over)
    assert "earlier-key-decision-missing" not in found(councils.A_YEAR, SOD, over)


@pytest.mark.parametrize(
    ("terms", "kind", "available", "rule", "words"),
    [
        (councils.NONE, KEY, True, "call-in-not-key", "No officer’s decision of this council is: answer No."),
        (councils.NONE, KEY, False, None, ""),
        (councils.NONE, KEY, None, None, ""),
        (councils.OF_MEMBERS_ONLY, KEY, True, "call-in-not-key", "No officer’s decision of this council is"),
        (councils.EVERY_TYPE, SOD, True, None, ""),
        (councils.EVERY_TYPE, SOD, None, "call-in-unanswered", "A decision of this type is, unless it is exempted."),
        (councils.EVERY_TYPE, SOD, False, "call-in-reason-missing", "Without a reason the decision cannot be exempt."),
        (
            councils.EVERY_TYPE,
            ADMIN,
            True,
            "call-in-not-key",
            "Only key and significant operational decisions are: answer No.",
        ),
        (councils.FROM_PUBLICATION, SOD, True, "call-in-not-key", "Only key decisions are: answer No."),
    ],
)
def test_which_decisions_are_open_to_call_in(
    terms: CallInTerms, kind: str, available: bool | None, rule: str | None, words: str
) -> None:
    findings = found(of(terms), kind, {"call_in.available": available})
    named = {name for name in findings if name.startswith("call-in")}
    assert (rule in named) if rule else not named
    assert rule is None or words in findings[rule].message


def test_text_and_box_contradict_each_other_by_what_is_open() -> None:
    exempted = {"decision": "To buy it. The decision is exempt from call-in.", "call_in.available": False}
    assert "call-in-contradicted" in found(LEEDS, SOD, exempted)
    assert "call-in-contradicted" not in found(of(councils.EVERY_TYPE), SOD, exempted)
    assert "not open to call-in" in found(of(councils.EVERY_TYPE), ADMIN, exempted)["call-in-contradicted"].message


def test_implementation_waits_for_a_publication_that_is_still_to_come() -> None:
    profile, start = of(councils.FROM_PUBLICATION), "implementation.start_date"
    early = found(profile, KEY, {start: dt.date(2024, 5, 21)})["implementation-too-early"]
    assert early.message == (
        "Implementation cannot start before 22 May 2024. It is given as 21 May 2024, while the decision can still be "
        "called in, even if it is published on the day it is taken: call-in counts from publication."
    )
    assert early.source == "EDMPR 5.1, practice"
    assert "implementation-too-early" not in found(profile, KEY, {start: dt.date(2024, 5, 22)})
    assert "implementation-too-early" not in found(of(councils.NONE), KEY, {start: dt.date(2024, 5, 14)})
    at_end = of(councils.AT_END)
    assert "implementation-too-early" not in found(at_end, KEY, {start: dt.date(2024, 5, 21)})
    assert "implementation-too-early" in found(at_end, KEY, {start: dt.date(2024, 5, 20)})


def test_a_report_is_late_by_the_councils_own_days() -> None:
    """Published Friday 3 May 2024: five clear days are over on the 9th, seven days and a working day on the 10th."""
    answers = {"report_publication.published_date": dt.date(2024, 5, 8)}
    assert "after 5 clear working days" in found(LEEDS, KEY, answers)["report-late-reason-missing"].message
    assert "report-late-reason-missing" not in found(replace(LEEDS, periods=councils.CLEAR_DAYS), KEY, answers)
    late = found(replace(LEEDS, periods=councils.TO_WORKING_DAY), KEY, answers)["report-late-reason-missing"]
    assert "after 7 calendar days the decision may be taken from 15 May 2024" in late.message


def test_a_list_that_counts_otherwise_is_the_councils_rule_and_not_the_law() -> None:
    answers = {"forthcoming_list.date_added": dt.date(2024, 5, 1)}
    by_law = found(LEEDS, KEY, answers)["list-period-too-short"]
    assert "and 28 clear days must pass between" in by_law.message
    assert by_law.source == "2012 reg 9"
    periods = replace(councils.CLEAR_DAYS, listing=councils.TO_WORKING_DAY.report)
    finding = found(replace(LEEDS, periods=periods), KEY, answers | {"decision_date": dt.date(2024, 5, 7)})
    assert "and 7 calendar days must pass first" in finding["list-period-too-short"].message
    assert finding["list-period-too-short"].source == "EDMPR 2.4 - 2.6"


def test_a_general_exception_by_the_same_days_as_the_law_is_cautioned_about_nothing() -> None:
    answers = {
        "forthcoming_list.route": Route.GENERAL_EXCEPTION,
        "forthcoming_list.reason": "The grant lapses.",
        "forthcoming_list.chair_notified_date": dt.date(2024, 5, 7),
        "forthcoming_list.notice_published_date": dt.date(2024, 5, 7),
    }
    assert "general-exception-before-working-days" in found(LEEDS, KEY, answers)
    assert "general-exception-before-working-days" not in found(
        replace(LEEDS, periods=councils.CLEAR_DAYS), KEY, answers
    )


def test_wards_are_called_what_the_council_calls_them() -> None:
    unanswered = found(councils.COUNTY, ADMIN, {"wards": Wards()})["wards-missing"]
    assert unanswered.message == "Name the divisions, all divisions, or N/A."
    unknown = found(councils.COUNTY, ADMIN, {"wards.names": ("Roundhay",)})["ward-unknown"]
    assert unknown.message.startswith("Not a division of this council: Roundhay. Choose from the council’s divisions")
    several = {"wards": Wards(scope=WardScope.ALL), "decision": "To close the library service."}
    message = found(councils.COUNTY, SOD, several)["wards-several-not-key"].message
    assert "All divisions are affected" in message
    assert "in two or more divisions is key" in message
    below = found(councils.COUNTY, KEY, {"approximate_value": "below_500k", "wards.names": ("Cathedral",)})
    assert "communities in the divisions" in below["key-below-threshold"].message


@pytest.mark.parametrize(
    ("name", "decided", "words"),
    [
        ("Plumstead", dt.date(2024, 5, 13), None),
        (
            "Plumstead",
            dt.date(2024, 5, 14),
            "Plumstead was a division until 13 May 2024, and the decision is",
        ),
        ("plumstead east", dt.date(2024, 5, 14), "Plumstead East is a division from 15 May 2024, and the decision is"),
        ("Plumstead East", dt.date(2024, 5, 15), None),
        ("Cathedral", dt.date(2024, 5, 14), None),
        ("Plumstead", None, None),
    ],
)
def test_a_ward_of_another_day_is_warned_of(name: str, decided: dt.date | None, words: str | None) -> None:
    answers = {"wards.names": (name,), "decision_date": decided}
    finding = found(councils.COUNTY, ADMIN, answers, dt.date(2024, 5, 16)).get("ward-not-of-date")
    assert (finding is None) == (words is None)
    assert finding is None or (finding.severity is Severity.WARNING and (words or "") in finding.message)


def test_the_wards_of_a_day_are_offered() -> None:
    terms = councils.COUNTY.terms()
    assert terms.wards_on(dt.date(2024, 5, 13)) == ("Cathedral", "Plumstead")
    assert terms.wards_on(dt.date(2024, 5, 14)) == ("Cathedral",)
    assert terms.wards_on(dt.date(2024, 5, 15)) == ("Cathedral", "Plumstead East")


def test_a_notice_keeps_its_council_s_words_through_a_file() -> None:
    everywhere = {"wards": Wards(scope=WardScope.ALL)}
    record = record_of(councils.COUNTY, ADMIN, everywhere)
    assert read_record(write_record(record)) == record
    assert record.terms.ward_dates == councils.COUNTY.ward_dates


def test_a_type_without_bands_is_asked_for_none() -> None:
    without = {"approximate_value": None}
    assert "band-missing" not in found(councils.WITHOUT_BANDS, ADMIN, without)
    assert "band-missing" in found(councils.WITHOUT_BANDS, SOD, without)
    bandless = replace(LEEDS, bands=())
    assert "band-missing" not in found(bandless, KEY, without)
    assert WHOLE in found(bandless, SOD, without | {"decision": "To spend £600,000."})
