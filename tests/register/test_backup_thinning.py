"""Which backups are kept: the newest of the last days, weeks and months that have one, whatever the clock did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.register.backup_thinning import MOST, kept

START = dt.datetime(2026, 1, 1, 9, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)

PERIODS: tuple[tuple[Callable[[dt.datetime], dt.date], int], ...] = (
    (lambda instant: instant.date(), 12),
    (lambda instant: instant.date() - instant.weekday() * DAY, 10),
    (lambda instant: instant.date().replace(day=1), 9),
)
"""The first day of an instant's day, week and month, and of how many of them a backup is kept."""

INSTANTS = st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2120, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
NEAR = st.integers(0, 24 * 400).map(lambda hours: START + hours * HOUR)
SETS = st.sets(INSTANTS | NEAR, max_size=120)


@settings(max_examples=examples(80))
@given(SETS, st.data())
def test_what_holds_of_any_backups(instants: set[dt.datetime], data: st.DataObject) -> None:
    just_made = data.draw(st.sampled_from(sorted(instants))) if instants else None
    result = kept(instants, just_made=just_made)
    assert result <= instants
    assert len(result) <= MOST == 31
    assert not instants or {max(instants), just_made} <= result
    assert kept(result, just_made=just_made) == result


@settings(max_examples=examples(50))
@given(st.sets(NEAR, min_size=1, max_size=80))
def test_the_newest_of_the_last_days_weeks_and_months_that_have_one_is_kept(instants: set[dt.datetime]) -> None:
    result = kept(instants)
    for period_of, count in PERIODS:
        periods = sorted({period_of(instant) for instant in instants})[-count:]
        assert {max(instant for instant in instants if period_of(instant) == period) for period in periods} <= result


def test_after_a_year_of_several_backups_a_day_the_past_is_still_there() -> None:
    there: frozenset[dt.datetime] = frozenset()
    for hours in range(0, 24 * 400, 7):
        now = START + hours * HOUR
        there = kept({*there, now}, just_made=now)
        assert now in there
    assert {(now - days * DAY).date() for days in range(12)} <= {instant.date() for instant in there}
    assert min(there) < now - 210 * DAY
    assert len(there) <= 31


def test_a_clock_that_was_far_ahead_or_is_set_back_loses_next_to_nothing() -> None:
    past = frozenset(START + number * DAY for number in range(12))
    ahead = START + 30_000 * DAY
    assert len(kept({*past, ahead}) & past) >= 11
    back = START - 10_000 * DAY
    assert kept({*past, back}, just_made=back) == {*past, back}
