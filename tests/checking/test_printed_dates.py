"""Dates printed below the form: compared with the council's profile, and a note where that is not possible."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import draft, signed
from checking.test_document_verdict import bad, judged
from signoff import actions
from signoff.checking.signature_dates import is_possible
from signoff.errors import ResourceProblem
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.model import CallIn, DecisionType, ForthcomingList, ReportPublication
from signoff.notice.record.record import Record
from signoff.notice.text.days import DateLine
from signoff.pdf.export import render
from signoff.rules.timeline import is_date_line, is_meaning
from signoff.signing.verification import Outcome, Result, Verdict

FORGED = (DateLine("1 May 2030", "Record may be disposed of"),)


def made(**answers: object) -> Record:
    """Return a signed notice made with the council's profile as it stands."""
    record = draft(**answers)
    return signed(replace(record, terms=load_profile("leeds").terms()))


def dated(record: Record) -> bytes:
    dates = actions.dates_that_follow(record, load_profile("leeds"))
    assert dates
    return render(record, dates).data


def date_notes(verdict: Verdict) -> str:
    return " ".join(
        check.sentence for check in verdict.checks if check.subject == "dates" and check.result is Result.WARN
    )


@pytest.fixture
def without_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(council: str) -> None:
        raise ResourceProblem(f"There is no council “{council}”.")

    monkeypatch.setattr(actions, "profile_of", none)


def test_a_copy_with_its_dates_is_intact() -> None:
    verdict = judged(dated(made()))
    assert verdict.outcome is Outcome.INTACT
    assert date_notes(verdict) == ""


def test_forged_dates_are_an_alteration() -> None:
    verdict = judged(render(made(), FORGED).data)
    assert verdict.outcome is Outcome.ALTERED
    assert set(bad(verdict)) & {"printed", "look"}


def test_without_the_profile_all_but_the_dates_is_held(without_profile: None) -> None:
    verdict = judged(dated(made(reasons="It is due. " * 90)))
    assert verdict.outcome is Outcome.INTACT
    assert "not on this machine" in date_notes(verdict)


def test_a_profile_that_has_changed_is_reported() -> None:
    record = draft()
    older = signed(replace(record, terms=replace(load_profile("leeds").terms(), profile_version="earlier")))
    verdict = judged(render(older, FORGED).data)
    assert verdict.outcome is Outcome.INTACT
    assert "changed since" in date_notes(verdict)


@pytest.mark.parametrize("words", ["This decision is suspended", "Published by nobody", "Call-in ends, after all"])
def test_words_that_no_date_has_are_an_alteration_whatever_became_of_the_profile(
    words: str, without_profile: None
) -> None:
    verdict = judged(render(made(), (DateLine("1 May 2030", words),)).data)
    assert verdict.outcome is Outcome.ALTERED
    assert words in bad(verdict)["dates"]


@pytest.mark.parametrize(
    "date",
    [
        ("QUASHED by the High Court", "Decision taken"),
        ("QUASHED by the High Court", "Earliest decision"),
        ("At once", "Record may be disposed of"),
        ("1 May 2030, if at all", "Record may be disposed of"),
        ("01 May 2030", "Record may be disposed of"),
        ("٣ May 2030", "Record may be disposed of"),
        ("1 May 2020", "Record may be disposed of"),
        ("1 May 2030", "Record may be disposed of (the bank holidays of 2030 are not yet proclaimed)"),
        ("Not known", "In force: not open to call-in"),
        ("At once", "In force: exempt from call-in"),
        ("22 May 2030", "Call-in ends (the bank holidays of 2031 are not yet proclaimed)"),
        ("22 May 2030", "Call-in ends"),
        ("22 May 2024", "Decision taken"),
        ("22 May 2024", "Published"),
    ],
)
def test_what_replaces_a_date_is_one_that_the_record_can_have(date: tuple[str, str], without_profile: None) -> None:
    verdict = judged(render(made(), (DateLine(*date),)).data)
    assert verdict.outcome is Outcome.ALTERED
    assert date[0] in bad(verdict)["dates"]


def test_no_date_is_there_twice(without_profile: None) -> None:
    verdict = judged(render(made(), (*FORGED, DateLine("2 May 2030", "Record may be disposed of"))).data)
    assert "2 May 2030" in bad(verdict)["dates"]


@given(
    kind=st.sampled_from(DecisionType),
    decided=st.dates(dt.date(1999, 1, 1), dt.date(2040, 1, 1)),
    listed=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2036, 1, 1)),
    available=st.sampled_from([None, True, False]),
)
def test_every_meaning_that_a_date_is_given_is_known(
    kind: DecisionType, decided: dt.date, listed: dt.date | None, available: bool | None
) -> None:
    answers = {
        "decision_type": kind,
        "decision_date": decided,
        "forthcoming_list": ForthcomingList(date_added=listed),
        "report_publication": ReportPublication(published_date=listed),
        "call_in": CallIn(available=available),
    }
    record = draft(**answers)
    dates = actions.dates_that_follow(record, load_profile("leeds"))
    for when, meaning in dates:
        assert is_meaning(meaning), (when, meaning)
        assert is_date_line(when, meaning), (when, meaning)
        assert is_possible(when, meaning, record), (when, meaning)
    assert len({meaning for _, meaning in dates}) == len(dates)
