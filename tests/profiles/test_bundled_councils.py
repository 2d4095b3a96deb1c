"""York, Kirklees and Lambeth: dates worked out by hand, as their decisions were published, and no word of Leeds."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pypdf
import pytest

from bundled_councils import COUNCILS, DAY, draft, signed, words_of_leeds
from signoff.cli import main
from signoff.desktop.settings.council_profiles import lines_of
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import DecisionType, Notice
from signoff.paths import resource
from signoff.pdf.export import render
from signoff.rules.check import check
from signoff.rules.deadlines import deadlines


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("council", COUNCILS)
def test_each_says_what_it_was_made_from_and_that_nobody_confirmed_it(council: str) -> None:
    profile = load_profile(council)
    assert not profile.confirmed
    assert len(profile.sources) >= 5
    assert profile.assumed
    headings = [line.heading for line in lines_of(profile)]
    assert {"Not confirmed by the council", "Assumed", "Sources"} <= set(headings)
    assert all(rule.reason for rule in profile.quiet)


def test_leeds_own_needs_no_such_words() -> None:
    headings = {line.heading for line in lines_of(load_profile("leeds"))}
    assert not headings & {"Not confirmed by the council", "Assumed", "Sources"}


@pytest.mark.parametrize(
    ("council", "given", "name", "expected"),
    [
        # reference 61202: published on Monday 10 January 2022; until 4pm on the fifth working day
        ("york", {"decided": "2022-01-10", "published": "2022-01-10"}, "effective_from", "2022-01-18"),
        # decided days before it was published: 25 April 2024, effective from 3 May 2024 (reference 7120)
        ("york", {"decided": "2024-04-22", "published": "2024-04-25"}, "effective_from", "2024-05-03"),
        ("york", {"decided": "2024-04-22", "published": "2024-04-25"}, "call_in_ends", "2024-05-02"),
        ("york", {"listed": "2026-03-02"}, "earliest_from_list", "2026-03-31"),
        # decision 11387: published on Tuesday 26 September 2023
        ("kirklees", {"decided": "2023-09-26", "published": "2023-09-26"}, "effective_from", "2023-10-04"),
        # Good Friday and Easter Monday are none of the five
        ("kirklees", {"decided": "2026-04-01", "published": "2026-04-01"}, "effective_from", "2026-04-11"),
        # counted from the decision, whenever it is published; 3 May 2021 was a bank holiday
        ("lambeth", {"decided": "2021-04-28"}, "effective_from", "2021-05-07"),
        ("lambeth", {"decided": "2021-04-28", "published": "2021-04-30"}, "effective_from", "2021-05-07"),
        ("lambeth", {"decided": "2021-09-24"}, "effective_from", "2021-10-02"),
        ("lambeth", {"decided": "2022-08-26"}, "effective_from", "2022-09-06"),
        ("lambeth", {"report_published": "2020-10-19"}, "earliest_from_report", "2020-10-27"),
    ],
)
def test_dates_are_those_that_the_council_published(
    council: str, given: dict[str, str], name: str, expected: str
) -> None:
    dates = {key: day(value) for key, value in given.items()}
    assert getattr(deadlines(load_profile(council), **dates), name) == day(expected)


def test_a_date_from_publication_says_so_until_it_is_published() -> None:
    assert deadlines(load_profile("york"), decided=DAY).is_projected
    assert not deadlines(load_profile("york"), decided=DAY, published=DAY).is_projected
    assert not deadlines(load_profile("lambeth"), decided=DAY).is_projected


def test_kirklees_has_other_wards_from_the_day_of_its_elections() -> None:
    terms = load_profile("kirklees").terms()
    before, after = terms.wards_on(dt.date(2026, 5, 6)), terms.wards_on(dt.date(2026, 5, 7))
    assert (len(before), len(after)) == (23, 23)
    assert "Colne Valley" in before
    assert {"Colne Valley East", "Colne Valley West"} <= set(after) - set(before)


@pytest.mark.parametrize("council", COUNCILS)
def test_no_word_of_leeds_is_printed(council: str) -> None:
    for record in (draft(council), signed(council)):
        reader = pypdf.PdfReader(io.BytesIO(render(record).data))
        text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
        assert load_profile(council).name in text
        assert words_of_leeds(text, council) == set()


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("kind", ["key", "other"])
def test_no_finding_cites_leeds(council: str, kind: str) -> None:
    profile = load_profile(council)
    notice = Notice(
        decision_type=DecisionType(kind), subject="IT system and the lease of a building", decision="Buy it."
    )
    record = new_record(
        council, profile.terms(), actor="PA", at=dt.datetime(2026, 11, 3, 9, 0, tzinfo=dt.UTC), notice=notice
    )
    findings = check(record, profile, DAY)
    assert len(findings) > 3
    words = " ".join(f"{finding.message} {finding.source}" for finding in findings)
    assert words_of_leeds(words, council) == set()


def test_the_gate_finds_words_of_leeds() -> None:
    assert words_of_leeds("the CDIO of Armley", "york") == {"CDIO", "Armley"}


def test_a_notice_travels_to_a_computer_without_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "here"
    own.mkdir()
    text = resource("councils/york.toml").read_text("utf-8")
    text = text.replace('key = "york"', 'key = "elmet"').replace("City of York Council", "Elmet County Council")
    (own / "elmet.toml").write_text(text, "utf-8")
    sent = tmp_path / "notice.signoff"
    sent.write_bytes(write_record(signed("elmet", load_profile("elmet", (own,)))))

    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path / "there"))
    assert main(["verify", str(sent), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "intact"
    data = render(read_record(sent.read_bytes())).data
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert "Elmet County Council" in printed
    assert "Purpose of the report" in printed
    assert main(["import", str(sent)]) == 0
    capsys.readouterr()
    assert main(["check", str(sent)]) != 0
    assert "no profile of a council called “elmet”" in capsys.readouterr().err
