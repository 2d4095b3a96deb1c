"""Days of every kind, and when a decision takes effect by other councils' call-in, against their definitions."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from examples import examples
from rules import other_councils as councils
from rules.other_councils import LEEDS, record_of
from signoff.notice.form.call_in_terms import CallInTerms, CountsFrom, TakesEffect
from signoff.notice.form.closures import Closure
from signoff.notice.form.council import Profile
from signoff.notice.form.periods import DayKind, Period, Periods
from signoff.notice.record.lifecycle import publish, sign
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Record, Role
from signoff.rules.calendar import WorkingDays
from signoff.rules.deadlines import Deadlines, deadlines, deadlines_of, in_words
from signoff.rules.timeline import is_date_line, is_meaning, timeline

DAY = dt.timedelta(days=1)
NOON = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)
CLOSED = WorkingDays((Closure(first="12-24", last="01-02"), Closure(first="2026-10-05", last="2026-10-05")))
days = st.dates(dt.date(2001, 1, 1), dt.date(2034, 1, 1))
counts = st.integers(1, 30)


def between(first: dt.date, last: dt.date, *, working: bool) -> int:
    """Return how many days, or working days, lie strictly between two."""
    inside = (first + n * DAY for n in range(1, (last - first).days))
    return sum(not working or CLOSED.is_working(day) for day in inside)


@settings(deadline=None, max_examples=examples(60))
@given(days, counts)
def test_days_of_every_kind_are_what_they_are_by_definition(day: dt.date, count: int) -> None:
    def earliest(kind: DayKind) -> dt.date:
        return CLOSED.earliest_after(day, Period(days=count, kind=kind))

    assert between(day, earliest(DayKind.CLEAR_DAYS), working=False) == count
    clear_working = earliest(DayKind.CLEAR_WORKING_DAYS)
    assert between(day, clear_working, working=True) == count
    assert CLOSED.is_working(clear_working)
    working = earliest(DayKind.WORKING_DAYS)
    assert CLOSED.is_working(working)
    assert between(day, working + DAY, working=True) == count
    assert earliest(DayKind.CALENDAR_DAYS) - day == count * DAY
    rolled = earliest(DayKind.DAYS_TO_WORKING_DAY)
    assert CLOSED.is_working(rolled)
    assert rolled - day >= count * DAY
    assert between(day + (count - 1) * DAY, rolled, working=True) == 0


@settings(deadline=None, max_examples=examples(40))
@given(days, counts, st.sampled_from(DayKind))
def test_a_longer_period_ends_later_and_a_later_start_never_earlier(day: dt.date, count: int, kind: DayKind) -> None:
    period, longer = Period(days=count, kind=kind), Period(days=count + 1, kind=kind)
    for reach in (CLOSED.earliest_after, CLOSED.last_of):
        assert reach(day, period) <= reach(day, longer)
        assert reach(day, period) <= reach(day + DAY, period)
    assert day <= CLOSED.last_of(day, period) <= CLOSED.earliest_after(day, period)


@settings(deadline=None, max_examples=examples(40))
@given(days, st.integers(0, 20), st.sampled_from(DayKind), st.sampled_from(TakesEffect))
def test_call_in_from_publication_is_that_from_the_decision_on_that_day(
    day: dt.date, count: int, kind: DayKind, takes_effect: TakesEffect
) -> None:
    terms = CallInTerms(days=count, kind=kind, takes_effect=takes_effect)
    from_publication = replace(terms, counts_from=CountsFrom.PUBLICATION)
    by_decision = deadlines(replace(LEEDS, call_in=terms), decided=day)
    published = deadlines(replace(LEEDS, call_in=from_publication), decided=day - 9 * DAY, published=day)
    projected = deadlines(replace(LEEDS, call_in=from_publication), decided=day)
    assert published == by_decision
    assert (projected.effective_from, projected.call_in_ends) == (by_decision.effective_from, by_decision.call_in_ends)
    assert projected.is_projected
    assert by_decision.effective_from is not None
    assert by_decision.effective_from >= (by_decision.call_in_ends or day)


def digest_of(profile: Profile) -> str:
    """Return a digest of every date that follows, by a profile, from every day of some years."""
    digest = hashlib.sha256()
    day = dt.date(2019, 1, 1)
    while day.year < 2025:
        dates = deadlines(profile, listed=day, report_published=day, general_exception=day, decided=day)
        line = (dates.earliest_from_list, dates.earliest_from_report, dates.earliest_general_exception)
        digest.update(" ".join(map(str, (day, *line, dates.effective_from, dates.general_exception_by_law))).encode())
        digest.update(b"\n")
        day += DAY
    return digest.hexdigest()


def test_leeds_has_the_dates_that_it_had_before_periods_had_kinds() -> None:
    """The digest is of the program in which each period's kind was fixed, by its name."""
    assert digest_of(LEEDS) == "7eaec31b9c22c78f8e80805f47fd7a76ad2ae44539e835ed5d7a56c66f260137"


