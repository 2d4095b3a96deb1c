"""The dates that a signature records cannot contradict the notice that it signs."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

import builders
from signoff import actions
from signoff.checking.signature_dates import date_faults, is_possible
from signoff.notice.record.model import DecisionType, ForthcomingList, ReportPublication
from signoff.notice.record.record import Record, SeenPages
from signoff.signing.verification import Result


def with_dates(*dates: tuple[str, str]) -> Record:
    """Return a signed notice whose signature notes these dates; what it covers is not held here."""
    record = builders.signed()
    pages = SeenPages(layout=2, dates=dates)
    return replace(record, signatures=tuple(replace(signature, pages=pages) for signature in record.signatures))


@pytest.mark.parametrize("decision_type", list(DecisionType))
def test_what_signoff_works_out_may_be_so(decision_type: DecisionType) -> None:
    record = builders.signed()
    key = {
        "decision_type": decision_type,
        "forthcoming_list": ForthcomingList(date_added=dt.date(2024, 4, 2)),
        "report_publication": ReportPublication(published_date=dt.date(2024, 5, 2)),
        "call_in": replace(record.notice.call_in, available=None),
    }
    record = replace(record, notice=replace(record.notice, **key))
    dates = actions.dates_that_follow(record, actions.profile_of("leeds"))
    assert len(dates) > 2
    assert date_faults(replace(with_dates(*dates), notice=record.notice)) == ()


@pytest.mark.parametrize(
    "date",
    [
        ("13 May 2024", "Decision taken"),
        ("14 May 2024", "Councillors see it, within 24 hours"),
        ("13 May 2024", "In effect, if not called in"),
        ("1 Jan 2000", "Call-in ends (the bank holidays of 2035 are not yet proclaimed)"),
        ("13 May 2024", "Record may be disposed of"),
        ("14 May 2024", "Report published"),
        ("14 May 2024", "In force: not open to call-in"),
        ("soon\u202e", "Call-in ends"),
        ("014 May 2024", "Call-in ends"),
        ("before the list", "Earliest decision"),
        ("At once", "In force: exempt from call-in"),
        ("22 May 2024", "Call-in ends"),
        ("13 May 2024", "Effective, unless it is called in"),
        ("31 Feb 2025", "In effect, if not called in"),
    ],
)
def test_what_cannot_be_so_is_an_alteration(date: tuple[str, str]) -> None:
    (check,) = date_faults(with_dates(("14 May 2024", "Decision taken"), date))
    assert check.result is Result.BAD
    assert check.sentence.isprintable()
    assert date[1] in check.sentence


def test_nothing_was_decided_by_a_draft() -> None:
    assert is_possible("14 May 2024", "Decision taken", builders.signed())
    assert not is_possible("14 May 2024", "Decision taken", builders.draft())


def test_what_another_version_words_differently_is_not_judged() -> None:
    assert date_faults(with_dates(("22 May 2024", "Effective, unless it is called in"), ("soon", "A later word"))) == ()


def test_a_signature_that_notes_none_says_nothing() -> None:
    assert date_faults(builders.signed()) == ()
    assert date_faults(builders.draft()) == ()
