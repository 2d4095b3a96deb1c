"""Council profiles: the bundled one, a fictional one, and what is refused."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from forms import FORM
from signoff.errors import ResourceProblem
from signoff.notice.form.areas import AreaNames
from signoff.notice.form.call_in_terms import CallInTerms
from signoff.notice.form.closures import Closure
from signoff.notice.form.council import Profile, RequiredConsultee, Source, Vocabulary
from signoff.notice.form.form_changes import ConsulteeRow, FormChanges, OwnSection
from signoff.notice.form.periods import Period, Periods
from signoff.notice.form.profile_file import PROFILE_LIMIT, load_profile
from signoff.notice.form.prompts import Prompt, Prompts
from signoff.notice.form.quiet_rules import QuietRule
from signoff.notice.form.thresholds import BudgetShare, Threshold
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import AreaDates, Band
from signoff.paths import resource
from signoff.rules.check import check
from signoff.rules.deadlines import deadlines

BARCHESTER = """
key = "barchester"
name = "Barchester City Council"
version = "3"
key_threshold = 250_000
record_years = 8
directors = ["Director of the Close"]
wards = ["Cathedral", "Plumstead"]
closures = [{ from = "12-24", to = "01-02" }]
labels = { subject = "Title of the decision" }

[periods]
list_clear_days = 14
report_clear_working_days = 3
general_exception_clear_working_days = 2
call_in_working_days = 1

[citations]
list = "Standing Order 9"
report = "Standing Order 10"
call_in = "Standing Order 11"
call_in_exemption = "Standing Order 11(c)"

[words]
effect_on_wards = ["parish"]
earlier_key_decision = ["Chapter decision"]
call_in = ["recall"]

[[consultees]]
field = "consultation.chief_digital_information_officer"
title = "VaultController of the Organ"
short = "KO"
matters = "music"
words = ["organ"]
source = "Standing Order 2"

[[bands]]
decision_type = "key"
key = "large"
label = "£250,000 or more"
lower = 250_000

[[bands]]
decision_type = "significant_operational"
key = "middle"
label = "up to £250,000"
upper = 250_000

[[bands]]
decision_type = "administrative"
key = "small"
label = "up to £5,000"
upper = 5_000
"""


def quiet(rule: str, reason: str = "We say so.") -> str:
    """Return the lines of a profile that tell a rule to be quiet, and the head of the table after them."""
    return f'[[quiet]]\nrule = "{rule}"\nreason = "{reason}"\n\n[citations]'


@pytest.fixture
def barchester(tmp_path: Path) -> Path:
    (tmp_path / "barchester.toml").write_text(BARCHESTER, encoding="utf-8")
    return tmp_path


def test_leeds_is_whole() -> None:
    leeds = load_profile("leeds")
    assert len(leeds.wards) == 33
    assert {band.key for band in leeds.bands if band.decision_type is DecisionType.SIGNIFICANT_OPERATIONAL} == {
        "below_25k",
        "25k_to_100k",
        "100k_to_500k",
        "over_500k",
    }
    assert leeds.terms().labels["council"] == "Leeds City Council"
    assert leeds.terms().abbreviations["CDIO"] == "Chief Digital and Information Officer"
    assert not leeds.publish_marks


def test_a_councils_own_folder_adds_a_profile(barchester: Path) -> None:
    added = load_profile("barchester", (barchester,))
    assert added.name == "Barchester City Council"
    assert load_profile("leeds", (barchester,)).name == "Leeds City Council"
    terms = added.terms()
    assert FORM.label("subject", terms.labels) == "Title of the decision"
    assert terms.wards == ("Cathedral", "Plumstead")


def test_a_councils_own_file_stands_before_the_bundled_one(tmp_path: Path) -> None:
    text = resource("councils/leeds.toml").read_text("utf-8")
    (tmp_path / "leeds.toml").write_text(text.replace('"2026.1"', '"2027.1"'), encoding="utf-8")
    assert load_profile("leeds", (tmp_path,)).version == "2027.1"


def test_no_council_is_wired_into_the_rules(barchester: Path) -> None:
    profile = load_profile("barchester", (barchester,))
    day = dt.date(2024, 5, 14)
    dates = deadlines(profile, listed=day, report_published=day, general_exception=day, decided=day)
    assert dates.earliest_from_list == dt.date(2024, 5, 29)
    assert dates.earliest_from_report == dt.date(2024, 5, 20)
    assert dates.earliest_general_exception == dates.general_exception_by_law == dt.date(2024, 5, 20)
    assert dates.effective_from == dt.date(2024, 5, 16)
    assert deadlines(profile, decided=dt.date(2024, 12, 23)).effective_from == dt.date(2025, 1, 4)
    messages = _found(profile, Notice(decision_type=DecisionType.ADMINISTRATIVE, reasons="A new organ for £5,001."))
    assert "No administrative band reaches £5,001" in messages["administrative-amount-too-high"]
    messages = _found(profile, Notice(decision_type=DecisionType.KEY, approximate_value="large"))
    assert messages["list-date-missing"].endswith("(2012 regs 9–11, Standing Order 9)")


def _found(profile: Profile, notice: Notice) -> dict[str, str]:
    at = dt.datetime(2024, 5, 14, tzinfo=dt.UTC)
    record = new_record(profile.key, profile.terms(), actor="PA", at=at, notice=notice)
    return {finding.rule: f"{finding.message} ({finding.source})" for finding in check(record, profile, at.date())}


def test_terms_do_not_change_with_the_profile() -> None:
    leeds = load_profile("leeds")
    terms = leeds.terms()
    assert replace(leeds, wards=("Elsewhere",)).terms() != terms
    assert terms.wards == leeds.wards


def test_a_folder_that_cannot_be_read_is_reported_and_not_skipped() -> None:
    """It may hold the council's own profile, by which a notice would be judged otherwise."""
    with pytest.raises(ResourceProblem, match=r"could not be read: [a-z].*\.$"):
        load_profile("leeds", (Path("x" * 5000),))
    assert load_profile("leeds", (Path(__file__),)).name == "Leeds City Council"