def test_periods_by_their_older_names_are_the_same() -> None:
    older = Periods(
        list_clear_days=28,
        report_clear_working_days=5,
        general_exception_clear_working_days=5,
        call_in_working_days=5,
    )
    for name in ("on_list", "of_report", "of_general_exception"):
        assert getattr(older, name) == getattr(LEEDS.periods, name)
    assert replace(LEEDS, periods=older, call_in=None).call_in_terms == LEEDS.call_in_terms


@pytest.mark.parametrize(
    ("published", "effective"),
    [
        (dt.date(2023, 9, 26), dt.date(2023, 10, 4)),
        (dt.date(2022, 1, 10), dt.date(2022, 1, 18)),
        (dt.date(2024, 4, 25), dt.date(2024, 5, 3)),
        (dt.date(2022, 9, 16), dt.date(2022, 9, 27)),
    ],
    ids=["Kirklees 11387", "York 61202", "York 7120", "Salford 2190, over the state funeral"],
)
def test_published_decisions_take_effect_when_their_councils_say(published: dt.date, effective: dt.date) -> None:
    """The day after the fifth working day that follows publication; they were taken some days before."""
    profile = replace(LEEDS, call_in=councils.FROM_PUBLICATION, closures=())
    dates = deadlines(profile, decided=published - 3 * DAY, published=published)
    assert dates.effective_from == effective
    assert not dates.is_projected


def published_record(profile: Profile) -> Record:
    record = record_of(profile, "key")
    decided = dt.date(2024, 5, 14)
    record = sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=decided, mark=None, at=NOON)
    return publish(record, date=dt.date(2024, 5, 17), url=None, actor="A", at=NOON)


def shown(record: Record, profile: Profile) -> dict[str, str]:
    lines = timeline(record, profile)
    assert all(is_meaning(line.meaning) for line in lines)
    return {line.meaning: line.when for line in lines}


@pytest.mark.parametrize(
    ("terms", "before", "after"),
    [
        (
            councils.FROM_PUBLICATION,
            {
                "Call-in ends, if published at once": "21 May 2024",
                "In effect, if published at once and not called in": "22 May 2024",
            },
            {"Call-in ends": "24 May 2024", "In effect, if not called in": "25 May 2024"},
        ),
        (
            councils.UNTIL_FIVE,
            {
                "Call-in ends at 5pm, if published at once": "21 May 2024",
                "In effect, if published at once and not called in": "22 May 2024",
            },
            {"Call-in ends at 5pm": "24 May 2024", "In effect, if not called in": "28 May 2024"},
        ),
        (
            councils.AT_END,
            {
                "Call-in ends at 4pm, if published at once": "21 May 2024",
                "In effect, if published at once and not called in": "21 May 2024",
            },
            {"Call-in ends at 4pm": "24 May 2024", "In effect, if not called in": "24 May 2024"},
        ),
        (
            councils.NONE,
            {"In force: not open to call-in": "At once"},
            {"In force: not open to call-in": "At once"},
        ),
    ],
)
def test_the_dates_of_call_in_follow_the_publication(
    terms: CallInTerms, before: dict[str, str], after: dict[str, str]
) -> None:
    profile = replace(LEEDS, call_in=terms)
    for record, expected in ((record_of(profile, "key"), before), (published_record(profile), after)):
        lines = shown(record, profile)
        assert {meaning: when for meaning, when in lines.items() if meaning.startswith(("Call-in", "In "))} == expected


def test_another_type_that_is_open_to_call_in_has_its_dates() -> None:
    profile = replace(LEEDS, call_in=replace(councils.EVERY_TYPE, counts_from=CountsFrom.DECISION))
    assert DecisionType.SIGNIFICANT_OPERATIONAL in profile.terms().call_in_types
    lines = shown(record_of(profile, "significant_operational", {"call_in.available": True}), profile)
    assert lines["Call-in ends"] == "21 May 2024"
    exempt = shown(record_of(profile, "significant_operational", {"call_in.available": False}), profile)
    assert "In force: exempt from call-in" in exempt


