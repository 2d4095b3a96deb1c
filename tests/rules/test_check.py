"""All rules together: order, answers to warnings, the examples, speed, and notices of any content."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import time
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from forms import FORM
from signoff.notice.form.council import Profile
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import read_record
from signoff.notice.record.model import LARGEST_FILE, Consultee, DecisionType, Interest, Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Band, Record, Role, Terms
from signoff.paths import resource
from signoff.rules.check import blocking, check
from signoff.rules.findings import Finding, Severity
from signoff.rules.progress import page_states
from signoff.rules.timeline import timeline

Make = Callable[..., Record]
ON = dt.date(2024, 5, 14)
NOON = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)


def example(name: str) -> Record:
    return read_record(resource(f"examples/{name}.signoff").read_bytes())


def place(finding: Finding) -> tuple[int, int]:
    section = FORM.section(finding.section)
    return FORM.sections.index(section), section.fields.index(FORM.field(finding.field))


def test_findings_follow_the_form(make: Make, leeds: Profile) -> None:
    blank = replace(make("key"), notice=Notice(decision_type=make("key").notice.decision_type))
    findings = check(blank, leeds, ON)
    assert [place(finding) for finding in findings] == sorted(place(finding) for finding in findings)
    assert len(findings) > 10


def test_findings_never_repeat_each_other(make: Make, leeds: Profile) -> None:
    blank = replace(make("key"), notice=Notice())
    findings = check(blank, leeds, ON)
    assert len({(finding.rule, finding.field) for finding in findings}) == len(findings)
    assert len({finding.message for finding in findings}) == len(findings)


def test_errors_block_and_warnings_do_not(make: Make, leeds: Profile) -> None:
    findings = check(make("administrative", {"subject": "", "wards.scope": None}), leeds, ON)
    assert [finding.rule for finding in findings] == ["subject-missing", "wards-missing"]
    assert [finding.rule for finding in blocking(findings)] == ["subject-missing"]


def test_a_settled_warning_carries_its_word_and_returns_when_its_field_changes(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"contact.telephone": "07700 900123"})
    (finding,) = check(record, leeds, ON)
    record = lifecycle.settle(
        record, rule=finding.rule, field=finding.field, word="The office's own.", actor="PA", at=NOON
    )
    (settled,) = check(record, leeds, ON)
    assert settled.settled is not None
    assert settled.settled.word == "The office's own."
    assert not settled.is_open
    number = replace(record.notice.contact, telephone="07700 900124")
    edited = lifecycle.edit(record, replace(record.notice, contact=number), actor="PA", at=NOON)
    (again,) = check(edited, leeds, ON)
    assert again.is_open


def test_an_error_cannot_be_settled(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"subject": ""})
    record = lifecycle.settle(record, rule="subject-missing", field="subject", word="Later.", actor="PA", at=NOON)
    (finding,) = check(record, leeds, ON)
    assert finding.is_open
    assert blocking([finding])


def test_the_published_notice_has_its_known_oddities_and_no_error(leeds: Profile) -> None:
    record = example("published")
    signing = replace(record, notice=replace(record.notice, decision_date=dt.date(2023, 3, 23)))
    findings = check(signing, leeds, dt.date(2023, 3, 23))
    assert [(finding.rule, finding.field, finding.severity) for finding in findings] == [
        ("best-value-not-mentioned", "subject", Severity.WARNING),
        ("not-applicable-with-text", "consultation.executive_member", Severity.WARNING),
        ("officer-not-consulted", "consultation.chief_digital_information_officer", Severity.WARNING),
    ]
    assert findings[0].quote == "directly award"
    assert findings[1].quote == "Has been briefed."
    assert findings[2].quote == "Case Management Systems"
    assert findings[2].related == ("reasons", "subject")
    assert findings[2].source == "form note 4"


def test_the_quote_stands_in_the_text_that_it_is_said_to_stand_in(leeds: Profile) -> None:
    record = example("published")
    finding = next(finding for finding in check(record, leeds, ON) if finding.rule == "officer-not-consulted")
    assert finding.quote in (record.notice.reasons or "")


@pytest.mark.parametrize("name", ["key", "administrative"])
def test_an_example_is_not_held_up_but_for_its_approvals(name: str, leeds: Profile) -> None:
    errors = blocking(check(example(name), leeds, ON))
    assert [finding for finding in errors if not finding.field.startswith("signatures.")] == []


def test_bands_and_wards_are_those_that_the_notice_was_made_with(make: Make, leeds: Profile) -> None:
    later = replace(leeds, wards=("Elsewhere",), bands=leeds.bands[:1])
    assert check(make("administrative"), later, ON) == ()
    without = replace(make("administrative"), terms=Terms())
    assert check(without, leeds, ON) == ()


def test_one_cause_is_one_finding(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"subject": "A £0.2m bid", "reasons": "It costs £0.3m, then £0.2m."})
    (finding,) = check(record, leeds, ON)
    assert finding.rule == "administrative-amount-too-high"
    assert (finding.field, finding.quote) == ("reasons", "£0.3m")
    assert "subject" in finding.related


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("administrative", {"subject": "A £2m bid", "decision": "To award it at £3m."}),
        ("significant_operational", {"decision": "To award it at £300,000 a year for ten years.", "subject": "£2m"}),
        ("significant_operational", {"decision": "To award it at £3m.", "subject": "£2m", "approximate_value": None}),
    ],
)
def test_a_value_at_the_threshold_is_one_finding_whatever_the_band(
    kind: str, answers: Mapping[str, Any], make: Make, leeds: Profile
) -> None:
    findings = [finding for finding in check(make(kind, answers), leeds, ON) if finding.rule != "band-missing"]
    assert [finding.rule for finding in findings] == ["whole-value-at-threshold"]
    assert (findings[0].field, findings[0].related) == ("decision", ("decision_type", "subject"))
    assert "£3,000,000" in findings[0].message


def test_a_council_with_one_open_band_is_asked_for_the_key_decision(make: Make, leeds: Profile) -> None:
    band = Band(decision_type=DecisionType.SIGNIFICANT_OPERATIONAL, key="any", label="any value")
    terms = replace(leeds.terms(), bands=(band,))
    record = make("significant_operational", {"approximate_value": "any", "decision": "To award it at £500,000."})
    (finding,) = check(replace(record, terms=terms), leeds, ON)
    assert finding.rule == "whole-value-at-threshold"


def test_what_several_amounts_come_to_is_said_with_them(make: Make, leeds: Profile) -> None:
    grants = "\n".join(f"- £{pounds},000 for group {pounds}" for pounds in range(80, 88))
    record = make("significant_operational", {"approximate_value": "100k_to_500k", "decision": f"Agreed:\n\n{grants}"})
    (finding,) = (finding for finding in check(record, leeds, ON) if finding.rule == "whole-value-at-threshold")
    assert "come to £668,000 (£80,000, £81,000, £82,000, £83,000, £84,000, £85,000 and 2 more)" in finding.message


def test_two_edges_are_one_finding(make: Make, leeds: Profile) -> None:
    (finding,) = check(make("significant_operational", {"reasons": "It costs £25k to £100,000."}), leeds, ON)
    assert finding.message.startswith("£25,000 and £100,000 are on the edge of two bands")


def test_a_finding_says_in_which_text_it_found_the_words(make: Make, leeds: Profile) -> None:
    secret = {
        "exempt_information.contains": True,
        "exempt_information.paragraphs": ("3",),
        "exempt_information.public_interest": "Rates would be distorted.",
        "exempt_information.text.reasons": "The bid was £0.4m.",
    }
    (finding,) = check(make("significant_operational", secret), leeds, ON)
    assert finding.field == "exempt_information.text.reasons"
    assert finding.title == "The text mentions £400,000 (“£0.4m”); the band says £25,000 to £100,000"
    assert finding.detail.startswith("The exempt part of the reasons mentions it")


def test_a_publication_copy_is_not_asked_for_what_it_withholds(make: Make, leeds: Profile) -> None:
    secret = {
        "decision": None,
        "reasons": "See the exempt report.",
        "exempt_information.contains": True,
        "exempt_information.paragraphs": ("3",),
        "exempt_information.public_interest": "Rates would be distorted.",
        "exempt_information.text.decision": "To agree the rate.",
        "exempt_information.text.reasons": "It is the lowest.",
    }
    record = make("significant_operational", secret)
    assert check(record, leeds, ON) == ()
    assert check(publication_copy(record), leeds, ON) == ()


def test_findings_can_be_read_whatever_was_typed(make: Make, leeds: Profile) -> None:
    endless = "word\n" * 20_000
    answers = {
        "wards.names": tuple(f"{endless}{number}" for number in range(50)),
        "forthcoming_list.listed_title": endless,
        "exempt_information.paragraphs": (endless,),
        "consultation.executive_member.details": f"N/A {endless}",
        "consultation.ward_councillors.interests": (Interest(member=endless),),
    }
    findings = check(make("key", answers), leeds, ON)
    assert len(findings) >= 5
    assert all(len(finding.message) < 700 and finding.message.isprintable() for finding in findings)
    (unknown,) = (finding for finding in findings if finding.rule == "ward-unknown")
    assert "and 45 more" in unknown.message


def test_a_text_with_thousands_of_blanks_is_read_at_once(make: Make, leeds: Profile) -> None:
    record = make("significant_operational", {"decision": f"The set of fees for licences: sex{' ' * 5_000}x fees."})
    begun = time.process_time()
    check(record, leeds, ON)
    assert time.process_time() - begun < 1


def test_dates_that_rest_on_holidays_not_yet_proclaimed_say_so(make: Make, leeds: Profile) -> None:
    answers = {
        "decision_date": dt.date(2031, 5, 14),
        "forthcoming_list.date_added": dt.date(2031, 1, 2),
        "report_publication.published_date": dt.date(2031, 5, 9),
        "implementation.start_date": dt.date(2031, 5, 15),
    }
    findings = {finding.rule: finding.message for finding in check(make("key", answers), leeds, dt.date(2031, 5, 14))}
    note = "(the bank holidays of 2031 are not yet proclaimed)"
    assert note in findings["report-late-reason-missing"]
    assert note in findings["implementation-too-early"]


def test_holidays_are_imported_only_where_a_date_is_worked_out() -> None:
    program = (
        "import sys, datetime as dt\n"
        "from signoff.notice.record.codec import read_record\n"
        "from signoff.notice.form.profile_file import load_profile\n"
        "from signoff.paths import resource\n"
        "from signoff.rules.check import check\n"
        "record = read_record(resource('examples/published.signoff').read_bytes())\n"
        "check(record, load_profile('leeds'), dt.date(2023, 3, 23))\n"
        "sys.exit('holidays' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


WORDS = (
    "",
    " ",
    "N/A",
    "N/A Has been briefed.",
    "£100,000",
    "£1–2 million and £500k",
    "digital land key decision call-in",
    "07700 900123 a.b@gmail.com sort code 12-34-56",
    "**bold** [x](https://example.org) | a | b |\n|---|---|\n| £5 | {why} |",
    "\x00\u2028\ud7ff\U0010ffff%s{0}",
    "9" * 500,
    "- " * 200,
)
DATES = (dt.date.min, dt.date(1999, 12, 31), dt.date(2000, 2, 29), ON, dt.date(2035, 12, 31), dt.date.max)


def anything(kind: Any, dice: random.Random) -> Any:
    """Return some value of a type of the model, as ugly as the type permits."""
    if get_origin(kind) in (Union, types.UnionType):
        return anything(dice.choice(get_args(kind)), dice)
    if get_origin(kind) is tuple:
        return tuple(anything(get_args(kind)[0], dice) for _ in range(dice.randrange(3)))
    if get_origin(kind) is Annotated:  # a digest, or a number of bytes
        return dice.choice(("5e" * 32, "00" * 32)) if get_args(kind)[0] is str else dice.randrange(LARGEST_FILE)
    if get_origin(kind) is dict:  # answers for which this form has no place
        return {}
    if kind is type(None):
        return None
    if kind is bool:
        return dice.random() < 0.5
    if kind is dt.date:
        return dice.choice(DATES) if dice.random() < 0.4 else dt.date.fromordinal(dice.randrange(737_000, 741_000))
    if kind is str:
        return dice.choice((*WORDS, "3", "confidential", "Armley", "below_25k", "100k_to_500k", "below_500k"))
    if issubclass(kind, StrEnum):
        return dice.choice(list(kind))
    assert issubclass(kind, msgspec.Struct)
    return kind(**{name: anything(hint, dice) for name, hint in get_type_hints(kind, include_extras=True).items()})


@pytest.mark.parametrize("seed", range(0, 300, 50))
def test_no_rule_raises_on_any_notice(seed: int, make: Make, leeds: Profile) -> None:
    for number in range(seed, seed + 50):
        dice = random.Random(number)  # noqa: S311 - repeatable notices, no secrets
        record = replace(make("key"), notice=anything(Notice, dice))
        for role in (Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER, Role.DECISION_MAKER):
            if dice.random() < 0.4:
                date, mark = anything(dt.date, dice), TypedMark(text="A")
                record = lifecycle.sign(record, role=role, name="A", post="B", date=date, mark=mark, at=NOON)
        findings = check(record, leeds, anything(dt.date, dice))
        assert len({finding.message for finding in findings}) == len(findings)
        assert all(FORM.section(finding.section) and FORM.field(finding.field) for finding in findings)
        assert all(FORM.field(path) for finding in findings for path in finding.related)
        assert len(page_states(FORM, record, findings)) == len(FORM.pages)
        timeline(record, leeds)


def test_a_finding_within_a_field_has_that_field_s_place(make: Make, leeds: Profile) -> None:
    record = make(
        "administrative",
        {
            "consultation.executive_member": Consultee(),
            "consultation.ward_councillors": Consultee(
                applies=True,
                details="All.",
                interests=(Interest(member="Cllr Quill, 07700 900123", interest="A house"),),
            ),
        },
    )
    fields = [finding.field for finding in check(record, leeds, ON) if finding.section == "consultation"]
    assert "consultation.ward_councillors.interests.0.member" in fields
    assert fields.index("consultation.executive_member") < fields.index(
        "consultation.ward_councillors.interests.0.member"
    )