def test_two_officers_do_not_share_a_row(barchester: Path) -> None:
    officer = BARCHESTER.split("[[consultees]]")[1].split("[[bands]]")[0]
    text = BARCHESTER.replace("[[bands]]", f"[[consultees]]{officer}[[bands]]", 1)
    (barchester / "barchester.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceProblem, match=r"consultees\[0\].field: two officers have the row"):
        load_profile("barchester", (barchester,))


def test_a_wrong_profile_does_not_hide_which_councils_there_are(barchester: Path) -> None:
    (barchester / "broken.toml").write_text("key =", encoding="utf-8")
    with pytest.raises(ResourceProblem, match="known are: barchester, broken, kirklees, lambeth, leeds, york"):
        load_profile("nowhere", (barchester,))


@pytest.mark.parametrize("key", ["nowhere", "../leeds", "Leeds", ""])
def test_an_unknown_council_is_refused_and_the_known_are_named(key: str) -> None:
    with pytest.raises(ResourceProblem, match="known are: kirklees, lambeth, leeds, york"):
        load_profile(key)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("record_years = 8\n", "", "there has to be a key record_years"),
        (
            "key_threshold = 250_000",
            'key_threshold = "much"',
            "line 5, key_threshold: expected a whole number, got a text",
        ),
        ("key_threshold = 250_000", "key_treshold = 250_000", "line 5, key_treshold: there is no key key_treshold"),
        ("record_years = 8", "record_years =", "line 6"),
        ("record_years = 8", "record_years = 0", "line 6, record_years: expected a whole number of at least 1"),
        ("record_years = 8", "record_years = 8\npublish_marks = true", "line 7, publish_marks: a published copy never"),
        ("call_in_working_days = 1", "call_in_working_days = -1", "line 16, periods.call_in_working_days"),
        ('report = "Standing Order 10"\n', "", "“report” is missing"),
        (
            'report = "Standing Order 10"',
            'report = "S"\nreprot = "S"',
            "line 21, citations.reprot: nothing cites “reprot”",
        ),
        ('source = "Standing Order 2"', 'source = "{cal_in}"', "line 35, consultees[0].source: there is no citation"),
        ('wards = ["Cathedral", "Plumstead"]', "wards = []", "line 8, wards: the form asks for wards"),
        ('"Cathedral", "Plumstead"', '"Cathedral", " "', "line 8, wards[1]: expected a text on one line"),
        (
            "record_years = 8",
            'record_years = 8\nform = "oxford"',
            "line 7, form: there is no form called “oxford”; known",
        ),
        ("subject = ", "subjct = ", "line 10, labels: the form has no box “subjct”"),
        ('"Cathedral", "Plumstead"', '"Cathedral", "Cathedral"', "“Cathedral” is there twice"),
        ("wards = [", "wards = [] # [", "wards"),
        ("labels = {", 'abbreviations = { "B C" = "Barchester" }\nlabels = {', "one word without spaces, such as"),
        ('from = "12-24"', 'from = "02-30"', "02-30 is not a day of any year"),
        ('from = "12-24"', 'from = "24 December"', "closures[0].from: expected a month and a day"),
        ("consultation.chief_digital_information_officer", "consultation.organist", "no row “consultation.organist”"),
        ("upper = 5_000", "lower = 6_000\nupper = 5_000", "a band ends above its beginning"),
        ("upper = 5_000", "upper = 9_007_199_254_740_993", "no amount is larger than £1,000,000,000,000,000"),
        (
            "call_in_working_days = 1\n",
            "",
            "call_in: there has to be a table of call-in, with its days, or call_in_working_days",
        ),
        (
            "list_clear_days = 14\n",
            "",
            "line 12, periods: there has to be a period list, with its days and their kind, or list_clear_days",
        ),
        (
            "list_clear_days = 14",
            'list_clear_days = 14\nlist = { days = 28, kind = "clear_days" }',
            "line 13, periods.list_clear_days: the period list is there already; keep one of the two",
        ),
        (
            "list_clear_days = 14",
            'list = { days = 28, kind = "clear_weeks" }',
            "periods.list.kind: there is no kind of days 'clear_weeks'; there are clear_days, clear_working_days, ",
        ),
        (
            "[citations]",
            "[call_in]\ndays = 5\n[citations]",
            "line 16, periods.call_in_working_days: there is a table of call-in already; keep one of the two",
        ),
        (
            "call_in_working_days = 1\n",
            '[call_in]\ndays = 5\nends_at = "5pm"\n',
            'line 18, call_in.ends_at: expected an hour, such as "17:00"',
        ),
        (
            "call_in_working_days = 1\n",
            '[call_in]\ncounts_from = "publication"\n',
            "line 16, call_in: there have to be days in which a decision can be called in, or available = false",
        ),
        (
            "call_in_working_days = 1\n",
            '[call_in]\ndays = 5\nkind = "clear_working_days"\ntakes_effect = "at_end"\n',
            "line 19, call_in.takes_effect: 5 clear working days are over before the decision takes effect",
        ),
        (
            "call_in_working_days = 1\n",
            '[call_in]\ndays = 5\ntypes = ["minor"]\n',
            "line 18, call_in.types[0]: there is no decision type 'minor'",
        ),
        (
            "call_in_working_days = 1\n",
            "[call_in]\ndays = 5\ntypes = []\n",
            "call_in.types: no type is open to call-in",
        ),
        ("key_threshold = 250_000\n", "", "there has to be a key key_threshold, or thresholds, or a budget_share"),
        (
            "[citations]",
            '[[thresholds]]\npounds = 9\ncounts = "all"\n[citations]',
            "line 18, thresholds[0]: there is another threshold for all already",
        ),
        ("[citations]", "[budget_share]\npercent = 0\n", "line 19, budget_share.percent: expected a number above 0"),
        (
            'from = "12-24", to = "01-02"',
            'from = "2026-12-24", to = "01-02"',
            "line 9, closures[0].to: give both days their year",
        ),
        (
            'from = "12-24", to = "01-02"',
            'from = "2027-02-29", to = "2027-03-01"',
            "closures[0].from: 2027-02-29 is not a day of that year",
        ),
        (
            'from = "12-24", to = "01-02"',
            'from = "2027-01-02", to = "2026-12-24"',
            "closures[0].to: 2026-12-24 is before 2027-01-02",
        ),
        (
            "[citations]",
            '[ward_dates]\n"Plumsted" = { to = "2026-05-06" }\n[citations]',
            "line 19, ward_dates.Plumsted: there is no “Plumsted” among the wards",
        ),
        (
            "[citations]",
            "[ward_dates]\nPlumstead = { from = 2027-05-06, to = 2026-05-06 }\n[citations]",
            "line 19, ward_dates.Plumstead: 2026-05-06 is before 2027-05-06",
        ),
        (
            "[citations]",
            '[areas]\nsingular = "Division"\n[citations]',
            "areas.singular: expected a word in lower-case letters",
        ),
        (
            'decision_type = "administrative"',
            'decision_type = "tiny"',
            "line 50, bands[2].decision_type: there is no decision type 'tiny'",
        ),
        ('key = "barchester"', 'key = "oxford"', "the file is named barchester.toml"),
        ('label = "up to £5,000"', 'label = " "', "a band needs a key and a label"),
        (
            "[citations]",
            quiet("wards-missing", ""),
            "line 20, quiet[0].reason: expected a text on one line",
        ),
        (
            "[citations]",
            quiet("wards-mising"),
            "line 19, quiet[0].rule: there is no rule “wards-mising”",
        ),
        (
            "[citations]",
            quiet("decision-missing"),
            "line 19, quiet[0].rule: “decision-missing” is an error",
        ),
        (
            "[citations]",
            quiet("bank-details"),
            "“bank-details” is an error or the law, and cannot be switched off",
        ),
        (
            "[citations]",
            f"{quiet('left-over')[:-11]}{quiet('left-over')}",
            "line 23, quiet[1].rule: “left-over” is there twice",
        ),
        ("[citations]", '[[quiet]]\nrule = "left-over"\n[citations]', "there has to be a key reason"),
    ],
)
def test_a_wrong_profile_is_refused_with_file_line_and_key(old: str, new: str, words: str, barchester: Path) -> None:
    path = barchester / "barchester.toml"
    assert old in BARCHESTER
    path.write_text(BARCHESTER.replace(old, new), encoding="utf-8")
    with pytest.raises(ResourceProblem) as refused:
        load_profile("barchester", (barchester,))
    sentence = str(refused.value)
    assert str(path) in sentence
    assert words in sentence
    assert "\n" not in sentence