@pytest.mark.parametrize(
    ("hour", "words"),
    [("17:00", "5pm"), ("12:00", "noon"), ("16:30", "4.30pm"), ("09:05", "9.05am"), ("00:15", "12.15am"), (None, "")],
)
def test_the_hour_at_which_call_in_ends(hour: str | None, words: str) -> None:
    terms = replace(councils.FROM_PUBLICATION, ends_at=hour)
    assert terms.hour == words
    if words:
        assert is_date_line("14 May 2024", f"Call-in ends at {words}")
        assert is_date_line("14 May 2024", f"Call-in ends at {words}, if published at once")


@pytest.mark.parametrize("meaning", ["Call-in ends at 13pm", "Call-in ends at 5 pm", "Call-in ends at"])
def test_no_other_hour_is_printed(meaning: str) -> None:
    assert not is_date_line("14 May 2024", meaning)


@pytest.mark.parametrize(
    ("terms", "published", "words"),
    [
        (LEEDS.call_in_terms, None, "in effect, if not called in; call-in ends on Tuesday 21 May 2024"),
        (
            councils.UNTIL_FIVE,
            None,
            "in effect, if published on the day of the decision and not called in; call-in ends at 5pm on Tuesday "
            "21 May 2024",
        ),
        (
            councils.UNTIL_FIVE,
            dt.date(2024, 5, 17),
            "in effect, if not called in; call-in ends at 5pm on Friday 24 May 2024",
        ),
        (councils.NONE, None, "in effect: no decision of this council is open to call-in"),
    ],
)
def test_when_a_decision_takes_effect_in_words(terms: CallInTerms, published: dt.date | None, words: str) -> None:
    profile = replace(LEEDS, call_in=terms)
    dates = deadlines(profile, decided=dt.date(2024, 5, 14), published=published)
    assert in_words("effective_from", dates, profile) == words


def test_call_in_in_clear_days_does_not_depend_on_holidays() -> None:
    profile = replace(LEEDS, call_in=CallInTerms(days=5, kind=DayKind.CLEAR_DAYS))
    dates = deadlines(profile, decided=dt.date(2033, 5, 3))
    assert dates.effective_from == dt.date(2033, 5, 9)
    assert "not yet proclaimed" not in in_words("effective_from", dates, profile)
    assert "not yet proclaimed" in in_words("effective_from", deadlines(LEEDS, decided=dt.date(2033, 5, 3)), LEEDS)


def test_a_publication_without_a_decision_has_no_effect() -> None:
    profile = replace(LEEDS, call_in=councils.FROM_PUBLICATION)
    notice = record_of(profile, "key", {"decision_date": None}).notice
    assert deadlines_of(notice, profile, dt.date(2024, 5, 17)).effective_from is None
    early = deadlines(profile, decided=dt.date(2024, 5, 14), published=dt.date(2024, 5, 1))
    assert early.effective_from == dt.date(2024, 5, 22)


@pytest.mark.parametrize(
    ("closure", "closed", "open_"),
    [
        (Closure(first="2026-12-24", last="2027-01-02"), ("2026-12-24", "2026-12-29"), ("2026-12-23", "2027-12-24")),
        (
            Closure(first="2026-10-05", last="2026-10-05", name="Fair Monday"),
            ("2026-10-05",),
            ("2025-10-06", "2027-10-05"),
        ),
        (
            Closure(first="12-24", last="01-02"),
            ("2026-12-24", "2027-12-24", "2025-01-02"),
            ("2026-12-23", "2026-01-05"),
        ),
        (Closure(first="02-29", last="02-29"), ("2024-02-29",), ("2023-02-28", "2024-03-01")),
    ],
)
def test_closures_happen_once_or_every_year(closure: Closure, closed: tuple[str, ...], open_: tuple[str, ...]) -> None:
    working = WorkingDays((closure,))
    assert not any(working.is_working(dt.date.fromisoformat(day)) for day in closed)
    assert all(working.is_working(dt.date.fromisoformat(day)) for day in open_)


def test_a_local_holiday_is_called_by_its_name(found_on: Callable[[Profile, dt.date], str]) -> None:
    fair = replace(LEEDS, closures=(Closure(first="2024-05-13", last="2024-05-13", name="Fair Monday"),))
    assert "13 May 2024 is Fair Monday, a day on which the council is closed" in found_on(fair, dt.date(2024, 5, 13))
    assert not found_on(fair, dt.date(2024, 5, 14))
    assert Deadlines() == deadlines(fair)


@pytest.fixture
def found_on() -> Callable[[Profile, dt.date], str]:
    def words(profile: Profile, decided: dt.date) -> str:
        finding = councils.found(profile, "administrative", {"decision_date": decided})
        return finding["decision-date-not-working-day"].message if "decision-date-not-working-day" in finding else ""

    return words