def test_a_profile_that_is_no_text_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceProblem, match="not UTF-8"):
        load_profile("binary", (tmp_path,))
    (tmp_path / "large.toml").write_bytes(b"#" * (PROFILE_LIMIT + 1))
    with pytest.raises(ResourceProblem, match="too large"):
        load_profile("large", (tmp_path,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = " + "[" * 100_000, "nested too deeply"),
        ("a = " + "{a=" * 40_000, "nested too deeply"),
        ("a" + ".a" * 60_000 + " = 1", "more than 100 dots"),
        (("a" + ".a" * 100 + " = 1\n") * 2, "wrong"),
        ("wards = [" + '"w",' * 25_000 + "]", "wards"),
    ],
    ids=["arrays", "tables", "dotted", "twice", "wards"],
)
def test_a_profile_made_to_exhaust_is_refused(text: str, words: str, tmp_path: Path) -> None:
    bundled = (Path(__file__).parents[3] / "resources" / "councils" / "leeds.toml").read_text("utf-8")
    if text.startswith("wards"):
        text = re.sub(r"(?ms)^wards = \[.*?^\]", text, bundled)
    (tmp_path / "leeds.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceProblem, match=words):
        load_profile("leeds", (tmp_path,))


def test_the_page_on_profiles_names_every_key_and_its_example_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "profiles.md").read_text("utf-8")
    of_form = (FormChanges, ConsulteeRow, OwnSection, Source)
    of_rules = (Periods, Period, CallInTerms, Threshold, BudgetShare, Closure, AreaDates, AreaNames)
    for part in (Profile, *of_rules, RequiredConsultee, Vocabulary, Prompts, Prompt, QuietRule, Band, *of_form):
        for name in part.__struct_encode_fields__:
            assert any(words in page for words in (f"`{name}`", f"[{name}]", f"[form.{name}]")), name
    of_a_form, example = (block.split("```")[0] for block in page.split("```toml")[1:])
    (tmp_path / "barchester.toml").write_text(example, encoding="utf-8")
    profile = load_profile("barchester", (tmp_path,))
    assert profile.call_in_terms.days == 3
    assert _found(profile, Notice(decision_type=DecisionType.KEY))["list-date-missing"].endswith("Standing Order 9)")
    example = example.partition("[[bands]]")[0].replace("chief_digital_information_officer", "rows.treasurer")
    (tmp_path / "barchester.toml").write_text(f"{example}\n{of_a_form}", encoding="utf-8")
    assert load_profile("barchester", (tmp_path,)).notice_form.title == "Record of an Officer Decision"
